"""Workbooks: the sheet that is a map is found, and a hostile file is refused."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from cjm_tui.exchange.inbound import workbook
from cjm_tui.exchange.inbound.outline import NotAJourneyMap
from cjm_tui.exchange.inbound.read import read


def written(**sheets: list[list[object]]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return buffer.getvalue()


def test_the_sheet_with_the_map_is_read_and_improvements_come_with_it() -> None:
    content = written(
        About=[["Hello"], ["World"]],
        Map=[
            ["Our map"],
            [],
            ["Stage", "Touchpoint", "Emotion", "Pain"],
            ["Buys", "Pays", -2, "Fee"],
            ["", "Waits", 0, ""],
        ],
        Todo=[["Improvement", "Impact", "Effort"], ["No fee", 5, 2]],
    )
    (found,) = read(content, "team map.xlsx").outlines
    assert found.title == "Our map"
    assert [(t.title, t.line, t.score and t.score.value) for t in found.touchpoints] == [
        ("Pays", 4, -2),
        ("Waits", 5, 0),
    ]
    assert [(i.title, i.fields["effort"]) for i in found.improvements] == [("No fee", "2")]
    assert [remark.sentence for remark in found.remarks] == ["The sheet “About” was not read."]


def test_an_apostrophe_in_a_workbook_belongs_to_the_text() -> None:
    (found,) = read(written(A=[["Stage", "Touchpoint", "Pain"], ["Buys", "'=1", "'-x"]])).outlines
    (touchpoint,) = found.touchpoints
    assert (touchpoint.title, touchpoint.notes) == ("'=1", (("pain", "'-x"),))


def test_a_workbook_without_a_map_is_refused() -> None:
    with pytest.raises(NotAJourneyMap, match="Colour"):
        read(written(A=[["Colour", "Weight"], ["red", 3]]))
    with pytest.raises(NotAJourneyMap, match="empty workbook"):
        read(written(A=[]))


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 1000)
    with pytest.raises(NotAJourneyMap, match="unpack"):
        read(written(A=[["Stage", "Touchpoint"], ["a", "b"]]))


def test_damaged_and_other_archives_are_refused() -> None:
    content = written(A=[["Stage", "Touchpoint"], ["a", "b"]])
    with pytest.raises(NotAJourneyMap):
        read(content[: len(content) // 2])
    middle = bytearray(content)
    middle[len(content) // 3 : len(content) // 3 + 40] = b"x" * 40
    with pytest.raises(NotAJourneyMap, match="damaged"):
        read(bytes(middle))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(NotAJourneyMap, match="Word"):
        read(buffer.getvalue())
