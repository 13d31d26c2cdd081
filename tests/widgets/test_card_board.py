"""The board as a facilitator sorts it: a record that answers every message, as a screen does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import on

from cjm_tui.widgets.card_board import (
    BoardCard,
    BoardGroup,
    CardBoard,
    CardMerged,
    CardOpened,
    CardPlaced,
    CardSetAside,
)
from cjm_tui.widgets.demo_app import DemoApp
from tests.screen_text import text_on

STAGES = [BoardGroup(f"Stage {n}", f"s{n}") for n in range(1, 12)]


class Wall(DemoApp):
    """Holds the cards, changes them as the board asks, and shows them again."""

    def __init__(self, *cards: BoardCard) -> None:
        self.cards = {card.uid: card for card in cards}
        self.board = CardBoard(STAGES, cards)
        self.opened: list[str] = []
        super().__init__(self.board)

    def show(self) -> None:
        self.board.show(STAGES, list(self.cards.values()))

    @on(CardPlaced)
    def place(self, event: CardPlaced) -> None:
        assert STAGES[event.group].key == event.key
        self.cards[event.uid] = replace(self.cards[event.uid], group=event.group)
        self.show()

    @on(CardSetAside)
    def set_aside(self, event: CardSetAside) -> None:
        self.cards[event.uid] = replace(self.cards[event.uid], aside=event.aside)
        self.show()

    @on(CardMerged)
    def merge(self, event: CardMerged) -> None:
        del self.cards[event.uid]
        self.cards[event.other] = replace(self.cards[event.other], like="")
        self.show()

    @on(CardOpened)
    def open(self, event: CardOpened) -> None:
        self.opened.append(event.uid)


async def test_sixty_cards_are_sixty_keys() -> None:
    wall = Wall(*(BoardCard(f"c{n}", f"Idea number {n}", suggested=n % 4) for n in range(60)))
    async with wall.run_test(size=(80, 24)) as pilot:
        assert "1 Stage 1? (15)" in text_on(wall)
        for n in range(60):
            await pilot.press("enter" if n % 2 else "3")
        assert not any(card.is_open for card in wall.cards.values())
        assert "Every card has its place." in text_on(wall)


async def test_a_letter_places_from_the_tenth_group_on() -> None:
    wall = Wall(BoardCard("c", "Late idea"))
    async with wall.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        assert wall.cards["c"].group == 10
        await pilot.press("c")
        assert wall.cards["c"].group == 10


async def test_look_alikes_stand_together_and_become_one() -> None:
    wall = Wall(
        BoardCard("a", "Calls the desk", suggested=2, like="b"),
        BoardCard("x", "Opens the portal", suggested=2),
        BoardCard("b", "Phones the desk", like="a"),
    )
    async with wall.run_test(size=(80, 24)) as pilot:
        shown = text_on(wall)
        assert shown.index("Calls the desk") < shown.index("Phones the desk") < shown.index("Opens the portal")
        assert "m merges with: Calls the desk" in shown
        await pilot.press("m")
        assert "a" not in wall.cards
        await pilot.press("m")
        assert set(wall.cards) == {"b", "x"}


async def test_set_aside_and_taken_back() -> None:
    wall = Wall(BoardCard("a", "Off topic"), BoardCard("b", "On topic"))
    async with wall.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        assert wall.cards["a"].aside
        assert wall.board.current == "b"
        assert "Put aside (1)" in text_on(wall)
        await pilot.press("end", "x")
        assert not wall.cards["a"].aside


async def test_a_card_that_somebody_else_places_gives_way_to_the_next() -> None:
    wall = Wall(*(BoardCard(f"c{n}", f"Idea {n}") for n in range(4)))
    async with wall.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        wall.cards["c1"] = replace(wall.cards["c1"], group=0)
        wall.show()
        await pilot.pause()
        assert wall.board.current == "c2"


async def test_enter_opens_a_card_that_has_its_place() -> None:
    wall = Wall(BoardCard("a", "Placed", group=1))
    async with wall.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert wall.opened == ["a"]


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24), (120, 36), (200, 60)])
async def test_hostile_text_at_every_size(size: tuple[int, int]) -> None:
    hostile = "[/nope] [@click=app.bell]x[/] 漢字" + "w" * 200
    wall = Wall(BoardCard("a", hostile, byline=hostile, like="b"), BoardCard("b", hostile, group=2, byline=hostile))
    async with wall.run_test(size=size) as pilot:
        await pilot.pause()
        assert "[/nope]" in text_on(wall)
        assert "Stage 3" in text_on(wall) or size[1] < 9
