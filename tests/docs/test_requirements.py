"""Every requirement has its line, each line names what exists, and what no other test holds is held here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cjm_tui.app import CjmApp
from cjm_tui.domain.acts import mapping, records
from cjm_tui.domain.choices import Context, TimeUnit
from cjm_tui.domain.lint_rules import RULES
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.formats import Choices, export
from cjm_tui.room.room import Room
from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen
from cjm_tui.storage.library import Library
from cjm_tui.widgets.frame.title_line import TitleLine
from tools.docs import places

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "requirements.md").read_text("utf-8")
FIRST_AND_LAST = {"S0": (1, 15), "S1": (1, 15), "S2": (1, 25), "S3": (1, 11), "S4": (0, 15)}
IDS = [f"{source}.{n}" for source, (first, last) in FIRST_AND_LAST.items() for n in range(first, last + 1)]
QUOTED = re.findall(r"`([^`]+)`", PAGE)


def test_every_requirement_has_one_line_with_a_place_and_a_test() -> None:
    lines = dict(re.findall(r"^\| (S\d\.\d+) \| (.+) \|$", PAGE, re.MULTILINE))
    assert list(lines) == IDS
    assert all(line.count(" | ") == 2 and "tests/" in line.rpartition(" | ")[2] for line in lines.values())


@pytest.mark.parametrize("name", sorted({q for q in QUOTED if q.startswith(("cjm_tui/", "tests/"))}))
def test_what_a_line_names_exists(name: str) -> None:
    file, _colons, test = name.partition("::")
    assert (ROOT / file).is_file()
    assert not test or re.search(rf"^(async )?def {test}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE)


def test_the_keys_that_are_named_exist() -> None:
    known = {binding.id for place in places() for binding in place.bindings}
    prefixes = {key.split(".")[0] for key in known if key}
    named = {q for q in QUOTED if re.fullmatch(r"[a-z_]+\.[a-z0-9_]+", q) and q.split(".")[0] in prefixes}
    assert named
    assert named <= known


def test_the_rules_of_the_linter_that_are_named_exist() -> None:
    named = {q for line in PAGE.splitlines() for part in re.findall(r"[Ll]inter.*", line.split(" | tests")[0])
             for q in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", part)}  # fmt: skip
    assert named - {"suporte-ti"} <= set(RULES)


def test_the_labels_that_are_quoted_stand_on_the_screen() -> None:
    catalogue = (ROOT / "cjm_tui/locale/pt_BR/LC_MESSAGES/cjm_tui.po").read_text("utf-8")
    told = " ".join(line.split(" | ")[2] for line in PAGE.splitlines() if re.match(r"\| S\d", line))
    guide = (ROOT / "docs/facilitating.md").read_text("utf-8").replace('"IT portal"', "")
    quoted = set(re.findall(r'"([^"\n]+)"', told + guide))
    assert len(quoted) > 30
    known = set(re.findall(r'^msgid "(.+?)…?"$', catalogue, re.MULTILINE))
    data = " ".join(file.read_text("utf-8") for file in (ROOT / "cjm_tui/data").rglob("*.toml"))
    assert {label for label in quoted - known if f'"{label}"' not in data} == set()


async def test_three_keys_and_a_title_make_a_template_map(library: Library) -> None:
    app = CjmApp(library)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("n")
        await pilot.press(*"Portal", "enter")
        await pilot.press("enter")
        while not isinstance(app.screen, WorkshopScreen):
            await pilot.pause(0.01)
        view = app.screen.room.view
    assert view.about.title == "Portal"
    assert len(view.stages(view.journeys[0].uid)) == 7


async def test_the_time_frame_is_in_the_header_and_in_the_exports(library: Library, room: Room) -> None:
    journey = room.view.journeys[0]
    room.submit(records.set_fields(journey, timeframe_value=3, timeframe_unit=TimeUnit.WEEKS))
    app = CjmApp(library, workshop=room.number)
    async with app.run_test(size=(120, 36)) as pilot:
        while not isinstance(app.screen, WorkshopScreen):
            await pilot.pause(0.01)
        assert "3 weeks" in app.screen.query_one(TitleLine).view.journey
    assert b"3 weeks" in export(room.view, "md").files["it-portal.md"]
    assert b"3,weeks" in export(room.view, "csv", Choices()).files["journeys.csv"]


def test_one_persona_walks_two_journeys(room: Room) -> None:
    ana, second = room.new_uid(), room.new_uid()
    first = room.view.journeys[0]
    room.submit(records.add(Persona, ana, "Add persona", display_name="Ana"))
    room.submit(records.set_fields(first, personas=[ana]))
    room.submit(records.add(Journey, second, "Add journey", title="Asking for access", personas=[ana]))
    stage = room.view.stages(first.uid)[0]
    room.submit(mapping.add_touchpoint(room.view, first.uid, stage.uid, "Calls the desk", room.new_uid))
    assert [journey.personas for journey in room.view.journeys] == [(ana,), (ana,)]


def test_the_contexts_of_a_current_state_map(room: Room) -> None:
    assert [context.label for context in Context] == [
        *("User experience", "Marketing and sales automation", "Customer experience", "Other"),
    ]
    journey = room.view.journeys[0]
    for context in Context:
        room.submit(records.set_fields(journey, context=context))
        assert room.view.get(Journey, journey.uid).context is context
