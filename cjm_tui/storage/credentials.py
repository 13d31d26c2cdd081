"""How somebody is known again: the secret that signs anonymous acts, a hashed rejoin word, an SSH key's fingerprint."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from cjm_tui.storage.library import Library

_SCRYPT = {"n": 2**12, "r": 8, "p": 1, "dklen": 32}


def secret_of(library: Library, participant: str) -> bytes:
    """Return the participant's secret, making one at the first call."""
    found = library.read("SELECT secret FROM credentials WHERE participant = ?", participant)
    if found:
        return bytes(found[0][0])
    with library.writing() as connection:
        connection.execute(
            "INSERT INTO credentials (participant, secret) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (participant, secrets.token_bytes(32)),
        )
    return secret_of(library, participant)


def set_rejoin_word(library: Library, participant: str, word: str) -> None:
    """Keep the word (salted and hashed) that brings the participant back."""
    secret_of(library, participant)
    salt = secrets.token_bytes(16)
    # Before the lock is held: hashing is slow on purpose, and fifty people may be coming in.
    values = (salt, _hashed(word, salt), participant)
    with library.writing() as connection:
        connection.execute("UPDATE credentials SET rejoin_salt = ?, rejoin_hash = ? WHERE participant = ?", values)


def is_rejoin_word(library: Library, participant: str, word: str) -> bool:
    """Return whether the word is the participant's."""
    found = library.read("SELECT rejoin_salt, rejoin_hash FROM credentials WHERE participant = ?", participant)
    if not found or found[0][1] is None:
        return False
    salt, expected = found[0]
    return hmac.compare_digest(_hashed(word, salt), expected)


def bind_key(library: Library, participant: str, fingerprint: str) -> None:
    """Remember the SSH key with which the participant comes."""
    secret_of(library, participant)
    with library.writing() as connection:
        connection.execute(
            "UPDATE credentials SET key_fingerprint = ? WHERE participant = ?", (fingerprint, participant)
        )


def participant_with_key(library: Library, number: int, fingerprint: str) -> str | None:
    """Return the participant of a workshop who came with this key before, or None."""
    found = library.read(
        "SELECT c.participant FROM credentials AS c JOIN participants AS p ON p.uid = c.participant "
        "WHERE p.workshop = ? AND p.removed = 0 AND c.key_fingerprint = ?",
        number,
        fingerprint,
    )
    return str(found[0][0]) if found else None


def keys_of(library: Library, number: int) -> list[str]:
    """Return the fingerprints of the keys with which people have come into a workshop."""
    found = library.read(
        "SELECT c.key_fingerprint FROM credentials AS c JOIN participants AS p ON p.uid = c.participant "
        "WHERE p.workshop = ? AND p.removed = 0 AND c.key_fingerprint IS NOT NULL",
        number,
    )
    return [str(fingerprint) for (fingerprint,) in found]


def _hashed(word: str, salt: bytes) -> bytes:
    return hashlib.scrypt(word.strip().casefold().encode(), salt=salt, **_SCRYPT)
