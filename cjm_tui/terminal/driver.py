"""The driver of a real terminal: Textual's, made to survive what networks and strangers do to one."""

from __future__ import annotations

import os
import select
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from signal import SIGHUP
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.messages import InBandWindowResize

from cjm_tui.terminal.lifecycle import RESTORE, EndingSignals, clamp_size
from cjm_tui.terminal.paste import PasteFilter

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message


_STDERR = 2


class TerminalDriver(LinuxDriver):
    """Reads and writes a terminal whose size, input and life nobody here controls."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # Else the first size would be that of COLUMNS and LINES, which may be old, or anything.
        self._size = size or self._get_terminal_size()
        self._file: Any = _Outlet(_STDERR, self._lose_terminal)
        self._wake: int | None = None
        self._signals = EndingSignals(self._leave, self._restore)

    @property
    def can_suspend(self) -> bool:
        """No: nobody at the end of SSH could bring the program back."""
        return False

    def start_application_mode(self) -> None:
        self._waker, self._wake = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._signals.install()

    def stop_application_mode(self) -> None:
        super().stop_application_mode()
        self._signals.remove()

    def disable_input(self) -> None:
        # Textual looks a tenth of a second later; a person who quits notices.
        if self._wake is not None:
            os.close(self._wake)
            self._wake = None
        super().disable_input()

    def run_input_thread(self) -> None:
        decoder = getincrementaldecoder("utf-8")(errors="replace")
        parser = XTermParser(self._debug)
        paste = PasteFilter()
        try:
            while True:
                readable, _, _ = select.select([self.fileno, self._waker], [], [], _patience(parser))
                if self._waker in readable:
                    break
                keys = ""
                if readable:
                    read = os.read(self.fileno, 4096)
                    if not read:
                        raise OSError("end of input")
                    keys = paste.feed(decoder.decode(read))
                try:
                    for message in [*(parser.feed(keys) if keys else ()), *parser.tick()]:
                        self.process_message(message)
                except (ValueError, OverflowError, ZeroDivisionError):
                    # A sequence with an impossible number; whatever it began is forgotten.
                    parser = XTermParser(self._debug)
        except OSError:
            self._lose_terminal()
        finally:
            os.close(self._waker)

    def process_message(self, message: Message) -> None:
        # The size comes from the terminal device; a report in the input may be forged, and is never asked for.
        if not isinstance(message, (events.Resize, InBandWindowResize)):
            super().process_message(message)

    def _query_in_band_window_resize(self) -> None:
        pass

    def _get_terminal_size(self) -> tuple[int, int]:
        try:
            columns, rows = os.get_terminal_size(self.fileno)
        except OSError:
            columns = rows = 0
        # A terminal that nobody has told its size says 0.
        return clamp_size(columns or 80, rows or 24)

    def _enable_mouse_support(self) -> None:
        # 1002 reports drags, not every movement: no hover costs bytes both ways.
        if self._mouse:
            self.write("\x1b[?1000h\x1b[?1002h\x1b[?1006h")

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1006l\x1b[?1002l\x1b[?1000l")

    def _leave(self, number: int) -> None:
        self._loop.call_soon_threadsafe(self._app.exit, None, 128 + number)

    def _lose_terminal(self) -> None:
        """End as SIGHUP would; the kernel does not send it to everybody whose terminal goes."""
        # The loop may have ended before the thread that noticed.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._signals.ask, SIGHUP)

    def _restore(self) -> None:
        with suppress(OSError, termios.error):
            # Whoever ends in a hurry waits for no terminal that takes nothing any more.
            os.set_blocking(self._file.fileno(), False)
            try:
                os.write(self._file.fileno(), RESTORE.encode())
            finally:
                os.set_blocking(self._file.fileno(), True)
        if self.attrs_before is not None:
            with suppress(OSError, termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)


class _Outlet:
    """Writes UTF-8 whatever the locale says, and goes on in silence when the terminal is gone."""

    def __init__(self, descriptor: int, lost: Callable[[], None]) -> None:
        self._descriptor = descriptor
        self._lost = lost
        self._pending = bytearray()
        self._is_gone = False

    def fileno(self) -> int:
        return self._descriptor

    def write(self, text: str) -> None:
        if not self._is_gone:
            self._pending += text.encode("utf-8", "replace")

    def flush(self) -> None:
        try:
            while self._pending and not self._is_gone:
                del self._pending[: os.write(self._descriptor, self._pending)]
        except BlockingIOError:
            select.select([], [self._descriptor], [])
            self.flush()
        except OSError:
            self._is_gone = True
            self._pending.clear()
            self._lost()


def _patience(parser: XTermParser) -> float | None:
    """Seconds until a lone ESC turns out to be the Escape key; None while nothing is begun."""
    begun = parser._timeout_time
    return None if begun is None else max(0.0, begun - monotonic())
