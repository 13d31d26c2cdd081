"""Which touchpoints of the map matter now; the others stay in their places, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from textual.app import App

from cjm_tui.domain import lanes
from cjm_tui.domain.acts import records
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.domain.likeness import profile
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Channel
from cjm_tui.domain.setting import Department, SavedView
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_, _
from cjm_tui.screens.touchpoints.asking import ask_text
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.dialogs import Choose, Entry


@dataclass(frozen=True)
class MapFilter:
    """What is looked for; everything that is given must be met."""

    text: str = ""
    persona: str | None = None
    channel: str | None = None
    department: str | None = None
    stage: str | None = None
    only_key: bool = False
    lanes: tuple[str, ...] = ()
    """The lanes of a saved view; empty: those that the journey shows."""

    @property
    def is_active(self) -> bool:
        """Whether anything is filtered."""
        return self != MapFilter()

    def matcher(self, workshop: Workshop) -> Callable[[Touchpoint], bool]:
        """Return the test that a touchpoint has to meet."""
        words = profile(self.text).words if self.text else frozenset()

        def matches(touchpoint: Touchpoint) -> bool:
            return (
                self.channel in (None, touchpoint.channel)
                and self.department in (None, touchpoint.owner_department)
                and self.stage in (None, touchpoint.stage)
                and (touchpoint.key or not self.only_key)
                and (self.persona is None or _is_seen_by(workshop, touchpoint, self.persona))
                and (not words or _says(workshop, touchpoint, words))
            )

        return matches

    def in_words(self, workshop: Workshop) -> str:
        """Return what is shown, as a person would say it."""
        named = (
            workshop.find(Channel, self.channel),
            workshop.find(Department, self.department),
            workshop.find(Stage, self.stage),
        )
        persona = workshop.find(Persona, self.persona)
        parts = [
            *([_("Key")] if self.only_key else []),
            *(record.title for record in named if record),
            *([persona.display_name] if persona else []),
            *([f"“{self.text}”"] if self.text else []),
        ]
        return " + ".join(parts) or _("its own lanes")


def filter_of(view: SavedView) -> MapFilter:
    """Return the filter that a saved view stands for."""
    return MapFilter(
        persona=view.persona, channel=view.channel, department=view.department, stage=view.stage,
        only_key=view.only_key, lanes=view.lanes,
    )  # fmt: skip


async def choose_filter(app: App[Any], desk: Desk, current: MapFilter) -> MapFilter | None:
    """Ask what to look for and return the filter, or None where nothing changes."""
    view, journey = desk.view, desk.journey
    if journey is None:
        return None
    saved = sorted(
        (v for v in view.all(SavedView).values() if v.journey in (None, journey.uid)), key=lambda v: v.title.casefold()
    )
    by, views = _("Show only"), _("Saved views")
    entries = [
        Entry("key", _("Key touchpoints"), _("on") if current.only_key else "", section=by),
        Entry("channel", _("One channel…"), section=by),
        Entry("department", _("One department…"), section=by),
        Entry("stage", _("One stage…"), section=by),
        Entry("persona", _("What one persona has rated…"), section=by),
        Entry("text", _("Those with a word…"), current.text, section=by),
        *([Entry("all", _("Everything"), section=by)] if current.is_active else []),
        *(Entry(f"view:{v.uid}", v.title, filter_of(v).in_words(view), section=views) for v in saved),
        *([Entry("save", _("Save what is shown now…"), section=views)] if current.is_active else []),
        *([Entry("forget", _("Remove a saved view…"), section=views)] if saved else []),
    ]
    key = await app.push_screen_wait(Choose(_("Filter"), entries))
    if key is None:
        return None
    if key.startswith("view:"):
        chosen = view.find(SavedView, key.removeprefix("view:"))
        return filter_of(chosen) if chosen else None
    match key:
        case "key":
            return replace(current, only_key=not current.only_key)
        case "all":
            return MapFilter()
        case "save":
            await _save(app, desk, current)
            return None
        case "forget":
            await _forget(app, desk, saved)
            return None
        case "text":
            text = await ask_text(app, desk, "filter:text", _("Which word?"), initial=current.text)
            return replace(current, text=text) if text else None
    return await _one(app, desk, current, key)


async def _one(app: App[Any], desk: Desk, current: MapFilter, key: str) -> MapFilter | None:
    view = desk.view
    columns = view.columns_of(desk.journey.uid) if desk.journey else ""
    points = view.touchpoints(columns)

    def count(field: str, uid: str) -> str:
        return str(sum(getattr(point, field) == uid for point in points))

    entries: list[Entry] = []
    heading = ""
    match key:
        case "channel":
            heading = _("Which channel?")
            entries = [Entry(c.uid, c.title, count("channel", c.uid)) for c in view.channels]
        case "department":
            heading = _("Which department?")
            entries = [Entry(d.uid, d.title, count("owner_department", d.uid)) for d in view.departments]
        case "stage":
            heading = _("Which stage?")
            entries = [Entry(s.uid, s.title, count("stage", s.uid)) for s in view.stages(columns)]
        case "persona":
            heading = _("Whose eyes?")
            entries = [Entry(p.uid, p.display_name, p.role) for p in view.personas]
    if not entries:
        desk.says(_("There is none yet."))
        return None
    chosen = await app.push_screen_wait(Choose(heading, entries, current=getattr(current, key) or ""))
    if not chosen:
        return None
    match key:
        case "channel":
            return replace(current, channel=chosen)
        case "department":
            return replace(current, department=chosen)
        case "stage":
            return replace(current, stage=chosen)
    return replace(current, persona=chosen)


async def _save(app: App[Any], desk: Desk, current: MapFilter) -> None:
    name = await ask_text(
        app, desk, "filter:name", _("Save this view"), prompt=_("What shall it be called?"),
        initial=current.in_words(desk.view), limit=40,
    )  # fmt: skip
    journey = desk.journey
    if not name or journey is None:
        return
    draft = records.add(
        SavedView, desk.new_uid(), N_("Save view"), title=name, journey=journey.uid, persona=current.persona,
        channel=current.channel, stage=current.stage, department=current.department, only_key=current.only_key,
        lanes=current.lanes or lanes.visible_lanes(desk.view, journey),
    )  # fmt: skip
    if desk.submit(draft):
        said = _("Saved. The word is not part of it.") if current.text else _("Saved: / brings it back.")
        desk.says(said)


async def _forget(app: App[Any], desk: Desk, saved: list[SavedView]) -> None:
    key = await app.push_screen_wait(Choose(_("Remove which view?"), [Entry(v.uid, v.title) for v in saved]))
    if view := desk.view.find(SavedView, key):
        draft: Draft = records.take_out(view, label=N_("Remove view"))
        desk.submit(draft)


def _is_seen_by(workshop: Workshop, touchpoint: Touchpoint, persona: str) -> bool:
    readings = workshop.readings_on(touchpoint.uid)
    return any(r.persona == persona for r in readings) or workshop.agreement(touchpoint.uid, persona) is not None


def _says(workshop: Workshop, touchpoint: Touchpoint, words: frozenset[str]) -> bool:
    """Return whether the touchpoint's texts or notes hold words that begin with each of those looked for."""
    texts = [touchpoint.title, touchpoint.doing, touchpoint.thinking, touchpoint.experiencing, *touchpoint.tags]
    texts += [note.text for note in workshop.notes_on(touchpoint.uid)]
    held = profile(" ".join(texts)).words
    return all(any(word.startswith(wanted) for word in held) for wanted in words)
