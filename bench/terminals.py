"""Programs on a terminal of their own, timed from outside."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

COLUMNS, ROWS = 120, 40
QUIET = 0.15
"""Seconds without output after which a screen counts as settled."""
ESCAPES = re.compile(rb"\x1b\[[0-9;:?<>=]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b.")


@dataclass
class Start:
    """How a program came up."""

    seconds: float
    """From its start until the expected words stood on the screen."""
    bytes_sent: int
    """Until the screen had settled."""
    memory_kib: int
    """Resident memory then."""


@dataclass
class Press:
    """What a key did."""

    first: float
    """Seconds until the first output."""
    last: float
    """Seconds until the last output before the screen had settled."""
    bytes_sent: int


class Running:
    """A program on a terminal of 120×40."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self.began = time.perf_counter()
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), environment)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.output = b""
        self.last = self.began

    def read(self, seconds: float) -> bytes:
        """Return what comes within some seconds, at the first chunk."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return b""
        try:
            chunk = os.read(self.master, 1 << 16)
        except OSError:
            return b""
        self.last = time.perf_counter()
        self.output += chunk
        # A terminal answers these questions; without an answer Textual waits for nothing, but others would.
        if b"\x1b[6n" in chunk:
            os.write(self.master, b"\x1b[1;1R")
        return chunk

    def until(self, words: str, timeout: float = 20.0) -> float:
        """Return the instant at which some words had come; spaces may be drawn as moves of the cursor."""
        wanted = words.encode().replace(b" ", b"")
        deadline = time.perf_counter() + timeout
        while time.perf_counter() < deadline:
            self.read(0.05)
            if wanted in ESCAPES.sub(b"", self.output).replace(b" ", b""):
                return self.last
        raise TimeoutError(f"{words!r} never came: {ESCAPES.sub(b'', self.output)[-400:]!r}")

    def settle(self, quiet: float = QUIET) -> float:
        """Wait until nothing more comes; return the instant of the last output."""
        while self.read(quiet):
            pass
        return self.last

    def press(self, key: bytes) -> Press:
        """Press a key and wait until the screen has settled."""
        before, at = len(self.output), time.perf_counter()
        os.write(self.master, key)
        self.read(1.0)
        first = self.last - at
        last = self.settle() - at
        return Press(first, last, len(self.output) - before)

    def memory_kib(self) -> int:
        """Return the resident memory."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return 0
        return int(next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmRSS")))

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)


def environment(home: Path) -> dict[str, str]:
    """Return a small environment with an empty home."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return kept | {"HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", "CJM_TUI_LANG": "en"}


def start(command: Sequence[str], words: str, home: Path) -> Start:
    """Start a program and measure until the words stand on its screen."""
    running = Running(command, environment(home))
    try:
        seconds = running.until(words) - running.began
        running.settle()
        return Start(seconds, len(running.output), running.memory_kib())
    finally:
        running.close()
