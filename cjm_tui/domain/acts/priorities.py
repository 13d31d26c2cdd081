"""Acts on priorities: write and merge improvements, agree on figures, take estimates and votes, run ballots."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from cjm_tui.domain.acts.findings import merge_ideas
from cjm_tui.domain.choices import ActivityState, Preset
from cjm_tui.domain.edits import Draft, Edit, Fields, change, create, remove
from cjm_tui.domain.judgement import Ballot, Estimate, Improvement, Vote
from cjm_tui.domain.measures import ballots
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_

NewUid = Callable[[], str]
Pair = tuple[int | None, int | None]
"""One person's impact and effort; None where the person passes."""
SEAT = "seat-"
"""How the authors of estimates and votes begin that one keyboard took down for the room."""


def add_improvement(journey: str | None, title: str, uid: str, *, touchpoints: Iterable[str] = ()) -> Draft:
    """Return the draft that writes an improvement."""
    edit = create(Improvement, uid, title=title, journey=journey, touchpoints=tuple(touchpoints))
    return Draft(N_("Add improvement"), (edit,))


def merge(kept: Improvement, other: Improvement) -> Draft:
    """Return the draft that makes one improvement of two: the first one's title stays, everything else is kept.

    What the kept one lacks comes from the other; its own figures, estimates and votes stay as they are.
    """
    missing: Fields = {
        field: getattr(other, field)
        for field in ("owner", "due", "indicator", "baseline", "target", "impact", "effort", "moscow", "journey")
        if getattr(kept, field) in (None, "") and getattr(other, field) not in (None, "")
    }
    return merge_ideas(kept, other) + Draft("", (change(kept, **missing),) if missing else ())


def agree_on(improvement: Improvement, **figures: Any) -> Draft:
    """Return the draft that writes figures which the room agreed on: impact, effort, or what another preset asks."""
    return Draft(N_("Agree on figures"), (change(improvement, **figures),))


def use_preset(workshop: Workshop, preset: Preset) -> Draft:
    """Return the draft that ranks the improvements another way; no figure is lost."""
    return Draft(N_("Rank another way"), (change(workshop.about, preset=preset),))


def proxy_estimates(
    workshop: Workshop, improvement: Improvement, pairs: Sequence[Pair], *, new_uid: NewUid,
    activity: Activity | None = None,
) -> Draft:  # fmt: skip
    """Return the draft of what several people estimate, taken down on one keyboard: the n-th is seat n.

    Taken down again, it replaces what was taken down before. A figure agreed on earlier gives way to the estimates.
    """
    about = workshop.about
    earlier = [e for e in workshop.estimates_on(improvement.uid) if e.round == about.round]
    number = activity.pass_number if activity else max((e.pass_number for e in earlier), default=1)
    edits: list[Edit] = [
        create(
            Estimate, new_uid(), improvement=improvement.uid, author=f"{SEAT}{seat}", round=about.round,
            activity=activity.uid if activity else None, pass_number=number, impact=impact, effort=effort,
        )
        for seat, (impact, effort) in enumerate(pairs, start=1)
    ]  # fmt: skip
    taken = {f"{SEAT}{seat}" for seat in range(1, len(pairs) + 1)}
    left_over = [e for e in earlier if e.pass_number == number and e.author.startswith(SEAT) and e.author not in taken]
    edits += [remove(e) for e in left_over]
    edits.append(change(improvement, impact=None, effort=None))
    return Draft(N_("Enter estimates"), tuple(edits))


def read_pairs(typed: str) -> list[Pair]:
    """Return the estimates that a line means: pairs (`42 51 33`, `4 2, 5 1`), or all impacts and then all efforts.

    Two rows of the same length, other than two digits each, are impacts and efforts: `44521 21133` is five people.
    A dash passes.

    Raises:
        ValueError: it is neither.
    """
    groups = re.findall(r"[1-5-]+", typed)
    if re.sub(r"[1-5\-\s,;/]", "", typed) or not groups:
        raise ValueError(typed)
    if len(groups) == 2 and len(groups[0]) == len(groups[1]) > 2:
        return [(_digit(i), _digit(e)) for i, e in zip(*groups, strict=True)]
    row = "".join(groups)
    if len(row) % 2 or any(len(group) % 2 for group in groups if len(group) > 1):
        raise ValueError(typed)
    return [(_digit(row[n]), _digit(row[n + 1])) for n in range(0, len(row), 2)]


def open_ballot(workshop: Workshop, options: Sequence[str], at: datetime, *, new_uid: NewUid, title: str = "") -> Draft:
    """Return the draft that opens a blind ballot over some improvements, with the usual budget and cap."""
    budget = ballots.budget(len(options))
    edit = create(
        Ballot, new_uid(), title=title, round=workshop.about.round, options=tuple(options), budget=budget,
        cap=min(ballots.CAP, budget), anonymous=workshop.about.anonymous, state=ActivityState.OPEN, opened_at=at,
    )  # fmt: skip
    return Draft(N_("Open ballot"), (edit,), act=True)


def open_run_off(ballot: Ballot, options: Sequence[str], at: datetime, *, new_uid: NewUid) -> Draft:
    """Return the draft that opens another turn among tied improvements, one vote each; the earlier turns stay."""
    edit = create(
        Ballot, new_uid(), title=ballot.title, round=ballot.round, turn=ballot.turn + 1, previous=ballot.uid,
        options=tuple(options), budget=ballots.RUN_OFF_BUDGET, cap=ballots.RUN_OFF_BUDGET, anonymous=ballot.anonymous,
        state=ActivityState.OPEN, opened_at=at,
    )  # fmt: skip
    return Draft(N_("Open run-off"), (edit,), act=True)


def close_ballot(workshop: Workshop, ballot: Ballot, at: datetime) -> Draft:
    """Return the draft that ends a ballot and shows its result; from then on the list follows the votes."""
    edits = (
        change(ballot, state=ActivityState.REVEALED, closed_at=at),
        change(workshop.about, preset=Preset.VOTES),
    )
    return Draft(N_("Close ballot"), edits, act=True)


def discard_ballot(ballot: Ballot) -> Draft:
    """Return the draft that takes an open ballot away with its votes, unseen."""
    return Draft(N_("Discard ballot"), (remove(ballot),), act=True)


def proxy_votes(ballot: Ballot, seat: int, dots: Mapping[str, int], *, new_uid: NewUid) -> Draft:
    """Return the draft of what one person in the room votes, taken down on one keyboard."""
    edits = tuple(
        create(Vote, new_uid(), ballot=ballot.uid, improvement=improvement, author=f"{SEAT}{seat}", dots=count)
        for improvement, count in dots.items()
    )
    return Draft(N_("Vote"), edits, act=True)


def take_back_votes(votes: Iterable[str]) -> Draft:
    """Return the draft that takes votes back, given by their uids: their keeper need not see them."""
    edits = tuple(Edit(op="remove", kind=Vote.kind, uid=uid) for uid in votes)
    return Draft(N_("Take the votes back"), edits, act=True)


def read_votes(typed: str, options: int, budget: int, cap: int) -> dict[int, int]:
    """Return how many votes each numbered option gets: `3,3,7` is two for the third and one for the seventh.

    Where there are at most nine options, digits may stand together: `337`.

    Raises:
        TooManyVotes: more than the person has, or more on one option than may be.
        ValueError: a number that is on no option.
    """
    parts = re.findall(r"\d", typed) if options <= 9 else re.findall(r"\d+", typed)
    if re.sub(r"[\d\s,;.]", "", typed):
        raise ValueError(typed)
    votes: dict[int, int] = {}
    for part in parts:
        number = int(part)
        if not 1 <= number <= options:
            raise ValueError(part)
        votes[number] = votes.get(number, 0) + 1
    if sum(votes.values()) > budget or any(count > cap for count in votes.values()):
        raise TooManyVotes(typed)
    return votes


class TooManyVotes(ValueError):
    """More votes than the ballot gives a person, or than one improvement may get from one."""


def open_now(workshop: Workshop) -> Ballot | None:
    """Return the ballot that people vote in, or None."""
    return next((b for b in reversed(workshop.ballots) if b.state is ActivityState.OPEN), None)


def tied_first(counted: Sequence[Mapping[str, int]]) -> list[str]:
    """Return the improvements of the highest tie that nobody has broken yet; turns as `ranking.turns` counts them."""
    standing = ballots.standings(counted)
    places = [s.place for s in standing.values() if s.tied and s.votes[0]]
    return [uid for uid, s in standing.items() if places and s.place == min(places)]


def _digit(sign: str) -> int | None:
    return None if sign == "-" else int(sign)
