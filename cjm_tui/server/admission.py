"""Who may open a connection now, who has to wait, and whose place goes to the next one."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Protocol

from cjm_tui.server.limits import BucketPerAddress, Limits, TokenBucket


class Newcomer(Hashable, Protocol):
    """A connection that has not authenticated yet."""

    has_spoken: bool
    """Whether the client has sent anything at all."""

    def turn_away(self) -> None:
        """End the connection to make room."""


class Refused:
    """The answer to a connection that is closed at once."""


class WhenItSpeaks:
    """The answer to a connection that is served as soon as the client has sent something."""


@dataclass(frozen=True, slots=True)
class _Place:
    address: str
    since: float


class Admission:
    """Keeps the throttle, the half-open connections and the addresses that the room knows."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        """Measure time with `clock`, a monotonic one."""
        self._limits, self._clock = limits, clock
        self._accepts = BucketPerAddress(limits.accept_burst, limits.accept_rate, limits.accept_queue)
        self._overall = TokenBucket(limits.overall_accept_burst, limits.overall_accept_rate)
        self._half_open: dict[Newcomer, _Place] = {}
        self._live: Counter[str] = Counter()
        self._seen: OrderedDict[str, float] = OrderedDict()

    def knows(self, address: str) -> bool:
        """Tell whether the address holds a live session, or held one a short while ago.

        A whole room often sits behind one address; what one neighbour does must not keep its people out.
        """
        if self._live[address] > 0:
            return True
        return self._clock() - self._seen.get(address, float("-inf")) < self._limits.remembered_seconds

    def ask(self, address: str) -> float | WhenItSpeaks | Refused:
        """Return the seconds that a new connection has to wait, or another answer.

        A known address is never refused: past its budget, a flood of silent sockets gets nothing, while an SSH client,
        which speaks first, is served as ever.
        """
        now = self._clock()
        wait = self._accepts[address].take(now)
        if self.knows(address):
            return 0.0 if wait == 0 else WhenItSpeaks()
        if wait is None:
            return Refused()
        if self._overall.take(now) is None:
            self._accepts[address].give_back()
            return Refused()
        return wait

    def open(self, newcomer: Newcomer, address: str) -> None:
        """Count a half-open connection; where there are too many, the most silent and oldest one has to go."""
        now = self._clock()
        self._half_open[newcomer] = _Place(address, now)
        from_there = [(other, place) for other, place in self._half_open.items() if place.address == address]
        dawdling = [other for other, place in from_there if now - place.since >= self._limits.dawdling_seconds]
        if len(from_there) > self._limits.half_open_per_address and dawdling:
            self._turn_one_away(dawdling)
        elif len(self._half_open) > self._limits.half_open_overall:
            self._turn_one_away([other for other in self._half_open if other is not newcomer])

    def settle(self, newcomer: Newcomer) -> None:
        """Stop counting a connection as half-open: it has authenticated, or it is gone."""
        self._half_open.pop(newcomer, None)

    def session_began(self, address: str) -> None:
        """Remember that the address holds a session."""
        self._live[address] += 1

    def session_ended(self, address: str) -> None:
        """Forget the session, but not yet the address."""
        self._live[address] -= 1
        if self._live[address] <= 0:
            del self._live[address]
        self._seen.pop(address, None)
        self._seen[address] = self._clock()
        while len(self._seen) > 1024:
            self._seen.popitem(last=False)

    @property
    def half_open(self) -> int:
        """How many connections have not authenticated yet."""
        return len(self._half_open)

    def _turn_one_away(self, candidates: list[Newcomer]) -> None:
        def claim(other: Newcomer) -> tuple[bool, bool, float]:
            place = self._half_open[other]
            return (other.has_spoken, self.knows(place.address), place.since)

        weakest = min(candidates, key=claim)
        self._half_open.pop(weakest)
        weakest.turn_away()


class GuessLimiter:
    """Spaces out tries of the join code: a wrong one spends the budget of its address and of everybody."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        """Measure time with `clock`, a monotonic one."""
        self._clock = clock
        self._own = BucketPerAddress(
            limits.guess_burst, limits.guess_rate, int(limits.longest_guess_wait * limits.guess_rate)
        )
        self._overall = TokenBucket(
            limits.overall_guess_burst,
            limits.overall_guess_rate,
            int(limits.longest_guess_wait * limits.overall_guess_rate),
        )

    def take_turn(self, address: str) -> float | None:
        """Count a try before anything is awaited and return the seconds until it may be read; None refuses it."""
        now = self._clock()
        if (wait := self._own[address].take(now)) is None:
            return None
        if (wait_for_all := self._overall.take(now)) is None:
            self._own[address].give_back()
            return None
        return max(wait, wait_for_all)

    def was_right(self, address: str) -> None:
        """Take a right code off the account: thirty colleagues behind one address all type it at once."""
        self._own[address].give_back()
        self._overall.give_back()
