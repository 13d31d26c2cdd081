"""Commands that keep the library safe: backup, restore, doctor."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cjm_tui import __version__
from cjm_tui.cli.invocation import print_json
from cjm_tui.cli.library import Json
from cjm_tui.cli.statuses import LIBRARY_TROUBLE
from cjm_tui.i18n import _

if TYPE_CHECKING:
    from cjm_tui.storage.health import Check


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(help=_("Copy the library, while others write or not."))(backup)
    app.command(help=_("Put a backup in the library's place; what was there is kept."))(restore)
    app.command(help=_("Say how the library and the terminal are."))(doctor)


def backup(
    context: typer.Context,
    target: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help=_("Where to; default: beside the library."))
    ] = None,
) -> None:
    """Copy the library."""
    from cjm_tui.storage import backup as backups
    from cjm_tui.storage.copying import backup_name

    with context.obj.library(create=False) as library:
        default = library.path.parent / "backups" / backup_name(library.path, "manual")
        typer.echo(backups.backup(library, target or default))


def restore(
    context: typer.Context, source: Annotated[Path, typer.Argument(metavar="FILE", help=_("The backup."))]
) -> None:
    """Bring a backup back."""
    from cjm_tui.storage import backup as backups
    from cjm_tui.storage.opening import default_path

    path = context.obj.db or default_path()
    kept = backups.restore(path, source, datetime.now(UTC))
    typer.echo(path)
    if kept:
        typer.echo(_("What was there is kept in {path}.").format(path=kept), err=True)


def doctor(context: typer.Context, as_json: Json = False) -> None:
    """Say how everything is; exit status 5 where something is not well."""
    from cjm_tui.storage.health import Check, examine
    from cjm_tui.storage.opening import default_path

    checks = [
        Check("program", True, f"cjm-tui {__version__}, Python {platform.python_version()}, {platform.system()}"),
        *examine(context.obj.db or default_path()),
        _terminal(),
        _confinement(),
    ]
    if as_json:
        print_json([{"name": c.name, "ok": c.ok, "sentence": c.sentence} for c in checks])
    else:
        for check in checks:
            typer.echo(f"{'ok ' if check.ok else '!! '} {check.sentence}")
    if not all(check.ok for check in checks):
        raise typer.Exit(LIBRARY_TROUBLE)


def _confinement() -> Check:
    from cjm_tui.server.landlock import protection
    from cjm_tui.storage.health import Check

    return Check("confinement", True, protection().sentence())


def _terminal() -> Check:
    from cjm_tui.storage.health import Check

    term, encoding = os.environ.get("TERM", ""), (sys.stdout.encoding or "").lower()
    size = shutil.get_terminal_size((0, 0))
    sentence = _("Terminal {term}, {columns}×{rows}, {encoding}.").format(
        term=term or _("none"), columns=size.columns, rows=size.lines, encoding=encoding
    )
    if term == "dumb":
        sentence += " " + _("It cannot draw screens; the commands work all the same.")
    elif not encoding.startswith("utf"):
        sentence += " " + _("It is drawn with ASCII characters.")
    return Check("terminal", True, sentence)
