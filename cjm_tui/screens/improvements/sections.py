"""What an improvement's sheet holds."""

from __future__ import annotations

from cjm_tui.domain.analysis.findings import findings
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _
from cjm_tui.screens.record_sheet import record_field
from cjm_tui.screens.record_sheet.fields import Surroundings
from cjm_tui.widgets.sheet import SheetField, SheetSection

FINDINGS, MERGED = "findings", "merged"
"""How the keys of the sheet's links begin."""


def improvement_sections(around: Surroundings, improvement: Improvement) -> tuple[SheetSection, ...]:
    """Return the sections of an improvement: the promise first, the figures of each way of ranking folded away."""

    def field(name: str, help_: str = "", *, prominent: bool = False, unit: str = "") -> SheetField:
        return record_field(around, improvement, name, help=help_, prominent=prominent, unit=unit)

    promise = (
        record_field(around, improvement, "title", required=True, help=_("What changes for the customer?")),
        field("how", _("How do we go about it?"), prominent=True),
        field("owner", _("Who takes it? Somebody in the room, please."), prominent=True),
        field("owner_accepted", _("Has the owner said yes?"), prominent=True),
        field("due", _("12/24, 2026-12-24 or +14 (days)."), prominent=True),
        field("status", prominent=True),
    )
    proof = (
        field("indicator", _("Which figure will tell that it worked?"), prominent=True),
        field("baseline", _("Where does the figure stand today?")),
        field("target", _("Where should it be?")),
        field("result", _("What was measured afterwards.")),
    )
    origin = (
        field("touchpoints", _("Which touchpoints does it mend?"), prominent=True),
        *_findings(around.workshop, improvement),
        *_merged(improvement),
    )
    figures = (
        field("impact", _("Agreed by the room, 1 to 5; empty: the mean of the estimates."), prominent=True),
        field("effort", _("Agreed by the room, 1 to 5; empty: the mean of the estimates."), prominent=True),
        field("moscow", formula("moscow"), prominent=True),
        field("value_customer", formula("value_effort"), prominent=True),
        field("value_business", formula("value_effort"), prominent=True),
        field("reach", formula("rice"), prominent=True),
        field("rice_impact", _("3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal."), prominent=True),
        field("confidence", _("100 high, 80 medium, 50 low."), prominent=True, unit="%"),
        field("person_months", formula("rice"), prominent=True),
        field("ice_impact", formula("ice"), prominent=True),
        field("ice_confidence", formula("ice"), prominent=True),
        field("ice_ease", formula("ice"), prominent=True),
    )
    filled = sum(f.is_filled for f in figures)
    summary = _("{n} of {total}").format(n=filled, total=len(figures))
    return (
        SheetSection(_("What and how"), promise, key="promise"),
        SheetSection(_("How we will know"), proof, key="proof"),
        SheetSection(_("What it answers"), origin, key="origin"),
        SheetSection(_("Figures for ranking"), figures, key="figures", collapsed=True, summary=summary),
    )


def _findings(workshop: Workshop, improvement: Improvement) -> tuple[SheetField, ...]:
    """Return the findings that it answers; Enter goes to the analysis, where they are tied to it."""
    if not improvement.findings or improvement.journey is None:
        return ()
    found = findings(workshop, summarise(workshop, improvement.journey), with_dismissed=True)
    said = [finding.sentence for finding in found if finding.key in improvement.findings]
    return tuple(
        SheetField(f"{FINDINGS}:{place}", _("Finding"), "link", sentence) for place, sentence in enumerate(said)
    )


def _merged(improvement: Improvement) -> tuple[SheetField, ...]:
    if not improvement.merged_from:
        return ()
    titles = "; ".join(improvement.merged_from)
    return (SheetField(f"{MERGED}:{improvement.uid}", _("Merged from"), "link", titles),)
