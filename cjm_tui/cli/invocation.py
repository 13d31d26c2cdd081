"""What every command gets from the options before it: the library, opened when it is needed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cjm_tui.storage.library import Library


@dataclass(frozen=True)
class Invocation:
    """One run of the program."""

    db: Path | None = None

    @contextmanager
    def library(self, *, create: bool = True) -> Iterator[Library]:
        """Open the library for the block."""
        with Library(self.db, create=create) as library:
            yield library


def print_json(value: Any) -> None:
    """Print a value as JSON on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
