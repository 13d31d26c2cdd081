"""Commands that keep the library safe: backup, restore, doctor."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from cjm_tui.i18n import _


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(help=_("Copy the library, while others write or not."))(backup)
    app.command(help=_("Put a backup in the library's place; what was there is kept."))(restore)


def backup(
    context: typer.Context,
    target: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help=_("Where to; default: beside the library."))
    ] = None,
) -> None:
    """Copy the library."""
    from cjm_tui.storage import backup as backups

    with context.obj.library(create=False) as library:
        default = library.path.parent / "backups" / backups.backup_name(library.path, "manual")
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
