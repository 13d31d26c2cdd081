"""What `ssh-audit` says of the listener, with and without somebody in the room."""

from __future__ import annotations

import asyncio
import json
import shutil

import pytest

from cjm_tui.server.limits import Limits
from tests.server.conftest import Serve

AUDITOR = shutil.which("ssh-audit")


@pytest.mark.slow
@pytest.mark.external
@pytest.mark.skipif(not AUDITOR, reason="ssh-audit is not installed")
@pytest.mark.parametrize("somebody_is_here", [False, True])
async def test_no_failure_two_warnings_and_no_note_on_throttling(serve: Serve, somebody_is_here: bool) -> None:
    async with serve(limits=Limits()) as served:
        if somebody_is_here:
            await (await served.join()).sees("hello")
        assert AUDITOR
        command = (AUDITOR, "--json", "-p", str(served.port), "127.0.0.1")
        audit = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
        found = json.loads((await audit.communicate())[0])
        notes = [entry["notes"] for kind in ("kex", "key", "enc", "mac") for entry in found[kind]]
        assert not [note for note in notes if "fail" in note]
        assert sum("warn" in note for note in notes) <= 2
        assert found["additional_notes"] == []
