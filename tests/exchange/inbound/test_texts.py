"""Markdown, diagrams and pasted lines become maps."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from cjm_tui.exchange.inbound.detect import Format
from cjm_tui.exchange.inbound.lines import map_of_lines
from cjm_tui.exchange.inbound.outline import MapOutline, NotAJourneyMap, Scale
from cjm_tui.exchange.inbound.read import Reading, read

FIXTURES = Path(__file__).parent / "fixtures"


def fixture(name: str) -> Reading:
    return read((FIXTURES / name).read_bytes(), name)


def told(found: MapOutline) -> list[tuple[str, list[str]]]:
    return [(stage.title, [touchpoint.title for touchpoint in stage.touchpoints]) for stage in found.stages]


def test_a_stage_table_with_its_persona() -> None:
    (found,) = fixture("spanish.md").outlines
    assert told(found) == [("Avería", ["Llama al taller"]), ("Entrega", ["Recoge el coche"])]
    first, second = found.touchpoints
    assert first.fields == {"doing": "Explica el ruido\nPide cita"}
    assert first.notes == (("pain", "Nadie responde"), ("opportunity", "Cita en línea"))
    assert [t.score and t.score.proposal for t in (first, second)] == [-1, 2]
    assert [(p.name, p.role) for p in found.personas] == [("Taller", "dueño de coche")]


def test_headings_lists_and_what_is_nested_in_them() -> None:
    (found,) = fixture("outline.md").outlines
    assert found.title == "abrir chamado"
    assert found.personas[0].name == "Ana"
    assert told(found) == [
        ("Antes", ["Sistema cai no meio do lançamento", "Procura no portal"]),
        ("Durante", ["Liga para a central"]),
    ]
    first, second, third = found.touchpoints
    assert (first.score and first.score.proposal, first.notes) == (-2, (("pain", "ninguém avisa"),))
    assert second.fields == {"channel": "web"}
    assert third.fields == {"channel": "telefone", "thinking": '"De novo?"'}
    assert found.stages[1].notes == (("pain", "Espera sem notícia"),)


def test_cards_below_headings_that_say_what_they_are() -> None:
    text = (
        "# Journey: Finds a line\n\n## Phase: Discovery\n_How?_\n\n### Step 1: Lands\n\n**Persona:** Punter, Sharp\n"
        "**Touchpoint:** Homepage\n**Emotion:** Bored\n\nArrives.\n\n#### Pain Points\n- Slow\n- Ugly\n\n"
        "#### Drives\n- CD1\n\n## Stage 2 - Leaves\n**Key moments:**\n- Logs out\n- Forgets us\n\n## See also\n- x\n"
    )
    (found,) = read(text.encode(), "x.md").outlines
    assert told(found) == [("Discovery", ["Lands"]), ("Leaves", ["Logs out", "Forgets us"])]
    lands = next(found.touchpoints)
    assert lands.fields == {"persona": "Punter, Sharp", "channel": "Homepage", "doing": "Arrives."}
    assert lands.notes == (("pain", "Slow"), ("pain", "Ugly"), ("comment", "Drives: CD1"))
    assert [p.name for p in found.personas] == ["Punter", "Sharp"]
    assert [(r.line, r.sentence) for r in found.remarks] == [(26, "The section “See also” was not read.")]


def test_several_journeys_in_one_document() -> None:
    text = (
        '# Jornadas\n\n## 1. Novo — "Curioso"\n1. Acessa\n2. Entra\n\n### Objetivos\n- Sentir-se seguro\n\n'
        '## 2. Dono — "Guardião"\n1. Modera\n'
    )
    outlines = read(text.encode(), "x.md").outlines
    assert [(o.title, told(o)) for o in outlines] == [
        ('Novo — "Curioso"', [("", ["Acessa", "Entra"])]),
        ('Dono — "Guardião"', [("", ["Modera"])]),
    ]
    assert outlines[0].stages[0].implicit
    assert outlines[0].personas[0].name == "Curioso"


def test_a_numbered_list_of_two_levels() -> None:
    text = "# Buys flowers\n\n1. Landing page\n   1. Selects flowers\n2. Basket\n   1. Pays\n3. Thanks\n"
    (found,) = read(text.encode(), "x.md").outlines
    assert told(found) == [("Landing page", ["Selects flowers"]), ("Basket", ["Pays"]), ("Thanks", [])]


def test_every_diagram_of_a_document() -> None:
    first, second = fixture("several.md").outlines
    assert (first.title, told(first)) == ("One", [("A", ["First"])])
    assert (second.title, told(second)) == ("several", [("", ["Second"])])
    assert [(r.line, r.sentence) for r in second.remarks] == [(12, "The score 9 lies outside 1 to 5.")]


def test_a_diagram_keeps_what_is_no_score_as_a_proposal_or_a_comment() -> None:
    (found,) = read(b"journey\n A: 2, Ana: x\n B: none\n", "x.mmd").outlines
    first, second = found.touchpoints
    assert found.scale == Scale(1, 5)
    assert first.score
    assert (first.score.value, first.score.proposal) == (None, -1)
    assert second.notes == (("comment", "none"),)


def test_pasted_lines() -> None:
    (found,) = fixture("lines.txt").outlines
    assert found.title == "Comprar ração"
    assert told(found) == [
        ("Descoberta", ["Vê o anúncio"]),
        ("Pesquisa", ["Compara preços"]),
        ("Compra", ["Paga no app", "Recebe o e-mail"]),
    ]
    first, _second, third, _fourth = found.touchpoints
    assert first.fields == {"channel": "Instagram"}
    assert first.notes == (("pain", "letra pequena"), ("gain", "foto boa"))
    assert third.notes == (("pain", "o cartão é recusado"),)
    assert third.score
    assert third.score.proposal == -2


def test_lines_without_a_stage_lie_in_none() -> None:
    found = map_of_lines("Sees the ad\nBuys\n")
    assert [stage.implicit for stage in found.stages] == [True]
    assert told(found) == [("", ["Sees the ad", "Buys"])]


def test_a_stage_that_is_named_again_goes_on() -> None:
    found = map_of_lines("A: one\nB: two\nA: three\n")
    assert told(found) == [("A", ["one", "three"]), ("B", ["two"])]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("excel-ptbr.csv", Format.CSV),
        ("spanish.md", Format.MARKDOWN),
        ("outline.md", Format.MARKDOWN),
        ("several.md", Format.MARKDOWN),
        ("lines.txt", Format.LINES),
    ],
)
def test_the_format_is_told_without_a_name(name: str, expected: Format) -> None:
    assert read((FIXTURES / name).read_bytes()).format is expected


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (b"", "x.csv", "an empty file"),
        (b" \n\n", "", "an empty file"),
        (b"home:\n  path: /\n  route: home\n", "", "a YAML file"),
        (b"a: 1\n", "map.yml", "a YAML file"),
        (b"<CJML version='2.0'/>", "x.xml", "a CJML document"),
        (b"<?xml version='1.0'?>\n<a/>", "", "an XML document"),
        (b"<!DOCTYPE html><p>", "", "a web page without"),
        (b"%PDF-1.7", "", "a PDF"),
        (b"\x89PNG\r\n", "map.csv", "an image"),
        (b"SQLite format 3\0", "", "an SQLite database"),
        (b"flowchart TD\n a --> b\n", "", "a Mermaid diagram of another kind (flowchart)"),
        (b"Id,Name,Shape Library,Page ID\n1,Document,,\n", "x.csv", "a list of shapes"),
        (b"just\nwords\n", "x.csv", "a table with one column"),
        (b"a\0b\0c", "", "a binary file"),
        ((FIXTURES / "prose.txt").read_bytes(), "prose.txt", "prose"),
        ((FIXTURES / "prose.txt").read_bytes(), "prose.md", "prose"),
        (b"import os\n\ndef main():\n    os.exit()\n", "", "prose"),
    ],
)
def test_what_is_no_map_is_named(content: bytes, name: str, what: str) -> None:
    with pytest.raises(NotAJourneyMap) as refusal:
        read(content, name)
    sentence = str(refusal.value)
    assert sentence.startswith(f"This is {what}")
    assert sentence.count(".") == 1


def test_a_table_of_something_else_says_how_to_map_it() -> None:
    with pytest.raises(NotAJourneyMap, match="--map"):
        read(b"Colour,Weight\nred,3\n", "x.csv")


def test_json_is_handed_on() -> None:
    assert read(b'{"format": "cjm-tui/workshop"}').workshop == '{"format": "cjm-tui/workshop"}'


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\n" * 100_000 + "x", ""),
        ("|a|\n|" + "-" * 100_000, ""),
        ("---" + "\n" * 100_000 + "x: y z w", ""),
        ("```mermaid\n" * 10_000, "x.md"),
        ("Stage,Touchpoint,Emotion\na,b," + "(" * 100_000 + "\n", "x.csv"),
        ("Stage,Touchpoint,Pain\na,b," + " " * 100_000 + "<x\n", "x.csv"),
        ("# " + "journey " * 10_000 + "\n1. a\n2. b\n", "x.md"),
        ("".join(f"Part {n}: card {n}\n" for n in range(10_000)), "x.txt"),
    ],
    ids=["blanks", "rule", "front matter", "fences", "brackets", "spaces", "heading", "stages"],
)
def test_texts_made_to_be_slow_take_no_longer_than_others(text: str, name: str) -> None:
    """Each of them once took minutes; a pattern that backtracks would hang here."""
    with suppress(NotAJourneyMap):
        assert read(text.encode(), name).outlines


def test_pasted_lines_with_lists_below_them_are_stages() -> None:
    text = "Primeiros dias\n\nAntes\n- Recebe o e-mail\n- Envia documentos\n\nPrimeiro dia\n  Tour\n  Almoço !fila\n"
    found = map_of_lines(text)
    assert found.title == "Primeiros dias"
    assert told(found) == [("Antes", ["Recebe o e-mail", "Envia documentos"]), ("Primeiro dia", ["Tour", "Almoço"])]


def test_lines_that_only_tell_about_the_one_above_make_no_stage() -> None:
    found = map_of_lines("Vê o anúncio\n- dor: caro\nPaga\n- dor: lento\n", "x")
    assert told(found) == [("", ["Vê o anúncio", "Paga"])]
