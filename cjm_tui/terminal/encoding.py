"""Which characters the terminal takes, as far as the environment says."""

from __future__ import annotations

import sys
from collections.abc import Mapping

_COERCED = "C.UTF-8"


def terminal_encoding(environment: Mapping[str, str], written: str | None, *, is_utf8_mode: bool | None = None) -> str:
    """Return the terminal's encoding by its name.

    Args:
        environment: the process's; `LC_ALL`, `LC_CTYPE` and `LANG` count, in this order.
        written: what Python writes, where none of them names an encoding.
        is_utf8_mode: whether Python has gone over to UTF-8 by itself; default: this process's.
    """
    in_utf8_mode = bool(sys.flags.utf8_mode) if is_utf8_mode is None else is_utf8_mode
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        said = environment.get(name, "")
        if not said or (name == "LC_CTYPE" and in_utf8_mode and said == _COERCED):
            # Python writes UTF-8 where the locale is C, and says so in LC_CTYPE: the terminal has not said it.
            continue
        if said in ("C", "POSIX"):
            return "ascii"
        _language, dot, encoding = said.partition(".")
        return encoding.partition("@")[0] if dot else written or "ascii"
    return written or "ascii"
