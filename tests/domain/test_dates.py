"""Dates as people type them in either language."""

from __future__ import annotations

from datetime import date

import pytest

from cjm_tui.domain.dates import format_date, parse_date

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("2027-03-14", "en", date(2027, 3, 14)),
        ("12/24", "en", date(2026, 12, 24)),
        ("24/12", "pt-BR", date(2026, 12, 24)),
        ("24.12.27", "pt-BR", date(2027, 12, 24)),
        ("+14", "en", date(2026, 12, 12)),
        ("+2w", "en", date(2026, 12, 12)),
        ("+2 semanas", "pt-BR", date(2026, 12, 12)),
        ("15 Dec", "en", date(2026, 12, 15)),
        ("Dec 15", "en", date(2026, 12, 15)),
        ("December 15th, 2027", "en", date(2027, 12, 15)),
        ("15 de dezembro", "pt-BR", date(2026, 12, 15)),
        ("1º de março de 2027", "pt-BR", date(2027, 3, 1)),
        ("3 fev", "pt-BR", date(2027, 2, 3)),
        ("", "en", None),
    ],
)
def test_what_people_type(text: str, language: str, day: date | None) -> None:
    assert parse_date(text, TODAY, language) == day


@pytest.mark.parametrize("text", ["soon", "31 Feb", "15 Foo", "2026-13-01", "15 Dec next", "0 Jan"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        parse_date(text, TODAY, "en")


@pytest.mark.parametrize("language", ["en", "pt-BR"])
def test_what_is_written_is_read_back(language: str) -> None:
    assert parse_date(format_date(TODAY, language), TODAY, language) == TODAY
