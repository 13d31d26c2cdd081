"""From what went wrong to one sentence on stderr and an exit status."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import typer

from cjm_tui.cli import statuses
from cjm_tui.cli.talking import say
from cjm_tui.i18n import _
from cjm_tui.storage import errors


@dataclass
class Outcome:
    """How a command ended."""

    status: int = statuses.OK


class InvalidInput(Exception):
    """What was given cannot be used; the message says what is wrong, where, and what to do."""


class NotFound(Exception):
    """What was named is not there."""


_Misuse: type[Exception] = typer.BadParameter.__mro__[2]
"""click's own base exception; some versions of typer bring click along, others depend on it."""

_STATUS: tuple[tuple[type[Exception], int], ...] = (
    (errors.WorkshopMissing, statuses.NOT_FOUND),
    (errors.LibraryMissing, statuses.NOT_FOUND),
    (errors.LibraryBusy, statuses.LIBRARY_TROUBLE),
    (errors.LibraryDamaged, statuses.LIBRARY_TROUBLE),
    (errors.LibraryForeign, statuses.LIBRARY_TROUBLE),
    (errors.LibraryNewer, statuses.LIBRARY_TROUBLE),
    (errors.StorageError, statuses.FAILURE),
    (NotFound, statuses.NOT_FOUND),
    (InvalidInput, statuses.INVALID_INPUT),
)


@contextmanager
def explained() -> Iterator[Outcome]:
    """Run a command within the block; whatever it raises becomes a sentence and a status."""
    outcome = Outcome()
    try:
        yield outcome
    except typer.Exit as leaving:
        outcome.status = leaving.exit_code
    except typer.Abort:
        outcome.status = statuses.INTERRUPTED
    except _Misuse as misuse:
        from cjm_tui.cli.misuse import told

        say(told(misuse))
        outcome.status = statuses.USAGE
    except BrokenPipeError:
        raise
    except SystemExit as leaving:
        # click exits by itself where whoever read our output has gone.
        if isinstance(leaving.__context__, BrokenPipeError):
            raise leaving.__context__ from None
        raise
    except OSError as failure:
        say(_("{what}: {reason}.").format(what=failure.filename or "cjm-tui", reason=failure.strerror or failure))
        outcome.status = statuses.FAILURE
    except Exception as failure:
        status = next((status for kind, status in _STATUS if isinstance(failure, kind)), None)
        if status is None:
            raise
        say(str(failure))
        outcome.status = status
