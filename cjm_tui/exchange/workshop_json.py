"""A workshop as JSON: everything that is revealed, without loss, and back to the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from cjm_tui.domain.described import descriptions
from cjm_tui.domain.edits import Draft, Edit, fields_of
from cjm_tui.domain.records import Record, limits, references
from cjm_tui.domain.viewing import NOBODY, view_for
from cjm_tui.domain.workshop import KINDS, Workshop
from cjm_tui.i18n import N_, _

FORMAT = "cjm-tui/workshop"
VERSION = 1
_TOKEN = re.compile(r'(?P<string>"(?:[^"\\]|\\.)*")(?P<colon>\s*:)?|[\[\]{}]|NaN|-?Infinity', re.DOTALL)
DEPTH_LIMIT = 12
"""How deep our own files nest at most, with room to spare."""


class InvalidWorkshop(ValueError):
    """The text is no workshop of ours; the message says where and what."""


def dump(workshop: Workshop) -> str:
    """Return the workshop as JSON text; what is not revealed yet stays out."""
    return json.dumps(as_object(workshop), ensure_ascii=False, indent=1) + "\n"


def as_object(workshop: Workshop) -> dict[str, Any]:
    """Return what `dump` writes, as plain values: records by kind, each kind in the order of its positions."""
    shown = view_for(workshop, NOBODY)
    records = {
        kind: [{"uid": r.uid, **fields_of(r)} for r in _sorted(shown.records[kind].values())]
        for kind in KINDS
        if shown.records.get(kind)
    }
    return {"format": FORMAT, "version": VERSION, "records": records}


def parse(text: str) -> list[Record]:
    """Return the records of a JSON text.

    Raises:
        InvalidWorkshop: it is not JSON, not ours, newer than the program, or a record is not valid.
    """
    content = _read(text)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise InvalidWorkshop(
            _("This JSON is no workshop of cjm-tui: it lacks “format”: “{format}”.").format(format=FORMAT)
        )
    if content.get("version") != VERSION:
        raise InvalidWorkshop(_("This workshop was written by a newer cjm-tui: update this one to import it."))
    tables = content.get("records")
    if not isinstance(tables, dict):
        raise InvalidWorkshop(_("This JSON has no “records”."))
    if unknown := set(tables) - set(KINDS):
        raise InvalidWorkshop(_("records: unknown kind “{kind}”.").format(kind=min(unknown)))
    records = [_record(kind, index, value) for kind in KINDS for index, value in enumerate(_list(tables, kind))]
    _check(records)
    return records


def beyond_limits(records: Iterable[Record]) -> Iterator[str]:
    """Yield a sentence for each field whose text is longer than it may be: what is beyond will not be stored."""
    for record in records:
        for name, limit in limits(type(record)).items():
            value = getattr(record, name)
            texts = [value] if isinstance(value, str) else value if isinstance(value, tuple) else []
            if any(limit.fitted(text).was_cut for text in texts if isinstance(text, str)):
                yield _("“{field}” of {uid} is longer than {n} characters: what is beyond is left out.").format(
                    field=_(type(record).model_fields[name].title or name), uid=record.uid, n=limit.graphemes
                )


def founding_draft(records: Iterable[Record], new_uid: Callable[[], str] | None = None) -> Draft:
    """Return the draft that founds a workshop from its records.

    Args:
        records: all of them, the workshop's own among them.
        new_uid: gives every record a new uid, and every reference with it: for a copy beside the original. None keeps
            them.
    """
    records = list(records)
    renamed = {r.uid: new_uid() for r in records} if new_uid else {}
    edits = tuple(
        Edit(op="create", kind=r.kind, uid=renamed.get(r.uid, r.uid), after=_renamed(fields_of(r), renamed))
        for r in records
    )
    return Draft(N_("Import workshop"), edits)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `dump` writes."""
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for kind, model in KINDS.items():
        own = model.model_json_schema(ref_template="#/$defs/{model}", mode="serialization")
        definitions |= own.pop("$defs", {})
        for name, text in descriptions(model).items():
            own["properties"][name]["description"] = text
        definitions[model.__name__] = own
        properties[kind] = {"type": "array", "items": {"$ref": f"#/$defs/{model.__name__}"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A cjm-tui workshop",
        "type": "object",
        "required": ["format", "version", "records"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "records": {"type": "object", "properties": properties, "additionalProperties": False},
        },
        "$defs": dict(sorted(definitions.items())),
    }


def _sorted(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda r: (getattr(r, "position", ""), r.uid))


def _read(text: str) -> Any:
    def no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _value in pairs]
            twice = next(n for n in names if names.count(n) > 1)
            raise InvalidWorkshop(
                _("Line {n}: {sentence}").format(
                    n=_line_of_second(text, twice),
                    sentence=_("This JSON has the name “{name}” twice in one object.").format(name=twice),
                )
            )
        return found

    def no_constant(name: str) -> Any:
        place = next(m.start() for m in _TOKEN.finditer(text) if m[0] == name)
        raise InvalidWorkshop(
            _("Line {n}: {sentence}").format(
                n=_line(text, place), sentence=_("This JSON holds {name}, which is no number.").format(name=name)
            )
        )

    _check_depth(text)
    try:
        return json.loads(text, object_pairs_hook=no_duplicates, parse_constant=no_constant)
    except json.JSONDecodeError as error:
        raise InvalidWorkshop(
            _("This is no JSON: line {line}, column {column}: {reason}.").format(
                line=error.lineno, column=error.colno, reason=error.msg
            )
        ) from error


def _check_depth(text: str) -> None:
    depth, quoted, escaped = 0, False, False
    for place, character in enumerate(text):
        if quoted:
            quoted = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            quoted = True
        elif character in "[{":
            depth += 1
            if depth > DEPTH_LIMIT:
                sentence = _("This JSON nests too deep to be a workshop.")
                raise InvalidWorkshop(_("Line {n}: {sentence}").format(n=_line(text, place), sentence=sentence))
        elif character in "]}":
            depth -= 1


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _line_of_second(text: str, name: str) -> int:
    """Return the line on which an object has a name for the second time."""
    names: list[set[str]] = []
    for token in _TOKEN.finditer(text):
        if token[0] in "[{":
            names.append(set())
        elif token[0] in "]}":
            names.pop()
        elif token["colon"] and names:
            found = json.loads(token["string"])
            if found == name and found in names[-1]:
                return _line(text, token.start())
            names[-1].add(found)
    return 0


def _list(tables: dict[str, Any], kind: str) -> list[Any]:
    values = tables.get(kind, [])
    if not isinstance(values, list):
        raise InvalidWorkshop(_("records.{kind}: a list is expected.").format(kind=kind))
    return values


def _record(kind: str, index: int, value: Any) -> Record:
    try:
        return KINDS[kind].model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InvalidWorkshop(
            _("records.{kind}[{index}].{place}: {reason}.").format(
                kind=kind, index=index, place=place, reason=first["msg"]
            )
        ) from error


def _check(records: list[Record]) -> None:
    """Refuse a file with more or less than one workshop, two records of one uid, or a reference to nothing."""
    by_kind: dict[str, set[str]] = {kind: set() for kind in KINDS}
    seen: set[str] = set()
    for record in records:
        if record.uid in seen:
            raise InvalidWorkshop(_("Two records have the uid “{uid}”.").format(uid=record.uid))
        seen.add(record.uid)
        by_kind[record.kind].add(record.uid)
    if len(by_kind["workshops"]) != 1:
        raise InvalidWorkshop(_("records.workshops: exactly one workshop is expected."))
    for record in records:
        for name, ref in references(type(record)).items():
            value = getattr(record, name)
            named = value if isinstance(value, tuple) else (value,) if value else ()
            if lost := [uid for uid in named if uid not in by_kind[ref.kind]]:
                raise InvalidWorkshop(
                    _("records.{kind}: “{uid}” refers to “{lost}”, which is not in the file.").format(
                        kind=record.kind, uid=record.uid, lost=lost[0]
                    )
                )


def _renamed(value: Any, renamed: dict[str, str]) -> Any:
    if isinstance(value, str):
        # Keys of findings and the focus hold uids behind a colon; no text of people's does.
        return ":".join(renamed.get(part, part) for part in value.split(":")) if renamed else value
    if isinstance(value, list):
        return [_renamed(v, renamed) for v in value]
    if isinstance(value, dict):
        return {renamed.get(k, k): _renamed(v, renamed) for k, v in value.items()}
    return value
