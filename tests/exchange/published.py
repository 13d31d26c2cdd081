"""Published journey maps and tools that lie outside the project, in `../shared` or where CJM_TUI_SHARED says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("CJM_TUI_SHARED", Path(__file__).resolve().parents[2].parent / "shared"))


def published(*parts: str) -> Path:
    """Return a path among the published files; skips the test where it is absent."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no {'/'.join(parts)} here: set CJM_TUI_SHARED to the folder that holds it")
    return path
