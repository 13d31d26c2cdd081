"""Coming in: codes, keys, names, and the terminal that one gets."""

from __future__ import annotations

import asyncssh
import pytest

from tests.server.conftest import CODE, OTHER_CODE, TEXTUAL, WARM_UP, Guest, Serve, until


async def test_the_code_leads_to_its_workshop(serve: Serve) -> None:
    async with serve() as served:
        ana = await served.join("ana", CODE)
        bia = await served.join("bia", OTHER_CODE)
        await ana.sees("hello ana (participant) in portal")
        await bia.sees("hello bia (participant) in loja")
        assert [(person.name, person.workshop_id) for person in served.gateway.connected] == [
            ("ana", "portal"),
            ("bia", "loja"),
        ]


async def test_case_spaces_and_accents_of_a_code_do_not_matter(serve: Serve) -> None:
    async with serve() as served:
        ana = await served.join("ana", "  Barco feira LIMÃO ")
        await ana.sees("in portal")


async def test_the_prompt_speaks_the_workshops_language_and_echoes(serve: Serve) -> None:
    async with serve() as served:
        guest = Guest("errado", CODE)
        await served.connect(guest=guest)
        (first, prompt, echoes), (second, _prompt, _echo) = guest.prompts
        assert "Digite as palavras do convite" in first
        assert echoes
        assert "Nenhum workshop" in second
        # ssh shows anything beyond ASCII as \303\263 where the client's locale is C.
        assert (first + prompt + second).isascii()


async def test_a_wrong_code_stays_outside(serve: Serve) -> None:
    async with serve() as served:
        with pytest.raises(asyncssh.PermissionDenied):
            await served.connect("errado", "barco", "")
        assert not served.gateway.connected


async def test_quitting_leaves_with_the_applications_status(serve: Serve) -> None:
    async with serve() as served:
        ana = await served.join()
        await ana.sees("hello")
        ana.type("quit 3\r")
        assert await ana.ends() == 3
        await until(lambda: not served.gateway.connected, "leaving")


async def test_a_facilitators_key_opens_the_library(serve: Serve) -> None:
    key = asyncssh.generate_private_key("ssh-ed25519")
    async with serve(facilitators=frozenset({key.get_fingerprint()})) as served:
        ana = await served.sit_down(await served.connect(keys=[key]))
        await ana.sees("hello ana (facilitator) in None")
        await ana.ask("requested", f"key={key.get_fingerprint()}")


async def test_a_strangers_key_opens_nothing_but_the_code_still_does(serve: Serve) -> None:
    key = asyncssh.generate_private_key("ssh-ed25519")
    async with serve() as served:
        with pytest.raises(asyncssh.PermissionDenied):
            await served.connect(keys=[key])
        ana = await served.sit_down(await served.connect(CODE, keys=[key]))
        await ana.ask("requested", "key=None")


async def test_the_terminal_has_the_clients_size_and_follows_it(serve: Serve) -> None:
    async with serve() as served:
        ana = await served.join(size=(100, 30))
        await ana.ask("size", "100x30")
        ana.process.change_terminal_size(120, 40)
        await ana.ask("size", "120x40")


async def test_the_sessions_process_is_reduced_to_what_it_needs(serve: Serve) -> None:
    async with serve() as served:
        ana = await served.join(size=(120, 24), env={"LANG": "pt_BR.UTF-8", "COLORTERM": "truecolor"})
        await ana.ask("environment", "COLORTERM HOME LANG PATH SQLITE_TMPDIR TERM")
        await ana.ask("limits", "umask=077 core=0 files=256 nice=5 leader=True")
        # The terminal three times, and the host's log.
        await ana.ask("descriptors", "4 descriptors")
        await ana.ask("process", "loaded False")


@pytest.mark.parametrize(
    ("term", "expected"),
    [("xterm", "term=xterm-256color"), ("tmux-256color", "term=tmux-256color"), ("xterm-kitty", "term=xterm-kitty")],
)
async def test_terminal_types_are_mapped(serve: Serve, term: str, expected: str) -> None:
    async with serve() as served:
        ana = await served.join(term_type=term)
        await ana.ask("requested", expected)
        await ana.ask("value COLORTERM", "COLORTERM='truecolor'" if "kitty" in term else "COLORTERM=None")


@pytest.mark.slow
async def test_a_real_application_is_typed_into_and_resized(serve: Serve) -> None:
    async with serve(TEXTUAL, WARM_UP) as served:
        ana = await served.join(size=(80, 24))
        await ana.sees("hello ana")
        ana.type("um contato")
        await ana.sees("um contato")
        ana.process.change_terminal_size(101, 31)
        ana.screen.resize(31, 101)
        await ana.sees("size 101x31.")
        ana.type("\x11")
        assert await ana.ends() == 0
        assert b"\x1b[?1049l" in ana.received
