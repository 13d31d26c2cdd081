"""Guessing, silent sockets and floods: what they get, and that they keep nobody out who belongs here."""

from __future__ import annotations

import asyncio
import socket
from contextlib import ExitStack, suppress
from dataclasses import replace

import asyncssh
import pytest

from cjm_tui.server.admission import Admission, GuessLimiter, Refused, WhenItSpeaks
from cjm_tui.server.limits import Limits, TokenBucket, neighbourhood
from tests.server.conftest import CODE, PATIENT, Guest, Serve, until


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Caller:
    """A half-open connection."""

    def __init__(self, has_spoken: bool = False) -> None:
        self.has_spoken, self.is_turned_away = has_spoken, False

    def turn_away(self) -> None:
        self.is_turned_away = True


def test_a_bucket_gives_its_burst_then_its_rate_then_makes_wait() -> None:
    bucket = TokenBucket(burst=2, rate=5, debt=2)
    assert [bucket.take(10.0) for _turn in range(5)] == [0, 0, 0.2, 0.4, None]
    assert bucket.take(10.3) == pytest.approx(0.3)


def test_a_burst_of_arrivals_waits_and_a_flood_is_refused() -> None:
    admission = Admission(Limits(), Clock())
    waits = [admission.ask("192.0.2.1") for _arrival in range(100)]
    assert waits[:20] == [0] * 20
    assert all(isinstance(wait, float) and 0 < wait <= 5 for wait in waits[20:45])
    assert all(isinstance(wait, Refused) for wait in waits[45:])
    assert admission.ask("192.0.2.2") == 0


def test_many_addresses_together_are_limited_but_not_those_that_the_room_knows() -> None:
    clock = Clock()
    admission = Admission(Limits(), clock)
    admission.session_began("192.0.2.1")
    taken = [admission.ask(f"198.51.100.{number}") for number in range(200)]
    assert sum(isinstance(answer, Refused) for answer in taken) == 80
    answers = [admission.ask("192.0.2.1") for _again in range(300)]
    assert answers[:20] == [0] * 20
    assert all(isinstance(answer, WhenItSpeaks) for answer in answers[20:])
    admission.session_ended("192.0.2.1")
    assert isinstance(admission.ask("192.0.2.1"), WhenItSpeaks)
    clock.now += 3600
    assert not admission.knows("192.0.2.1")


def test_the_most_silent_half_open_connection_makes_room() -> None:
    clock = Clock()
    admission = Admission(Limits(half_open_per_address=2), clock)
    talking, silent, newcomer = Caller(has_spoken=True), Caller(), Caller()
    for caller in (talking, silent, newcomer):
        clock.now += 3
        admission.open(caller, "192.0.2.1")
    assert silent.is_turned_away
    assert not talking.is_turned_away
    assert not newcomer.is_turned_away
    assert admission.half_open == 2


def test_a_flood_that_says_nothing_evicts_itself_and_not_those_who_speak() -> None:
    admission = Admission(Limits(half_open_overall=50), Clock())
    admission.session_began("192.0.2.1")
    talking = Caller(has_spoken=True)
    admission.open(talking, "192.0.2.1")
    for _flood in range(500):
        admission.open(Caller(), "192.0.2.1")
    assert not talking.is_turned_away
    assert admission.half_open == 50


def test_guesses_are_spaced_out_and_right_codes_are_free() -> None:
    clock = Clock()
    guesses = GuessLimiter(Limits(), clock)
    for _colleague in range(50):
        assert guesses.take_turn("192.0.2.1") == 0
        guesses.was_right("192.0.2.1")
    read = 0
    for _tenth in range(600):
        clock.now += 0.1
        if (wait := guesses.take_turn("192.0.2.1")) is not None:
            read += 1
            assert wait <= Limits().longest_guess_wait
    assert 40 < read <= 2 + 60 * 0.8 + 6
    assert guesses.take_turn("192.0.2.2") == 0


def test_guesses_from_many_addresses_are_limited_together() -> None:
    guesses = GuessLimiter(Limits(), Clock())
    turns = [guesses.take_turn(f"198.51.{number // 256}.{number % 256}") for number in range(1000)]
    assert sum(turn is not None for turn in turns) <= 20 + 48


@pytest.mark.parametrize(
    ("host", "counted_as"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
    ],
)
def test_what_counts_as_one_address(host: str, counted_as: str) -> None:
    assert neighbourhood(host) == counted_as


@pytest.mark.slow
async def test_guessing_over_many_connections_is_about_one_a_second(serve: Serve) -> None:
    limits = replace(Limits(), accept_burst=500, accept_rate=500, half_open_per_address=200)
    async with serve(limits=limits) as served:
        guests: list[Guest] = []

        async def guess() -> None:
            while True:
                guests.append(Guest(*["errado"] * 4))
                with suppress(asyncssh.Error, OSError):
                    await served.connect(guest=guests[-1])

        guessing = [asyncio.create_task(guess()) for _guesser in range(4)]
        await asyncio.sleep(5)
        for task in guessing:
            task.cancel()
        # Each prompt after the first is the answer to a guess; connections are still open when the time is over.
        answered = sum(max(len(guest.prompts) - 1, 0) for guest in guests)
        assert 0 < answered <= 2 + 5 * 0.8 + 4 + 1


async def test_guesses_on_one_connection_are_counted(serve: Serve) -> None:
    async with serve() as served:
        guest = Guest(*["errado"] * 50)
        with pytest.raises(asyncssh.Error):
            await served.connect(guest=guest)
        assert len(guest.prompts) == 4


async def test_failures_of_any_method_end_the_connection(serve: Serve) -> None:
    async with serve() as served:
        keys = [asyncssh.generate_private_key("ssh-ed25519") for _key in range(30)]
        with pytest.raises(asyncssh.DisconnectError, match="Too many"):
            await served.connect(keys=keys)


async def test_sixty_silent_sockets_keep_no_newcomer_out(serve: Serve) -> None:
    async with serve(limits=Limits()) as served:
        with ExitStack() as sockets:
            for _silent in range(60):
                sockets.enter_context(_connect(served.port, "127.0.0.1"))
            ana = await served.connect(CODE, local_addr=("127.0.0.2", 0))
            await (await served.sit_down(ana)).sees("hello ana")


async def test_sixty_silent_sockets_from_the_same_address_keep_no_known_participant_out(serve: Serve) -> None:
    async with serve(limits=Limits()) as served:
        ana = await served.join("ana")
        await ana.sees("hello ana")
        with ExitStack() as sockets:
            for _silent in range(60):
                sockets.enter_context(_connect(served.port, "127.0.0.1"))
            await until(lambda: served.gateway.admission.half_open == 60, "the silent sockets")
            ana.process.channel.get_connection().abort()
            await until(lambda: not served.gateway.connected, "leaving")
            again = await served.join("ana")
            await again.sees("hello ana")


@pytest.mark.parametrize("source", ["127.0.0.1", "127.0.0.3"])
async def test_a_flood_of_connections_keeps_no_known_participant_out(serve: Serve, source: str) -> None:
    async with serve(limits=Limits()) as served:
        ana = await served.join("ana")
        await ana.sees("hello ana")
        is_flooding = True

        async def flood() -> None:
            while is_flooding:
                for _connection in range(20):
                    _connect(served.port, source).close()
                await asyncio.sleep(0)

        flooding = asyncio.create_task(flood())
        bia = await served.join("bia")
        await bia.sees("hello bia")
        await ana.ask("size", "80x24")
        is_flooding = False
        await flooding


async def test_a_room_behind_one_address_arrives_at_once(serve: Serve) -> None:
    limits = Limits(accept_burst=5, accept_rate=20)
    async with serve(limits=limits) as served:
        people = await asyncio.gather(*(served.join(f"person{number}") for number in range(12)))
        for person in people:
            await person.sees("hello person")
        assert len(served.gateway.connected) == 12


async def test_the_host_has_room_for_so_many_sessions(serve: Serve) -> None:
    async with serve(limits=replace(PATIENT, sessions=1)) as served:
        ana = await served.join("ana")
        await ana.sees("hello ana")
        with pytest.raises(asyncssh.ChannelOpenError):
            await served.join("bia")


def _connect(port: int, source: str) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), source_address=(source, 0))
