"""Texts that mean harm, and a workshop in which every text is one of them."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_origin

from cjm_tui.domain.edits import create
from cjm_tui.domain.journey_map import Lane
from cjm_tui.domain.judgement import Finding
from cjm_tui.domain.records import Record, limits
from cjm_tui.domain.setting import Alternative, SavedView
from cjm_tui.domain.workshop import KINDS
from cjm_tui.exchange import workshop_json
from cjm_tui.room.founding import ensure_demo, found_from_records
from cjm_tui.storage import rows
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import load_workshop

TEXTS = {
    "closing tag": "[/nope]",
    "action link": "[@click=q]zq2[/]",
    "half a tag": "x[/",
    "style tag": "[b]zq1[/b] [",
    "screen escapes": "\x1b[2J\x1b[31mred\x1b[?1049l",
    "clipboard": "\x1b]52;c;aGVsbG8=\x07steals",
    "one-byte escapes": "a\x9b31mb\x9d52;c;aGk=\x9cc\x90q",
    "carriage": "over\rwritten\bback\x07bell\x00nul\x7f",
    "turned around": "user\u202egnp.exe\u2066\u2069\u200f",
    "joined emoji": "👩‍👩‍👧‍👦👍🏽🏳️‍🌈🇧🇷❤️ family",
    "marks": "Z" + "\u0301" * 400 + "algo",
    "wide": "漢字仮名交じり文" * 20,
    "right to left": "שלום עולם — مرحبا بالعالم",
    "one long word": "w" * 600,
    "title of 200": "A title of two hundred graphemes, which is as long as a title can be. ".ljust(200, "é"),
    "note of 4000": "A note as long as a note can be, with words to wrap. " * 75,
    "flood": "é̱👍🏽 " * 2000,
    "many lines": "line\n" * 400,
    "separators": "a\u2028b\u2029c\x85d\x0be\x0cf\tg",
    "formats": "{0} {title} {x!r:>10000000} %s %(n)d %n $(reboot) `id` ${HOME}",
    "quotes": "'; DROP TABLE workshops; -- \" \\ ?1 :a",
    "formula": "=cmd|' /C calc'!A0",
    "rows of a table": '"a",b;c\td\r\n-- | # `x` <b>x</b> &amp; ```',
    "spaces": "\u00a0\u3000 \u2800 \u200b",
}
"""What a person, a paste or a file may bring, by what it tries."""

MARKUP = ("closing tag", "action link", "half a tag", "style tag")
"""Texts that Textual would take for its own markup."""

_NEVER = {("workshops", "origin")}
"""Texts that the program writes for itself, in a form of its own."""


@dataclass(frozen=True)
class Variant:
    """Which text comes to which field, and whether the library was written by something that cleans nothing."""

    shift: int
    is_raw: bool

    def texts(self) -> Iterator[str]:
        """Yield texts for ever, beginning with the one that the shift names."""
        texts = list(TEXTS.values())
        start = self.shift % len(texts)
        return itertools.cycle([*texts[start:], *texts[:start]])


def found_hostile(library: Library, variant: Variant, language: str = "en") -> int:
    """Store a workshop with records of every kind, each of their texts hostile; return its number."""
    content = workshop_json.as_object(load_workshop(library, ensure_demo(library, language, datetime.now(UTC))))
    records = content["records"]
    for kind, added in _absent(records).items():
        records.setdefault(kind, []).extend(added)
    assert set(records) == set(KINDS)
    texts = variant.texts()
    for kind, written in records.items():
        for record in written:
            for name in _texts_of(KINDS[kind]):
                record[name] = _hostile(record.get(name), texts)
    parsed = workshop_json.parse(json.dumps(content))
    number = found_from_records(library, parsed, datetime.now(UTC)).number
    if variant.is_raw:
        _write_uncleaned(library, number, variant)
    return number


def _texts_of(model: type[Record]) -> list[str]:
    return [name for name in limits(model) if (model.kind, name) not in _NEVER] + (
        ["actors"] if "actors" in model.model_fields else []
    )


def _hostile(value: Any, texts: Iterator[str]) -> Any:
    """Return hostile texts in the shape of a value, two of them where it is a list."""
    if isinstance(value, list):
        return [next(texts) for _ in value] or [next(texts), next(texts)]
    if isinstance(value, dict):
        return {key: next(texts) for key in value}
    return next(texts)


def _absent(records: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Return records of the kinds that the demonstration has no need of."""
    journey = records["journeys"][0]["uid"]
    point = next(t for t in records["touchpoints"] if t["journey"] == journey)
    point["own"] = {"lane1": "x"}
    edits = [
        create(Lane, "lane1", journey=journey, title="x", position="a0"),
        create(SavedView, "view1", journey=journey, title="x"),
        create(Finding, "finding1", journey=journey, key="own:finding1", title="x", touchpoint=point["uid"]),
        create(Alternative, "alternative1", record_kind="touchpoints", record_uid=point["uid"], field="title",
               text="x", author=records["participants"][0]["uid"]),
    ]  # fmt: skip
    absent: dict[str, list[dict[str, Any]]] = {}
    for edit in edits:
        absent.setdefault(edit.kind, []).append({"uid": edit.uid, **edit.after})
    return absent


def _write_uncleaned(library: Library, number: int, variant: Variant) -> None:
    """Put the texts into the tables as they are, as a file from somebody else may hold them."""
    texts = variant.texts()
    with library.writing() as connection:
        for kind, model in KINDS.items():
            owner = "id" if kind == "workshops" else "workshop"
            for (uid,) in connection.execute(f"SELECT uid FROM {kind} WHERE {owner} = ?", (number,)).fetchall():
                for name in _texts_of(model):
                    is_list = get_origin(model.model_fields[name].annotation) is tuple
                    if name == "own":
                        continue
                    value: Any = [next(texts), next(texts)] if is_list else next(texts)
                    connection.execute(
                        f"UPDATE {kind} SET {name} = ? WHERE uid = ?", (rows.stored(kind, name, value), uid)
                    )
