"""Ends of a session: what was typed is saved, the terminal is given back, and failures are one sentence."""

from __future__ import annotations

import signal
import stat

import pytest

from cjm_tui.terminal.lifecycle import clamp_size
from tests.pty_driver import PYTHON, Terminal


@pytest.fixture
def terminal(tmp_path):
    command = [PYTHON, "-m", "tests.terminal.ending_app", tmp_path]
    with Terminal(command, columns=80, rows=24) as terminal:
        yield terminal.wait_for("ready 80x24")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_saves_and_restores(terminal, tmp_path, number):
    terminal.send("half a sen").wait_for("half a sen")
    assert terminal.signal(number).wait_exit() == 128 + number
    assert (tmp_path / "draft").read_text() == "half a sen"
    assert terminal.is_restored


def test_a_closed_window_saves(terminal, tmp_path):
    terminal.send("half a sen").wait_for("half a sen")
    assert terminal.hang_up().wait_exit() == 128 + signal.SIGHUP
    assert (tmp_path / "draft").read_text() == "half a sen"


@pytest.mark.slow
def test_a_hung_application_still_gives_the_terminal_back(terminal):
    terminal.press("f3").wait_for("hanging").wait_quiet()
    assert terminal.signal(signal.SIGTERM).wait_exit() == 128 + signal.SIGTERM
    assert terminal.is_restored


def test_a_second_signal_insists(terminal):
    terminal.press("f3").wait_for("hanging").wait_quiet()
    terminal.signal(signal.SIGTERM).wait_quiet()
    assert terminal.signal(signal.SIGHUP).wait_exit(2) == 128 + signal.SIGHUP
    assert terminal.is_restored


def test_a_failure_is_one_sentence_and_a_private_log(terminal, tmp_path):
    terminal.send("my secret").press("f2")
    assert terminal.wait_exit() == 1
    assert terminal.is_restored
    log = tmp_path / "logs" / "crash.log"
    assert "Something went wrong" in terminal.text
    assert str(log) in "".join(terminal.screen)
    assert "Traceback" not in terminal.text
    assert "RuntimeError: no such thing, 9 letters long" in log.read_text()
    assert "my secret" not in log.read_text()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_failure_at_the_very_end_is_one_sentence_too(terminal):
    terminal.send("fail at the end").press("f1")
    assert terminal.wait_exit() == 1
    assert terminal.is_restored
    assert "Something went wrong" in terminal.text
    assert "Traceback" not in terminal.text


def test_sizes_from_the_network_are_clamped(terminal):
    assert clamp_size(1, 1) == (20, 5)
    assert clamp_size(24, 1_000_000) == (24, 200)
    terminal.resize(1000, 300).wait_for("ready 500x200")
    terminal.resize(15, 5).wait_for("ready 20x5")


def test_a_forged_size_is_ignored(terminal):
    terminal.send("\x1b[48;9999;9999;0;0tgoes on").wait_for("goes on").wait_quiet()
    assert "ready 80x24" in terminal.text


@pytest.mark.parametrize(
    "keys", [b"\xff\xfe\xc3(", b"\x1b[99999999999u", b"\x1b[1;99999999999999999999u", b"\x1b[<0;1;1M\x1b[48;0;0;0;0t"]
)
def test_nonsense_from_the_terminal_ends_nothing(terminal, keys):
    terminal.send(keys).wait_quiet()
    terminal.send("goes on").wait_for("goes on")


def test_nothing_happens_on_the_machine_that_runs_the_program(terminal, tmp_path):
    terminal.press("f4", "f5").send("goes on").wait_for("goes on")
    assert not list(tmp_path.rglob("*.svg"))


def test_escape_is_told_from_a_sequence(terminal):
    terminal.send(b"\x1b").wait_quiet()
    terminal.send("goes on").wait_for("goes on")


def test_nothing_is_written_while_nothing_happens(terminal):
    assert terminal.bytes_for(quiet=1) == 0
