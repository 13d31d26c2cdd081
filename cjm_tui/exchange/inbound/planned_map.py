"""The edits of one journey's stages, touchpoints, notes, agreed values and improvements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cjm_tui.data import lane
from cjm_tui.domain.choices import ActionStatus, Evidence, NoteKind
from cjm_tui.domain.edits import Edit, create
from cjm_tui.domain.journey_map import Note, Stage, Touchpoint
from cjm_tui.domain.judgement import Agreement, Improvement
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.records import Record, limits
from cjm_tui.domain.scope import Channel
from cjm_tui.domain.setting import Department
from cjm_tui.domain.text import NAME_LIMIT, NOTE_LIMIT, TITLE_LIMIT, clean, fit
from cjm_tui.exchange.inbound import cells as cell
from cjm_tui.exchange.inbound import values
from cjm_tui.exchange.inbound.catalogue import Catalogue, Decisions
from cjm_tui.exchange.inbound.outline import (
    OURS,
    ImprovementOutline,
    MapOutline,
    Scale,
    ScoreOutline,
    StageOutline,
    TouchpointOutline,
)
from cjm_tui.i18n import N_, _, using

_DOMAIN_NAME = {
    "metric": "indicator",
    "duration": "duration_minutes",
    "status": "state",
}
"""Canonical field → field of a touchpoint, where they differ."""
_REFERENCES: dict[str, type[Record]] = {"channel": Channel, "target_channel": Channel, "owner_department": Department}
_SEVERAL = re.compile(r"\s*(?:[,;|/\n]| e | and | y )\s*")
_ELSEWHERE = frozenset({"persona", "feeling_word", "id"})


@dataclass
class PlannedMap:
    """What one journey becomes."""

    edits: list[Edit] = field(default_factory=list)
    unnamed_stages: dict[str, str] = field(default_factory=dict)
    """Uid of a stage that the file did not name → the name that it was given."""
    scale: Scale | None = None


def plan_map(
    outline: MapOutline, journey: str, catalogue: Catalogue, decisions: Decisions, language: str
) -> PlannedMap:
    """Return the edits of a journey's map; what we write into it ourselves is in the workshop's language."""
    scale = decisions.scale or outline.scale
    if scale is None and outline.numbers:
        scale = outline.guessed_scale()
        if scale is None:
            catalogue.remark(0, _("The scores fit no usual scale and became comments; give one with --scale A-B."))
        elif scale != OURS:
            catalogue.remark(0, _("The scores were taken as {scale}; --scale A-B says otherwise.").format(scale=scale))
    planner = _Planner(outline, journey, catalogue, decisions, language, PlannedMap(scale=scale))
    planner.plan()
    return planner.planned


@dataclass
class _Planner:
    outline: MapOutline
    journey: str
    catalogue: Catalogue
    decisions: Decisions
    language: str
    planned: PlannedMap
    touchpoints: dict[str, str] = field(default_factory=dict)
    """Title → uid, for improvements that name their touchpoint."""

    def plan(self) -> None:
        guessed = values.periods_of([stage.title for stage in self.outline.stages])
        for stage, period in zip(self.outline.stages, guessed, strict=True):
            self._stage(stage, values.period_of(stage.fields.get("period", "")) or period)
        for improvement in self.outline.improvements:
            self._improvement(improvement)

    def _stage(self, stage: StageOutline, period: str) -> None:
        uid = self.catalogue.new_uid()
        title = clean(stage.title)
        if stage.implicit:
            title = fit(clean(self.outline.title), TITLE_LIMIT).text or self._own(N_("Journey"))
            self.planned.unnamed_stages[uid] = title
        notes: list[tuple[str, str]] = []
        fields: dict[str, Any] = {"title": self._fit(Stage, "title", title, stage.line, notes)}
        for name, text in stage.fields.items():
            if name in ("description", "expectation"):
                fields[name] = self._fit(Stage, name, text, stage.line, notes)
            elif name == "thinking":
                notes.append((NoteKind.QUOTE, text))
            elif name == "period" and values.period_of(text):
                continue
            elif name != "persona":
                notes.append((NoteKind.COMMENT, f"{self._label(name)}: {text}"))
        self._add(Stage, uid, journey=self.journey, period=period, **fields)
        self._notes([*notes, *stage.notes], stage=uid)
        for touchpoint in stage.touchpoints:
            self._touchpoint(touchpoint, uid)

    def _touchpoint(self, touchpoint: TouchpointOutline, stage: str) -> None:
        uid = self.catalogue.new_uid()
        line = touchpoint.line
        notes: list[tuple[str, str]] = []
        title = self._fit(Touchpoint, "title", touchpoint.title, line, notes)
        fields: dict[str, Any] = {}
        for name, text in touchpoint.fields.items():
            if name not in _ELSEWHERE:
                self._field(fields, name, text, line, notes)
        agreement = self._agreement(touchpoint, uid, notes)
        actors = [clean(actor) for actor in touchpoint.actors]
        self._add(Touchpoint, uid, journey=self.journey, stage=stage, title=title, **fields, actors=actors)
        self._notes([*notes, *touchpoint.notes], touchpoint=uid)
        if agreement:
            self._add(Agreement, self.catalogue.new_uid(), touchpoint=uid, **agreement)
        self.touchpoints.setdefault(touchpoint.title, uid)

    def _field(self, fields: dict[str, Any], name: str, text: str, line: int, notes: list[tuple[str, str]]) -> None:
        """Set the domain's field that a canonical one means; what it does not take becomes a comment."""
        target = _DOMAIN_NAME.get(name, name)
        if target == "evidence" and values.choice_of(Evidence, text) is None and "evidence_source" not in fields:
            target = "evidence_source"
        if target in _REFERENCES:
            found = self._reference(_REFERENCES[target], text)
            if found:
                fields[target] = found
            if not found or _SEVERAL.search(text):
                notes.append((NoteKind.COMMENT, f"{self._label(name)}: {text}"))
            return
        value = values.value_for(Touchpoint, target, text) if target in Touchpoint.model_fields else None
        if isinstance(value, str) and target in limits(Touchpoint):
            value = self._fit(Touchpoint, target, value, line, notes)
        elif isinstance(value, int) and not isinstance(value, bool) and not _is_allowed(target, value):
            value = None
        if value is None:
            notes.append((NoteKind.COMMENT, f"{self._label(name)}: {text}"))
        else:
            fields[target] = value

    def _reference(self, model: type[Record], text: str) -> str | None:
        """Return the uid of the channel or department that a text names first; None where it is no name."""
        text = clean(text)
        if known := self.catalogue.find(model, text):
            return known
        first = _SEVERAL.split(text, maxsplit=1)[0] or text
        if len(first) > NAME_LIMIT:
            return None
        kind = {"channel_kind": values.channel_kind_of(first)} if model is Channel else {}
        return self.catalogue.named(model, first, **kind)

    def _agreement(
        self, touchpoint: TouchpointOutline, uid: str, notes: list[tuple[str, str]]
    ) -> Mapping[str, Any] | None:
        """Return the agreed value of a touchpoint; what gives none becomes a comment."""
        score = touchpoint.score
        if score is None:
            return None
        word = clean(score.word or ("" if score.value is not None else score.text))
        persona = self.catalogue.find(Persona, touchpoint.fields.get("persona", ""))
        agreed: dict[str, Any] = {"persona": persona, "word": word if len(word) <= NAME_LIMIT else ""}
        if score.value is None and score.proposal is not None and self.decisions.accept_words:
            if len(word) > NAME_LIMIT:
                notes.append((NoteKind.COMMENT, f"{self._label('feeling')}: {score.text}"))
            return agreed | {"value": score.proposal}
        scale = self.planned.scale
        if score.value is None or scale is None:
            notes.append((NoteKind.COMMENT, f"{self._label('feeling')}: {score.text}"))
            return None
        return agreed | _on_our_scale(score, scale)

    def _improvement(self, improvement: ImprovementOutline) -> None:
        notes: list[tuple[str, str]] = []
        fields: dict[str, Any] = {}
        told = dict(improvement.fields)
        title = self._fit(Improvement, "title", improvement.title, improvement.line, notes)
        touchpoint = self.touchpoints.get(told.pop("touchpoint", ""))
        how = [told.pop("how", "")]
        taken = {
            "impact": cell.level(told.get("impact", "")),
            "effort": cell.level(told.get("effort", "")),
            "due": values.date_of(told.get("due", "")),
            "moscow": values.moscow_of(told.get("priority", "")),
            "status": values.choice_of(ActionStatus, told.get("status", "")),
            "indicator": told.get("metric", "")[:TITLE_LIMIT] or None,
            "owner": told.get("owner_department", told.get("persona", ""))[:NAME_LIMIT] or None,
        }
        who = "owner_department" if "owner_department" in told else "persona"
        spoken = {"moscow": "priority", "indicator": "metric", "owner": who}
        for name, value in taken.items():
            source = spoken.get(name, name)
            if value is not None:
                fields[name] = value
                told.pop(source, None)
        how += [f"{self._label(name)}: {text}" for name, text in told.items() if text]
        how += [note.text for note in improvement.notes] + [text for _kind, text in notes]
        fields["how"] = fit("\n".join(filter(None, how)), NOTE_LIMIT).text
        touchpoints = [touchpoint] if touchpoint else []
        uid = self.catalogue.new_uid()
        self._add(Improvement, uid, title=title, journey=self.journey, touchpoints=touchpoints, **fields)

    def _notes(self, notes: list[tuple[str, str]], **place: str) -> None:
        for kind, text in notes:
            rest = clean(text, multiline=True).strip()
            while rest:
                part = fit(rest, NOTE_LIMIT).text
                rest = rest[len(part) :].lstrip()
                self._add(Note, self.catalogue.new_uid(), note_kind=NoteKind(kind), text=part, **place)

    def _fit(self, model: type[Record], name: str, text: str, line: int, notes: list[tuple[str, str]]) -> str:
        """Return what a field takes of a text; the whole of a longer one becomes a comment."""
        limit = limits(model)[name]
        text = clean(text, multiline=limit.multiline).strip()
        if len(text) <= limit.graphemes:
            return text
        fitted = fit(text, limit.graphemes)
        if fitted.was_cut:
            notes.append((NoteKind.COMMENT, text))
            sentence = _("The text is longer than {n} characters; the whole of it became a comment.")
            self.catalogue.remark(line, sentence.format(n=limit.graphemes))
        return fitted.text

    def _label(self, name: str) -> str:
        """Return a canonical field's name for a comment."""
        if name == "feeling":
            return lane("emotion").name.in_(self.language)
        info = Touchpoint.model_fields.get(_DOMAIN_NAME.get(name, name))
        others = {"impact": N_("Impact"), "effort": N_("Effort")}
        return self._own(info.title if info and info.title else others.get(name, name))

    def _own(self, message: str) -> str:
        with using(self.language):
            return _(message)

    def _add(self, model: type[Record], uid: str, **fields: Any) -> None:
        given = {name: value for name, value in fields.items() if value not in (None, "", [], ())}
        self.planned.edits.append(create(model, uid, **given))


def _on_our_scale(score: ScoreOutline, scale: Scale) -> dict[str, Any]:
    """Return a number as a valence, and beside it the number itself where it lies outside the scale."""
    assert score.value is not None
    share = (score.value - scale.worst) / (scale.best - scale.worst)
    valence = round(share * (OURS.best - OURS.worst) + OURS.worst, 3)
    if OURS.worst <= valence <= OURS.best:
        return {"value": valence}
    return {"value": min(max(valence, OURS.worst), OURS.best), "raw_score": score.value}


def _is_allowed(name: str, value: int) -> bool:
    if name in ("importance_customer", "importance_organisation", "satisfaction"):
        return 1 <= value <= 5
    return value >= 0
