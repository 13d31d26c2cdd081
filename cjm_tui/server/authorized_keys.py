"""The facilitator's keys, read from an `authorized_keys` file."""

from __future__ import annotations

from pathlib import Path

import asyncssh

_KEY_TYPES = ("ssh-", "ecdsa-", "sk-")


def default_authorized_keys() -> Path:
    """Return the host user's own file."""
    return Path.home() / ".ssh" / "authorized_keys"


def fingerprints(path: Path) -> frozenset[str]:
    """Return the SHA256 fingerprints of the plain keys in the file; none where it cannot be read.

    A line with options (`command=`, `from=`, `cert-authority` …) was given for something narrower than facilitating,
    so it grants nothing here.
    """
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return frozenset()
    return frozenset(found for line in lines if (found := _fingerprint(line.strip())))


def _fingerprint(line: str) -> str | None:
    if not line.startswith(_KEY_TYPES):
        return None
    try:
        return asyncssh.import_public_key(line).get_fingerprint()
    except (asyncssh.KeyImportError, ValueError):
        return None
