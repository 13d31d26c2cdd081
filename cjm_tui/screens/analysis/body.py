"""The body of the analysis phase: what the map shows, section by section, and what to do about it."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on, work
from textual.binding import BindingType

from cjm_tui.data import silent_guide
from cjm_tui.domain.acts import findings as acts
from cjm_tui.domain.acts.records import set_fields, take_out
from cjm_tui.domain.analysis.findings import OWN_PREFIX, findings
from cjm_tui.domain.choices import ActivityKind, MeetsExpectation
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.judgement import Finding, Improvement, Metric
from cjm_tui.domain.records import Record
from cjm_tui.i18n import N_, _, language
from cjm_tui.screens.analysis.asking import Asking
from cjm_tui.screens.analysis.findings_page import detail_of, groups_of, touchpoint_lines
from cjm_tui.screens.analysis.ideas_page import open_ideas, sought_for
from cjm_tui.screens.analysis.keys import KEYS
from cjm_tui.screens.analysis.mending import problem_of, show_problem
from cjm_tui.screens.analysis.page import FINDING, split_target, target_of
from cjm_tui.screens.analysis.sectioned_body import SectionedBody
from cjm_tui.screens.analysis.sections import EXPECTATIONS, IDEAS, LINTER, METRICS, WORST
from cjm_tui.screens.facilitation import silence
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.guide_values import LINT
from cjm_tui.terminal.text import plain
from cjm_tui.widgets.dialogs import ShowText
from cjm_tui.widgets.line_input import LineRecall, LineSubmitted, LineTyping
from cjm_tui.widgets.ranked_list import RankedChosen


class AnalysisBody(SectionedBody):
    """Opens worst first; every other reading of the map is one digit away, and ideas one letter."""

    BINDING_GROUP_TITLE = N_("Analysis and ideas")
    BINDINGS: ClassVar[list[BindingType]] = KEYS
    DEFAULT_CSS = """
    AnalysisBody {
        #caption { height: auto; max-height: 3; color: $muted; }
        EmotionCurve { height: 7; }
        &.-tall SectionBar { margin-bottom: 1; }
        &.-tall #caption { margin-bottom: 1; }
        &.-tall EmotionCurve { height: 13; margin-bottom: 1; }
        LineInput { dock: bottom; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._writing_for = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the section and the row under the cursor allow."""
        if not self.is_mounted or self.desk.journey is None:
            return False
        in_ideas = self._section == IDEAS
        match action:
            case "merge" | "write":
                return in_ideas
            case "improve":
                return not in_ideas and self._section not in (METRICS, LINTER)
            case "open_silence" | "reveal":
                is_open = open_ideas(self.desk.view, self.desk.journey.uid) is not None
                return in_ideas and self.desk.room.viewer.facilitates and is_open == (action == "reveal")
            case "meets" | "attention":
                return self._section == EXPECTATIONS
            case "judge_channel":
                return self._section not in (METRICS, LINTER, IDEAS)
            case "add":
                return self._section in (WORST, METRICS)
            case "edit" | "dismiss" | "rank":
                return self._section == WORST
            case "remove":
                return self._section in (WORST, METRICS, IDEAS)
        return True

    @on(RankedChosen)
    def open_row(self, event: RankedChosen) -> None:
        """Open what the row leads to."""
        event.stop()
        kind, key = split_target(event.uid)
        if kind == LINT.rstrip(":"):
            self._go_to_problem(event.uid)
        elif kind == Metric.kind and (metric := self.desk.view.find(Metric, key)):
            self._edit_metric(metric)
        elif self._section == IDEAS:
            self.action_write()
        elif group := self.cursor.group:
            self.app.push_screen(ShowText(_(group.first.kind.label), detail_of(self.situation, group)))
        elif (touchpoint := self.cursor.touchpoint) and (point := self.situation.summary.by_uid.get(touchpoint.uid)):
            self.app.push_screen(ShowText(_("Touchpoint"), "\n".join(touchpoint_lines(self.situation, point))))

    def _go_to_problem(self, key: str) -> None:
        """Look at the phase where a problem is mended, and at the record there."""
        if problem := problem_of(self.desk, key):
            screen = self.screen
            self.desk.look(phase=problem.place.phase, journey=problem.journey)
            # The screen puts the other body in by a call of its own, which this one follows.
            screen.call_later(show_problem, screen, problem)

    @work(exclusive=True, group="dialog")
    async def action_improve(self) -> None:
        """Make an improvement from the findings under the cursor."""
        if group := self.cursor.group:
            asking = Asking(self)
            self._store(
                asking, await asking.improvement(self.situation, group), _("The improvement waits for priorities.")
            )
        else:
            self.desk.says(_("Put the cursor on a finding first."))

    def _store(self, asking: Asking, draft: Draft | None, done: str = "") -> bool:
        if not self.desk.submit(draft):
            return False
        asking.forget_text()
        self.show(())
        if done:
            self.desk.says(done)
        return True

    @work(exclusive=True, group="dialog")
    async def action_add(self) -> None:
        """Add a finding of the team's own, or an indicator."""
        asking = Asking(self)
        if self._section == METRICS:
            before = set(self.desk.view.all(Metric))
            if self._store(asking, await asking.new_metric()):
                added = next((m for uid, m in self.desk.view.all(Metric).items() if uid not in before), None)
                if added is not None:
                    self.rows.reveal(target_of(Metric.kind, added.uid))
                    self._edit_metric(added)
            return
        about = self.cursor.touchpoint
        self._store(asking, await asking.own_finding(self.situation, about.uid if about else None))

    @work(exclusive=True, group="metric")
    async def _edit_metric(self, metric: Metric) -> None:
        """Edit one part of an indicator after the other, until Esc."""
        asking = Asking(self)
        while draft := await asking.metric_field(metric):
            self._store(asking, draft)
            metric = self.desk.view.find(Metric, metric.uid) or metric

    @work(exclusive=True, group="dialog")
    async def action_edit(self) -> None:
        """Say the finding in the team's own words."""
        if group := self.cursor.group:
            asking = Asking(self)
            self._store(asking, await asking.words_on(self.situation, group.first))

    def action_dismiss(self) -> None:
        """Put the findings under the cursor aside, or bring one back."""
        group = self.cursor.group
        if group is None:
            return
        journey, new_uid = self.situation.journey or "", self.desk.new_uid
        act = acts.bring_back if group.first.is_dismissed else acts.dismiss
        draft = act(journey, (group.first, *group.others), new_uid=new_uid)
        if self.desk.submit(draft):
            self.show(())

    def action_rank(self, by: int) -> None:
        """Move the findings under the cursor up or down."""
        group = self.cursor.group
        standing = [g for g in groups_of(self.situation) if not g.first.kind.is_success]
        place = next((n for n, g in enumerate(standing) if group and g.first.key == group.first.key), None)
        if place is None:
            return
        draft = acts.rank_by_hand(self.situation.journey or "", standing, place, by, new_uid=self.desk.new_uid)
        if self.desk.submit(draft):
            self.show(())

    def action_meets(self, answer: str) -> None:
        """Say whether the touchpoint is what the customer expects."""
        if touchpoint := self.cursor.touchpoint:
            self._judge(set_fields(touchpoint, N_("Judge the expectation"), meets_expectation=MeetsExpectation(answer)))

    def action_attention(self) -> None:
        """Say that the touchpoint needs attention, or no longer does."""
        if touchpoint := self.cursor.touchpoint:
            self._judge(set_fields(touchpoint, N_("Ask for attention"), needs_attention=not touchpoint.needs_attention))

    def _judge(self, draft: Draft) -> None:
        if self.desk.submit(draft):
            self.show(())

    @work(exclusive=True, group="dialog")
    async def action_judge_channel(self) -> None:
        """Judge the channel of the touchpoint under the cursor."""
        if touchpoint := self.cursor.touchpoint:
            asking = Asking(self)
            self._store(asking, await asking.channel_fit(touchpoint))

    def action_remove(self) -> None:
        """Remove a finding of one's own, an idea or an indicator."""
        kind, key = split_target(self.rows.current)
        record: Record | None = None
        if kind == FINDING and key.startswith(OWN_PREFIX):
            record = self.desk.view.find(Finding, key.removeprefix(OWN_PREFIX))
        elif kind in (Metric.kind, Improvement.kind):
            record = self.desk.view.lookup(kind, key)
        if record is None:
            self.desk.says(_("What the map shows goes when the map changes; d puts it aside."))
        elif self.desk.submit(take_out(record)):
            self.show(())

    @work(exclusive=True, group="dialog")
    async def action_open_silence(self) -> None:
        """Open the silent writing of ideas for the worst findings."""
        sought = sought_for(self.situation)
        if not sought:
            self.desk.says(_("There is no finding to write ideas for yet."))
            return
        await silence.begin(self.app, self.desk, ActivityKind.IDEAS, [finding.key for finding in sought])
        self.show(())

    @work(exclusive=True, group="dialog")
    async def action_reveal(self) -> None:
        """Show everybody the ideas that were written silently."""
        await silence.reveal_task(self.app, self.desk)
        self.show(())

    def action_write(self) -> None:
        """Write ideas for the finding under the cursor."""
        key = self.cursor.finding
        if not key:
            self.desk.says(_("There is no finding to write ideas for yet."))
            return
        self._writing_for = key
        self.line.display = True
        self.line.placeholder = silent_guide("ideas").entry.in_(language())
        sentence = next((f.sentence for f in sought_for(self.situation) if f.key == key), "")
        self.line.border_title = plain(sentence)
        if kept := self.desk.kept_text(f"ideas:{key}"):
            self.line.restore(kept.text)
        self.line.focus()

    @on(LineTyping)
    def keep_line(self, event: LineTyping) -> None:
        """Keep the unfinished idea."""
        event.stop()
        self.desk.keep_text(f"ideas:{self._writing_for}", event.text)

    @on(LineSubmitted)
    def write_line(self, event: LineSubmitted) -> None:
        """Store an idea, and stay for the next one."""
        event.stop()
        situation, desk = self.situation, self.desk
        found = [f for f in findings(situation.workshop, situation.summary) if f.key == self._writing_for]
        activity = open_ideas(desk.view, situation.journey or "")
        draft = acts.write_idea(
            situation.journey or "", event.text, found, viewer=desk.room.viewer, activity=activity, new_uid=desk.new_uid
        )
        if desk.submit(draft):
            desk.drop_text(f"ideas:{self._writing_for}")
            self.show(())
        else:
            self.line.put_back(event.text)

    @on(LineRecall)
    def leave_line(self, event: LineRecall) -> None:
        """Go back to the rows."""
        event.stop()
        self.focus_first()

    def on_key(self, event: events.Key) -> None:
        """Step back from the line to the rows."""
        if event.key == "escape" and self.line.has_focus:
            event.stop()
            self.line.display = False
            self.focus_first()

    @work(exclusive=True, group="dialog")
    async def action_merge(self) -> None:
        """Merge the idea under the cursor with one that says the same."""
        idea = self.cursor.idea
        if idea is None:
            self.desk.says(_("Put the cursor on an idea first."))
            return
        asking = Asking(self)
        self._store(asking, await asking.look_alike(idea, self.cursor.other_ideas))
