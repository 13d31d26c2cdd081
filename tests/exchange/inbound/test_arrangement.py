"""Tables as spreadsheets have them: titles above, stages across, merged cells, groups, several sheets."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from cjm_tui.exchange.inbound.arrangement import arranged
from cjm_tui.exchange.inbound.mapping import parse_overrides
from cjm_tui.exchange.inbound.outline import MapOutline
from cjm_tui.exchange.inbound.read import header_of, read
from cjm_tui.exchange.inbound.tables import TableOptions

ACROSS = (
    "Grocery shopping,,,\n"
    '"Persona: Maria, 34",,,\n'
    "Made by,the CX team,,\n"
    ",,,\n"
    ",Before,,After\n"
    "Phases,Awareness,Purchase,Loyalty\n"
    'What Maria does,Sees an ad,"Fills the cart\nPays",Recommends\n'
    'Touchpoints,Ad,"Cart\nCheckout",Newsletter\n'
    "Emotional curve,4/5,1/5,5/5\n"
    "Weather,sun,rain,\n"
    "Pain points,,Too long,\n"
)


def told(found: MapOutline) -> list[tuple[str, list[str]]]:
    return [(stage.title, [touchpoint.title for touchpoint in stage.touchpoints]) for stage in found.stages]


def across(options: TableOptions | None = None) -> MapOutline:
    return read(ACROSS.encode(), "map.csv", options=options).outlines[0]


def test_stages_across_below_a_title_a_persona_and_periods() -> None:
    found = across()
    assert found.title == "Grocery shopping"
    assert [(person.name, person.context) for person in found.personas] == [("Maria", "Maria, 34")]
    assert found.scenario == "Made by, the CX team"
    assert told(found) == [("Awareness", ["Ad"]), ("Purchase", ["Cart", "Checkout"]), ("Loyalty", ["Newsletter"])]
    assert [stage.fields["period"] for stage in found.stages] == ["Before", "Before", "After"]
    assert [t.fields["doing"] for t in found.touchpoints] == ["Sees an ad", "Fills the cart", "Pays", "Recommends"]
    assert found.numbers == [4, 1, 1, 5]
    assert str(found.guessed_scale()) == "1-5"


def test_remarks_name_the_line_of_the_lane() -> None:
    assert [(r.line, r.sentence.split("”")[0]) for r in across().remarks] == [
        (9, "The cell names 2 touchpoints; the row's notes went to the first one."),
        (12, "The column “Weather"),
    ]


def test_a_person_maps_a_lane() -> None:
    found = across(TableOptions(parse_overrides(["Weather=experiencing"])))
    assert told(found)[0] == ("Awareness", ["Ad"])
    assert [t.fields.get("experiencing") for t in found.touchpoints] == ["sun", "rain", None, None]
    assert "Weather" in header_of(ACROSS.encode(), "map.csv")


def test_a_group_stands_before_the_lanes() -> None:
    text = "Customer,Stage,Search,Buy\n,Actions,Googles,Pays\n,Feelings,🙂,😡\nCompany,Touchpoints,Site,Till\n"
    found = read(text.encode(), "map.csv").outlines[0]
    assert told(found) == [("Search", ["Site"]), ("Buy", ["Till"])]
    assert [t.score and t.score.proposal for t in found.touchpoints] == [1, -2]


def test_two_rows_of_headers_where_a_stage_spans_its_steps() -> None:
    text = "Stage,Find,,Buy,\nStep,Search,Compare,Pay,Wait\nChannel,Web,Web,App,\nFeeling,3,2,4,1\n"
    found = read(text.encode(), "map.csv").outlines[0]
    assert told(found) == [("Find", ["Search", "Compare"]), ("Buy", ["Pay", "Wait"])]
    assert [t.fields.get("channel") for t in found.touchpoints] == ["Web", "Web", "App", None]


def test_a_title_and_groups_stand_above_rows_of_touchpoints() -> None:
    text = "\nHotel stay;;;;\nPersona;Rui;;;\n;Journey;;Feelings;\nPhase;;Touchpoint;Rating (1-10);Pain\n"
    text += "Book;;Website;7;Old photos\n;;Mail;8;\n"
    found = read(text.encode(), "map.csv").outlines[0]
    assert (found.title, [p.name for p in found.personas]) == ("Hotel stay", ["Rui"])
    assert told(found) == [("Book", ["Website", "Mail"])]
    assert [touchpoint.line for touchpoint in found.touchpoints] == [6, 7]


def test_a_row_that_reads_like_a_header_is_none() -> None:
    text = "Momento,Coisa,Nota\nDor,Contato,Canal\nDepois,Paga,3\n"
    found = read(text.encode(), "map.csv", options=TableOptions({"Momento": "stage", "Coisa": "touchpoint"}))
    assert told(found.outlines[0]) == [("Dor", ["Contato"]), ("Depois", ["Paga"])]


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Stage,Channels / Touchpoints,Thoughts & feelings", ["stage", "touchpoint", "thinking"]),
        ("Stage,Step,Touchpoint,Pain", ["stage", "touchpoint", "channel", "pain"]),
        ("Stage,Touchpoint,Step,Pain", ["stage", "touchpoint", "doing", "pain"]),
        ("Stage,Step,Touchpoint,Channel,Pain", ["stage", "touchpoint", "", "channel", "pain"]),
        ("Etapa,O que o cliente faz,O que ele pensa,Como se sente", ["stage", "doing", "thinking", "feeling"]),
        ("Fase,Lo que hace el paciente,Qué espera,Dolores y frustraciones", ["stage", "", "expectation", "pain"]),
    ],
)
def test_names_that_say_several_things_or_ask(header: str, fields: list[str]) -> None:
    found = read(f"{header}\na,b,c,d,e\n".encode(), "map.csv").outlines[0]
    assert list(found.columns.values()) == fields


def test_a_sheet_for_each_persona_is_a_journey_each() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    for name, feeling in (("Ana", 2), ("Beto", -1)):
        sheet = book.add_worksheet(name)
        sheet.merge_range("A1:C1", "Maternity ward")
        sheet.write_row("A2", ["Persona:", name])
        for row, cells in enumerate((["Etapas", "Visita", "Alta"], ["Ações", "Visita", "Vai embora"],
                                     ["Emoção (-2 a +2)", feeling, 0]), 4):  # fmt: skip
            sheet.write_row(row, 0, cells)
    book.add_worksheet("Read me").write("A1", "Made by hand")
    book.close()
    outlines = read(stream.getvalue(), "wards.xlsx").outlines
    assert [(o.title, [p.name for p in o.personas], o.numbers) for o in outlines] == [
        ("Ana", ["Ana"], [2, 0]),
        ("Beto", ["Beto"], [-1, 0]),
    ]
    assert "Read me" in outlines[0].remarks[0].sentence


def test_nothing_is_arranged_of_nothing() -> None:
    assert arranged([]).header == []
