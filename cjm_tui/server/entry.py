"""What a session's process runs: the application as the person at the other end of the connection may have it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_tui import i18n
from cjm_tui.i18n import match_language
from cjm_tui.server.session_request import Role, SessionRequest

_LATE = ("cjm_tui.screens.lobby.lobby_screen", "cjm_tui.screens.your_turn.your_turn_screen")
"""What the warm-up does not come to by itself."""

if TYPE_CHECKING:
    from cjm_tui.app import CjmApp
    from cjm_tui.storage.library import Library

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def run_session(request: SessionRequest) -> int:
    """Run the application on this process's terminal; return the exit status."""
    from cjm_tui.app import CjmApp
    from cjm_tui.settings import Settings
    from cjm_tui.storage.library import Library

    with Library(Path(request.library), create=False) as library:
        workshop = library.find(request.workshop_id) if request.workshop_id else None
        spoken = next((found for name in _LOCALE if (found := match_language(request.locale.get(name)))), None)
        i18n.activate(spoken or (workshop.language if workshop else "en"))
        if request.role is Role.FACILITATOR or workshop is None:
            app = CjmApp(library, workshop=workshop.number if workshop else None, settings=Settings())
        else:
            app = _guest(library, workshop.number, request)
        app.run()
        return app.return_code or 0


def warm_up() -> None:
    """Import the application, and draw a workshop and a turn once without a terminal, in a library of its own."""
    import asyncio
    from datetime import UTC, datetime
    from tempfile import TemporaryDirectory

    from cjm_tui.app import CjmApp
    from cjm_tui.domain.choices import Phase
    from cjm_tui.room.founding import ensure_demo
    from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen
    from cjm_tui.settings import Settings
    from cjm_tui.storage.library import Library

    for module in _LATE:
        import_module(module)

    async def once(library: Library) -> None:
        app = CjmApp(library, workshop=ensure_demo(library, "en", datetime.now(UTC)), settings=Settings())
        async with app.run_test() as pilot:
            await pilot.pause()
            if isinstance(app.screen, WorkshopScreen):
                for phase in Phase:
                    app.screen.desk.look(phase=phase)
                    await pilot.pause()

    with TemporaryDirectory() as folder, Library(Path(folder) / "warm.db") as library:
        asyncio.run(once(library))


def _guest(library: Library, number: int, request: SessionRequest) -> CjmApp:
    """Return the application of somebody who comes by code or key: known by the key, or through the lobby."""
    from cjm_tui.app import CjmApp
    from cjm_tui.room.joining import return_by_key
    from cjm_tui.screens.lobby.lobby_screen import Arrival
    from cjm_tui.settings import Settings

    known = return_by_key(library, number, request.key_fingerprint)
    if known:
        return CjmApp(
            library, workshop=number, participant=known, is_private=True, has_files=False, settings=Settings()
        )
    arrival = Arrival(number, request.proposed_name, request.key_fingerprint)
    return CjmApp(library, arrival=arrival, is_private=True, has_files=False, settings=Settings())
