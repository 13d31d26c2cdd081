"""How much one address, and everybody together, may ask of the listener before they are known."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

_REMEMBERED_ADDRESSES = 4096


@dataclass(frozen=True, slots=True)
class Limits:
    """The figures that protect the room; the defaults suit fifty people behind one address."""

    accept_burst: int = 20
    """Connections that one address may open at once before the throttle acts."""
    accept_rate: float = 5.0
    """Connections a second from one address after the burst."""
    accept_queue: int = 25
    """Connections of one address that wait for their turn instead of being refused."""
    overall_accept_burst: int = 120
    overall_accept_rate: float = 40.0
    """The same for all unknown addresses together, without a queue."""
    half_open_per_address: int = 24
    """Connections of one address that have not yet authenticated; a further one takes the place of one that dawdles."""
    half_open_overall: int = 256
    """The same for everybody; here the most silent one has to go, however new it is."""
    dawdling_seconds: float = 2.0
    """A client that means it has long spoken by then."""
    login_seconds: float = 90.0
    """From connecting to being let in; somebody has to compare a fingerprint and type a code within it."""
    guess_burst: int = 2
    guess_rate: float = 0.8
    """Join codes tried a second from one address; a right one costs nothing."""
    overall_guess_burst: int = 20
    overall_guess_rate: float = 8.0
    longest_guess_wait: float = 6.0
    """Seconds that a try may wait for its turn before it is refused unread."""
    guesses_per_connection: int = 4
    key_offers_per_connection: int = 8
    failures_per_connection: int = 20
    """Failed authentication requests of any kind before the connection is ended."""
    sessions: int = 100
    """Sessions at one time, the host's memory being finite."""
    idle_connection_seconds: float = 20.0
    """An authenticated connection without a session ends after this."""
    remembered_seconds: float = 900.0
    """An address stays known this long after its last session has ended, so that a dropped line can come back."""


class TokenBucket:
    """A budget that refills with time and may be overdrawn by those who are willing to wait."""

    def __init__(self, burst: float, rate: float, debt: float = 0) -> None:
        """Start full: `burst` at once, `rate` a second, and `debt` more against waiting."""
        self._burst, self._rate, self._debt = burst, rate, debt
        self._tokens, self._at = burst, float("-inf")

    def take(self, now: float) -> float | None:
        """Take one and return the seconds to wait before using it; None where the queue is full."""
        self._refill(now)
        if self._tokens - 1 < -self._debt:
            return None
        self._tokens -= 1
        return max(0.0, -self._tokens / self._rate)

    def give_back(self) -> None:
        """Return a token that turned out not to be owed."""
        self._tokens = min(self._burst, self._tokens + 1)

    def _refill(self, now: float) -> None:
        if now > self._at:
            self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
            self._at = now


class BucketPerAddress:
    """A token bucket for each address, in bounded memory."""

    def __init__(self, burst: float, rate: float, debt: float = 0) -> None:
        """Give every address the same budget."""
        self._settings = (burst, rate, debt)
        self._buckets: OrderedDict[str, TokenBucket] = OrderedDict()

    def __getitem__(self, address: str) -> TokenBucket:
        bucket = self._buckets.pop(address, None) or TokenBucket(*self._settings)
        self._buckets[address] = bucket
        while len(self._buckets) > _REMEMBERED_ADDRESSES:
            self._buckets.popitem(last=False)
        return bucket


def neighbourhood(host: str) -> str:
    """Return what limits count as one address: an IPv4 address, or the /64 that an IPv6 host chooses freely from."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if address.version == 6:
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ip_network((address, 64), strict=False))
    return str(address)
