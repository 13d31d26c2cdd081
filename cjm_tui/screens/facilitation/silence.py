"""Silent activities from the facilitator's side: open one with its timer, reveal it, hide it again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import App

from cjm_tui.data import silent_guide
from cjm_tui.domain.acts import facilitation, priorities
from cjm_tui.domain.analysis.findings import worst
from cjm_tui.domain.analysis.readiness import lacks
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.choices import ActionStatus, ActivityKind, Phase, Role
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.judgement import Ballot
from cjm_tui.domain.persona import called
from cjm_tui.domain.silent_task import PHASE_OF, Task, kind_of, last_revealed, open_task
from cjm_tui.i18n import _, language, ngettext
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.dialogs import Choose, Confirm, Entry

_HIDE, _REVEAL, _CALL_OFF = "hide", "reveal", "call-off"
_FINDINGS = 5
"""Ideas are sought against so many of the worst findings."""


async def choose_silence(app: App[Any], desk: Desk) -> None:
    """Offer the silent activities, the phase's own first; while one is open, offer to end it."""
    if (task := open_task(desk.view)) is not None:
        await _end(app, desk, task)
        return
    phase = desk.sight.phase
    kinds = sorted(ActivityKind, key=lambda kind: PHASE_OF[kind] is not phase)
    entries = [Entry(kind.value, _title(kind), detail=_detail(kind)) for kind in kinds]
    again = last_revealed(desk.view, phase)
    if again is not None:
        entries.append(Entry(_HIDE, _("Hide again"), detail=_title(again.what)))
    chosen = await app.push_screen_wait(
        Choose(_("What does everybody do in silence?"), entries, prompt=_("Nobody sees the others' until you reveal."))
    )
    if chosen == _HIDE and again is not None:
        desk.submit(facilitation.hide_again(again))
    elif chosen is not None:
        await begin(app, desk, ActivityKind(chosen))


async def begin(app: App[Any], desk: Desk, kind: ActivityKind, subjects: Sequence[str] | None = None) -> None:
    """Read out what is going to happen, then open the activity, about the usual subjects or others, with its timer."""
    lacking = _lacking(desk, kind)
    if lacking:
        desk.says(lacking, "warning")
        return
    words, name, feminine = silent_guide(kind), *called(desk.persona)
    subjects = subjects_for(desk, kind) if subjects is None else subjects
    asked = [p for p in desk.attendance.here if not p.role.startswith("facil")]
    moves = desk.view.about.phase is not PHASE_OF[kind] and desk.room.viewer.role is Role.FACILITATOR
    consequences = [
        *(_moving(desk, PHASE_OF[kind]) if moves else []),
        _("The timer starts with {n} min.").format(n=words.minutes),
        *([_about(kind, len(subjects))] if subjects else []),
        *(
            [ngettext("{n} other person is here.", "{n} other people are here.", len(asked)).format(n=len(asked))]
            if asked
            else []
        ),
    ]
    dialog = Confirm(
        words.title.in_(language()), words.say.about(name, language(), feminine=feminine), consequences=consequences,
        verb=_("Begin"), ready=True,
    )  # fmt: skip
    if await app.push_screen_wait(dialog):
        at = desk.room.now()
        if moves and not desk.submit(facilitation.move_room(desk.view, PHASE_OF[kind], at)):
            return
        started = facilitation.start_timer(desk.view, words.minutes, at, timer_label(desk, kind))
        if desk.submit(_opening(desk, kind, subjects) + started):
            desk.look(phase=PHASE_OF[kind])


async def _end(app: App[Any], desk: Desk, task: Task) -> None:
    """Offer to reveal what is open, or to call it off while nobody has given anything: nothing typed is thrown away."""
    is_empty = not desk.room.contributors(task.uid)
    entries = [
        Entry(_REVEAL, _("Close the ballot") if isinstance(task, Ballot) else _("Reveal"), detail=_title(kind_of(task)))
    ]
    if is_empty:
        entries.append(Entry(_CALL_OFF, _("Call it off"), detail=_("nobody has given anything yet")))
    chosen = await app.push_screen_wait(Choose(_("A silent activity is open."), entries))
    if chosen == _REVEAL:
        await reveal_task(app, desk)
    elif chosen == _CALL_OFF and not desk.room.contributors(task.uid):
        dropped = priorities.discard_ballot(task) if isinstance(task, Ballot) else facilitation.call_off(task)
        if desk.submit(dropped + facilitation.end_timer_of(desk.view, timer_label(desk, kind_of(task)))):
            desk.says(_("Called off; nobody had given anything."))


async def reveal_task(app: App[Any], desk: Desk) -> None:
    """Reveal the open activity, or close the open ballot, after saying who has not finished."""
    desk.catch_up()
    task = open_task(desk.view)
    if task is None:
        desk.says(_("No silent activity is open: S opens one."))
        return
    written = sum(desk.room.contributions(task.uid).values())
    dialog = Confirm(
        _("Close the ballot?") if isinstance(task, Ballot) else _("Reveal “{title}”?").format(title=_title(task.what)),
        consequences=[
            ngettext("{n} entry so far.", "{n} entries so far.", written).format(n=written),
            *not_ready_lines(desk, task),
        ],
        verb=_("Close it") if isinstance(task, Ballot) else _("Reveal"),
        ready=True,
    )
    if await app.push_screen_wait(dialog) and desk.submit(revealing(desk, task)):
        if desk.view.about.phase is PHASE_OF[kind_of(task)]:
            desk.look(phase=PHASE_OF[kind_of(task)])
        desk.says(silent_guide(kind_of(task)).after.in_(language()))


def revealing(desk: Desk, task: Task) -> Draft:
    """Return the draft that shows everybody what was done, and ends its timer."""
    at = desk.room.now()
    if isinstance(task, Ballot):
        shown = priorities.close_ballot(desk.view, task, at)
    else:
        shown = facilitation.reveal(task, at)
    return shown + facilitation.end_timer_of(desk.view, timer_label(desk, kind_of(task)))


def not_ready_lines(desk: Desk, task: Task) -> list[str]:
    """Say who has not finished: by name, or as a count on a screen that is shown to the room."""
    waiting = desk.attendance.not_ready(task)
    if not waiting:
        return [_("Everybody here is done.")] if desk.attendance.asked(task) else []
    if desk.hides_names:
        return [ngettext("{n} person is not done.", "{n} people are not done.", len(waiting)).format(n=len(waiting))]
    return [_("Not done: {names}.").format(names=", ".join(p.display_name for p in waiting))]


def subjects_for(desk: Desk, kind: ActivityKind) -> Sequence[str]:
    """Return what the activity is about by default: key touchpoints, the worst findings, the improvements."""
    view, journey, persona = desk.view, desk.journey, desk.persona
    if journey is None:
        return ()
    match kind:
        case ActivityKind.READINGS:
            points = view.touchpoints(journey.uid)
            return [t.uid for t in points if t.key] or [t.uid for t in points]
        case ActivityKind.IDEAS:
            summary = summarise(view, journey.uid, persona.uid if persona else None)
            return [finding.key for finding in worst(view, summary, _FINDINGS)]
        case ActivityKind.ESTIMATES | ActivityKind.BALLOT:
            return [i.uid for i in view.improvements if i.status in (ActionStatus.IDEA, ActionStatus.PLANNED)]
        case _:
            return ()


def timer_label(desk: Desk, kind: ActivityKind) -> str:
    """Return what the timer is called while the activity has it, in the workshop's language."""
    return silent_guide(kind).title.in_(desk.view.about.language)


def _opening(desk: Desk, kind: ActivityKind, subjects: Sequence[str]) -> Draft:
    view, at = desk.view, desk.room.now()
    if kind is ActivityKind.BALLOT:
        return priorities.open_ballot(view, list(subjects), at, new_uid=desk.new_uid)
    return facilitation.open_activity(
        view, kind, at=at, new_uid=desk.new_uid, subjects=subjects,
        journey=desk.journey.uid if desk.journey else None, persona=desk.persona.uid if desk.persona else None,
    )  # fmt: skip


def _moving(desk: Desk, phase: Phase) -> list[str]:
    """Say that everybody goes along to the phase of the activity, and what that leaves behind."""
    going = _("The room moves to {phase}.").format(phase=_(phase.label))
    return [going, *(lack.sentence for lack in lacks(desk.view, phase))]


def _lacking(desk: Desk, kind: ActivityKind) -> str:
    if desk.journey is None:
        return _("There is no journey yet: the first phase makes one.")
    if kind is ActivityKind.READINGS and desk.persona is None:
        return _("There is no persona yet: the second phase makes them.")
    if kind is ActivityKind.READINGS and not desk.view.touchpoints(desk.journey.uid):
        return _("There is no touchpoint to rate yet.")
    if PHASE_OF[kind] is Phase.PRIORITIES and not subjects_for(desk, kind):
        return _("There is no improvement yet: write ideas first.")
    return ""


def _about(kind: ActivityKind, count: int) -> str:
    match kind:
        case ActivityKind.READINGS:
            return ngettext("It is about {n} touchpoint.", "It is about {n} touchpoints.", count).format(n=count)
        case ActivityKind.IDEAS:
            return ngettext("It is about {n} finding.", "It is about the {n} worst findings.", count).format(n=count)
        case _:
            return ngettext("It is about {n} improvement.", "It is about {n} improvements.", count).format(n=count)


def _title(kind: ActivityKind) -> str:
    return silent_guide(kind).title.in_(language())


def _detail(kind: ActivityKind) -> str:
    return f"{silent_guide(kind).minutes} min · {_(PHASE_OF[kind].label)}"
