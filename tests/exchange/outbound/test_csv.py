"""CSV: every touchpoint in three dialects, nothing that a spreadsheet would compute, identity in the last column."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.text import clean
from cjm_tui.exchange.inbound.cells import unguarded
from cjm_tui.exchange.outbound.csv_text import PROFILES, csv_bytes
from cjm_tui.exchange.outbound.edition import edition_of
from cjm_tui.exchange.outbound.formats import Choices, export
from cjm_tui.exchange.outbound.tables.every_table import every_table
from cjm_tui.exchange.outbound.tables.table import Column, table
from tests.exchange.outbound.demonstration import demonstration, with_every_text

Rows = list[list[str]]
FORMULAS = ["=1+1", "+1", "-2", "@x", "'=1", "''+1", "\t=1", "＝1", "－2", "'quoted'", "a=b", "-", '=HYPERLINK("x")']


def rows_of(content: bytes, profile: str) -> Rows:
    delimiter = PROFILES[profile].delimiter
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def exported(profile: str, language: str = "en", **choices: bool) -> dict[str, Rows]:
    made = export(demonstration(language), "csv", Choices(profile=profile, **choices))
    return {name: rows_of(content, profile) for name, content in made.files.items()}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("language", ["en", "pt-BR"])
def test_python_reads_every_file_and_finds_every_touchpoint(profile: str, language: str) -> None:
    files = exported(profile, language)
    titles = {touchpoint.title for touchpoint in demonstration(language).all(Touchpoint).values()}
    for name in ("journey.csv", "touchpoints.csv"):
        assert {row[3 if name == "touchpoints.csv" else 5] for row in files[name][1:]} == titles
    for rows in files.values():
        assert {len(row) for row in rows} == {len(rows[0])}
        assert len(set(rows[0])) == len(rows[0])


def test_there_is_a_file_for_each_kind() -> None:
    expected = {"journey", "touchpoints", "personas", "readings", "improvements", "votes", "goals", "channels", "log"}
    assert {f"{name}.csv" for name in expected} <= exported("rfc4180").keys()


def test_excel_in_brazil_finds_its_dialect() -> None:
    content = export(demonstration("pt-BR"), "csv", Choices(profile="excel-ptbr")).files["improvements.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    head, first, *_rest = rows_of(content, "excel-ptbr")
    told = dict(zip(head, first, strict=True))
    assert told["O quê"] == "Notícia a cada 60 minutos"
    assert told["Quando"] == "05/12/2026"
    assert told["Impacto"] == "4,8333"


def test_programs_find_points_iso_dates_and_a_minus_that_is_ascii() -> None:
    head, *rows = exported("rfc4180")["journey.csv"]
    emotions = [row[head.index("Emotion")] for row in rows]
    assert emotions[0] == "-1.5"
    head, first, *_rest = exported("rfc4180")["improvements.csv"]
    assert first[head.index("When")] == "2026-12-05"


def test_ids_begin_with_a_letter_and_identity_comes_last() -> None:
    for name, rows in exported("rfc4180").items():
        if rows[0][0] == "ID":
            assert all(row[0][0].isalpha() for row in rows[1:]), name
            assert rows[0][-1] == "uid", name


def test_a_row_of_keys_is_alike_in_all_languages() -> None:
    english, portuguese = exported("rfc4180", keys=True), exported("rfc4180", "pt-BR", keys=True)
    for name in english:
        assert english[name][0][:4] == portuguese[name][0][:4]
        assert english[name][1] != english[name][0]


def test_readings_are_long_and_name_nobody() -> None:
    head, *rows = exported("rfc4180")["readings.csv"]
    assert head[:4] == ["Round", "Pass number", "Persona", "Stage order"]
    assert len(rows) == len(demonstration().records["readings"])
    text = "".join(",".join(row) for row in rows)
    assert "anon-" not in text
    assert "Marta" not in text


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("profile", PROFILES)
def test_no_text_becomes_a_formula_and_each_comes_back(profile: str, text: str) -> None:
    content = csv_bytes(table("t", "T", [Column("a", "A", [text, None])]), PROFILES[profile])
    written = rows_of(content, profile)[1][0]
    assert written[:1] not in tuple("=+-@\t＝＋－＠")
    assert unguarded(written) == text


@pytest.mark.parametrize("profile", PROFILES)
@given(text=st.text().map(lambda text: clean(text, multiline=True)))
def test_any_text_comes_back(profile: str, text: str) -> None:
    content = csv_bytes(table("t", "T", [Column("a", "A", [text]), Column("b", "B", ["x"])]), PROFILES[profile])
    assert unguarded(rows_of(content, profile)[1][0]) == text


@settings(max_examples=20, deadline=None)
@given(text=st.text(min_size=1).map(lambda text: clean(text, multiline=True)).filter(str.strip))
def test_a_whole_workshop_about_any_text_keeps_its_shape(text: str) -> None:
    plain = every_table(edition_of(demonstration()))
    for expected, told in zip(plain, every_table(edition_of(with_every_text(demonstration(), text))), strict=True):
        rows = rows_of(csv_bytes(told, PROFILES["rfc4180"]), "rfc4180")
        assert len(rows) == told.height + 1
        assert told.key == expected.key
        assert {len(row) for row in rows} == {len(told.columns)}


def test_numbers_and_dates_are_never_guarded() -> None:
    cells = Column("a", "A", [-2, -1.5, date(2026, 12, 5), datetime(2026, 12, 5, 14, 3, tzinfo=UTC)])
    written = [row[0] for row in rows_of(csv_bytes(table("t", "T", [cells]), PROFILES["excel-ptbr"]), "excel-ptbr")]
    assert written[1:] == ["-2", "-1,5", "05/12/2026", "05/12/2026 14:03"]


def test_raw_texts_go_out_as_they_are() -> None:
    content = csv_bytes(table("t", "T", [Column("a", "A", ["=1"])]), PROFILES["rfc4180"], raw=True)
    assert rows_of(content, "rfc4180")[1] == ["=1"]


def test_what_tables_cannot_hold_is_said() -> None:
    remarks = export(demonstration(), "csv").remarks
    lead = "The tables leave out what only the full copy (JSON) holds: "
    assert f"{lead}when 3 silent activities were begun and revealed; the list of 15 words for feelings." in remarks


def test_a_period_has_one_name_in_all_tables() -> None:
    workshop = demonstration()
    renamed = {
        stage.uid: stage.model_copy(update={"period_label": f"Our {stage.period.value}"})
        for stage in workshop.stages(workshop.journeys[0].uid)
    }
    ours = edition_of(workshop.with_records("stages", renamed))
    told = {each.key: each for each in every_table(ours)}
    for key in ("journey", "stages"):
        cells = told[key].columns[told[key].column("period")].cells
        assert {cell for cell in cells if cell} == {"Our before", "Our during", "Our after"}
