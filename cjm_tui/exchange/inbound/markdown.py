"""Markdown as journey maps: stage tables, or headings with lists below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cjm_tui.exchange.inbound import captions
from cjm_tui.exchange.inbound.blocks import ListBlock, Paragraph, Table, blocks_of
from cjm_tui.exchange.inbound.drafting import MapDraft, StageDraft, TouchpointDraft, keyed
from cjm_tui.exchange.inbound.headers import NOTE_FIELDS, field_of
from cjm_tui.exchange.inbound.outline import MapOutline
from cjm_tui.exchange.inbound.sections import LONG_ENTRY, Section, sections_of, sub_entries
from cjm_tui.exchange.inbound.tables import TableOptions, map_of_table
from cjm_tui.exchange.inbound.telling import introduce, leave_unread, tell_entry, tell_section
from cjm_tui.exchange.remark import Remark
from cjm_tui.i18n import _


def maps_of_markdown(document: str, title: str = "", options: TableOptions | None = None) -> list[MapOutline]:
    """Return the journeys that a Markdown document holds, fenced Mermaid aside."""
    options = options or TableOptions()
    sections = list(sections_of(blocks_of(document)))
    maps = _tables(sections, title, options)
    if any(found.stages for found in maps):
        return maps
    drafts = _outlines(sections, title)
    outlines = [draft.finished("markdown", options.vocabulary) for draft in drafts]
    outlines = [outline for outline in outlines if any(outline.touchpoints) or len(outline.stages) > 1]
    return outlines or maps


def _tables(sections: Sequence[Section], title: str, options: TableOptions) -> list[MapOutline]:
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


def _with_persona(found: MapOutline, section: Section) -> MapOutline:
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


def _outlines(sections: Sequence[Section], title: str) -> list[MapDraft]:
    top = next((s.name for s in sections if s.level == 1), "") or title
    if any(captions.stage_in(s.name) for s in sections):
        return [_staged(sections, top)]
    flows = [s for s in sections if s.steps and (s.level != 1 or len(sections) == 1)]
    if len(flows) > 1 and (captions.is_journeys(top) or all(captions.is_journey(s.name) for s in flows)):
        return _several(sections, flows)
    if not any(captions.is_journey(s.name) for s in sections) and not _is_outline(sections):
        return []
    if len(flows) == 1 and any(sub_entries(item) for item in flows[0].steps):
        return [_two_levels(sections, flows[0], top)]
    if flows or _is_outline(sections):
        return [_headed(sections, top)]
    return []


def _staged(sections: Sequence[Section], top: str) -> MapDraft:
    """Read stages from headings that call themselves so: "Etapa 1 — Cadastro"."""
    draft = MapDraft(_journey_title(top))
    stage_level = touchpoint_level = 99
    target: StageDraft | TouchpointDraft | None = None
    for section in sections:
        name, line = section.name, section.heading.number
        if stage := captions.stage_in(name):
            target, stage_level, touchpoint_level = draft.stage(stage, line), section.level, 99
            tell_section(draft, target, section)
        elif target is None or section.level <= stage_level:
            target, stage_level = None, 99
            if section.level == 1:
                introduce(draft, section)
            else:
                leave_unread(draft, section)
        elif title := captions.touchpoint_in(name):
            target, touchpoint_level = draft.add(title, line), section.level
            tell_section(draft, target, section)
        else:
            if section.level <= touchpoint_level and draft.here:
                target = draft.here
            tell_section(draft, target, section, key=name)
    return draft


def _several(sections: Sequence[Section], flows: Sequence[Section]) -> list[MapDraft]:
    """Read one journey from each heading with numbered entries, all at one level."""
    drafts: list[MapDraft] = []
    level = flows[0].level
    before: dict[Remark, None] = {}
    for section in sections:
        if section in flows:
            drafts.append(MapDraft(captions.without_count(section.name)))
            if person := captions.persona_in(section.name):
                drafts[-1].persona(*person)
            drafts[-1].stage("", section.heading.number, implicit=True)
            tell_section(drafts[-1], drafts[-1].stages[0], section)
        elif drafts and section.level > level:
            tell_section(drafts[-1], drafts[-1].stages[0], section, key=section.name)
        elif section.level > 1:
            leave_unread(drafts[-1] if drafts else MapDraft(remarks=before), section)
    drafts[0].remarks.update(before)
    return drafts


def _two_levels(sections: Sequence[Section], flow: Section, top: str) -> MapDraft:
    """Read stages and touchpoints from a numbered list with entries below its entries."""
    draft = MapDraft(_journey_title(top))
    for section in sections:
        if section is not flow:
            introduce(draft, section)
    for item in flow.steps:
        draft.stage(item.text, item.number)
        for entry in sub_entries(item):
            tell_entry(draft, entry)
    return draft


def _headed(sections: Sequence[Section], top: str) -> MapDraft:
    """Read stages from plain headings and touchpoints from the lists below them, or from nested lists."""
    draft = MapDraft(_journey_title(top))
    target: StageDraft | None = None
    level = 99
    for section in sections:
        lists = [block for block in section.blocks if isinstance(block, ListBlock)]
        is_field = field_of(section.name) in NOTE_FIELDS
        if target and section.level > level and (is_field or not lists):
            tell_section(draft, target, section, key=section.name)
        elif not section.name or (section.level == 1 and section.name == top and not section.steps):
            introduce(draft, _without_lists(section))
            for block in lists:
                _nested(draft, block)
        elif lists or section.steps:
            target, level = draft.stage(captions.without_count(section.name), section.heading.number), section.level
            tell_section(draft, target, section)
        else:
            leave_unread(draft, section)
    return draft


def _without_lists(section: Section) -> Section:
    return replace(section, blocks=[block for block in section.blocks if not isinstance(block, ListBlock)])


def _nested(draft: MapDraft, block: ListBlock) -> None:
    """Read a list without a heading: entries with entries below are stages, else touchpoints."""
    deep = [item for item in block.items if sub_entries(item)]
    if len(deep) * 2 >= len(block.items) and not all(keyed(e.text) for item in deep for e in sub_entries(item)):
        for item in block.items:
            draft.stage(item.text.rstrip(":"), item.number)
            for entry in sub_entries(item):
                tell_entry(draft, entry)
    else:
        for item in block.items:
            tell_entry(draft, item)


def _is_outline(sections: Sequence[Section]) -> bool:
    """Tell whether the document is lists of short entries below headings, rather than prose."""
    entries = [e for s in sections for b in s.blocks if isinstance(b, ListBlock) for e in b.items]
    prose = [b for s in sections for b in s.blocks if isinstance(b, Paragraph) and len(b.lines[0].text) > LONG_ENTRY]
    short = [entry for entry in entries if len(entry.text) <= LONG_ENTRY]
    return len(entries) >= 2 and len(short) * 10 >= len(entries) * 9 and len(prose) * 3 <= len(sections)


def _journey_title(heading: str) -> str:
    """Return the title without "Journey:" or "Journey Map:" in front."""
    match = re.match(r"^(?:customer |user )?(?:journey|jornada)(?: map)?\s*[:—–]\s*(.+)$", heading, re.IGNORECASE)
    return match[1] if match else captions.without_count(heading)
