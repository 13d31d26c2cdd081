"""Plotting touchpoints: writing, placing, merging and splitting them, and writing into the cells of the map."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cjm_tui.domain import lanes
from cjm_tui.domain.choices import NoteKind, TouchpointType
from cjm_tui.domain.edits import Draft, Edit, Fields, change, create, remove
from cjm_tui.domain.journey_map import Note, Touchpoint
from cjm_tui.domain.judgement import Reading
from cjm_tui.domain.scope import Channel
from cjm_tui.domain.setting import Department
from cjm_tui.domain.text import clean
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_

NewUid = Callable[[], str]

_TOKEN = re.compile(r"(?:^|\s)(?P<sign>[!+@])(?=\S)")


@dataclass(frozen=True)
class QuickLine:
    """A typed line taken apart: `Calls the desk !waits too long +friendly @phone`."""

    title: str
    pains: tuple[str, ...] = ()
    gains: tuple[str, ...] = ()
    channel: str = ""


def parse_quick_line(line: str) -> QuickLine:
    """Return the title and what `!pain`, `+gain` and `@channel` after it say; each runs to the next sign."""
    line = clean(line).strip()
    marks = list(_TOKEN.finditer(line))
    title = line[: marks[0].start()].strip() if marks else line
    if not title or not marks:
        return QuickLine(line)
    found: dict[str, list[str]] = {"!": [], "+": [], "@": []}
    ends = [m.start() for m in marks[1:]] + [len(line)]
    for mark, end in zip(marks, ends, strict=True):
        found[mark["sign"]].append(line[mark.end() : end].strip())
    return QuickLine(title, tuple(found["!"]), tuple(found["+"]), found["@"][-1] if found["@"] else "")


def add_marks(workshop: Workshop, touchpoint: Touchpoint, line: str, new_uid: NewUid) -> Draft | None:
    """Return the draft that adds a line of marks alone, `!pain +gain @channel`, to a touchpoint.

    None for a line that has a title of its own.
    """
    line = clean(line).strip()
    if _TOKEN.match(line) is None:
        return None
    quick = parse_quick_line(f"{touchpoint.title} {line}")
    edits, channel = _named_channel(workshop, quick.channel, new_uid)
    if channel:
        edits.append(change(touchpoint, channel=channel))
    return Draft(N_("Add notes"), (*edits, *_noted(touchpoint.uid, quick, new_uid)))


def add_touchpoint(
    workshop: Workshop,
    journey: str,
    stage: str | None,
    line: str,
    new_uid: NewUid,
    *,
    place: str | None = None,
    uid: str = "",
    suggested_stage: str | None = None,
) -> Draft:
    """Return the draft that writes a touchpoint from a typed line into a stage (None: into the bucket)."""
    quick = parse_quick_line(line)
    uid = uid or new_uid()
    fields: dict[str, object] = {"suggested_stage": suggested_stage} if suggested_stage else {}
    edits, channel = _named_channel(workshop, quick.channel, new_uid)
    if channel:
        fields["channel"] = channel
    columns = workshop.columns_of(journey)
    written = create(Touchpoint, uid, journey=columns, stage=stage, title=quick.title, place=place, **fields)
    return Draft(N_("Add touchpoint"), (*edits, written, *_noted(uid, quick, new_uid)))


def write_cell(
    workshop: Workshop, touchpoint: Touchpoint, lane: str, text: str, new_uid: NewUid, *, base: str = ""
) -> Draft:
    """Return the draft that gives a cell of the map a new text.

    A note lane takes one note a line. A channel or department that nobody has named yet is added to the vocabulary.

    Raises:
        ValueError: a waiting time that is no number of minutes.
    """
    label = N_("Edit map")
    if lane in lanes.NOTE_LANES:
        return Draft(label, tuple(_note_edits(workshop, touchpoint, lane, text, new_uid)))
    field = lanes.FIELD_LANES.get(lane)
    if field is None:
        own = {**touchpoint.own, lane: text}
        return Draft(label, (change(touchpoint, own={k: v for k, v in own.items() if v}),))
    if field == "channel":
        edits, uid = _named_channel(workshop, text, new_uid)
        return Draft(label, (*edits, change(touchpoint, channel=uid)))
    if field == "owner_department":
        edits, uid = _named_department(workshop, text, new_uid)
        return Draft(label, (*edits, change(touchpoint, owner_department=uid)))
    if field == "systems":
        return Draft(label, (change(touchpoint, systems=[line.strip() for line in text.split("\n") if line.strip()]),))
    if field == "duration_minutes":
        minutes = parse_minutes(text)
        kind = TouchpointType.WAIT if minutes and not touchpoint.duration_minutes else touchpoint.touchpoint_type
        return Draft(label, (change(touchpoint, duration_minutes=minutes, touchpoint_type=kind),))
    written: Fields = {field: text}
    return Draft(label, (change(touchpoint, base={field: base}, **written),))


def parse_minutes(text: str) -> int | None:
    """Return the minutes that a text such as `90`, `1h30`, `2 h`, `3 d` or `45 min` names; None where it is empty.

    Raises:
        ValueError: it is no duration.
    """
    text = text.strip().casefold().replace(",", ".")
    if not text:
        return None
    found = re.fullmatch(
        r"(?:(?P<d>\d+(?:\.\d+)?)\s*d[^\W\d]*)?\s*"
        r"(?:(?P<h>\d+(?:\.\d+)?)\s*h[^\W\d]*)?\s*"
        r"(?:(?P<m>\d+)\s*(?:m[^\W\d]*)?)?",
        text,
    )
    if not found or not any(found.groupdict().values()):
        raise ValueError(text)
    days, hours, minutes = (float(found[part] or 0) for part in "dhm")
    return round(days * 24 * 60 + hours * 60 + minutes)


def move_touchpoint(workshop: Workshop, touchpoint: Touchpoint, delta: int) -> Draft | None:
    """Return the draft that moves a touchpoint one place left (−1) or right (1), into the next stage at the edge."""
    stages = workshop.stages(touchpoint.journey)
    stage_at = next((i for i, s in enumerate(stages) if s.uid == touchpoint.stage), None)
    if stage_at is None:
        return None
    row = [t.uid for t in workshop.touchpoints(touchpoint.journey, touchpoint.stage)]
    here = row.index(touchpoint.uid)
    if 0 <= here + delta < len(row):
        row.pop(here)
        place = row[here + delta - 1] if here + delta else ""
        return Draft(N_("Move touchpoint"), (change(touchpoint, place=place),))
    if not 0 <= stage_at + delta < len(stages):
        return None
    return place_touchpoint(touchpoint, stages[stage_at + delta].uid, "" if delta > 0 else None)


def place_touchpoint(touchpoint: Touchpoint, stage: str | None, place: str | None = None) -> Draft:
    """Return the draft that puts a card into a stage (None: back into the bucket), after `place` (empty: first)."""
    return Draft(N_("Place touchpoint"), (change(touchpoint, stage=stage, set_aside=False, place=place),))


def set_aside(touchpoint: Touchpoint, aside: bool = True) -> Draft:
    """Return the draft that takes a card out of the sorting, or back in."""
    return Draft(N_("Set aside"), (change(touchpoint, set_aside=aside, stage=None),))


def merge(workshop: Workshop, kept: Touchpoint, other: Touchpoint) -> Draft:
    """Return the draft that makes one card of two: the other's texts are added to the kept one's.

    Both titles and both authors stay; notes, readings and what an improvement mends move to the kept one.
    """
    texts = {
        field: f"{getattr(kept, field)}\n{getattr(other, field)}".strip()
        for field in ("doing", "thinking", "experiencing", "perception", "motivation", "expectation", "decision")
        if getattr(other, field) and getattr(other, field) != getattr(kept, field)
    }
    missing = {
        field: getattr(other, field)
        for field in ("channel", "owner_department", "duration_minutes", "moment_of_truth", "mode")
        if getattr(kept, field) is None and getattr(other, field) is not None
    }
    titles = [*kept.merged_from, *other.merged_from]
    if other.title != kept.title:
        titles.insert(len(kept.merged_from), other.title)
    written: Fields = {**texts, **missing}
    if other.author and other.author not in kept.author.split():
        written["author"] = f"{kept.author} {other.author}".strip()
    edits = [change(kept, merged_from=titles, actors=[*kept.actors, *other.actors], **written)]
    edits += [change(note, touchpoint=kept.uid) for note in workshop.notes_on(other.uid)]
    edits += _moved_readings(workshop, kept, other)
    for improvement in workshop.improvements:
        if other.uid in improvement.touchpoints:
            mended = [kept.uid if uid == other.uid else uid for uid in improvement.touchpoints]
            edits.append(change(improvement, touchpoints=[*dict.fromkeys(mended)]))
    return Draft(N_("Merge touchpoints"), (*edits, remove(other)))


def _moved_readings(workshop: Workshop, kept: Touchpoint, other: Touchpoint) -> list[Edit]:
    """Move the readings of those who have not rated the kept one; one person has one reading of a touchpoint."""
    taken = {_reader(reading) for reading in workshop.readings_on(kept.uid)}
    moved = [r for r in workshop.readings_on(other.uid) if _reader(r) not in taken]
    return [change(reading, touchpoint=kept.uid) for reading in moved]


def _reader(reading: Reading) -> tuple[object, ...]:
    return reading.round, reading.pass_number, reading.author, reading.persona


def split(touchpoint: Touchpoint, titles: Sequence[str], new_uid: NewUid) -> Draft:
    """Return the draft that makes several touchpoints of one: the first title stays on it, the others follow it."""
    edits = [change(touchpoint, title=titles[0])]
    place = touchpoint.uid
    for title in titles[1:]:
        uid = new_uid()
        edits.append(
            create(Touchpoint, uid, journey=touchpoint.journey, stage=touchpoint.stage, title=title, place=place,
                   channel=touchpoint.channel, owner_department=touchpoint.owner_department)
        )  # fmt: skip
        place = uid
    return Draft(N_("Split touchpoint"), tuple(edits))


def _note_edits(workshop: Workshop, touchpoint: Touchpoint, lane: str, text: str, new_uid: NewUid) -> list[Edit]:
    kind = lanes.NOTE_LANES[lane]
    wanted = [line.strip() for line in text.split("\n") if line.strip()]
    present = lanes.notes_in(workshop, touchpoint, lane)
    kept = [n for n in present if n.text in wanted]
    left = [n for n in present if n not in kept]
    fresh = list(wanted)
    for note in kept:
        if note.text in fresh:
            fresh.remove(note.text)
    edits: list[Edit] = []
    for line in fresh:
        if left:
            edits.append(change(left.pop(0), text=line))
        else:
            edits.append(create(Note, new_uid(), note_kind=kind, text=line, touchpoint=touchpoint.uid))
    return edits + [remove(note) for note in left]


def _named_channel(workshop: Workshop, title: str, new_uid: NewUid) -> tuple[list[Edit], str | None]:
    title = title.strip()
    if not title:
        return [], None
    known = _by_title(workshop.channels, title)
    if known is not None:
        return [], known
    uid = new_uid()
    return [create(Channel, uid, title=title)], uid


def _named_department(workshop: Workshop, title: str, new_uid: NewUid) -> tuple[list[Edit], str | None]:
    title = title.strip()
    if not title:
        return [], None
    known = _by_title(workshop.departments, title)
    if known is not None:
        return [], known
    uid = new_uid()
    return [create(Department, uid, title=title)], uid


def _by_title(records: Sequence[Channel] | Sequence[Department], title: str) -> str | None:
    """Return the record that a typed name means: the same without regard to case, else the only one that begins so."""
    wanted = title.casefold()
    exact = [r.uid for r in records if r.title.casefold() == wanted]
    beginning = [r.uid for r in records if r.title.casefold().startswith(wanted)]
    return exact[0] if exact else beginning[0] if len(beginning) == 1 else None


def _noted(touchpoint: str, quick: QuickLine, new_uid: NewUid) -> list[Edit]:
    """Return the notes that a line's marks make on a touchpoint."""
    notes = [*((NoteKind.PAIN, text) for text in quick.pains), *((NoteKind.GAIN, text) for text in quick.gains)]
    return [create(Note, new_uid(), touchpoint=touchpoint, note_kind=kind, text=text) for kind, text in notes]
