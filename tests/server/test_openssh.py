"""The way in that people really take: OpenSSH's own client, on a real terminal."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pty_driver import Terminal
from tests.server.sample_server import CODE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.external,
    pytest.mark.skipif(not shutil.which("ssh"), reason="OpenSSH's client is not installed"),
]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[dict[str, object]]:
    """A server with the sample application, and what its first line says."""
    command = [sys.executable, "-m", "tests.server.sample_server", str(tmp_path), "0", "run_textual", "warm_up"]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE) as program:
        assert program.stdout
        yield json.loads(program.stdout.readline())
        program.terminate()


def ssh(server: dict[str, object], tmp_path: Path, *options: str, command: tuple[str, ...] = ()) -> list[str]:
    known_hosts = f"UserKnownHostsFile={tmp_path}/known_hosts"
    return ["ssh", "-F", "none", "-p", str(server["port"]), "-o", known_hosts, *options, "Ana@127.0.0.1", *command]


def come_in(terminal: Terminal, server: dict[str, object]) -> Terminal:
    """Compare the fingerprint, type yes and the code."""
    terminal.wait_for("continue connecting")
    assert str(server["fingerprint"]) in terminal.text
    terminal.send("yes\r")
    return terminal.wait_for("Palavras:").send(f"{CODE.replace('-', ' ')}\r")


def test_joining_typing_resizing_and_quitting(server: dict[str, object], tmp_path: Path) -> None:
    with Terminal(ssh(server, tmp_path), columns=90, rows=24) as terminal:
        come_in(terminal, server).wait_for("hello Ana").wait_for("size 90x24.")
        assert CODE not in terminal.text
        terminal.send("ligação").wait_for("ligação")
        terminal.resize(100, 30).wait_for("size 100x30.")
        terminal.paste("colado").wait_for("ligaçãocolado")
        terminal.press("ctrl+c").send("!").wait_for("ligaçãocolado!")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.is_restored


@pytest.mark.parametrize("name", ["id", "scp -t /tmp"])
def test_a_command_is_refused(server: dict[str, object], tmp_path: Path, name: str) -> None:
    with Terminal(ssh(server, tmp_path, "-A", "-X", command=(name,))) as terminal:
        come_in(terminal, server).wait_for("request failed")
        assert terminal.wait_exit() != 0
        assert "uid=" not in terminal.text


def test_forwarding_to_elsewhere_is_refused(server: dict[str, object], tmp_path: Path) -> None:
    with Terminal(ssh(server, tmp_path, "-W", f"127.0.0.1:{server['port']}")) as terminal:
        come_in(terminal, server).wait_for("open failed")
        assert terminal.wait_exit() != 0


def test_stopping_the_server_leaves_the_clients_terminal_in_order(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.server.sample_server", str(tmp_path), "0", "run_textual", "warm_up"]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE) as program:
        assert program.stdout
        server = json.loads(program.stdout.readline())
        with Terminal(ssh(server, tmp_path)) as terminal:
            come_in(terminal, server).wait_for("hello Ana")
            program.terminate()
            terminal.wait_for("encerrado")
            terminal.wait_exit()
            assert terminal.is_restored, terminal.left_on
