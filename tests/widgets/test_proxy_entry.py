"""One keyboard for the room: eight digits are eight people."""

from __future__ import annotations

from textual.events import Paste

from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.proxy_entry import ProxyEntry, ProxySubmitted, ProxyTyping

NAMES = ["Ana", "Bruno", "Caio", "Duda", "Eva", "Fábio", "Gabi", "Hugo"]


def shown(entry: ProxyEntry) -> str:
    return "\n".join(entry.render_line(y).text.rstrip() for y in range(entry.size.height))


async def test_a_row_of_digits_is_the_answers_of_the_room() -> None:
    posted: list[object] = []
    entry = ProxyEntry(NAMES)
    async with DemoApp(entry).run_test(message_hook=posted.append) as pilot:
        await pilot.press(*"445213")
        assert "6 of 8" in shown(entry)
        assert "Next: Gabi" in shown(entry)
        await pilot.press("enter")
        assert not any(isinstance(message, ProxySubmitted) for message in posted)
        await pilot.press("backspace", *"334", "enter", "5")
        assert {m.values for m in posted if isinstance(m, ProxySubmitted)} == {(4, 4, 5, 2, 1, 3, 3, 4)}
        assert (4, 4) in {m.values for m in posted if isinstance(m, ProxyTyping)}
        assert entry.values == (4, 4, 5, 2, 1, 3, 3, 4)


async def test_digits_off_the_scale_are_not_taken_and_a_person_may_pass() -> None:
    entry = ProxyEntry(3, most=5)
    async with DemoApp(entry).run_test() as pilot:
        await pilot.press("6", "9", "5", "minus", "0")
        assert entry.values == (5, None, None)
        assert "5 — —" in shown(entry)


async def test_a_pasted_row_counts_and_the_backspace_stops_at_the_start() -> None:
    entry = ProxyEntry(8)
    async with DemoApp(entry).run_test() as pilot:
        entry.post_message(Paste("4452 1334 99x5"))
        await pilot.pause()
        assert entry.values == (4, 4, 5, 2, 1, 3, 3, 4)
        await pilot.press(*["backspace"] * 12)
        assert entry.values == ()
        assert "0 of 8" in shown(entry)
        assert "person 1" in shown(entry)


async def test_a_projected_screen_does_not_show_what_was_typed() -> None:
    entry = ProxyEntry(4, masked=True)
    async with DemoApp(entry).run_test() as pilot:
        await pilot.press(*"345")
        assert "• • • _" in shown(entry)
        entry.ask(2, (1,))
        await pilot.pause()
        assert entry.values == (1,)


async def test_fifty_people_on_a_narrow_screen_and_nobody_at_all() -> None:
    entry = ProxyEntry(50, words=("very bad", "bad", "so-so", "good", "very good"))
    async with DemoApp(entry).run_test(size=(40, 12)) as pilot:
        await pilot.press(*"12345" * 10)
        assert entry.is_complete
        assert entry.size.height == 6
        entry.ask(0)
        await pilot.press("enter", "1")
        assert entry.values == ()
