"""Completion in real shells: what they are given to source, and what they then offer."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

pytestmark = [pytest.mark.slow, pytest.mark.external]

Shell = Callable[..., str]
HOSTILE = "Portal $(touch pwned) `touch pwned` '; touch pwned; ' \" :: (x)"


@pytest.fixture
def shell(cli: Cli, db: Path, tmp_path: Path) -> Shell:
    """Run a script in a shell that knows `cjm-tui`, beside a library with workshops; skips where there is no such."""
    cli("new", "IT portal", "--template", "suporte-ti")
    cli("new", HOSTILE)
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "cjm-tui"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m cjm_tui "$@"\n', "utf-8")
    program.chmod(0o755)

    def run(*command: str) -> str:
        if shutil.which(command[0]) is None:
            pytest.skip(f"absent: the shell {command[0]}")
        environment = {
            **os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "CJM_TUI_DB": str(db),
            "PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C.UTF-8",
        }  # fmt: skip
        done = subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.stderr == ""
        assert not (tmp_path / "pwned").exists()
        return done.stdout

    return run


def test_bash(shell: Shell) -> None:
    script = """
        eval "$(_CJM_TUI_COMPLETE=source_bash cjm-tui)"
        try() {
            COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
            _cjm_tui_completion cjm-tui
            echo "${COMPREPLY[*]}"
        }
        try cjm-tui exp
        try cjm-tui show it
        try cjm-tui add it-portal touchp
        try cjm-tui export it-portal --format m
        try cjm-tui new Title --template sup
    """
    assert shell("bash", "-c", script).splitlines() == [
        "export", "it-portal", "touchpoint", "md mermaid", "suporte-ti",
    ]  # fmt: skip


def test_fish(shell: Shell) -> None:
    script = """
        env _CJM_TUI_COMPLETE=source_fish cjm-tui | source
        complete -C 'cjm-tui exp'
        complete -C 'cjm-tui show it'
    """
    offered = shell("fish", "--no-config", "-c", script).splitlines()
    assert [line.split("\t")[0] for line in offered] == ["export", "it-portal"]


def test_zsh(shell: Shell) -> None:
    script = """
        autoload -U compinit && compinit -u -d ./zcompdump
        eval "$(_CJM_TUI_COMPLETE=source_zsh cjm-tui)"
        print -r -- ${_comps[cjm-tui]}
        _arguments() { print -r -- "$@" }
        words=(cjm-tui show ''); CURRENT=3
        _cjm_tui_completion
    """
    registered, offered = shell("zsh", "-f", "-c", script).splitlines()
    assert registered == "_cjm_tui_completion"
    assert '"it-portal":"IT portal"' in offered
    assert "touch" in offered
