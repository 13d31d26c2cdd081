"""What a heading announces: a stage, a touchpoint, a journey, or a field."""

from __future__ import annotations

import re

from cjm_tui.exchange.inbound.feelings import folded

_NUMBERED = r"\s*(?:\d{1,5}|[ivx]{1,5})?\s*(?:[-—–:.)|]\s*|$)"
_STAGE = re.compile(rf"^(?:stage|phase|etapa|fase|estagio){_NUMBERED}")
_TOUCHPOINT = re.compile(
    rf"^(?:step|passo|paso|touch ?point|ponto de contato|punto de contacto|momento|moment){_NUMBERED}"
)
_COUNT = re.compile(r"^\d{1,3}(?:\.\d{1,3})*[.)]?\s+")
_JOURNEY = re.compile(r"\b(?:journeys?|jornadas?|user flows?|fluxos?|flujo|recorrido|viaje|parcours)\b")
_PLURAL = re.compile(r"\b(?:journeys|jornadas|user flows|fluxos)\b")
_PERSON = re.compile(
    r"(?:journey|jornada|viaje|recorrido)[^:—–]*[:—–]\s*([^\W\d_][^()\n]{0,38}?)\s*\(([^()]+)\)\s*$", re.IGNORECASE
)
_LONGEST = 300
"""Characters of a heading that are searched for a person."""
_QUOTED = re.compile(r"^(.*?)\s*[-—–:]\s*[\"“'‘]([^\"”'’]{1,40})[\"”'’]\s*$")


def stage_in(heading: str) -> str | None:
    """Return the stage's name of "Etapa 2 — Compra" or "Phase: Discovery"; None where the heading is something else."""
    return _rest(_STAGE, heading)


def touchpoint_in(heading: str) -> str | None:
    """Return the touchpoint's title of "Step 3: Selects a league"; None where the heading is something else."""
    return _rest(_TOUCHPOINT, heading)


def without_count(heading: str) -> str:
    """Return the heading without "2.1 " in front."""
    return _COUNT.sub("", heading)


def is_journey(heading: str) -> bool:
    """Tell whether the heading speaks of a journey."""
    return bool(_JOURNEY.search(folded(heading)))


def is_journeys(heading: str) -> bool:
    """Tell whether the heading speaks of several journeys."""
    return bool(_PLURAL.search(folded(heading)))


def persona_in(heading: str) -> tuple[str, str] | None:
    """Return the persona's name and role of 'Journey Map: Layla (site owner)' or 'New user — "Curioso"'."""
    heading = heading[:_LONGEST]
    if match := _PERSON.search(heading):
        return match[1], match[2]
    if match := _QUOTED.match(without_count(heading)):
        return match[2], match[1]
    return None


def _rest(pattern: re.Pattern[str], heading: str) -> str | None:
    heading = heading.strip()
    folded_heading = folded(heading)
    match = pattern.match(folded_heading)
    # Folding keeps the length of Latin text that is composed; where it does not, cutting would cut a name.
    if not match or match.end() == len(folded_heading) or len(folded_heading) != len(heading):
        return None
    return heading[match.end() :].strip() or None
