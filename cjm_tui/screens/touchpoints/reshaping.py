"""What one does with stages, lanes and pairs of touchpoints, each after asking what has to be asked."""

from __future__ import annotations

from typing import Any

from textual.app import App

from cjm_tui.domain import lanes
from cjm_tui.domain.acts import map_shape, mapping, records
from cjm_tui.domain.journey_map import Lane, Stage, Touchpoint
from cjm_tui.domain.scope import Journey
from cjm_tui.i18n import N_, _, ngettext
from cjm_tui.screens.touchpoints.asking import ask_text
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.dialogs import Choose, ChooseMany, Confirm, Entry

ADD_LANE = "+"
"""The entry of the lanes that adds one of the team's own."""
CHANGE_LANE = "~"
"""The entry that renames or removes one."""


async def merge_touchpoints(app: App[Any], desk: Desk, kept: Touchpoint, other: Touchpoint) -> bool:
    """Make one touchpoint of two, after showing both."""
    dialog = Confirm(
        _("Make one touchpoint of both?"),
        consequences=[
            _("It is called “{title}”.").format(title=kept.title),
            _("“{title}” goes into it with its texts, notes and readings.").format(title=other.title),
        ],
        verb=_("Merge"),
        ready=True,
    )
    agreed = await app.push_screen_wait(dialog)
    return agreed is True and desk.submit(mapping.merge(desk.view, kept, other)) is not None


async def merge_stages(app: App[Any], desk: Desk, kept: Stage, other: Stage) -> bool:
    """Make one stage of two, after showing both."""
    n = len(desk.view.touchpoints(kept.journey, other.uid))
    dialog = Confirm(
        _("Make one stage of both?"),
        consequences=[
            _("It is called “{title}”.").format(title=kept.title),
            ngettext(
                "The touchpoint of “{title}” goes into it.", "The {n} touchpoints of “{title}” go into it.", n
            ).format(n=n, title=other.title),
        ],
        verb=_("Merge"),
        ready=True,
    )
    agreed = await app.push_screen_wait(dialog)
    return agreed is True and desk.submit(map_shape.merge_stages(desk.view, kept, other)) is not None


async def split_touchpoint(app: App[Any], desk: Desk, touchpoint: Touchpoint) -> bool:
    """Make several touchpoints of one."""
    text = await ask_text(
        app, desk, f"touchpoints:{touchpoint.uid}:split", _("Split the touchpoint"),
        prompt=_("Write a / between the titles; the first keeps what was written."), initial=f"{touchpoint.title} / ",
    )  # fmt: skip
    titles = [title.strip() for title in (text or "").split("/") if title.strip()]
    return len(titles) > 1 and desk.submit(mapping.split(touchpoint, titles, desk.new_uid)) is not None


async def remove_stage(app: App[Any], desk: Desk, stage: Stage) -> bool:
    """Remove a stage; where it holds touchpoints, ask what becomes of them."""
    n = len(desk.view.touchpoints(stage.journey, stage.uid))
    whole = records.take_out(stage, label=N_("Remove stage"))
    if not n:
        return desk.submit(whole) is not None
    question = ngettext("The stage holds {n} touchpoint.", "The stage holds {n} touchpoints.", n).format(n=n)
    entries = [
        Entry("bucket", _("Put them back among the cards"), _("b places them elsewhere")),
        Entry("all", _("Remove them too"), _("u brings everything back")),
    ]
    answer = await app.push_screen_wait(
        Choose(_("Remove “{title}”?").format(title=stage.title), entries, prompt=question)
    )
    if answer is None:
        return False
    draft = whole if answer == "all" else map_shape.dissolve_stage(desk.view, stage)
    return desk.submit(draft) is not None


async def choose_lanes(app: App[Any], desk: Desk, journey: Journey) -> bool:
    """Ask which lanes to show; the last entries add, rename and remove the team's own."""
    view = desk.view
    own = view.lanes_of(view.columns_of(journey.uid))
    shown = lanes.visible_lanes(view, journey)
    section = _("Our own lanes")
    titles = {lane.uid for lane in own}
    entries = [
        Entry(key, lanes.lane_label(key, own), section=section if key in titles else "")
        for key in lanes.all_lanes(view, journey)
    ]
    entries.append(Entry(ADD_LANE, _("Add a lane of our own…"), section=section))
    if own:
        entries.append(Entry(CHANGE_LANE, _("Rename or remove one…"), section=section))
    chosen = await app.push_screen_wait(ChooseMany(_("Lanes"), entries, ticked=shown))
    if chosen is None:
        return False
    wanted = [key for key in chosen if key not in (ADD_LANE, CHANGE_LANE)]
    done = wanted != shown and desk.submit(map_shape.show_lanes(view, journey, wanted)) is not None
    if ADD_LANE in chosen:
        done = await _add_lane(app, desk, journey.uid) or done
    if CHANGE_LANE in chosen:
        done = await _change_lane(app, desk, own) or done
    return done


async def _add_lane(app: App[Any], desk: Desk, journey: str) -> bool:
    title = await ask_text(
        app, desk, "lanes:new", _("A lane of our own"), prompt=_("What shall it be called?"), limit=40
    )
    if not title:
        return False
    draft = map_shape.add_lane(desk.view, desk.view.get(Journey, journey), title, desk.new_uid())
    return desk.submit(draft) is not None


async def _change_lane(app: App[Any], desk: Desk, own: list[Lane]) -> bool:
    picked = (
        own[0].uid
        if len(own) == 1
        else await app.push_screen_wait(Choose(_("Which lane?"), [Entry(lane.uid, lane.title) for lane in own]))
    )
    lane = desk.view.find(Lane, picked)
    if lane is None:
        return False
    acts = [
        Entry("rename", _("Rename")),
        Entry("remove", _("Remove"), _("with all that its cells hold; u brings it back")),
    ]
    act = await app.push_screen_wait(Choose(lane.title, acts))
    if act == "remove":
        return desk.submit(map_shape.remove_lane(desk.view, lane)) is not None
    if act != "rename":
        return False
    title = await ask_text(app, desk, f"lanes:{lane.uid}:title", _("Rename lane"), initial=lane.title, limit=40)
    draft = records.set_fields(lane, N_("Rename lane"), title=title, base={"title": lane.title})
    return bool(title) and desk.submit(draft) is not None
