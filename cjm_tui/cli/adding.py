"""The command that adds lines to a workshop: the plain path through every phase."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from cjm_tui.cli import completing
from cjm_tui.cli.failures import InvalidInput
from cjm_tui.cli.invocation import print_json
from cjm_tui.cli.library import Id, Json
from cjm_tui.cli.statuses import FAILURE, INVALID_INPUT
from cjm_tui.cli.talking import say
from cjm_tui.i18n import _

if TYPE_CHECKING:
    from cjm_tui.room.room import Room
    from cjm_tui.storage.library import Library


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    help_text = _("Add touchpoints, notes, votes …: TEXT, or a line each on stdin.")
    # Otherwise the reading `-1` would be an option; `_check` refuses what else looks like one.
    app.command(help=help_text, context_settings={"ignore_unknown_options": True})(add)


def add(
    context: typer.Context,
    workshop: Id,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            autocompletion=completing.kinds,
            help=_("touchpoint, pain, persona, reading, vote …; a wrong one names them all."),
        ),
    ],
    text: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]", help=_("What to add; without it, each line of stdin."))
    ] = None,
    stage: Annotated[str, typer.Option("--stage", metavar="S", help=_("Stage, by name or place."))] = "",
    channel: Annotated[str, typer.Option("--channel", metavar="C", help=_("Channel of a touchpoint."))] = "",
    touchpoint: Annotated[str, typer.Option("--touchpoint", metavar="T", help=_("What a note or reading is on."))] = "",
    persona: Annotated[str, typer.Option("--persona", metavar="P", help=_("In whose eyes a reading is given."))] = "",
    improvement: Annotated[
        str, typer.Option("--improvement", metavar="I", help=_("What an estimate, vote or action is about."))
    ] = "",
    journey: Annotated[str, typer.Option("--journey", metavar="J", help=_("Journey; default: the mapped one."))] = "",
    owner: Annotated[str | None, typer.Option("--owner", metavar="NAME", help=_("Who does an improvement."))] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="DATE", help=_("Until when an improvement is done."))
    ] = None,
    setting: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help=_("Any other field. Repeatable."))
    ] = None,
    name: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help=_("Take part under this name; again the same person."))
    ] = None,
    as_json: Json = False,
) -> None:
    """Add what a text says, or each line of stdin; every line is stored before the next one is read."""
    from cjm_tui.domain.settling import Refused
    from cjm_tui.room.plain_path.adding import KINDS, addition_of
    from cjm_tui.room.plain_path.line import Line
    from cjm_tui.room.plain_path.named import Unclear

    if kind not in KINDS:
        known = ", ".join(KINDS)
        raise typer.BadParameter(_("“{value}” is none of {known}.").format(value=kind, known=known), param_hint="KIND")
    _check(text or [])
    fields = _fields(setting or [], owner=owner, due=due)
    added: list[dict[str, object]] = []
    status = 0
    with context.obj.library(create=False) as library:
        room = _enter(library, library.find(workshop).number, name)
        for number, line in _lines(text, kind):
            said = Line(kind, line, journey, stage, channel, persona, touchpoint, improvement, fields)
            try:
                addition = addition_of(room, said)
                room.submit(addition.draft)
            except (Unclear, Refused) as mistake:
                say(_("Line {n}: {sentence}").format(n=number, sentence=mistake) if number else str(mistake))
                status = INVALID_INPUT if isinstance(mistake, Unclear) else FAILURE
                continue
            added.append({"id": addition.uid, "kind": kind, "text": line})
            if not as_json:
                typer.echo(addition.uid)
    if as_json:
        print_json(added)
    if status:
        raise typer.Exit(status)


def _check(text: list[str]) -> None:
    for word in text:
        if word.startswith("--") and word[2:3].isalpha():
            raise typer.BadParameter(_("There is no option “{name}”.").format(name=word.partition("=")[0]))


def _enter(library: Library, number: int, name: str | None) -> Room:
    """Enter as the host, or as the person of a name; the host's own system vouches for it."""
    from cjm_tui.room.joining import join_locally
    from cjm_tui.room.room import Room

    if name is None:
        return Room.enter(library, number)
    if not name.strip():
        raise InvalidInput(_("Say how you are called: --as NAME."))
    return Room.enter(library, number, join_locally(library, number, name, at=datetime.now(UTC)).participant)


def _lines(text: list[str] | None, kind: str) -> Iterator[tuple[int, str]]:
    """Yield the text (as line 0), or the lines of stdin with their numbers."""
    from cjm_tui.room.plain_path.adding import WORDLESS

    if text or kind in WORDLESS:
        yield 0, " ".join(text or [])
        return
    if sys.stdin.isatty():
        say(_("One a line; Ctrl-D ends."))
    for number, line in enumerate(sys.stdin, 1):
        if line.strip():
            yield number, line.strip()


def _fields(written: list[str], **shortcuts: str | None) -> dict[str, str]:
    fields = {name: value for name, value in shortcuts.items() if value is not None}
    for text in written:
        name, equals, value = text.partition("=")
        if not equals:
            raise InvalidInput(_("“{text}” says no field: write FIELD=VALUE.").format(text=text))
        fields[name] = value
    return fields
