"""The body of the actions phase: the ranked list as a plan that somebody owns, and the way to close and reopen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.getters import query_one
from textual.widget import Widget

from cjm_tui.data import DataFileError, agenda
from cjm_tui.domain.acts import actions, facilitation, records
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.analysis.ranking import rank_improvements
from cjm_tui.domain.analysis.rounds import treated_touchpoints
from cjm_tui.domain.choices import ActionStatus, ActivityKind, Phase, Role
from cjm_tui.domain.dates import format_date, parse_date
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.setting import About
from cjm_tui.i18n import N_, _, language, ngettext
from cjm_tui.room.founding import own_agendas
from cjm_tui.screens.actions.keys import KEYS
from cjm_tui.screens.actions.plan_line import PlanLine, PlanView
from cjm_tui.screens.actions.plan_values import LACKING, plan_rows
from cjm_tui.screens.closing.closing import Closing
from cjm_tui.screens.facilitation import silence
from cjm_tui.screens.improvements.body import ImprovementsBody
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.dialogs import AskText, Choose, Entry
from cjm_tui.widgets.ranked_list import RankedChosen, RankedList
from cjm_tui.widgets.themes import glyphs_of

_ON_ONE = {"name_owner", "set_due", "say_how", "next_status", "accept", "measure"}
"""Actions on the improvement in focus; they work on its sheet too."""
_OF_THE_ROOM = {"close_workshop", "reopen", "rate_again"}
OTHER = "other"
FOLLOW_UP = "followup-60"
"""Key of the agenda that a later round is offered."""


class ActionsBody(ImprovementsBody):
    """The plan: what, how, who, when and how far; and the end of the workshop."""

    phase: ClassVar[Phase] = Phase.ACTIONS
    BINDING_GROUP_TITLE = N_("Actions")
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    line = query_one(PlanLine)
    plan = query_one(RankedList)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.by_due = False

    def overview(self) -> Iterable[Widget]:
        """Yield the lines on the plan, and the plan."""
        yield PlanLine()
        yield RankedList(empty=_("No improvement yet. Press a to write the first."))

    @property
    def current(self) -> str:
        """The uid of the improvement under the cursor."""
        return self.plan.current

    def point_at(self, uid: str) -> None:
        """Put the cursor on an improvement."""
        self.plan.reveal(uid)

    def focus_overview(self) -> None:
        """Give the keys to the plan."""
        self.plan.focus()

    @property
    def ranked(self) -> list[Improvement]:
        """The improvements in their order of priority."""
        return [entry.improvement for entry in rank_improvements(self.desk.view)]

    def show_overview(self) -> None:
        """Bring the plan to the view."""
        today = self.desk.room.now().date()
        planned = self.ranked
        rows = plan_rows(self.desk.view, planned, today, glyphs_of(self), by_due=self.by_due)
        self.plan.show((_("who"), _("when")), rows, heading=_("what"))
        self.line.view = self._plan_view(planned)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done here and now."""
        is_closed = self.desk.view.about.closed_at is not None
        if action in _OF_THE_ROOM and self.desk.room.viewer.role is not Role.FACILITATOR:
            return False
        match action:
            case "close_workshop":
                return not is_closed and not self.opened
            case "reopen":
                return is_closed and not self.opened
            case "rate_again":
                return not is_closed and self.desk.view.about.round > 1 and not self.opened
            case "toggle_order":
                return not self.opened and self.here is not None
            case _ if action in _ON_ONE:
                return self.may_write and self.here is not None
        return super().check_action(action, parameters)

    @on(RankedChosen)
    def open_chosen(self, event: RankedChosen) -> None:
        """Open the improvement that was chosen."""
        event.stop()
        self.open_sheet(event.uid)

    @work(exclusive=True, group="dialog")
    async def action_name_owner(self) -> None:
        """Ask who takes it: somebody in the room, or another name."""
        improvement = self.here
        if improvement is None:
            return
        people = [p for p in self.desk.view.participants if p.role is not Role.OBSERVER]
        if len(people) > 1:
            entries = [Entry(p.display_name, p.display_name, detail=p.job) for p in people]
            entries.append(Entry(OTHER, _("Somebody else"), detail=_("type the name")))
            chosen = await self.app.push_screen_wait(
                Choose(
                    _("Who takes it?"),
                    entries,
                    prompt=improvement.title,
                    current=improvement.owner,
                    new=_("somebody else"),
                )
            )
            if chosen is None:
                return
            if chosen != OTHER:
                self._do(actions.assign(improvement, chosen))
                return
        owner = await self._ask(improvement, "owner", _("Who takes it?"), improvement.owner)
        if owner is not None:
            self._do(actions.assign(improvement, owner))

    @work(exclusive=True, group="dialog")
    async def action_set_due(self) -> None:
        """Ask for the date."""
        improvement = self.here
        if improvement is None:
            return
        typed, hint = format_date(improvement.due, language()), _("12/24, 2026-12-24 or +14 (days).")
        while True:
            answer = await self._ask(improvement, "due", _("By when?"), typed, hint=hint)
            if answer is None:
                return
            try:
                due = parse_date(answer, self.desk.room.now().date(), language())
            except ValueError:
                typed, hint = answer, _("That is no date. {forms}").format(forms=hint)
                continue
            self._do(actions.set_due(improvement, due))
            return

    @work(exclusive=True, group="dialog")
    async def action_say_how(self) -> None:
        """Ask how it is done."""
        improvement = self.here
        if improvement is None:
            return
        how = await self._ask(improvement, "how", _("How do we go about it?"), improvement.how, multiline=True)
        if how is not None:
            base = {"how": improvement.how}
            self._do(records.set_fields(improvement, N_("Write how"), base=base, how=how))

    @work(exclusive=True, group="dialog")
    async def action_measure(self) -> None:
        """Ask for the indicator, where it stands, where it shall be, and once it is done what was measured."""
        improvement = self.here
        if improvement is None:
            return
        questions = {
            "indicator": _("Which figure will tell that it worked?"),
            "baseline": _("Where does it stand today?"),
            "target": _("Where should it be?"),
        }
        if improvement.status in actions.FINISHED:
            questions["result"] = _("What was measured?")
        written: dict[str, str] = {}
        for field, question in questions.items():
            answer = await self._ask(improvement, field, question, getattr(improvement, field))
            if answer is None:
                break
            written[field] = answer
        if written:
            self._do(actions.measure(improvement, **written))

    def action_next_status(self) -> None:
        """Move the improvement on."""
        if improvement := self.here:
            self._do(actions.next_status(improvement))

    def action_accept(self) -> None:
        """Note whether the owner has said yes."""
        improvement = self.here
        if improvement is None:
            return
        if not improvement.owner:
            self.desk.says(_("Nobody owns it yet: w names who takes it."))
        else:
            self._do(actions.accept(improvement, not improvement.owner_accepted))

    def action_toggle_order(self) -> None:
        """List by date, or by rank."""
        self.by_due = not self.by_due
        self.show_overview()
        self.desk.says(_("Listed by date.") if self.by_due else _("Listed by rank."))

    @work(exclusive=True, group="dialog")
    async def action_close_workshop(self) -> None:
        """Close the workshop: read back, takeaways, review date, files."""
        await Closing(self).run(self.ranked)
        self.show(())

    @work(exclusive=True, group="dialog")
    async def action_reopen(self) -> None:
        """Begin a new round."""
        desk, about = self.desk, self.desk.view.about
        try:
            follow_up = agenda(FOLLOW_UP, own_agendas())
        except DataFileError as broken:
            desk.says(str(broken), "warning")
            follow_up = agenda(FOLLOW_UP)
        name = follow_up.name.in_(language())
        again = _("The treated touchpoints are rated again, and the rounds compared.")
        entries = [
            Entry(
                FOLLOW_UP, _("With the agenda “{name}”, {n} min").format(name=name, n=follow_up.minutes), detail=again
            ),
            Entry(
                about.agenda,
                _("With the same agenda again"),
                detail=_("{n} min").format(n=sum(item.minutes for item in desk.view.agenda)),
            ),
        ]
        prompt = _("It begins with the last actions: how far is each? Nothing of the earlier rounds is lost.")
        question = _("Reopen as round {n}?").format(n=about.round + 1)
        chosen = await self.app.push_screen_wait(Choose(question, entries[: 1 + bool(desk.view.agenda)], prompt=prompt))
        if chosen is None:
            return
        planned = follow_up if chosen == FOLLOW_UP else None
        if self._do(facilitation.reopen(desk.view, desk.room.now(), desk.new_uid, planned)):
            self.focus_overview()

    @work(exclusive=True, group="dialog")
    async def action_rate_again(self) -> None:
        """Open a silent rating over what was treated; the room goes along."""
        desk = self.desk
        journey, persona = desk.journey, desk.persona
        treated = treated_touchpoints(desk.view, journey.uid) if journey else []
        if journey is None or persona is None or not treated:
            desk.says(
                _("No action that is under way or done names a touchpoint of this journey yet: s sets the status.")
            )
            return
        await silence.begin(self.app, desk, ActivityKind.READINGS, [touchpoint.uid for touchpoint in treated])

    def go_to(self, place: Place) -> bool:
        """Go to an improvement's field, or to the part of the closing that is missing."""
        if place.kind in (About.kind, "notes"):
            if self.check_action("close_workshop", ()):
                self.action_close_workshop()
                return True
            return False
        return super().go_to(place)

    async def _ask(
        self, improvement: Improvement, field: str, question: str, stored: str, *, hint: str = "",
        multiline: bool = False,
    ) -> str | None:  # fmt: skip
        """Ask for a field's text; what was half typed is kept where the sheet keeps it too."""
        place = f"{Improvement.kind}:{improvement.uid}:{field}"
        kept = self.desk.kept_text(place)
        keep: Callable[[str], None] = lambda text: self.desk.keep_text(place, text, stored)  # noqa: E731
        answer: str | None = await self.app.push_screen_wait(
            AskText(question, prompt=improvement.title, initial=kept.text if kept else stored, hint=hint,
                    multiline=multiline, drafted=keep)
        )  # fmt: skip
        if answer is None:
            self.desk.drop_text(place)
        else:
            self.desk.drop_when_stored(place)
        return answer

    def _do(self, draft: Draft | None) -> bool:
        done = draft is not None and self.desk.submit(draft) is not None
        if done:
            self.show(())
        return done

    def _plan_view(self, planned: Sequence[Improvement]) -> PlanView:
        view = self.desk.view
        complete = [i for i in planned if not actions.lacks(i)]
        summary = _("{done} of {all} are complete").format(done=len(complete), all=len(planned))
        lacking = []
        for field, word in LACKING.items():
            if missing := sum(field in actions.lacks(i) for i in planned):
                lacking.append(_("{n} without {what}").format(n=missing, what=_(word)))
        waiting = sum(bool(i.owner) and not i.owner_accepted for i in planned)
        if waiting:
            lacking.append(ngettext("{n} owner to ask", "{n} owners to ask", waiting).format(n=waiting))
        return PlanView(
            summary if planned else "",
            ", ".join(lacking),
            self._standing(planned),
            is_closed=view.about.closed_at is not None,
        )

    def _standing(self, planned: Sequence[Improvement]) -> str:
        about = self.desk.view.about
        if about.closed_at is not None:
            closed = format_date(about.closed_at.astimezone().date(), language())
            words = _("Round {n} was closed on {day}").format(n=about.round, day=closed)
            if about.review_on:
                words += _("; review on {day}").format(day=format_date(about.review_on, language()))
            return f"{words}. " + _("r reopens it.") if self.desk.room.viewer.role is Role.FACILITATOR else f"{words}."
        if about.round > 1:
            open_now = sum(i.status in (ActionStatus.PLANNED, ActionStatus.DOING) for i in planned)
            if open_now:
                return _("Round {n}: s says how far each action is, i what was measured.").format(n=about.round)
            return _("Round {n}: f rates the treated touchpoints again, C compares the rounds.").format(n=about.round)
        return ""
