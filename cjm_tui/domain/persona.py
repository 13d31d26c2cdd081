"""Who the customer is."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from cjm_tui.domain.choices import Comfort, Evidence
from cjm_tui.domain.records import Name, Ordered, Ref, Text, Title, Titles
from cjm_tui.i18n import N_, _


class Persona(Ordered):
    """A customer in whose eyes the journey is seen."""

    kind: ClassVar[str] = "personas"
    siblings: ClassVar[tuple[str, ...]] = ()

    display_name: Name = Field("", title=N_("Name"))
    feminine: bool = Field(False, title=N_("Feminine words"))
    """Whether Portuguese emotion words take their feminine form."""
    role: Title = Field("", title=N_("Role or segment"))
    quote: Title = Field("", title=N_("Quote"))
    """A sentence that the person would say."""
    context: Text = Field("", title=N_("Context"))
    """Where and with what the person works or lives."""
    goals: Titles = Field((), title=N_("Goals"))
    needs: Titles = Field((), title=N_("Needs"))
    motivations: Titles = Field((), title=N_("Motivations"))
    pains: Titles = Field((), title=N_("Pains"))
    day: Text = Field("", title=N_("A day in the life"))
    expectations: Titles = Field((), title=N_("Expectations"))
    preferred_channels: Annotated[tuple[str, ...], Ref("channels")] = Field((), title=N_("Preferred channels"))
    """The best liked first."""
    trigger: Title = Field("", title=N_("What triggers action"))
    share: Annotated[int, Field(ge=0, le=100)] | None = Field(None, title=N_("Share of customers %"))
    comfort: Comfort | None = Field(None, title=N_("Comfort with technology"))
    basis: Evidence = Field(Evidence.ASSUMPTION, title=N_("Basis"))
    """What the portrait rests on."""
    sources: Titles = Field((), title=N_("Sources"))
    job: Title = Field("", title=N_("Job"))
    """When …, I want …, so that …"""


def called(persona: Persona | None) -> tuple[str, bool | None]:
    """Return a persona's name and grammatical gender, as `Bilingual.about` takes them; without one, the customer's.

    The Portuguese name of the customer stands without its article, which the gender supplies.
    """
    return (persona.display_name, persona.feminine) if persona else (_("the customer"), False)
