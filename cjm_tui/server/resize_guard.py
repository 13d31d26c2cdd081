"""Resize reports that arrive among the keys: a client may claim any size there, so those are clamped as well."""

from __future__ import annotations

import re

from cjm_tui.server.client_terminal import clamp_size

# Textual matches the report as text, where \d takes digits of every script and whatever follows a colon is skipped;
# a byte above 0x7f therefore counts as a digit here, and anything may follow a colon.
_NUMBER = rb"([0-9\x80-\xff]{1,64})(?::[^\x1b]{0,64}?)?"
_START = b"\x1b[48;"
_REPORT = re.compile(re.escape(_START) + rb";".join([_NUMBER] * 4) + rb"t", re.DOTALL)
_LONGEST_REPORT = 160
_MOST_PIXELS = 20_000
_SPOILT = b"~"


class ResizeGuard:
    """Rewrites in-band resize reports (`CSI 48 ; rows ; columns ; height ; width t`) to sizes that can be drawn."""

    def __init__(self) -> None:
        """Start at the beginning of a stream."""
        self._open = b""

    def feed(self, keys: bytes) -> bytes:
        """Return the bytes to pass on; nothing is held back, so an Esc key is never delayed."""
        if self._open:
            continuation, escape, rest = keys.partition(b"\x1b")
            return self._continue(continuation) + self._scan(escape + rest)
        return self._scan(keys)

    def _scan(self, keys: bytes) -> bytes:
        """Clamp the reports that are whole, and remember one that has only begun."""
        if b"\x1b" not in keys:
            return keys
        keys = _REPORT.sub(_clamped, keys)
        last = keys[keys.rfind(b"\x1b") :]
        has_begun = _START.startswith(last) or (last.startswith(_START) and not _REPORT.match(last))
        self._open = last if has_begun and len(last) < _LONGEST_REPORT else b""
        return keys

    def _continue(self, keys: bytes) -> bytes:
        """Follow a report that arrives in pieces: what went ahead cannot be changed, so its last byte is spoilt."""
        passed = bytearray()
        for position, value in enumerate(keys):
            byte = bytes([value])
            report = _REPORT.fullmatch(self._open + byte) if byte == b"t" else None
            if report and _clamped(report) != report[0]:
                byte, report = _SPOILT, None
            passed += byte
            self._open += byte
            may_go_on = self._open.startswith(_START[: len(self._open)]) and len(self._open) < _LONGEST_REPORT
            if report or not may_go_on:
                self._open = b""
                return bytes(passed) + keys[position + 1 :]
        return bytes(passed)


def _clamped(report: re.Match[bytes]) -> bytes:
    try:
        rows, columns, height, width = (int(number.decode("ascii")) for number in report.groups())
    except ValueError:
        rows = columns = height = width = 0
    columns, rows = clamp_size(columns, rows)
    return _START + b"%d;%d;%d;%dt" % (rows, columns, min(height, _MOST_PIXELS), min(width, _MOST_PIXELS))
