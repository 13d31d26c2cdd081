"""An outline becomes a workshop: what a person finds in it afterwards."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.choices import JourneyType, Moscow, NoteKind, Period
from cjm_tui.domain.settling import settle
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.inbound.catalogue import Decisions
from cjm_tui.exchange.inbound.outline import MapOutline, NotAJourneyMap, Scale
from cjm_tui.exchange.inbound.plan import Plan, plan_journeys, plan_workshop
from cjm_tui.exchange.inbound.read import read
from cjm_tui.exchange.origin import origins_of
from cjm_tui.exchange.outbound.diagrams import journey_texts
from cjm_tui.exchange.outbound.edition import edition_of

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
UIDS = (f"u{number}" for number in itertools.count())


def new_uid() -> str:
    return next(UIDS)


def planned(outlines: Sequence[MapOutline], decisions: Decisions | None = None, language: str = "en") -> Plan:
    return plan_workshop(outlines, language=language, facilitator="Ana", at=NOW, new_uid=new_uid, decisions=decisions)


def carried_out(plan: Plan, workshop: Workshop | None = None) -> Workshop:
    settled = settle(workshop or Workshop(), plan.draft, who="", at=NOW, new_uid=new_uid)
    assert settled
    return settled.workshop


def imported(text: str, name: str = "map.csv", decisions: Decisions | None = None, language: str = "en") -> Workshop:
    return carried_out(planned(read(text.encode(), name).outlines, decisions, language))


def values(workshop: Workshop) -> list[float | None]:
    return [value for journey in workshop.journeys for value in summarise(workshop, journey.uid).values]


def test_a_table_becomes_a_workshop() -> None:
    workshop = imported(
        "Persona,Stage,Touchpoint,Channel,Owner,Doing,Thinking,Emotion,Pain,Duration,Key,Systems,Luck\n"
        "Ana,Buys,Pays,Phone,Sales,Calls,“Again?”,-2,Fee,3 h,yes,SAP | Excel,bad\n"
    )
    (journey,) = workshop.journeys
    (stage,) = workshop.stages(journey.uid)
    (touchpoint,) = workshop.touchpoints(journey.uid)
    assert workshop.about.title == journey.title == "map"
    assert (stage.title, stage.period) == ("Buys", Period.DURING)
    assert (touchpoint.title, touchpoint.doing, touchpoint.thinking) == ("Pays", "Calls", "“Again?”")
    assert (touchpoint.duration_minutes, touchpoint.key, touchpoint.systems) == (180, True, ("SAP", "Excel"))
    assert [c.title for c in workshop.channels if c.uid == touchpoint.channel] == ["Phone"]
    assert [d.title for d in workshop.departments if d.uid == touchpoint.owner_department] == ["Sales"]
    assert [p.uid for p in workshop.personas] == list(journey.personas)
    assert [(n.note_kind, n.text) for n in workshop.notes_on(touchpoint.uid)] == [
        (NoteKind.PAIN, "Fee"),
        (NoteKind.COMMENT, "Luck: bad"),
    ]
    assert values(workshop) == [-2]
    assert len(workshop.channels) == 6, "the channel that every workshop has was found by its name"


def test_counts_tell_what_the_file_brought_and_not_what_every_workshop_has() -> None:
    plan = planned(read(b"Stage,Touchpoint,Channel,Pain\nBuys,Pays,Pigeon,Fee\n", "x.csv").outlines)
    assert plan.counts == {"channels": 1, "journeys": 1, "stages": 1, "touchpoints": 1, "notes": 1}


def test_words_for_feelings_wait_for_a_persons_word() -> None:
    text = "Stage,Touchpoint,Emotion\nBuys,Pays,Anxious+\n"
    waiting = imported(text, language="pt-BR")
    assert values(waiting) == [None]
    assert [note.text for t in waiting.touchpoints(waiting.journeys[0].uid) for note in waiting.notes_on(t.uid)] == [
        "Sente: Anxious+"
    ]
    accepted = imported(text, decisions=Decisions(accept_words=True))
    assert values(accepted) == [-2]
    assert summarise(accepted, accepted.journeys[0].uid).touchpoints[0].word == "Anxious+"


def test_scores_are_brought_to_our_scale_and_a_guess_is_said() -> None:
    outlines = read(b"Stage;Touchpoint;Nota\nA;b;0\nA;c;7,5\nA;d;10\n", "x.csv").outlines
    guessed = planned(outlines)
    assert values(carried_out(guessed)) == [-2, 1, 2]
    assert [r.sentence for r in guessed.remarks] == ["The scores were taken as 0-10; --scale A-B says otherwise."]
    told = planned(outlines, Decisions(scale=Scale(10, 0)))
    assert values(carried_out(told)) == [2, -1, -2]
    assert not told.remarks


def test_scores_of_no_scale_become_comments() -> None:
    plan = planned(read(b"Stage;Touchpoint;Nota\nA;b;-7\nA;c;900\n", "x.csv").outlines)
    workshop = carried_out(plan)
    assert values(workshop) == [None, None]
    assert plan.counts["notes"] == 2
    assert "no usual scale" in plan.remarks[0].sentence


def test_a_score_outside_the_scale_is_kept_beside_the_value() -> None:
    workshop = imported("journey\n A: 9: Ana, Bot\n B: 0\n", "x.mmd")
    assert values(workshop) == [2, -2]
    points = summarise(workshop, workshop.journeys[0].uid).touchpoints
    assert [p.agreement and p.agreement.raw_score for p in points] == [9, 0]
    assert points[0].touchpoint.actors == workshop.journeys[0].actors == ("Ana", "Bot")


def test_a_diagram_comes_back_as_it_came() -> None:
    for source in (
        "journey\n    Only task: 3: Me\n",
        "journey\n  title T\n    Loose: 3\n  section A\n    B: 5: Me, Cat\n  section Empty\n  section C\n    D: 1\n",
        "journey\n    %% score: 9\n    A: 5\n    %% score: none\n    B: 3\n",
    ):
        workshop = imported(source, "diagram.mmd")
        assert journey_texts(edition_of(workshop), workshop.journeys[0]) == [source]


def test_a_title_that_somebody_has_changed_is_exported() -> None:
    workshop = imported("journey\n A: 3\n", "x.mmd")
    journey, (stage,) = workshop.journeys[0], workshop.stages(workshop.journeys[0].uid)
    origin = origins_of(workshop.about)[journey.uid]
    assert (origin.title_of(journey), origin.name_of(stage)) == ("", None)
    assert origin.title_of(journey.model_copy(update={"title": "Ours"})) == "Ours"
    assert origin.name_of(stage.model_copy(update={"title": "Ours"})) == "Ours"


def test_improvements_with_their_touchpoint_and_priority() -> None:
    workshop = imported("Stage,Touchpoint,Opportunity,Impact,Effort\nBuys,Pays,Split it,High,Low\n")
    (improvement,) = workshop.improvements
    (touchpoint,) = workshop.touchpoints(workshop.journeys[0].uid)
    assert (improvement.title, improvement.impact, improvement.effort) == ("Split it", 5, 1)
    assert improvement.touchpoints == (touchpoint.uid,)
    listed = imported("What,Impact,Priority,Due,Category\nSplit it,Huge,Must have,2026-12-05,Money\n")
    assert listed.improvements[0].moscow is Moscow.MUST
    assert str(listed.improvements[0].due) == "2026-12-05"
    assert "Huge" in listed.improvements[0].how
    assert "Category: Money" in listed.improvements[0].how


def test_a_journey_joins_a_workshop_and_finds_what_is_there() -> None:
    first = imported("Persona,Stage,Touchpoint,Channel\nAna,Buys,Pays,Pigeon\n")
    more = read(b"Persona,Stage,Touchpoint,Channel\nANA,Uses,Opens,pigeon\n", "to-be.csv").outlines
    plan = plan_journeys(more, first, new_uid=new_uid)
    workshop = carried_out(plan, first)
    assert plan.counts == {"journeys": 1, "stages": 1, "touchpoints": 1}
    assert len(workshop.journeys) == 2
    assert workshop.journeys[1].journey_type is JourneyType.FUTURE_STATE
    assert len(origins_of(workshop.about)) == 2


def test_longer_texts_than_a_field_takes_are_kept_whole() -> None:
    long = "very long " * 50
    plan = planned(read(f"Stage,Touchpoint,Pain\nBuys,{long},{'x' * 9000}\n".encode(), "x.csv").outlines)
    workshop = carried_out(plan)
    (touchpoint,) = workshop.touchpoints(workshop.journeys[0].uid)
    texts = [note.text for note in workshop.notes_on(touchpoint.uid)]
    assert texts[0] == long.strip()
    assert "".join(texts[1:]) == "x" * 9000
    assert [remark.line for remark in plan.remarks] == [2]


def test_stage_texts_without_a_field_become_notes_of_the_stage() -> None:
    text = (
        "# J\n\n## Stage 1: Prepares\n**Mindset:** “What now?”\n\n**Key moments:**\n- Learns\n\n**Pains:**\n- Noise\n"
    )
    workshop = imported(text, "x.md")
    (stage,) = workshop.stages(workshop.journeys[0].uid)
    assert [(n.note_kind, n.text) for n in workshop.notes_on(stage.uid)] == [
        (NoteKind.QUOTE, "“What now?”"),
        (NoteKind.PAIN, "Noise"),
    ]


def test_periods_follow_the_deal() -> None:
    workshop = imported("Etapa,Contato\nPesquisa,a\nCompra,b\nUso,c\nPós-venda,d\n")
    stages = workshop.stages(workshop.journeys[0].uid)
    assert [stage.period for stage in stages] == [Period.BEFORE, Period.DURING, Period.AFTER, Period.AFTER]


rough = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@given(
    st.sampled_from(["x.csv", "x.md", "x.mmd", "x.txt", ""]),
    st.lists(rough, max_size=8),
    st.sampled_from(
        [
            "Stage,Touchpoint,Emotion,Pain,Owner,Duration\n",
            "journey\n",
            "# A\n- ",
            "A: ",
            "| Stage | Pain |\n|---|---|\n| ",
        ]
    ),
    st.sampled_from([",", "\n", " | ", ": 3: ", "\n- ", "\n## "]),
)
def test_whatever_is_read_can_be_stored(name: str, parts: list[str], head: str, between: str) -> None:
    try:
        reading = read((head + between.join(parts)).encode(), name)
    except NotAJourneyMap:
        return
    if reading.outlines:
        workshop = carried_out(planned(reading.outlines, Decisions(accept_words=True)))
        assert len(workshop.journeys) == len(reading.outlines)


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"Stage,Pain\n", b"\xd0\xcf\x11\xe0"])
)
def test_no_bytes_end_in_anything_but_a_map_or_a_refusal(content: bytes, start: bytes) -> None:
    with suppress(NotAJourneyMap):
        assert read(start + content).format
