"""The way in that most people take: OpenSSH in tmux, with mouse, paste, another size, Ctrl-C and the way out."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.live.story import found
from tests.pty_driver import Terminal

MISSING = [name for name in ("ssh", "tmux") if not shutil.which(name)]
PATIENCE = 30.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.external,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


@pytest.fixture
def invitation(tmp_path: Path) -> Iterator[dict[str, object]]:
    """What `serve --json` says in its first line."""
    library = tmp_path / "library.db"
    found(library)
    (tmp_path / "nobody").write_text("")
    command = [sys.executable, "-m", "cjm_tui", "--db", str(library), "serve", "--port", "0", "--json",
               "--facilitator-key", str(tmp_path / "nobody")]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        assert program.stdout
        yield json.loads(program.stdout.readline())
        program.terminate()


@pytest.fixture
def tmux(tmp_path: Path, invitation: dict[str, object]) -> Iterator[Terminal]:
    """A terminal with tmux, in whose shell somebody has just typed the line of the invitation."""
    (tmp_path / "tmux.conf").write_text("set -g mouse on\nset -g status off\nset -sg escape-time 10\n")
    name = f"cjm-{uuid4().hex[:8]}"
    ssh = f"ssh -F none -p {invitation['port']} -o UserKnownHostsFile={tmp_path}/known Ana@{invitation['host']}"
    shell = f"echo before; {ssh}; code=$?; stty -a; echo status $code; exec cat"
    command = ["tmux", "-L", name, "-f", str(tmp_path / "tmux.conf"), "new-session", f"sh -c {shlex.quote(shell)}"]
    try:
        with Terminal(command, columns=90, rows=26) as terminal:
            yield terminal
    finally:
        subprocess.run(["tmux", "-L", name, "kill-server"], capture_output=True, check=False)


def test_a_participant_in_tmux(tmux: Terminal, invitation: dict[str, object]) -> None:
    tmux.wait_for("continue connecting", PATIENCE)
    assert str(invitation["fingerprint"]) in tmux.text
    tmux.send("yes\r").wait_for("Code:", PATIENCE).send(f"{invitation['code']}\r")
    tmux.wait_for("How shall we call you", PATIENCE)
    assert str(invitation["code"]) not in tmux.text
    tmux.press("enter").wait_for("Welcome, Ana", PATIENCE)
    tmux.paste("from the\x1b clipboard").wait_for("from the clipboard", PATIENCE)
    assert "You wrote" not in tmux.text
    tmux.press("enter").wait_for("You wrote “from the clipboard", PATIENCE)
    tmux.send("\x1b").wait_for(r"\[ Scope ]", PATIENCE)
    tmux.press("ctrl+c").wait_for("Ctrl\\+Q leaves the program", PATIENCE)
    tmux.click(tmux.screen[1].index("Personas") + 2, 1).wait_for("‹ Personas", PATIENCE)
    assert "You are in Personas; the group is in Scope" in tmux.text
    tmux.resize(120, 36).wait_for("Good enough when", PATIENCE)
    assert len(max(tmux.screen, key=len)) > 100
    tmux.resize(60, 15).wait_for("3  4  5  6  7", PATIENCE)
    tmux.press("ctrl+q").wait_for("status 0", PATIENCE)
    assert " icanon" in tmux.text
    assert "-icanon" not in tmux.text
    assert "-echo " not in tmux.text
    tmux.send("typed\r").wait_for("typed\ntyped", PATIENCE)
    tmux.click(3, 3).send("again\r").wait_for("again\nagain", PATIENCE)
    assert "[<0;" not in tmux.text
