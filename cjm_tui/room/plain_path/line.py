"""One line of the plain path: what somebody says, and what it adds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cjm_tui.domain.edits import Draft


@dataclass(frozen=True)
class Line:
    """What somebody says on one line."""

    kind: str
    text: str
    journey: str = ""
    stage: str = ""
    channel: str = ""
    persona: str = ""
    touchpoint: str = ""
    improvement: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Name of a field → what it shall hold."""


class Addition(NamedTuple):
    """What a line does, and the uid of what it makes or changes."""

    draft: Draft
    uid: str
