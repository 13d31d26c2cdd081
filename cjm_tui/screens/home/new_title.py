"""The title that somebody is typing for a workshop that is not there yet."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

from cjm_tui.storage.live import LiveFile, SavedDraft

NO_WORKSHOP, PLACE = 0, "workshops:new"


class NewTitle:
    """Keeps the half-typed title beside the library, so that a killed program brings it back."""

    def __init__(self, library: Path) -> None:
        self._library = library
        with closing(LiveFile(library)) as live:
            kept = [draft.text for draft in live.drafts(NO_WORKSHOP, "") if draft.place == PLACE]
        self.text = kept[0] if kept else ""

    def keep(self, text: str) -> None:
        """Keep what is there so far."""
        with closing(LiveFile(self._library)) as live:
            live.save_draft(NO_WORKSHOP, "", SavedDraft(PLACE, "", text), time.time())

    def drop(self) -> None:
        """Forget it: the workshop is founded, or nobody wants it."""
        with closing(LiveFile(self._library)) as live:
            live.drop_draft(NO_WORKSHOP, "", PLACE)
