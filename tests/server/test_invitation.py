"""The text that a facilitator pastes into the chat."""

from __future__ import annotations

import pytest

from cjm_tui.server.invitation import Invitation, advertised_host, qr_text


def invitation(language: str = "pt-BR", port: int = 8022) -> Invitation:
    return Invitation("Portal de TI", "192.0.2.7", port, "barco-feira-limao", "SHA256:abc", language)


def test_the_invitation_speaks_the_workshops_language() -> None:
    text = invitation().text()
    assert text.splitlines()[0] == "Entre no workshop: Portal de TI"
    for needed in ("PowerShell", "ssh -p 8022 192.0.2.7", "SHA256:abc", "digite yes", "barco-feira-limao"):
        assert needed in text
    assert "type yes" in invitation("en").text()


def test_the_usual_port_needs_no_mention() -> None:
    assert invitation(port=22).command == "ssh 192.0.2.7"


def test_the_qr_code_is_text_of_its_own_width() -> None:
    lines = qr_text(invitation().url).splitlines()
    assert {len(line) for line in lines} == {29}
    assert set("".join(lines)) == set("█▀▄ ")
    # The quiet zone is light all around, or phones do not find the code.
    assert lines[0] == "█" * 29


@pytest.mark.parametrize("host", ["127.0.0.1", "workshop.example"])
def test_a_named_host_is_advertised_as_it_is(host: str) -> None:
    assert advertised_host(host) == host


def test_a_wildcard_is_advertised_as_something_that_can_be_typed() -> None:
    assert advertised_host("0.0.0.0") not in ("", "0.0.0.0")
