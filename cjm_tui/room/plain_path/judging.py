"""What one person feels, estimates and votes for, as lines: one's own while the room is silent, else the room's."""

from __future__ import annotations

import re

from cjm_tui.domain.acts import contributing, priorities, rating
from cjm_tui.domain.choices import ActivityKind
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.judgement import Vote
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.silent_task import open_task, own_entries
from cjm_tui.domain.text import clean
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.inbound.feelings import folded
from cjm_tui.i18n import _
from cjm_tui.room.plain_path.line import Addition, Line
from cjm_tui.room.plain_path.named import Unclear, improvement_named, journey_named, persona_named, touchpoint_named
from cjm_tui.room.room import Room

_VALUE = re.compile(r"[+−-]?[012]")
_SCORE = re.compile(r"[1-5]")


def reading(room: Room, line: Line) -> Addition:
    """Rate a touchpoint from −2 to +2, or by a word for the feeling: `Opens a ticket: -1`."""
    view = room.view
    name, text = _about(line.touchpoint, line.text)
    touchpoint = touchpoint_named(view, name, line.journey)
    journey = journey_named(view, touchpoint.journey)
    persona = persona_named(view, line.persona, journey)
    valence, word = _feeling(view, text)
    activity = rating.readings_activity(view, journey.uid, persona.uid)
    draft: Draft | None = None
    if activity is not None and (not room.viewer.facilitates or rating.open_rating(view, journey.uid, persona.uid)):
        draft = rating.rate(
            view, room.viewer, activity, touchpoint.uid, persona.uid, valence, new_uid=room.new_uid, word=word
        )
        if draft is None:
            raise Unclear(_("After the reveal what was given stands."))
    elif room.viewer.facilitates:
        draft = rating.agree(view, touchpoint.uid, persona.uid, valence, new_uid=room.new_uid, word=word)
    else:
        raise Unclear(_("Nobody is asked for emotions yet: whoever facilitates opens them."))
    return Addition(draft, draft.edits[0].uid)


def estimate(room: Room, line: Line) -> Addition:
    """Estimate impact and effort, 1 to 5 each: `Call back: 4 2`."""
    view = room.view
    name, text = _about(line.improvement, line.text)
    improvement = improvement_named(view, name)
    scores = [int(score) for score in _SCORE.findall(text)]
    if len(scores) != 2 or _SCORE.sub("", text).strip(" ,;/"):
        raise Unclear(
            _("“{text}” is no estimate: write impact and effort, 1 to 5 each, such as 4 2.").format(text=text)
        )
    impact, effort = scores
    task = open_task(view)
    if isinstance(task, Activity) and task.what is ActivityKind.ESTIMATES:
        draft = contributing.estimate(room.viewer, task, improvement.uid, impact, effort, new_uid=room.new_uid)
    elif room.viewer.facilitates:
        draft = priorities.agree_on(improvement, impact=impact, effort=effort)
    else:
        raise Unclear(_("Nobody is asked for estimates yet: whoever facilitates opens them."))
    return Addition(draft, draft.edits[0].uid)


def vote(room: Room, line: Line) -> Addition:
    """Put a vote on an improvement, or several: `Call back` or `Call back: 2`."""
    view, ballot = room.view, priorities.open_now(room.view)
    if ballot is None:
        raise Unclear(_("No ballot is open: whoever facilitates opens one."))
    name, text = _about(line.improvement, line.text) if line.improvement else _counted(line.text)
    if not re.fullmatch(r"[1-8]", text):
        raise Unclear(_("“{text}” is no number of votes.").format(text=text))
    improvement = improvement_named(view, name)
    cast = {v.improvement: v.dots for v in own_entries(view, ballot, room.viewer) if isinstance(v, Vote)}
    dots = cast.get(improvement.uid, 0) + int(text)
    draft = contributing.vote(view, room.viewer, ballot, improvement.uid, dots, new_uid=room.new_uid)
    left = contributing.votes_left(view, room.viewer, ballot, improvement.uid)
    if draft is None or int(text) > left:
        raise Unclear(_("That is more votes than the ballot gives you."))
    return Addition(draft, draft.edits[0].uid)


def _about(named: str, text: str) -> tuple[str, str]:
    """Return what a line is about and what it says: `name: value`, or the value alone where the name is given."""
    if named:
        return named, text
    name, colon, value = text.rpartition("\t" if "\t" in text else ":")
    if not colon:
        raise Unclear(_("Say what it is about and what you give it: “name: value”."))
    return name.strip(), value.strip()


def _counted(text: str) -> tuple[str, str]:
    name, colon, count = text.rpartition(":")
    return (name.strip(), count.strip()) if colon and count.strip().isdigit() else (text, "1")


def _feeling(workshop: Workshop, text: str) -> tuple[int, str]:
    """Return the valence that a number from −2 to +2 or a word of the workshop says, and the word."""
    if _VALUE.fullmatch(text):
        return int(text.replace("−", "-")), ""
    wanted = folded(clean(text).strip())
    for vocable in workshop.vocables:
        if wanted in (folded(vocable.title), folded(vocable.feminine)):
            return vocable.valence, text.strip()
    words = ", ".join(v.title for v in workshop.vocables if v.shown)
    raise Unclear(
        _("“{text}” is no emotion: write −2 to +2, or a word such as {words}.").format(text=text, words=words)
    )
