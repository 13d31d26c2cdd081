"""Editing in place, and the requests that the keys make."""

from __future__ import annotations

from dataclasses import replace

from textual.widgets import TextArea

from cjm_tui.widgets.journey_grid import STAGE, TITLE, GridMap, JourneyGrid, Zoom
from cjm_tui.widgets.journey_grid.editor import CellEditor
from cjm_tui.widgets.journey_grid.sample import sample_map
from tests.widgets.journey_grid.story import looking_at


async def test_enter_edits_and_enter_takes_the_text_over() -> None:
    async with looking_at() as story:
        await story.press("enter", "!", "enter")
        edited = story.last(JourneyGrid.CellEdited)
        assert (edited.column_uid, edited.lane_key, edited.text) == ("fora", TITLE, "Sistema fora do ar!")
        assert story.grid.edited is None
        await story.press("right")
        assert story.cursor == ("colega", TITLE)


async def test_every_keystroke_is_told_so_that_a_draft_can_be_kept() -> None:
    async with looking_at() as story:
        await story.press("down", "enter", "x", "y")
        assert [typed.text for typed in story.said(JourneyGrid.CellTyping)][-2:] == ["—x", "—xy"]
        assert story.last(JourneyGrid.CellTyping).lane_key == "channel"


async def test_escape_gives_the_text_up_but_hands_it_over_as_a_draft() -> None:
    async with looking_at() as story:
        await story.press("enter", "?", "escape")
        assert story.last(JourneyGrid.EditCancelled).text == "Sistema fora do ar?"
        assert not story.said(JourneyGrid.CellEdited)
        assert story.grid.edited is None


async def test_tab_takes_the_text_over_and_edits_the_next_column() -> None:
    async with looking_at() as story:
        await story.press("down", "down", "enter", "1", "tab", "2", "enter")
        assert [edit.column_uid for edit in story.said(JourneyGrid.CellEdited)] == ["fora", "colega"]
        assert story.last(JourneyGrid.CellEdited).text == "Chama a mesa ao lado2"


async def test_tab_in_the_last_column_ends_the_edit() -> None:
    async with looking_at() as story:
        await story.press("end", "enter", "1", "tab")
        assert story.grid.edited is None
        assert story.last(JourneyGrid.CellEdited).column_uid == "nps"


async def test_the_editor_stands_over_its_cell_and_inside_the_map() -> None:
    async with looking_at() as story:
        await story.press("right", "enter")
        row = next(n for n, line in enumerate(story.lines) if "Pergunta ao colega" in line)
        assert row == 3
        editor = story.grid.query_one(CellEditor)
        assert editor.region.width >= 24
        await story.press("escape", "end", "enter")
        assert story.grid.query_one(CellEditor).region.right <= 80


async def test_letters_that_are_keys_of_the_map_are_text_in_the_editor() -> None:
    async with looking_at() as story:
        await story.press("enter", *"hjklzaix[]")
        assert story.last(JourneyGrid.CellTyping).text.endswith("hjklzaix[]")
        assert story.grid.zoom is Zoom.STAGE
        assert story.cursor == ("fora", TITLE)


async def test_a_draft_can_be_offered_instead_of_the_text() -> None:
    async with looking_at() as story:
        story.grid.begin_edit("half a tho")
        await story.press("u", "enter")
        assert story.last(JourneyGrid.CellEdited).text == "half a thou"


async def test_a_name_stays_on_one_line_and_within_its_limit() -> None:
    async with looking_at() as story:
        story.grid.begin_edit("", limit=12)
        await story.pilot.pause()
        story.grid.query_one(TextArea).insert("first\nsecond and much more")
        await story.press("enter")
        assert story.last(JourneyGrid.CellEdited).text == "first second"


async def test_a_text_keeps_its_lines() -> None:
    async with looking_at() as story:
        await story.press("down", "down")
        story.grid.begin_edit("")
        await story.pilot.pause()
        story.grid.query_one(TextArea).insert("first\nsecond")
        await story.press("enter")
        assert story.last(JourneyGrid.CellEdited).text == "first\nsecond"


async def test_somebody_else_s_edit_leaves_the_open_editor_on_its_touchpoint() -> None:
    async with looking_at() as story:
        await story.press("right", "enter", "!")
        shown = sample_map()
        without_first = replace(shown.stages[0], columns=shown.stages[0].columns[1:])
        await story.show(replace(shown, stages=(without_first, *shown.stages[1:])))
        await story.press("!", "enter")
        edited = story.last(JourneyGrid.CellEdited)
        assert (edited.column_uid, edited.text) == ("colega", "Pergunta ao colega!!")


async def test_a_text_typed_into_a_removed_touchpoint_is_not_lost() -> None:
    async with looking_at() as story:
        await story.press("enter", "!")
        shown = sample_map()
        without_first = replace(shown.stages[0], columns=shown.stages[0].columns[1:])
        await story.show(replace(shown, stages=(without_first, *shown.stages[1:])))
        await story.press("enter")
        edited = story.last(JourneyGrid.CellEdited)
        assert (edited.column_uid, edited.text) == ("fora", "Sistema fora do ar!")


async def test_a_stage_is_renamed_in_place() -> None:
    async with looking_at() as story:
        await story.press("up", "enter", "!", "enter")
        edited = story.last(JourneyGrid.CellEdited)
        assert (edited.stage_uid, edited.cell.on_stage, edited.text) == ("percebe", True, "Percebe o problema!")


async def test_brackets_ask_to_move_and_letters_to_insert_and_remove() -> None:
    async with looking_at() as story:
        await story.press("right", "]", "[", "shift+right", "a", "i", "x")
        assert [move.delta for move in story.said(JourneyGrid.MoveRequested)] == [1, -1, 1]
        assert [insert.where for insert in story.said(JourneyGrid.InsertRequested)] == ["after", "before"]
        assert story.last(JourneyGrid.RemoveRequested).column_uid == "colega"
        await story.press("up", "]")
        assert story.last(JourneyGrid.MoveRequested).cell.on_stage


async def test_in_an_empty_stage_enter_asks_for_its_first_touchpoint() -> None:
    shown = sample_map()
    empty = replace(shown, stages=(replace(shown.stages[0], columns=()), *shown.stages[1:]))
    async with looking_at(empty) as story:
        await story.press("enter")
        asked = story.last(JourneyGrid.InsertRequested)
        assert (asked.stage_uid, asked.column_uid) == ("percebe", None)
        await story.press("x", "]")
        assert not story.said(JourneyGrid.RemoveRequested)
        assert not story.said(JourneyGrid.MoveRequested)


async def test_without_stages_the_insert_key_asks_for_the_first_one() -> None:
    async with looking_at(GridMap()) as story:
        await story.press("a", "enter", "left", "z")
        assert story.last(JourneyGrid.InsertRequested).lane_key == STAGE


async def test_a_map_to_read_only_activates() -> None:
    async with looking_at(read_only=True) as story:
        await story.press("enter", "a", "x", "]")
        assert story.last(JourneyGrid.Activated).column_uid == "fora"
        assert not story.said(JourneyGrid.EditRequested)
        assert not story.said(JourneyGrid.InsertRequested)
