"""Commands for several people at once: serve, join, present."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cjm_tui.cli.failures import InvalidInput, NotFound
from cjm_tui.cli.library import Id, Json
from cjm_tui.cli.statuses import FAILURE
from cjm_tui.cli.talking import require_terminal
from cjm_tui.i18n import _
from cjm_tui.storage.library import Library, WorkshopSummary


class GivenRole(StrEnum):
    """The roles that `join` gives."""

    PARTICIPANT = "participant"
    OBSERVER = "observer"
    CO_FACILITATOR = "co-facilitator"


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(help=_("Let the team in over SSH: prints what to paste for them."))(serve)
    app.command(help=_("Come into a workshop from a second terminal on this machine."))(join)
    app.command(help=_("Show a workshop on the projector: read-only, without names."))(present)


def join(
    context: typer.Context,
    workshop: Id,
    name: Annotated[str, typer.Option("--as", metavar="NAME", help=_("How you are called; again the same person."))],
    role: Annotated[GivenRole | None, typer.Option("--role", help=_("What you may do; default: participant."))] = None,
) -> None:
    """Come in as a person of one's own; the host's own system vouches for the name."""
    from cjm_tui.app import CjmApp
    from cjm_tui.domain.choices import Role
    from cjm_tui.room.joining import join_locally
    from cjm_tui.screens.lobby.lobby_screen import Arrival, needs_lobby
    from cjm_tui.storage.workshops import load_workshop

    if not name.strip():
        raise InvalidInput(_("Say how you are called: --as NAME."))
    if not require_terminal():
        raise typer.Exit(FAILURE)
    # Behind the host's sshd with ForceCommand this is all that a guest gets, under the host's own account.
    has_files = "SSH_CONNECTION" not in os.environ
    with context.obj.library(create=False) as library:
        number = library.find(workshop).number
        given = Role(role.value) if role else None
        joined = join_locally(library, number, name, at=datetime.now(UTC), role=given)
        if needs_lobby(load_workshop(library, number), joined.participant):
            arrival = Arrival(number, joined.name, participant=joined.participant)
            CjmApp(library, arrival=arrival, is_private=True, has_files=has_files).run()
        else:
            CjmApp(library, workshop=number, participant=joined.participant, is_private=True, has_files=has_files).run()


def present(context: typer.Context, workshop: Id) -> None:
    """Show a workshop to the room."""
    from cjm_tui.app import CjmApp

    if not require_terminal():
        raise typer.Exit(FAILURE)
    with context.obj.library(create=False) as library:
        CjmApp(library, workshop=library.find(workshop).number, presents=True).run()


def serve(
    context: typer.Context,
    workshops: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]…", help=_("Workshops to serve; default: the most recent one."))
    ] = None,
    host: Annotated[
        str, typer.Option("--host", metavar="H", help=_("Address to listen on; 0.0.0.0 is every one."))
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="P", min=0, max=65535, help=_("Port to listen on; 0 picks a free one."))
    ] = 8022,
    facilitator_key: Annotated[
        Path | None,
        typer.Option(
            "--facilitator-key", metavar="FILE", help=_("Keys that come in as facilitator; default: your own.")
        ),
    ] = None,
    participant_keys: Annotated[
        Path | None,
        typer.Option(
            "--participant-keys", metavar="FILE", help=_("Keys that come in as participants, without the code.")
        ),
    ] = None,
    compress: Annotated[bool, typer.Option("--compress", help=_("Offer compression, for slow links."))] = False,
    as_json: Json = False,
) -> None:
    """Serve workshops until Ctrl-C; everybody is told."""
    import asyncio

    from cjm_tui.server.authorized_keys import default_authorized_keys, fingerprints
    from cjm_tui.server.doorkeeper import ServedWorkshops
    from cjm_tui.server.serve import ServeConfig, ServedWorkshop
    from cjm_tui.server.serve import serve as serve_until_stopped
    from cjm_tui.storage.credentials import keys_of

    # The library is closed again before the listener starts: no open database may cross a fork.
    with context.obj.library(create=False) as library:
        path = library.path.resolve()
        found = [library.find(name) for name in workshops or ()] or library.list_workshops(limit=1)
        if not found:
            raise NotFound(_("There is no workshop to serve: `cjm-tui new TITLE` starts one."))
        codes = {str(w.number): _spoken_code(library, w) for w in found}
        invited = fingerprints(participant_keys) if participant_keys else frozenset()
        keys = dict.fromkeys(invited, str(found[0].number))
        keys |= {fingerprint: str(w.number) for w in found for fingerprint in keys_of(library, w.number)}
        served = tuple(ServedWorkshop(str(w.number), w.title, codes[str(w.number)], w.language) for w in found)
    keys_file = facilitator_key or default_authorized_keys()
    config = ServeConfig(
        library=path,
        workshops=served,
        doorkeeper=ServedWorkshops(codes, lambda: fingerprints(keys_file), keys),
        host=host,
        port=port,
        json=as_json,
        entry="cjm_tui.server.entry:run_session",
        warm_up="cjm_tui.server.entry:warm_up",
        compress=compress,
    )
    try:
        asyncio.run(serve_until_stopped(config))
    except OSError as failure:
        where = f"{host}:{port}"
        raise InvalidInput(
            _("{where} cannot be listened on: {reason}. Choose another --host or --port.").format(
                where=where, reason=failure.strerror or failure
            )
        ) from failure


def _spoken_code(library: Library, workshop: WorkshopSummary) -> str:
    """Return the workshop's join code as words of its language; the first time it is served it gets one to keep."""
    from cjm_tui.server.join_code import new_join_code, words_of
    from cjm_tui.storage.workshops import join_code, set_join_code

    code = join_code(library, workshop.number)
    if not set(code.split("-")) <= set(words_of(workshop.language)):
        code = new_join_code(workshop.language)
        set_join_code(library, workshop.number, code)
    return code
