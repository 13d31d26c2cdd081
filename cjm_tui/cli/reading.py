"""Commands that read a workshop: show, export, lint."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cjm_tui.cli import completing
from cjm_tui.cli.failures import InvalidInput, NotFound
from cjm_tui.cli.invocation import print_json
from cjm_tui.cli.library import LANGUAGE_TAGS, Id, Json
from cjm_tui.cli.statuses import FAILURE
from cjm_tui.cli.talking import say
from cjm_tui.domain.text import clean
from cjm_tui.i18n import _, match_language, ngettext, using
from cjm_tui.storage.library import Library

if TYPE_CHECKING:
    from cjm_tui.domain.linter import Problem
    from cjm_tui.domain.workshop import Workshop
    from cjm_tui.exchange.outbound.formats import Export

FORMATS = "md|csv|json|xlsx|mermaid|quadrant|html|svg|jira|linear|asana|github|bundle"
STYLES = "report|story|brief"
PROFILES = "rfc4180|excel-ptbr|excel-en"

Output = Annotated[Path, typer.Option("-o", "--output", metavar="PATH|-", help=_("Where to write; “-” is stdout."))]
PersonaName = Annotated[
    str | None, typer.Option("--persona", metavar="NAME", help=_("Tell this persona's values alone."))
]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar=LANGUAGE_TAGS,
        autocompletion=completing.words(LANGUAGE_TAGS),
        help=_("Language of what is written; default: the workshop's."),
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(help=_("Print a workshop as a plain outline."))(show)
    app.command(help=_("Write a workshop as a file for another program."))(export)
    app.command(help=_("Say what the maps still lack, and how to mend it."))(lint)


def show(
    context: typer.Context, workshop: Id, as_json: Json = False, persona: PersonaName = None, lang: Language = None
) -> None:
    """Print a workshop."""
    with context.obj.library(create=False) as library:
        loaded = _load(library, workshop)
    if as_json:
        from cjm_tui.exchange import workshop_json

        print_json({"id": loaded.number, "slug": loaded.slug} | workshop_json.as_object(loaded))
        return
    from cjm_tui.exchange.outbound.edition import edition_of
    from cjm_tui.exchange.outbound.outline import outline

    with using(_language(lang) or loaded.about.language):
        sys.stdout.write(clean(outline(edition_of(loaded, persona=_persona(loaded, persona))), multiline=True))


def export(
    context: typer.Context,
    workshop: Id,
    to: Annotated[
        str,
        typer.Option("--format", metavar=FORMATS, autocompletion=completing.words(FORMATS), help=_("What to write.")),
    ] = "md",
    output: Output = Path("-"),
    persona: PersonaName = None,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar=STYLES,
            autocompletion=completing.words(STYLES),
            help=_("How Markdown tells it: everything, as a story, or on one page."),
        ),
    ] = "report",
    profile: Annotated[
        str,
        typer.Option(
            "--profile",
            metavar=PROFILES,
            autocompletion=completing.words(PROFILES),
            help=_("CSV for programs, or for Excel in one of two languages."),
        ),
    ] = "rfc4180",
    keys: Annotated[
        bool, typer.Option("--keys", help=_("CSV: a first row of keys that are alike in all languages."))
    ] = False,
    raw: Annotated[
        bool, typer.Option("--raw", help=_("CSV: texts as they are, without the guard against formulas."))
    ] = False,
    lang: Language = None,
) -> None:
    """Write a workshop as a file, as a folder, or on stdout."""
    from cjm_tui.exchange.outbound import csv_text, formats
    from cjm_tui.exchange.outbound.files import write_export
    from cjm_tui.storage.workshops import changes_since

    _one_of(to, formats.FORMATS, "--format")
    _one_of(style, formats.STYLES, "--style")
    _one_of(profile, csv_text.PROFILES, "--profile")
    with context.obj.library(create=False) as library:
        loaded = _load(library, workshop)
        history = changes_since(library, loaded.number, 0) if formats.FORMATS[to].has_log else []
    choices = formats.Choices(_language(lang) or "", _persona(loaded, persona), style, profile, keys, raw)
    made = formats.export(loaded, to, choices, history)
    if not made.files:
        raise NotFound(_("There is nothing in this workshop yet that this format could show."))
    if str(output) == "-":
        _to_stdout(made, is_binary=formats.FORMATS[to].is_binary)
    else:
        written = write_export(made.files, made.main, output, is_folder=made.is_folder)
        if len(written) > 1 and not made.is_folder:
            say(", ".join(map(str, written)))
        if made.is_folder and written == [output]:
            say(
                _("{path} is the map as one wide table; a name without .csv gets a folder with every table.").format(
                    path=output
                )
            )
    for remark in made.remarks:
        say(remark)


def lint(context: typer.Context, workshop: Id, as_json: Json = False) -> None:
    """Print what the linter finds; status 1 where anything is an error, 0 where all are warnings and hints."""
    from cjm_tui.domain.lint_rules import Severity
    from cjm_tui.domain.linter import lint as problems_of
    from cjm_tui.domain.viewing import NOBODY, view_for

    with context.obj.library(create=False) as library:
        loaded = view_for(_load(library, workshop), NOBODY)
    problems = problems_of(loaded)
    if as_json:
        print_json([_as_object(loaded, problem) for problem in problems])
    else:
        for problem in problems:
            typer.echo(clean(f"{_(problem.severity.label)}  {problem.rule}: {problem.sentence} {problem.mend}"))
        if not problems:
            say(_("Nothing: the map lacks nothing that a good map has."))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise typer.Exit(FAILURE)


def _load(library: Library, name: str) -> Workshop:
    from cjm_tui.storage.workshops import load_workshop

    return load_workshop(library, library.find(name).number)


def _persona(workshop: Workshop, name: str | None) -> str | None:
    """Return the uid of the persona with a name or id."""
    if name is None:
        return None
    from cjm_tui.exchange.outbound.edition import UnknownPersona, find_persona

    try:
        return find_persona(workshop, name)
    except UnknownPersona as unknown:
        raise NotFound(str(unknown)) from unknown


def _language(tag: str | None) -> str | None:
    if tag is None:
        return None
    if (matched := match_language(tag)) is None:
        raise InvalidInput(_("“{tag}” is no language of cjm-tui: choose pt-BR or en.").format(tag=tag))
    return matched


def _one_of(value: str, known: Collection[str], option: str) -> None:
    if value not in known:
        raise typer.BadParameter(
            _("“{value}” is none of {known}.").format(value=value, known=", ".join(known)), param_hint=option
        )


def _to_stdout(made: Export, *, is_binary: bool) -> None:
    if is_binary and sys.stdout.isatty():
        raise InvalidInput(_("This format is not for reading on a terminal: name a file with -o PATH."))
    shown = [made.files[made.main]] if made.is_folder else list(made.files.values())
    sys.stdout.flush()
    sys.stdout.buffer.write(b"\n".join(shown))
    sys.stdout.buffer.flush()
    if len(shown) > 1:
        n = len(shown)
        say(ngettext("This is {n} diagram.", "These are {n} diagrams; -o PATH writes a file each.", n).format(n=n))


def _as_object(workshop: Workshop, problem: Problem) -> dict[str, Any]:
    """Return a problem for scripts: what is wrong, how to mend it, and where."""
    from cjm_tui.exchange.outbound.fields import title_of

    place = problem.place
    return {
        "id": problem.rule,
        "severity": problem.severity.value,
        "sentence": problem.sentence,
        "mend": problem.mend,
        "journey": problem.journey,
        "where": {
            "phase": place.phase.value,
            "kind": place.kind,
            "uid": place.uid,
            "title": title_of(workshop.lookup(place.kind, place.uid)),
            "field": place.field,
        },
    }
