"""The journey grid's keys: those that ask for a change, and those that move the look."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from cjm_tui.i18n import N_

EDITING: list[BindingType] = [
    Binding("enter", "edit", N_("Edit"), id="grid.edit", tooltip=N_("Edit the cell, or open what it stands for.")),
    Binding(
        "a",
        "insert('after')",
        N_("Insert"),
        id="grid.insert_after",
        tooltip=N_("Insert after this touchpoint; on a stage, after the stage."),
    ),
    Binding(
        "i",
        "insert('before')",
        N_("Insert before"),
        id="grid.insert_before",
        show=False,
        tooltip=N_("Insert before this touchpoint; on a stage, before the stage."),
    ),
    Binding(
        "left_square_bracket,shift+left",
        "shift(-1)",
        N_("Move left"),
        key_display="[",
        id="grid.move_earlier",
        show=False,
        tooltip=N_("Move this touchpoint, or the stage, one place to the left."),
    ),
    Binding(
        "right_square_bracket,shift+right",
        "shift(1)",
        N_("Move right"),
        key_display="]",
        id="grid.move_later",
        show=False,
        tooltip=N_("Move this touchpoint, or the stage, one place to the right."),
    ),
    Binding(
        "x,delete",
        "remove",
        N_("Remove"),
        id="grid.remove",
        show=False,
        tooltip=N_("Remove this touchpoint, or the stage; undo brings it back."),
    ),
]

NAVIGATION: list[BindingType] = [
    Binding(
        "z",
        "zoom(1)",
        N_("Zoom"),
        id="grid.zoom_in",
        tooltip=N_("Look closer: whole map, touchpoints, one touchpoint, and round again."),
    ),
    Binding(
        "Z",
        "zoom(-1)",
        N_("Zoom out"),
        id="grid.zoom_out",
        show=False,
        tooltip=N_("Look from further away."),
    ),
    Binding("left,h", "go(-1, 0)", N_("Left"), id="grid.left", show=False, tooltip=N_("One column left.")),
    Binding("right,l", "go(1, 0)", N_("Right"), id="grid.right", show=False, tooltip=N_("One column right.")),
    Binding("up,k", "go(0, -1)", N_("Up"), id="grid.up", show=False, tooltip=N_("One lane up.")),
    Binding("down,j", "go(0, 1)", N_("Down"), id="grid.down", show=False, tooltip=N_("One lane down.")),
    Binding("home", "first", N_("First"), id="grid.first", show=False, tooltip=N_("To the first column.")),
    Binding("end", "last", N_("Last"), id="grid.last", show=False, tooltip=N_("To the last column.")),
    Binding(
        "pageup",
        "stage(-1)",
        N_("Stage before"),
        id="grid.previous_stage",
        show=False,
        tooltip=N_("To the start of this stage, then of the one before."),
    ),
    Binding(
        "pagedown",
        "stage(1)",
        N_("Next stage"),
        id="grid.next_stage",
        show=False,
        tooltip=N_("To the start of the next stage."),
    ),
]
