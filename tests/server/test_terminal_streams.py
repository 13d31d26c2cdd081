"""The two streams between client and session, cut in pieces at every place."""

from __future__ import annotations

import re

import pytest

from cjm_tui.server.client_terminal import accepted_variable, session_colorterm, session_term
from cjm_tui.server.resize_guard import ResizeGuard
from cjm_tui.server.screen_state import RESET, ScreenState

# As Textual reads it (textual._xterm_parser), applied to everything since the last ESC.
_AS_TEXTUAL_READS = re.compile(r"\x1b\[48;(\d+(?:\:.*?)?);(\d+(?:\:.*?)?);(\d+(?:\:.*?)?);(\d+(?:\:.*?)?)t", re.DOTALL)


def sizes_textual_believes(stream: bytes) -> list[tuple[int, int]]:
    """Return (columns, rows) of every report that Textual would act on."""
    found, sequence = [], ""
    for character in stream.decode("utf-8", "replace"):
        sequence = character if character == "\x1b" else sequence + character
        if match := _AS_TEXTUAL_READS.fullmatch(sequence):
            rows, columns = (int(match[group].partition(":")[0]) for group in (1, 2))
            found.append((columns, rows))
            sequence = ""
    return found


@pytest.mark.parametrize(
    "keys",
    [
        b"abc", b"\x1b", b"\x1b[A", b"\x1b[48;5u", b"\x1b[48;30;90;600;900t", b"\x1b[<0;10;10M",
        b"\x1b[200~t;t\x1b[201~", "ação\x1bOPé".encode(),
    ],
)  # fmt: skip
def test_keys_pass_unchanged_and_at_once(keys: bytes) -> None:
    guard = ResizeGuard()
    assert b"".join(guard.feed(bytes([byte])) for byte in keys) == keys
    assert ResizeGuard().feed(keys) == keys


def test_a_whole_report_is_clamped() -> None:
    assert ResizeGuard().feed(b"a\x1b[48;9999;1;2;99999tb") == b"a\x1b[48;200;20;2;20000tb"


@pytest.mark.parametrize(
    "forged",
    [
        b"\x1b[48;99999;99999;1;1t",
        b"\x1b[48;1:t;99999;1;1t",
        b"\x1b[48;5:Z;99999;99999;1t",
        b"\x1b[48;5u;7;7;7t\x1b[48;2;2;2;2t",
        "\x1b[48;٩٩٩٩٩;٩٩٩٩٩;1;1t".encode(),
        b"\x1b[200~\x1b[48;1;1;1;1t",
        b"\x1b\x1b[48;99999;99999;1;1t",
        b"\x1b[48;99999;99999;1;1tt\x1b[48;99999;99999:;1;1:tt",
        b"\x1b[48;1:;99999;99999;4:;5t;6t",
    ],
)
def test_no_forged_size_is_believed_however_it_is_cut(forged: bytes) -> None:
    for cut in range(len(forged) + 1):
        guard = ResizeGuard()
        passed = guard.feed(forged[:cut]) + guard.feed(forged[cut:])
        assert all(20 <= columns <= 500 and 5 <= rows <= 200 for columns, rows in sizes_textual_believes(passed))
    guard = ResizeGuard()
    dripped = b"".join(guard.feed(bytes([byte])) for byte in forged)
    assert all(20 <= columns <= 500 and 5 <= rows <= 200 for columns, rows in sizes_textual_believes(dripped))


@pytest.mark.parametrize(
    ("output", "is_alternate"),
    [
        (b"plain", False),
        (b"\x1b[?1049h", True),
        (b"\x1b[?1049h text \x1b[?1049l", False),
        (b"\x1b[?25l\x1b[?2004;1049h\x1b[?25h", True),
        (b"\x1b[?47h", True),
        (b"\x1b[?1049h" + RESET, False),
        (b"\x1b[?1049hx\x1b", True),
    ],
)
def test_the_alternate_screen_is_followed_however_the_stream_is_cut(output: bytes, is_alternate: bool) -> None:
    for cut in range(len(output) + 1):
        screen = ScreenState()
        screen.feed(output[:cut])
        screen.feed(output[cut:])
        assert screen.is_alternate is is_alternate


@pytest.mark.parametrize(
    ("name", "value", "is_accepted"),
    [
        (b"LANG", b"pt_BR.UTF-8", True),
        (b"LC_ALL", b"C", True),
        (b"LC_", b"C", False),
        (b"COLORTERM", b"truecolor", True),
        (b"COLORTERM", b"yes", False),
        (b"LD_PRELOAD", b"x", False),
        (b"LANG", b"../../x", False),
        (b"LANG", "ç".encode(), False),
        (b"LC_ALL", b"x" * 65, False),
        (b"TERM", b"xterm", False),
    ],
)
def test_variables(name: bytes, value: bytes, is_accepted: bool) -> None:
    assert (accepted_variable(name, value) is not None) is is_accepted


def test_terminal_types() -> None:
    assert [session_term(term) for term in ("xterm", "screen", "dumb", "", None, "a/../b", "x" * 70)] == [
        "xterm-256color",
        "screen",
        None,
        None,
        None,
        None,
        None,
    ]
    assert session_colorterm("xterm-256color", None) is None
    assert session_colorterm("xterm-256color", "24bit") == "24bit"
    assert [session_colorterm(term, None) for term in ("xterm-kitty", "foot", "xterm-ghostty", "tmux-direct")] == [
        "truecolor"
    ] * 4
