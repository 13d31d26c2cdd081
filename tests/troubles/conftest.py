"""A workshop that has everything."""

from __future__ import annotations

import pytest

from cjm_tui.domain.acts.demonstration import found_demo
from cjm_tui.domain.workshop import Workshop
from cjm_tui.room.founding import found_workshop
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import new_uid
from tests.conftest import NOW


@pytest.fixture
def told(library: Library) -> Workshop:
    """The demonstration: a finished workshop, in English."""
    return found_workshop(library, found_demo("en", NOW, new_uid), who="", at=NOW)
