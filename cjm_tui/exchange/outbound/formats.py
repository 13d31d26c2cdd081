"""The formats by name: what each one makes of a workshop, as files by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from cjm_tui.domain.edits import Change
from cjm_tui.domain.text import slug
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange import workshop_json
from cjm_tui.exchange.outbound.edition import Edition, edition_of
from cjm_tui.exchange.outbound.files import numbered
from cjm_tui.i18n import using

PARTS = ("md", "xlsx", "csv", "html", "svg", "mermaid", "jira", "linear", "asana", "github", "json")
"""The formats that a bundle can hold."""
USUAL_PARTS = ("md", "xlsx", "csv", "html", "jira", "json")
"""The formats that it holds unless somebody chooses otherwise."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person can choose about an export."""

    language: str = ""
    """`en` or `pt-BR`; empty: the workshop's."""
    persona: str | None = None
    """Uid of the only persona whose values are told; None: all."""
    style: str = "report"
    """Markdown: `report`, `story` or `brief`."""
    profile: str = "rfc4180"
    """CSV: a key of `csv_text.PROFILES`."""
    keys: bool = False
    """CSV: whether a row of fixed keys comes first."""
    raw: bool = False
    """CSV: whether texts go out without the guard against formulas."""
    parts: tuple[str, ...] = USUAL_PARTS
    """The formats in a bundle."""


@dataclass(frozen=True, slots=True)
class Export:
    """What a format made of a workshop."""

    files: Mapping[str, bytes]
    """By the name that each has in a folder."""
    main: str
    """The file that goes to a single path or to stdout."""
    is_folder: bool = False
    """Whether a path names the folder of all files, not the file of one."""
    remarks: tuple[str, ...] = ()
    """What the format cannot hold, in sentences."""


Maker = Callable[[Edition, Choices, str], Export]
"""From a workshop, the choices and the stem of the file's name."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format."""

    make: Maker
    unheld: Callable[[Edition], Iterable[str]] = lambda edition: ()
    """What it cannot hold, in sentences."""
    is_binary: bool = False
    has_log: bool = False
    """Whether it tells the history of changes."""


def export(workshop: Workshop, to: str, choices: Choices | None = None, history: Iterable[Change] = ()) -> Export:
    """Return the workshop in a format.

    Args:
        workshop: as storage gives it; what is not revealed yet stays out.
        to: a key of `FORMATS`.
        choices: default: the workshop's language, all personas, a report, CSV for programs.
        history: the changes for the log, for formats that have one.
    """
    choices = choices or Choices()
    edition = edition_of(workshop, persona=choices.persona, history=history)
    with using(choices.language or workshop.about.language):
        made = FORMATS[to].make(edition, choices, slug(workshop.about.title))
    # What is said about the export, not in it, is for whoever runs the program, in the interface's language.
    return replace(made, remarks=tuple(FORMATS[to].unheld(edition)))


def _markdown(edition: Edition, choices: Choices, stem: str) -> Export:
    from cjm_tui.exchange.outbound.markdown.brief import brief
    from cjm_tui.exchange.outbound.markdown.report import report
    from cjm_tui.exchange.outbound.markdown.story import story

    write = {"report": report, "story": story, "brief": brief}[choices.style]
    return _single(f"{stem}.md", write(edition))


def _json(edition: Edition, choices: Choices, stem: str) -> Export:
    return _single(f"{stem}.json", workshop_json.dump(edition.workshop))


def _csv(edition: Edition, choices: Choices, stem: str) -> Export:
    from cjm_tui.exchange.outbound.csv_text import PROFILES, csv_bytes
    from cjm_tui.exchange.outbound.tables.every_table import every_table

    profile = PROFILES[choices.profile]
    files = {
        f"{table.key}.csv": csv_bytes(table, profile, keys=choices.keys, raw=choices.raw)
        for table in every_table(edition)
    }
    return Export(files, "journey.csv", is_folder=True)


def _not_in_tables(edition: Edition) -> Iterable[str]:
    from cjm_tui.exchange.outbound.tables.every_table import unheld

    return unheld(edition)


def _mermaid(edition: Edition, choices: Choices, stem: str) -> Export:
    from cjm_tui.exchange.outbound.diagrams import journey_texts

    texts = [text for journey in edition.journeys for text in journey_texts(edition, journey)]
    return _several(f"{stem}.mmd", texts)


def _not_in_diagrams(edition: Edition) -> Iterable[str]:
    from cjm_tui.exchange.outbound.diagrams import journey_remarks

    for journey in edition.journeys:
        for remark in journey_remarks(edition, journey):
            yield f"{journey.title}: {remark.sentence}"


def _quadrant(edition: Edition, choices: Choices, stem: str) -> Export:
    from cjm_tui.exchange.outbound.diagrams import quadrant_texts

    return _several(f"{stem}-impact-effort.mmd", quadrant_texts(edition))


def _not_in_chart(edition: Edition) -> Iterable[str]:
    from cjm_tui.exchange.outbound.diagrams import quadrant_remarks

    return (remark.sentence for remark in quadrant_remarks(edition))


def _xlsx(edition: Edition, choices: Choices, stem: str) -> Export:
    from cjm_tui.exchange.outbound.workbook.writer import workbook_bytes

    name = f"{stem}.xlsx"
    return Export({name: workbook_bytes(edition)}, name)


def _not_in_workbook(edition: Edition) -> Iterable[str]:
    from cjm_tui.exchange.outbound.workbook.writer import not_in_workbook

    return not_in_workbook(edition)


def _html(edition: Edition, choices: Choices, stem: str) -> Export:
    from cjm_tui.exchange.outbound.web.page import page

    return _single(f"{stem}.html", page(edition))


def _svg(edition: Edition, choices: Choices, stem: str) -> Export:
    from cjm_tui.exchange.outbound.web.picture import picture

    return _several(f"{stem}.svg", [picture(edition, journey) for journey in edition.journeys])


def _jira(edition: Edition, choices: Choices, stem: str) -> Export:
    return _backlog(edition, stem, "jira")


def _linear(edition: Edition, choices: Choices, stem: str) -> Export:
    return _backlog(edition, stem, "linear")


def _asana(edition: Edition, choices: Choices, stem: str) -> Export:
    return _backlog(edition, stem, "asana")


def _github(edition: Edition, choices: Choices, stem: str) -> Export:
    return _backlog(edition, stem, "github")


def _backlog(edition: Edition, stem: str, tracker: str) -> Export:
    from cjm_tui.exchange.outbound.backlog import asana_csv, github_commands, jira_csv, linear_csv

    write = {"jira": jira_csv, "linear": linear_csv, "asana": asana_csv, "github": github_commands}[tracker]
    return _single(f"{stem}-{tracker}.{'sh' if tracker == 'github' else 'csv'}", write(edition))


def _not_in_backlog(edition: Edition) -> Iterable[str]:
    from cjm_tui.exchange.outbound.backlog import not_in_backlog

    return not_in_backlog(edition)


def _bundle(edition: Edition, choices: Choices, stem: str) -> Export:
    """Return all parts in one folder; a part that is a folder itself lies inside, and CSV is for a spreadsheet."""
    from cjm_tui.i18n import language

    choices = replace(choices, profile="excel-ptbr" if language() == "pt-BR" else "excel-en")
    files: dict[str, bytes] = {}
    for part in dict.fromkeys(choices.parts):
        made = FORMATS[part].make(edition, choices, stem)
        inside = f"{part}/" if made.is_folder else ""
        files |= {f"{inside}{name}": content for name, content in made.files.items()}
    return Export(files, f"{stem}.md", is_folder=True)


def _single(name: str, text: str) -> Export:
    return Export({name: text.encode("utf-8", "replace")}, name)


def _several(name: str, texts: list[str]) -> Export:
    """Return texts of one kind as files, numbered from the second one on."""
    files = {numbered(name, number): text.encode("utf-8", "replace") for number, text in enumerate(texts, 1)}
    return Export(files, name)


FORMATS: Mapping[str, Format] = {
    "md": Format(_markdown),
    "csv": Format(_csv, _not_in_tables, has_log=True),
    "json": Format(_json),
    "xlsx": Format(_xlsx, _not_in_workbook, is_binary=True, has_log=True),
    "mermaid": Format(_mermaid, _not_in_diagrams),
    "quadrant": Format(_quadrant, _not_in_chart),
    "html": Format(_html),
    "svg": Format(_svg),
    "jira": Format(_jira, _not_in_backlog),
    "linear": Format(_linear, _not_in_backlog),
    "asana": Format(_asana, _not_in_backlog),
    "github": Format(_github, _not_in_backlog),
    "bundle": Format(_bundle, has_log=True),
}
"""In the order in which help lists them."""
STYLES = ("report", "story", "brief")
