"""The sentence that stands beside each computed figure, on screen and in exports."""

from __future__ import annotations

from types import MappingProxyType

from cjm_tui.i18n import N_, _

FORMULAS = MappingProxyType(
    {
        "touchpoint_value": N_("the value that the team agreed on, else the median of the latest pass"),
        "disagreement": N_("five readings or more: at least a quarter ≤ −1 and a quarter ≥ +1; fewer: max − min ≥ 3"),
        "stage_value": N_("median of the stage's touchpoints, with the mean beside it"),
        "emotional_quotient": N_("mean of touchpoints, rescaled (x + 2) / 4 · 100"),
        "peak_end": N_("(value at the largest |valence| + value at the last touchpoint) / 2"),
        "biggest_drop": N_("the smallest v[i+1] − v[i]"),
        "share_satisfied": N_("readings ≥ +1 / all readings · 100"),
        "overall_satisfaction": N_(
            "mean satisfaction of touchpoints (1–5; valence + 3 where not asked), rescaled (x − 1) / 4 · 100"
        ),
        "satisfaction": N_("valence + 3 where satisfaction was not asked"),
        "gap": N_("importance to customer + importance to organisation − satisfaction, each 1–5 (3 where not asked)"),
        "quadrant": N_("impact and effort, each a mean of 1–5; 3 or more is high"),
        "rice": N_("reach · impact · confidence / effort"),
        "ice": N_("mean of impact, confidence and ease, each 1–10"),
        "ice_product": N_("impact · confidence · ease, each 1–10"),
        "value_effort": N_("(0.5 · value to customer + 0.5 · value to business) / effort"),
        "moscow": N_("effort of Must / effort of all that is planned · 100, at most 60"),
        "vote_budget": N_("a quarter of the items, rounded up, at least 3 and at most 8; at most 3 on one item"),
        "votes": N_("sum of votes; a tie is settled by the run-off"),
        "nps": N_("% of 9–10 − % of 0–6"),
        "csat": N_("satisfied answers (4–5 of 5) / all answers · 100"),
        "ces": N_("mean of the answers from 1 to 7 (7 = easy)"),
        "churn": N_("customers lost / customers at the start · 100"),
        "retention": N_("(customers at the end − new ones) / customers at the start · 100"),
        "number": N_("as it was measured"),
        "waiting": N_("sum of the durations of the touchpoints where the customer waits"),
        "hand_offs": N_("times that a touchpoint's owner differs from the one before it"),
        "completeness": N_("fields filled in / fields that a persona can have · 100"),
        "severity": N_(
            "the largest gap first; among equal gaps what stops the journey, waits or breaks a promise, then the votes"
        ),
        "drift": N_("expected end of this item − its planned end"),
    }
)
"""Figure → its formula in words, to be translated by `formula`."""


def formula(figure: str) -> str:
    """Return the formula of `figure` (a key of `FORMULAS`) in the language in force."""
    return _(FORMULAS[figure])
