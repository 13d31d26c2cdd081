"""What a file had that the workshop cannot say, kept in the workshop's record so that an export gives it back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from cjm_tui.domain.journey_map import Stage
from cjm_tui.domain.records import limits
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.setting import About


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one journey came from."""

    journey: str
    """Uid."""
    format: str = ""
    title: str = ""
    """The title in the file, which may have had none."""
    given_title: str = ""
    """The title that the journey was given instead."""
    unnamed_stages: Mapping[str, str] = field(default_factory=dict)
    """Uid of a stage that the file did not name → the name that it was given."""
    scale: str = ""
    """The scale of the file's scores, such as `1-5`."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Whatever else the format knows, by its own names."""

    def title_of(self, journey: Journey) -> str:
        """Return the file's own title, unless somebody has changed the one that it was given."""
        return self.title if journey.title == self.given_title else journey.title

    def name_of(self, stage: Stage) -> str | None:
        """Return the stage's title; None where the file named no stage and nobody has since."""
        return None if self.unnamed_stages.get(stage.uid) == stage.title else stage.title


def origins_of(about: About) -> dict[str, Origin]:
    """Return where the journeys came from, by their uid; journeys of our own are not among them."""
    try:
        return {entry["journey"]: Origin(**entry) for entry in json.loads(about.origin)} if about.origin else {}
    except (ValueError, TypeError, KeyError):
        return {}


def as_text(origins: Iterable[Origin]) -> str:
    """Return what the workshop's record keeps: as many origins as its field has room for, the first ones first."""
    kept: list[str] = []
    room = limits(About)["origin"].graphemes - 2
    for origin in origins:
        entry = json.dumps({name: value for name, value in asdict(origin).items() if value}, ensure_ascii=False)
        room -= len(entry) + 2
        if room < 0:
            break
        kept.append(entry)
    return f"[{', '.join(kept)}]" if kept else ""
