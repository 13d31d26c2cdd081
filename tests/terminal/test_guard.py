"""Whatever a slot is given, no control character that a person wrote reaches the terminal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.text import Text
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import (
    Button,
    Checkbox,
    Collapsible,
    DataTable,
    Digits,
    Footer,
    Header,
    Input,
    Label,
    ListItem,
    ListView,
    Markdown,
    OptionList,
    Placeholder,
    Pretty,
    RadioButton,
    RadioSet,
    RichLog,
    Select,
    SelectionList,
    Static,
    TabbedContent,
    TabPane,
    Tabs,
    TextArea,
    Tree,
)
from textual.widgets.option_list import Option
from textual.widgets.selection_list import Selection

from cjm_tui.terminal.guard import harmless, install

HOSTILE = "x\x1b]52;c;aGk=\x07y\x9b31mz\x1bPq\u202ew\u2066v\u200e"
COMMANDS = ["\x1b]52", "\x1bP", "\x9b", "\x07", "\u202e", "\u2066", "\u200e", "\ud800"]


def data_table(text: str) -> DataTable:
    table = DataTable()
    table.add_column(Text(text), key="a")
    table.add_row(Text(text), label=Text(text))
    return table


def tree(text: str) -> Tree:
    widget = Tree(Text(text))
    widget.root.add_leaf(Text(text))
    widget.root.expand()
    return widget


def bordered(text: str) -> Widget:
    widget = Static("framed")
    widget.styles.border = ("round", "white")
    widget.border_title = Text(text).plain
    widget.border_subtitle = text
    return widget


def rich_log(text: str) -> RichLog:
    log = RichLog()
    log.write(Text(text))
    return log


def tabs(text: str) -> TabbedContent:
    content = TabbedContent()
    content.compose_add_child(TabPane(Content(text), Label("in")))
    return content


SLOTS: dict[str, Callable[[str], Widget]] = {
    "Static": lambda text: Static(Text(text)),
    "Static from str": lambda text: Static(text, markup=False),
    "Label": lambda text: Label(Text(text)),
    "Button": lambda text: Button(Text(text)),
    "Checkbox": lambda text: Checkbox(Text(text)),
    "RadioButton": lambda text: RadioButton(Text(text)),
    "RadioSet": lambda text: RadioSet(Text(text)),
    "Input value": lambda text: Input(text),
    "Input placeholder": lambda text: Input(placeholder=text),
    "TextArea": lambda text: TextArea(text),
    "TextArea placeholder": lambda text: TextArea(placeholder=Text(text)),
    "DataTable": data_table,
    "OptionList": lambda text: OptionList(Option(Text(text))),
    "Select": lambda text: Select([(Text(text), 1)], value=1),
    "Select prompt": lambda text: Select([("a", 1)], prompt=text),
    "SelectionList": lambda text: SelectionList(Selection(Text(text), 1)),
    "Tree": tree,
    "ListView": lambda text: ListView(ListItem(Label(Text(text)))),
    "Tabs": lambda text: Tabs(Text(text)),
    "Collapsible": lambda text: Collapsible(Label("in"), title=text),
    "border": bordered,
    "RichLog": rich_log,
    "Placeholder": lambda text: Placeholder(text),
    "Pretty": lambda text: Pretty([text]),
    "Markdown": lambda text: Markdown(text),
    "Digits": lambda text: Digits(text),
    "TabPane": tabs,
}


class SlotApp(App[None]):
    """Shows one widget with a text and remembers what went to the terminal."""

    def __init__(self, widget: Callable[[], Widget]) -> None:
        super().__init__()
        self.make_widget = widget
        self.written: list[str] = []

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll():
            yield self.make_widget()
        yield Footer()

    def _display(self, screen, renderable) -> None:
        if renderable is not None:
            self.written.append(renderable.render_segments(self.console))
        super()._display(screen, renderable)


@pytest.fixture(autouse=True)
def guard():
    install()


def assert_harmless(app: SlotApp) -> None:
    written = "".join(app.written)
    assert written
    assert not [command for command in COMMANDS if command in written]


@pytest.mark.parametrize("slot", SLOTS)
async def test_no_slot_commands_the_terminal(slot):
    app = SlotApp(lambda: SLOTS[slot](HOSTILE))
    async with app.run_test() as pilot:
        await pilot.pause()
    assert_harmless(app)


async def test_titles_tooltips_and_notifications_do_not_either():
    app = SlotApp(lambda: Static("x", id="static"))
    async with app.run_test(tooltips=True) as pilot:
        app.title = HOSTILE
        app.sub_title = HOSTILE
        app.query_one("#static").tooltip = Text(HOSTILE)
        app.notify(HOSTILE, title=HOSTILE, markup=False)
        await pilot.hover("#static")
        await pilot.pause(0.4)
    assert_harmless(app)


async def test_links_are_written_as_their_text():
    app = SlotApp(lambda: Static(Text("x", style="link https://example.org/\x1b]52;c;x")))
    async with app.run_test() as pilot:
        await pilot.pause()
    assert "\x1b]8" not in "".join(app.written)
    assert_harmless(app)


@pytest.mark.parametrize("text", ["Ligação", "●─╮ ▓░…", "日本", "مرحبا", "👩\u200d💻", "a\xa0b", ""])
def test_harmless_text_is_left_alone(text):
    assert harmless(text) == text


def test_a_lone_surrogate_can_be_encoded():
    assert harmless("a\ud800b").encode() == "a�b".encode()
