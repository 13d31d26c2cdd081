"""Exporting from the screen: choose a format, name a file, hear what the format cannot hold."""

from __future__ import annotations

from pathlib import Path

from textual.app import App

from cjm_tui.domain.text import slug
from cjm_tui.i18n import N_, _
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.dialogs import AskText, Choose, Confirm, Entry

OFFERED = {
    "md": (N_("Report"), "Markdown"),
    "brief": (N_("One page"), "Markdown"),
    "story": (N_("Story"), "Markdown"),
    "xlsx": (N_("Workbook"), "XLSX"),
    "csv": (N_("Tables"), "CSV"),
    "html": (N_("Web page"), "HTML"),
    "svg": (N_("Picture of the map"), "SVG"),
    "mermaid": (N_("Diagram"), "Mermaid"),
    "json": (N_("Full copy"), "JSON"),
    "jira": (N_("Backlog"), "Jira CSV"),
    "linear": (N_("Backlog"), "Linear CSV"),
    "asana": (N_("Backlog"), "Asana CSV"),
    "github": (N_("Backlog"), N_("commands for GitHub")),
}
"""What is offered, by the format's key: what it is to the person, and what it is called."""
_STYLES = ("brief", "story")


async def choose_export(app: App[None], desk: Desk) -> None:
    """Ask for a format and a path, and write the export."""
    entries = [Entry(key, _(name), detail=_(form)) for key, (name, form) in OFFERED.items()]
    chosen = await app.push_screen_wait(Choose(_("Export"), entries))
    if chosen is None:
        return
    folder = desk.room.library.path.parent / "exports"
    suffix = {
        "md": ".md",
        "brief": "-brief.md",
        "story": "-story.md",
        "mermaid": ".mmd",
        "jira": "-jira.csv",
        "linear": "-linear.csv",
        "asana": "-asana.csv",
        "github": "-github.sh",
        "csv": "",
    }
    name = slug(desk.view.about.title) + suffix.get(chosen, f".{chosen}")
    text = await app.push_screen_wait(
        AskText(_("Export"), prompt=_("Where to?"), initial=str(folder / name), limit=1000, required=True)
    )
    if text is None:
        return
    path = Path(text).expanduser()
    if path.exists() and not path.is_dir():
        dialog = Confirm(_("Replace {path}?").format(path=path), verb=_("Replace"), dangerous=True)
        if not await app.push_screen_wait(dialog):
            return
    _write(desk, chosen, path)


def _write(desk: Desk, key: str, path: Path) -> None:
    from cjm_tui.exchange.outbound.files import write_export
    from cjm_tui.exchange.outbound.formats import Choices, export

    profile = "excel-ptbr" if desk.view.about.language == "pt-BR" else "excel-en"
    choices = Choices(style=key if key in _STYLES else "report", profile=profile)
    made = export(desk.view, "md" if key in _STYLES else key, choices, desk.room.log())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        written = write_export(made.files, made.main, path, is_folder=made.is_folder)
    except OSError as failure:
        desk.says(_("{path} cannot be written: {reason}.").format(path=path, reason=failure.strerror), "error")
        return
    said = _("Written: {path}").format(path=path if len(written) > 1 and made.is_folder else written[0])
    desk.says(" ".join([said, *made.remarks]))
