"""From bytes to text: byte order marks, UTF-8, and what older Windows programs write."""

from __future__ import annotations

import codecs
from typing import NamedTuple

MOST_BYTES = 50 * 1024 * 1024
"""The largest file that is read."""


class Decoded(NamedTuple):
    """A text and the encoding that it was in."""

    text: str
    encoding: str


def decode(content: bytes) -> Decoded:
    """Return the text with its lines ended by `\\n`: by byte order mark, else UTF-8, else Windows-1252."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            text, used = content.decode(encoding, "replace"), encoding
            break
    else:
        try:
            text, used = content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            text, used = content.decode("cp1252", "replace"), "cp1252"
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text, used)
