"""A table is exported, edited in a spreadsheet and comes back."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_tui.domain.acts.demonstration import found_demo
from cjm_tui.domain.acts.records import set_fields
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.settling import settle
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.inbound.cells import unguarded
from cjm_tui.exchange.inbound.csv_text import Row, rows_of
from cjm_tui.exchange.inbound.decoding import decode
from cjm_tui.exchange.inbound.identity import uids_in
from cjm_tui.exchange.inbound.plan import plan_workshop
from cjm_tui.exchange.inbound.read import read, tables_with_uids
from cjm_tui.exchange.inbound.returning import NotOurTable, Return, plan_return
from cjm_tui.exchange.outbound.csv_text import PROFILES, csv_bytes
from cjm_tui.exchange.outbound.edition import edition_of
from cjm_tui.exchange.outbound.tables.every_table import every_table
from cjm_tui.i18n import using

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
UIDS = (f"u{number}" for number in itertools.count())
Rows = list[list[str]]


def new_uid() -> str:
    return next(UIDS)


def demo(language: str) -> Workshop:
    settled = settle(Workshop(), found_demo(language, NOW, new_uid), who="", at=NOW, new_uid=new_uid)
    assert settled
    return settled.workshop


def exported(workshop: Workshop, key: str, profile: str = "rfc4180", *, keys: bool = False) -> list[Row]:
    with using(workshop.about.language):
        table = next(t for t in every_table(edition_of(workshop)) if t.key == key)
        content = csv_bytes(table, PROFILES[profile], keys=keys)
    return list(rows_of(decode(content).text))


def edited(
    workshop: Workshop, key: str, edit: Callable[[Rows, dict[str, int]], None], profile: str = "rfc4180"
) -> Return:
    rows = exported(workshop, key, profile)
    places = {name: number for number, name in enumerate(rows[0][1])}
    cells = [row for _line, row in rows]
    edit(cells, places)
    # A spreadsheet writes the file anew: quotes and lines are its own.
    out = io.StringIO()
    csv.writer(out).writerows(cells)
    return plan_return(list(rows_of(out.getvalue())), workshop, new_uid=new_uid)


def carried_out(workshop: Workshop, back: Return) -> Workshop:
    assert back.draft
    settled = settle(workshop, back.draft, who="", at=NOW, new_uid=new_uid)
    assert settled
    return settled.workshop


@pytest.mark.parametrize("language", ["en", "pt-BR"])
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("key", ["touchpoints", "journey", "improvements", "stages", "personas"])
def test_what_nobody_edited_changes_nothing(language: str, profile: str, key: str) -> None:
    workshop = demo(language)
    back = plan_return(exported(workshop, key, profile), workshop, new_uid=new_uid)
    assert (back.draft, back.changed, back.added, back.remarks) == (None, (), (), ())


def test_a_row_of_keys_is_passed_over() -> None:
    workshop = demo("en")
    with using("en"):
        table = next(t for t in every_table(edition_of(workshop)) if t.key == "touchpoints")
    rows = exported(workshop, "touchpoints")
    rows.insert(1, (2, [column.key for column in table.columns]))
    assert not plan_return(rows, workshop, new_uid=new_uid).remarks


def test_edited_cells_change_the_record_and_nothing_else() -> None:
    workshop = demo("pt-BR")
    first, second, *_rest = workshop.touchpoints(workshop.journeys[0].uid)
    stages = workshop.stages(workshop.journeys[0].uid)

    def edit(cells: Rows, places: dict[str, int]) -> None:
        row = next(r for r in cells if r[-1] == first.uid)
        row[places["Ponto de contato"]] = "Outro título"
        row[places["Canal"]] = "Pombo-correio"
        row[places["Etapa"]] = stages[-1].title
        row[places["Duração (min)"]] = "2 h"
        row[places["Ponto de contato-chave"]] = "sim"
        row[places["Sistemas"]] = "SAP | Excel"
        row[places["Situação"]] = "Planejado"

    back = edited(workshop, "touchpoints", edit, "excel-ptbr")
    after = carried_out(workshop, back)
    changed = after.get(Touchpoint, first.uid)
    assert changed.title == "Outro título"
    assert after.records["channels"][str(changed.channel)].title == "Pombo-correio"  # type: ignore[attr-defined]
    assert (changed.stage, changed.duration_minutes, changed.key) == (stages[-1].uid, 120, True)
    assert (changed.systems, changed.state) == (("SAP", "Excel"), "planned")
    assert after.get(Touchpoint, second.uid) == second
    assert {(c.title, c.after) for c in back.changed} >= {(first.title, "Outro título"), (first.title, "2 h")}
    assert not back.remarks


def test_emptied_cells_empty_the_field() -> None:
    workshop = demo("en")
    touchpoint = next(t for t in workshop.touchpoints(workshop.journeys[0].uid) if t.doing and t.channel)

    def edit(cells: Rows, places: dict[str, int]) -> None:
        row = next(r for r in cells if r[-1] == touchpoint.uid)
        row[places["Doing"]] = row[places["Channel"]] = ""

    changed = carried_out(workshop, edited(workshop, "touchpoints", edit)).get(Touchpoint, touchpoint.uid)
    assert (changed.doing, changed.channel) == ("", None)


def test_what_a_field_cannot_hold_is_told_with_its_line() -> None:
    workshop = demo("en")

    def edit(cells: Rows, places: dict[str, int]) -> None:
        cells[1][places["Satisfaction"]] = "11"
        cells[2][places["State"]] = "purple"
        cells[3][places["ID"]] = "T999"

    back = edited(workshop, "touchpoints", edit)
    assert back.draft is None
    assert [remark.line for remark in back.remarks] == [2, 3, 4]


def test_a_new_row_becomes_a_new_touchpoint_in_its_stage() -> None:
    workshop = demo("en")
    journey = workshop.journeys[0]

    def edit(cells: Rows, places: dict[str, int]) -> None:
        for title, stage in (("Sends a pigeon", workshop.stages(journey.uid)[0].title), ("Waits", "A new stage")):
            row = [""] * len(cells[0])
            row[places["Touchpoint"]], row[places["Stage"]], row[places["Doing"]] = title, stage, "'=Runs"
            cells.append(row)

    back = edited(workshop, "touchpoints", edit)
    after = carried_out(workshop, back)
    assert [title for _line, title in back.added] == ["Sends a pigeon", "Waits"]
    first = after.touchpoints(journey.uid, workshop.stages(journey.uid)[0].uid)[-1]
    assert (first.title, first.doing) == ("Sends a pigeon", "=Runs")
    assert [stage.title for stage in after.stages(journey.uid)][-1] == "A new stage"
    assert len(after.all(Stage)) == len(workshop.all(Stage)) + 1


def test_rows_that_are_gone_stay_and_rows_of_nobody_are_told() -> None:
    workshop = demo("en")

    def edit(cells: Rows, places: dict[str, int]) -> None:
        del cells[2]
        cells[1][-1] = "somebody-else"
        cells[3][places["Touchpoint"]] = "New title"

    back = edited(workshop, "touchpoints", edit)
    sentences = [remark.sentence for remark in back.remarks]
    assert "Rows that the table no longer has stay in the workshop: 2." in sentences
    assert "What this row was about is no longer in the workshop." in sentences
    assert len(carried_out(workshop, back).all(Touchpoint)) == len(workshop.all(Touchpoint))


def test_improvements_take_agreed_values_where_the_mean_was_edited() -> None:
    workshop = demo("en")
    improvement = workshop.improvements[0]

    def edit(cells: Rows, places: dict[str, int]) -> None:
        row = next(r for r in cells if r[-1] == improvement.uid)
        row[places["Impact"]] = "1"
        row[places["When"]] = "03/01/2027"
        row[places["ID"]] = "I999"

    back = edited(workshop, "improvements", edit)
    changed = carried_out(workshop, back).get(Improvement, improvement.uid)
    assert (changed.impact, str(changed.due), changed.effort) == (1, "2027-03-01", improvement.effort)
    assert ["“ID”" in remark.sentence for remark in back.remarks] == [True]


def test_the_tables_of_a_workbook_are_found_without_its_other_sheets() -> None:
    workshop = demo("en")
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    book.add_worksheet("Hello").write_string(0, 0, "World")
    for key in ("touchpoints", "improvements"):
        sheet = book.add_worksheet(key)
        for number, (_line, cells) in enumerate(exported(workshop, key)):
            sheet.write_row(number, 0, [unguarded(text) for text in cells])
    book.close()
    tables = tables_with_uids(buffer.getvalue(), "workshop.xlsx")
    assert [table.was_guarded for table in tables] == [False, False]
    for table in tables:
        back = plan_return(table.rows, workshop, new_uid=new_uid, was_guarded=table.was_guarded)
        assert (back.changed, back.remarks) == ((), ())
    assert tables_with_uids(b"Stage,Touchpoint,Pain\na,b,c\n", "x.csv") == []
    assert tables_with_uids(b"journey\n a: 3\n", "x.mmd") == []


def test_a_table_of_another_workshop_or_program_is_refused() -> None:
    workshop, other = demo("en"), demo("en")
    with pytest.raises(NotOurTable):
        plan_return(exported(other, "touchpoints"), workshop, new_uid=new_uid)
    rows = [(1, ["Stage", "Touchpoint", "Pain"]), (2, ["a", "b", "c"])]
    assert uids_in(rows) == []
    with pytest.raises(NotOurTable):
        plan_return(rows, workshop, new_uid=new_uid)


def test_a_table_with_several_rows_about_one_thing_is_refused() -> None:
    workshop = demo("en")
    with pytest.raises(NotOurTable, match="several rows"):
        plan_return(exported(workshop, "emotions"), workshop, new_uid=new_uid)


typed = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@settings(max_examples=25, deadline=None)
@given(typed, typed, st.sampled_from(sorted(PROFILES)))
def test_any_text_comes_back_unchanged_from_any_profile(title: str, doing: str, profile: str) -> None:
    workshop = demo("en")
    touchpoint = workshop.touchpoints(workshop.journeys[0].uid)[0]
    settled = settle(workshop, set_fields(touchpoint, title=title or "x", doing=doing), who="", at=NOW, new_uid=new_uid)
    workshop = settled.workshop if settled else workshop
    back = plan_return(exported(workshop, "touchpoints", profile), workshop, new_uid=new_uid)
    assert (back.changed, back.added, back.remarks) == ((), (), ())


@pytest.mark.parametrize("language", ["en", "pt-BR"])
def test_our_own_table_founds_a_workshop_as_well(language: str) -> None:
    workshop = demo(language)
    with using(language):
        table = next(t for t in every_table(edition_of(workshop)) if t.key == "journey")
    outlines = read(csv_bytes(table, PROFILES["excel-ptbr"]), "journey.csv").outlines
    plan = plan_workshop(outlines, language=language, facilitator="Ana", at=NOW, new_uid=new_uid)
    settled = settle(Workshop(), plan.draft, who="", at=NOW, new_uid=new_uid)
    assert settled
    copy = settled.workshop
    told, again = workshop.touchpoints(workshop.journeys[0].uid), copy.touchpoints(copy.journeys[0].uid)
    names = ("title", "doing", "thinking", "state", "mode", "evidence", "evidence_source", "physical_evidence", "key")
    for name in (*names, "duration_minutes", "systems", "moment_of_truth", "indicator", "backstage", "tags"):
        assert [getattr(t, name) for t in again] == [getattr(t, name) for t in told], name
    first, second = workshop.journeys[0].uid, copy.journeys[0].uid
    assert summarise(copy, second, None).values == summarise(workshop, first).values
