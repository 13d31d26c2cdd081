"""The server's own key: one per user, kept for ever, readable by nobody else."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

import asyncssh
import platformdirs

_NAME = "ssh_host_ed25519_key"


def host_key_folder() -> Path:
    """Return where the host key lives: the state folder, since sessions may read the data folder with the libraries."""
    return Path(platformdirs.user_state_path("cjm-tui"))


def load_host_key(folder: Path | None = None) -> asyncssh.SSHKey:
    """Return the ed25519 host key in `folder`, made at the first call; raises OSError or asyncssh.KeyImportError."""
    folder = folder or host_key_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / _NAME
    if not path.exists():
        _write_new(path)
    _keep_private(path)
    return asyncssh.read_private_key(path)


def _write_new(path: Path) -> None:
    """Write a fresh key beside its place and link it there: two servers that start together keep the same one."""
    key = asyncssh.generate_private_key("ssh-ed25519", comment="cjm-tui")
    draft = path.with_name(f".{_NAME}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "wb") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(key.export_private_key())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()


def _keep_private(path: Path) -> None:
    found = path.stat()
    if found.st_uid != os.getuid():
        raise PermissionError(f"{path} belongs to another user")
    if stat.S_IMODE(found.st_mode) != 0o600:
        path.chmod(0o600)
