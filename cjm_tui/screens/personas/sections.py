"""What a persona's sheet holds."""

from __future__ import annotations

from cjm_tui.domain.analysis.completeness import persona_completeness
from cjm_tui.domain.persona import Persona
from cjm_tui.i18n import _
from cjm_tui.screens.record_sheet import record_field
from cjm_tui.screens.record_sheet.fields import Surroundings
from cjm_tui.widgets.sheet import SheetField, SheetSection


def persona_sections(around: Surroundings, persona: Persona) -> tuple[SheetSection, ...]:
    """Return the sections of a persona, the few fields that carry a workshop always in sight."""

    def field(name: str, help_: str = "", *, prominent: bool = False) -> SheetField:
        return record_field(around, persona, name, help=help_, prominent=prominent)

    who = (
        record_field(around, persona, "display_name", required=True),
        field("role", _("What the person does, or the segment."), prominent=True),
        field("quote", _("A sentence that the person would say."), prominent=True),
        field("context", _("Where, with whom and with what does the person live or work?")),
        field("feminine", _("Whether emotion words take their feminine form in Portuguese.")),
    )
    moves = (
        field("goals", _("What does the person want to reach?"), prominent=True),
        field("pains", _("What makes it hard?"), prominent=True),
        field("needs", _("What does the person need from us?")),
        field("motivations", _("What drives the person?")),
        field("day", _("What does an ordinary day look like?")),
        field("expectations", _("How does the person think it should go?")),
        field("trigger", _("What makes the person act?")),
        field("job", _("When …, I want …, so that …")),
    )
    reach = (
        field("preferred_channels", _("The best liked first."), prominent=True),
        field("comfort", _("How at ease with technology?")),
    )
    basis = (
        field("basis", _("What does this portrait rest on?"), prominent=True),
        field("sources", _("Interviews, tickets, analytics: where does it come from?")),
        record_field(around, persona, "share", unit="%", help=_("How many of the customers are like this?")),
    )
    complete = persona_completeness(persona)
    return (
        SheetSection(_("Who it is"), who, key="who", summary=_("{n} % complete").format(n=complete.percent)),
        SheetSection(_("What moves them"), moves, key="moves"),
        SheetSection(_("How they reach us"), reach, key="reach"),
        SheetSection(_("How we know"), basis, key="basis"),
    )
