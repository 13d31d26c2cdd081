"""What a session's own process may still touch, should somebody take it over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cjm_tui.server.landlock import Protection, protection
from cjm_tui.server.session_process import Confinement
from tests.server.conftest import Serve

needs_landlock = pytest.mark.skipif(not protection().files, reason="this kernel has no Landlock")


@needs_landlock
async def test_files_outside_the_librarys_folder_are_out_of_reach(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    async with serve() as served:
        ana = await served.join(size=(120, 24))
        await ana.ask(f"write {tmp_path}/library/notes", "written")
        await ana.ask(f"read {tmp_path}/library/notes", "was read")
        await ana.ask(f"write {tmp_path}/elsewhere", "refused")
        assert not (tmp_path / "elsewhere").exists()
        assert (tmp_path / "library" / "notes").stat().st_mode & 0o777 == 0o600
    async with serve() as served:
        bia = await served.join(size=(120, 24))
        await bia.ask(f"read {tmp_path}/secret", "refused")
    async with serve() as served:
        key = await served.join(size=(120, 24))
        await key.ask(f"read {tmp_path}/key/ssh_host_ed25519_key", "refused")


@needs_landlock
async def test_a_folder_can_be_added(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    async with serve(confinement=Confinement(writable=(str(tmp_path / "exports"),))) as served:
        ana = await served.join(size=(120, 24))
        await ana.ask(f"write {tmp_path}/exports/report", "written")


@needs_landlock
async def test_programs_are_not_started(serve: Serve) -> None:
    async with serve() as served:
        await (await served.join()).ask("execute /bin/true", "status 99")
    async with serve(confinement=Confinement(landlock=False)) as served:
        await (await served.join()).ask("execute /bin/true", "status 0")


@pytest.mark.skipif(not protection().tcp, reason="this kernel's Landlock does not know TCP")
async def test_nothing_is_connected_to(serve: Serve) -> None:
    async with serve() as served:
        await (await served.join()).ask(f"connect {served.port}", "refused Permission denied")


@pytest.mark.skipif(not protection().signals, reason="this kernel's Landlock does not know signals")
async def test_no_other_process_is_signalled(serve: Serve) -> None:
    async with serve() as served:
        await (await served.join()).ask(f"kill {os.getpid()}", "refused Operation not permitted")


def test_doctor_is_told_what_applies() -> None:
    assert "no Landlock" in Protection(0).sentence()
    assert "TCP" not in Protection(3).sentence()
    assert "truncation" in Protection(3).sentence()
    assert "TCP" in Protection(7).sentence()
    assert "signals" in Protection(7).sentence()
