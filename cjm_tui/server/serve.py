"""`cjm-tui serve` from start to stop: processes, keys, the listener, and what the host is told."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TextIO

from cjm_tui.i18n import _, ngettext
from cjm_tui.server.doorkeeper import Doorkeeper
from cjm_tui.server.gateway import Connected, Gateway, GatewaySettings
from cjm_tui.server.hostkey import load_host_key
from cjm_tui.server.invitation import Invitation, advertised_host, qr_text
from cjm_tui.server.limits import Limits
from cjm_tui.server.session_process import Confinement
from cjm_tui.server.sessions import Program, SessionStarter


@dataclass(frozen=True, slots=True)
class ServedWorkshop:
    """One workshop as `serve` announces it."""

    id: str
    title: str
    code: str
    language: str


@dataclass(frozen=True, slots=True)
class ServeConfig:
    """Everything that `cjm-tui serve` was asked for."""

    library: Path
    """Absolute path of the library file."""
    workshops: tuple[ServedWorkshop, ...]
    doorkeeper: Doorkeeper
    host: str = "127.0.0.1"
    port: int = 8022
    """0 picks a free one."""
    json: bool = False
    """Print one JSON object instead of invitations."""
    entry: str = "cjm_tui.app:run_session"
    """`package.module:name` of a function SessionRequest → exit status, run in each session's process."""
    warm_up: str | None = "cjm_tui.app:warm_up"
    """The same for a function without arguments that runs once, before any session."""
    host_key_folder: Path | None = None
    limits: Limits = field(default_factory=Limits)
    confinement: Confinement = field(default_factory=Confinement)
    compress: bool = False
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)


async def serve(config: ServeConfig) -> None:
    """Serve until SIGINT, SIGTERM or the end of the host's terminal; raises OSError where the address cannot be had."""
    # Before anything else, and above all before asyncio has threads: the fork server must be a process of one thread.
    starter = SessionStarter(Program(config.entry, config.warm_up, config.library, config.confinement))
    try:
        host_key = load_host_key(config.host_key_folder)
        language = config.workshops[0].language if config.workshops else "en"
        settings = GatewaySettings(config.library, language, config.limits, config.compress)
        gateway = Gateway(settings, config.doorkeeper, starter, host_key, _Attendance(config.err).note)
        await gateway.listen(config.host, config.port)
    except BaseException:
        await starter.stop()
        raise
    stop = _stop_at_signals()
    try:
        _announce(config, gateway.port, host_key.get_fingerprint())
        await stop.wait()
    finally:
        await gateway.stop()


def _stop_at_signals() -> asyncio.Event:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)
    return stop


def _announce(config: ServeConfig, port: int, fingerprint: str) -> None:
    if config.json:
        print(json.dumps(announcement(config, port, fingerprint), ensure_ascii=False), file=config.out, flush=True)
        return
    host = advertised_host(config.host)
    for workshop in config.workshops:
        invitation = Invitation(workshop.title, host, port, workshop.code, fingerprint, workshop.language)
        print(invitation.text(), file=config.out)
        print(qr_text(invitation.url), file=config.out, flush=True)
    print(_("Press Ctrl-C to stop; everybody is told."), file=config.err, flush=True)


def announcement(config: ServeConfig, port: int, fingerprint: str) -> dict[str, object]:
    """Return the first line of `serve --json`: `code` is that of the first workshop, `workshops` has them all."""
    return {
        "host": config.host,
        "port": port,
        "code": config.workshops[0].code if config.workshops else None,
        "fingerprint": fingerprint,
        "workshops": [
            {"id": workshop.id, "title": workshop.title, "code": workshop.code} for workshop in config.workshops
        ],
    }


class _Attendance:
    """Tells the host who comes and goes."""

    def __init__(self, err: TextIO) -> None:
        self._err = err
        self._here = 0

    def note(self, person: Connected, is_here: bool) -> None:
        self._here += 1 if is_here else -1
        came, went = _("{time}  {name} came in"), _("{time}  {name} left")
        sentence = (came if is_here else went).format(
            time=datetime.now().astimezone().strftime("%H:%M"), name=person.name or _("somebody")
        )
        count = ngettext("{n} person connected", "{n} people connected", self._here).format(n=self._here)
        print(f"{sentence} · {count}", file=self._err, flush=True)
