"""What one does with a whole map: look for what was forgotten, lay a blueprint over it, derive from it, keep it."""

from __future__ import annotations

from typing import Any, NamedTuple

from textual.app import App

from cjm_tui import data
from cjm_tui.domain.choices import TouchpointType
from cjm_tui.domain.map_template import template_of
from cjm_tui.domain.persona import called
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.text import slug
from cjm_tui.i18n import _, language
from cjm_tui.room.founding import keep_template, own_templates
from cjm_tui.screens.touchpoints.asking import ask_text, why_read_only
from cjm_tui.screens.workshop import new_map
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.new_map import make_new_map, new_map_entries
from cjm_tui.widgets.dialogs import Choose, Entry


class Writing(NamedTuple):
    """Something that was forgotten, to be written now."""

    stage: str | None
    text: str


async def choose_from_menu(app: App[Any], desk: Desk, journey: Journey) -> Writing | None:
    """Ask what to do with the map, and do it; return what is to be written on it, where that came out."""
    may_write = not why_read_only(desk)
    writing = [Entry("forgotten", _("What did we forget?"), _("channels, waits and moments to think of"))]
    keeping = [Entry("template", _("Keep as a template"), _("stages, lanes and channels for the next workshop"))]
    entries = [
        *(writing if may_write else []),
        *(keeping if desk.has_files else []),
        *new_map_entries(desk, journey),
    ]
    match await app.push_screen_wait(Choose(_("The map"), entries)):
        case "forgotten":
            return await _look_for_forgotten(app, desk, journey)
        case (new_map.TO_BE | new_map.BLUEPRINT) as chosen:
            if made := await make_new_map(app, desk, journey, chosen):
                desk.look(journey=made)
        case "template":
            await _keep_as_template(app, desk, journey)
    return None


async def _look_for_forgotten(app: App[Any], desk: Desk, journey: Journey) -> Writing | None:
    view = desk.view
    points = view.touchpoints(journey.uid)
    used = {point.channel for point in points}
    empty = [stage for stage in view.stages(journey.uid) if not view.touchpoints(journey.uid, stage.uid)]
    name, feminine = called(desk.persona)
    section = _("Not on the map yet")
    entries = [
        *(Entry(f"stage:{s.uid}", _("Anything in “{stage}”?").format(stage=s.title), section=section) for s in empty),
        *(
            Entry(f"channel:{c.title}", _("Anything by {channel}?").format(channel=c.title), section=section)
            for c in view.channels
            if c.uid not in used and c.in_scope
        ),
        *(
            Entry(f"ask:{number}", line.about(name, language(), feminine=feminine), section=_("Think of"))
            for number, line in enumerate(data.guide("touchpoints").checklist)
        ),
    ]
    waits = sum(point.touchpoint_type is TouchpointType.WAIT for point in points)
    prompt = "" if waits else _("There is no wait on the map: is that so?")
    key = await app.push_screen_wait(Choose(_("What did we forget?"), entries, prompt=prompt, numbered=False))
    if key is None:
        return None
    kind, _colon, value = key.partition(":")
    return Writing(value if kind == "stage" else None, f" @{value}" if kind == "channel" else "")


async def _keep_as_template(app: App[Any], desk: Desk, journey: Journey) -> None:
    name = await ask_text(
        app, desk, "templates:new", _("Keep as a template"), prompt=_("What shall the template be called?"),
        initial=journey.title, limit=40,
    )  # fmt: skip
    if not name:
        return
    taken = data.template_keys(own_templates())
    key = slug(name)
    number = 2
    while key in taken:
        key = f"{slug(name)}-{number}"
        number += 1
    try:
        file = keep_template(template_of(desk.view, journey, key, name))
    except OSError as failure:
        desk.says(_("The template could not be written: {reason}").format(reason=failure.strerror or failure), "error")
        return
    desk.says(_("Kept: new workshops offer it as {key} ({file}).").format(key=key, file=file))
