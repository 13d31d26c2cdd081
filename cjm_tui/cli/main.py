"""Running a command: the language, the hot ways around the machinery, and every failure's sentence and exit status."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cjm_tui import __version__, i18n
from cjm_tui.cli.statuses import FAILURE, INTERRUPTED, OK
from cjm_tui.cli.talking import require_terminal

COMPLETION = "_CJM_TUI_COMPLETE"
"""The variable in which a shell asks for completions."""


def run(arguments: Sequence[str]) -> int:
    """Run the program with its arguments; return the exit status."""
    i18n.activate(i18n.language_of_environment() or "en")
    if list(arguments) == ["--version"]:
        print(f"cjm-tui {__version__}")
        return OK
    try:
        status = _open_at_once(arguments) if _is_home(arguments) else _dispatch(arguments)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone, as `head` does; Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _dispatch(arguments: Sequence[str]) -> int:
    # A workshop is a large tree without cycles: to look through it for garbage again and again costs a quarter of an
    # import.
    gc.set_threshold(100_000, 50, 50)
    gc.enable()
    from cjm_tui.cli.commands import app
    from cjm_tui.cli.failures import explained

    with explained() as outcome:
        # Without standalone mode click hands a command's exit status back instead of raising it.
        status = app(args=list(arguments), prog_name="cjm-tui", standalone_mode=False)
        outcome.status = status if isinstance(status, int) else OK
    return outcome.status


def _is_home(arguments: Sequence[str]) -> bool:
    """Return whether the arguments ask for the library's home, which need not wait for the command line's machinery."""
    # The shell's completion calls the program with nothing but a variable.
    if COMPLETION in os.environ:
        return False
    return not arguments or (len(arguments) == 2 and arguments[0] == "--db")


def _open_at_once(arguments: Sequence[str]) -> int:
    if not require_terminal():
        return FAILURE
    from cjm_tui.cli.opening import open_home
    from cjm_tui.storage.errors import StorageError

    try:
        open_home(Path(arguments[1]) if arguments else None)
    except StorageError:
        # Told by the one place that knows every failure's sentence and status.
        return _dispatch(arguments)
    return OK
