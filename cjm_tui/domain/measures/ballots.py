"""Dot votes: what each person may spend, who leads, and when a run-off is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

CAP = 3
"""Most votes that one person may put on one item."""

FEWEST, MOST = 3, 8
RUN_OFF_BUDGET = 1
"""Votes each person has in a run-off."""

Option = TypeVar("Option")


class Standing(NamedTuple):
    """An item's place after the count."""

    place: int
    """1 for the first; tied items share a place, and the next one skips."""

    votes: tuple[int, ...]
    """Votes per turn, the first turn first."""

    tied: bool


def budget(options: int) -> int:
    """Return the votes each person gets for `options` items: `clamp(ceil(k / 4), 3, 8)`."""
    return max(FEWEST, min(MOST, -(-options // 4)))


def room_left(cast: Mapping[Option, int], option: Option, votes: int, cap: int = CAP) -> int:
    """Return how many more of their `votes` a person who has `cast` some may put on `option`."""
    return max(0, min(votes - sum(cast.values()), cap - cast.get(option, 0)))


def tally(options: Iterable[Option], votes: Iterable[tuple[Option, int]]) -> dict[Option, int]:
    """Return the sum of votes for each option, zero included; votes for anything else are left out."""
    totals = dict.fromkeys(options, 0)
    for option, count in votes:
        if option in totals:
            totals[option] += count
    return totals


def standings(turns: Sequence[Mapping[Option, int]]) -> dict[Option, Standing]:
    """Return every item of the first turn with its place, best first.

    Later turns only break ties of the earlier ones; an item that was not in a run-off has no votes in it.
    """
    if not turns:
        return {}
    votes = {option: tuple(turn.get(option, 0) for turn in turns) for option in turns[0]}
    ordered = sorted(votes, key=lambda option: votes[option], reverse=True)
    shared = [votes[option] for option in ordered]
    return {
        option: Standing(shared.index(votes[option]) + 1, votes[option], shared.count(votes[option]) > 1)
        for option in ordered
    }


def run_off(turns: Sequence[Mapping[Option, int]], winners: int) -> list[Option]:
    """Return the items among which a run-off must choose to have exactly `winners`, if any."""
    ranked = standings(turns)
    if not 0 < winners < len(ranked):
        return []
    ordered = list(ranked)
    last_in, first_out = ordered[winners - 1], ordered[winners]
    if ranked[last_in].place != ranked[first_out].place:
        return []
    return [option for option in ordered if ranked[option].place == ranked[last_in].place]
