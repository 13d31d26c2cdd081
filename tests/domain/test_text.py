"""People's text: what is taken out, what stays, and how long it may be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cjm_tui.domain.text import (
    LINES_LIMIT,
    MARKS_LIMIT,
    NAME_LIMIT,
    clean,
    clip,
    count_graphemes,
    fit,
    looks_like,
    slug,
    split_graphemes,
)

ANY_TEXT = st.text(st.characters(), max_size=60)
AWKWARD = st.text(
    st.sampled_from("ae\u0301\u0327क\u094d\u200c\u200d\ufe0f\ufe0e👩💻🏽🇧🇷می\u202e\x1b\n\r\t\u2028한\u1100\u1161"),
    max_size=40,
)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Abre chamado", "Abre chamado"),
        ("Ac\u0327a\u0303o", "Ação"),
        ("a\x1b]52;c;aGk=\x07b", "a]52;c;aGk=b"),
        ("red \x1b[31mtext\x9b0m", "red [31mtext0m"),
        ("tab\there", "tab here"),
        ("one\r\ntwo\rthree", "one two three"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("Ana\u2066\u2069\u200e\u061c", "Ana"),
        ("zero\u200bwidth\u2060\ufeff\u00ad", "zerowidth"),
        ("\u3164\u115f\u034f", ""),
        ("hidden\U000e0041\U000e0042", "hidden"),
        ("half \ud800 pair", "half  pair"),
        ("\ufdd0\uffff\U0010fffe", ""),
        ("P\ufe0fa\u200dy", "Pay"),
        ("[@click=app.quit]x[/nope]", "[@click=app.quit]x[/nope]"),
    ],
)
def test_what_deceives_is_taken_out(raw, cleaned):
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا بالعالم",
        "می\u200cخواهم",
        "שָׁלוֹם עולם",
        "क्\u200dष and क्\u200cष",
        "👩🏽\u200d💻 👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 🇧🇷 1\ufe0f⃣ ❤\ufe0f",
        "葛\U000e0100城市",
        "日本語 한국어 ไทย Ελληνικά",
        "\u0600\u0661 \u06dd",
    ],
)
def test_what_a_script_needs_stays(text):
    assert clean(text) == unicodedata.normalize("NFC", text)


def test_line_ends_stay_in_texts_of_several_lines():
    assert clean("a\r\nb\rc\u2028d\x85e\tf", multiline=True) == "a\nb\nc\nd\ne f"


def test_a_flood_of_marks_is_bounded():
    assert clean("Z" + "\u0335" * 1000) == "Z" + "\u0335" * MARKS_LIMIT


@given(ANY_TEXT | AWKWARD, st.booleans())
@example("e\u200d\u0301", False)
def test_cleaning_twice_changes_nothing(text, multiline):
    once = clean(text, multiline=multiline)
    assert clean(once, multiline=multiline) == once
    assert unicodedata.is_normalized("NFC", once)


@given(ANY_TEXT)
def test_no_control_reaches_a_terminal(text):
    cleaned = clean(text, multiline=True)
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
    assert not [c for c in cleaned if unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI")]
    cleaned.encode()


@pytest.mark.parametrize(
    ("text", "graphemes"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("👩🏽\u200d💻x", ["👩🏽\u200d💻", "x"]),
        ("🇧🇷🇵🇹", ["🇧🇷", "🇵🇹"]),
        ("\u1112\u1161\u11ab", ["\u1112\u1161\u11ab"]),
        ("क्षि", ["क्", "षि"]),
        ("1\ufe0f⃣2", ["1\ufe0f⃣", "2"]),
        ("", []),
    ],
)
def test_graphemes_are_what_a_reader_counts(text, graphemes):
    assert list(split_graphemes(text)) == graphemes
    assert count_graphemes(text) == len(graphemes)


@given(ANY_TEXT | AWKWARD, st.integers(0, 20))
def test_a_clip_is_a_start_of_whole_graphemes(text, limit):
    clipped = clip(text, limit)
    assert text.startswith(clipped)
    assert list(split_graphemes(clipped)) == list(split_graphemes(text))[:limit]


def test_fitting_says_whether_something_went():
    assert fit("Ana", NAME_LIMIT) == ("Ana", False)
    assert fit("x" * 41, NAME_LIMIT) == ("x" * 40, True)
    assert fit("e\u0301" * 40, NAME_LIMIT).was_cut is False
    assert fit("line\n" * 500, 4000, lines=LINES_LIMIT) == ("\n".join(["line"] * LINES_LIMIT), True)


def test_one_endless_grapheme_is_no_way_around_the_limit():
    family = "👩" + "\u200d👩" * 10_000
    assert len(clip(clean(family), NAME_LIMIT)) < 2_000


@pytest.mark.parametrize(
    "twin",
    ["ana", "ÁNA", "A n a", "Аnа", "Ａｎａ", "𝐀𝐧𝐚", "Aná", "A\u200bna", "Αna"],
)
def test_names_that_look_like_ana(twin):
    assert looks_like(twin) == looks_like("Ana")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Bernardo", "Bemardo", True),
        ("Paulo", "Pau1o", True),
        ("Otto", "0tto", True),
        ("João", "Joao", True),
        ("Ana", "Anna", False),
        ("Ana Lima", "Ana Dias", False),
    ],
)
def test_look_alikes(one, other, alike):
    assert (looks_like(one) == looks_like(other)) is alike


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Portal de TI: atenção ao usuário!", "portal-de-ti-atencao-ao-usuario"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "file-con"),
        ("com¹", "file-com1"),
        ("…", "untitled"),
        ("", "untitled"),
        ("日本 旅程", "日本-旅程"),
        ("हिन्दी", "हिन्दी"),
        ("-rf", "rf"),
        ("a" * 300, "a" * 100),
    ],
)
def test_slugs(title, name):
    assert slug(title) == name


@given(ANY_TEXT | AWKWARD, st.integers(4, 100))
def test_a_slug_is_always_a_safe_file_name(text, max_bytes):
    name = slug(text, max_bytes)
    assert name
    assert len(name.encode()) <= max(max_bytes, len("file-com1"))
    assert not set(name) & set('/\\:*?"<>| .\x00')
    assert not name.startswith("-")
