"""An outline in the making, from lines that say what they are: `Pain: too dear`, `@phone`, `## Stage 2 — Buys`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cjm_tui.exchange.inbound.headers import NOTE_FIELDS, field_of
from cjm_tui.exchange.inbound.outline import (
    MapOutline,
    NoteOutline,
    PersonaOutline,
    StageOutline,
    TouchpointOutline,
)
from cjm_tui.exchange.inbound.scores import score_of
from cjm_tui.exchange.remark import Remark

_KEYED = re.compile(r"^(?P<key>[^\s:：][^:：\n]{0,39}?)\s*[:：]\s*(?P<value>.*)$", re.DOTALL)
_TOKEN = re.compile(r"(?:^|(?<=\s))([!+@?])(?=[^\W\d_])")
_TOKEN_FIELDS = {"!": "pain", "+": "gain", "@": "channel", "?": "question"}
_PERSONA_END = re.compile(r"\s(?:que|who|that|quien)\s|[,.;(—–]")
_NAME_LENGTH = 40


@dataclass
class TouchpointDraft:
    """A touchpoint that is still being described."""

    title: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    notes: list[NoteOutline] = field(default_factory=list)
    actors: tuple[str, ...] = ()

    def finished(self, vocabulary: Mapping[str, int]) -> TouchpointOutline:
        """Return it as an outline, its feeling as a score."""
        fields = dict(self.fields)
        score = score_of(fields.pop("feeling", ""), fields.get("feeling_word", ""), vocabulary)
        return TouchpointOutline(self.title, self.line, fields, tuple(self.notes), score, self.actors)


@dataclass
class StageDraft:
    """A stage that is still being described."""

    title: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    notes: list[NoteOutline] = field(default_factory=list)
    touchpoints: list[TouchpointDraft] = field(default_factory=list)
    implicit: bool = False

    def finished(self, vocabulary: Mapping[str, int]) -> StageOutline:
        """Return it as an outline; a stage without touchpoints whose feeling is known is its own touchpoint."""
        touchpoints = self.touchpoints
        fields, notes = self.fields, self.notes
        if not touchpoints and ("feeling" in fields or "channel" in fields):
            touchpoints, fields, notes = [TouchpointDraft(self.title, self.line, fields, notes)], {}, []
        done = tuple(touchpoint.finished(vocabulary) for touchpoint in touchpoints)
        return StageOutline(self.title, done, self.implicit, self.line, dict(fields), tuple(notes))


@dataclass
class MapDraft:
    """A journey that is still being described."""

    title: str = ""
    stages: list[StageDraft] = field(default_factory=list)
    personas: dict[str, PersonaOutline] = field(default_factory=dict)
    scenario: list[str] = field(default_factory=list)
    remarks: dict[Remark, None] = field(default_factory=dict)
    """A set that keeps its order."""
    here: StageDraft | None = None
    """The stage that is being described."""
    by_title: dict[str, StageDraft] = field(default_factory=dict)

    def stage(self, title: str, line: int, *, implicit: bool = False) -> StageDraft:
        """Begin a stage and return it."""
        self.here = StageDraft(title, line, implicit=implicit)
        self.stages.append(self.here)
        self.by_title.setdefault(title, self.here)
        return self.here

    def go_to(self, title: str, line: int) -> StageDraft:
        """Return to the stage with the title, or begin it."""
        self.here = self.by_title.get(title)
        return self.here or self.stage(title, line)

    def current(self, line: int) -> StageDraft:
        """Return the stage that is being described, an implicit one where there is none."""
        return self.here or self.stage("", line, implicit=True)

    def add(self, text: str, line: int) -> TouchpointDraft:
        """Put a touchpoint into the current stage; `!pain +gain @channel` at its end become what they say."""
        title, tokens = tokens_of(text)
        touchpoint = TouchpointDraft(title, line)
        self.current(line).touchpoints.append(touchpoint)
        for name, value in tokens:
            tell(touchpoint, name, [value])
        return touchpoint

    def persona(self, text: str, role: str = "") -> None:
        """Remember a persona by the beginning of what is said about it."""
        name = _PERSONA_END.split(text, maxsplit=1)[0].strip(" \"“”'")[:_NAME_LENGTH].strip() or text[:_NAME_LENGTH]
        context = text if len(text) > len(name) + 2 else ""
        self.personas.setdefault(name, PersonaOutline(name, role, context))

    def finished(self, source: str, vocabulary: Mapping[str, int]) -> MapOutline:
        """Return the outline."""
        return MapOutline(
            title=self.title,
            stages=tuple(stage.finished(vocabulary) for stage in self.stages),
            personas=tuple(self.personas.values()),
            source=source,
            scenario="\n\n".join(self.scenario),
            remarks=tuple(sorted(self.remarks)),
        )


def keyed(text: str, bold: str = "") -> tuple[str, str] | None:
    """Return key and value of a line such as `Pain: too dear`; None where neither a known key nor a bold one leads."""
    if bold and (text == bold or text[len(bold) : len(bold) + 1] in ":：" or bold.endswith((":", "："))):
        return bold.rstrip(":：").strip(), text[len(bold) :].lstrip(":： ").strip()
    match = _KEYED.match(text)
    if match and field_of(match["key"]) is not None:
        return match["key"], match["value"].strip()
    return None


def tokens_of(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the text before `!pain +gain @channel ?question`, and those as field and value."""
    parts = _TOKEN.split(text)
    if len(parts) == 1 or not parts[0].strip():
        return text.strip(), []
    found = [(_TOKEN_FIELDS[mark], value.strip()) for mark, value in zip(parts[1::2], parts[2::2], strict=True)]
    return parts[0].strip(), found


def tell(target: StageDraft | TouchpointDraft, key: str, values: Iterable[str], label: str = "") -> None:
    """Add what a key says to a stage or touchpoint; what is no field becomes a comment that begins with the label."""
    name = key if key in NOTE_FIELDS else field_of(key) or _kind_of_first_word(key)
    values = [value for value in values if value]
    if not values:
        return
    if name in NOTE_FIELDS:
        target.notes += [NoteOutline(NOTE_FIELDS[name], value) for value in values]
    elif name in (None, "stage", "touchpoint") or name in target.fields:
        listed = values[0] if len(values) == 1 else "".join(f"\n- {value}" for value in values)
        target.notes.append(NoteOutline("comment", f"{label or key}: {listed}".replace(": \n", ":\n", 1)))
    else:
        target.fields[name] = "\n".join(values)


def _kind_of_first_word(key: str) -> str | None:
    """Return the kind of note that the first word names: "Gaps that the app leaves"."""
    name = field_of(key.split(maxsplit=1)[0]) if key.strip() else None
    return name if name in ("gap", "pain", "gain", "opportunity") else None
