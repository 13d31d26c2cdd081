"""Stage templates: the stages, lanes and channels that a new journey starts from, one TOML file each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cjm_tui.data.bilingual import Bilingual
from cjm_tui.data.toml_files import DataFileError, Table, Usable, file_of, files_by_key, usable
from cjm_tui.data.vocabulary import (
    JOURNEY_TYPES,
    LANES,
    Channel,
    channel_from,
    default_channels,
    journey_type,
)
from cjm_tui.i18n import _

PERIODS = ("before", "during", "after")


@dataclass(frozen=True, slots=True)
class TemplateStage:
    """One stage, named in the customer's words."""

    name: Bilingual
    period: str
    """`before`, `during` or `after` the deal."""
    description: Bilingual | None = None
    """What happens here, as a fragment that reads on from the name: “Applies: gathers papers”."""
    hint: Bilingual | None = None
    """A question that helps to find the touchpoints of this stage."""
    expectation: Bilingual | None = None
    """How things should go here, in the customer's eyes."""
    starts_at: str | None = None
    """Time of day (`HH:MM`), where the stages follow the clock."""
    questions: tuple[Bilingual, ...] = ()
    """What the template asks about this stage instead of the usual questions."""


@dataclass(frozen=True, slots=True)
class PeriodNames:
    """What the template calls the time before, during and after the deal."""

    before: Bilingual
    during: Bilingual
    after: Bilingual

    def of(self, period: str) -> Bilingual:
        """Return the name of one of `PERIODS`."""
        return {"before": self.before, "during": self.during, "after": self.after}[period]


DEFAULT_PERIOD_NAMES = PeriodNames(
    Bilingual("Before", "Antes"), Bilingual("During", "Durante"), Bilingual("After", "Depois")
)


@dataclass(frozen=True, slots=True)
class Template:
    """A starting point for a journey; everything in it can be changed afterwards."""

    key: str
    """The name of its file without `.toml`."""
    name: Bilingual
    description: Bilingual
    journey_type: str
    stages: tuple[TemplateStage, ...]
    lanes: tuple[str, ...]
    """Keys of the lanes shown at first, top to bottom."""
    channels: tuple[Channel, ...]
    """The usual six, then the template's own."""
    agenda: str = "standard-120"
    departments: tuple[Bilingual, ...] = ()
    period_names: PeriodNames = DEFAULT_PERIOD_NAMES
    prompts: Mapping[str, Bilingual] = field(default_factory=dict)
    """Prompts that differ from those of the journey type."""
    is_starter: bool = False
    """Whether the demonstration shows this template filled in."""
    position: int = 1000
    """Place in lists; a user's own come last."""

    def prompt(self, key: str) -> Bilingual:
        """Return the question to ask about `key` (`touchpoints`, `doing`, `thinking`, …)."""
        return self.prompts.get(key) or journey_type(self.journey_type).prompts[key]


def templates(extra_folder: Path | None = None) -> tuple[Template, ...]:
    """Return every template in the order of lists; `extra_folder` adds to ours or replaces by name."""
    files = files_by_key("templates", extra_folder)
    loaded = (_load(key, file, file.stat().st_mtime_ns) for key, file in files.items())
    return tuple(sorted(loaded, key=lambda template: (template.position, template.key)))


def template_keys(extra_folder: Path | None = None) -> set[str]:
    """Return the keys that templates have, of malformed ones too."""
    return set(files_by_key("templates", extra_folder))


def usable_templates(extra_folder: Path | None = None) -> Usable[Template]:
    """Return every template that can be used, in the order of lists, and why others cannot."""
    found = usable(files_by_key("templates", extra_folder), _load)
    return Usable(tuple(sorted(found.loaded, key=lambda template: (template.position, template.key))), found.problems)


def template(key: str, extra_folder: Path | None = None) -> Template:
    """Return one template; raise UnknownKey, or DataFileError where its file is malformed."""
    file = file_of(key, files_by_key("templates", extra_folder))
    return _load(key, file, file.stat().st_mtime_ns)


def template_as_toml(template: Template) -> str:
    """Return the text of a template file, so that a finished map can be kept as one."""
    lines = [
        f"name = {_toml(template.name)}",
        f"description = {_toml(template.description)}",
        f"journey_type = {_toml(template.journey_type)}",
        f"agenda = {_toml(template.agenda)}",
        f"position = {template.position}",
        f"lanes = [{', '.join(map(_toml, template.lanes))}]",
        "with_default_channels = false",
    ]
    if template.departments:
        lines.append(f"departments = [{', '.join(map(_toml, template.departments))}]")
    lines += ["", "[period_names]"]
    lines += [f"{period} = {_toml(template.period_names.of(period))}" for period in PERIODS]
    if template.prompts:
        lines += ["", "[prompts]", *(f"{key} = {_toml(text)}" for key, text in template.prompts.items())]
    for stage in template.stages:
        lines += ["", "[[stages]]", f"period = {_toml(stage.period)}", f"name = {_toml(stage.name)}"]
        for key in ("description", "hint", "expectation", "starts_at"):
            if value := getattr(stage, key):
                lines.append(f"{key} = {_toml(value)}")
        if stage.questions:
            lines.append(f"questions = [{', '.join(map(_toml, stage.questions))}]")
    for channel in template.channels:
        lines += ["", "[[channels]]", f"name = {_toml(channel.name)}"]
        lines += [f"kind = {_toml(channel.kind)}"] if channel.kind else []
    return "\n".join(lines) + "\n"


@cache
def _load(key: str, file: Path, changed_at: int) -> Template:
    """Read a file once for as long as nobody edits it."""
    table = Table.read(file)
    kind = table.word("journey_type", among=JOURNEY_TYPES, default="current-state")
    prompts = table.table("prompts")
    template = Template(
        key=key,
        name=table.text("name"),
        description=table.text("description"),
        journey_type=kind,
        stages=tuple(_stage(stage) for stage in table.tables("stages")),
        lanes=table.words("lanes", among=LANES) or journey_type(kind).lanes,
        channels=_channels(table),
        agenda=table.word("agenda", default="standard-120"),
        departments=table.texts("departments"),
        period_names=_period_names(table.table("period_names")),
        prompts=prompts.keyed_texts(),
        is_starter=table.flag("is_starter"),
        position=table.number("position", default=1000),
    )
    table.nothing_else()
    if not template.stages:
        raise DataFileError(file, _("stages: a template needs at least one stage."))
    return template


def _stage(table: Table) -> TemplateStage:
    stage = TemplateStage(
        name=table.text("name"),
        period=table.word("period", among=PERIODS),
        description=table.optional_text("description"),
        hint=table.optional_text("hint"),
        expectation=table.optional_text("expectation"),
        starts_at=table.word("starts_at") if table.has("starts_at") else None,
        questions=table.texts("questions"),
    )
    table.nothing_else()
    return stage


def _channels(table: Table) -> tuple[Channel, ...]:
    usual = default_channels() if table.flag("with_default_channels", default=True) else ()
    return (*usual, *(channel_from(channel) for channel in table.tables("channels")))


def _period_names(table: Table) -> PeriodNames:
    names = PeriodNames(*(table.optional_text(period) or DEFAULT_PERIOD_NAMES.of(period) for period in PERIODS))
    table.nothing_else()
    return names


def _toml(value: Bilingual | str) -> str:
    """Write a value; a JSON string is a TOML basic string, except that TOML refuses a bare DEL."""
    if isinstance(value, Bilingual):
        return f"{{ en = {_toml(value.en)}, pt-BR = {_toml(value.pt_br)} }}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
