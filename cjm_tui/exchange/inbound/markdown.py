"""Markdown as journey maps: stage tables, headings with lists below them, fenced Mermaid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cjm_tui.exchange.inbound import captions
from cjm_tui.exchange.inbound.blocks import Block, Code, Heading, Line, ListBlock, ListItem, Paragraph, Table, blocks_of
from cjm_tui.exchange.inbound.drafting import MapDraft, StageDraft, TouchpointDraft, keyed, tell
from cjm_tui.exchange.inbound.headers import NOTE_FIELDS, field_of
from cjm_tui.exchange.inbound.outline import MapOutline
from cjm_tui.exchange.inbound.tables import TableOptions, map_of_table
from cjm_tui.exchange.remark import Remark
from cjm_tui.i18n import _

_NUMBERED_LINE = re.compile(r"^(\d{1,3})[.)]\s+(.*)$")
_LONG_ENTRY = 120
"""Characters from which on a list's entry is prose."""


def maps_of_markdown(document: str, title: str = "", options: TableOptions | None = None) -> list[MapOutline]:
    """Return the journeys that a Markdown document holds, fenced Mermaid aside."""
    options = options or TableOptions()
    sections = list(_sections(blocks_of(document)))
    maps = _tables(sections, title, options)
    if any(found.stages for found in maps):
        return maps
    drafts = _outlines(sections, title)
    outlines = [draft.finished("markdown", options.vocabulary) for draft in drafts]
    outlines = [outline for outline in outlines if any(outline.touchpoints) or len(outline.stages) > 1]
    return outlines or maps


@dataclass
class _Section:
    """A heading and what stands below it, up to the next heading."""

    heading: Line
    level: int
    blocks: list[Block] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.heading.text

    @property
    def steps(self) -> list[ListItem]:
        """The numbered entries directly below the heading, or in a block of code that is nothing but such lines."""
        return [
            item
            for block in self.blocks
            for item in (
                block.items
                if isinstance(block, ListBlock) and block.ordered
                else _numbered_lines(block)
                if isinstance(block, Code)
                else ()
            )
        ]


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    section = _Section(Line("", 0), 0)
    for block in blocks:
        if isinstance(block, Heading):
            if section.level or section.blocks:
                yield section
            section = _Section(block.line, block.level)
        else:
            section.blocks.append(block)
    yield section


def _tables(sections: Sequence[_Section], title: str, options: TableOptions) -> list[MapOutline]:
    """Return a map for each table that is one, titled by the heading above it."""
    maps: list[MapOutline] = []
    remarks: list[Remark] = []
    for section in sections:
        for block in section.blocks:
            if not isinstance(block, Table):
                continue
            heading = captions.without_count(section.name) or title
            found = map_of_table(block.rows, "markdown", heading, options)
            if found is None:
                remarks.append(Remark(block.number, _("The table below “{name}” is no map.").format(name=section.name)))
            elif not found.stages and maps:
                maps[-1] = replace(
                    maps[-1],
                    improvements=(*maps[-1].improvements, *found.improvements),
                    remarks=(*maps[-1].remarks, *found.remarks),
                )
            else:
                maps.append(_with_persona(found, section))
    if maps:
        maps[0] = maps[0].with_remarks(*remarks)
    return maps


def _with_persona(found: MapOutline, section: _Section) -> MapOutline:
    """Add the personas and the description that stand beside a table."""
    draft = MapDraft()
    if person := captions.persona_in(section.name):
        draft.persona(*person)
    for block in section.blocks:
        if isinstance(block, Paragraph):
            text = " ".join(line.text for line in block.lines)
            pair = keyed(text, block.lines[0].bold)
            if pair and field_of(pair[0]) == "persona":
                draft.persona(pair[1])
            else:
                draft.scenario.append(text)
    personas = (*draft.personas.values(), *(p for p in found.personas if p.name not in draft.personas))
    return replace(found, personas=personas, scenario="\n\n".join(draft.scenario))


def _outlines(sections: Sequence[_Section], title: str) -> list[MapDraft]:
    top = next((s.name for s in sections if s.level == 1), "") or title
    if any(captions.stage_in(s.name) for s in sections):
        return [_staged(sections, top)]
    flows = [s for s in sections if s.steps and (s.level != 1 or len(sections) == 1)]
    if len(flows) > 1 and (captions.is_journeys(top) or all(captions.is_journey(s.name) for s in flows)):
        return _several(sections, flows)
    if not any(captions.is_journey(s.name) for s in sections) and not _is_outline(sections):
        return []
    if len(flows) == 1 and any(_sub_entries(item) for item in flows[0].steps):
        return [_two_levels(sections, flows[0], top)]
    if flows or _is_outline(sections):
        return [_headed(sections, top)]
    return []


def _staged(sections: Sequence[_Section], top: str) -> MapDraft:
    """Read stages from headings that call themselves so: "Etapa 1 — Cadastro"."""
    draft = MapDraft(_journey_title(top))
    stage_level = touchpoint_level = 99
    target: StageDraft | TouchpointDraft | None = None
    for section in sections:
        name, line = section.name, section.heading.number
        if stage := captions.stage_in(name):
            target, stage_level, touchpoint_level = draft.stage(stage, line), section.level, 99
            _tell_blocks(draft, target, section)
        elif target is None or section.level <= stage_level:
            target, stage_level = None, 99
            if section.level == 1:
                _introduce(draft, section)
            else:
                _unread(draft, section)
        elif title := captions.touchpoint_in(name):
            target, touchpoint_level = draft.add(title, line), section.level
            _tell_blocks(draft, target, section)
        else:
            if section.level <= touchpoint_level and draft.here:
                target = draft.here
            _tell_blocks(draft, target, section, key=name)
    return draft


def _several(sections: Sequence[_Section], flows: Sequence[_Section]) -> list[MapDraft]:
    """Read one journey from each heading with numbered entries, all at one level."""
    drafts: list[MapDraft] = []
    level = flows[0].level
    before: list[Remark] = []
    for section in sections:
        if section in flows:
            drafts.append(MapDraft(captions.without_count(section.name)))
            if person := captions.persona_in(section.name):
                drafts[-1].persona(*person)
            drafts[-1].stage("", section.heading.number, implicit=True)
            _tell_blocks(drafts[-1], drafts[-1].stages[0], section)
        elif drafts and section.level > level:
            _tell_blocks(drafts[-1], drafts[-1].stages[0], section, key=section.name)
        elif section.level > 1:
            _unread(drafts[-1] if drafts else MapDraft(remarks=before), section)
    drafts[0].remarks += before
    return drafts


def _two_levels(sections: Sequence[_Section], flow: _Section, top: str) -> MapDraft:
    """Read stages and touchpoints from a numbered list with entries below its entries."""
    draft = MapDraft(_journey_title(top))
    for section in sections:
        if section is not flow:
            _introduce(draft, section)
    for item in flow.steps:
        draft.stage(item.text, item.number)
        for entry in _sub_entries(item):
            _entry(draft, entry)
    return draft


def _headed(sections: Sequence[_Section], top: str) -> MapDraft:
    """Read stages from plain headings and touchpoints from the lists below them, or from nested lists."""
    draft = MapDraft(_journey_title(top))
    target: StageDraft | None = None
    level = 99
    for section in sections:
        lists = [block for block in section.blocks if isinstance(block, ListBlock)]
        is_field = field_of(section.name) in NOTE_FIELDS
        if target and section.level > level and (is_field or not lists):
            _tell_blocks(draft, target, section, key=section.name)
        elif not section.name or (section.level == 1 and section.name == top and not section.steps):
            _introduce(draft, _without_lists(section))
            for block in lists:
                _nested(draft, block)
        elif lists or section.steps:
            target, level = draft.stage(captions.without_count(section.name), section.heading.number), section.level
            _tell_blocks(draft, target, section)
        else:
            _unread(draft, section)
    return draft


def _without_lists(section: _Section) -> _Section:
    return replace(section, blocks=[block for block in section.blocks if not isinstance(block, ListBlock)])


def _nested(draft: MapDraft, block: ListBlock) -> None:
    """Read a list without a heading: entries with entries below are stages, else touchpoints."""
    deep = [item for item in block.items if _sub_entries(item)]
    if len(deep) * 2 >= len(block.items) and not all(keyed(e.text) for item in deep for e in _sub_entries(item)):
        for item in block.items:
            draft.stage(item.text.rstrip(":"), item.number)
            for entry in _sub_entries(item):
                _entry(draft, entry)
    else:
        for item in block.items:
            _entry(draft, item)


def _tell_blocks(
    draft: MapDraft, target: StageDraft | TouchpointDraft | None, section: _Section, key: str = ""
) -> None:
    """Add what stands below a heading to a stage or touchpoint; `key` is the heading where that is a field's name."""
    if target is None:
        _unread(draft, section)
        return
    label = key
    for block in section.blocks:
        match block:
            case Paragraph():
                label = _tell_paragraph(draft, target, block, label) or key
            case ListBlock():
                _tell_list(draft, target, block, label)
                label = key
            case Table():
                _tell_table(target, block, label)
                label = key
            case Code():
                if steps := _numbered_lines(block):
                    _tell_list(draft, target, ListBlock(True, tuple(steps)), "")
                else:
                    tell(target, "comment", [block.text.strip()])
            case _:
                pass


def _tell_paragraph(draft: MapDraft, target: StageDraft | TouchpointDraft, block: Paragraph, label: str) -> str:
    """Add a paragraph; return the label that it gives to the list below it, if it ends with a colon."""
    prose: list[str] = []
    upcoming = ""
    for line in block.lines:
        pair = keyed(line.text, line.bold)
        if pair and pair[1]:
            _tell_pair(draft, target, *pair)
        elif pair:
            upcoming = pair[0]
        else:
            prose.append(line.text)
    text = "\n".join(prose)
    if text.endswith(":") and len(text) <= _LONG_ENTRY:
        upcoming = text.rstrip(":")
    elif text and label:
        tell(target, label, [text])
    elif text and block.quoted:
        tell(target, "quote", [text])
    elif text:
        described = "description" if isinstance(target, StageDraft) else "doing"
        if described in target.fields:
            tell(target, "comment", [text])
        else:
            target.fields[described] = text
    return upcoming


def _tell_pair(draft: MapDraft, target: StageDraft | TouchpointDraft, key: str, value: str) -> None:
    match field_of(key):
        case "persona":
            for name in value.split(","):
                draft.persona(name.strip())
            tell(target, key, [value])
        case "touchpoint" if isinstance(target, TouchpointDraft):
            # The heading has named the touchpoint: where it takes place is left to say.
            tell(target, "channel", [value], label=key)
        case "touchpoint":
            draft.add(value, target.line)
        case _:
            tell(target, key, [value])


def _tell_list(draft: MapDraft, target: StageDraft | TouchpointDraft, block: ListBlock, label: str) -> None:
    """Add a list: what its label says, key by key, or touchpoints."""
    name = field_of(label) if label else None
    is_map = isinstance(target, StageDraft) and not (name == "touchpoint" and target.touchpoints)
    if is_map and (block.ordered or name == "touchpoint" or not label):
        for item in block.items:
            _entry(draft, item)
    elif label:
        tell(target, label, [_whole(item) for item in block.items])
    else:
        for item in block.items:
            pair = keyed(item.text, item.lines[0].bold if item.lines else "")
            _tell_pair(draft, target, *pair) if pair and pair[1] else tell(target, "comment", [_whole(item)])


def _entry(draft: MapDraft, item: ListItem) -> None:
    """Add a list's entry as a touchpoint with what is nested in it; a pair tells about the last touchpoint."""
    pair = keyed(item.text, item.lines[0].bold if item.lines else "")
    stage = draft.current(item.number)
    if pair and field_of(pair[0]):
        target = stage.touchpoints[-1] if stage.touchpoints else stage
        values = [pair[1]] if pair[1] else [_whole(entry) for entry in _sub_entries(item)]
        if field_of(pair[0]) == "touchpoint":
            for value in values:
                draft.add(value, item.number)
        else:
            for value in values:
                _tell_pair(draft, target, pair[0], value)
        return
    touchpoint = draft.add(item.lines[0].text if item.lines else "", item.number)
    for line in item.lines[1:]:
        inner = keyed(line.text, line.bold)
        tell(touchpoint, *(inner[0], [inner[1]]) if inner and inner[1] else ("comment", [line.text]))
    for child in item.children:
        match child:
            case ListBlock():
                _tell_list(draft, touchpoint, child, "")
            case Paragraph():
                _tell_paragraph(draft, touchpoint, child, "")
            case Code():
                tell(touchpoint, "comment", [child.text.strip()])
            case _:
                pass


def _tell_table(target: StageDraft | TouchpointDraft, block: Table, label: str) -> None:
    """Add a table that is no map: a comment for each row, its cells named by the header."""
    header = block.rows[0][1]
    for _line, cells in block.rows[1:]:
        told = (f"{name}: {text}" if name else text for name, text in zip(header, cells, strict=False) if text)
        tell(target, label or "comment", ["\n".join(told)])


def _introduce(draft: MapDraft, section: _Section) -> None:
    """Take the text before the stages as the scenario."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            for line in block.lines:
                pair = keyed(line.text, line.bold)
                if pair and field_of(pair[0]) == "persona":
                    draft.persona(pair[1])
                else:
                    draft.scenario.append(line.text)
        elif not isinstance(block, Heading):
            _unread(draft, section)


def _unread(draft: MapDraft, section: _Section) -> None:
    remark = Remark(section.heading.number, _("The section “{name}” was not read.").format(name=section.name))
    if remark not in draft.remarks and (section.name or section.blocks):
        draft.remarks.append(remark)


def _is_outline(sections: Sequence[_Section]) -> bool:
    """Tell whether the document is lists of short entries below headings, rather than prose."""
    entries = [e for s in sections for b in s.blocks if isinstance(b, ListBlock) for e in b.items]
    prose = [b for s in sections for b in s.blocks if isinstance(b, Paragraph) and len(b.lines[0].text) > _LONG_ENTRY]
    short = [entry for entry in entries if len(entry.text) <= _LONG_ENTRY]
    return len(entries) >= 2 and len(short) * 10 >= len(entries) * 9 and len(prose) * 3 <= len(sections)


def _journey_title(heading: str) -> str:
    """Return the title without "Journey:" or "Journey Map:" in front."""
    match = re.match(r"^(?:customer |user )?(?:journey|jornada)(?: map)?\s*[:—–]\s*(.+)$", heading, re.IGNORECASE)
    return match[1] if match else captions.without_count(heading)


def _sub_entries(item: ListItem) -> list[ListItem]:
    return [entry for child in item.children if isinstance(child, ListBlock) for entry in child.items]


def _whole(item: ListItem) -> str:
    """Return an entry with all that is nested in it."""
    return "\n".join([item.text, *(f"- {_whole(entry)}" for entry in _sub_entries(item))]).strip()


def _numbered_lines(block: Code) -> list[ListItem]:
    """Return the entries of a block of code that is a numbered list; indented lines belong to the entry above."""
    entries: list[list[Line]] = []
    for number, raw in enumerate(block.text.rstrip("\n").split("\n"), block.number):
        if match := _NUMBERED_LINE.match(raw):
            entries.append([Line(match[2], number)])
        elif raw.strip() and not entries:
            return []
        elif raw.strip():
            entries[-1].append(Line(raw.strip(), number))
    return [ListItem(tuple(lines)) for lines in entries]
