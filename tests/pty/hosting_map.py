"""A first-time site owner and her hosting provider: what a published journey map tells, in words of our own.

The map has twelve steps from hearing of the provider to recommending it, each with what she does, how she feels and
what gets in her way, and a list of remedies with impact and effort. Here they stand on the seven stages of the IT
support template, under names that fit.
"""

from __future__ import annotations

from typing import NamedTuple


class Moment(NamedTuple):
    """One touchpoint: the line that the facilitator types, what she does there, and how she feels (1 to 5)."""

    line: str
    doing: str
    feels: int

    @property
    def title(self) -> str:
        """The touchpoint's name, without the notes at the end of the line."""
        return self.line.split(" !")[0].split(" +")[0].split(" @")[0]


STAGES: dict[str, tuple[Moment, ...]] = {
    "Hears of us": (Moment("Looks for cheap hosting !never heard of the brand @Web search", "Opens the first hit", 4),),
    "Looks around": (
        Moment("Reads the home page !cannot tell whether this is for her @Website", "Skims prices", 3),
        Moment("Flips between the price lists !three products that sound alike @Website", "Clicks every tab", 2),
        Moment("Compares the plans !technical words @Website", "Reads them side by side", 2),
    ),
    "Makes up her mind": (
        Moment("Checks whether we can be trusted !lifetime sounds too good @Website", "Reads the refund rules", 2),
        Moment("Picks the smallest plan !may regret it", "Presses the button", 2),
    ),
    "Pays": (Moment("Types her card number !cannot see what renewal costs @Website", "Pays for a year", 2),),
    "Gets started": (
        Moment("Lands in the control panel !nobody shows her where to begin", "Looks for her site", 1),
        Moment("Installs the blog software !too many options at once", "Tries it twice", 1),
    ),
    "Keeps it running": (
        Moment("Glances at the dashboard +the site is up", "Comes by once a month", 3),
        Moment("Asks for help !the search finds nothing @Chat", "Writes to support", 2),
    ),
    "Tells others": (Moment("Shows a friend her bakery's site +she built it herself", "Sends the link", 5),),
}
"""Stages in order, and what happens in each."""

MOMENTS = [moment for moments in STAGES.values() for moment in moments]
PRIMARY = ("Layla", "wants a site for her bakery")
SECONDARY = ("Omar", "builds sites for his clients")
REMEDY = "A guide that builds the first page with her"
OTHER_REMEDIES = ("One page that says which plan is for whom", "Renewal prices beside today's price")
