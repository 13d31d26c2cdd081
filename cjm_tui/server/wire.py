"""Messages between the gateway and the fork server: length-prefixed JSON, with at most one descriptor each."""

from __future__ import annotations

import json
import os
import socket
import struct
from typing import Any

_HEADER = struct.Struct("!I")
_LONGEST = 1 << 20

Message = dict[str, Any]


def pack(message: Message) -> bytes:
    """Return a message as it travels."""
    body = json.dumps(message, ensure_ascii=False).encode()
    return _HEADER.pack(len(body)) + body


def receive(connection: socket.socket) -> tuple[Message, int | None] | None:
    """Read one message, waiting for it, and the descriptor that came along; None at the end of the stream.

    The descriptor rides on the header, so the header is read on its own: a read that takes more could lose one.
    """
    header, descriptors, _flags, _address = socket.recv_fds(connection, _HEADER.size, 1)
    if not header:
        return None
    header += _exactly(connection, _HEADER.size - len(header))
    (length,) = _HEADER.unpack(header)
    if length > _LONGEST:
        raise ValueError("message too long")
    for extra in descriptors[1:]:
        os.close(extra)
    return json.loads(_exactly(connection, length)), (descriptors[0] if descriptors else None)


class Unpacker:
    """Takes messages without descriptors out of a stream as they become whole."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._unread = bytearray()

    def feed(self, piece: bytes) -> list[Message]:
        """Return the messages that are now complete."""
        self._unread += piece
        messages = []
        while len(self._unread) >= _HEADER.size:
            end = _HEADER.size + _HEADER.unpack_from(self._unread)[0]
            if len(self._unread) < end:
                break
            messages.append(json.loads(self._unread[_HEADER.size : end]))
            del self._unread[:end]
        return messages


def _exactly(connection: socket.socket, length: int) -> bytes:
    pieces = bytearray()
    while len(pieces) < length:
        piece = connection.recv(length - len(pieces))
        if not piece:
            raise EOFError("the other end closed in the middle of a message")
        pieces += piece
    return bytes(pieces)
