"""The line for ideas: what is typed, sent, pasted and taken back."""

from __future__ import annotations

from textual.events import Paste
from textual.message import Message

from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.line_input import MOST_LINES, LineInput, LineRecall, LineSubmitted, LineTyping, TooManyLines


def texts(posted: list[Message], kind: type[LineSubmitted] | type[LineTyping]) -> list[str]:
    """Return the texts of these messages; the hook sees each again at every node that it passes."""
    unique = {id(message): message for message in posted if isinstance(message, kind)}
    return [message.text for message in unique.values()]


async def test_lines_are_sent_one_after_the_other() -> None:
    posted: list[Message] = []
    line = LineInput()
    async with DemoApp(line).run_test(message_hook=posted.append) as pilot:
        await pilot.press(*"ab", "enter", "enter", "space", "enter", *"c", "enter")
        assert texts(posted, LineSubmitted) == ["ab", "c"]
        assert texts(posted, LineTyping)[:3] == ["a", "ab", ""]
        assert line.value == ""


async def test_the_up_arrow_recalls_only_from_an_empty_line() -> None:
    posted: list[Message] = []
    async with DemoApp(LineInput()).run_test(message_hook=posted.append) as pilot:
        await pilot.press("x", "up")
        assert not any(isinstance(message, LineRecall) for message in posted)
        await pilot.press("backspace", "up")
        assert any(isinstance(message, LineRecall) for message in posted)


async def test_pasted_lines_are_sent_and_the_last_stays() -> None:
    posted: list[Message] = []
    line = LineInput(limit=10)
    async with DemoApp(line).run_test(message_hook=posted.append) as pilot:
        line.post_message(Paste("one\n\ntwo\x1b[2J\nthree and more"))
        await pilot.pause()
        assert texts(posted, LineSubmitted)[0] == "one"
        assert line.value == "three and "
        assert line.border_subtitle == "10/10"
        assert all("\x1b" not in text for text in texts(posted, LineSubmitted))


async def test_a_whole_file_pasted_by_mistake_sends_only_its_first_lines() -> None:
    posted: list[Message] = []
    line = LineInput()
    async with DemoApp(line).run_test(message_hook=posted.append) as pilot:
        line.post_message(Paste("\n".join(f"line {number}" for number in range(5000))))
        await pilot.pause()
        assert texts(posted, LineSubmitted) == [f"line {number}" for number in range(MOST_LINES)]
        assert line.value == ""
        assert any(isinstance(message, TooManyLines) for message in posted)


async def test_a_text_that_could_not_be_kept_comes_back() -> None:
    line = LineInput()
    async with DemoApp(line).run_test() as pilot:
        line.restore("not saved")
        await pilot.pause()
        assert line.value == "not saved"
        line.restore("another")
        assert line.value == "not saved"


async def test_notes_at_the_end_of_a_line_stand_out() -> None:
    line = LineInput(tokens=True)
    async with DemoApp(line).run_test(size=(60, 5)) as pilot:
        line.value = "Calls a+b x@y !long wait +kind @phone"
        await pilot.pause()
        plain = line.get_component_rich_style("line-input--pain").color
        segments = [(s.text, s.style.color) for s in line.render_line(0) if s.style]
        pain = "".join(text for text, colour in segments if colour == plain)
        assert pain == "!long wait"
