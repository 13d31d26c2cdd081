"""The library is held, taken away, replaced, or cannot be reached: nothing is lost, and a sentence says what it is."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from cjm_tui.domain.acts import records
from cjm_tui.domain.scope import Goal
from cjm_tui.room.room import Room
from cjm_tui.storage import lock
from cjm_tui.storage.errors import LibraryBusy, LibraryGone, StorageError
from cjm_tui.storage.library import Library
from cjm_tui.storage.live import LiveFile, Presence, SavedDraft
from tests.conftest import NOW, found_in


@contextmanager
def held(path: Path) -> Iterator[int]:
    """Hold a library's lock as a program that is stuck does."""
    descriptor = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def add_goal(room: Room, title: str) -> None:
    room.submit(records.add(Goal, room.new_uid(), title=title))


def titles(library: Library) -> list[str]:
    return [goal.title for goal in Room.enter(library, 1).view.goals]


def test_a_stuck_writer_is_waited_for_only_so_long(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0.1)
    with held(room.library.path), pytest.raises(LibraryBusy, match="your text is kept"):
        add_goal(room, "Too late")
    add_goal(room, "In time")
    assert titles(room.library) == ["In time"]


def test_whoever_has_given_up_does_not_keep_the_lock(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0.1)
    with held(room.library.path):
        for _attempt in range(3):
            with pytest.raises(LibraryBusy):
                add_goal(room, "Too late")
    for thread in threading.enumerate():
        if thread.name == "library-lock":
            thread.join(10)
    with held(room.library.path):
        pass
    add_goal(room, "In time")
    assert titles(room.library) == ["In time"]


def test_a_short_wait_is_no_trouble(room: Room) -> None:
    with held(room.library.path):
        writer = threading.Thread(target=add_goal, args=(room, "A moment later"))
        writer.start()
        writer.join(0.2)
        assert writer.is_alive()
    writer.join(10)
    assert titles(room.library) == ["A moment later"]


@pytest.mark.parametrize("put", ["nothing", "another library", "an empty file"])
def test_a_library_that_is_taken_away_is_rescued_once(room: Room, tmp_path: Path, put: str) -> None:
    add_goal(room, "Before")
    path = room.library.path
    for file in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        file.unlink(missing_ok=True)
    if put == "another library":
        with Library(path) as other:
            found_in(other, title="Somebody else's")
    elif put == "an empty file":
        path.touch()
    for title in ("After", "And after that"):
        with pytest.raises(LibraryGone, match="rescued"):
            add_goal(room, title)
    assert [goal.title for goal in room.view.goals] == ["Before"]
    (copy,) = (tmp_path / "backups").glob("*-rescued.db")
    with Library(copy) as rescued:
        assert titles(rescued) == ["Before"]
    if put == "another library":
        with Library(path) as other:
            assert [w.title for w in other.list_workshops()] == ["Somebody else's"]


def test_a_folder_that_is_a_file_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    with pytest.raises(StorageError, match="its folder is a file"):
        Library(tmp_path / "notes" / "library.db")


@pytest.mark.parametrize("content", [b"", b"nonsense" * 1000, b"SQLite format 3\0" + b"x" * 5000])
def test_a_live_file_of_any_content_keeps_nobody_out(library: Library, content: bytes) -> None:
    Path(f"{library.path}.live").write_bytes(content)
    live = LiveFile(library.path)
    live.save_draft(1, "u1", SavedDraft("goals:new", "", "half a sen"), now=100.0)
    assert [draft.text for draft in live.drafts(1, "u1")] == ["half a sen"]
    live.close()


def test_after_the_clock_is_set_back_nobody_from_the_future_is_here(library: Library) -> None:
    live = LiveFile(library.path)
    live.announce(1, "session-1", Presence("ana", "scope"), now=10_000.0)
    live.announce(1, "session-2", Presence("bia", "scope"), now=6_400.0)
    assert [person.participant for person in live.present(1, now=6_401.0)] == ["bia"]
    live.announce(1, "session-1", Presence("ana", "scope"), now=6_402.0)
    assert [person.participant for person in live.present(1, now=6_403.0)] == ["ana", "bia"]
    live.close()


def test_changes_made_while_the_clock_goes_back_keep_their_order(library: Library) -> None:
    room = Room.enter(library, found_in(library).number)
    for step, title in enumerate(["First", "Second", "Third"]):
        room.clock = lambda step=step: NOW - timedelta(hours=step)
        add_goal(room, title)
    assert [goal.title for goal in room.view.goals] == ["First", "Second", "Third"]
    room.undo()
    assert [goal.title for goal in room.view.goals] == ["First", "Second"]
    assert titles(library) == ["First", "Second"]
