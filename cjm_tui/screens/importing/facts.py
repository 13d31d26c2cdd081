"""The lines above the preview: what the file is, how its columns and scores are understood, what to know."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import var

from cjm_tui.exchange.inbound.outline import OURS, MapOutline, Scale
from cjm_tui.i18n import _, ngettext
from cjm_tui.room.importing import FORMAT_NAMES, PlannedImport
from cjm_tui.screens.importing.columns import field_label
from cjm_tui.screens.importing.planning import Review
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, one_line, width_of
from cjm_tui.widgets.themes import glyphs_of


class FactLines(LineWidget):
    """Shows the facts, a line each; as high as there are any."""

    facts: var[tuple[Pieces, ...]] = var(())

    def watch_facts(self) -> None:
        """Show them."""
        self.styles.height = max(len(self.facts), 1)
        self.update_lines()

    def show(self, review: Review) -> None:
        """Show the facts of a review."""
        self.facts = tuple(_facts(review, glyphs_of(self).dot))

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the facts, each cut to the width."""
        return [_clipped(line, width) for line in self.facts]


def scale_of(outline: MapOutline, review: Review) -> Scale | None:
    """Return the scale that the numbers of an outline are read on; None without numbers, or where none fits."""
    return review.wish.scale or outline.scale or outline.guessed_scale()


def numbered(planned: PlannedImport) -> list[MapOutline]:
    """Return the outlines whose scores are numbers."""
    return [outline for outline in planned.outlines if outline.numbers]


def _facts(review: Review, dot: str) -> list[Pieces]:
    planned = review.planned
    head = Piece(one_line(review.name) + "  ", "here")
    if planned is None:
        return [(head,), (Piece("! " + review.problem, "warning"),)]
    what = _("This is {what}.").format(what=_(FORMAT_NAMES[planned.format]))
    if planned.is_return and planned.destination.workshop:
        title = one_line(planned.destination.workshop.about.title)
        came = _("It came out of “{title}” and comes back:").format(title=title)
        return [
            (head, Piece(what, "muted")),
            (Piece(came + " "), Piece(planned.changes, "strong")),
            *_remarks(planned),
        ]
    counted = f" {dot} ".join(_counts(planned))
    lines: list[Pieces] = [(head, Piece(what, "muted")), (Piece(counted, "strong"),)]
    if planned.columns:
        told = f" {dot} ".join(f"{one_line(name)} → {field_label(field)}" for name, field in planned.columns.items())
        lines.append((Piece(_("Columns") + ": ", "muted"), Piece(told)))
    if outlines := numbered(planned):
        scale = scale_of(outlines[0], review)
        lines.append((Piece(_("Scores") + ": ", "muted"), Piece(_scale(scale), "" if scale else "warning")))
    if planned.words:
        lines.append((Piece(_("Words for feelings") + ": ", "muted"), *_words(review, len(planned.words))))
    return [*lines, *_remarks(planned)]


def _scale(scale: Scale | None) -> str:
    if scale is None:
        return _("they fit no usual scale and become comments")
    if scale == OURS:
        return _("as ours, −2 to +2")
    return _("from {worst} (worst) to {best} (best)").format(worst=f"{scale.worst:g}", best=f"{scale.best:g}")


def _words(review: Review, count: int) -> Pieces:
    if review.wish.accept_words:
        taken = ngettext("{n} word is taken as a value", "{n} words are taken as values", count).format(n=count)
        return (Piece(taken),)
    left = ngettext("{n} word stays a comment", "{n} words stay comments", count).format(n=count)
    return (Piece(left, "warning"),)


def _remarks(planned: PlannedImport) -> list[Pieces]:
    if not planned.remarks:
        return []
    n = len(planned.remarks)
    line, sentence = planned.remarks[0]
    first = _("Line {n}: {sentence}").format(n=line, sentence=sentence) if line else sentence
    count = ngettext("{n} remark", "{n} remarks", n).format(n=n)
    return [(Piece(f"! {count}: ", "warning"), Piece(one_line(first), "muted"))]


def _counts(planned: PlannedImport) -> list[str]:
    counts = planned.counts
    told = (
        ("journeys", ngettext("{n} journey", "{n} journeys", counts.get("journeys", 0))),
        ("stages", ngettext("{n} stage", "{n} stages", counts.get("stages", 0))),
        ("touchpoints", ngettext("{n} touchpoint", "{n} touchpoints", counts.get("touchpoints", 0))),
        ("agreements", ngettext("{n} value", "{n} values", counts.get("agreements", 0))),
        ("notes", ngettext("{n} note", "{n} notes", counts.get("notes", 0))),
        ("personas", ngettext("{n} persona", "{n} personas", counts.get("personas", 0))),
        ("improvements", ngettext("{n} improvement", "{n} improvements", counts.get("improvements", 0))),
    )
    return [sentence.format(n=counts[kind]) for kind, sentence in told if counts.get(kind)]


def _clipped(line: Pieces, width: int) -> Pieces:
    """Return the line with its last piece cut where it does not fit."""
    *before, last = line
    return (*before, last._replace(text=cell_clip(last.text, max(width - width_of(before), 0))))
