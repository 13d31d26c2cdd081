"""Published maps become what a person recognises, or are refused with what they are."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime

import pytest

from cjm_tui.domain.settling import settle
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.inbound.outline import NotAJourneyMap
from cjm_tui.exchange.inbound.plan import plan_workshop
from cjm_tui.exchange.inbound.read import read
from cjm_tui.exchange.mermaid.reader import read_journey
from cjm_tui.exchange.outbound.diagrams import journey_texts
from cjm_tui.exchange.outbound.edition import edition_of
from tests.exchange.mermaid.strategies import meaning
from tests.exchange.published import published

pytestmark = pytest.mark.corpora

RECOGNISED = {
    "app-financas-ptbr.md": [("Jornada do cliente (skill customer-journey-map)", 8, 8)],
    "bol-journey-maps--league-v2.md": [("Find a Specific League Line", 2, 7)],
    "cli-plazavea1--customer-journey.md": [
        ("Journey Plaza Vea nativo (hoy, sin CLI)", 1, 8),
        ("Journey con plazavea-cli / MCP (propuesto)", 1, 6),
    ],
    "controle-financeiro--jornada-do-usuario.md": [("Jornada do Usuário", 7, 8)],
    "doendeverde--user-journeys.md": [
        ('Novo Usuário — "Curioso"', 1, 5),
        ('Criador de Post — "Grower"', 1, 4),
        ('Moderador — "Guardião"', 1, 4),
        ('Engajador — "Brisado Lendário"', 1, 4),
    ],
    "easy-user-journey-map--new-customer-buys-flowers.md": [("New customer buys flowers", 10, 9)],
    "layla-hosting.md": [("Customer Journey Map: Layla (First-Time Site Owner)", 12, 12)],
    "sarah-onboarding.csv": [("sarah onboarding", 6, 6)],
    "va-transition-journey--JOURNEY-MAP.md": [("Transitioning Out of Service", 4, 17)],
}
REFUSED = {
    "cjml-v2-sample.xml": "a CJML document",
    "easy-user-journey-map--example-lucid-chart-export.csv": "a list of shapes from a diagram tool",
    "hapi-govuk-journey-map--map.yml": "a YAML file",
    "windtre-bid-buddy--customer-journey.md": "prose without stages or touchpoints",
}


def carried_out(content: bytes, name: str) -> Workshop:
    uids = (f"u{number}" for number in itertools.count())
    now = datetime(2026, 11, 21, tzinfo=UTC)
    plan = plan_workshop(
        read(content, name).outlines, language="en", facilitator="Ana", at=now, new_uid=lambda: next(uids)
    )
    settled = settle(Workshop(), plan.draft, who="", at=now, new_uid=lambda: next(uids))
    assert settled
    return settled.workshop


def test_every_published_document_is_told_here() -> None:
    names = {path.name for path in published("corpora", "journeys").iterdir()} - {"MANIFEST.json"}
    assert names == RECOGNISED.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", RECOGNISED)
@pytest.mark.parametrize("hint", [True, False], ids=["named", "unnamed"])
def test_documents_become_maps(name: str, hint: bool) -> None:
    content = published("corpora", "journeys", name).read_bytes()
    outlines = read(content, name if hint else "").outlines
    shapes = [(o.title, len(o.stages), sum(1 for _ in o.touchpoints)) for o in outlines]
    if hint or not name.endswith(".csv"):
        assert shapes == RECOGNISED[name]
    workshop = carried_out(content, name)
    assert len(workshop.journeys) == len(outlines)


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("hint", [True, False], ids=["named", "unnamed"])
def test_what_is_no_map_is_named(name: str, hint: bool) -> None:
    content = published("corpora", "journeys", name).read_bytes()
    with pytest.raises(NotAJourneyMap, match=REFUSED[name]):
        read(content, name if hint else "")


def test_the_hosting_map_in_detail() -> None:
    (found,) = read(published("corpora", "journeys", "layla-hosting.md").read_bytes()).outlines
    assert [(p.name, p.role) for p in found.personas] == [("Layla", "First-Time Site Owner")]
    assert len(found.improvements) == 12
    assert [t.score and t.score.proposal for t in found.touchpoints] == [0, 0, -2, -1, -1, -1, -1, -1, -2, -1, -1, 2]


def test_published_diagrams_go_through_a_workshop_unchanged() -> None:
    folder = published("corpora", "mermaid")
    for line in (folder / "EXPECTED.jsonl").read_text("utf-8").splitlines():
        name = json.loads(line)["name"]
        content = (folder / name).read_bytes()
        workshop = carried_out(content, name)
        (written,) = journey_texts(edition_of(workshop), workshop.journeys[0])
        assert meaning(read_journey(written)) == meaning(read_journey(content.decode())), name
