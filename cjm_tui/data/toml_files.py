"""Reads the TOML files of this package and of a user's folders; its errors name the file and the key."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from cjm_tui.data.bilingual import Bilingual
from cjm_tui.i18n import _

Loaded = TypeVar("Loaded")

PACKAGE = Path(__file__).parent
LANGUAGE_KEYS = {"en", "pt-BR"}


class DataFileError(ValueError):
    """A data file cannot be used; the message is one sentence that names the file and the key."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(_("{file}: {reason}").format(file=file, reason=reason))
        self.file = file


class Usable(NamedTuple, Generic[Loaded]):
    """What of a folder can be used, and why the rest cannot."""

    loaded: tuple[Loaded, ...]
    problems: tuple[DataFileError, ...]


class UnknownKey(LookupError):
    """No file of this kind has the key that was asked for; `nearest` holds the keys most like it."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        self.key = key
        self.known = tuple(known)
        self.nearest = tuple(difflib.get_close_matches(key, self.known, n=3, cutoff=0.4)) or self.known
        sentence = _("There is no “{key}”. Did you mean: {nearest}?")
        super().__init__(sentence.format(key=key, nearest=", ".join(self.nearest)))


class Table:
    """One table of a TOML file; what it lacks or holds wrongly is told by file and key."""

    def __init__(self, values: Mapping[str, Any], file: Path, place: str = "") -> None:
        self._values = values
        self._file = file
        self._place = place
        self._asked: set[str] = set()

    @classmethod
    def read(cls, file: Path) -> Table:
        """Parse `file`; raise DataFileError where it cannot be read or is not TOML."""
        try:
            return cls(tomllib.loads(file.read_text(encoding="utf-8-sig")), file)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise DataFileError(file, _("not a TOML file: {error}").format(error=error)) from error
        except OSError as error:
            raise DataFileError(file, error.strerror or str(error)) from error

    def has(self, key: str) -> bool:
        """Tell whether the file gives `key`."""
        return self._values.get(key) is not None

    def text(self, key: str) -> Bilingual:
        """Return a text: a table `{ en, pt-BR }`, either of them alone, or one string for both languages."""
        return self._as_text(self._required(key), key)

    def optional_text(self, key: str) -> Bilingual | None:
        """Return the text at `key`, or None where the file leaves it out."""
        return self.text(key) if self._asks(key) else None

    def texts(self, key: str) -> tuple[Bilingual, ...]:
        """Return a list of texts, empty where the file leaves it out."""
        return tuple(self._as_text(value, f"{key}[{n}]") for n, value in enumerate(self._list(key), start=1))

    def word(self, key: str, *, among: Collection[str] = (), default: str | None = None) -> str:
        """Return a string that stands for itself (a key, never a text), checked against a closed list."""
        value = default if default is not None and not self._asks(key) else self._required(key)
        if not isinstance(value, str) or not value.strip():
            raise self._error(key, _("must be a word"))
        return self._one_of(value, key, among)

    def words(self, key: str, *, among: Collection[str] = ()) -> tuple[str, ...]:
        """Return a list of such strings, empty where the file leaves it out."""
        values = self._list(key)
        if not all(isinstance(value, str) for value in values):
            raise self._error(key, _("must be a list of words"))
        return tuple(self._one_of(value, key, among) for value in values)

    def number(self, key: str, *, default: int | None = None) -> int:
        """Return a whole number."""
        value = default if default is not None and not self._asks(key) else self._required(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._error(key, _("must be a whole number"))
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        value = self._values[key] if self._asks(key) else default
        if not isinstance(value, bool):
            raise self._error(key, _("must be true or false"))
        return value

    def table(self, key: str) -> Table:
        """Return the table at `key`, empty where the file leaves it out."""
        value = self._values[key] if self._asks(key) else {}
        if not isinstance(value, dict):
            raise self._error(key, _("must be a table"))
        return Table(value, self._file, self._path(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the tables of a list, empty where the file leaves it out."""
        values = self._list(key)
        if not all(isinstance(value, dict) for value in values):
            raise self._error(key, _("must be a list of tables"))
        return tuple(Table(value, self._file, self._path(f"{key}[{n}]")) for n, value in enumerate(values, start=1))

    def keyed_texts(self) -> dict[str, Bilingual]:
        """Return every entry of this table as a text."""
        return {key: self.text(key) for key in self._values}

    def nothing_else(self) -> None:
        """Raise DataFileError for a key that nobody asked for: most often one that was misspelt."""
        for key in self._values:
            if key not in self._asked:
                near = difflib.get_close_matches(key, self._asked, n=1)
                hint = _("is not known; did you mean “{near}”?").format(near=near[0]) if near else _("is not known")
                raise self._error(key, hint)

    def _asks(self, key: str) -> bool:
        self._asked.add(key)
        return self.has(key)

    def _required(self, key: str) -> Any:
        if not self._asks(key):
            raise self._error(key, _("is missing"))
        return self._values[key]

    def _list(self, key: str) -> list[Any]:
        value = self._values[key] if self._asks(key) else []
        if not isinstance(value, list):
            raise self._error(key, _("must be a list"))
        return value

    def _as_text(self, value: Any, key: str) -> Bilingual:
        if isinstance(value, str) and value.strip():
            return Bilingual.same(value)
        if is_text(value):
            spoken = [text for text in value.values() if isinstance(text, str) and text.strip()]
            if len(spoken) == len(value):
                return Bilingual(en=value.get("en", spoken[0]), pt_br=value.get("pt-BR", spoken[0]))
        raise self._error(key, _('must be a text, or one in each language: { en = "…", pt-BR = "…" }'))

    def _one_of(self, value: str, key: str, among: Collection[str]) -> str:
        if among and value not in among:
            reason = _("“{value}” is not one of: {known}").format(value=value, known=", ".join(among))
            raise self._error(key, reason)
        return value

    def _path(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key

    def _error(self, key: str, reason: str) -> DataFileError:
        return DataFileError(self._file, f"{self._path(key)} {reason}.")


def is_text(value: object) -> bool:
    """Tell whether a TOML value is a text in languages rather than a table of other things."""
    return isinstance(value, dict) and bool(value) and value.keys() <= LANGUAGE_KEYS


def files_by_key(folder: str, extra_folder: Path | None = None) -> dict[str, Path]:
    """Return key → file for one folder of this package; a user's file of the same name takes its place."""
    files = sorted((PACKAGE / folder).glob("*.toml"))
    if extra_folder is not None:
        files += sorted(extra_folder.glob("*.toml"))
    return {file.stem: file for file in files}


def usable(files: Mapping[str, Path], load: Callable[[str, Path, int], Loaded]) -> Usable[Loaded]:
    """Load files by key; one that is malformed keeps nobody from using the others."""
    loaded: list[Loaded] = []
    problems: list[DataFileError] = []
    for key, file in files.items():
        try:
            loaded.append(load(key, file, file.stat().st_mtime_ns))
        except DataFileError as problem:
            problems.append(problem)
    return Usable(tuple(loaded), tuple(problems))


def file_of(key: str, files: Mapping[str, Path]) -> Path:
    """Return the file that `key` names; raise UnknownKey with the nearest names."""
    if key not in files:
        raise UnknownKey(key, files)
    return files[key]
