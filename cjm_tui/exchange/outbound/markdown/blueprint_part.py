"""The report's service blueprints: who does what, in sight and out of sight, for each touchpoint of the map below."""

from __future__ import annotations

from cjm_tui.domain.choices import JourneyType
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.lanes import BLUEPRINT_LANES
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import label, said
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.text import cell, inline
from cjm_tui.i18n import _

_ALWAYS = ("frontstage", "backstage", "support", "systems")
"""Columns that a blueprint has even where they are empty: that is news too."""


def blueprints_of(edition: Edition, journey: Journey) -> list[Journey]:
    """Return the blueprints that lie over a map."""
    layers = (other for other in edition.workshop.journeys if other.parent == journey.uid)
    return [layer for layer in layers if layer.journey_type is JourneyType.BLUEPRINT]


def blueprint_parts(edition: Edition, journey: Journey) -> str:
    """Return a section for each blueprint of a map; nothing for a map without one."""
    return blocks.joined(_blueprint(edition, layer) for layer in blueprints_of(edition, journey))


def _blueprint(edition: Edition, layer: Journey) -> str:
    points = edition.workshop.touchpoints(layer.uid)
    shown = [name for name in BLUEPRINT_LANES if name in _ALWAYS or any(getattr(point, name) for point in points)]
    filled = [point for point in points if any(getattr(point, name) for name in BLUEPRINT_LANES)]
    head = [_("Touchpoint"), *(label(Touchpoint, name) for name in shown)]
    rows = [
        [
            f"**{cell(point.title) or '—'}**",
            *(cell(str(said(edition.workshop, point, name) or "")) for name in shown),
        ]
        for point in points
    ]
    lead = _("What happens behind {n} of {all} touchpoints is written down.").format(n=len(filled), all=len(points))
    title = _("Service blueprint: {journey}").format(journey=inline(layer.title))
    return blocks.joined([blocks.heading(3, title), lead if points else "", blocks.table(head, rows)])
