"""What the tests run where the product runs `run_session`: a terse program, and a small real Textual application."""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys
import time

from cjm_tui.server.session_request import SessionRequest

ENTER_ALTERNATE_SCREEN = "\x1b[?1049h\x1b[2J\x1b[H"


def run_terse(request: SessionRequest) -> int:
    """Draw on the alternate screen who has come, then answer one command a line."""
    send(f"{ENTER_ALTERNATE_SCREEN}hello {request.proposed_name} ({request.role}) in {request.workshop_id}\r\n")
    typed = b""
    while True:
        while b"\r" not in typed:
            typed += os.read(0, 4096)
        line, typed = typed.split(b"\r", 1)
        command, _space, argument = line.decode(errors="replace").partition(" ")
        if command == "quit":
            send("\x1b[?1049l")
            return int(argument or 0)
        answer = ANSWERS[command](argument, request) if command in ANSWERS else f"heard {line!r}"
        send(f"{answer}\r\n.\r\n")


def send(text: str) -> None:
    """Write the whole text to the terminal."""
    unsent = text.encode()
    while unsent:
        unsent = unsent[os.write(1, unsent) :]


def environment(_argument: str, _request: SessionRequest) -> str:
    return " ".join(sorted(os.environ))


def value(argument: str, _request: SessionRequest) -> str:
    return f"{argument}={os.environ.get(argument)!r}"


def size(_argument: str, _request: SessionRequest) -> str:
    found = os.get_terminal_size(0)
    return f"{found.columns}x{found.lines}"


def requested(_argument: str, request: SessionRequest) -> str:
    return f"key={request.key_fingerprint} term={request.term} size={request.columns}x{request.rows}"


def limits(_argument: str, _request: SessionRequest) -> str:
    umask = os.umask(0)
    core, files = resource.getrlimit(resource.RLIMIT_CORE), resource.getrlimit(resource.RLIMIT_NOFILE)
    return f"umask={umask:03o} core={core[0]} files={files[0]} nice={os.nice(0)} leader={os.getsid(0) == os.getpid()}"


def descriptors(_argument: str, _request: SessionRequest) -> str:
    return f"{sum(is_open(number) for number in range(256))} descriptors"


def is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def flood(argument: str, _request: SessionRequest) -> str:
    for _piece in range(int(argument)):
        send("x" * 1024)
    return "flooded"


def block(argument: str, _request: SessionRequest) -> str:
    time.sleep(float(argument))
    return "blocked"


def crash(_argument: str, _request: SessionRequest) -> str:
    secret = "what somebody else wrote"
    raise RuntimeError(secret)


def write(argument: str, _request: SessionRequest) -> str:
    try:
        with open(argument, "w") as file:
            file.write("x")
    except OSError as refused:
        return f"refused {refused.strerror}"
    return "written"


def read(argument: str, _request: SessionRequest) -> str:
    try:
        with open(argument) as file:
            file.read(1)
    except OSError as refused:
        return f"refused {refused.strerror}"
    return "was read"


def execute(argument: str, _request: SessionRequest) -> str:
    child = os.fork()
    if child == 0:
        try:
            os.execv(argument, [argument])
        except OSError:
            os._exit(99)
    return f"status {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}"


def connect(argument: str, _request: SessionRequest) -> str:
    with socket.socket() as attempt:
        try:
            attempt.connect(("127.0.0.1", int(argument)))
        except OSError as refused:
            return f"refused {refused.strerror}"
    return "connected"


def kill(argument: str, _request: SessionRequest) -> str:
    try:
        os.kill(int(argument), signal.SIGTERM)
    except OSError as refused:
        return f"refused {refused.strerror}"
    return "killed"


def process(_argument: str, _request: SessionRequest) -> str:
    return f"pid {os.getpid()} loaded {'asyncssh' in sys.modules}"


ANSWERS = {
    answer.__name__: answer
    for answer in (
        environment, value, size, requested, limits, descriptors, flood, block, crash, write, read, execute, connect,
        kill, process,
    )
}  # fmt: skip


def run_textual(request: SessionRequest) -> int:
    """Run a small real application: an input, the size it believes in, and a key that blocks."""
    from tests.server.sample_app import SampleApp

    app = SampleApp(request.proposed_name)
    app.run()
    return app.return_code or 0


def warm_up() -> None:
    """Import the application and run it once without a terminal."""
    import asyncio

    from tests.server.sample_app import SampleApp

    async def once() -> None:
        async with SampleApp("nobody").run_test() as pilot:
            await pilot.pause()

    asyncio.run(once())
