"""The library file: private, checked before it is trusted, backed up, restored, and never overwritten."""

from __future__ import annotations

import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from cjm_tui.domain.workshop import KINDS
from cjm_tui.storage import backup, rows
from cjm_tui.storage.errors import (
    LibraryDamaged,
    LibraryForeign,
    LibraryMissing,
    LibraryNewer,
    OverBudget,
    StorageError,
    WorkshopMissing,
)
from cjm_tui.storage.health import examine
from cjm_tui.storage.library import Library
from cjm_tui.storage.lock import CHECKPOINT_BYTES
from cjm_tui.storage.migrating import migrations
from cjm_tui.storage.schema import APPLICATION_ID, SCHEMA_VERSION, schema_text
from tests.conftest import NOW, found_in


def test_the_file_and_its_side_files_are_private(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with Library(folder / "library.db") as library:
        found_in(library)
        for file in [folder, *folder.iterdir()]:
            assert not stat.S_IMODE(file.stat().st_mode) & 0o077, file


def test_every_field_of_every_record_has_a_column(library: Library) -> None:
    for kind in KINDS:
        columns = {row[1] for row in library.read(f"PRAGMA table_info({kind})")}
        assert set(rows.columns(kind)) <= columns, kind


def test_writes_are_synchronous_and_references_checked(library: Library) -> None:
    assert library.read("PRAGMA journal_mode") == [("wal",)]
    assert library.read("PRAGMA synchronous") == [(2,)]
    assert library.read("PRAGMA foreign_keys") == [(1,)]


def test_a_log_that_has_been_folded_back_is_short_again(library: Library) -> None:
    log = Path(f"{library.path}-wal")

    def write(text: str) -> int:
        with library.writing() as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS padding (text)")
            connection.execute("INSERT INTO padding VALUES (?)", (text,))
        return log.stat().st_size

    assert write("x" * CHECKPOINT_BYTES) > CHECKPOINT_BYTES
    assert write("y") < CHECKPOINT_BYTES


def test_a_text_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("My notes, " * 200)
    with pytest.raises(LibraryDamaged, match=r"notes\.db"):
        Library(path)
    assert path.read_text() == "My notes, " * 200


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE customers (id)")
    other.commit()
    other.close()
    with pytest.raises(LibraryForeign, match="no library"):
        Library(path)


def test_a_file_with_a_foreign_trigger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path) as library:
        found_in(library)
        library.connection.execute("CREATE TRIGGER bomb AFTER UPDATE ON workshops BEGIN DELETE FROM notes; END")
    with pytest.raises(LibraryForeign, match="code"):
        Library(path)


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path) as library:
        library.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(LibraryNewer, match="newer"):
        Library(path)


def test_an_older_library_is_backed_up_and_keeps_its_channels(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    connection = sqlite3.connect(path, isolation_level=None)
    migrations.apply(Database(connection, execute_plugins=False), stop_before="002_channel_kind")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    told = {"uid": "w", "title": "Old", "slug": "old", "join_code": "ab", "created_at": "2026", "updated_at": "2026"}
    connection.execute(f"INSERT INTO workshops ({', '.join(told)}) VALUES (?, ?, ?, ?, ?, ?)", tuple(told.values()))
    connection.execute("INSERT INTO channels (uid, workshop, title, channel_kind) VALUES ('c', 1, 'Shop', 'physical')")
    connection.close()
    with Library(path) as library:
        assert library.read("SELECT title, channel_kind FROM channels") == [("Shop", "physical")]
        assert library.read("PRAGMA user_version") == [(SCHEMA_VERSION,)]
        with library.writing() as connection:
            connection.execute("INSERT INTO channels (uid, workshop, title) VALUES ('d', 1, 'Leaflet')")
        assert library.read("SELECT channel_kind FROM channels WHERE uid = 'd'") == [(None,)]
        with pytest.raises(StorageError), library.writing() as connection:
            connection.execute("INSERT INTO channels (uid, workshop, channel_kind) VALUES ('e', 1, 'smoke')")
    (copy,) = (path.parent / "backups").iterdir()
    assert "before-migration" in copy.name


def test_a_file_that_must_exist_is_not_created(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        Library(tmp_path / "absent.db", create=False)
    assert not (tmp_path / "absent.db").exists()


def test_the_list_is_searched_without_case_and_accents_and_paged(library: Library) -> None:
    for number in range(25):
        found_in(library, title=f"Migração {number}")
    found_in(library, title="Something else")
    found = library.list_workshops("migracao", limit=10)
    assert [w.title for w in found][:2] == ["Migração 24", "Migração 23"]
    following = library.list_workshops("MIGRAÇÃO", limit=100, after=found[-1])
    assert len(found) + len(following) == library.count("migração") == 25
    assert library.list_workshops("100%_") == []


def test_a_slug_is_never_taken_for_a_number(library: Library) -> None:
    first, second = found_in(library, title="2026"), found_in(library, title="2026")
    assert library.find(first.slug).number == first.number
    assert library.find(second.slug).number == second.number
    with pytest.raises(WorkshopMissing):
        library.find("2026")


def test_an_archived_workshop_leaves_the_list_and_nothing_else(library: Library) -> None:
    workshop = found_in(library)
    library.archive(workshop.number)
    assert library.list_workshops() == []
    assert [w.number for w in library.list_workshops(archived=True)] == [workshop.number]
    library.archive(workshop.number, archived=False)
    assert len(library.list_workshops()) == 1


def test_the_history_cannot_be_altered(library: Library) -> None:
    found_in(library)
    for statement in ("DELETE FROM changes", "UPDATE changes SET who = 'me'"):
        with pytest.raises(sqlite3.IntegrityError):
            library.connection.execute(statement)


def test_backup_and_restore_bring_everything_back_and_keep_what_was_there(library: Library, tmp_path: Path) -> None:
    found_in(library, title="Before")
    copy = backup.backup(library, tmp_path / "copies" / "one.db")
    assert not stat.S_IMODE(copy.stat().st_mode) & 0o077
    found_in(library, title="After")
    library.close()
    kept = backup.restore(library.path, copy, NOW)
    assert kept is not None
    with Library(library.path) as restored, Library(kept) as former:
        assert [w.title for w in restored.list_workshops()] == ["Before"]
        assert {w.title for w in former.list_workshops()} == {"Before", "After"}


def test_a_damaged_library_is_moved_aside_when_a_backup_comes_back(library: Library, tmp_path: Path) -> None:
    found_in(library, title="Before")
    copy = backup.backup(library, tmp_path / "one.db")
    library.close()
    library.path.write_bytes(b"nonsense" * 1000)
    aside = backup.restore(library.path, copy, NOW)
    assert aside is not None
    assert aside.read_bytes() == b"nonsense" * 1000
    with Library(library.path) as restored:
        assert [w.title for w in restored.list_workshops()] == ["Before"]


def test_a_backup_never_overwrites(library: Library, tmp_path: Path) -> None:
    (tmp_path / "one.db").write_text("mine")
    with pytest.raises(StorageError, match="exists"):
        backup.backup(library, tmp_path / "one.db")
    assert (tmp_path / "one.db").read_text() == "mine"


def test_daily_backups_rotate(library: Library) -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    for day in range(10):
        assert backup.rotate(library, begun + timedelta(days=day))
        assert backup.rotate(library, begun + timedelta(days=day, hours=3)) is None
    assert len(backup.backups_of(library.path)) == backup.KEPT_DAILY


def test_doctor_says_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path) as library:
        found_in(library)
    assert all(check.ok for check in examine(path))
    path.chmod(0o644)
    assert [check.name for check in examine(path) if not check.ok] == ["permissions"]


def test_views_for_outsiders_have_the_documented_columns(library: Library) -> None:
    found_in(library)
    for view, column in {
        "v_touchpoints": "touchpoint",
        "v_emotions": "valence",
        "v_improvements": "improvement",
        "v_votes": "votes",
        "v_actions": "who",
    }.items():
        assert column in {row[1] for row in library.read(f"PRAGMA table_info({view})")}
    assert "CREATE VIEW" in schema_text()


def test_the_database_refuses_more_votes_than_the_budget(library: Library) -> None:
    from cjm_tui.domain.acts import records
    from cjm_tui.domain.judgement import Ballot, Improvement, Vote
    from cjm_tui.room.room import Room
    from cjm_tui.storage.workshops import new_uid

    room = Room.enter(library, found_in(library).number)
    ideas = [new_uid() for _ in range(3)]
    for uid in ideas:
        room.submit(records.add(Improvement, uid, title=uid))
    ballot = new_uid()
    room.submit(records.add(Ballot, ballot, options=tuple(ideas), budget=3, cap=2, opened_at=NOW))

    def vote(uid: str, dots: int) -> None:
        room.submit(records.add(Vote, new_uid(), ballot=ballot, improvement=uid, author="anon-1", dots=dots))

    vote(ideas[0], 2)
    vote(ideas[1], 1)
    with pytest.raises(OverBudget):
        vote(ideas[2], 1)
    with pytest.raises(OverBudget):
        vote(ideas[0], 3)
    assert library.read("SELECT sum(dots) FROM votes WHERE removed = 0") == [(3,)]
    assert not room.view.all(Vote), "blind until the ballot closes"
