"""What the facilitator pastes into the chat so that everybody finds the way in."""

from __future__ import annotations

import socket
from dataclasses import dataclass

import segno

from cjm_tui.i18n import _, using

_DEFAULT_PORT = 22
_HALF_BLOCKS = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}


@dataclass(frozen=True, slots=True)
class Invitation:
    """The way into one workshop."""

    title: str
    """The workshop's title; empty where it has none yet."""
    host: str
    """As participants reach it."""
    port: int
    code: str
    fingerprint: str
    """Of the host key, as ssh shows it: `SHA256:…`."""
    language: str
    """The workshop's language."""

    @property
    def command(self) -> str:
        """The command that participants type."""
        return f"ssh {self.host}" if self.port == _DEFAULT_PORT else f"ssh -p {self.port} {self.host}"

    @property
    def url(self) -> str:
        """The same as an address, for SSH apps on a phone or tablet."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"ssh://{host}:{self.port}"

    def text(self) -> str:
        """Return the invitation in the workshop's language, plain text to paste anywhere."""
        with using(self.language):
            heading = _("Join the workshop: {title}").format(title=self.title) if self.title else _("Join the workshop")
            lines = [
                heading,
                "",
                _("1. Open a terminal: PowerShell on Windows, Terminal on macOS or Linux."),
                _("2. Paste this line and press Enter:"),
                f"   {self.command}",
                _("3. The first time, compare the fingerprint with this one; if they are the same, type yes:"),
                f"   {self.fingerprint}",
                _("4. Type the code (you will see it while you type):"),
                f"   {self.code}",
            ]
        return "\n".join(lines) + "\n"


def qr_text(content: str) -> str:
    """Return a QR code in half-block characters, light on dark as terminals mostly are."""
    rows = [[bool(module) for module in row] for row in segno.make(content, error="l").matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(_HALF_BLOCKS[pair] for pair in zip(*two, strict=True)) for two in pairs) + "\n"


def advertised_host(listened: str) -> str:
    """Return what participants should type for a host that was listened on: for a wildcard, this machine's address."""
    if listened not in ("", "0.0.0.0", "::"):
        return listened
    family = socket.AF_INET6 if listened == "::" else socket.AF_INET
    elsewhere = "2001:db8::1" if listened == "::" else "192.0.2.1"
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a datagram socket sends nothing; it only asks which of our addresses faces outwards.
            probe.connect((elsewhere, 9))
            address: str = probe.getsockname()[0]
        except OSError:
            return socket.gethostname()
    return address
