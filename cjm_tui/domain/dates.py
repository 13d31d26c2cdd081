"""Dates as people write and read them."""

from __future__ import annotations

import re
from datetime import date, timedelta


def parse_date(text: str, today: date, language: str) -> date | None:
    """Return the date that a text names; None where it is empty.

    `2026-12-24`; `24/12` and `24/12/2026` in Portuguese (`12/24` in English); `+14` days, `+2w` or `+2s` weeks from
    today. A day without a year is the next such day.

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
        if found[3]:
            return date(int(found[3]) + (2000 if len(found[3]) == 2 else 0), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    raise ValueError(text)


def format_date(day: date | None, language: str) -> str:
    """Return a date as the language writes it: `24/12/2026`, `2026-12-24`."""
    if day is None:
        return ""
    return f"{day:%d/%m/%Y}" if language == "pt-BR" else day.isoformat()
