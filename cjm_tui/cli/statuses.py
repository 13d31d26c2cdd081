"""How a command can end, as scripts read it."""

from __future__ import annotations

OK, FAILURE, USAGE, NOT_FOUND, INVALID_INPUT, LIBRARY_TROUBLE, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130
"""Exit statuses; `docs/commands.md` promises them to scripts."""
