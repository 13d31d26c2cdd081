"""Libraries to measure with: many workshops, and one with a large map."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from cjm_tui.data import agenda, template
from cjm_tui.domain.acts.facilitation import move_room
from cjm_tui.domain.acts.founding import found
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.edits import Draft, create
from cjm_tui.domain.journey_map import Note, Touchpoint
from cjm_tui.domain.judgement import Agreement, Improvement
from cjm_tui.domain.persona import Persona
from cjm_tui.room.founding import found_workshop
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import new_uid

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def large_map(path: Path, touchpoints: int) -> Path:
    """Make a library whose first workshop has a map of so many touchpoints, with texts, values and improvements."""
    with Library(path) as library:
        draft = found(
            "A large map", template=template("suporte-ti"), agenda=agenda("standard-120"), language="en",
            facilitator="Bench", at=NOW, new_uid=new_uid,
        )  # fmt: skip
        room = Room.enter(library, found_workshop(library, draft, who="", at=NOW).number)
        journey = room.view.journeys[0].uid
        stages = room.view.stages(journey)
        persona = new_uid()
        edits = [create(Persona, persona, display_name="Ana")]
        for number in range(touchpoints):
            uid, stage = new_uid(), stages[number * len(stages) // touchpoints].uid
            edits += [
                create(Touchpoint, uid, journey=journey, stage=stage, title=f"Touchpoint {number}",
                       doing=f"Does something useful, number {number}", thinking="What happens now?"),
                create(Agreement, new_uid(), touchpoint=uid, persona=persona, value=number % 5 - 2),
                create(Note, new_uid(), touchpoint=uid, text=f"Pain {number}"),
            ]  # fmt: skip
            if number % 100 == 0:
                edits.append(create(Improvement, new_uid(), title=f"Mend {number}", how="By hand", owner="Bia",
                                    touchpoints=[uid], impact=number % 5 + 1, effort=number % 4 + 1))  # fmt: skip
        room.submit(Draft("Fill", tuple(edits)))
        room.submit(move_room(room.view, Phase.TOUCHPOINTS, NOW))
    return path


def many_workshops(path: Path, count: int) -> Path:
    """Make a library with so many workshops: one is founded, the others are copies of its row."""
    large_map(path, 30)
    with Library(path) as library, library.writing() as connection:
        connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
            "INSERT INTO workshops (id, uid, slug, join_code, updated_at, title, created_at) "
            "SELECT i, 'w' || i, 'workshop-' || i, 'code-' || i, strftime('%Y-%m-%dT%H:%M:%S+00:00', 1750000000 + i, "
            "'unixepoch'), 'Workshop ' || i, '2026-01-01T00:00:00+00:00' FROM n",
            (count,),
        )
    return path
