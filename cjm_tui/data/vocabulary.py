"""Vocabularies: emotion words, channels, lanes, and what each type of journey asks and shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from cjm_tui.data.bilingual import Bilingual
from cjm_tui.data.toml_files import PACKAGE, Table, UnknownKey

CHANNEL_KINDS = ("physical", "digital", "human-remote")
JOURNEY_TYPES = ("current-state", "future-state", "day-in-life", "blueprint")
LANES = (
    *(
        "stage",
        "touchpoint",
        "channel",
        "doing",
        "thinking",
        "emotion",
        "pain",
        "gain",
        "opportunity",
        "feedback",
    ),
    *("experiencing", "expectation", "question", "motivation", "wait", "indicator", "department", "evidence"),
    *("decision", "perception"),
    *("physical_evidence", "frontstage", "backstage", "support", "systems"),
)
"""Keys of every lane: those shown first, those on demand, those of a blueprint."""


@dataclass(frozen=True, slots=True)
class EmotionWord:
    """A word for a feeling; it proposes a valence, the person decides it."""

    key: str
    word: Bilingual
    """As lists show it: in Portuguese the source's form, which is masculine."""
    pt_feminine: str
    valence: int
    """−2 (worst) to +2 (best)."""
    is_starred: bool
    """Whether it is shown before anybody asks for more words."""

    def in_(self, language: str, *, feminine: bool = False) -> str:
        """Return the word for a persona who is spoken of in the feminine or not."""
        return self.pt_feminine if feminine and language == "pt-BR" else self.word.in_(language)


@dataclass(frozen=True, slots=True)
class Channel:
    """A way in which customer and company meet."""

    name: Bilingual
    kind: str
    """One of `CHANNEL_KINDS`; empty where nobody has said it."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the map."""

    key: str
    name: Bilingual
    hint: Bilingual
    """What belongs into the row."""
    is_shown_first: bool
    line_below: Bilingual | None
    """The blueprint's line between this row and the next."""


@dataclass(frozen=True, slots=True)
class JourneyTypeGuide:
    """What a type of journey is for, the rows it opens with and the questions it asks."""

    key: str
    description: Bilingual
    lanes: tuple[str, ...]
    prompts: Mapping[str, Bilingual]


@cache
def emotion_words() -> tuple[EmotionWord, ...]:
    """Return the words from best to worst, those shown first ahead of the others of their valence."""
    return tuple(_emotion_word(table) for table in _vocabulary("emotions").tables("words"))


def scale_words() -> dict[int, EmotionWord]:
    """Return the word that stands under each key of the scale: valence −2 … +2 → word."""
    starred = sorted((word for word in emotion_words() if word.is_starred), key=lambda word: word.valence)
    return {word.valence: word for word in starred}


@cache
def default_channels() -> tuple[Channel, ...]:
    """Return the six channels that every workshop starts with."""
    return tuple(channel_from(table) for table in _vocabulary("channels").tables("channels"))


@cache
def lanes() -> tuple[Lane, ...]:
    """Return every row that a map can show, in the order of `LANES`."""
    return tuple(_lane(table) for table in _vocabulary("lanes").tables("lanes"))


def lane(key: str) -> Lane:
    """Return one row; raise UnknownKey with the nearest names."""
    by_key = {lane.key: lane for lane in lanes()}
    if key not in by_key:
        raise UnknownKey(key, by_key)
    return by_key[key]


def journey_type(key: str) -> JourneyTypeGuide:
    """Return what a type of journey shows and asks; raise UnknownKey with the nearest names."""
    if key not in _journey_types():
        raise UnknownKey(key, JOURNEY_TYPES)
    return _journey_types()[key]


def channel_from(table: Table) -> Channel:
    """Read one channel of a vocabulary or of a template."""
    channel = Channel(
        name=table.text("name"), kind=table.word("kind", among=CHANNEL_KINDS) if table.has("kind") else ""
    )
    table.nothing_else()
    return channel


@cache
def _journey_types() -> dict[str, JourneyTypeGuide]:
    return {table.word("key"): _journey_type(table) for table in _vocabulary("journey_types").tables("types")}


def _journey_type(table: Table) -> JourneyTypeGuide:
    return JourneyTypeGuide(
        key=table.word("key", among=JOURNEY_TYPES),
        description=table.text("description"),
        lanes=table.words("lanes", among=LANES),
        prompts=MappingProxyType(table.table("prompts").keyed_texts()),
    )


def _emotion_word(table: Table) -> EmotionWord:
    return EmotionWord(
        key=table.word("key"),
        word=table.text("word"),
        pt_feminine=table.word("pt_feminine"),
        valence=table.number("valence"),
        is_starred=table.flag("starred"),
    )


def _lane(table: Table) -> Lane:
    return Lane(
        key=table.word("key", among=LANES),
        name=table.text("name"),
        hint=table.text("hint"),
        is_shown_first=table.flag("shown_first"),
        line_below=table.optional_text("line_below"),
    )


def _vocabulary(name: str) -> Table:
    return Table.read(PACKAGE / "vocabularies" / f"{name}.toml")
