"""The command that brings a file in: looked at first where one asks, told line by line, stored as one change."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cjm_tui.cli import completing
from cjm_tui.cli.failures import InvalidInput
from cjm_tui.cli.invocation import print_json
from cjm_tui.cli.library import LANGUAGE_TAGS, Json, language_named
from cjm_tui.cli.talking import say
from cjm_tui.i18n import _, language

if TYPE_CHECKING:
    from cjm_tui.domain.workshop import Workshop
    from cjm_tui.room.importing import Destination, PlannedImport, Wish

FORMATS = "csv|xlsx|json|mermaid|markdown|html|lines"


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("import", help=_("Bring a workshop in from a file."))(import_)


def import_(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help=_("The file; “-” is stdin."))],
    said: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar=FORMATS,
            autocompletion=completing.words(FORMATS),
            help=_("What the file is, where it does not show."),
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show row by row what would be made or changed, and do nothing."))
    ] = False,
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="Column=field", help=_("What a column holds; “-” leaves it out. Repeatable.")),
    ] = None,
    scale: Annotated[
        str | None, typer.Option("--scale", metavar="A-B", help=_("The scores' scale, from worst to best, as 1-10."))
    ] = None,
    accept_words: Annotated[
        bool, typer.Option("--accept-words", help=_("Take words for feelings as the values that they propose."))
    ] = False,
    into: Annotated[
        str | None,
        typer.Option(
            "--into", metavar="ID", autocompletion=completing.workshops, help=_("Add the journeys to this workshop.")
        ),
    ] = None,
    title: Annotated[str, typer.Option("--title", metavar="TITLE", help=_("Title of the new workshop."))] = "",
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar=LANGUAGE_TAGS,
            autocompletion=completing.words(LANGUAGE_TAGS),
            help=_("Language of the new workshop."),
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Bring a file in: a new workshop, more journeys for one, or a table that went out and comes back edited."""
    from cjm_tui.exchange.inbound.detect import format_named
    from cjm_tui.exchange.inbound.mapping import UnknownField, parse_overrides, parse_scale
    from cjm_tui.exchange.inbound.outline import NotAJourneyMap
    from cjm_tui.room import importing

    now = datetime.now(UTC)
    content, name = _content(file)
    progress = _progress() if sys.stderr.isatty() else None
    with context.obj.library() as library:
        try:
            wish = importing.Wish(
                said=format_named(said) if said else None,
                overrides=parse_overrides(mapping or []),
                scale=parse_scale(scale) if scale else None,
                accept_words=accept_words,
                title=title,
                language=language_named(lang) or language(),
                progress=progress,
            )
            number = library.find(into).number if into is not None else None
            destination = importing.destination_of(library, content, name, number)
            planned = importing.plan_import(content, name, wish, destination, at=now)
            if progress:
                progress(1)
            if not accept_words and planned.words and not dry_run and _takes_words(planned, asks=file != "-"):
                planned = _planned_anew(content, name, replace(wish, accept_words=True), destination, now)
                accept_words = True
        except (NotAJourneyMap, UnknownField) as mistake:
            raise InvalidInput(str(mistake)) from mistake
        made = None if dry_run else importing.carry_out(library, planned, now)
    warnings = [*planned.remarks, *([] if accept_words else _words_left(planned))]
    if as_json:
        _print_object(planned, made, warnings)
        return
    say(_("This is {what}.").format(what=_(importing.FORMAT_NAMES[planned.format])))
    for line, sentence in warnings:
        say(_("Line {n}: {sentence}").format(n=line, sentence=sentence) if line else sentence)
    if made is None:
        _print_plan(planned)
        return
    if planned.is_return:
        say(planned.changes)
    typer.echo(f"{made.number}\t{made.slug}\t{made.about.title}")


def _content(file: str) -> tuple[bytes, str]:
    from cjm_tui.exchange.inbound.decoding import MOST_BYTES
    from cjm_tui.room.importing import load_file

    if file == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1), ""
    path = Path(file).expanduser()
    return load_file(path), path.name


def _planned_anew(content: bytes, name: str, wish: Wish, destination: Destination, now: datetime) -> PlannedImport:
    from cjm_tui.room.importing import plan_import

    return plan_import(content, name, wish, destination, at=now)


def _takes_words(planned: PlannedImport, *, asks: bool) -> bool:
    """Show the words for feelings with their values, and return whether a person at the terminal takes them."""
    if not (asks and sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    from cjm_tui.domain.curve_text import value_text

    for word, value in planned.words.items():
        say(f"  {word} → {value_text(value)}")
    return typer.confirm(_("Take these words as these values?"), default=True, err=True)


def _words_left(planned: PlannedImport) -> list[tuple[int, str]]:
    from cjm_tui.domain.curve_text import value_text

    proposals = [t for outline in planned.outlines for t in outline.proposals]
    sentence = _("“{word}” stays a comment; --accept-words takes it as {value}.")
    return [
        (t.line, sentence.format(word=t.score.text, value=value_text(t.score.proposal)))
        for t in proposals
        if t.score and t.score.proposal is not None
    ]


def _print_plan(planned: PlannedImport) -> None:
    for name, taken in planned.columns.items():
        say(f"  {name} → {taken or _('comment')}")
    for row in planned.rows():
        place = str(row.line) if row.line else ""
        typer.echo(f"{row.sign} {place:>5}  {'  ' * row.depth}{row.text}")
    if planned.is_return:
        say(planned.changes)
    say(_("Nothing was stored: this was a dry run."))


def _print_object(planned: PlannedImport, made: Workshop | None, warnings: list[tuple[int, str]]) -> None:
    target = made or planned.destination.workshop
    told: dict[str, object] = {
        "id": target.number if target else None,
        "slug": target.slug if target else None,
        "format": planned.format.value,
        "warnings": [{"line": line, "sentence": sentence} for line, sentence in warnings],
        "counts": dict(Counter(planned.counts)),
    }
    if made is None:
        rows = [{"line": row.line, "sign": row.sign, "text": row.text} for row in planned.rows()]
        told |= {"dry_run": True, "columns": planned.columns, "rows": rows}
    if planned.is_return:
        told["changed"] = [
            {"line": c.line, "title": c.title, "column": c.column, "before": c.before, "after": c.after}
            for c in planned.changed
        ]
    print_json(told)


def _progress() -> Callable[[float], None]:
    """Return what draws a progress bar on stderr."""

    def show(share: float) -> None:
        done = round(share * 30)
        bar = "#" * done + "." * (30 - done)
        # The last report erases the bar.
        sys.stderr.write(f"\r{bar} {share:4.0%}" if share < 1 else "\r\x1b[K")
        sys.stderr.flush()

    return show
