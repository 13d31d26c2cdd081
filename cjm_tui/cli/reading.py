"""Commands that read a workshop, and bring one in: show, export, import, lint."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from cjm_tui.cli.failures import InvalidInput
from cjm_tui.cli.invocation import print_json
from cjm_tui.cli.library import Id, Json
from cjm_tui.i18n import _

Output = Annotated[Path, typer.Option("-o", "--output", metavar="PATH|-", help=_("Where to write; “-” is stdout."))]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(help=_("Print a workshop as a plain outline."))(show)
    app.command(help=_("Write a workshop as a file for another program."))(export)
    app.command("import", help=_("Bring a workshop in from a file."))(import_)


def show(context: typer.Context, workshop: Id, as_json: Json = False) -> None:
    """Print a workshop."""
    from cjm_tui.exchange import workshop_json
    from cjm_tui.storage.workshops import load_workshop

    with context.obj.library(create=False) as library:
        loaded = load_workshop(library, library.find(workshop).number)
    print_json({"id": loaded.number, "slug": loaded.slug} | workshop_json.as_object(loaded))


def export(
    context: typer.Context,
    workshop: Id,
    to: Annotated[str, typer.Option("--format", metavar="md|csv|json", help=_("Format."))] = "md",
    output: Output = Path("-"),
) -> None:
    """Write a workshop as a file."""
    from cjm_tui.exchange import workshop_json
    from cjm_tui.storage.workshops import load_workshop

    with context.obj.library(create=False) as library:
        loaded = load_workshop(library, library.find(workshop).number)
    text = workshop_json.dump(loaded)
    if str(output) == "-":
        sys.stdout.write(text)
    else:
        output.write_text(text, "utf-8")


def import_(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help=_("The file; “-” is stdin."))],
    as_json: Json = False,
) -> None:
    """Bring a workshop in."""
    from cjm_tui.exchange import workshop_json
    from cjm_tui.room.founding import found_from_records

    text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8")
    try:
        records = workshop_json.parse(text)
    except workshop_json.InvalidWorkshop as mistake:
        raise InvalidInput(str(mistake)) from mistake
    with context.obj.library() as library:
        made = found_from_records(library, records, datetime.now(UTC))
    if as_json:
        counts = {kind: len(table) for kind, table in made.records.items() if table}
        print_json({"id": made.number, "slug": made.slug, "warnings": [], "counts": counts})
    else:
        typer.echo(f"{made.number}\t{made.slug}\t{made.about.title}")
