"""Commands on the library: home, demo, new, open, list, templates."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from cjm_tui.cli import completing
from cjm_tui.cli.failures import InvalidInput
from cjm_tui.cli.invocation import print_json
from cjm_tui.cli.opening import open_workshop
from cjm_tui.cli.statuses import FAILURE
from cjm_tui.cli.talking import require_terminal, say
from cjm_tui.domain.text import clean
from cjm_tui.i18n import LANGUAGES, _, language, match_language
from cjm_tui.storage.errors import LibraryMissing
from cjm_tui.storage.library import Library, WorkshopSummary

Json = Annotated[bool, typer.Option("--json", help=_("Print JSON."))]
LANGUAGE_TAGS = "pt-BR|en"
Id = Annotated[
    str,
    typer.Argument(metavar="ID", autocompletion=completing.workshops, help=_("Number or slug of the workshop.")),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar=LANGUAGE_TAGS,
        autocompletion=completing.words(LANGUAGE_TAGS),
        help=_("Language of the workshop."),
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(help=_("Open the demo: a real journey, told fully."))(demo)
    app.command(help=_("Start a workshop from a template."))(new)
    app.command("open", help=_("Open a workshop."))(open_)
    app.command("list", help=_("List the workshops."))(list_)
    app.command(help=_("List the stage templates and agendas."))(templates)


def demo(context: typer.Context, lang: Lang = None) -> None:
    """Open the demonstration, founding it where the library has none in the language."""
    from cjm_tui.room.founding import ensure_demo

    with context.obj.library() as library:
        number = ensure_demo(library, language_named(lang), datetime.now(UTC))
        _open(library, number, is_tour=True)


def new(
    context: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help=_("Title of the workshop."))],
    template: Annotated[
        str,
        typer.Option(
            "--template",
            metavar="KEY",
            autocompletion=completing.templates,
            help=_("Stage template: a key that `templates` lists."),
        ),
    ] = "blank",
    lang: Lang = None,
    agenda: Annotated[
        str | None,
        typer.Option(
            "--agenda",
            metavar="KEY",
            autocompletion=completing.agendas,
            help=_("Agenda: a key that `templates` lists; default: the template's."),
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Found a workshop."""
    from cjm_tui.data import DataFileError, UnknownKey
    from cjm_tui.room.founding import found_from_template

    if not title.strip():
        raise InvalidInput(_("The workshop needs a title."))
    with context.obj.library() as library:
        try:
            workshop = found_from_template(
                library, title, template=template, agenda=agenda, language=language_named(lang), at=datetime.now(UTC)
            )
        except (UnknownKey, DataFileError) as mistake:
            raise InvalidInput(str(mistake)) from mistake
        summary = library.find(str(workshop.number))
    if as_json:
        print_json({"id": summary.number, "slug": summary.slug, "title": summary.title})
    else:
        typer.echo(f"{summary.number}\t{summary.slug}\t{summary.title}")


def open_(context: typer.Context, workshop: Id) -> None:
    """Open a workshop."""
    with context.obj.library(create=False) as library:
        _open(library, library.find(workshop).number)


def list_(
    context: typer.Context,
    search: Annotated[str, typer.Argument(metavar="[WORDS]", help=_("Words of the title; default: all."))] = "",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help=_("How many at most."))] = 50,
    archived: Annotated[bool, typer.Option("--archived", help=_("List the archived ones instead."))] = False,
    as_json: Json = False,
) -> None:
    """List workshops, the most recently changed first."""
    try:
        with context.obj.library(create=False) as library:
            found = library.list_workshops(search, limit=limit, archived=archived)
    except LibraryMissing as nothing:
        # Looking creates nothing; and before the first workshop there is nothing wrong with an empty list.
        say(str(nothing))
        found = []
    if as_json:
        print_json([_listed(w) for w in found])
        return
    for w in found:
        typer.echo(f"{w.number}\t{w.slug}\t{w.updated_at[:10]}\t{w.phase}\t{clean(w.title)}")


def templates(context: typer.Context, as_json: Json = False) -> None:
    """List templates and agendas, a user's own included."""
    from cjm_tui import data
    from cjm_tui.room.founding import own_agendas, own_templates

    spoken = language()
    stages, plans = data.usable_templates(own_templates()), data.usable_agendas(own_agendas())
    for problem in (*stages.problems, *plans.problems):
        say(str(problem))
    if as_json:
        print_json(
            [
                {
                    "key": t.key,
                    "name": {tag: t.name.in_(tag) for tag in LANGUAGES},
                    "description": {tag: t.description.in_(tag) for tag in LANGUAGES},
                    "type": t.journey_type,
                    "agenda": t.agenda,
                    "stages": [{tag: s.name.in_(tag) for tag in LANGUAGES} | {"period": s.period} for s in t.stages],
                }
                for t in stages.loaded
            ]
        )
        return
    for t in stages.loaded:
        typer.echo(f"{t.key:<20}{t.name.in_(spoken)}: " + " · ".join(s.name.in_(spoken) for s in t.stages))
    typer.echo("")
    for a in plans.loaded:
        typer.echo(f"{a.key:<20}{a.name.in_(spoken)} ({a.minutes} min)")


def _open(library: Library, number: int, *, is_tour: bool = False) -> None:
    if not require_terminal():
        raise typer.Exit(FAILURE)
    open_workshop(library, number, is_tour=is_tour)


def language_named(tag: str | None) -> str:
    """Return the language of a tag, by default the interface's.

    Raises:
        InvalidInput: it is none of ours.
    """
    if tag is None:
        return language()
    if (matched := match_language(tag)) is None:
        raise InvalidInput(_("“{tag}” is no language of cjm-tui: choose pt-BR or en.").format(tag=tag))
    return matched


def _listed(w: WorkshopSummary) -> dict[str, object]:
    return {
        "id": w.number,
        "slug": w.slug,
        "title": w.title,
        "phase": w.phase,
        "language": w.language,
        "round": w.round,
        "created_at": w.created_at,
        "updated_at": w.updated_at,
        "closed_at": w.closed_at,
        "archived": w.archived,
    }
