"""The sheet as somebody fills it in: a record that answers every message, as a screen does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual import on
from textual.events import Key, Paste
from textual.message import Message
from textual.pilot import Pilot

from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.sheet import (
    AlternativeChosen,
    EditingEnded,
    EditingStarted,
    EntryAdded,
    EntryMoved,
    EntryRemoved,
    FieldCancelled,
    FieldEdited,
    FieldTyping,
    LinkActivated,
    Sheet,
    SheetChoice,
    SheetEntry,
    SheetField,
    SheetSection,
)
from cjm_tui.widgets.sheet.__main__ import scope
from tests.screen_text import text_on

Posted = list[Message]


class Desk(DemoApp):
    """Holds a record, changes it as the sheet asks, and shows it again."""

    def __init__(self, *sections: SheetSection) -> None:
        self.sections = sections
        self.sheet = Sheet(sections)
        super().__init__(self.sheet)

    def field(self, key: str) -> SheetField:
        return next(field for section in self.sections for field in section.fields if field.key == key)

    def change(self, key: str, edit: Callable[[SheetField], SheetField]) -> None:
        self.sections = tuple(
            replace(section, fields=tuple(edit(f) if f.key == key else f for f in section.fields))
            for section in self.sections
        )
        self.sheet.show(self.sections)

    @on(FieldEdited)
    def keep(self, event: FieldEdited) -> None:
        def edited(field: SheetField) -> SheetField:
            if event.column:
                column = [c.key for c in field.columns].index(event.column)
                rows = list(field.rows)
                cells = list(rows[event.row or 0].cells)
                cells[column] = event.value
                rows[event.row or 0] = replace(rows[event.row or 0], cells=tuple(cells))
                return replace(field, rows=tuple(rows))
            if event.row is not None:
                entries = list(field.entries)
                entries[event.row] = replace(entries[event.row], text=str(event.value))
                return replace(field, entries=tuple(entries))
            return replace(field, value=event.value)

        self.change(event.key, edited)

    @on(EntryAdded)
    def add(self, event: EntryAdded) -> None:
        self.change(event.key, lambda f: replace(f, entries=(*f.entries, SheetEntry(event.text, f"new-{event.text}"))))

    @on(EntryRemoved)
    def remove(self, event: EntryRemoved) -> None:
        self.change(event.key, lambda f: replace(f, entries=f.entries[: event.row] + f.entries[event.row + 1 :]))

    @on(EntryMoved)
    def move(self, event: EntryMoved) -> None:
        def moved(field: SheetField) -> SheetField:
            entries = list(field.entries)
            entries.insert(event.to, entries.pop(event.row))
            return replace(field, entries=tuple(entries))

        self.change(event.key, moved)


@asynccontextmanager
async def at_the_desk(
    *sections: SheetSection, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Desk, Pilot[None], Posted]]:
    posted: Posted = []
    desk = Desk(*sections)
    async with desk.run_test(size=size, message_hook=posted.append) as pilot:
        await pilot.pause()
        yield desk, pilot, posted


def of(posted: Posted, *kinds: type[Message]) -> list[Message]:
    """Return the messages of these kinds, each once: the hook sees them again at every node they pass."""
    found: list[Message] = []
    for message in posted:
        if isinstance(message, kinds) and not any(message is earlier for earlier in found):
            found.append(message)
    return found


GOALS = SheetSection(
    "Scope",
    (
        SheetField("title", "Journey", value="Support"),
        SheetField("goals", "Goals", "list", required=True, add_label="a goal"),
        SheetField("note", "Note", "long", prominent=True),
    ),
)


async def test_empty_optional_fields_stay_behind_one_line_until_asked_for() -> None:
    async with at_the_desk(*scope(portuguese=False)) as (desk, pilot, _):
        assert "+ more (2)  last action, time frame" in text_on(desk)
        assert "Last action" not in text_on(desk)
        while desk.sheet.page.spot.part != "more":
            await pilot.press("down")
        await pilot.press("enter")
        assert "Last action" in text_on(desk)
        assert "- fewer" in text_on(desk)


async def test_goals_are_typed_one_after_the_other() -> None:
    async with at_the_desk(GOALS) as (desk, pilot, posted):
        await pilot.press("down", "enter", *"less", "enter", *"more", "enter", "enter")
        assert [entry.text for entry in desk.field("goals").entries] == ["less", "more"]
        assert "• less" in text_on(desk)
        assert "• more" in text_on(desk)
        assert desk.sheet.editing is None
        assert [message.text for message in of(posted, FieldTyping)][:4] == ["l", "le", "les", "less"]


async def test_tab_keeps_the_text_and_goes_on_writing_in_the_next_field() -> None:
    async with at_the_desk(GOALS) as (desk, pilot, posted):
        await pilot.press("enter", *" desk", "tab", *"faster", "tab", *"one", "enter", *"two", "tab")
        assert desk.field("title").value == "Support desk"
        assert [entry.text for entry in desk.field("goals").entries] == ["faster"]
        assert desk.field("note").value == "one\ntwo"
        starts, ends = of(posted, EditingStarted), of(posted, EditingEnded)
        assert [m.key for m in starts] == [m.key for m in ends] == ["title", "goals", "note"]


async def test_tab_from_a_text_lists_a_choice_where_words_are_no_commands_and_passes_over_folds() -> None:
    days = (SheetChoice("hours", "hours"), SheetChoice("days", "days"))
    section = SheetSection(
        "Time",
        (
            SheetField("length", "Length", "number", prominent=True),
            SheetField("hidden", "Hidden"),
            SheetField("unit", "Unit", "choice", value="hours", choices=days, prominent=True),
        ),
    )
    end = SheetSection("End", (SheetField("after", "After", prominent=True),))
    commands: list[str] = []

    class Room(Desk):
        def key_q(self) -> None:
            commands.append("q")

    desk = Room(section, end)
    async with desk.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "3", "tab", *"quick", "2", "tab", *"then", "tab")
        assert (desk.field("length").value, desk.field("unit").value) == ("3", "days")
        assert commands == []
        await pilot.press("up", "q")
        assert commands == ["q"]


async def test_esc_hands_the_text_over_and_leaves_the_value() -> None:
    async with at_the_desk(GOALS) as (desk, pilot, posted):
        await pilot.press("enter", *"!!", "escape")
        assert desk.field("title").value == "Support"
        assert [(m.key, m.text) for m in of(posted, FieldCancelled)] == [("title", "Support!!")]
        assert desk.sheet.page.has_focus


async def test_a_draft_comes_back_when_its_field_is_opened() -> None:
    section = SheetSection("Scope", (SheetField("title", "Journey", value="Support", draft="Support for n"),))
    async with at_the_desk(section) as (desk, pilot, _):
        assert "draft: Support for n" in text_on(desk)
        await pilot.press("enter", *"ew", "enter")
        assert desk.field("title").value == "Support for new"


async def test_a_burst_of_keys_keeps_its_order_from_one_field_to_the_next() -> None:
    async with at_the_desk(GOALS) as (desk, pilot, _):
        burst = ["enter", *"abX", "backspace", *"cd", "enter", "down", "enter", *"one", "enter", *"two", "tab", *"end"]
        for key in burst:
            # As a driver delivers what came in one read: all at once.
            desk._driver.send_message(Key(key, key if len(key) == 1 else None))
        for _ in range(200):
            if desk.sheet.draft == "end":
                break
            await pilot.pause()
        assert desk.field("title").value == "Supportabcd"
        assert [entry.text for entry in desk.field("goals").entries] == ["one", "two"]
        assert desk.sheet.draft == "end"


async def test_values_that_arrive_while_writing_leave_the_editor_open() -> None:
    async with at_the_desk(GOALS) as (desk, pilot, _):
        await pilot.press("down", "enter", *"my go")
        desk.change("goals", lambda f: replace(f, entries=(SheetEntry("from Ana", "a"), SheetEntry("from Bruno", "b"))))
        await pilot.press(*"al", "enter", "escape")
        assert [entry.text for entry in desk.field("goals").entries] == ["from Ana", "from Bruno", "my goal"]


async def test_an_entry_removed_by_somebody_else_leaves_its_text_as_a_new_one() -> None:
    section = SheetSection("Scope", (SheetField("goals", "Goals", "list", entries=(SheetEntry("halve it", "a"),)),))
    async with at_the_desk(section) as (desk, pilot, _):
        await pilot.press("enter", *"!")
        desk.change("goals", lambda f: replace(f, entries=(), prominent=True))
        await pilot.press("enter", "escape")
        assert [entry.text for entry in desk.field("goals").entries] == ["halve it!"]


async def test_the_cursor_follows_an_entry_that_is_carried() -> None:
    entries = tuple(SheetEntry(word, word) for word in ("one", "two", "three"))
    async with at_the_desk(SheetSection("", (SheetField("goals", "Goals", "list", entries=entries),))) as (
        desk,
        pilot,
        _,
    ):
        await pilot.press("shift+down", "right_square_bracket")
        assert [entry.text for entry in desk.field("goals").entries] == ["two", "three", "one"]
        assert desk.sheet.page.spot.key == "one"
        await pilot.press("delete")
        assert [entry.text for entry in desk.field("goals").entries] == ["two", "three"]


async def test_several_pasted_lines_become_several_entries() -> None:
    async with at_the_desk(GOALS) as (desk, pilot, _):
        await pilot.press("down", "enter")
        desk.sheet.screen.focused.post_message(Paste("first\n\n second \x1b[31mred\n"))
        await pilot.pause()
        assert desk.field("goals").entries[0].text == "first"
        assert len(desk.field("goals").entries) == 2
        assert "\x1b" not in text_on(desk)


@pytest.mark.parametrize(
    ("keys", "value"), [(["3"], "day"), (["space"], "future"), (["enter", "down", "enter"], "future")]
)
async def test_a_choice_is_made_by_digit_by_space_or_from_its_list(keys: list[str], value: str) -> None:
    async with at_the_desk(*scope(portuguese=False)) as (desk, pilot, _):
        await pilot.press("down", *keys)
        assert desk.field("type").value == value
        assert desk.sheet.page.spot.field == "type"


async def test_esc_closes_the_list_of_options() -> None:
    async with at_the_desk(*scope(portuguese=False)) as (desk, pilot, _):
        await pilot.press("down", "enter")
        assert "1 ● current state" in text_on(desk)
        await pilot.press("escape")
        assert "1 ● current state" not in text_on(desk)
        assert desk.field("type").value == "current"


async def test_letters_pick_from_the_tenth_option_on() -> None:
    choices = tuple(SheetChoice(f"c{n}", f"option {n}") for n in range(1, 13))
    async with at_the_desk(SheetSection("", (SheetField("x", "X", "choice", "c1", choices=choices),))) as (
        desk,
        pilot,
        _,
    ):
        await pilot.press("enter", "b")
        assert desk.field("x").value == "c11"


async def test_table_cells_take_space_digits_and_text() -> None:
    async with at_the_desk(*scope(portuguese=False)) as (desk, pilot, _):
        assert desk.sheet.reveal("channels")
        await pilot.press("down", "down", "space", "right", "enter", *"logins", "enter", "right", "right", "5")
        assert desk.field("channels").rows[2].cells == (True, "logins", False, "5")


async def test_a_flag_a_link_and_a_late_text_answer_to_enter() -> None:
    async with at_the_desk(*scope(portuguese=False)) as (desk, pilot, posted):
        desk.sheet.reveal("confirmed")
        await pilot.press("enter")
        assert desk.field("confirmed").value is False
        desk.sheet.reveal("persona")
        await pilot.press("enter")
        desk.sheet.reveal("target_experience")
        await pilot.press("down", "enter")
        assert [m.key for m in of(posted, LinkActivated)] == ["persona"]
        assert [m.alternative for m in of(posted, AlternativeChosen)] == ["a1"]


async def test_reveal_opens_what_hides_the_field() -> None:
    async with at_the_desk(*scope(portuguese=False)) as (desk, pilot, _):
        assert "Onboarding" not in text_on(desk)
        assert desk.sheet.reveal("later")
        await pilot.pause()
        assert "Onboarding" in text_on(desk)
        assert desk.sheet.cursor_field == "later"
        assert not desk.sheet.reveal("no such field")


async def test_a_read_only_sheet_can_be_read_and_nothing_else() -> None:
    async with at_the_desk(*scope(portuguese=False)) as (desk, pilot, posted):
        desk.sheet.read_only = True
        await pilot.press("enter", *"abc", "down", "3", "space", "down", "delete")
        assert not of(posted, FieldEdited, EntryRemoved, EditingStarted)


async def test_another_record_starts_folded_and_keeps_what_was_being_typed() -> None:
    async with at_the_desk(GOALS) as (desk, pilot, posted):
        desk.sheet.show((GOALS,), record="a")
        await pilot.press("enter", *"X")
        desk.sheet.show((GOALS,), record="b")
        await pilot.pause()
        assert [(m.key, m.value) for m in of(posted, FieldEdited)] == [("title", "SupportX")]
        assert desk.sheet.editing is None


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 60), (20, 5)])
async def test_hostile_text_is_shown_literally_at_every_size(size: tuple[int, int]) -> None:
    hostile = "[/nope] [@click=app.bell]x[/] \x1b]52;c;x\x07 \u202eabc 漢字 👩‍👩‍👧 " + "w" * 300
    section = SheetSection(
        "[bold]" + hostile,
        (
            SheetField("a", hostile, value=hostile, help=hostile),
            SheetField("b", "B", "list", entries=(SheetEntry(hostile, "k", hostile),), editing_by=hostile),
            SheetField("c", "C", "long", value=hostile * 5),
        ),
    )
    async with at_the_desk(section, size=size) as (desk, pilot, _):
        await pilot.press("down", "enter", *"x", "tab", "escape")
        assert "[/nope]" in text_on(desk) or size[1] < 10
        assert all(cell_len(line) <= size[0] for line in text_on(desk).split("\n"))


async def test_a_click_goes_to_a_field_and_a_second_one_writes_there() -> None:
    async with at_the_desk(GOALS) as (desk, pilot, _):
        await pilot.click(desk.sheet.page, offset=(14, 3))
        assert desk.sheet.cursor_field == "note"
        assert desk.sheet.editing is None
        await pilot.click(desk.sheet.page, offset=(14, 3))
        assert desk.sheet.editing is not None
        await pilot.press(*"hm")
        # Clicking elsewhere keeps what was typed.
        await pilot.click(desk.sheet.page, offset=(14, 1))
        assert desk.field("note").value == "hm"


async def test_running_text_grows_and_stops_at_its_limit() -> None:
    section = SheetSection("", (SheetField("note", "Note", "long", prominent=True, limit=20),))
    async with at_the_desk(section) as (desk, pilot, _):
        await pilot.press("enter")
        desk.sheet.screen.focused.post_message(Paste("one\ntwo\nthree and four and five"))
        await pilot.pause()
        assert desk.sheet.draft == "one\ntwo\nthree and fo"
        await pilot.press("escape")
        assert desk.field("note").value == ""


async def test_a_text_typed_and_taken_back_is_given_up_and_not_edited() -> None:
    async with at_the_desk(GOALS) as (_, pilot, posted):
        await pilot.press("enter", "x", "backspace", "enter")
        assert [(m.key, m.text) for m in of(posted, FieldCancelled)] == [("title", "Support")]
        assert not of(posted, FieldEdited)
        await pilot.press("enter", "enter")
        assert len(of(posted, FieldCancelled)) == 1


async def test_an_empty_sheet_takes_every_key_in_its_stride() -> None:
    async with at_the_desk() as (desk, pilot, posted):
        await pilot.press("enter", "down", "up", "space", "3", "delete", "end", "tab", "escape", "left")
        assert desk.sheet.cursor_field == ""
        desk.sheet.show((GOALS,))
        await pilot.press("enter", "!", "enter")
        assert [m.value for m in of(posted, FieldEdited)] == ["Support!"]
