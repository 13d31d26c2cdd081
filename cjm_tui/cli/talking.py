"""What is said to the person, beside what a command prints for scripts."""

from __future__ import annotations

import os
import sys

from cjm_tui.i18n import _


def say(text: str) -> None:
    """Say a sentence to the person, on stderr."""
    from cjm_tui.domain.text import clean

    # It may name what somebody typed, or what a file holds.
    print(clean(text, multiline=True), file=sys.stderr)


def require_terminal() -> bool:
    """Return whether there is a terminal to draw on; say so where there is none."""
    # Textual draws on stderr.
    if all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        if os.environ.get("TERM") != "dumb":
            return True
        say(_("This terminal cannot place text (TERM is dumb): use another one, or see `cjm-tui --help` for commands."))
        return False
    say(_("This needs a terminal: run it in one, or see `cjm-tui --help` for the commands that scripts use."))
    return False
