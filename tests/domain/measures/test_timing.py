"""Drift and cuts (DEFAULTS: Agendas)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.measures import timing
from cjm_tui.domain.measures.timing import Cut, Slot
from cjm_tui.i18n import using

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def minutes(n: float) -> timedelta:
    return timedelta(minutes=n)


AGENDA = [Slot(8, False), Slot(10), Slot(25), Slot(20), Slot(8, False), Slot(18), Slot(5, False)]


@pytest.mark.parametrize(
    ("position", "now", "timer_ends", "late", "words"),
    [
        (1, 9, None, 0, "on time"),
        (1, 21, None, 3, "3 min late"),
        (2, 16, None, -2, "2 min early"),
        (2, 20, 46, 3, "3 min late"),  # in time by the clock, but its timer runs longer than planned
        (2, 50, 46, 7, "7 min late"),  # its timer has run out: it ends now at the earliest
        (2, 16, 41, -2, "2 min early"),
        (6, 93, None, 0, "on time"),
    ],
)
def test_drift(position: int, now: float, timer_ends: float | None, late: float, words: str) -> None:
    ends_at = None if timer_ends is None else NINE + minutes(timer_ends)
    drift = timing.drift(AGENDA, position, NINE, NINE + minutes(now), ends_at)
    assert drift == minutes(late)
    assert timing.drift_in_words(drift) == words


def test_drift_in_portuguese() -> None:
    with using("pt-BR"):
        assert timing.drift_in_words(minutes(3.5)) == "3 min de atraso"
        assert timing.drift_in_words(minutes(-2)) == "2 min adiantado"
        assert timing.drift_in_words(minutes(0.9)) == "no horário"


def test_a_short_delay_is_taken_from_the_longest_coming_item() -> None:
    assert timing.propose_cuts(AGENDA, 1, minutes(4.2)) == [Cut(2, 20, 5)]


def test_a_long_delay_takes_several_but_none_below_half_and_never_the_close() -> None:
    assert timing.propose_cuts(AGENDA, 2, minutes(15)) == [Cut(3, 10, 10), Cut(5, 13, 5)]
    assert timing.propose_cuts(AGENDA, 2, minutes(60)) == [Cut(3, 10, 10), Cut(5, 9, 9)]


def test_nothing_is_cut_when_on_time_or_at_the_end() -> None:
    assert timing.propose_cuts(AGENDA, 1, minutes(-3)) == []
    assert timing.propose_cuts(AGENDA, 6, minutes(30)) == []


@given(st.lists(st.builds(Slot, st.integers(0, 90), st.booleans()), min_size=1), st.integers(-60, 600))
def test_cuts_never_save_more_than_the_delay(agenda: list[Slot], late: int) -> None:
    cuts = timing.propose_cuts(agenda, 0, minutes(late))
    assert sum(cut.saved for cut in cuts) <= max(late, 0)
    assert all(cut.minutes + cut.saved == agenda[cut.position].minutes for cut in cuts)
    assert all(cut.minutes * 2 >= agenda[cut.position].minutes for cut in cuts)


@pytest.mark.parametrize(
    ("duration", "words", "palavras"),
    [
        (0, "0 min", "0 min"),
        (45, "45 min", "45 min"),
        (180, "3 h", "3 h"),
        (200, "3 h 20 min", "3 h 20 min"),
        (1440, "1 day", "1 dia"),
        (2 * 1440 + 245, "2 days 4 h", "2 dias 4 h"),
        (1445, "1 day", "1 dia"),
    ],
)
def test_durations_in_words(duration: int, words: str, palavras: str) -> None:
    assert timing.duration_in_words(duration) == words
    with using("pt-BR"):
        assert timing.duration_in_words(duration) == palavras
