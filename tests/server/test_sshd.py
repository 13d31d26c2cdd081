"""The host's own sshd as the way in: `ForceCommand cjm-tui join …`, on loopback, with OpenSSH at both ends."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cjm_tui.room.founding import found_from_template
from cjm_tui.storage.library import Library
from tests.pty_driver import Terminal

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin:/usr/libexec")
MISSING = [name for name, found in {"sshd": SSHD, "ssh": shutil.which("ssh"),
                                    "ssh-keygen": shutil.which("ssh-keygen")}.items() if not found]  # fmt: skip
PATIENCE = 20.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.external,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


@pytest.fixture
def way_in(tmp_path: Path) -> Iterator[list[str]]:
    """An sshd whose only command is the workshop; yields the command of a guest's ssh."""
    library = tmp_path / "library.db"
    with Library(library) as opened:
        found_from_template(
            opened, "IT portal", template="suporte-ti", agenda=None, language="en", at=datetime.now(UTC)
        )
    for name in ("host", "guest"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / name], check=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (tmp_path / "sshd_config").write_text(
        f"ListenAddress 127.0.0.1:{port}\n"
        f"HostKey {tmp_path}/host\nPidFile none\nStrictModes no\nUsePAM no\nLogLevel ERROR\n"
        f"AuthorizedKeysFile {tmp_path}/authorized_keys\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
        "PermitUserEnvironment CJM_NAME\nDisableForwarding yes\n"
        f'ForceCommand cd {Path.cwd()} && {sys.executable} -m cjm_tui --db {library} join 1 --as "$CJM_NAME"\n'
    )
    key = (tmp_path / "guest.pub").read_text()
    (tmp_path / "authorized_keys").write_text(f'environment="CJM_NAME=Ana Souza",restrict,pty {key}')
    if os.geteuid() == 0:
        # Where sshd separates privileges, and refuses to start without it.
        Path("/run/sshd").mkdir(exist_ok=True)
    assert SSHD
    with subprocess.Popen([SSHD, "-D", "-e", "-f", tmp_path / "sshd_config"]) as daemon:
        try:
            wait_for(port, daemon)
            yield ["ssh", "-F", "none", "-tt", "-p", str(port), "-i", f"{tmp_path}/guest", "-o", "LogLevel=ERROR",
                   "-o", "StrictHostKeyChecking=no", "-o", f"UserKnownHostsFile={tmp_path}/known",
                   "-o", "IdentityAgent=none", f"{getpass.getuser()}@127.0.0.1"]  # fmt: skip
        finally:
            daemon.terminate()


def wait_for(port: int, daemon: subprocess.Popen[bytes]) -> None:
    """Wait until the daemon listens."""
    deadline = time.monotonic() + PATIENCE
    while True:
        assert daemon.poll() is None, "sshd did not start"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert time.monotonic() < deadline, "sshd does not listen"
            time.sleep(0.05)


def test_the_forced_command_is_the_workshop_and_nothing_else(way_in: list[str]) -> None:
    with Terminal([*way_in, "cat /etc/passwd"], columns=90, rows=26) as ana:
        ana.wait_for("Welcome, Ana Souza.", PATIENCE).press("escape").wait_for(r"\[ Scope ]", PATIENCE)
        assert "root:" not in ana.text
        ana.resize(120, 36).wait_for("Good enough when", PATIENCE)
        ana.press("ctrl+c").wait_for("Ctrl\\+Q leaves", PATIENCE)
        ana.press("ctrl+q")
        assert ana.wait_exit() == 0
        assert ana.is_restored, ana.left_on
    with Terminal(way_in, columns=90, rows=26) as again:
        again.wait_for("Welcome, Ana Souza.", PATIENCE)
        assert "2 in the room" not in again.text


def test_a_guest_of_sshd_is_offered_none_of_the_hosts_files(way_in: list[str]) -> None:
    with Terminal(way_in, columns=90, rows=26) as ana:
        ana.wait_for("Welcome, Ana Souza.", PATIENCE).press("escape").wait_for(r"\[ Scope ]", PATIENCE)
        ana.send("?").wait_for("filter", PATIENCE).send("export").wait_for("Nothing", PATIENCE)
