"""The help: every key that works where the person is, in a sentence each, narrowed as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen

from cjm_tui.i18n import N_, _
from cjm_tui.widgets.dialogs.choose import ListDialog
from cjm_tui.widgets.dialogs.filter_list import Entry, FilterList
from cjm_tui.widgets.frame.active_keys import ActiveKey, active_keys
from cjm_tui.widgets.frame.key_names import key_name, key_names
from cjm_tui.widgets.themes import UNICODE, Glyphs, glyphs_of


class HelpDialog(ListDialog[ActiveKey | None]):
    """Lists keys under the place that they belong to; Enter answers the one under the cursor, to be done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", N_("Close"), id="dialog.close_help", tooltip=N_("Close the help.")),
    ]

    def __init__(self, keys: Sequence[ActiveKey], *, intro: str = "", glyphs: Glyphs = UNICODE) -> None:
        self.listed = _grouped(keys)
        entries = [_entry(str(index), members, glyphs) for index, members in enumerate(self.listed)]
        super().__init__(_("What you can do here"), entries, prompt=intro)

    def make_list(self) -> FilterList:
        """Return the keys."""
        return HelpList(self.entries)

    @on(FilterList.Picked)
    def answer(self, event: FilterList.Picked) -> None:
        """Hand back what shall be done; keys of a group are only explained."""
        event.stop()
        members = self.listed[int(event.key)]
        if len(members) == 1 and members[0].enabled:
            self.dismiss(members[0])


class HelpList(FilterList):
    """The list of keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", N_("Do it"), id="help.do", tooltip=N_("Close the help and do this.")),
    ]


def show_help(screen: Screen[Any], *, intro: str = "") -> None:
    """Open the help over a screen, and do what is chosen in it."""
    app = screen.app

    async def perform(key: ActiveKey | None) -> None:
        if key is not None:
            await app.run_action(key.action, key.node)

    app.push_screen(HelpDialog(active_keys(screen), intro=intro, glyphs=glyphs_of(screen)), perform)


def _in_order(keys: Sequence[ActiveKey]) -> list[ActiveKey]:
    """Return the keys with those first that the bar shows, place by place: moving about is known to most."""
    places = list(dict.fromkeys(key.node for key in keys))
    shown = {key.node for key in keys if key.shown}
    return sorted(keys, key=lambda key: (key.node not in shown, places.index(key.node), not key.shown))


def _grouped(keys: Sequence[ActiveKey]) -> list[list[ActiveKey]]:
    grouped: dict[object, list[ActiveKey]] = {}
    for key in _in_order(keys):
        grouped.setdefault((key.node, key.group or key.action), []).append(key)
    return list(grouped.values())


def _entry(place: str, members: Sequence[ActiveKey], glyphs: Glyphs) -> Entry:
    first = members[0]
    if len(members) == 1:
        lead = " ".join(key_name(name, glyphs).strip() for name in first.keys[:3])
        return Entry(place, first.words, detail=first.sentence, section=first.section, lead=lead)
    lead = key_names([member.keys[0] for member in members], glyphs)
    words = _(first.group.description) if first.group and first.group.description else first.words
    sentences = dict.fromkeys(member.sentence for member in members if member.sentence)
    return Entry(place, words, detail=" ".join(sentences), section=first.section, lead=lead)
