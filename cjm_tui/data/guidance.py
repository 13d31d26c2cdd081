"""The guide's words: what to say and ask in each phase, when it is good enough, what to cut."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cjm_tui.data.bilingual import Bilingual
from cjm_tui.data.toml_files import Table, file_of, files_by_key
from cjm_tui.data.workshop_agendas import PHASES

GUIDE_KEYS = ("opening", *PHASES, "close")
SILENT_KINDS = ("cards", "readings", "ideas", "estimates", "ballot")
"""What the group can do silently, as the domain's activities name it."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of “good enough when”; code computes from the workshop whether it holds."""

    key: str
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Guide:
    """What a facilitator needs to run one phase by reading the screen aloud.

    Texts may hold `{persona}`: fill it in with `Bilingual.about`.
    """

    key: str
    """A phase, `opening` or `close`."""
    title: Bilingual
    say: Bilingual
    """One line to open the phase with."""
    ask: tuple[Bilingual, ...]
    good_enough: tuple[Check, ...]
    if_behind: tuple[Bilingual, ...]
    """What to cut, the mildest first."""
    traps: tuple[Bilingual, ...]
    checklist: tuple[Bilingual, ...]
    """Points to go through before leaving the phase: what did we forget?"""


@dataclass(frozen=True, slots=True)
class SilentGuide:
    """The words around one silent activity."""

    key: str
    """One of `SILENT_KINDS`."""
    phase: str
    title: Bilingual
    say: Bilingual
    """What the facilitator says before the silence."""
    prompt: Bilingual
    """What everybody reads on their own screen."""
    entry: Bilingual
    """What stands in the empty input."""
    after: Bilingual
    """What the facilitator says once everything is revealed."""
    minutes: int
    """The length that the timer proposes."""


def guide(key: str) -> Guide:
    """Return the guide of a phase, of `opening` or of `close`; raise UnknownKey with the nearest names."""
    return _load_guide(key)


def silent_guide(kind: str) -> SilentGuide:
    """Return the words for a kind of silent activity; raise UnknownKey with the nearest names."""
    return _load_silent_guide(kind)


@cache
def _load_guide(key: str) -> Guide:
    files = {name: file for name, file in files_by_key("guide").items() if name in GUIDE_KEYS}
    table = Table.read(file_of(key, files))
    loaded = Guide(
        key=key,
        title=table.text("title"),
        say=table.text("say"),
        ask=table.texts("ask"),
        good_enough=tuple(_check(check) for check in table.tables("good_enough")),
        if_behind=table.texts("if_behind"),
        traps=table.texts("traps"),
        checklist=table.texts("checklist"),
    )
    table.nothing_else()
    return loaded


@cache
def _load_silent_guide(kind: str) -> SilentGuide:
    files = {kind: files_by_key("guide")[f"silent-{kind}"] for kind in SILENT_KINDS}
    table = Table.read(file_of(kind, files))
    loaded = SilentGuide(
        key=kind,
        phase=table.word("phase", among=PHASES),
        title=table.text("title"),
        say=table.text("say"),
        prompt=table.text("prompt"),
        entry=table.text("entry"),
        after=table.text("after"),
        minutes=table.number("minutes"),
    )
    table.nothing_else()
    return loaded


def _check(table: Table) -> Check:
    check = Check(key=table.word("check"), text=table.text("text"))
    table.nothing_else()
    return check
