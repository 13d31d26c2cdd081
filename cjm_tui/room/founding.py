"""Founding a workshop: from a stage template and an agenda to a first stored state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from cjm_tui.domain.edits import Draft
from cjm_tui.domain.settling import Settled, settle
from cjm_tui.domain.workshop import Workshop
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import create_workshop, new_uid


def found_workshop(
    library: Library, draft: Draft, *, who: str, at: datetime, uids: Callable[[], str] = new_uid
) -> Workshop:
    """Store a new workshop from the draft of its first records.

    Raises:
        StorageError: the library could not be written.
    """

    def settled() -> Settled:
        result = settle(Workshop(), draft, who=who, at=at, new_uid=uids)
        assert result is not None, "a founding draft creates the workshop's own record"
        return result

    return create_workshop(library, settled)
