"""Founding a workshop in the library: from a template and an agenda, from a file's records, or as the demo."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from cjm_tui import data
from cjm_tui.domain.acts.demonstration import FOUNDED, found_demo
from cjm_tui.domain.acts.founding import found
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.records import Record
from cjm_tui.domain.setting import About
from cjm_tui.domain.settling import Settled, settle
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange import workshop_json
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import create_workshop, founding_label, new_uid, number_for_uid


def found_workshop(
    library: Library, draft: Draft, *, who: str, at: datetime, uids: Callable[[], str] = new_uid
) -> Workshop:
    """Store a new workshop from the draft of its first records.

    Raises:
        StorageError: the library could not be written.
    """

    def settled() -> Settled:
        result = settle(Workshop(), draft, who=who, at=at, new_uid=uids)
        assert result is not None, "a founding draft creates the workshop's own record"
        return result

    return create_workshop(library, settled)


def found_from_template(
    library: Library, title: str, *, template: str, agenda: str | None, language: str, at: datetime
) -> Workshop:
    """Store a new workshop from the keys of a template and an agenda (default: the template's).

    Raises:
        UnknownKey: there is no such template or agenda.
        DataFileError: a user's own file is malformed.
        StorageError: the library could not be written.
    """
    stages = data.template(template, own_templates())
    draft = found(
        title,
        template=stages,
        agenda=data.agenda(agenda or stages.agenda, own_agendas()),
        language=language,
        facilitator=local_name(),
        at=at,
        new_uid=new_uid,
    )
    return found_workshop(library, draft, who="", at=at)


def found_from_records(library: Library, records: Iterable[Record], at: datetime) -> Workshop:
    """Store a workshop that a file brought; one that the library knows already becomes a copy with uids of its own."""
    records = list(records)
    about = next(r for r in records if isinstance(r, About))
    is_known = number_for_uid(library, about.uid) is not None
    return found_workshop(library, workshop_json.founding_draft(records, new_uid if is_known else None), who="", at=at)


def ensure_demo(library: Library, language: str, at: datetime) -> int:
    """Return the number of the demonstration in a language, founding it where the library has none."""
    title = data.demo(language)["workshop"]["title"]
    for summary in library.list_workshops(title, limit=500):
        is_named_so = (summary.title, summary.language) == (title, language)
        if is_named_so and founding_label(library, summary.number) == FOUNDED:
            return summary.number
    return found_workshop(library, found_demo(language, at, new_uid), who="", at=at).number


def own_data_folder() -> Path:
    """Return the folder below which a user's own templates and agendas lie."""
    from platformdirs import user_data_path

    return user_data_path("cjm-tui", appauthor=False)


def own_templates() -> Path:
    """Return the folder of a user's own stage templates."""
    return own_data_folder() / "templates"


def own_agendas() -> Path:
    """Return the folder of a user's own agendas."""
    return own_data_folder() / "agendas"


def keep_template(template: data.Template) -> Path:
    """Write a template into the user's own folder and return its file.

    Raises:
        FileExistsError: the user has a template of this key already.
        OSError: the folder could not be written.
    """
    folder = own_templates()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{template.key}.toml"
    with file.open("x", encoding="utf-8") as text:
        text.write(data.template_as_toml(template))
    return file


def local_name() -> str:
    """Return how the person at this machine is called: the login name, which they can change in the workshop."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "facilitator"
