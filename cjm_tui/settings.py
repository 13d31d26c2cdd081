"""What a person has chosen for this program: language, theme, glyphs and keys, in one small file that one can edit."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cjm_tui.i18n import _, match_language


@dataclass(frozen=True)
class Settings:
    """The choices; each has a default that needs no file."""

    language: str = ""
    """`en` or `pt-BR`; empty: what the environment says."""
    theme: str = "cjm-dark"
    ascii: bool = False
    """Draw with ASCII characters only; automatic where the locale is not UTF-8."""
    import_folder: str = ""
    """Where the last imported file lay; empty: the folder in which the program was started."""
    keys: dict[str, str] = field(default_factory=dict)
    """Other keys by a binding's id, for instance `{"grid.edit" = "e"}`; `docs/keys.md` lists the ids."""
    trouble: str = field(default="", compare=False)
    """Why the file could not be read, as a sentence; empty where it could, or is not there."""


def settings_path() -> Path:
    """Return the settings file: `CJM_TUI_SETTINGS`, else `settings.toml` in the platform's configuration folder."""
    if named := os.environ.get("CJM_TUI_SETTINGS"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("cjm-tui", appauthor=False) / "settings.toml"


def load_settings(path: Path | None = None) -> Settings:
    """Return the settings; a file that is absent or cannot be read gives the defaults, and so does a wrong value."""
    source = path or settings_path()
    try:
        text = source.read_text("utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as failure:
        return Settings(trouble=_unread(source, failure))
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as failure:
        return Settings(trouble=_unread(source, failure))
    return Settings(
        language=match_language(_text(found, "language")) or "",
        theme=_text(found, "theme") or Settings.theme,
        ascii=found.get("ascii") is True,
        import_folder=_text(found, "import_folder"),
        keys={k: v for k, v in found.get("keys", {}).items() if isinstance(v, str)}
        if isinstance(found.get("keys"), dict)
        else {},
    )


def save_settings(changed: Settings, path: Path | None = None) -> None:
    """Write the settings; a failure is the caller's to tell.

    Raises:
        OSError: the file cannot be written.
    """
    target = path or settings_path()
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"language = {_quoted(changed.language)}", f"theme = {_quoted(changed.theme)}"]
    lines.append(f"ascii = {str(changed.ascii).lower()}")
    if changed.import_folder:
        lines.append(f"import_folder = {_quoted(changed.import_folder)}")
    lines += ["", "[keys]", *(f"{_quoted(k)} = {_quoted(v)}" for k, v in sorted(changed.keys.items()))]
    if load_settings(target).trouble:
        # What somebody wrote there by hand, and mistyped, is theirs.
        target.replace(target.with_name(f"{target.name}.unread"))
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    fresh.write_text("\n".join(lines) + "\n", "utf-8")
    fresh.replace(target)


def _unread(source: Path, failure: Exception) -> str:
    reason = getattr(failure, "strerror", None) or failure
    return _("{path} was not read, and the usual settings hold: {reason}.").format(path=source, reason=reason)


def _text(found: dict[str, Any], name: str) -> str:
    value = found.get(name, "")
    return value if isinstance(value, str) else ""


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string.
    return json.dumps(text, ensure_ascii=False)
