"""Asking for a text on top of the map: what is half typed is kept at every key."""

from __future__ import annotations

from typing import Any

from textual.app import App

from cjm_tui.screens.workshop.desk import Desk


async def ask_text(
    app: App[Any], desk: Desk, place: str, heading: str, *, prompt: str = "", initial: str = "", hint: str = "",
    limit: int = 0,
) -> str | None:  # fmt: skip
    """Return what was typed, or None after Esc; a text that was begun before comes back."""
    from cjm_tui.widgets.dialogs import AskText

    kept = desk.kept_text(place)
    answer = await app.push_screen_wait(
        AskText(
            heading,
            prompt=prompt,
            initial=kept.text if kept else initial,
            hint=hint,
            limit=limit,
            required=True,
            drafted=lambda text: desk.keep_text(place, text),
        )
    )
    if answer is None:
        desk.drop_text(place)
    else:
        desk.drop_when_stored(place)
    return answer


def why_read_only(desk: Desk) -> str:
    """Return why this person cannot write on the map now, in a sentence; empty where they can."""
    return desk.why_read_only("touchpoints") if desk.journey is not None else ""
