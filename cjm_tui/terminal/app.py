"""The base of the application: everything that a terminal, local or at the end of SSH, asks of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rich.text import Text
from textual.app import App, SystemCommand

from cjm_tui.i18n import _
from cjm_tui.terminal import guard
from cjm_tui.terminal.driver import TerminalDriver
from cjm_tui.terminal.keys import Turnstile
from cjm_tui.terminal.lifecycle import log_crash

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.dom import DOMNode
    from textual.message import Message
    from textual.screen import Screen
    from textual.widget import Widget

ReturnType = TypeVar("ReturnType")


class TerminalApp(App[ReturnType]):
    """An application that keeps keys in order, terminals safe and restored, and the line quiet.

    `crash_log` takes the traceback of a failure; the person reads one sentence. What Textual would do on the
    machine that runs the program (open a browser, save a screenshot, suspend) is not done: over SSH that machine
    is somebody else's.
    """

    def __init__(self, *, crash_log: Path | None = None) -> None:
        guard.install()
        super().__init__(driver_class=TerminalDriver)
        self.crash_log = crash_log
        self._turnstile = Turnstile(self, self.post_message)

    def crash_sentence(self, log: Path | None) -> str:
        """Return what a person reads when the program fails; `log` is the file that has the details, if one has."""
        sentence = _("Something went wrong and the program had to stop. What was saved is safe.")
        if log is None:
            return sentence
        return sentence + " " + _("Details: {file}").format(file=log)

    # Input

    async def _post_message(self, message: Message) -> bool:
        # The one way by which drivers, and tests in their place, deliver what comes from the terminal.
        if not Turnstile.is_for(message):
            return await super()._post_message(message)
        self._turnstile.admit(message)
        return True

    # Failure

    def _handle_exception(self, error: Exception) -> None:
        if "debug" in self.features:
            super()._handle_exception(error)
            return
        self._return_code = 1
        if self._exception is None:
            # Textual's pilot raises the first one again in tests.
            self._exception = error
            self._exception_event.set()
        self._fail(error)

    def panic(self, *renderables: RenderableType) -> None:
        self._return_code = 1
        self._fail("\n".join(map(str, renderables)))

    async def _shutdown(self) -> None:
        try:
            await super()._shutdown()
        except Exception as error:
            self._handle_exception(error)
            if self._driver is not None:
                self._driver.close()
            self._print_error_renderables()

    def _fail(self, error: BaseException | str) -> None:
        log = self.crash_log if self.crash_log and log_crash(error, self.crash_log) else None
        self._exit_renderables.append(Text(self.crash_sentence(log)))
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        # One failure often sets off others; the first says it.
        for renderable in self._exit_renderables[:1]:
            self.error_console.print(renderable, soft_wrap=True)
        self._exit_renderables.clear()

    # Quiet

    def _register_child(self, parent: DOMNode, child: Widget, before: int | None, after: int | None) -> None:
        super()._register_child(parent, child, before, after)
        if hasattr(type(child), "cursor_blink"):
            # A blinking cursor sends two kilobytes a second for ever.
            child.set_reactive(type(child).cursor_blink, False)  # type: ignore[attr-defined]

    def _set_pointer_shape(self, shape: str) -> None:
        pass

    # What belongs to the machine and not to the person at the terminal

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Return none of Textual's own: bindings are the one declaration of what can be done."""
        return ()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Do nothing: the browser would open on the machine that runs the program."""

    def _deliver_binary(self, *_arguments: Any, **_options: Any) -> None:
        """Do nothing: the file would be written on the machine that runs the program."""
