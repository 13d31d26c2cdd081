"""Join codes, host keys, the facilitator's keys and names: what is made, and what is kept from whom."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path

import asyncssh
import pytest

from cjm_tui.server.authorized_keys import fingerprints
from cjm_tui.server.doorkeeper import ServedWorkshops
from cjm_tui.server.hostkey import load_host_key
from cjm_tui.server.identity import cleaned_name
from cjm_tui.server.join_code import new_join_code, normal_code, same_code, words_of


@pytest.mark.parametrize("language", ["en", "pt-BR"])
def test_a_code_is_three_plain_words_of_the_language(language: str) -> None:
    words = words_of(language)
    assert len(words) ** 3 > 50_000_000
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.islower() and word.isalpha() and len(word) <= 9 for word in words)
    code = new_join_code(language)
    assert len(code.split("-")) == 3
    assert set(code.split("-")) <= set(words)
    assert normal_code(code) == code


def test_codes_are_compared_as_people_type_them() -> None:
    assert same_code(" Limão, uva  SINO", "limao-uva-sino")
    assert not same_code("limao-uva", "limao-uva-sino")
    assert not same_code("", "")
    assert not same_code("-", "")
    assert ServedWorkshops({"portal": "", "loja": "uva-sino-mel"}).workshop_for_code("") is None
    assert ServedWorkshops({"portal": "", "loja": "uva-sino-mel"}).workshop_for_code("uva sino mel") == "loja"


def test_a_facilitator_lands_in_the_one_workshop_that_is_served() -> None:
    assert ServedWorkshops({"portal": "a-b-c"}).facilitator_workshop() == "portal"
    assert ServedWorkshops({"portal": "a-b-c", "loja": "d-e-f"}).facilitator_workshop() is None


def test_the_host_key_is_made_once_and_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    made = load_host_key(folder)
    assert made.get_algorithm() == "ssh-ed25519"
    (path,) = folder.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    path.chmod(0o644)
    assert load_host_key(folder).get_fingerprint() == made.get_fingerprint()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_servers_that_start_together_share_the_host_key(tmp_path: Path) -> None:
    keys = await asyncio.gather(*(asyncio.to_thread(load_host_key, tmp_path) for _server in range(8)))
    assert len({key.get_fingerprint() for key in keys}) == 1


def test_only_plain_keys_make_a_facilitator(tmp_path: Path) -> None:
    plain, limited = (asyncssh.generate_private_key("ssh-ed25519") for _key in range(2))
    line, other = (key.export_public_key().decode().strip() for key in (plain, limited))
    file = tmp_path / "authorized_keys"
    file.write_text(f'# comment\n\n{line}\ncommand="backup" {other}\ncert-authority {other}\nssh-ed25519 broken\n')
    assert fingerprints(file) == {plain.get_fingerprint()}
    assert fingerprints(tmp_path / "missing") == frozenset()


@pytest.mark.parametrize(
    ("username", "name"),
    [
        ("ana", "ana"),
        ("Ana  Souza", "Ana Souza"),
        ("CORP\\ana", "ana"),
        ("a\x1b[31mna\x07", "a[31mna"),
        ("ana\u202eevil\u200b", "anaevil"),
        ("x" * 90, "x" * 40),
        ("\u0001", ""),
    ],
)
def test_user_names_become_display_names(username: str, name: str) -> None:
    assert cleaned_name(username) == name
