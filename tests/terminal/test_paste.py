"""Pastes reach the parser without escapes, wherever the packets were cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.terminal.paste import PasteFilter

RAW = "a\x1b[Ab\x1b[200~one\x1b]52;c;aGk=\x1b[200~two\x1b[201~c\x1b[B\x1b[200~three\x1b[201~\x1b"
FILTERED = "a\x1b[Ab\x1b[200~one]52;c;aGk=[200~two\x1b[201~c\x1b[B\x1b[200~three\x1b[201~\x1b"


@given(st.lists(st.integers(0, len(RAW)), max_size=8))
def test_only_pastes_lose_their_escapes(cuts):
    cuts = sorted({0, len(RAW), *cuts})
    paste = PasteFilter()
    assert "".join(paste.feed(RAW[start:stop]) for start, stop in pairwise(cuts)) == FILTERED


@pytest.mark.parametrize("keys", ["", "\x1b", "\x1b[200", "plain"])
def test_keys_pass_at_once(keys):
    assert PasteFilter().feed(keys) == keys
