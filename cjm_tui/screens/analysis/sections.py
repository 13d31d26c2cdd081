"""The sections of the analysis, in the order of their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from cjm_tui.domain.analysis.guide_checks import Situation
from cjm_tui.i18n import N_
from cjm_tui.screens.analysis.channels_page import channels
from cjm_tui.screens.analysis.checks_pages import linter, metrics
from cjm_tui.screens.analysis.findings_page import peaks_and_valleys, worst_first
from cjm_tui.screens.analysis.flow_pages import coverage, expectations, feedback, hourglass_page, time_and_hand_offs
from cjm_tui.screens.analysis.ideas_page import ideas
from cjm_tui.screens.analysis.page import Page


class Section(NamedTuple):
    """A section: its name, and what it shows of a situation."""

    name: str
    page: Callable[[Situation], Page]


WORST, EXPECTATIONS, METRICS, LINTER, IDEAS = "1", "5", "9", "0", "i"
SECTIONS: Mapping[str, Section] = MappingProxyType(
    {
        WORST: Section(N_("Worst first"), worst_first),
        "2": Section(N_("Peaks and valleys"), peaks_and_valleys),
        "3": Section(N_("Time and hand-offs"), time_and_hand_offs),
        "4": Section(N_("Channels"), channels),
        EXPECTATIONS: Section(N_("Expectations"), expectations),
        "6": Section(N_("Feedback"), feedback),
        "7": Section(N_("Coverage"), coverage),
        "8": Section(N_("Hourglass"), hourglass_page),
        METRICS: Section(N_("Indicators"), metrics),
        LINTER: Section(N_("Map check"), linter),
        IDEAS: Section(N_("Ideas"), ideas),
    }
)
"""By the key that shows it."""
