"""Where in the program a result can be mended."""

from __future__ import annotations

from typing import NamedTuple

from cjm_tui.domain.choices import Phase


class Place(NamedTuple):
    """A phase, and within it the record and the field to go to where there is one."""

    phase: Phase
    kind: str = ""
    """The record's kind, such as `touchpoints`."""

    uid: str = ""
    field: str = ""
