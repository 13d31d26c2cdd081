"""Making a map from another one: the to-be that begins as a copy, and the blueprint that lies over it."""

from __future__ import annotations

from typing import Any

from textual.app import App

from cjm_tui import data
from cjm_tui.domain.acts import deriving
from cjm_tui.domain.choices import JourneyType
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.scope import Journey
from cjm_tui.i18n import _, language, using
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.dialogs import Entry

TO_BE, BLUEPRINT = "new:to-be", "new:blueprint"
"""Keys of the entries."""


def origin_of(desk: Desk, journey: Journey) -> Journey:
    """Return the map that a new one is made from: of a blueprint, the map below it."""
    return desk.view.get(Journey, desk.view.columns_of(journey.uid))


def new_map_entries(desk: Desk, journey: Journey) -> list[Entry]:
    """Return what can be made from the map; nothing for those who do not facilitate, or before there is a map."""
    origin = origin_of(desk, journey)
    if not desk.room.viewer.facilitates or not desk.view.stages(origin.uid):
        return []
    section = _("New, from “{journey}”").format(journey=origin.title)
    return [
        Entry(TO_BE, _("New to-be"), _("how it will be: a copy in which differences stay marked"), section),
        Entry(BLUEPRINT, _("New blueprint"), _("the same columns; who does what behind them"), section),
    ]


async def make_new_map(app: App[Any], desk: Desk, journey: Journey, entry: str) -> str | None:
    """Ask how the new map is called, make it, and return its uid; None where nothing came of it."""
    from cjm_tui.screens.touchpoints.asking import ask_text

    origin, uid = origin_of(desk, journey), desk.new_uid()
    kind = JourneyType.FUTURE_STATE if entry == TO_BE else JourneyType.BLUEPRINT
    with using(desk.view.about.language):
        proposed = deriving.proposed_title(origin.title, kind)
    title = await ask_text(
        app, desk, f"journeys:new:{kind}", _("What is it called?"),
        prompt=data.journey_type(kind.value).description.in_(language()), initial=proposed,
    )  # fmt: skip
    if not title:
        return None
    draft: Draft
    if kind is JourneyType.BLUEPRINT:
        draft = deriving.add_blueprint(desk.view, origin, title, uid)
    else:
        draft = deriving.derive_future(desk.view, origin, title, uid, desk.new_uid)
    if not desk.submit(draft):
        return None
    desk.says(_("You look at “{title}” now; J goes back to the other journeys.").format(title=title))
    return uid
