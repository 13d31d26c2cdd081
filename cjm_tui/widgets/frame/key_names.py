"""What keys are called: Enter, Esc, ↑, Ctrl+S, for people and in their language."""

from __future__ import annotations

from textual.keys import format_key

from cjm_tui.i18n import N_, _
from cjm_tui.widgets.themes import Glyphs

_NAMES = {
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "tab": N_("Tab"),
    "space": N_("Space"),
    "backspace": N_("Backspace"),
    "delete": N_("Del"),
    "insert": N_("Ins"),
    "home": N_("Home"),
    "end": N_("End"),
    "pageup": N_("PgUp"),
    "pagedown": N_("PgDn"),
}
_MODIFIERS = {"ctrl": N_("Ctrl"), "shift": N_("Shift"), "alt": N_("Alt")}


def key_name(key: str, glyphs: Glyphs) -> str:
    """Return the name of a key as Textual spells it in a binding (`ctrl+s`, `question_mark`, `up`)."""
    *modifiers, last = key.split("+")
    arrows = {
        "up": glyphs.key_up,
        "down": glyphs.key_down,
        "left": glyphs.key_left,
        "right": glyphs.key_right,
    }
    if last in _NAMES:
        name = _(_NAMES[last])
    elif last in arrows:
        name = arrows[last]
    else:
        name = format_key(last)
        if modifiers or (last.startswith("f") and last[1:].isdigit()):
            name = name.upper()
    return "+".join([*(_(_MODIFIERS.get(modifier, modifier)) for modifier in modifiers), name])


def key_names(keys: list[str], glyphs: Glyphs) -> str:
    """Return several keys as one name: `↑↓`, `1–5`, `hjkl`, `PgUp/PgDn`."""
    if len(keys) > 2 and all(key.isdigit() for key in keys):
        keys = sorted(keys, key=int)
    names = [key_name(key, glyphs).strip() for key in keys]
    if len(keys) > 2 and all(key.isdigit() for key in keys):
        numbers = [int(key) for key in keys]
        if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return f"{names[0]}-{names[-1]}" if glyphs.ascii_only else f"{names[0]}–{names[-1]}"
    return ("" if all(len(name) == 1 for name in names) else "/").join(names)
