"""The command line as scripts and people call it, within this process."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cjm_tui.cli.main import run


@dataclass(frozen=True)
class Outcome:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What stdout holds, which is JSON and nothing else."""
        return json.loads(self.out)


Cli = Callable[..., Outcome]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Where the library lies."""
    return tmp_path / "library.db"


@pytest.fixture
def cli(db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run `cjm-tui ARGUMENTS` on the test's own library, with a text or bytes on stdin."""
    monkeypatch.setenv("CJM_TUI_DB", str(db))

    def call(*arguments: str | Path | int, stdin: str | bytes = "") -> Outcome:
        content = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Outcome(status, said.out, said.err)

    return call
