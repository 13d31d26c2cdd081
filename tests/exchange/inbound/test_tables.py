"""Tables of any dialect and language become a map, and nothing in them is lost without a word."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.exchange.inbound.cells import items, level, number, unguarded
from cjm_tui.exchange.inbound.csv_text import LONGEST_CELL, delimiter_of, rows_of
from cjm_tui.exchange.inbound.mapping import UnknownField, parse_overrides, parse_scale
from cjm_tui.exchange.inbound.outline import MapOutline, NotAJourneyMap, Scale
from cjm_tui.exchange.inbound.read import read
from cjm_tui.exchange.inbound.tables import TableOptions

FIXTURES = Path(__file__).parent / "fixtures"


def outline(text: str, options: TableOptions | None = None) -> MapOutline:
    return read(text.encode(), "map.csv", options=options).outlines[0]


def told(found: MapOutline) -> list[tuple[str, list[str]]]:
    return [(stage.title, [touchpoint.title for touchpoint in stage.touchpoints]) for stage in found.stages]


def test_what_a_brazilian_excel_writes() -> None:
    found = read((FIXTURES / "excel-ptbr.csv").read_bytes(), "excel-ptbr.csv").outlines[0]
    assert told(found) == [("Descoberta", ["Vê anúncio", "Pergunta preço"]), ("Compra", ["Paga no balcão"])]
    first, second, third = found.touchpoints
    assert first.fields == {"channel": "Instagram"}
    assert [score.value for t in found.touchpoints if (score := t.score)] == [3.5, 2, 1]
    assert found.guessed_scale() == Scale(1, 5)
    assert first.notes == (("pain", "Letra pequena"), ("pain", "e sem preço"), ("comment", "Humor do dia: sol"))
    assert (first.line, second.line, third.line) == (3, 5, 6)
    assert [remark.line for remark in found.remarks] == [0, 2]
    assert "Windows-1252" in found.remarks[0].sentence
    assert "Humor do dia" in found.remarks[1].sentence


def test_stages_in_columns() -> None:
    found = read((FIXTURES / "transposed.csv").read_bytes(), "transposed.csv").outlines[0]
    assert told(found) == [("Descobre", ["Anúncio", "Busca"]), ("Compra", ["Carrinho"]), ("Recebe", ["Entrega"])]
    assert [t.score and t.score.proposal for t in found.touchpoints] == [1, 1, -2, 2]
    assert [note for t in found.touchpoints for note in t.notes] == [("pain", "Frete caro")]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Etapa;Nota;Dor\nA;3,5;x", ";"),
        ("Stage,Touchpoint\n", ","),
        ('"Etapa; ou fase",Dor,Canal\n', ","),
        ("Stage\tTouchpoint, if any\n", "\t"),
        ("Stage|Pain\n", "|"),
        ('sep=;\n"a,b,c";d\n', ";"),
        ('"sep=,"\na,b\n', ","),
    ],
)
def test_the_delimiter_is_the_one_of_the_header(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_a_person_maps_the_columns() -> None:
    text = "Momento,Coisa,Humor do dia,Lixo\nAntes,Vê,ok,x\n"
    overrides = parse_overrides(["Coisa=touchpoint", "Momento=stage", "3=comment", "Lixo=-"])
    found = outline(text, TableOptions(overrides))
    assert told(found) == [("Antes", ["Vê"])]
    assert next(found.touchpoints).notes == (("comment", "ok"),)
    assert found.columns == {"Momento": "stage", "Coisa": "touchpoint", "Humor do dia": "comment", "Lixo": "-"}
    assert "left out" in found.remarks[0].sentence


@pytest.mark.parametrize("mapping", [{"Nope": "stage"}, {"Stage": "nope"}])
def test_a_mapping_to_nothing_is_refused(mapping: dict[str, str]) -> None:
    with pytest.raises(UnknownField, match=r"[Nn]ope"):
        outline("Stage,Touchpoint,Pain\na,b,c\n", TableOptions(mapping))


def test_a_mapping_without_a_field_is_refused() -> None:
    with pytest.raises(UnknownField):
        parse_overrides(["Stage"])


def test_the_header_tells_the_scale() -> None:
    assert outline("Stage,Touchpoint,Emotion (1-10)\na,b,7\n").scale == Scale(1, 10)
    assert outline("Stage,Touchpoint,Emotion (-2..2)\na,b,1\n").scale == Scale(-2, 2)


def test_a_person_tells_the_scale() -> None:
    assert [parse_scale(text) for text in ("1-10", "-2-2", "5..1", "0 a 100")] == [(1, 10), (-2, 2), (5, 1), (0, 100)]
    for text in ("", "5", "3-3", "low-high"):
        with pytest.raises(UnknownField):
            parse_scale(text)


def test_a_stage_without_touchpoint_and_a_row_that_says_nothing() -> None:
    found = outline("Stage,Touchpoint,Pain\nBuys,,\n,Pays,Queue\n,,,,stray\n")
    assert told(found) == [("Buys", ["Pays", "Buys"])]
    assert [n for t in found.touchpoints for n in t.notes] == [("pain", "Queue"), ("comment", "stray")]
    assert [remark.line for remark in found.remarks] == [4]


def test_without_a_touchpoint_column_what_the_customer_does_is_the_title() -> None:
    found = outline("Stage,Actions,Pain points\nBuys,Pays by card,Fee\nWaits,,Silence\n")
    assert told(found) == [("Buys", ["Pays by card"]), ("Waits", ["Silence"])]


def test_impact_and_effort_make_an_improvement_of_the_opportunity() -> None:
    found = outline("Stage,Touchpoint,Opportunity,Impact,Effort\nBuys,Pays,Split the bill,High,2\n")
    (improvement,) = found.improvements
    assert improvement.title == "Split the bill"
    assert improvement.fields == {"impact": "High", "effort": "2", "touchpoint": "Pays"}


def test_improvements_alone() -> None:
    found = outline("O que;Impacto;Esforço;Responsável;Prazo;Cor\nAvisar;Alto;Baixo;Ana;05/12/2026;azul\n;Alto;;;;\n")
    (improvement,) = found.improvements
    assert improvement.fields["due"] == "05/12/2026"
    assert improvement.notes == (("comment", "Cor: azul"),)
    assert [remark.line for remark in found.remarks] == [3]


@pytest.mark.parametrize(
    ("text", "expected"), [("3,5", 3.5), ("−2", -2), ("+1", 1), (" 4 ", 4), ("4/5", None), ("1e9", None), ("", None)]
)
def test_numbers(text: str, expected: float | None) -> None:
    assert number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("High", 5), ("Médio", 3), ("Baixa (agora)", 1), ("4", 4), ("2,4", 2), ("9", None), ("?", None)],
)
def test_levels(text: str, expected: int | None) -> None:
    assert level(text) == expected


def test_several_things_in_one_cell() -> None:
    assert items("• a\n• b<br>c | d\n\n2. e") == ["a", "b", "c", "d", "e"]
    assert items("a, b; c → d") == ["a, b; c → d"]


@given(st.text())
def test_the_guard_against_formulas_comes_off_again(text: str) -> None:
    guard = "=+-@\t\r\n\0＝＋－＠"
    guarded = f"'{text}" if text.lstrip("'")[:1] in guard and text.lstrip("'") else text
    assert unguarded(guarded) == text


words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).map(str.strip).filter(bool)


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=5), st.sampled_from(",;\t|"), st.booleans())
def test_any_text_survives_any_dialect(rows: list[tuple[str, str, str]], delimiter: str, marked: bool) -> None:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(["Stage", "Touchpoint", "Doing"])
    writer.writerows([[f"'{c}" if c.lstrip("'")[:1] in tuple("=+-@＝＋－＠") else c for c in row] for row in rows])
    content = written.getvalue().encode("utf-8-sig" if marked else "utf-8")
    found = read(content, "any.csv").outlines[0]
    read_rows = {(s.title, t.title, t.fields.get("doing", "")) for s in found.stages for t in s.touchpoints}
    expected = {(" ".join(items(a)), part, c) for a, b, c in rows for part in items(b)}
    if all(len(items(text)) == 1 for row in rows for text in row):
        assert read_rows == expected


def test_a_cell_that_never_ends_is_refused_with_its_line() -> None:
    text = 'Stage,Pain\na,b\nc,"' + "x" * (LONGEST_CELL + 10)
    with pytest.raises(NotAJourneyMap, match="Line 3"):
        list(rows_of(text))


def test_a_thousand_rows_report_their_progress() -> None:
    shares: list[float] = []
    text = "Stage,Touchpoint,Pain\n" + "".join(f"S{n // 100},T{n},P\n" for n in range(2_500))
    found = outline(text, TableOptions(progress=shares.append))
    assert len(list(found.touchpoints)) == 2_500
    assert len(found.stages) == 25
    assert shares == sorted(shares)
    assert len(shares) == 2
