"""Writes a `quadrantChart`: improvements by effort (to the right) and impact (upwards)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cjm_tui.exchange.mermaid import text as escapes
from cjm_tui.i18n import _


@dataclass(frozen=True, slots=True)
class Point:
    """One improvement on the chart."""

    name: str
    impact: float
    """1 to 5."""
    effort: float
    """1 to 5."""


def write_quadrant_chart(title: str, points: Iterable[Point], longest: int = escapes.LONGEST) -> list[str]:
    """Return the chart as one text, or as several where it would be too long; words are in the language in force."""
    head = ["quadrantChart", f"  title {escapes.title(title)}"] if not escapes.is_blank(title) else ["quadrantChart"]
    # Counted from the upper right against the clock.
    corners = (_("Big bets"), _("Quick wins"), _("If time allows"), _("Not worth it"))
    effort = (_("Little effort"), _("Much effort"))
    impact = (_("Little impact"), _("Much impact"))
    head.append(f"  x-axis {' --> '.join(map(_quoted, effort))}")
    head.append(f"  y-axis {' --> '.join(map(_quoted, impact))}")
    head += [f"  quadrant-{number} {_quoted(name)}" for number, name in enumerate(corners, 1)]
    parts, left = [list(head)], longest - escapes.drawn_length(head)
    for point in points:
        line = f"  {_quoted(point.name)}: [{_share(point.effort)}, {_share(point.impact)}]"
        if escapes.drawn_length([line]) > left and len(parts[-1]) > len(head):
            parts.append(list(head))
            left = longest - escapes.drawn_length(head)
        parts[-1].append(line)
        left -= escapes.drawn_length([line])
    return ["\n".join(part) + "\n" for part in parts]


def _quoted(text: str) -> str:
    return f'"{escapes.label(text)}"'


def _share(score: float) -> str:
    """Return a score of 1 to 5 as a share of the axis; the chart's grammar knows `0`, `1` and `0.333`, no `1.0`."""
    share = min(max((score - 1) / 4, 0.0), 1.0)
    return f"{share:.3f}".rstrip("0").rstrip(".")
