"""Pasted text on its way in: an escape inside it is text, never the start of a key."""

from __future__ import annotations

from typing import Final

_START: Final = "\x1b[200~"
_END: Final = "\x1b[201~"


class PasteFilter:
    """Takes ESC out of bracketed pastes, where Textual's parser would lose what follows or read keys from it."""

    def __init__(self) -> None:
        self._is_pasting = False
        self._tail = ""

    def feed(self, received: str) -> str:
        """Return the next piece of input for the parser; brackets may be cut anywhere."""
        passed: list[str] = []
        while received:
            if self._is_pasting:
                content, end, received = (self._tail + received).partition(_END)
                held = 0 if end else _length_of_begun(_END, content)
                self._tail = content[len(content) - held :]
                passed += [content[: len(content) - held].replace("\x1b", ""), end]
                self._is_pasting = not end
            else:
                # The tail was passed on already; it only tells where a bracket began.
                before, start, rest = (self._tail + received).partition(_START)
                self._is_pasting = bool(start)
                passed.append((before + start)[len(self._tail) :])
                self._tail = "" if start else before[-len(_START) + 1 :]
                received = rest
        return "".join(passed)


def _length_of_begun(sequence: str, text: str) -> int:
    """Return how much of a sequence the end of the text may be the beginning of."""
    return next((n for n in range(len(sequence) - 1, 0, -1) if text.endswith(sequence[:n])), 0)
