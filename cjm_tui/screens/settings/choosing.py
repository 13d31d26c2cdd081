"""The dialogs in which a person chooses language, theme and characters."""

from __future__ import annotations

from dataclasses import replace

from textual.app import App

from cjm_tui.i18n import LANGUAGES, N_, _, language
from cjm_tui.settings import Settings
from cjm_tui.widgets.dialogs import Choose, Entry

THEMES = {"cjm-dark": N_("Dark"), "cjm-light": N_("Light"), "cjm-contrast": N_("High contrast")}
"""Our themes by name."""


async def choose_settings(app: App[None], settings: Settings) -> Settings:
    """Ask what to change and to what; return the settings after it, the same ones after Esc."""
    glyphs = _("ASCII only") if settings.ascii else _("Box drawing and arrows")
    entries = [
        Entry("language", _("Language"), LANGUAGES[settings.language or language()]),
        Entry("theme", _("Theme"), _(THEMES.get(settings.theme, settings.theme))),
        Entry("ascii", _("Characters"), glyphs),
    ]
    match await app.push_screen_wait(Choose(_("Settings"), entries)):
        case "language":
            offered = [Entry(tag, name) for tag, name in LANGUAGES.items()]
            chosen = await app.push_screen_wait(Choose(_("Language"), offered, current=settings.language or language()))
            return replace(settings, language=chosen) if chosen else settings
        case "theme":
            offered = [Entry(name, _(label)) for name, label in THEMES.items()]
            chosen = await app.push_screen_wait(Choose(_("Theme"), offered, current=settings.theme))
            return replace(settings, theme=chosen) if chosen else settings
        case "ascii":
            return replace(settings, ascii=not settings.ascii)
    return settings
