"""What a person's text may hold: cleaned of what deceives or breaks terminals, and bounded in length.

Text is cleaned where it enters (keys, paste, import, user name, command line); lengths count graphemes, what
a reader calls a character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

NAME_LIMIT: Final = 40
"""Graphemes in a person's or a lane's name: more does not fit a header."""
TITLE_LIMIT: Final = 200
"""Graphemes in a title or any other single line."""
NOTE_LIMIT: Final = 4000
"""Graphemes in a text of several lines; a text area stalls for seconds on a million."""
LINES_LIMIT: Final = 200
"""Lines in a text of several lines."""
MARKS_LIMIT: Final = 8
"""Combining marks on one base; more paint over the lines around them."""

_CLUSTER_LIMIT: Final = 32
"""Code points in one grapheme; a longer chain counts as several, so that no limit can be evaded."""

_ZWNJ, _ZWJ = "\u200c", "\u200d"
_TEXT_STYLE, _EMOJI_STYLE = "\ufe0e", "\ufe0f"
_EMOJI_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_REGIONAL = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_IDEOGRAPH_STYLES = frozenset(map(chr, [*range(0xFE00, 0xFE03), *range(0xE0100, 0xE01F0)]))
_STYLES = _IDEOGRAPH_STYLES | {_TEXT_STYLE, _EMOJI_STYLE}

# Number and verse signs of Arabic, Syriac and Kaithi: format characters by category, but visible.
_VISIBLE_FORMATS = frozenset(map(chr, [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD]))
# Blank by design although no format characters: grapheme joiner, Hangul fillers, Khmer inherent vowels,
# Mongolian selectors, the variation selectors that nothing uses, and tags, which can smuggle a hidden text.
_INVISIBLE = frozenset(
    map(
        chr,
        [
            *(0x34F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5, 0x180F),
            *range(0x180B, 0x180F),
            *range(0xFE03, 0xFE0E),
            *range(0xE0000, 0xE0100),
        ],
    )
)
_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_JOINING = re.compile("[\u0600-\u06ff\u0700-\u077f\u07c0-\u07ff\u0840-\u085f\u08a0-\u08ff\u1800-\u18af]")


class Fitted(NamedTuple):
    """A text within its limit, and whether something had to go."""

    text: str
    was_cut: bool


def clean(text: str, *, multiline: bool = False) -> str:
    """Return the text in NFC without control, bidi and invisible characters; cleaning twice changes nothing.

    Line ends become `\\n`, or spaces where the text is one line; tabs become spaces. Arabic, Hebrew, Indic
    scripts and emoji keep the joiners that they need. Escape sequences lose their ESC and stay readable.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n" if multiline else " ", text).replace("\t", " ").replace("\u2800", " ")
    text = "".join([character for character in text if not _is_removed(character)])
    text = unicodedata.normalize("NFC", text)
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", "".join(_without_stray_joiners(text)))


def clip(text: str, graphemes: int) -> str:
    """Return at most so many graphemes from the start of the text."""
    return fit(text, graphemes).text


def fit(text: str, graphemes: int, *, lines: int | None = None) -> Fitted:
    """Cut the text to so many graphemes, and lines where given, and tell whether that lost anything."""
    fitted = text
    if lines is not None and text.count("\n") >= lines:
        fitted = "\n".join(text.split("\n", lines)[:lines])
    # A text never has more graphemes than code points.
    if len(fitted) > graphemes:
        end = 0
        for count, cluster in enumerate(split_graphemes(fitted)):
            if count == graphemes:
                break
            end += len(cluster)
        fitted = fitted[:end]
    return Fitted(fitted, fitted != text)


def fitting(text: str, before: str, after: str, graphemes: int, *, lines: int | None = None) -> str:
    """Return as much of a text as can be put between two others without the whole growing beyond a limit."""
    if fit(whole := before + text + after, graphemes, lines=lines).text == whole:
        return text
    room = max(graphemes - count_graphemes(before + after), 0)
    spare = None if lines is None else max(lines - (before + after).count("\n"), 1)
    return fit(text, room, lines=spare).text


def count_graphemes(text: str) -> int:
    """Return the number of graphemes."""
    return len(text) if text.isascii() else sum(1 for _ in split_graphemes(text))


def split_graphemes(text: str) -> Iterator[str]:
    """Yield the graphemes: bases with their marks, joined emoji, flags, syllables of Hangul letters."""
    if text.isascii():
        yield from text
        return
    start = 0
    for position in range(1, len(text)):
        if position - start >= _CLUSTER_LIMIT or not _extends(text, start, position):
            yield text[start:position]
            start = position
    if text:
        yield text[start:]


def looks_like(name: str) -> str:
    """Return a skeleton, equal for names that a reader may confuse: case, accents, spaces, look-alikes.

    A light form of Unicode's confusables (UTS 39): Latin against the common Cyrillic and Greek twins, and the
    digits and strokes that pass for letters.
    """
    name = unicodedata.normalize("NFKC", clean(name)).translate(_LOOK_ALIKES).casefold()
    letters = unicodedata.normalize("NFKD", name).translate(_LOOK_ALIKES)
    skeleton = "".join([c for c in letters if not c.isspace() and unicodedata.category(c)[0] != "M"])
    return skeleton.translate(_STROKES).replace("rn", "m").replace("vv", "w")


def slug(text: str, max_bytes: int = 100) -> str:
    """Return a file name's stem: lower-case letters and digits joined by dashes, never empty, never reserved.

    Latin letters lose their accents; other scripts stay. `max_bytes` counts UTF-8.
    """
    kept: list[str] = []
    for character in unicodedata.normalize("NFKC", clean(text)).casefold():
        base = unicodedata.normalize("NFKD", character)[0]
        if base.isascii() and base.isalnum():
            kept.append(base)
        elif character.isalnum() or (kept and unicodedata.category(character)[0] == "M" and kept[-1] != "-"):
            kept.append(character)
        elif kept and kept[-1] != "-":
            kept.append("-")
    stem = unicodedata.normalize("NFC", "".join(kept)).strip("-")
    stem = stem.encode()[:max_bytes].decode(errors="ignore").strip("-")
    if _RESERVED.fullmatch(stem):
        stem = f"file-{stem}"
    return stem or "untitled"


def _is_removed(character: str) -> bool:
    if character in _INVISIBLE:
        return True
    match unicodedata.category(character):
        case "Cc":
            return character != "\n"
        case "Cs":
            return True
        case "Cf":
            return character not in _VISIBLE_FORMATS and character not in (_ZWNJ, _ZWJ)
        case "Cn":
            return 0xFDD0 <= ord(character) <= 0xFDEF or ord(character) & 0xFFFE == 0xFFFE
        case _:
            return False


def _without_stray_joiners(text: str) -> Iterator[str]:
    """Drop joiners and style selectors that join and style nothing, and marks beyond the limit."""
    previous, marks = "", 0
    for character, following in zip(text, [*text[1:], ""], strict=True):
        if character in (_ZWNJ, _ZWJ):
            if not _is_joiner_due(previous, character, following):
                continue
        elif character in _STYLES:
            if not _is_style_due(previous, character):
                continue
        elif unicodedata.category(character)[0] == "M":
            marks += 1
            if marks > MARKS_LIMIT:
                continue
        else:
            marks = 0
        previous = character
        yield character


def _is_joiner_due(previous: str, joiner: str, following: str) -> bool:
    if not previous or not following:
        return False
    if unicodedata.combining(previous) == 9:  # a virama: the joiner chooses the conjunct's form
        return unicodedata.category(following) == "Lo"
    if joiner == _ZWJ and _is_pictograph(following):
        return _is_pictograph(previous) or previous in _EMOJI_TONES or previous == _EMOJI_STYLE
    return bool(_JOINING.match(previous) and _JOINING.match(following))


def _is_style_due(previous: str, style: str) -> bool:
    if not previous:
        return False
    if style in _IDEOGRAPH_STYLES:
        return unicodedata.category(previous) == "Lo"
    return _is_pictograph(previous) or previous in "0123456789#*‼⁉〰〽"


def _is_pictograph(character: str) -> bool:
    # Emoji newer than this Python's tables have no category yet.
    return unicodedata.category(character) in ("So", "Sm") or 0x1F000 <= ord(character) <= 0x1FAFF


def _extends(text: str, start: int, position: int) -> bool:
    """Tell whether the character at a position belongs to the grapheme that began at start."""
    character, previous = text[position], text[position - 1]
    if previous == "\n" or character == "\n":
        return False
    if unicodedata.category(character)[0] == "M" or character in (_ZWNJ, _ZWJ) or character in _EMOJI_TONES:
        return True
    if previous == _ZWJ:
        return _is_pictograph(character)
    if character in _REGIONAL:
        return previous in _REGIONAL and position - start == 1
    # Decomposed Hangul: a vowel or a final consonant goes on with the letter before it.
    return "\u1160" <= character <= "\u11ff" and "\u1100" <= previous <= "\u11ff"


_LOOK_ALIKES = str.maketrans(
    "АВЕЗКМНОРСТУХІЈЅҮҺԌԚԜабвекмнорстухіјѕԁԛԝѵһүӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβγεηικνορτυχωıØøŁłĐđ",
    "ABE3KMHOPCTYXIJSYHGQWa6bekmhopctyxijsdqwvhylABEZHIKMNOPTYXaByeniKvoptuxwiOoLlDd",
)
_STROKES = str.maketrans("i1|0", "lllo")
_RESERVED = re.compile("con|prn|aux|nul|(com|lpt)[0-9]")
