"""What a forked child does before the application runs: takes the terminal, drops everything else."""

from __future__ import annotations

import gc
import importlib
import logging
import os
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from cjm_tui.server import landlock
from cjm_tui.server.session_request import SessionRequest

RunSession = Callable[[SessionRequest], int]

_FAILED = 70
_HIGHEST_DESCRIPTOR = 4096
_INHERITED = ("PATH", "HOME", "TZ", "SQLITE_TMPDIR")
_DEFAULT_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD, signal.SIGPIPE, signal.SIGWINCH)


@dataclass(frozen=True, slots=True)
class Confinement:
    """What one session's process may use up and reach."""

    address_space: int = 2 << 30
    """Bytes of address space; memory in use is far below that."""
    open_files: int = 256
    nice: int = 5
    landlock: bool = True
    """Confine with Landlock where the kernel has it."""
    writable: tuple[str, ...] = ()
    """Folders beside the library's own that a session may write in."""


def load(path: str) -> Callable[..., object]:
    """Return what `package.module:name` names; raises ImportError or AttributeError."""
    module, _colon, name = path.partition(":")
    found: Callable[..., object] = getattr(importlib.import_module(module), name)
    return found


def become_session(terminal: int, request: SessionRequest, entry: RunSession, confinement: Confinement) -> None:
    """Turn this freshly forked process into a session, run it, and leave the process."""
    status = _FAILED
    log = _log_to_host()
    try:
        _reset_signals()
        os.login_tty(terminal)
        _close_all_but(log.stream.fileno())
        _reopen_standard_streams()
        _reduce_environment(request)
        _limit(confinement)
        if confinement.landlock:
            landlock.confine([Path(request.library).parent, *map(Path, confinement.writable)])
        gc.enable()
        status = entry(request)
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:
        # On the host's log and nowhere else: a traceback shows paths and, with locals, what other people wrote.
        logging.getLogger(__name__).exception("a session from %s ended with an error", request.peer)
    finally:
        _flush(log)
        os._exit(status & 0xFF)


def _log_to_host() -> logging.StreamHandler[TextIO]:
    """Send this process's log to the server's stderr; descriptors 0 to 2 are about to become the client's terminal."""
    descriptor = os.dup(2)
    os.set_inheritable(descriptor, False)
    stream: TextIO = os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace")
    handler: logging.StreamHandler[TextIO] = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter(f"session {os.getpid()}: %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    return handler


def _reset_signals() -> None:
    signal.set_wakeup_fd(-1)
    for number in _DEFAULT_SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def _reopen_standard_streams() -> None:
    """Give Python's streams the new terminal; Textual writes to the dunder ones."""

    for descriptor, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        stream = open(descriptor, mode, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _reduce_environment(request: SessionRequest) -> None:
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    os.environ.clear()
    os.environ.update(kept, TERM=request.term, **request.locale)
    if request.colorterm:
        os.environ["COLORTERM"] = request.colorterm


def _limit(confinement: Confinement) -> None:
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _lower(resource.RLIMIT_NOFILE, confinement.open_files)
    if sys.platform == "linux":
        _lower(resource.RLIMIT_AS, confinement.address_space)
    os.nice(confinement.nice)


def _lower(limit: int, value: int) -> None:
    _soft, hard = resource.getrlimit(limit)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(limit, (value, value))


def _close_all_but(kept: int) -> None:
    """Close what the fork server had open: its way to wake itself is no session's business."""
    os.closerange(3, kept)
    os.closerange(kept + 1, _HIGHEST_DESCRIPTOR)


def _flush(log: logging.Handler) -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue
    log.flush()
