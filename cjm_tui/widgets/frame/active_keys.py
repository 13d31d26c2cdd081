"""The keys that work right now, read from `Screen.active_bindings`: what the key bar, the help and the palette show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.screen import Screen

from cjm_tui.i18n import N_, _


@dataclass(frozen=True, slots=True)
class ActiveKey:
    """One thing that can be done now, and every key that does it."""

    keys: tuple[str, ...]
    """As Textual spells them; the first is the one to show where there is room for one."""
    action: str
    words: str
    """One or two words, translated."""
    sentence: str
    """What it does, translated; may be empty."""
    section: str
    """The title of the group that it belongs to in the help, translated."""
    shown: bool
    enabled: bool
    group: Binding.Group | None
    node: DOMNode
    """Where the action is to be run."""


def active_keys(screen: Screen[Any]) -> list[ActiveKey]:
    """Return what can be done on a screen now: the focused widget's first, the application's last.

    Only bindings with an id count: those are ours, and worded for people.
    """
    found: dict[tuple[DOMNode, str], list[ActiveBinding]] = {}
    for active in screen.active_bindings.values():
        if active.binding.id and active.binding.description:
            found.setdefault((active.node, active.binding.action), []).append(active)
    return [_described(bindings, screen.app) for bindings in found.values()]


def _described(bindings: list[ActiveBinding], app: App[Any]) -> ActiveKey:
    node, binding, enabled, tooltip = bindings[0]
    return ActiveKey(
        keys=tuple(active.binding.key for active in bindings),
        action=binding.action,
        words=_(binding.description),
        sentence=_(tooltip or binding.tooltip),
        section=_(_section(node, app)),
        shown=any(active.binding.show for active in bindings),
        enabled=enabled,
        group=binding.group,
        node=node,
    )


def _section(node: DOMNode, app: App[Any]) -> str:
    if node.BINDING_GROUP_TITLE:
        return node.BINDING_GROUP_TITLE
    if node is app:
        return N_("Everywhere")
    return N_("On this screen") if isinstance(node, Screen) else N_("Where you are")
