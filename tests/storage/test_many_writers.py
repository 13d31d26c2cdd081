"""Twenty programs write to one workshop at once, and one is killed: nothing acknowledged is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cjm_tui.domain.edits import apply
from cjm_tui.domain.journey_map import Note, Touchpoint
from cjm_tui.domain.workshop import Workshop
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from tests.conftest import found_in

WRITER = """
import sys
from pathlib import Path
from cjm_tui.domain.acts import records
from cjm_tui.domain.journey_map import Note, Touchpoint
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import new_uid

path, name, count = sys.argv[1:]
with Library(Path(path)) as library:
    room = Room.enter(library, 1)
    journey = room.view.journeys[0]
    stage = room.view.stages(journey.uid)[0]
    for number in range(int(count)):
        token = f"{name}-{number}"
        room.submit(records.add(Note, new_uid(), journey=journey.uid, text=token))
        room.submit(records.add(Touchpoint, new_uid(), journey=journey.uid, stage=stage.uid, title=token, place=""))
        print(token, flush=True)
"""


def start(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_twenty_programs_lose_nothing_and_agree_on_the_order(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path) as library:
        found_in(library)
    writers = [start(path, f"writer{n}", 12) for n in range(20)]
    victim = start(path, "victim", 500)
    acknowledged = [victim.stdout.readline().strip() for _ in range(5)] if victim.stdout else []
    victim.kill()
    acknowledged += [line for line in (victim.stdout.read() if victim.stdout else "").split("\n") if line][:-1]
    for writer in writers:
        out, error = writer.communicate(timeout=120)
        assert writer.returncode == 0, error
        acknowledged += out.split()
    with Library(path) as library:
        room = Room.enter(library, 1)
        notes = [note.text for note in room.view.all(Note).values()]
        assert set(acknowledged) <= set(notes)
        assert len(notes) == len(set(notes))
        titles = {touchpoint.title for touchpoint in room.view.all(Touchpoint).values()}
        assert set(acknowledged) <= titles
        replayed = Workshop()
        for change in room.history():
            replayed = apply(replayed, change.edits, change.seq)
        assert {k: dict(v) for k, v in replayed.records.items() if v} == {
            k: dict(v) for k, v in room.view.records.items() if v
        }
        positions = [t.position for t in room.view.all(Touchpoint).values()]
        assert len(positions) == len(set(positions))


def test_an_edit_of_one_program_is_known_to_the_other_by_data_version(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path) as library:
        found_in(library)
        room = Room.enter(library, 1)
        assert not room.has_news()
        out, error = start(path, "other", 1).communicate(timeout=60)
        assert out.split() == ["other-0"], error
        assert room.has_news()
        assert len(room.hear()) == 2
        assert not room.has_news()
