"""What a connection can never do, tried one by one by a client that may have come in."""

from __future__ import annotations

import asyncio
import os
import signal
from dataclasses import replace
from pathlib import Path

import asyncssh
import pytest

from cjm_tui.server.screen_state import RESET
from tests.server.conftest import CODE, PATIENCE, PATIENT, TEXTUAL, WARM_UP, Serve, until


async def test_no_command_runs(serve: Serve) -> None:
    async with serve() as served:
        connection = await served.connect(CODE)
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.run("id", term_type="xterm")


async def test_no_subsystem_and_no_file_transfer(serve: Serve, tmp_path: Path) -> None:
    async with serve() as served:
        with pytest.raises(asyncssh.ChannelOpenError):
            await (await served.connect(CODE)).start_sftp_client()
        (tmp_path / "mine").write_text("x")
        with pytest.raises((OSError, asyncssh.Error)):
            await asyncssh.scp(tmp_path / "mine", (await served.connect(CODE), "/tmp/theirs"))
        with pytest.raises(asyncssh.ChannelOpenError):
            await (await served.connect(CODE)).create_process(subsystem="netconf")


async def test_no_forwarding_in_any_direction(serve: Serve, tmp_path: Path) -> None:
    async with serve() as served:
        connection = await served.connect(CODE)
        terminal = await served.sit_down(connection)
        await terminal.sees("hello")
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.open_connection("127.0.0.1", served.port)
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.open_unix_connection(str(tmp_path / "socket"))
        with pytest.raises(asyncssh.ChannelListenError):
            await connection.start_server(lambda *_peer: None, "127.0.0.1", 0)
        with pytest.raises(asyncssh.ChannelListenError):
            await connection.start_unix_server(lambda: None, str(tmp_path / "listener"))
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.open_tun()
        await terminal.ask("size", "80x24")


@pytest.mark.parametrize("request_name", [b"auth-agent-req@openssh.com", b"x11-req"])
async def test_no_agent_and_no_x11(serve: Serve, request_name: bytes) -> None:
    rest = (
        asyncssh.packet.Boolean(False)
        + asyncssh.packet.String("MIT-MAGIC-COOKIE-1")
        + asyncssh.packet.String("00" * 16)
        + asyncssh.packet.UInt32(0)
    )
    async with serve() as served:
        terminal = await served.join()
        await terminal.sees("hello")
        arguments = (rest,) if request_name == b"x11-req" else ()
        assert await terminal.process.channel._make_request(request_name, *arguments) is False
        # A process that has joined knows of neither.
        await terminal.ask("value SSH_AUTH_SOCK", "SSH_AUTH_SOCK=None")
        await terminal.ask("value DISPLAY", "DISPLAY=None")


async def test_the_environment_is_four_names(serve: Serve) -> None:
    sent = {"LD_PRELOAD": "/tmp/x.so", "PYTHONPATH": "/tmp", "TEXTUAL": "devtools", "PATH": "/tmp", "COLUMNS": "9"}
    sent |= {"LANG": "pt_BR.UTF-8", "LC_TIME": "en_GB.UTF-8", "COLORTERM": "truecolor", "LC_ALL": "$(id)"}
    async with serve() as served:
        terminal = await served.join(env=sent, size=(120, 24))
        await terminal.ask("environment", "COLORTERM HOME LANG LC_TIME PATH SQLITE_TMPDIR TERM\n")
        await terminal.ask("value PATH", "PATH=")
        assert "PATH='/tmp'" not in terminal.text


async def test_twenty_thousand_variables_are_not_kept(serve: Serve) -> None:
    async with serve() as served:
        terminal = await served.join(env={f"LC_{_letters(number)}": "C" for number in range(20_000)})
        await terminal.sees("hello", patience=30)
        ((session, _person),) = served.gateway._sessions.values()
        assert len(session._channel.get_environment_bytes()) <= 16


def _letters(number: int) -> str:
    return "".join(chr(ord("A") + int(digit)) for digit in f"{number:05}")


async def test_one_session_per_connection(serve: Serve) -> None:
    async with serve() as served:
        connection = await served.connect(CODE)
        first = await served.sit_down(connection)
        await first.sees("hello")
        with pytest.raises(asyncssh.ChannelOpenError):
            await served.sit_down(connection)
        first.type("quit\r")
        await first.ends()
        with pytest.raises((asyncssh.ChannelOpenError, asyncssh.ConnectionLost, asyncssh.DisconnectError)):
            await served.sit_down(connection)


async def test_without_a_terminal_there_is_a_sentence_and_no_session(serve: Serve) -> None:
    async with serve() as served:
        connection = await served.connect(CODE)
        done = await connection.run(term_type=None, env={"LANG": "pt_BR.UTF-8"})
        assert "É preciso um terminal" in str(done.stderr)
        assert done.exit_status == 1


@pytest.mark.parametrize("term", ["dumb", "", "unknown", "xterm\x1b]0;x"])
async def test_a_terminal_that_cannot_draw_is_told_so(serve: Serve, term: str) -> None:
    async with serve(language="en") as served:
        done = await (await served.connect(CODE)).run(term_type=term or "dumb")
        assert "cannot draw" in str(done.stderr)


@pytest.mark.parametrize(
    ("claimed", "given"),
    [((1_000_000, 1_000_000), "500x200"), ((1, 1), "20x5"), ((0, 0), "80x24"), ((2**32 - 1, 24), "500x24")],
)
async def test_sizes_are_clamped_at_the_start_and_later(serve: Serve, claimed: tuple[int, int], given: str) -> None:
    async with serve() as served:
        terminal = await served.sit_down(await served.connect(CODE), term_size=claimed)
        await terminal.ask("size", given)
    async with serve() as served:
        terminal = await served.join(size=(81, 25))
        await terminal.ask("size", "81x25")
        terminal.process.change_terminal_size(*claimed)
        await terminal.ask("size", given)


@pytest.mark.slow
async def test_a_forged_resize_among_the_keys_is_clamped(serve: Serve) -> None:
    async with serve(TEXTUAL, WARM_UP) as served:
        terminal = await served.join()
        await terminal.sees("size 80x24.")
        terminal.type("\x1b[48;30;90;0;0t")
        await until(lambda: b"size 90x30." in terminal.received, "believing a possible size")
        terminal.type("\x1b[48;1000000;24000000;0;0t")
        await until(lambda: b"size 500x200." in terminal.received, "clamping an impossible size")


async def test_somebody_elses_key_and_then_ones_own_gives_ones_own_identity(serve: Serve) -> None:
    theirs, mine = (asyncssh.generate_private_key("ssh-ed25519") for _person in range(2))
    facilitators = frozenset({theirs.get_fingerprint()})
    async with serve(facilitators=facilitators, participants={mine.get_fingerprint(): "loja"}) as served:
        # The client offers both public keys and can sign with the second one only.
        stolen = _OfferedKey(theirs)
        terminal = await served.sit_down(await served.connect(keys=[stolen, mine]), size=(120, 24))
        await terminal.sees("hello ana (participant) in loja")
        await terminal.ask("requested", f"key={mine.get_fingerprint()}")
        assert stolen.was_asked_to_sign

        with_code = await served.sit_down(await served.connect(CODE, keys=[_OfferedKey(theirs)]), size=(120, 24))
        await with_code.sees("hello ana (participant) in portal")
        await with_code.ask("requested", "key=None")


class _OfferedKey(asyncssh.SSHKeyPair):
    """Somebody else's public key in the hands of one who lacks the private one."""

    def __init__(self, key: asyncssh.SSHKey) -> None:
        super().__init__(key.algorithm, key.algorithm, key.sig_algorithms, key.sig_algorithms, key.public_data, None)
        self._own = asyncssh.generate_private_key("ssh-ed25519")
        self.was_asked_to_sign = False

    def sign(self, data: bytes) -> bytes:
        self.was_asked_to_sign = True
        return self._own.sign(data, b"ssh-ed25519")


async def test_a_client_that_reads_nothing_is_not_buffered_for(serve: Serve) -> None:
    async with serve() as served:
        # A window of 256 MiB invites the server to send all it has.
        connection = await served.connect(CODE)
        process = await connection.create_process(
            term_type="xterm", term_size=(80, 24), encoding=None, window=256 << 20
        )
        await process.stdout.readuntil(b"portal")
        connection._transport.pause_reading()
        process.stdin.write(b"flood 20000\r")
        ((gateway_connection, (session, _person)),) = served.gateway._sessions.items()
        await until(lambda: gateway_connection._is_held, "holding the session")
        await asyncio.sleep(0)
        wire = gateway_connection._wire
        assert wire is not None
        assert wire.get_write_buffer_size() + session._channel.get_write_buffer_size() < 256 * 1024
        connection._transport.resume_reading()
        await _reads_until(process, b"flooded")


async def test_a_client_with_a_full_window_is_not_buffered_for(serve: Serve) -> None:
    async with serve() as served:
        connection = await served.connect(CODE)
        process = await connection.create_process(term_type="xterm", term_size=(80, 24), encoding=None, window=4096)
        await process.stdout.readuntil(b"portal")
        process.channel.pause_reading()  # its window of 4 KiB fills up
        process.stdin.write(b"flood 4000\r")
        ((_connection, (session, _person)),) = served.gateway._sessions.items()
        await until(lambda: session._channel.get_write_buffer_size() > 60_000, "filling the channel")
        assert session._channel.get_write_buffer_size() < 128 * 1024
        process.channel.resume_reading()
        await _reads_until(process, b"flooded")


async def test_a_client_that_never_finishes_exchanging_keys_is_not_buffered_for(serve: Serve) -> None:
    async with serve() as served:
        connection = await served.connect(CODE)
        process = await connection.create_process(
            term_type="xterm", term_size=(80, 24), encoding=None, window=256 << 20
        )
        await process.stdout.readuntil(b"portal")
        process.stdin.write(b"flood 20000\r")
        connection._send_kexinit()
        connection._transport.pause_reading()
        await until(lambda: not served.gateway.connected, "ending the connection")


async def _reads_until(process: asyncssh.SSHClientProcess[bytes], end: bytes) -> None:
    """Read what had to wait, all of it."""
    last = b""
    async with asyncio.timeout(PATIENCE * 3):
        while end not in last:
            last = last[-100:] + await process.stdout.read(1 << 16)


async def test_a_session_that_reads_nothing_holds_its_client(serve: Serve) -> None:
    async with serve() as served:
        terminal = await served.join()
        await terminal.sees("hello")
        terminal.type("block 1\r")
        terminal.type(b"a" * (1 << 20) + b"\r")
        ((_connection, (session, _person)),) = served.gateway._sessions.items()
        await until(lambda: session._bridge and session._bridge._unsent, "holding the client")
        assert len(session._bridge._unsent) < 64 * 1024
        await terminal.sees("blocked")
        await until(lambda: terminal.received.count(b"heard"), "hearing all of it")


async def test_killing_one_session_ends_that_one_alone(serve: Serve) -> None:
    async with serve() as served:
        ana, bia = await served.join("ana"), await served.join("bia")
        await ana.sees("hello ana")
        await bia.sees("hello bia")
        (session, _person) = next(iter(served.gateway._sessions.values()))
        await ana.ask("process", "pid ")
        pid = int(ana.text.partition("pid ")[2].split()[0])
        await bia.ask(f"kill {pid}", "refused")  # not even from a session beside it
        os.kill(pid, signal.SIGKILL)
        assert await ana.ends() == 1
        assert RESET in ana.received
        assert "terminou de repente" in ana.received.decode()
        await bia.ask("size", "80x24")
        await until(lambda: len(served.gateway.connected) == 1, "leaving")
        assert session._process.exited.result() == -signal.SIGKILL


async def test_a_crash_tells_the_participant_nothing_but_a_sentence(
    serve: Serve, capfd: pytest.CaptureFixture[str]
) -> None:
    async with serve() as served:
        ana = await served.join()
        await ana.sees("hello")
        ana.type("crash\r")
        await ana.ends()
        assert b"Traceback" not in ana.received
        assert b"somebody else wrote" not in ana.received
        assert "terminou de repente" in ana.received.decode()
        assert "RuntimeError" in capfd.readouterr().err


@pytest.mark.slow
async def test_a_blocked_handler_blocks_its_own_session_only(serve: Serve) -> None:
    async with serve(TEXTUAL, WARM_UP) as served:
        ana, bia = await served.join("ana"), await served.join("bia")
        await ana.sees("hello ana")
        await bia.sees("hello bia")
        ana.type("\x02")
        for letter in "quick":
            typed_at = asyncio.get_running_loop().time()
            bia.type(letter)
            seen = len(bia.received)
            await until(lambda seen=seen: len(bia.received) > seen, "an echo", patience=1.5)
            assert asyncio.get_running_loop().time() - typed_at < 1.5
        await bia.sees("quick")


async def test_hanging_up_ends_the_process(serve: Serve) -> None:
    async with serve() as served:
        ana = await served.join()
        await ana.sees("hello")
        (session, _person) = next(iter(served.gateway._sessions.values()))
        ana.process.channel.get_connection().abort()
        await until(lambda: not served.gateway.connected, "leaving")
        await until(session._process.exited.done, "the end of the process")


async def test_a_connection_without_a_session_does_not_stay(serve: Serve) -> None:
    async with serve(limits=replace(PATIENT, idle_connection_seconds=0.2)) as served:
        connection = await served.connect(CODE)
        async with asyncio.timeout(PATIENCE):
            await connection.wait_closed()
        assert not served.gateway._identities
