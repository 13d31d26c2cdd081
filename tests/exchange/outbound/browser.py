"""A page in headless Chromium, asked over its debugging pipe: what it loads, what runs, what is read aloud."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Page:
    """One page that has been loaded."""

    def __init__(self, commands: BinaryIO, answers: BinaryIO, address: str) -> None:
        self._commands, self._answers = commands, answers
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Accessibility"):
            self.ask(f"{domain}.enable")
        self.ask("Page.navigate", url=address)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._take()

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._commands.write(json.dumps(message).encode() + b"\0")
        self._commands.flush()
        while True:
            answer = self._take()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression."""
        return self.ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    @property
    def requests(self) -> list[str]:
        """The addresses that the page has asked for."""
        return [e["params"]["request"]["url"] for e in self.events if e["method"] == "Network.requestWillBeSent"]

    def spoken(self) -> list[tuple[str, str]]:
        """Return role and name of what a screen reader comes by, in its order."""
        nodes = {node["nodeId"]: node for node in self.ask("Accessibility.getFullAXTree")["nodes"]}
        root = next(node for node in nodes.values() if "parentId" not in node)
        return list(_told(nodes, root))

    def _take(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(_until_null(self._answers))
        if "method" in message:
            self.events.append(message)
        return message


@contextmanager
def opened(page: Path, profile: Path) -> Iterator[Page]:
    """Open a file in a browser with a profile of its own, for the block."""
    commands_in, commands_out = os.pipe()
    answers_in, answers_out = os.pipe()
    # The browser reads from 3 and writes to 4.
    launch = 'exec 3<&"$1" 4>&"$2"; shift 2; exec "$@"'
    process = subprocess.Popen(
        ["bash", "-c", launch, "bash", str(commands_in), str(answers_out), str(CHROMIUM), "--headless", "--no-sandbox",
         "--disable-gpu", f"--user-data-dir={profile}", "--remote-debugging-pipe"],
        pass_fds=(commands_in, answers_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(commands_in)
    os.close(answers_out)
    try:
        with os.fdopen(commands_out, "wb") as commands, os.fdopen(answers_in, "rb") as answers:
            yield Page(commands, answers, page.as_uri())
    finally:
        process.terminate()
        process.wait(timeout=30)


def _told(nodes: dict[str, dict[str, Any]], node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not node.get("ignored"):
        yield node["role"]["value"], node.get("name", {}).get("value", "")
    for child in node.get("childIds", ()):
        if child in nodes:
            yield from _told(nodes, nodes[child])


def _until_null(stream: BinaryIO) -> bytes:
    message = bytearray()
    while (byte := stream.read(1)) != b"\0":
        assert byte, "the browser has gone"
        message += byte
    return bytes(message)
