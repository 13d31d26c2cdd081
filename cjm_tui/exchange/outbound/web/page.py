"""The web page: what an absent reader needs, printable, readable by a screen reader, in both themes."""

from __future__ import annotations

from cjm_tui.exchange.outbound.days import day_in_words
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.web.look import style
from cjm_tui.exchange.outbound.web.map_table import map_section
from cjm_tui.exchange.outbound.web.markup import Markup, join, tag
from cjm_tui.exchange.outbound.web.sections import (
    channels_section,
    figures_section,
    findings_section,
    improvements_section,
    open_points_section,
    personas_section,
    said_section,
    worst_section,
)
from cjm_tui.i18n import _, language

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing; no script runs."""


def page(edition: Edition) -> str:
    """Return the page in the language in force."""
    about = edition.workshop.about
    body = [_header(edition), tag("main", _chapters(edition)), _footer(edition)]
    head = [
        tag("meta", charset="utf-8"),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content="cjm-tui"),
        tag("title", about.title or _("Untitled")),
        tag("style", Markup(style())),
    ]
    return "<!doctype html>\n" + tag("html", tag("head", head), tag("body", body), lang=language()) + "\n"


def _chapters(edition: Edition) -> Markup:
    main = edition.main_journey
    return join(
        worst_section(edition, main) if main else None,
        figures_section(edition, main) if main else None,
        [map_section(edition, journey) for journey in edition.journeys],
        [findings_section(edition, journey) for journey in edition.journeys],
        improvements_section(edition),
        [channels_section(edition, journey) for journey in edition.journeys],
        personas_section(edition),
        said_section(edition),
        open_points_section(edition),
    )


def _header(edition: Edition) -> Markup:
    workshop = edition.workshop
    about = workshop.about
    facts = [
        *(journey.title for journey in edition.journeys),
        day_in_words((about.closed_at or about.created_at).date()),
        edition.people_in_words,
    ]
    byline = " · ".join(fact for fact in facts if fact)
    return tag("header", tag("h1", about.title or _("Untitled")), tag("p", byline, class_="byline"))


def _footer(edition: Edition) -> Markup:
    review = edition.workshop.about.review_on
    return tag(
        "footer",
        tag("p", _("We look at it again on {day}.").format(day=day_in_words(review))) if review else None,
        tag("p", _("Written by cjm-tui; nothing that was not revealed is in it.")),
    )
