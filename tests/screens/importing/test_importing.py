"""Importing on the screen, as its people live it: choose a file, look at what it becomes, decide, take it in."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from cjm_tui.app import CjmApp
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Agreement
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.outbound.formats import Choices, export
from cjm_tui.screens.home.home_screen import HomeScreen
from cjm_tui.screens.importing import planning
from cjm_tui.screens.importing.file_screen import FileScreen
from cjm_tui.screens.importing.review_screen import ReviewScreen
from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import load_workshop
from tests.screen_text import text_on
from tests.screens.stage import PATIENCE

ACROSS = (
    "Shopping,,\nPhases,Finds,Buys\nTouchpoints,Ad,Till\nFeelings,Curious,Angry\nScore (1-10),7,2\nWeather,sun,rain\n"
)
ROWS = "Momento,Coisa,Nota\nAntes,Vê o anúncio,8\nDepois,Recebe,3\n"


class Desk:
    """The program at the import, and a person in front of it."""

    def __init__(self, app: CjmApp, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    async def until(self, condition: Callable[[], object]) -> None:
        for _turn in range(PATIENCE):
            if condition():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"never came true; the screen shows:\n{self.text}")

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def choose(self, path: Path) -> None:
        """Type the path of a file instead of what stands there, and press Enter."""
        screen = self.app.screen
        assert isinstance(screen, FileScreen)
        screen.path_input.value = str(path)
        await self.pilot.pause()
        await self.press("enter")

    async def review(self, path: Path) -> ReviewScreen:
        """Choose a file and wait for what it would become."""
        await self.choose(path)
        await self.until(lambda: isinstance(self.app.screen, ReviewScreen) and self.app.screen.is_mounted)
        await self.pilot.pause()
        screen = self.app.screen
        assert isinstance(screen, ReviewScreen)
        return screen

    async def take(self) -> Workshop:
        """Import what is shown, and wait until it is open."""
        await self.press("enter")
        await self.until(lambda: isinstance(self.app.screen, WorkshopScreen) and self.app.screen.body is not None)
        screen = self.app.screen
        assert isinstance(screen, WorkshopScreen)
        return screen.room.view

    def shows(self, *texts: str) -> bool:
        return all(text in self.text for text in texts)

    @property
    def text(self) -> str:
        return text_on(self.app)


@asynccontextmanager
async def at_the_import(library: Library, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Desk]:
    app = CjmApp(library)
    async with app.run_test(size=size) as pilot:
        desk = Desk(app, pilot)
        await desk.until(lambda: isinstance(app.screen, HomeScreen))
        await desk.press("i")
        await desk.until(lambda: isinstance(app.screen, FileScreen))
        await pilot.pause()
        yield desk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of files, in which the program runs."""
    maps = tmp_path / "maps"
    (maps / "older").mkdir(parents=True)
    (maps / "across.csv").write_text(ACROSS, "utf-8")
    (maps / "rows.csv").write_text(ROWS, "utf-8")
    (maps / "prose.txt").write_text(
        "Once upon a time there was a queue, and nobody knew why it was so long.\n", "utf-8"
    )
    (maps / "two.md").write_text("# Journeys\n\n## Journey A\n1. One\n2. Two\n\n## Journey B\n1. Three\n", "utf-8")
    (maps / "photo.raw").write_bytes(b"\0\1")
    monkeypatch.chdir(maps)
    return maps


async def test_the_list_shows_folders_and_likely_files_first(library: Library, folder: Path) -> None:
    async with at_the_import(library) as desk:
        listed = [line.strip(" ▌") for line in desk.text.splitlines() if line.strip(" ▌")]
        assert listed[3:10] == ["../", "older/", "across.csv", "prose.txt", "rows.csv", "two.md", "photo.raw"]


async def test_tab_completes_and_what_is_pasted_begins_anew(library: Library, folder: Path) -> None:
    async with at_the_import(library) as desk:
        screen = desk.app.screen
        assert isinstance(screen, FileScreen)
        await desk.press("a", "tab")
        assert screen.path_input.value.endswith("across.csv")
        screen.path_input.value = f"{folder}/{folder / 'ro'}"
        await desk.pilot.pause()
        assert [entry.path.name for entry in screen.files.shown] == ["rows.csv"]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_map_is_looked_at_before_it_is_taken_in(library: Library, folder: Path, size: tuple[int, int]) -> None:
    async with at_the_import(library, size) as desk:
        await desk.review(folder / "across.csv")
        assert desk.shows("This is a CSV table", "2 stages", "2 touchpoints", "Finds", "Buys", "Ad", "Till")
        assert desk.shows("Weather", "1 remark", "Enter Import", "Esc Back")
        assert library.list_workshops() == []
        made = await desk.take()
        assert made.about.title == "Shopping"
        assert [t.title for t in made.touchpoints(made.journeys[0].uid)] == ["Ad", "Till"]
        screen = desk.app.screen
        assert isinstance(screen, WorkshopScreen)
        assert screen.desk.sight.phase is Phase.TOUCHPOINTS
        assert made.about.phase is Phase.SCOPE


async def test_esc_goes_back_to_the_files_and_stores_nothing(library: Library, folder: Path) -> None:
    async with at_the_import(library) as desk:
        await desk.review(folder / "across.csv")
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, FileScreen))
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, HomeScreen))
        assert library.list_workshops() == []


async def test_what_is_no_map_is_named_and_another_file_can_be_chosen(library: Library, folder: Path) -> None:
    async with at_the_import(library) as desk:
        await desk.choose(folder / "prose.txt")
        await desk.until(lambda: desk.shows("prose without stages"))
        assert isinstance(desk.app.screen, FileScreen)
        await desk.review(folder / "across.csv")


async def test_a_person_says_what_a_column_holds(library: Library, folder: Path) -> None:
    async with at_the_import(library, (100, 30)) as desk:
        screen = await desk.review(folder / "rows.csv")
        for column, field in (("2", "touchpoint"), ("1", "stage")):
            await desk.press("c")
            await desk.until(lambda: desk.shows("Which column?"))
            await desk.press(column)
            await desk.until(lambda: desk.shows("What does"))
            await desk.press(*field, "enter")
            await desk.until(lambda: desk.shows("Which column?"))
            await desk.press("escape")
            await desk.until(lambda: desk.app.screen is screen)
        await desk.until(lambda: desk.shows("Vê o anúncio", "Recebe", "Antes"))
        made = await desk.take()
        assert [stage.title for stage in made.stages(made.journeys[0].uid)] == ["Antes", "Depois"]


async def test_a_person_says_how_the_scores_run(library: Library, folder: Path) -> None:
    (folder / "scores.csv").write_text("Stage,Touchpoint,Score\nBuys,Pays,10\nBuys,Waits,1\n", "utf-8")
    async with at_the_import(library, (100, 30)) as desk:
        screen = await desk.review(folder / "scores.csv")
        assert desk.shows("from 1 (worst) to 10 (best)")
        await desk.press("s")
        await desk.until(lambda: desk.shows("Which scale?", "from 1 to 10"))
        await desk.press("9")
        await desk.until(lambda: desk.app.screen is screen and desk.shows("from 10 (worst) to 1 (best)"))
        made = await desk.take()
        assert {agreement.value for agreement in made.all(Agreement).values()} == {-2, 2}


async def test_words_for_feelings_are_shown_before_they_count(library: Library, folder: Path) -> None:
    (folder / "words.csv").write_text("Stage,Touchpoint,Feeling\nBuys,Pays,Angry\nBuys,Waits,Hopeful\n", "utf-8")
    async with at_the_import(library, (100, 30)) as desk:
        screen = await desk.review(folder / "words.csv")
        assert desk.shows("2 words stay comments")
        await desk.press("w")
        await desk.until(lambda: desk.shows("Angry → −2", "Hopeful → +1"))
        await desk.press("enter")
        await desk.until(lambda: desk.app.screen is screen and desk.shows("2 words are taken as values"))
        made = await desk.take()
        assert {agreement.value for agreement in made.all(Agreement).values()} == {-2, 1}


async def test_every_remark_can_be_read_with_its_line(library: Library, folder: Path) -> None:
    async with at_the_import(library, (100, 30)) as desk:
        await desk.review(folder / "across.csv")
        await desk.press("r")
        await desk.until(lambda: desk.shows("Line 6: The column “Weather” is not known"))


async def test_a_document_with_several_journeys_shows_one_after_the_other(library: Library, folder: Path) -> None:
    async with at_the_import(library, (100, 30)) as desk:
        await desk.review(folder / "two.md")
        assert desk.shows("2 journeys", "One", "Two")
        await desk.press("J")
        await desk.until(lambda: desk.shows("Three"))
        made = await desk.take()
        assert [journey.title for journey in made.journeys] == ["Journey A", "Journey B"]


async def test_a_table_that_comes_back_shows_what_changes(library: Library, told: Workshop, folder: Path) -> None:
    table = export(told, "csv", Choices(profile="excel-en")).files["touchpoints.csv"]
    (folder / "touchpoints.csv").write_bytes(table.replace(b"Three hours of silence", b"Hours without a word"))
    async with at_the_import(library, (120, 30)) as desk:
        await desk.review(folder / "touchpoints.csv")
        assert desk.shows("It came out of “IT service desk”", "1 cell changes")
        assert desk.shows("Three hours of silence → Hours without a word")
        made = await desk.take()
        assert made.number == told.number
        renamed = {t.uid for t in made.all(Touchpoint).values() if t.title == "Hours without a word"}
        assert renamed == {t.uid for t in told.all(Touchpoint).values() if t.title == "Three hours of silence"}
        assert load_workshop(library, told.number).about.phase is Phase(told.about.phase)


async def test_a_large_file_shows_how_far_it_is_and_esc_leaves_it(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"Stage {n // 500},Touchpoint {n},5\n" for n in range(5_000))
    (folder / "large.csv").write_text("Stage,Touchpoint,Score\n" + rows, "utf-8")
    reached, go_on = threading.Event(), threading.Event()
    plan = planning.plan_import

    def held(content: bytes, name: str, wish: planning.Wish, *arguments: Any, **more: Any) -> Any:
        """Plan as ever, but stop at the first report of progress until the test has looked."""
        report = wish.progress
        assert report

        def stopping(share: float) -> None:
            report(share)
            reached.set()
            go_on.wait(30)

        return plan(content, name, planning.replace(wish, progress=stopping), *arguments, **more)

    monkeypatch.setattr(planning, "plan_import", held)
    async with at_the_import(library) as desk:
        await desk.choose(folder / "large.csv")
        await desk.until(reached.is_set)
        await desk.until(lambda: desk.shows("Reading", "%"))
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, HomeScreen))
        go_on.set()
        await desk.pilot.pause(0.1)
        assert isinstance(desk.app.screen, HomeScreen)
    assert library.list_workshops() == []
