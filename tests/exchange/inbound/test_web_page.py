"""Tables in web pages, and in spreadsheets that are web pages inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.exchange.inbound.detect import Format
from cjm_tui.exchange.inbound.outline import MapOutline, NotAJourneyMap
from cjm_tui.exchange.inbound.read import header_of, read
from cjm_tui.exchange.inbound.web_page import tables_of_page
from cjm_tui.exchange.outbound.edition import edition_of
from cjm_tui.exchange.outbound.web.page import page
from tests.exchange.outbound.demonstration import demonstration

PAGE = """<!doctype html><html><head><style>td { color: red }</style></head><body>
<h2>Gym &amp; spa</h2><p>Welcome</p>
<table><tr><td colspan=2>Menu</td></tr></table>
<table><thead><tr><th>Stage<th colspan="1">Touchpoint<th>Emotion<th>Pain</thead>
<tr><td rowspan=2>Join</td><td>Reception<br>Form</td><td>Happy</td><td>–</td></tr>
<tr><td></td><td>Contract<script>alert(1)</script></td><td>Angry</td><td>Only &lt;by letter&gt;</td></tr></table>
<table><tr><th>Idea<th>Impact<th>Effort<tr><td>Go online<td>High<td>Low</table></body></html>"""


def told(found: MapOutline) -> list[tuple[str, list[str]]]:
    return [(stage.title, [touchpoint.title for touchpoint in stage.touchpoints]) for stage in found.stages]


def test_the_table_that_is_a_map_is_read_under_its_heading() -> None:
    reading = read(PAGE.encode(), "gym.html")
    (found,) = reading.outlines
    assert (reading.format, found.title) == (Format.HTML, "Gym & spa")
    assert told(found) == [("Join", ["Reception", "Form", "Contract"])]
    assert [note for t in found.touchpoints for note in t.notes] == [("pain", "Only <by letter>")]
    assert [improvement.title for improvement in found.improvements] == ["Go online"]


def test_a_spreadsheet_that_is_a_page_inside() -> None:
    content = b"<table><tr><td>Etapa</td><td>Ponto de contato</td></tr><tr><td>Compra</td><td>Caixa</td></tr></table>"
    (found,) = read(content, "export.xls").outlines
    assert told(found) == [("Compra", ["Caixa"])]
    assert header_of(content, "export.xls") == ["Etapa", "Ponto de contato"]


def test_cells_that_span_columns_keep_the_others_in_place() -> None:
    (table,) = tables_of_page("<table><tr><td colspan=3>A<td>B<tr><td colspan=99999999>C</table>")
    assert table.rows[0][1] == ["A", "", "", "B"]
    assert len(table.rows[1][1]) == 200


def test_a_page_of_ours_is_named() -> None:
    with pytest.raises(NotAJourneyMap, match="its JSON"):
        read(page(edition_of(demonstration())).encode(), "map.html")


@given(st.text(alphabet="<>/tabledrh =\"'1a\n&;!-", max_size=200))
def test_no_markup_ends_in_anything_but_tables(text: str) -> None:
    for table in tables_of_page(text):
        assert all(isinstance(cell, str) for _line, cells in table.rows for cell in cells)
