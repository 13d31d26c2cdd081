"""What goes out comes back: any text, a map of a thousand touchpoints, and tables that a spreadsheet has saved anew."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_tui.data import agenda, template
from cjm_tui.domain.acts.founding import found
from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.edits import Draft, create
from cjm_tui.domain.journey_map import Note, Touchpoint
from cjm_tui.domain.settling import settle
from cjm_tui.domain.text import NAME_LIMIT, clean, fit
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange import workshop_json
from cjm_tui.exchange.inbound.csv_text import rows_of
from cjm_tui.exchange.inbound.decoding import decode
from cjm_tui.exchange.inbound.plan import plan_workshop
from cjm_tui.exchange.inbound.read import read, tables_with_uids
from cjm_tui.exchange.inbound.returning import NotOurTable, Return, plan_return
from cjm_tui.exchange.outbound.csv_text import PROFILES
from cjm_tui.exchange.outbound.formats import Choices, export
from tests.conftest import NOW
from tests.exchange.outbound.demonstration import demonstration, with_every_text
from tests.exchange.outbound.test_other_programs import converted, with_office

COUNT = 1_000
TRAPS = ("=1+1", "'=1+1", "+55 11 98765", "-2", "@Ana", "3,5", "12/03", "a;b", 'x "y"', "two\nlines", "é 日本 🙂", "'")
texts = st.text(min_size=1).map(lambda text: clean(text, multiline=True).strip()).filter(bool)
edited_texts = texts.map(lambda text: clean(text).strip()).filter(bool)


def uids() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"u{next(numbers):05}"


@pytest.fixture(scope="module")
def large() -> Workshop:
    """A map of a thousand touchpoints, whose texts try to be taken for something else."""
    new_uid = uids()
    draft = found(
        "Large", template=template("suporte-ti"), agenda=agenda("standard-120"), language="pt-BR", facilitator="Bia",
        at=NOW, new_uid=new_uid,
    )  # fmt: skip
    settled = settle(Workshop(), draft, who="", at=NOW, new_uid=new_uid)
    assert settled
    workshop = settled.workshop
    journey = workshop.journeys[0].uid
    stages = workshop.stages(journey)
    edits = []
    for number in range(COUNT):
        uid, trap = new_uid(), TRAPS[number % len(TRAPS)]
        stage = stages[number * len(stages) // COUNT].uid
        edits.append(
            create(Touchpoint, uid, journey=journey, stage=stage, title=clean(f"{trap} {number}"), doing=trap,
                   duration_minutes=number)
        )  # fmt: skip
        edits.append(create(Note, new_uid(), touchpoint=uid, note_kind=NoteKind.PAIN, text=trap))
    settled = settle(workshop, Draft("Tell", tuple(edits)), who="", at=NOW, new_uid=new_uid)
    assert settled
    return settled.workshop


def returned(workshop: Workshop, content: bytes, name: str) -> Return:
    """Return what the one table of a file that can come back would change."""
    backs = []
    for table in tables_with_uids(content, name):
        try:
            backs.append(plan_return(table.rows, workshop, new_uid=uids(), was_guarded=table.was_guarded))
        except NotOurTable:
            continue
    assert backs
    return Return(
        next((back.draft for back in backs if back.draft), None),
        tuple(cell for back in backs for cell in back.changed),
        tuple(row for back in backs for row in back.added),
        tuple(remark for back in backs for remark in back.remarks),
    )


def table_of(workshop: Workshop, key: str, profile: str) -> bytes:
    return export(workshop, "csv", Choices(profile=profile)).files[f"{key}.csv"]


def is_unchanged(back: Return) -> bool:
    return back.draft is None and not back.changed and not back.added


@pytest.mark.parametrize("profile", PROFILES)
def test_a_thousand_touchpoints_come_back_from_csv(large: Workshop, profile: str) -> None:
    content = table_of(large, "touchpoints", profile)
    assert is_unchanged(returned(large, content, "touchpoints.csv"))
    (change,) = returned(large, content.replace(b"'-2 771", b"Espera 771"), "touchpoints.csv").changed
    assert (change.before, change.after) == ("-2 771", "Espera 771")


def test_a_thousand_touchpoints_come_back_from_a_workbook(large: Workshop) -> None:
    made = export(large, "xlsx")
    back = returned(large, made.files[made.main], "large.xlsx")
    assert is_unchanged(back), back.changed[:3]


def test_a_thousand_touchpoints_come_back_from_json(large: Workshop) -> None:
    text = workshop_json.dump(large)
    records = workshop_json.parse(text)
    settled = settle(Workshop(), workshop_json.founding_draft(records), who="", at=NOW, new_uid=uids())
    assert settled
    is_same = workshop_json.dump(settled.workshop) == text
    assert is_same


@pytest.mark.parametrize("profile", PROFILES)
def test_a_thousand_touchpoints_found_another_workshop(large: Workshop, profile: str) -> None:
    outlines = read(table_of(large, "journey", profile), "journey.csv").outlines
    plan = plan_workshop(outlines, language="pt-BR", facilitator="Bia", at=NOW, new_uid=uids())
    settled = settle(Workshop(), plan.draft, who="", at=NOW, new_uid=uids())
    assert settled

    def told(workshop: Workshop) -> list[tuple[str, str, int | None, list[str]]]:
        points = workshop.touchpoints(workshop.journeys[0].uid)
        return [(t.title, t.doing, t.duration_minutes, [n.text for n in workshop.notes_on(t.uid)]) for t in points]

    assert told(settled.workshop) == told(large)


@pytest.mark.parametrize("key", ["touchpoints", "improvements"])
@pytest.mark.parametrize("profile", PROFILES)
@settings(max_examples=15, deadline=None)
@given(text=texts)
def test_any_text_comes_back_from_csv(profile: str, key: str, text: str) -> None:
    workshop = with_every_text(demonstration("pt-BR"), text)
    back = returned(workshop, table_of(workshop, key, profile), f"{key}.csv")
    assert is_unchanged(back), back.changed[:3]


@settings(max_examples=15, deadline=None)
@given(text=texts)
def test_any_text_comes_back_from_a_workbook(text: str) -> None:
    workshop = with_every_text(demonstration(), text)
    made = export(workshop, "xlsx")
    back = returned(workshop, made.files[made.main], "book.xlsx")
    assert is_unchanged(back), back.changed[:3]


@settings(max_examples=30, deadline=None)
@given(text=edited_texts)
def test_any_text_comes_back_from_json(text: str) -> None:
    # No field takes less than a name, and none was ever stored longer than it takes.
    text = fit(text, NAME_LIMIT).text.strip() or "x"
    written = workshop_json.dump(with_every_text(demonstration(), text))
    settled = settle(
        Workshop(), workshop_json.founding_draft(workshop_json.parse(written)), who="", at=NOW, new_uid=uids()
    )
    assert settled
    is_same = workshop_json.dump(settled.workshop) == written
    assert is_same


@settings(max_examples=40, deadline=None)
@given(text=edited_texts, profile=st.sampled_from(sorted(PROFILES)))
def test_any_text_that_is_typed_into_a_table_arrives(text: str, profile: str) -> None:
    text = text[:200].strip() or "x"
    workshop = demonstration()
    content = decode(table_of(workshop, "improvements", profile)).text
    rows = [cells for _line, cells in rows_of(content)]
    place = rows[0].index("How")
    typed = f"'{text}" if text.lstrip("'")[:1] in tuple("=+-@＝＋－＠") else text
    rows[1][place] = typed
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    back = returned(workshop, out.getvalue().encode(), "improvements.csv")
    assert [(change.column, change.after) for change in back.changed] == [("How", text)]


@with_office
@pytest.mark.external
@pytest.mark.slow
def test_what_libreoffice_saves_anew_changes_nothing(tmp_path: Path) -> None:
    workshop = demonstration("pt-BR")
    made = export(workshop, "xlsx")
    source = tmp_path / "book.xlsx"
    source.write_bytes(made.files[made.main])
    for to in ("xlsx", "ods"):
        back = returned(workshop, converted(source, to, tmp_path).read_bytes(), f"book.{to}")
        assert is_unchanged(back), (to, back.changed[:3])


@with_office
@pytest.mark.external
@pytest.mark.slow
@pytest.mark.parametrize("key", ["touchpoints", "improvements"])
def test_a_brazilian_csv_that_libreoffice_saves_anew_changes_nothing(tmp_path: Path, key: str) -> None:
    workshop = demonstration("pt-BR")
    source = tmp_path / f"{key}.csv"
    source.write_bytes(table_of(workshop, key, "excel-ptbr"))
    # Semicolons, double quotes, UTF-8, from line 1, Portuguese of Brazil; cells are saved as they are shown.
    saved = converted(source, "csv", tmp_path, "--infilter=CSV:59,34,76,1,,1046,false,true,false")
    back = returned(workshop, saved.read_bytes(), saved.name)
    assert is_unchanged(back), back.changed[:3]
