"""Landlock: what a session's process may still touch on Linux, for the rest of its life.

It needs no root and takes well under a millisecond. Reading is left to Python's own folders and the system's, writing
to the library's folder; starting programs, TCP and signals to strangers are refused. Unix sockets are not covered.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cjm_tui.i18n import _

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_RULE_PATH_BENEATH = 1
_VERSION_FLAG = 1
_PR_SET_NO_NEW_PRIVS = 38

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE_DIR, _REMOVE_FILE = 1 << 4, 1 << 5
_MAKE_DIR, _MAKE_REG, _MAKE_SOCK = 1 << 7, 1 << 8, 1 << 9
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_FILES_OF_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}
_TCP_BIND_AND_CONNECT = 3
_SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS = 3

_READ = _READ_FILE | _READ_DIR
_KEEP_FILES = _READ | _WRITE_FILE | _REMOVE_FILE | _REMOVE_DIR | _MAKE_DIR | _MAKE_REG | _MAKE_SOCK | _REFER | _TRUNCATE
_ON_A_FILE = _EXECUTE | _READ_FILE | _WRITE_FILE | _TRUNCATE
_SYSTEM = ("/usr", "/lib", "/lib64", "/etc", "/dev/urandom", "/proc/self", "/proc/meminfo", "/proc/stat")
_DEVICES = ("/dev/null", "/dev/tty")


class _Ruleset(ctypes.Structure):
    _fields_ = [
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    ]


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


@dataclass(frozen=True, slots=True)
class Protection:
    """What the running kernel can do."""

    abi: int
    """Landlock's version; 0 where there is none."""

    @property
    def files(self) -> bool:
        """Whether reading, writing and starting programs can be refused (Linux 5.13)."""
        return self.abi >= 1

    @property
    def truncation(self) -> bool:
        """Whether truncating files outside can be refused (Linux 6.2)."""
        return self.abi >= 3

    @property
    def tcp(self) -> bool:
        """Whether TCP can be refused (Linux 6.7)."""
        return self.abi >= 4

    @property
    def signals(self) -> bool:
        """Whether signals to other processes can be refused (Linux 6.12)."""
        return self.abi >= 6

    def sentence(self) -> str:
        """Say in one sentence what applies, for `doctor`."""
        if not self.files:
            return _("Sessions over SSH are not confined: this system has no Landlock.")
        parts = [_("files outside the library's folder"), _("programs")]
        parts += [_("truncation")] if self.truncation else []
        parts += [_("TCP connections")] if self.tcp else []
        parts += [_("signals to other processes")] if self.signals else []
        return _("Landlock {abi} refuses sessions over SSH: {parts}.").format(abi=self.abi, parts=", ".join(parts))


@cache
def protection() -> Protection:
    """Ask the kernel which version of Landlock it has."""
    if sys.platform != "linux":
        return Protection(0)
    abi = _libc().syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG))
    return Protection(max(0, abi))


def confine(writable: Iterable[Path]) -> bool:
    """Confine this process, and whatever it forks, for good; False where the kernel has no Landlock.

    Call it before the process has a second thread. Raises OSError where the kernel has Landlock and refuses.
    """
    found = protection()
    if not found.files:
        return False
    handled = _FILES_OF_ABI[min(found.abi, 3)]
    ruleset = _Ruleset(
        files=handled,
        network=_TCP_BIND_AND_CONNECT if found.tcp else 0,
        scoped=_SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS if found.signals else 0,
    )
    size = 24 if found.signals else 16 if found.tcp else 8
    descriptor = _call(_CREATE_RULESET, ctypes.byref(ruleset), ctypes.c_size_t(size), ctypes.c_uint32(0))
    try:
        for path in _readable():
            _allow(descriptor, path, _READ & handled)
        for device in _DEVICES:
            _allow(descriptor, Path(device), (_READ_FILE | _WRITE_FILE) & handled)
        for folder in writable:
            _allow(descriptor, folder, _KEEP_FILES & handled)
        if _libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl")
        _call(_RESTRICT_SELF, ctypes.c_int(descriptor), ctypes.c_uint32(0))
    finally:
        os.close(descriptor)
    return True


def _readable() -> set[Path]:
    """Return what Python itself may still want to read: modules imported late, time zones, the locale."""
    package = Path(__file__).parents[1]
    own = [sys.prefix, sys.base_prefix, sys.exec_prefix, *filter(None, sys.path)]
    return {package, *map(Path, own), *map(Path, _SYSTEM)}


def _allow(ruleset: int, path: Path, rights: int) -> None:
    with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            if not path.is_dir():
                rights &= _ON_A_FILE
            rule = _PathBeneath(allowed=rights, parent=parent)
            _call(
                _ADD_RULE,
                ctypes.c_int(ruleset),
                ctypes.c_int(_RULE_PATH_BENEATH),
                ctypes.byref(rule),
                ctypes.c_uint32(0),
            )
        finally:
            os.close(parent)


def _call(number: int, *arguments: object) -> int:
    result: int = _libc().syscall(number, *arguments)
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return result


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
