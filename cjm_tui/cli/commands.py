"""All commands together, and the options that stand before them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cjm_tui import __version__
from cjm_tui.cli import adding, importing, keeping, library, live, reading
from cjm_tui.cli.invocation import Invocation
from cjm_tui.cli.opening import open_home
from cjm_tui.cli.statuses import FAILURE
from cjm_tui.cli.talking import require_terminal
from cjm_tui.i18n import _

app = typer.Typer(
    name="cjm-tui",
    help=_("Map a customer's journey as a team, without leaving the terminal."),
    rich_markup_mode=None,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    db: Annotated[
        Path | None, typer.Option("--db", readable=False, help=_("The library file; CJM_TUI_DB names another default."))
    ] = None,
    version: Annotated[bool, typer.Option("--version", help=_("Print the version."))] = False,
) -> None:
    """Open the library where no command is given."""
    context.obj = Invocation(db)
    if version:
        typer.echo(f"cjm-tui {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        if not require_terminal():
            raise typer.Exit(FAILURE)
        open_home(db)


library.add_to(app)
reading.add_to(app)
importing.add_to(app)
adding.add_to(app)
keeping.add_to(app)
live.add_to(app)
