"""Two journeys, personas or rounds side by side; and the way from the as-is to a to-be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.screen import Screen

from cjm_tui.domain.analysis.compare import Comparison, compare, differences, in_time_order, over_both_sides
from cjm_tui.domain.curve_text import valence_text, value_text
from cjm_tui.domain.feeling_words import word_at
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_, _, ngettext
from cjm_tui.screens.compare.compare_line import NAMED, CompareLine, CompareView
from cjm_tui.screens.compare.rows import ComparedRow, CompareRows, in_words, rows_of
from cjm_tui.screens.compare.sides import Side, all_sides, first_pair, side_of
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.new_map import make_new_map, new_map_entries
from cjm_tui.widgets.dialogs import Choose, Entry, ShowText, show_help
from cjm_tui.widgets.frame.key_bar import KeyBar
from cjm_tui.widgets.frame.notice_line import NoticeLine

REFRESH_SECONDS = 0.5


class CompareScreen(Screen[str | None]):
    """A comparison; answers the uid of a journey that was made from the left one, to be looked at."""

    AUTO_FOCUS = "CompareRows"
    BINDING_GROUP_TITLE = N_("Compare")
    BINDINGS = [
        Binding("enter", "show_difference", N_("Details"), id="compare.details",
                tooltip=N_("Show both texts of every field that differs.")),
        Binding("l", "choose_left", N_("Left"), id="compare.left", tooltip=N_("Choose what stands on the left.")),
        Binding("r", "choose_right", N_("Right"), id="compare.right", tooltip=N_("Choose what stands on the right.")),
        Binding("s", "swap", N_("Swap"), id="compare.swap", tooltip=N_("Let left and right change places.")),
        Binding("f", "toggle_same", N_("Only differences"), id="compare.filter",
                tooltip=N_("Show everything, or only what differs.")),
        Binding("n", "derive", N_("New map"), id="compare.derive",
                tooltip=N_("Make a to-be or a service blueprint from the map on the left.")),
        Binding("equals_sign", "show_figures", N_("Figures"), id="compare.figures", show=False,
                tooltip=N_("Show both sides' figures with their formulas.")),
        Binding("question_mark", "help", N_("Help"), id="compare.help",
                tooltip=N_("All keys of this place, filtered as you type.")),
        Binding("escape,q", "leave", N_("Back"), id="compare.leave", tooltip=N_("Go back to the workshop.")),
    ]  # fmt: skip
    DEFAULT_CSS = """
    CompareScreen { layout: vertical; CompareRows { margin: 0 1; } CompareLine { margin: 0 1; } }
    """

    line = query_one(CompareLine)
    rows = query_one(CompareRows)

    def __init__(self, desk: Desk, journey: Journey) -> None:
        super().__init__()
        self.desk = replace(desk, says=self.says)
        persona = desk.persona.uid if desk.persona else None
        self.left, self.right = first_pair(desk.view, journey, persona)
        self.only_differences = False
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Put the sides' names above the rows."""
        yield CompareLine()
        yield CompareRows()
        yield KeyBar()
        yield NoticeLine()

    def on_mount(self) -> None:
        """Show the comparison and follow what others do."""
        self.show()
        self.set_interval(REFRESH_SECONDS, self.show)

    def says(self, text: str, severity: str = "information") -> None:
        """Say a sentence on the notice line."""
        self.query_one(NoticeLine).says(
            text, "error" if severity == "error" else "warning" if severity == "warning" else "information"
        )

    @property
    def comparison(self) -> Comparison:
        """Both sides, paired."""
        view = self.desk.view
        return compare(self.left.summary(view), self.right.summary(view))

    def show(self) -> None:
        """Bring the comparison to the view, if anything in it can have changed."""
        view = self.desk.view
        state = (id(view), view.seq, self.left, self.right, self.only_differences)
        if state == self._shown:
            return
        self._shown = state
        if not all(view.find(Journey, side.journey) for side in (self.left, self.right)):
            self.dismiss(None)
            return
        comparison = self.comparison
        named = NAMED + (view.about.round > 1)
        left, right = self.left.parts(view)[:named], self.right.parts(view)[:named]
        self.line.view = CompareView(_("Compare"), left, right, _figures(comparison), _counts(comparison))
        self.rows.show(rows_of(comparison, only_differences=self.only_differences))

    def action_swap(self) -> None:
        """Let the sides change places, unless that would turn time round."""
        if self.left.round != self.right.round:
            self.says(_("Rounds stand in the order of time: the older one on the left."))
            return
        self.left, self.right = self.right, self.left
        self.show()

    def action_toggle_same(self) -> None:
        """Show everything, or only what differs."""
        self.only_differences = not self.only_differences
        self.show()

    @work(exclusive=True, group="dialog")
    async def action_choose_left(self) -> None:
        """Choose what stands on the left."""
        if chosen := await self._choose(_("What stands on the left?"), self.left):
            self._put(chosen, self.right)

    @work(exclusive=True, group="dialog")
    async def action_choose_right(self) -> None:
        """Choose what stands on the right."""
        if chosen := await self._choose(_("What stands on the right?"), self.right):
            self._put(self.left, chosen)

    def _put(self, left: Side, right: Side) -> None:
        """Compare two sides; the older round goes to the left, whichever was chosen for it."""
        self.left, self.right = in_time_order(left, right)
        if left != self.left:
            self.says(_("Rounds stand in the order of time: the older one on the left."))
        self.show()

    async def _choose(self, question: str, current: Side) -> Side | None:
        view = self.desk.view
        entries = [_entry(view, side) for side in all_sides(view)]
        chosen: str | None = await self.app.push_screen_wait(Choose(question, entries, current=current.key))
        return side_of(chosen) if chosen else None

    def action_show_difference(self) -> None:
        """Show what differs at the touchpoint in focus."""
        row = self.rows.current
        if row is not None and row.pair is not None:
            self.app.push_screen(ShowText(_("What differs"), _details(self.desk.view, row)))

    def action_show_figures(self) -> None:
        """Show the figures with their formulas."""
        self.app.push_screen(ShowText(_("Figures"), _figures_with_formulas(self.comparison)))

    @work(exclusive=True, group="dialog")
    async def action_derive(self) -> None:
        """Make a to-be or a blueprint from the left map."""
        journey = self.desk.view.get(Journey, self.left.journey)
        entries = new_map_entries(self.desk, journey)
        if not entries:
            self.says(_("The facilitator makes new maps, once there is one to begin from."))
            return
        chosen = await self.app.push_screen_wait(Choose(_("Which new map?"), entries))
        made = await make_new_map(self.app, self.desk, journey, chosen) if chosen else None
        if made:
            self.dismiss(made)

    def action_help(self) -> None:
        """Show all keys."""
        show_help(self)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _entry(view: Workshop, side: Side) -> Entry:
    journey, persona, number = side.parts(view)
    detail = " · ".join(part for part in (persona, number if view.about.round > 1 else "") if part)
    return Entry(side.key, journey, detail=detail)


def _figures(comparison: Comparison) -> str:
    valued = len(comparison.valued)
    if not valued:
        return _("no touchpoint is rated on both sides: nothing to compare yet")
    (left, right), (was, now) = comparison.quotients, comparison.satisfactions
    feeling, satisfaction = _("emotional quotient"), _("overall satisfaction")
    figures = [
        f"{feeling} {figure_text(left, 0)} → {figure_text(right, 0)}",
        f"{satisfaction} {figure_text(was, 0)} → {figure_text(now, 0)}",
        over_both_sides(valued),
    ]
    if any(point.is_inherited for side in (comparison.left, comparison.right) for point in side.touchpoints):
        figures.append(_("in brackets: from an earlier round"))
    return " · ".join(figures)


def _figures_with_formulas(comparison: Comparison) -> str:
    (quotient, later_quotient), (share, later_share) = comparison.quotients, comparison.shares_satisfied
    (satisfaction, later), (peak, later_peak) = comparison.satisfactions, comparison.peak_ends
    figures = (
        (_("emotional quotient"), figure_text(quotient, 0), figure_text(later_quotient, 0), "emotional_quotient"),
        (_("peak and end"), valence_text(peak), valence_text(later_peak), "peak_end"),
        (_("overall satisfaction"), figure_text(satisfaction, 0), figure_text(later, 0), "overall_satisfaction"),
        (_("satisfied readings"), figure_text(share, 0, "%"), figure_text(later_share, 0, "%"), "share_satisfied"),
    )
    lines = [f"{name}: {was} → {now}\n  {formula(key)}" for name, was, now, key in figures]
    bases = f"{comparison.left.basis_in_words} → {comparison.right.basis_in_words}"
    return "\n\n".join([over_both_sides(len(comparison.valued)), *lines, bases])


def _counts(comparison: Comparison) -> str:
    counts = Counter(difference.kind for difference in differences(comparison))
    said = [f"{count} {_(kind.label).lower()}" for kind, count in counts.items()]
    pairs = [pair.change for pair in comparison.valued]
    better, worse = sum(1 for c in pairs if c and c > 0), sum(1 for c in pairs if c and c < 0)
    said += [ngettext("{n} better", "{n} better", better).format(n=better)] if better else []
    said += [ngettext("{n} worse", "{n} worse", worse).format(n=worse)] if worse else []
    if said:
        return ", ".join(said)
    return _("no difference") if pairs else _("nothing to compare")


def _details(view: Workshop, row: ComparedRow) -> str:
    pair = row.pair
    if pair is None:
        return ""
    lines = []
    for side in (pair.left, pair.right):
        if side is None:
            lines.append("—")
        else:
            felt = f"  {value_text(side.value)} {word_at(view, side)}".rstrip() if side.value is not None else ""
            origin = f" ({side.origin_in_words})" if side.is_inherited else ""
            lines.append(side.touchpoint.title + felt + origin)
    text = [" → ".join(lines), in_words(row.differences), ""]
    for difference in row.differences:
        if difference.left is None or difference.right is None:
            continue
        for name in difference.fields:
            label = _(Touchpoint.model_fields[name].title or name)
            was, now = (_shown(view, getattr(t, name)) for t in (difference.left, difference.right))
            text += [label, f"  {was}", f"  → {now}", ""]
    return "\n".join(text)


def _shown(view: Workshop, value: object) -> str:
    """Return a field's value as people read it."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str):
        for table in ("stages", "channels", "departments"):
            if record := view.lookup(table, value):
                return str(getattr(record, "title", value))
        return _(str(getattr(value, "label", value))) if hasattr(value, "label") else value
    if isinstance(value, Sequence):
        return ", ".join(str(part) for part in value)
    if isinstance(value, dict):
        return "; ".join(str(part) for part in value.values())
    return str(value)
