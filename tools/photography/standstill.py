"""Time and chance stand still, so that the same program gives the same picture to the letter."""

from __future__ import annotations

import importlib
import os
import pkgutil
import random
import secrets
import sys
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, Self

import cjm_tui

NOON = datetime(2026, 11, 28, 14, 0, tzinfo=UTC)
"""When every photograph is taken."""
FACILITATOR = "Marina"
"""Who sits at the keyboard: the name that the machine knows the person by."""


class _Kind(type(datetime)):  # type: ignore[misc]
    """Lets every instant count as one of the stopped clock's."""

    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, datetime)


class _StoppedClock(datetime, metaclass=_Kind):
    """A datetime whose present never moves."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return NOON.astimezone(tz)  # type: ignore[return-value]


def stop_time() -> None:
    """Stop the clock of every module of the program."""
    for found in pkgutil.walk_packages(cjm_tui.__path__, "cjm_tui."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    for name, module in list(sys.modules.items()):
        if name.startswith("cjm_tui.") and getattr(module, "datetime", None) is datetime:
            module.datetime = _StoppedClock  # type: ignore[attr-defined]


def begin_chance(seed: str) -> None:
    """Let the uids, codes and secrets of what follows come out as they did the last time."""
    chance = random.Random(seed)
    secrets.choice = chance.choice
    secrets.token_bytes = lambda count=32: chance.randbytes(count or 32)
    secrets.token_hex = lambda count=32: chance.randbytes(count or 32).hex()
    secrets.randbelow = chance.randrange


def leave_home(folder: Path) -> None:
    """Keep away from the person's own settings and library, and from how this machine speaks."""
    for name in ("CJM_TUI_DB", "CJM_TUI_LANG", "CJM_TUI_SETTINGS", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR"):
        os.environ.pop(name, None)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(folder)
    os.environ["LOGNAME"] = FACILITATOR
    os.environ["TZ"] = "UTC"
