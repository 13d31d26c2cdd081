"""A file under review: what it would become with what has been decided so far."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.inbound.outline import NotAJourneyMap
from cjm_tui.exchange.inbound.read import header_of
from cjm_tui.i18n import language
from cjm_tui.room.importing import (
    Destination,
    PlannedImport,
    Wish,
    destination_of,
    load_file,
    plan_import,
    preview,
)
from cjm_tui.storage.library import Library

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Review:
    """One file with a person's decisions, and what comes of them."""

    name: str
    content: bytes
    wish: Wish
    destination: Destination
    planned: PlannedImport | None = None
    """None while no column is known to hold stages or touchpoints."""
    outcome: Workshop | None = None
    """The workshop as it would be."""
    problem: str = ""
    """Why nothing is planned."""
    header: tuple[str, ...] = ()
    """The names of the columns, where the file is a table."""

    async def with_wish(self, wish: Wish, progress: Progress | None = None) -> Review:
        """Return the review after another decision; a table whose columns are not understood stays to be mapped.

        Raises:
            NotAJourneyMap: the file holds no journey map.
            UnknownField: the wish maps a column or field that is not there.
        """
        return await asyncio.to_thread(self._planned, replace(wish, progress=progress))

    def _planned(self, wish: Wish) -> Review:
        now = datetime.now(UTC)
        try:
            planned = plan_import(self.content, self.name, wish, self.destination, at=now)
        except NotAJourneyMap as mistake:
            header = tuple(header_of(self.content, self.name))
            if len(header) < 2:
                raise
            return replace(self, wish=wish, planned=None, outcome=None, problem=str(mistake), header=header)
        return replace(
            self, wish=wish, planned=planned, outcome=preview(planned, now), problem="", header=tuple(planned.columns)
        )


async def review_file(library: Library, path: Path, progress: Progress | None = None) -> Review:
    """Return the review of a file as it is understood without anybody's help.

    Raises:
        OSError: it cannot be read.
        NotAJourneyMap: it holds no journey map.
        StorageError: the library cannot be read.
    """
    content = await asyncio.to_thread(load_file, path)
    destination = destination_of(library, content, path.name)
    wish = Wish(language=language())
    return await Review(path.name, content, wish, destination).with_wish(wish, progress)
