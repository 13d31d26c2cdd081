"""Drives a program on a real terminal: keys in, the rendered screen out.

    with Terminal(["cjm-tui", "--db", str(path), "demo"], columns=120, rows=36) as terminal:
        terminal.wait_for("Suporte de TI")
        terminal.press("down", "enter").send("Abre chamado")
        terminal.wait_for(lambda t: "Abre chamado" in t.screen[10])
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.is_restored

A thread drains and renders the output all the time, so the program never blocks on a test that looks away.
Nothing sleeps for a guess: `wait_for` looks again whenever the screen has changed.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

PYTHON = sys.executable
"""The interpreter that runs the tests; `[PYTHON, "-m", "cjm_tui", …]` starts the program under test."""

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b[27u",
    "backspace": "\x7f",
    "space": " ",
    "delete": "\x1b[3~",
    "insert": "\x1b[2~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "f11": "\x1b[23~",
    "f12": "\x1b[24~",
}
"""What a terminal sends for a key; escape in the kitty form: a bare ESC means nothing until a pause."""

# A sequence or a run of text; an incomplete tail waits for the next chunk. pyte prints what it does not know,
# so strings, private sequences and intermediates are taken out here.
_TOKEN = re.compile(
    rb"\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    rb"|\x1b[P_^X](?:[^\x1b]|\x1b(?!\\))*\x1b\\"
    rb"|\x1b\[(?P<private>[<=>?]?)(?P<parameters>[0-9:;]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    rb"|\x1b[ -/]+[0-~]"
    rb"|\x1b[0-OQ-WYZ\\`-~]"
    rb"|[^\x1b]+"
)
_ALTERNATE = {"47", "1047", "1049"}
_LEFT_ON_BY_A_CRASH = {"1000", "1002", "1003", "1004", "1006", "1015", "1016", "2004", "2048", *_ALTERNATE}


class Emulator:
    """Renders output with pyte, keeps the main and the alternate screen apart, and answers queries."""

    def __init__(self, columns: int, rows: int) -> None:
        self.main = pyte.Screen(columns, rows)
        self.shown = self.main
        self.stream = pyte.ByteStream(self.main)
        self.modes: set[str] = set()
        self.kitty_depth = 0
        self.clipboard_writes = 0
        self._tail = b""

    @property
    def left_on(self) -> set[str]:
        """Modes that a program should have switched off when it ended."""
        kitty = {"kitty keyboard"} if self.kitty_depth else set()
        hidden = {"hidden cursor"} if self.shown.cursor.hidden else set()
        return (self.modes & _LEFT_ON_BY_A_CRASH) | kitty | hidden

    def feed(self, chunk: bytes) -> bytes:
        """Render a chunk and return what the terminal answers."""
        chunk = self._tail + chunk
        position = 0
        answers = b""
        while found := _TOKEN.match(chunk, position):
            answers += self._token(found)
            position = found.end()
        self._tail = chunk[position:]
        return answers

    def _token(self, found: re.Match[bytes]) -> bytes:
        token = found.group(0)
        if not token.startswith(b"\x1b"):
            self.stream.feed(token)
        elif found["osc"] is not None:
            self.clipboard_writes += found["osc"].startswith(b"52;")
        elif found["final"] is not None:
            return self._control(found)
        elif token[1:2] not in b"P_^X\\=>":
            self.stream.feed(token)
        return b""

    def _control(self, found: re.Match[bytes]) -> bytes:
        private, between, final = found["private"], found["between"], found["final"]
        parameters = found["parameters"].decode()
        match (private, between, final):
            case (b"?", b"$", b"p"):
                return f"\x1b[?{parameters};0$y".encode()
            case (b"", b"", b"c"):
                return b"\x1b[?62;22c"
            case (b"", b"", b"n") if parameters == "6":
                return f"\x1b[{self.shown.cursor.y + 1};{self.shown.cursor.x + 1}R".encode()
            case (b">", b"", b"u"):
                self.kitty_depth += 1
            case (b"<", b"", b"u"):
                self.kitty_depth = max(0, self.kitty_depth - 1)
            case (b"?", b"", b"h" | b"l"):
                self._switch(set(parameters.split(";")), on=final == b"h")
            case (b"", b"", b"m"):
                # Colon parameters (curly underlines and the like) are not known to pyte.
                self.stream.feed(found.group(0).replace(b":", b";"))
            case (b"", b"", _) if final not in b"tnx":
                self.stream.feed(found.group(0))
        return b""

    def _switch(self, modes: set[str], *, on: bool) -> None:
        self.modes = self.modes | modes if on else self.modes - modes
        if modes & _ALTERNATE:
            self.stream.detach(self.shown)
            self.shown = pyte.Screen(self.main.columns, self.main.lines) if on else self.main
            self.stream.attach(self.shown)
        for mode in modes & {"7", "25"}:
            self.stream.feed(f"\x1b[?{mode}{'h' if on else 'l'}".encode())

    def resize(self, columns: int, rows: int) -> None:
        for screen in {self.main, self.shown}:
            screen.resize(rows, columns)

    def rows(self) -> list[str]:
        screen = self.shown
        return ["".join(screen.buffer[y][x].data for x in range(screen.columns)).rstrip() for y in range(screen.lines)]


class Terminal:
    """A program on a pseudo-terminal of its own, in its own session, with an empty home folder.

    `env` is added to a small clean environment (a value of None takes a variable away).
    """

    def __init__(
        self,
        command: Sequence[str | os.PathLike[str]],
        *,
        columns: int = 120,
        rows: int = 36,
        env: Mapping[str, str | None] | None = None,
        cwd: str | os.PathLike[str] | None = None,
    ) -> None:
        self.columns, self.rows = columns, rows
        self._home = Path(tempfile.mkdtemp(prefix="pty-home-"))
        self._emulator = Emulator(columns, rows)
        self._changed = threading.Condition()
        self._output = bytearray()
        self._ended = False
        self._master, slave = os.openpty()
        _set_size(self._master, columns, rows)
        try:
            self.process = subprocess.Popen(
                [os.fspath(part) for part in command],
                stdin=slave,
                stdout=slave,
                stderr=slave,
                cwd=cwd,
                env=_environment(self._home, env or {}),
                start_new_session=True,
                preexec_fn=_take_controlling_terminal,
            )
        except BaseException:
            os.close(self._master)
            raise
        finally:
            os.close(slave)
        os.set_blocking(self._master, False)
        self._stop_reading, self._stop_writing = os.pipe()
        self._reader = threading.Thread(target=self._read, name="pty-reader", daemon=True)
        self._reader.start()

    # What the person does

    def send(self, keys: str | bytes) -> Self:
        """Write all at once, as a fast typist's packet or a paste without brackets arrives."""
        pending = memoryview(keys.encode() if isinstance(keys, str) else keys)
        deadline = time.monotonic() + 20
        while pending:
            _, writable, _ = select.select([], [self._master], [], max(0.0, deadline - time.monotonic()))
            if not writable:
                raise AssertionError(f"The program does not read its keys: {len(pending)} bytes left.\n{self}")
            try:
                pending = pending[os.write(self._master, pending) :]
            except BlockingIOError:
                continue
        return self

    def press(self, *keys: str) -> Self:
        """Press keys by name, one write each: "enter", "shift+tab", "ctrl+z", "alt+x", "up", "a"."""
        for key in keys:
            self.send(_sequence(key))
        return self

    def paste(self, text: str) -> Self:
        """Paste with brackets, as terminals do when a program asked for it."""
        return self.send(f"\x1b[200~{text}\x1b[201~")

    def click(self, column: int, row: int) -> Self:
        """Click the left button on a cell, both counted from 0."""
        return self.send(f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 1};{row + 1}m")

    def resize(self, columns: int, rows: int) -> Self:
        """Change the window's size; the program gets SIGWINCH."""
        with self._changed:
            self.columns, self.rows = columns, rows
            self._emulator.resize(columns, rows)
        _set_size(self._master, columns, rows)
        return self

    # What the person sees

    @property
    def screen(self) -> list[str]:
        """The visible rows, without trailing blanks."""
        with self._changed:
            return self._emulator.rows()

    @property
    def text(self) -> str:
        """The visible rows joined by newlines."""
        return "\n".join(self.screen)

    def cell(self, column: int, row: int) -> pyte.screens.Char:
        """One cell with its character and style (`data`, `fg`, `bg`, `bold`, `reverse`, …)."""
        with self._changed:
            return self._emulator.shown.buffer[row][column]

    @property
    def cursor(self) -> tuple[int, int]:
        """The cursor's column and row, from 0."""
        with self._changed:
            return self._emulator.shown.cursor.x, self._emulator.shown.cursor.y

    @property
    def bytes_read(self) -> int:
        """How many bytes the program has written so far."""
        return len(self._output)

    @property
    def raw(self) -> bytes:
        """Everything that the program has written."""
        with self._changed:
            return bytes(self._output)

    @property
    def is_restored(self) -> bool:
        """Whether the program left the alternate screen and switched mouse, paste and keyboard modes off."""
        return not self.left_on

    @property
    def left_on(self) -> set[str]:
        """The modes that are on now and should be off after the program's end."""
        with self._changed:
            return self._emulator.left_on

    @property
    def clipboard_writes(self) -> int:
        """How often the program wrote to the terminal's clipboard (OSC 52)."""
        with self._changed:
            return self._emulator.clipboard_writes

    def wait_for(self, what: str | re.Pattern[str] | Callable[[Terminal], object], timeout: float = 10) -> Self:
        """Wait until the screen's text matches a regular expression, or a function of this terminal is true.

        Raises AssertionError that shows the screen when it never happens.
        """
        return self._wait(self._condition(what), f"never saw {what!r}", timeout)

    def wait_gone(self, what: str | re.Pattern[str], timeout: float = 10) -> Self:
        """Wait until nothing on the screen matches."""
        return self._wait(lambda: not re.search(what, self.text), f"still sees {what!r}", timeout)

    def wait_quiet(self, seconds: float = 0.2, timeout: float = 10) -> Self:
        """Wait until nothing has been written for a while: what a count of bytes needs."""
        deadline = time.monotonic() + timeout
        with self._changed:
            while self._changed.wait(seconds):
                if time.monotonic() > deadline:
                    raise AssertionError(f"The program never stops writing.\n{self}")
        return self

    def bytes_for(self, *keys: str, quiet: float = 0.2) -> int:
        """How many bytes the program writes in answer to some keys."""
        self.wait_quiet(quiet)
        before = self.bytes_read
        self.press(*keys).wait_quiet(quiet)
        return self.bytes_read - before

    # Its end

    def wait_exit(self, timeout: float = 10) -> int:
        """Wait for the program's end and return its exit status (minus the signal when one ended it)."""
        try:
            status = self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"The program did not end in {timeout} s.\n{self}") from None
        # The last output may still be in the terminal's buffer.
        self._reader.join(5)
        return status

    def signal(self, number: signal.Signals) -> Self:
        """Send a signal to the program."""
        self.process.send_signal(number)
        return self

    def kill(self) -> int:
        """End the program at once (SIGKILL), as a power cut would."""
        self.process.kill()
        return self.wait_exit()

    def hang_up(self) -> Self:
        """Close the window: the program's terminal is gone."""
        self._close_master()
        return self

    def close(self) -> None:
        """End what is left and give everything back; may be called twice."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(3)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._close_master()
        shutil.rmtree(self._home, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __str__(self) -> str:
        state = "running" if self.process.poll() is None else f"ended with {self.process.returncode}"
        rows = [f"{number:3} │{row}" for number, row in enumerate(self.screen)]
        return "\n".join([f"{self.columns}×{self.rows}, {state}, {self.bytes_read} bytes", *rows])

    def _condition(self, what: str | re.Pattern[str] | Callable[[Terminal], object]) -> Callable[[], bool]:
        if callable(what):
            return lambda: bool(what(self))
        pattern = re.compile(what)
        return lambda: bool(pattern.search(self.text))

    def _wait(self, condition: Callable[[], bool], complaint: str, timeout: float) -> Self:
        deadline = time.monotonic() + timeout
        with self._changed:
            while not condition():
                left = deadline - time.monotonic()
                if left <= 0 or self._ended:
                    reason = "The program ended and" if self._ended else f"After {timeout} s the test"
                    raise AssertionError(f"{reason} {complaint}.\n{self}")
                # The ceiling is for conditions that look at something besides the screen, a file for one.
                self._changed.wait(min(left, 0.05))
        return self

    def _read(self) -> None:
        while True:
            readable, _, _ = select.select([self._master, self._stop_reading], [], [])
            if self._stop_reading in readable:
                break
            try:
                chunk = os.read(self._master, 65536)
            except BlockingIOError:
                continue
            except OSError:
                chunk = b""
            if not chunk:
                break
            with self._changed:
                self._output += chunk
                answers = self._emulator.feed(chunk)
                self._changed.notify_all()
            if answers:
                self.send(answers)
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _close_master(self) -> None:
        if self._master < 0:
            return
        os.write(self._stop_writing, b".")
        self._reader.join(5)
        for descriptor in (self._master, self._stop_reading, self._stop_writing):
            os.close(descriptor)
        self._master = -1


def _sequence(key: str) -> str:
    if key in KEYS:
        return KEYS[key]
    modifier, plus, rest = key.partition("+")
    if not plus or not rest:
        if len(key) != 1:
            raise ValueError(f"no such key: {key!r}")
        return key
    if modifier == "alt":
        return "\x1b" + _sequence(rest)
    if modifier == "ctrl" and len(rest) == 1:
        return chr(ord(rest.upper()) & 0x1F)
    if rest in {"up", "down", "right", "left", "home", "end"} and modifier in {"ctrl", "shift"}:
        return f"\x1b[1;{ {'shift': 2, 'ctrl': 5}[modifier] }{KEYS[rest][-1]}"
    raise ValueError(f"no such key: {key!r}")


def _environment(home: Path, changes: Mapping[str, str | None]) -> dict[str, str]:
    clean = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV", "TMPDIR") if name in os.environ}
    clean |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "HOME": str(home)}
    return {name: value for name, value in {**clean, **changes}.items() if value is not None}


def _set_size(descriptor: int, columns: int, rows: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _take_controlling_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
