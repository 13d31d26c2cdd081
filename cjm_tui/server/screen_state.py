"""Whether a session has left the client's terminal in a state that must be undone for it."""

from __future__ import annotations

import re

from cjm_tui.terminal.lifecycle import RESTORE

RESET = RESTORE.encode()
"""Leaves the alternate screen and ends every mode that the application may have asked for."""

_PRIVATE_MODES = re.compile(rb"\x1b\[\?([0-9;]{1,32})([hl])")
_UNFINISHED = re.compile(rb"\x1b(?:\[(?:\?[0-9;]{0,32})?)?\Z")
_ALTERNATE_SCREEN = {b"1049", b"1047", b"47"}


class ScreenState:
    """Follows the output of a session and knows whether the alternate screen is on."""

    def __init__(self) -> None:
        """Start on the main screen."""
        self.is_alternate = False
        self._tail = b""

    def feed(self, output: bytes) -> None:
        """Read the next piece of output; sequences may be cut anywhere."""
        if not self._tail and b"\x1b" not in output:
            return
        output = self._tail + output
        for modes, switch in _PRIVATE_MODES.findall(output):
            if _ALTERNATE_SCREEN.intersection(modes.split(b";")):
                self.is_alternate = switch == b"h"
        unfinished = _UNFINISHED.search(output[-40:])
        self._tail = unfinished[0] if unfinished else b""
