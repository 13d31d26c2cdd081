"""What stands below a heading, told to the stage or touchpoint that it is about."""

from __future__ import annotations

from cjm_tui.exchange.inbound.blocks import Code, Heading, ListBlock, ListItem, Paragraph, Table
from cjm_tui.exchange.inbound.drafting import MapDraft, StageDraft, TouchpointDraft, keyed, tell
from cjm_tui.exchange.inbound.headers import field_of
from cjm_tui.exchange.inbound.sections import LONG_ENTRY, Section, numbered_lines, sub_entries, whole
from cjm_tui.exchange.remark import Remark
from cjm_tui.i18n import _


def tell_section(draft: MapDraft, target: StageDraft | TouchpointDraft | None, section: Section, key: str = "") -> None:
    """Add what stands below a heading to a stage or touchpoint; `key` is the heading where that is a field's name."""
    if target is None:
        leave_unread(draft, section)
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
                if steps := numbered_lines(block):
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
    if text.endswith(":") and len(text) <= LONG_ENTRY:
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
            tell_entry(draft, item)
    elif label:
        tell(target, label, [whole(item) for item in block.items])
    else:
        for item in block.items:
            pair = keyed(item.text, item.lines[0].bold if item.lines else "")
            _tell_pair(draft, target, *pair) if pair and pair[1] else tell(target, "comment", [whole(item)])


def tell_entry(draft: MapDraft, item: ListItem) -> None:
    """Add a list's entry as a touchpoint with what is nested in it; a pair tells about the last touchpoint."""
    pair = keyed(item.text, item.lines[0].bold if item.lines else "")
    stage = draft.current(item.number)
    if pair and field_of(pair[0]):
        target = stage.touchpoints[-1] if stage.touchpoints else stage
        values = [pair[1]] if pair[1] else [whole(entry) for entry in sub_entries(item)]
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


def introduce(draft: MapDraft, section: Section) -> None:
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
            leave_unread(draft, section)


def leave_unread(draft: MapDraft, section: Section) -> None:
    """Remark that a section is not part of the map."""
    remark = Remark(section.heading.number, _("The section “{name}” was not read.").format(name=section.name))
    if section.name or section.blocks:
        draft.remarks[remark] = None
