"""XLSX: a summary, the map, native charts; every cell the text it was, none a formula, none cut in silence."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.text import clean
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.outbound.edition import edition_of
from cjm_tui.exchange.outbound.formats import Choices, export
from cjm_tui.exchange.outbound.tables.table import Column, table
from cjm_tui.exchange.outbound.workbook.sheets import LONGEST_TEXT, Sheets
from cjm_tui.exchange.outbound.workbook.writer import workbook_bytes
from tests.exchange.outbound.demonstration import demonstration, with_every_text


def written(workshop: Workshop, language: str = "") -> bytes:
    made = export(workshop, "xlsx", Choices(language))
    return made.files[made.main]


def sheets_of(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Summary", "Map", "Emotional curve", "Touchpoints", "Emotions", "Findings", "Improvements", "Votes"]),
        ("pt-BR", ["Resumo", "Mapa", "Curva emocional", "Pontos de contato", "Emoções", "Achados", "Melhorias"]),
    ],
)
def test_the_sheets_stand_in_the_order_in_which_they_are_read(language: str, expected: list[str]) -> None:
    names = list(sheets_of(written(demonstration(language))))
    assert names[: len(expected)] == expected


def test_the_same_workshop_gives_the_same_bytes() -> None:
    assert written(demonstration()) == written(demonstration())


def test_the_map_stands_as_a_grid() -> None:
    rows = sheets_of(written(demonstration()))["Map"]
    lanes = {str(row[0]): row[1:] for row in rows}
    assert [title for title in lanes["Stage"] if title][:2] == ["Notices the problem", "Looks for self-service"]
    assert lanes["Touchpoint"][9] == "Three hours of silence"
    assert lanes["Feeling"][9] == -2
    assert "Nobody in charge" in str(lanes["Pains"][9])


def test_every_touchpoint_is_there_with_its_identity() -> None:
    head, *rows = sheets_of(written(demonstration()))["Touchpoints"]
    assert {row[head.index("uid")] for row in rows} == set(demonstration().all(Touchpoint))
    assert head[0] == "ID"


def test_dates_and_numbers_are_dates_and_numbers() -> None:
    head, first, *_rest = sheets_of(written(demonstration()))["Improvements"]
    assert first[head.index("When")] == date(2026, 12, 5)
    assert first[head.index("Impact")] == pytest.approx(4.8333, abs=0.001)


def test_the_curve_is_a_native_line_chart_with_a_line_for_each_persona() -> None:
    (chart,) = (part for part in parts_of(written(demonstration())).values() if "Emotions!$G$2" in part)
    assert "<c:lineChart>" in chart
    assert chart.count("<c:ser>") == 2
    assert "Emotions!$G$2:$G$19" in chart


def test_the_summary_tells_the_worst_moment_and_a_figure_for_each_persona() -> None:
    rows = sheets_of(written(demonstration()))["Summary"]
    told = {str(row[0]): [cell for cell in row[1:] if cell != ""] for row in rows if row[0] != ""}
    assert rows[0][0] == "IT service desk"
    assert told["Waits for an answer"] == ["Three hours of silence (−2, let down)"]
    assert "Marta Lima" in str(told["Who mends it"])
    assert told["A ticket, as it is today"][:2] == ["Ana", "Rui"]
    assert told["Emotional quotient"][:2] == ["40 of 100", "38 of 100"]


def test_the_map_has_the_curve_below_it_point_below_column() -> None:
    rows = sheets_of(written(demonstration()))["Map"]
    felt = next(number for number, row in enumerate(rows, 1) if row[0] == "Feeling")
    charts = [part for name, part in parts_of(written(demonstration())).items() if name.startswith("xl/charts/")]
    assert any(f"Map!$B${felt}:$S${felt}" in chart and "Map!$B$2:$S$2" in chart for chart in charts)


def test_tables_have_filters_frozen_headers_and_conditional_formats() -> None:
    parts = parts_of(written(demonstration()))
    improvements = parts["xl/worksheets/sheet7.xml"]
    for expected in ("<autoFilter", 'state="frozen"', "<conditionalFormatting", "<cols>"):
        assert expected in improvements


def test_no_cell_is_a_formula_or_a_link() -> None:
    for text in ("=1+1", "+1", "@SUM(A1)", "{=1}", "https://example.org", "mailto:a@b.c", "12", "1.2"):
        parts = parts_of(workbook_bytes(edition_of(with_every_text(demonstration(), text))))
        for name, part in parts.items():
            if name.startswith("xl/worksheets/"):
                assert not re.search(r"<f[ >]|<hyperlink", part), text
                assert "<v>1.2</v>" not in part


@settings(max_examples=10, deadline=None)
@given(text=st.text(min_size=1).map(lambda text: clean(text, multiline=True).strip()).filter(bool))
def test_any_text_comes_back_from_the_workbook(text: str) -> None:
    head, *rows = sheets_of(written(with_every_text(demonstration(), text)))["Touchpoints"]
    assert {row[head.index("Touchpoint")] for row in rows} == {text}


def test_a_text_that_no_cell_can_hold_goes_on_in_a_sheet_of_its_own() -> None:
    out = io.BytesIO()
    text = "a" * LONGEST_TEXT + "the end"
    with Workbook(out) as book:
        sheets = Sheets(book, "yyyy-mm-dd")
        sheets.add_table(table("t", "Notes", [Column("a", "A", [text])]))
        sheets.add_long_texts()
    told = sheets_of(out.getvalue())
    assert len(str(told["Notes"][1][0])) == LONGEST_TEXT
    _head, *parts = told["Long texts"]
    assert "".join(str(part[3]) for part in parts) == text
    assert parts[0][:2] == ["Notes", "A2"]


def test_names_of_sheets_are_what_excel_takes() -> None:
    out = io.BytesIO()
    with Workbook(out) as book:
        sheets = Sheets(book, "yyyy-mm-dd")
        names = [sheets.add(title).get_name() for title in ("a/b:c", "A B C", "x" * 40, "x" * 50, "", "History", "'q'")]
    assert names[:2] == ["a b c", "A B C (2)"]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 for name in names)
