"""Dates as people write and read them."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan",
            "feb fev",
            "mar",
            "apr abr",
            "may mai",
            "jun",
            "jul",
            "aug ago",
            "sep set",
            "oct out",
            "nov",
            "dec dez",
        ),
        1,
    )
    for name in names.split()
}
"""The beginnings of the months' names in both languages."""
_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:\.|st|nd|rd|th|º)?\s+(?:de\s+|of\s+)?(?P<month>[^\W\d_]{3,})\.?"
    r"|(?P<first_month>[^\W\d_]{3,})\.?\s+(?P<second_day>\d{1,2})(?:st|nd|rd|th)?)"
    r"(?:,?\s+(?:de\s+)?(?P<year>\d{4}))?"
)


def parse_date(text: str, today: date, language: str) -> date | None:
    """Return the date that a text names; None where it is empty.

    `2026-12-24`; `24/12` and `24/12/2026` in Portuguese (`12/24` in English); `24 Dec`, `December 24, 2027` or
    `24 de dezembro` in either language; `+14` days, `+2w` or `+2s` weeks from today. A day without a year is the next
    such day.

    Raises:
        ValueError: it names no date.
    """
    text = text.strip().casefold()
    if not text:
        return None
    if found := re.fullmatch(r"\+(\d{1,4})\s*([dws]?)\w*", text):
        return today + timedelta(days=int(found[1]) * (7 if found[2] in ("w", "s") else 1))
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text):
        year, month, day = map(int, text.split("-"))
        return date(year, month, day)
    if found := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2}|\d{4}))?", text):
        first, second = int(found[1]), int(found[2])
        day, month = (first, second) if language == "pt-BR" else (second, first)
        return _day(day, month, found[3], today)
    if (found := _NAMED.fullmatch(text)) and (named := found["month"] or found["first_month"])[:3] in _MONTHS:
        return _day(int(found["day"] or found["second_day"]), _MONTHS[named[:3]], found["year"], today)
    raise ValueError(text)


def _day(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def format_date(day: date | None, language: str) -> str:
    """Return a date as the language writes it: `24/12/2026`, `2026-12-24`."""
    if day is None:
        return ""
    return f"{day:%d/%m/%Y}" if language == "pt-BR" else day.isoformat()
