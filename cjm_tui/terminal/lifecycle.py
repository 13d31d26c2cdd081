"""How a session ends when it is told to, loses its terminal, or fails: saved, restored, and in one sentence."""

from __future__ import annotations

import os
import signal
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any, Final

SMALLEST: Final = (20, 5)
LARGEST: Final = (500, 200)
"""Columns and rows: sizes come over the network, and a million rows would be drawn."""

GRACE: Final = 3.0
"""Seconds that the application has to save and leave before the process ends without it."""

RESTORE: Final = (
    "\x1b[<u\x1b[?1049l\x1b[?2026l\x1b[?2004l\x1b[?2048l\x1b[?1016l\x1b[?1006l\x1b[?1015l"
    "\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1004l\x1b[?7h\x1b[?25h\x1b[0m"
)
"""Gives any terminal back: keyboard protocol, alternate screen, paste, mouse, focus, wrap, cursor, colours."""

_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def clamp_size(columns: int, rows: int) -> tuple[int, int]:
    """Return the nearest size that can be drawn."""
    return (
        min(max(columns, SMALLEST[0]), LARGEST[0]),
        min(max(rows, SMALLEST[1]), LARGEST[1]),
    )


class EndingSignals:
    """Turns SIGTERM, SIGHUP and SIGINT into a farewell: the first asks, a second or `GRACE` seconds insist.

    `leave(number)` asks the application to end, from a signal handler; `restore()` gives the terminal back
    without its help.
    """

    def __init__(self, leave: Callable[[int], None], restore: Callable[[], None]) -> None:
        self._leave = leave
        self._restore = restore
        self._previous: dict[signal.Signals, Any] = {}
        self._asked: threading.Timer | None = None

    def install(self) -> None:
        """Take the signals over; only the main thread may."""
        for number in _ENDING:
            self._previous[number] = signal.signal(number, self._arrived)

    def remove(self) -> None:
        """Give the signals back and stop insisting."""
        for number, handler in self._previous.items():
            signal.signal(number, handler)
        self._previous.clear()
        if self._asked is not None:
            self._asked.cancel()

    def ask(self, number: int) -> None:
        """Ask the application to leave as if the signal had come; asked again, change nothing."""
        if self._asked is None:
            self._asked = threading.Timer(GRACE, self._insist, [number])
            self._asked.daemon = True
            self._asked.start()
            self._leave(number)

    def _arrived(self, number: int, _frame: FrameType | None) -> None:
        if self._asked is not None:
            self._insist(number)
        self.ask(number)

    def _insist(self, number: int) -> None:
        try:
            self._restore()
        finally:
            os._exit(128 + number)


def log_crash(error: BaseException | str, path: Path) -> bool:
    """Append an error's traceback, without the values of variables, to a file only its owner may read.

    Returns whether that worked: a full disk must not hide the sentence that the person is shown.
    """
    lines = [error] if isinstance(error, str) else traceback.format_exception(error)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="replace") as log:
            log.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{''.join(lines)}\n")
    except OSError:
        return False
    return True
