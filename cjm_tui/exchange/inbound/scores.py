"""What a text says about a feeling: a number on some scale, a word that proposes one, or both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from cjm_tui.exchange.inbound import cells as cell
from cjm_tui.exchange.inbound.feelings import proposed_valence
from cjm_tui.exchange.inbound.outline import ScoreOutline

_AMOUNT = r"[+−-]?\d{1,6}(?:[.,]\d{1,6})?"
_OUT_OF = re.compile(rf"({_AMOUNT})\s*(?:/|de|of|out of|em|sobre)\s*(\d{{1,3}})(?:\s*(?:stars?|estrelas?|estrellas?))?")
_PER_CENT = re.compile(rf"({_AMOUNT})\s*%")
_STARS = re.compile(r"([★⭐]{1,10})\ufe0f?(☆{0,10})")
_WITH_WORD = re.compile(rf"({_AMOUNT})\s*(?:[–—:=,;|(\[·-]|\s)\s*([^\d\s][^\d]{{0,60}}?)\s*[)\]]?")


def score_of(text: str, word: str = "", vocabulary: Mapping[str, int] = MappingProxyType({})) -> ScoreOutline | None:
    """Return what a text, and a word for the feeling beside it, say; None where both are empty."""
    text = text.strip()
    if not text and not word:
        return None
    value, best, spoken = _number_in(text)
    if value is not None:
        return ScoreOutline(text, value, best=best, word=word or spoken)
    proposal = proposed_valence(text or word, vocabulary)
    return ScoreOutline(f"{text} · {word}" if text and word else text or word, None, proposal, word=word)


def _number_in(text: str) -> tuple[float | None, float | None, str]:
    """Return the number of "4", "4/5", "80 %", "★★★☆☆" or "4 - Satisfied", the best one it says, and its word."""
    if (plain := cell.number(text)) is not None:
        return plain, None, ""
    if match := _OUT_OF.fullmatch(text.casefold()):
        return cell.number(match[1]), float(match[2]), ""
    if match := _PER_CENT.fullmatch(text):
        return cell.number(match[1]), 100, ""
    if match := _STARS.fullmatch(text):
        stars = len(match[1])
        return stars, max(5, stars + len(match[2])), ""
    if match := _WITH_WORD.fullmatch(text):
        return cell.number(match[1]), None, match[2]
    return None, None, ""
