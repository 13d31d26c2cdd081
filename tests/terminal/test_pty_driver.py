"""The driver itself: what it sends, renders, waits for and gives back."""

from __future__ import annotations

import signal

import pytest

from tests.pty_driver import PYTHON, Terminal

ECHO = """
import os, sys, termios, tty
before = termios.tcgetattr(0)
tty.setraw(0)
sys.stdout.write("\\x1b[?1049h\\x1b[?1003h\\x1b[>1uready\\r\\n")
sys.stdout.flush()
while (keys := os.read(0, 1024)) != b"q":
    os.write(1, repr(keys).encode() + b"\\r\\n")
sys.stdout.write("\\x1b[<u\\x1b[?1003l\\x1b[?1049l")
sys.stdout.flush()
termios.tcsetattr(0, termios.TCSANOW, before)
"""


@pytest.fixture
def echo():
    with Terminal([PYTHON, "-c", ECHO], columns=80, rows=24) as terminal:
        yield terminal.wait_for("ready")


def test_keys_arrive_as_a_terminal_sends_them(echo):
    for key, sent in {
        "enter": r"\r",
        "ctrl+z": r"\x1a",
        "up": r"\x1b[A",
        "alt+x": r"\x1bx",
        "é": r"\xc3\xa9",
    }.items():
        echo.press(key).wait_for(lambda t, sent=sent: f"b'{sent}'" in t.text)


def test_one_send_is_one_packet(echo):
    echo.send("abX\x7fcd\r").wait_for(r"b'abX\\x7fcd\\r'")


def test_a_wait_in_vain_shows_the_screen(echo):
    with pytest.raises(AssertionError, match=r"never saw 'unicorn'(.|\n)*ready"):
        echo.wait_for("unicorn", timeout=0.1)


def test_modes_left_on_are_told(echo):
    assert echo.left_on == {"1049", "1003", "kitty keyboard"}
    echo.press("q")
    assert echo.wait_exit() == 0
    assert echo.is_restored


def test_a_killed_program_restores_nothing(echo):
    assert echo.kill() == -signal.SIGKILL
    assert not echo.is_restored


def test_the_program_sees_a_new_size():
    watch = "import os, signal, time\nsignal.signal(signal.SIGWINCH, lambda *_: print(os.get_terminal_size()))\n"
    with Terminal([PYTHON, "-c", watch + "print('up', flush=True)\nwhile True: time.sleep(9)"]) as terminal:
        terminal.wait_for("up").resize(100, 30).wait_for("columns=100, lines=30")


def test_a_hang_up_ends_a_plain_program():
    with Terminal([PYTHON, "-c", "print('up', flush=True)\nimport time\nwhile True: time.sleep(9)"]) as terminal:
        assert terminal.wait_for("up").hang_up().wait_exit() == -signal.SIGHUP


def test_the_home_folder_is_empty():
    with Terminal([PYTHON, "-c", "import os; print(os.listdir(os.path.expanduser('~')))"]) as terminal:
        terminal.wait_exit()
        assert terminal.screen[0] == "[]"
