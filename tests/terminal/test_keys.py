"""Keys that arrive in one packet come out in the order typed, in every kind of field."""

from __future__ import annotations

import pytest

from cjm_tui.terminal.keys import Turnstile
from tests.pty_driver import PYTHON, Terminal
from tests.terminal.keys_app import KeysApp

COMMAND = [PYTHON, "-m", "tests.terminal.keys_app"]


@pytest.fixture
def app():
    with Terminal(COMMAND, columns=60, rows=20) as terminal:
        yield terminal.wait_for("ready")


def test_textual_alone_confuses_the_order():
    """The reason for all this; when Textual has mended issue 6605, the turnstile can go."""
    with Terminal([*COMMAND, "stock"], columns=60, rows=20) as terminal:
        terminal.wait_for("ready").send("abX\x7fcd\r").wait_for("abX").wait_quiet()
        assert "abcd" not in terminal.text


def test_fields(app):
    app.send("abX\x7fcd\rsecoX\x7fnd\r").wait_for(r"│? *abcd\b(.|\n)* second\b")


def test_a_widget_with_keys_of_its_own(app):
    app.send("\t\ta*b*cd*").wait_for(r"tape:a\*b\*cd\*")


def test_a_text_area(app):
    app.send("\t\t\tone\rtwX\x7fo\x1b[Az\x1b[Hy").wait_for(r"yonez(.|\n)*two")


@pytest.mark.parametrize("key", ["\x0e", "\x14"])
def test_a_dialog_gets_the_keys_typed_after_the_one_that_opens_it(app, key):
    app.send(f"before{key}heX\x7fllo\rafter").wait_for("answer:hello").wait_for("beforeafter")


def test_clicks_and_pastes_keep_their_place(app):
    app.send("ab\x1b[<0;5;5M\x1b[<0;5;5mcd\x1b[200~EF\x1b[201~\x7fg\x1b[Z!").wait_for("ab!(.|\n)*cdEg")


def test_a_paste_arrives_clean(app):
    app.paste("a\x1b]52;c;aGk=\u202eb\x9bc").wait_for(r"a\]52;c;aGk=bc")
    assert app.clipboard_writes == 0


def test_a_handler_that_hangs_elsewhere_holds_keys_up_only_once(app):
    app.send("\x07held up once and then quick").wait_for("held up once and then quick", timeout=5).kill()


def test_a_long_burst(app):
    app.send("x" * 2000 + "END").wait_for("xEND", timeout=20)


async def test_a_single_key_is_handed_over_at_once():
    handed_over = []
    async with KeysApp().run_test() as pilot:
        turnstile = Turnstile(pilot.app, handed_over.append)
        turnstile.admit("first")
        assert handed_over == ["first"]
        turnstile.admit("second")
        assert handed_over == ["first"]
        while len(handed_over) < 2:
            await pilot.pause()
