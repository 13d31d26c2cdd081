"""The way in that most people take: OpenSSH in tmux, with mouse, paste, another size, Ctrl-C and the way out."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Tmux:
    """A terminal with tmux in it."""

    terminal: Terminal
    name: str
    """Of the tmux server."""

    def pane(self) -> str:
        """Return what tmux says that its pane shows."""
        command = ["tmux", "-L", self.name, "capture-pane", "-p"]
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return "\n".join(line.rstrip() for line in shown.splitlines())


@pytest.fixture
def tmux(tmp_path: Path, invitation: dict[str, object]) -> Iterator[Tmux]:
    """A terminal with tmux, in whose shell somebody has just typed the line of the invitation."""
    (tmp_path / "tmux.conf").write_text("set -g mouse on\nset -g status off\nset -sg escape-time 10\n")
    name = f"cjm-{uuid4().hex[:8]}"
    ssh = f"ssh -F none -p {invitation['port']} -o UserKnownHostsFile={tmp_path}/known Ana@{invitation['host']}"
    shell = f"echo before; {ssh}; code=$?; stty -a; echo status $code; exec cat"
    command = ["tmux", "-L", name, "-f", str(tmp_path / "tmux.conf"), "new-session", f"sh -c {shlex.quote(shell)}"]
    try:
        with Terminal(command, columns=90, rows=26) as terminal:
            yield Tmux(terminal, name)
    finally:
        subprocess.run(["tmux", "-L", name, "kill-server"], capture_output=True, check=False)


def test_a_participant_in_tmux(tmux: Tmux, invitation: dict[str, object]) -> None:
    ana = tmux.terminal
    ana.wait_for("continue connecting", PATIENCE)
    assert str(invitation["fingerprint"]) in ana.text
    ana.send("yes\r").wait_for("Code:", PATIENCE).send(f"{invitation['code']}\r")
    ana.wait_for("How shall we call you", PATIENCE)
    assert str(invitation["code"]) not in ana.text
    ana.press("enter").wait_for("Welcome, Ana", PATIENCE)
    ana.paste("from the\x1b clipboard").wait_for("from the clipboard", PATIENCE)
    assert "You wrote" not in ana.text
    ana.press("enter").wait_for("You wrote “from the clipboard", PATIENCE)
    ana.send("\x1b").wait_for(r"\[ Scope ]", PATIENCE)
    ana.press("ctrl+c").wait_for("Ctrl\\+Q leaves the program", PATIENCE)
    ana.click(ana.screen[1].index("Personas") + 2, 1).wait_for("‹ Personas", PATIENCE)
    assert "You are in Personas; the group is in Scope" in ana.text
    ana.resize(120, 36).wait_for("Good enough when", PATIENCE)
    assert len(max(ana.screen, key=len)) > 100
    ana.resize(60, 15).wait_for("3  4  5  6  7", PATIENCE)
    ana.press("ctrl+q")
    ana.wait_for(lambda _terminal: "status 0" in tmux.pane(), PATIENCE)
    assert " icanon" in tmux.pane()
    assert "-icanon" not in tmux.pane()
    assert "-echo " not in tmux.pane()
    ana.send("typed\r").wait_for(lambda _terminal: "typed\ntyped" in tmux.pane(), PATIENCE)
    ana.click(3, 3).send("again\r").wait_for(lambda _terminal: "again\nagain" in tmux.pane(), PATIENCE)
    assert "[<0;" not in tmux.pane()
