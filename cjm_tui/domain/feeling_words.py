"""The words for feelings as a persona has them: under the digits, in the list to choose from, and in what is told."""

from __future__ import annotations

from cjm_tui.domain.analysis.values import TouchpointValue
from cjm_tui.domain.curve_text import value_text
from cjm_tui.domain.measures.emotion import VALENCES
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.setting import Vocable
from cjm_tui.domain.workshop import Workshop


def word_of(vocable: Vocable, persona: Persona | None) -> str:
    """Return the word in the form that the persona takes."""
    feminine = persona is not None and persona.feminine
    return (vocable.feminine or vocable.title) if feminine else vocable.title


def words_under_digits(workshop: Workshop, persona: Persona | None) -> tuple[str, ...]:
    """Return the word under each digit 1 … 5: the first one shown of its valence, else the first, else the value."""
    words = []
    for valence in VALENCES:
        known = [v for v in workshop.vocables if v.valence == valence]
        chosen = next((v for v in known if v.shown), known[0] if known else None)
        words.append(word_of(chosen, persona) if chosen else value_text(valence))
    return tuple(words)


def word_at(workshop: Workshop, point: TouchpointValue) -> str:
    """Return the word for a feeling, in the persona's form: the one that was chosen, else the one under the digit.

    A chosen word that contradicts the value of all together counts for nothing; a value between two digits has no
    word of its own.
    """
    if point.value is None:
        return point.word
    persona = workshop.find(Persona, point.persona)
    spoken = point.word.casefold()
    chosen = next((v for v in workshop.vocables if spoken in (v.title.casefold(), v.feminine.casefold())), None)
    if spoken and (chosen is None or abs(chosen.valence - point.value) <= 1):
        return word_of(chosen, persona) if chosen else point.word
    return word_for(workshop, persona, point.value) if point.value == int(point.value) else ""


def word_for(workshop: Workshop, persona: Persona | None, valence: float) -> str:
    """Return the word under the digit that is nearest to a value; towards the middle where it lies between two."""
    return words_under_digits(workshop, persona)[VALENCES.index(int(valence))]
