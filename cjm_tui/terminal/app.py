"""The base of the application: everything that a terminal, local or at the end of SSH, asks of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rich.color import ColorSystem
from rich.text import Text
from textual import events
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App, SystemCommand
from textual.binding import Binding

from cjm_tui.domain.text import clean
from cjm_tui.i18n import N_, _
from cjm_tui.terminal.driver import TerminalDriver
from cjm_tui.terminal.guard import harmless
from cjm_tui.terminal.guard import install as install_guard
from cjm_tui.terminal.keys import Turnstile
from cjm_tui.terminal.lifecycle import log_crash
from cjm_tui.terminal.wire import Wire

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.dom import DOMNode
    from textual.message import Message
    from textual.screen import Screen
    from textual.widget import Widget

_WORTH_SYNCHRONIZING = 400
"""Characters of a frame above which it is bracketed, so that no terminal shows half of it."""

ReturnType = TypeVar("ReturnType")


class TerminalApp(App[ReturnType]):
    """An application that keeps keys in order, terminals safe and restored, and the line quiet.

    `crash_log` takes the traceback of a failure; the person reads one sentence. What Textual would do on the
    machine that runs the program (open a browser, save a screenshot, suspend) is not done: over SSH that machine
    is somebody else's. `CJM_TUI_WIRE=full` sends whole regions, as Textual does, instead of changed cells.
    """

    BINDINGS = [
        Binding(
            "ctrl+l",
            "repaint",
            N_("Repaint"),
            id="app.repaint",
            show=False,
            tooltip=N_("Draw the whole screen anew."),
        )
    ]

    def __init__(self, *, crash_log: Path | None = None) -> None:
        install_guard()
        super().__init__(driver_class=TerminalDriver)
        self.crash_log = crash_log
        self._turnstile = Turnstile(self, self.post_message)
        self._wire = None if os.environ.get("CJM_TUI_WIRE") == "full" else Wire()

    def crash_sentence(self, log: Path | None) -> str:
        """Return what a person reads when the program fails; `log` is the file that has the details, if one has."""
        sentence = _("Something went wrong and the program had to stop. What was saved is safe.")
        if log is None:
            return sentence
        return sentence + " " + _("Details: {file}").format(file=log)

    def failure_sentence(self, error: Exception) -> str:
        """Return what a person reads instead where a failure has a sentence of its own; empty: it has none."""
        return ""

    # Input

    async def _post_message(self, message: Message) -> bool:
        # The one way by which drivers, and tests in their place, deliver what comes from the terminal.
        if not Turnstile.is_for(message):
            return await super()._post_message(message)
        if isinstance(message, events.Paste):
            message.text = clean(message.text, multiline=True)
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
        sentence = self.failure_sentence(error) if isinstance(error, Exception) else ""
        self._exit_renderables.append(Text(sentence or self.crash_sentence(log)))
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        # One failure often sets off others; the first says it.
        for renderable in self._exit_renderables[:1]:
            text = harmless(renderable) if isinstance(renderable, str) else renderable
            self.error_console.print(text, soft_wrap=True)
        self._exit_renderables.clear()

    # Output

    def action_repaint(self) -> None:
        """Draw everything anew, for a terminal that something else has written to."""
        if self._wire is not None:
            self._wire.forget()
        self.screen.refresh()

    async def _on_resize(self, event: events.Resize) -> None:
        # A terminal that changes its size, or comes back from elsewhere at the old one, has other cells.
        self.action_repaint()
        await super()._on_resize(event)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        driver = self._driver
        if self._wire is None or driver is None or not isinstance(renderable, (ChopsUpdate, LayoutUpdate)):
            super()._display(screen, renderable)
            return
        try:
            if self._batch_count or not self._running or self._closed or self.is_headless:
                return
            cursor = self.screen.outer_size.clamp_offset(self.cursor_position)
            frame = self._wire.encode(renderable, self.size, cursor, self._colors)
            if len(frame) > _WORTH_SYNCHRONIZING:
                self._begin_update()
                driver.write(frame)
                self._end_update()
            elif frame:
                driver.write(frame)
        except Exception as error:
            self._handle_exception(error)
        finally:
            self.post_display_hook()

    @property
    def _colors(self) -> ColorSystem:
        return self.console._color_system or ColorSystem.TRUECOLOR

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
