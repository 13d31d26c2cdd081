"""What the timer says at each moment."""

from __future__ import annotations

import pytest

from cjm_tui import i18n
from cjm_tui.widgets.frame.clock import Clock, clock_bar, drift_words, time_words, urgency_words
from cjm_tui.widgets.themes import UNICODE

PLANNED = 20 * 60


@pytest.mark.parametrize(
    ("remaining", "says", "urgency", "role"),
    [
        (20 * 60, "20 min", "", "strong"),
        (11 * 60 + 1, "12 min", "", "strong"),
        (4 * 60 + 1, "5 min", "", "strong"),
        (4 * 60, "4 min", "time to wrap up", "warning"),
        (61, "2 min", "time to wrap up", "warning"),
        (60, "60 s", "finish now", "error"),
        (0.4, "1 s", "finish now", "error"),
        (0, "time is up", "", "error"),
        (-59, "time is up", "", "error"),
        (-60, "1 min over", "", "error"),
        (-200, "3 min over", "", "error"),
    ],
)
def test_time_is_said_in_words_and_in_a_role(remaining: float, says: str, urgency: str, role: str) -> None:
    clock = Clock(remaining, PLANNED)
    assert (time_words(clock), urgency_words(clock), clock.role) == (says, urgency, role)


@pytest.mark.parametrize(("late", "says"), [(None, ""), (0, "on time"), (3, "3 min late"), (-2, "2 min early")])
def test_drift_is_said_in_words(late: int | None, says: str) -> None:
    assert drift_words(Clock(600, PLANNED, late=late)) == says


def test_portuguese() -> None:
    with i18n.using("pt-BR"):
        assert drift_words(Clock(600, PLANNED, late=3)) == "3 min de atraso"
        assert drift_words(Clock(600, PLANNED, late=-2)) == "2 min adiantado"
        assert urgency_words(Clock(200, PLANNED)) == "hora de concluir"


@pytest.mark.parametrize(("remaining", "full"), [(PLANNED, 8), (PLANNED / 2, 4), (1, 1), (0, 0), (-300, 0)])
def test_the_bar_shows_what_is_left(remaining: float, full: int) -> None:
    bar = "".join(piece.text for piece in clock_bar(Clock(remaining, PLANNED), 8, UNICODE))
    assert bar == "▓" * full + "░" * (8 - full)


@pytest.mark.parametrize("remaining", [1200, 1199.5, 661, 600, 61, 60.5, 60, 59.3, 1, 0.5, 0, -1, -60, -61.5])
def test_the_words_stand_until_the_announced_change(remaining: float) -> None:
    clock = Clock(remaining, PLANNED)
    wait = clock.seconds_to_change
    assert wait > 0
    before = Clock(remaining - wait + 0.001, PLANNED)
    after = Clock(remaining - wait - 0.001, PLANNED)
    assert time_words(before) == time_words(clock) != time_words(after)


def test_no_planned_time_is_no_error() -> None:
    assert Clock(0, 0).share_left == 0
