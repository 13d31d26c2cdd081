"""The keys of the touchpoints phase, and where each of them means something."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from cjm_tui.i18n import N_

KEYS: list[BindingType] = [
    Binding("t", "write", N_("Write"), id="touchpoints.write",
            tooltip=N_("Write touchpoints straight into the stage under the cursor, one a line.")),
    Binding("b", "brainstorm", N_("Brainstorm"), id="touchpoints.brainstorm",
            tooltip=N_("Write cards first and place them later, each with one key.")),
    Binding("e", "open_detail", N_("Details"), id="touchpoints.detail",
            tooltip=N_("Open everything that is known about the touchpoint, or about the stage.")),
    Binding("v", "toggle_flow", N_("View"), id="touchpoints.view",
            tooltip=N_("Look at the journey as a grid, or as a flow from top to bottom.")),
    Binding("slash", "filter", N_("Filter"), id="touchpoints.filter",
            tooltip=N_("Show only a channel, a department, a stage, the key ones or a word; save what is shown.")),
    Binding("r", "choose_lanes", N_("Lanes"), id="touchpoints.lanes", tooltip=N_("Choose the lanes to show.")),
    Binding("o", "menu", N_("Map…"), id="touchpoints.menu",
            tooltip=N_("What did we forget? Blueprint, to-be, template: what one does with a whole map.")),
    Binding("f", "toggle_key", N_("Key"), id="touchpoints.key", show=False,
            tooltip=N_("Mark the touchpoint as one of the fundamental interactions, or not.")),
    Binding("m", "merge", N_("Merge"), id="touchpoints.merge", show=False,
            tooltip=N_("Mark this touchpoint or stage; m on another one makes one of both.")),
    Binding("d,vertical_line", "split", N_("Split"), key_display="d", id="touchpoints.split", show=False,
            tooltip=N_("Make several touchpoints of this one.")),
    Binding("c", "compare", N_("Compare"), id="touchpoints.compare", show=False,
            tooltip=N_("Draw a second persona's curve beside this one, or take it away.")),
    Binding("s", "add_stage", N_("Stage"), id="touchpoints.add_stage", show=False,
            tooltip=N_("Add a stage after the one under the cursor.")),
    Binding("escape", "step_back", N_("Back"), id="touchpoints.back",
            tooltip=N_("Go back to the map; there, let go of the mark and the filter.")),
]  # fmt: skip

WRITING = frozenset(("write", "toggle_key", "merge", "split", "add_stage", "choose_lanes"))
"""Actions that change the map: not offered to those who may only read."""
ON_THE_MAP = WRITING | {"brainstorm", "open_detail", "toggle_flow", "filter", "menu", "compare"}
"""Actions that belong to the map, and not to a sheet or the cards on top of it."""
