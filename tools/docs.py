"""Write what pages derive from the program: the keys, the schema of a workshop's JSON, the table of formulas.

python tools/docs.py          write docs/keys.md, docs/workshop.schema.json, and the formulas in docs/database.md
python tools/docs.py check    exit 1 where one of them is not what the program would give
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode

import cjm_tui
from cjm_tui.domain.measures.formulas import FORMULAS
from cjm_tui.exchange import workshop_json
from cjm_tui.widgets.frame.key_names import key_name, key_names
from cjm_tui.widgets.themes import UNICODE

DOCS = Path(__file__).resolve().parent.parent / "docs"

PARTS = {
    "Everywhere": ("app", "terminal"),
    "The library": ("screens.home",),
    "In a workshop": ("screens.workshop",),
    "The seven phases": (
        "screens.scope",
        "screens.personas",
        "screens.touchpoints",
        "screens.emotions",
        "screens.analysis",
        "screens.priorities",
        "screens.improvements",
        "screens.actions",
    ),
    "Taking part": ("screens.lobby", "screens.your_turn"),
    "Other screens": ("screens",),
    "The map, sheets, lists and dialogs, wherever they stand": ("widgets",),
}
"""Part of the page → the modules whose keys it holds; the first that matches wins."""

KEYS_HEAD = """# Keys

Derived from the program's own declarations by `make docs`; `?` shows the same in the program, for the place where you
are, and filters as you type. A key acts where no text is being typed.

Every key can be changed: `settings.toml` in the configuration folder (`CJM_TUI_SETTINGS` names another file) takes the
ids below, several keys joined with commas.

```toml
[keys]
"grid.edit" = "enter,e"
"frame.guide" = "f2"
```
"""

FORMULAS_HEAD = """## Formulas

Every figure on the screen and in an export has its formula beside it, in the reader's language. Readings and valences
go from −2 (worst) to +2 (best). This table is written by `make docs`.

| Figure | Formula |
| --- | --- |
"""


@dataclass(frozen=True)
class Place:
    """A class that declares keys."""

    part: str
    heading: str
    about: str
    bindings: tuple[Binding, ...]


def places() -> list[Place]:
    """Return every class of the program that declares keys, in the order of the page."""
    modules = [
        found.name
        for found in pkgutil.walk_packages(cjm_tui.__path__, "cjm_tui.")
        if not found.name.endswith(".__main__") and _part(found.name)
    ]
    order = [prefix for prefixes in PARTS.values() for prefix in prefixes]
    modules.sort(key=lambda name: (order.index(_prefix(name)), name))
    return [place for name in modules for place in _declared(name)]


def keys_page() -> str:
    """Return docs/keys.md."""
    lines, part = [KEYS_HEAD.rstrip()], ""
    for place in places():
        if place.part != part:
            part = place.part
            lines += ["", f"## {part}"]
        lines += ["", f"### {place.heading}", "", place.about, "", "| Key | What it does | Id |", "| --- | --- | --- |"]
        lines += [_row(run) for run in _runs(place.bindings)]
    return "\n".join(lines) + "\n"


def schema_page() -> str:
    """Return docs/workshop.schema.json."""
    return json.dumps(workshop_json.schema(), ensure_ascii=False, indent=1) + "\n"


def database_page() -> str:
    """Return docs/database.md, which is written by hand, with the formulas as they are now at its end."""
    by_hand = (DOCS / "database.md").read_text("utf-8").partition(FORMULAS_HEAD)[0]
    rows = [f"| `{figure}` | {_cell(words)} |" for figure, words in FORMULAS.items()]
    return by_hand + FORMULAS_HEAD + "\n".join(rows) + "\n"


PAGES = {"keys.md": keys_page, "workshop.schema.json": schema_page, "database.md": database_page}


def _declared(module: str) -> Iterator[Place]:
    classes = [c for c in vars(importlib.import_module(module)).values() if isinstance(c, type)]
    for owner in classes:
        if owner.__module__ != module or not issubclass(owner, DOMNode) or not owner.__dict__.get("BINDINGS"):
            continue
        bindings = tuple(b for b in Binding.make_bindings(owner.__dict__["BINDINGS"]) if b.id)
        about = (inspect.getdoc(owner) or "").split("\n\n")[0].replace("\n", " ")
        heading = owner.__dict__.get("BINDING_GROUP_TITLE") or _words(owner.__name__)
        yield Place(_part(module), heading, about, bindings)


def _runs(bindings: tuple[Binding, ...]) -> Iterator[list[Binding]]:
    """Yield bindings that are rows of the page: the keys of one id, and ids that differ in their last sign alone."""
    run: list[Binding] = []
    for binding in bindings:
        if run and _family(binding) != _family(run[0]):
            yield run
            run = []
        run.append(binding)
    if run:
        yield run


def _family(binding: Binding) -> tuple[str, str, str]:
    stem = re.sub(r"_[0-9a-z]$", "_", binding.id or "")
    return stem, binding.description, binding.tooltip


def _row(run: list[Binding]) -> str:
    ids = list(dict.fromkeys(f"`{binding.id}`" for binding in run))
    if len(ids) > 1:
        named = [key_names([b.key for b in run], UNICODE)]
        ids = [f"{ids[0]} … {ids[-1]}"]
    else:
        named = [key_name(binding.key, UNICODE) for binding in run]
    keys = " or ".join(f"`{name}`" if name != "`" else name for name in named)
    words = f"**{run[0].description}**" + (f": {run[0].tooltip}" if run[0].tooltip else "")
    return f"| {_cell(keys)} | {_cell(words)} | {ids[0]} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _prefix(module: str) -> str:
    inside = module.removeprefix("cjm_tui.")
    prefixes = [prefix for group in PARTS.values() for prefix in group]
    return next((p for p in prefixes if inside == p or inside.startswith(f"{p}.")), "")


def _part(module: str) -> str:
    prefix = _prefix(module)
    return next((part for part, prefixes in PARTS.items() if prefix and prefix in prefixes), "")


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; return the exit status."""
    stale = []
    for name, make in PAGES.items():
        file, text = DOCS / name, make()
        if arguments == ["check"]:
            if not file.exists() or file.read_text("utf-8") != text:
                stale.append(name)
        else:
            file.write_text(text, "utf-8")
    if stale:
        print(f"Not current: {', '.join(stale)}. Run `make docs`.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
