"""People's text never reaches a markup parser: whatever a slot is given comes through the one helper, or is a constant.

The check reads the source. It knows the slots of Textual that parse markup where they are given a `str`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest

import cjm_tui

PACKAGE = Path(cjm_tui.__file__).parent
SOURCES = [
    *(PACKAGE / "screens").rglob("*.py"),
    *(PACKAGE / "widgets").rglob("*.py"),
    *(PACKAGE / "terminal").rglob("*.py"),
    *(PACKAGE / "server").rglob("*.py"),
    PACKAGE / "app.py",
]

SLOTS = {
    "Static", "Label", "Button", "Checkbox", "RadioButton", "Collapsible", "TabPane", "Tab", "Tabs", "Option",
    "Selection", "Select", "SelectionList", "OptionList", "Tree", "Placeholder", "Toast", "Link", "Header", "Digits",
    "Switch", "RadioSet", "ListItem", "Log", "RichLog", "Markdown", "MarkdownViewer", "DataTable", "Pretty",
}  # fmt: skip
"""Widgets and values whose text Textual reads as markup."""
TITLES = {"border_title", "border_subtitle", "tooltip"}
"""Attributes whose text Textual reads as markup."""
METHODS = {"update", "add_column", "add_columns", "add_row", "add_option", "add_options", "set_options", "add_leaf",
           "write", "set_label", "set_content"}  # fmt: skip
"""Methods that put a text into such a widget, where they are called on one."""
PARSERS = {"from_markup", "render_str", "escape_markup", "Markdown", "render_markup"}
"""Ways of reading markup on purpose; there are none."""
Known = dict[str, list[ast.expr]]
"""What the names of a module are given."""
SAFE = {"plain", "listed", "Text", "assemble", "visualize"}
"""Calls whose result is shown as it is."""


def unsafe_slots(source: str) -> list[str]:
    """Return what is wrong in a module's source, with its line."""
    tree = ast.parse(source)
    statics = {
        node.name: node
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(_name(base) in SLOTS for base in node.bases)
    }
    return sorted({f"{node.lineno}: {ast.unparse(node)}" for node in _unsafe(tree, set(statics))})


def _unsafe(tree: ast.Module, statics: set[str]) -> Iterator[ast.expr | ast.stmt]:
    known: Known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(target := node.targets[0], ast.Name):
            known.setdefault(target.id, []).append(node.value)
    for owner in [tree, *(n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and n.name in statics)]:
        for node in ast.walk(owner):
            if isinstance(node, ast.Call) and not _is_safe_call(node, known, inside_slot=owner is not tree):
                yield node
            elif isinstance(node, ast.Assign) and any(_name(target) in TITLES for target in node.targets):
                if not _is_safe(node.value, known):
                    yield node
            elif isinstance(node, ast.FunctionDef) and node.name == "render" and _is_read_as_markup(node.returns):
                yield node


def _is_read_as_markup(returned: ast.expr | None) -> bool:
    return returned is not None and ast.unparse(returned) in ("str", "RenderableType", "RenderResult")


def _is_safe_call(call: ast.Call, known: Known, *, inside_slot: bool) -> bool:
    name = _name(call.func)
    keywords = {k.arg: k.value for k in call.keywords}
    if name in PARSERS:
        return False
    if name == "notify":
        markup = keywords.get("markup")
        return isinstance(markup, ast.Constant) and markup.value is False
    if isinstance(keywords.get("markup"), ast.Constant):
        return keywords["markup"].value is False  # type: ignore[attr-defined]
    titles = [value for key, value in keywords.items() if key in TITLES and name != "Binding"]
    is_slot = name in SLOTS or (inside_slot and ast.unparse(call.func) == "super().__init__")
    is_method = name in METHODS and (
        _is_widget(call.func) or (inside_slot and ast.unparse(call.func).startswith("self."))
    )
    texts = call.args if is_slot or is_method else []
    texts = [*texts, *(value for key, value in keywords.items() if is_slot and key in ("content", "label", "title"))]
    return all(_is_safe(text, known) for text in [*titles, *texts])


def _is_widget(function: ast.expr) -> bool:
    """Return whether a method is called on what a query found: `self.query_one("#x", Static).update(…)`."""
    return isinstance(function, ast.Attribute) and (
        "query_one" in ast.unparse(function.value) or "static" in ast.unparse(function.value).lower()
    )


def _is_safe(value: ast.expr, known: Known) -> bool:
    match value:
        case ast.Constant():
            return not isinstance(value.value, str) or "[" not in value.value
        case ast.IfExp():
            return _is_safe(value.body, known) and _is_safe(value.orelse, known)
        case ast.Starred():
            return _is_safe(value.value, known)
        case ast.Name() if value.id in known:
            return all(_is_safe(given, {}) for given in known[value.id])
        case ast.Call():
            # A sentence of ours; no translation brings in a bracket.
            return _name(value.func) in SAFE or (
                _name(value.func) == "_" and all(_is_safe(argument, known) for argument in value.args)
            )
        case _:
            return False


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("source", SOURCES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_slot_is_given_text_that_it_would_parse(source: Path) -> None:
    assert unsafe_slots(source.read_text("utf-8")) == []


def test_no_translation_brings_in_what_its_original_does_not_have() -> None:
    with (PACKAGE / "locale" / "pt_BR" / "LC_MESSAGES" / "cjm_tui.mo").open("rb") as file:
        catalogue = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    originals = {key[0] if isinstance(key, tuple) else key: said for key, said in catalogue.items()}
    assert len(originals) > 1000
    assert [said for original, said in originals.items() if "[" in said and original and "[" not in original] == []


@pytest.mark.parametrize(
    "line",
    [
        'Static(f"{title}")',
        "Static(title)",
        "Label(note.text)",
        'Button("[b]" + name)',
        "self.notify(str(failure))",
        "self.notify(str(failure), markup=True)",
        "self.border_title = title",
        "line.border_subtitle = f'{n}/{limit}'",
        "cell.tooltip = note.text",
        'Static("[bold]x[/]")',
        "Static(escape(title))",
        'Static(_("Hello {name}").format(name=name))',
        'self.query_one("#x", Static).update(text)',
        "Option(title)",
        "Content.from_markup(title)",
        "class Foot(Static):\n    def tell(self, text):\n        self.update(text)",
        "class Foot(Static):\n    def __init__(self, text):\n        super().__init__(text)",
        "class Word(Widget):\n    def render(self) -> str:\n        return self.text",
        "OptionList(*titles)",
        "Widget(tooltip=note.text)",
    ],
)
def test_the_check_finds(line: str) -> None:
    assert unsafe_slots(line)


@pytest.mark.parametrize(
    "line",
    [
        "Static(plain(title))",
        'Static(id="x")',
        "Static(text, markup=False)",
        "self.notify(str(failure), title=title, markup=False)",
        "line.border_title = plain(title)",
        'line.border_title = _("Which stage?") if asks else None',
        'self.query_one("#x", Static).update(plain(text))',
        "known.update(more)",
        'Binding("x", "x", tooltip=N_("Do it."))',
    ],
)
def test_the_check_leaves_in_peace(line: str) -> None:
    assert unsafe_slots(line) == []
