"""One byte that tells the other processes on this machine to look at once; whoever misses it finds out by polling."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path

_LONGEST_ADDRESS = 100
"""Bytes that every system allows in the name of a Unix socket."""


class Doorbell:
    """This process's own socket among those beside the library; without one (`fileno` is None) polling does it all."""

    def __init__(self, library: Path, session: str) -> None:
        self._path = folder_for(library) / session[-12:]
        self._socket: socket.socket | None = None
        if len(os.fsencode(self._path)) > _LONGEST_ADDRESS:
            return
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, exist_ok=True)
            bell = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            bell.setblocking(False)
            bell.bind(str(self._path))
            self._path.chmod(0o600)
            self._socket = bell

    @property
    def fileno(self) -> int | None:
        """The descriptor to wait on, or None."""
        return self._socket.fileno() if self._socket else None

    def drain(self) -> None:
        """Take what has come; several rings are one."""
        if self._socket is not None:
            with suppress(OSError):
                while self._socket.recv(16):
                    pass

    def close(self) -> None:
        """Take the socket away."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
            self._path.unlink(missing_ok=True)


def ring(library: Path) -> None:
    """Wake everybody who has this library open; a socket whose process has gone is taken away."""
    try:
        bells = [entry.path for entry in os.scandir(folder_for(library))]
    except OSError:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as hand:
        hand.setblocking(False)
        for bell in bells:
            try:
                hand.sendto(b"!", bell)
            except ConnectionRefusedError:
                with suppress(OSError):
                    os.unlink(bell)  # noqa: PTH108 - a path of scandir
            except OSError:
                continue


def folder_for(library: Path) -> Path:
    """Return the folder that holds the sockets of a library."""
    return Path(f"{library}.bells")
