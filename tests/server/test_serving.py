"""`serve` as a program: its first line, its end, and what is left when it is killed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncssh
import pytest

from tests.server.conftest import PATIENCE, Guest, Terminal, until
from tests.server.sample_server import CODE

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def program(folder: Path, *arguments: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, dict[str, object]]]:
    """Run the server and yield it with what its first line says."""
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.server.sample_server", str(folder), *arguments,
        cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert server.stdout
    try:
        async with asyncio.timeout(PATIENCE):
            yield server, json.loads(await server.stdout.readline())
    finally:
        with contextlib.suppress(ProcessLookupError):
            server.kill()
        await server.wait()


async def join(port: object, name: str) -> Terminal:
    """Come in as a participant does."""
    import pyte

    connection, _guest = await asyncssh.create_connection(
        lambda: Guest(CODE), "127.0.0.1", port, username=name, known_hosts=None, config=None, client_keys=None,
        agent_path=None,
    )  # fmt: skip
    process = await connection.create_process(term_type="xterm", term_size=(80, 24), encoding=None)
    terminal = Terminal(process, pyte.Screen(80, 24))
    terminal.watching = asyncio.create_task(terminal.watch())  # type: ignore[attr-defined]
    await terminal.sees(f"hello {name}")
    return terminal


async def test_the_first_line_says_everything_that_a_client_needs(tmp_path: Path) -> None:
    async with program(tmp_path) as (_server, line):
        assert line["host"] == "127.0.0.1"
        assert line["code"] == CODE
        assert line["workshops"] == [{"id": "portal", "title": "Portal de TI", "code": CODE}]
        key = await asyncssh.get_server_host_key("127.0.0.1", line["port"], config=None)
        assert key
        assert key.get_fingerprint() == line["fingerprint"]
        first = line["fingerprint"]
    async with program(tmp_path) as (_server, line):
        assert line["fingerprint"] == first


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_stopping_tells_everybody_and_leaves_no_process(tmp_path: Path, number: signal.Signals) -> None:
    async with program(tmp_path) as (server, line):
        ana, bia = await join(line["port"], "ana"), await join(line["port"], "bia")
        pids = [await pid_of(person) for person in (ana, bia)]
        server.send_signal(number)
        for person in (ana, bia):
            await until(lambda person=person: person.is_over, "the session's end")
            assert "encerrado" in person.received.decode()
            assert b"\x1b[?1049l" in person.received
            assert b"repente" not in person.received
        assert await server.wait() == 0
        assert not any(is_alive(pid) for pid in pids)
        assert server.stderr
        talk = (await server.stderr.read()).decode()
        assert "ana came in" in talk
        assert "2 people connected" in talk
        assert "ana left" in talk
        assert "Traceback" not in talk


async def test_an_address_that_is_taken_is_an_error_and_leaves_no_process(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        server = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.server.sample_server", str(tmp_path), str(taken.getsockname()[1]),
            cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, err = await server.communicate()
        assert server.returncode == 1
        assert out == b""
        assert b"OSError: [Errno" in err


async def test_killing_the_server_leaves_no_session_behind(tmp_path: Path) -> None:
    async with program(tmp_path) as (server, line):
        ana = await join(line["port"], "ana")
        pid = await pid_of(ana)
        server.kill()
        await server.wait()
        await until(lambda: not is_alive(pid), "the end of the session")


async def test_losing_the_process_that_starts_sessions_ends_them_with_a_sentence(tmp_path: Path) -> None:
    async with program(tmp_path) as (server, line):
        ana = await join(line["port"], "ana")
        (forkserver,) = children(server.pid)
        os.kill(forkserver, signal.SIGKILL)
        await until(lambda: ana.is_over, "the session's end")
        assert "terminou de repente" in ana.received.decode()
        bia = await join(line["port"], "bia")
        await bia.ask("size", "80x24")
        server.terminate()
        assert await server.wait() == 0


async def pid_of(person: Terminal) -> int:
    await person.ask("process", "pid ")
    return int(person.text.partition("pid ")[2].split()[0])


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
