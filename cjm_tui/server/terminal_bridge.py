"""Bytes between a connection's channel and its session's terminal, never more than the slower side takes."""

from __future__ import annotations

import asyncio
import fcntl
import os
import struct
import termios
import tty
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from cjm_tui.server.resize_guard import ResizeGuard
from cjm_tui.server.screen_state import ScreenState

_PIECE = 16 * 1024


class Channel(Protocol):
    """The part of an SSH channel that the bridge uses."""

    def write(self, data: bytes) -> None:
        """Send bytes to the client."""

    def pause_reading(self) -> None:
        """Deliver no more of the client's bytes."""

    def resume_reading(self) -> None:
        """Deliver them again."""


def open_terminal(columns: int, rows: int) -> tuple[int, int]:
    """Return the two ends of a new raw terminal of that size: the gateway's and the session's."""
    master, slave = os.openpty()
    tty.setraw(slave)
    set_size(master, columns, rows)
    os.set_blocking(master, False)
    return master, slave


def set_size(descriptor: int, columns: int, rows: int) -> None:
    """Resize the terminal; its session is told by SIGWINCH."""
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


class TerminalBridge:
    """Carries bytes both ways, and holds each side while the other one is busy."""

    def __init__(self, master: int, channel: Channel, ended: Callable[[], None]) -> None:
        """Take over the gateway's end of a terminal; `ended` is called once, when the session's end is closed."""
        self._loop = asyncio.get_running_loop()
        self._master, self._channel, self._ended = master, channel, ended
        self._guard = ResizeGuard()
        self._unsent = bytearray()
        self._holds = 0
        self._is_open = True
        self.screen = ScreenState()
        self._loop.add_reader(master, self._from_session)

    def keys(self, typed: bytes) -> None:
        """Pass on what the client typed; while the session does not read, the channel is paused."""
        if not self._is_open:
            return
        typed = self._guard.feed(typed)
        if self._unsent:
            self._unsent += typed
            return
        rest = typed[self._write(typed) :]
        if rest and self._is_open:
            self._unsent += rest
            self._channel.pause_reading()
            self._loop.add_writer(self._master, self._to_session)

    def resize(self, columns: int, rows: int) -> None:
        """Give the session's terminal a new size, already clamped."""
        if self._is_open:
            set_size(self._master, columns, rows)

    def hold(self) -> None:
        """Stop reading the session's output: the client does not take it."""
        self._holds += 1
        if self._is_open and self._holds == 1:
            self._loop.remove_reader(self._master)

    def go_on(self) -> None:
        """Read again, once nobody holds."""
        self._holds = max(0, self._holds - 1)
        if self._is_open and self._holds == 0:
            self._loop.add_reader(self._master, self._from_session)

    def close(self) -> None:
        """Close the terminal; the kernel hangs the session up."""
        if self._is_open:
            self._is_open = False
            self._loop.remove_reader(self._master)
            self._loop.remove_writer(self._master)
            os.close(self._master)

    def _from_session(self) -> None:
        try:
            output = os.read(self._master, _PIECE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            # Linux says EIO when the last process has closed the terminal; elsewhere the read is empty.
            output = b""
        if output:
            self.screen.feed(output)
            with suppress(BrokenPipeError):
                self._channel.write(output)
        else:
            self._end()

    def _to_session(self) -> None:
        del self._unsent[: self._write(self._unsent)]
        if not self._unsent and self._is_open:
            self._loop.remove_writer(self._master)
            self._channel.resume_reading()

    def _write(self, typed: bytes | bytearray) -> int:
        try:
            return os.write(self._master, typed) if typed else 0
        except (BlockingIOError, InterruptedError):
            return 0
        except OSError:
            self._end()
            return len(typed)

    def _end(self) -> None:
        if self._is_open:
            self.close()
            self._ended()
