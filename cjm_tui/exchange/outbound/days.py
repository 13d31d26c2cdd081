"""Dates in words, in the language in force."""

from __future__ import annotations

from datetime import date

from cjm_tui.i18n import N_, _

_MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


def day_in_words(day: date | None) -> str:
    """Return `5 December 2026`; nothing for no date."""
    if day is None:
        return ""
    return _("{day} {month} {year}").format(day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year)
