"""The keys of a sheet, and where each of them means something."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from cjm_tui.i18n import N_
from cjm_tui.widgets.rows import movement_bindings
from cjm_tui.widgets.sheet.page import SheetPage
from cjm_tui.widgets.sheet.places import option_key

PICKS = [option_key(index) for index in range(9)]
"""The keys that choose an option, or fill a number of one digit in."""

SHEET_KEYS: list[BindingType] = [
    Binding("enter", "activate", N_("Edit"), id="sheet.edit", tooltip=N_("Edit what the cursor is on.")),
    Binding("escape", "leave", N_("Cancel"), id="sheet.leave", tooltip=N_("Leave the text as it was.")),
    Binding("tab", "field(1)", N_("Next field"), id="sheet.next", tooltip=N_("Keep the text and go on.")),
    Binding(
        "shift+tab",
        "field(-1)",
        N_("Previous field"),
        show=False,
        id="sheet.previous",
        tooltip=N_("Keep the text and go back one field."),
    ),
    Binding("space", "switch", N_("Change"), id="sheet.switch", tooltip=N_("Switch to the next value.")),
    Binding(
        "delete,backspace",
        "remove",
        N_("Remove"),
        id="sheet.remove",
        tooltip=N_("Take this entry off the list."),
    ),
    Binding(
        "shift+up,left_square_bracket",
        "carry(-1)",
        N_("Move up"),
        id="sheet.carry_up",
        tooltip=N_("Move this entry up."),
    ),
    Binding(
        "shift+down,right_square_bracket",
        "carry(1)",
        N_("Move down"),
        id="sheet.carry_down",
        tooltip=N_("Move this entry down."),
    ),
    Binding(
        "left,h",
        "column(-1)",
        N_("Left"),
        show=False,
        id="sheet.left",
        tooltip=N_("Go to the cell before."),
    ),
    Binding(
        "right,l",
        "column(1)",
        N_("Right"),
        show=False,
        id="sheet.right",
        tooltip=N_("Go to the next cell."),
    ),
    *movement_bindings("sheet"),
    *(
        Binding(
            key,
            f"pick({index})",
            N_("Choose"),
            show=False,
            id=f"sheet.pick_{key}",
            tooltip=N_("Choose the option with this number."),
        )
        for index, key in enumerate(PICKS)
    ),
]


def is_switch(page: SheetPage) -> bool:
    """Return whether the cursor is on something that goes from value to value."""
    spot, field = page.spot, page.field
    if spot is None or field is None:
        return False
    if spot.part == "cells":
        return page.column >= 0 and field.columns[page.column].kind in ("flag", "choice")
    return spot.part == "field" and field.kind in ("flag", "choice")


def takes_digit(page: SheetPage) -> bool:
    """Return whether a digit chooses or fills in what the cursor is on."""
    spot, field = page.spot, page.field
    if spot is None or field is None:
        return False
    if spot.part == "cells":
        return page.column >= 0 and field.columns[page.column].kind in ("number", "choice")
    return field.kind == "choice" and spot.part in ("field", "option")


def is_removable(page: SheetPage) -> bool:
    """Return whether the cursor is on something that can be taken away: an entry, a row, a late text."""
    spot, field = page.spot, page.field
    if spot is None or field is None:
        return False
    return spot.part in ("entry", "alternative") or (spot.part == "cells" and bool(field.add_label))


def is_harmless(page: SheetPage) -> bool:
    """Return whether Enter changes nothing here, so that whoever may only read has it too."""
    spot, field = page.spot, page.field
    return spot is not None and (spot.part in ("section", "more") or (field is not None and field.kind == "link"))
