"""While the library cannot be written, the screens say so and keep what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from cjm_tui.app import CjmApp
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.workshop import Workshop
from cjm_tui.settings import Settings, load_settings, save_settings
from cjm_tui.storage import workshops
from cjm_tui.storage.errors import DiskFull, LibraryGone
from cjm_tui.storage.library import Library
from tests.screens.stage import Stage, on_stage

TYPED = "[b]zq1[/b] a long thought"


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let every write of the library fail as on a full disk."""

    def fail(*_arguments: object, **_named: object) -> None:
        raise DiskFull("The disk is full: nothing was changed. Make room, then try again.")

    with monkeypatch.context() as patched:
        patched.setattr(workshops, "commit", fail)
        patched.setattr("cjm_tui.room.room.workshops.commit", fail)
        yield


WRITING = {
    Phase.SCOPE: ["enter"],
    Phase.PERSONAS: ["n"],
    Phase.TOUCHPOINTS: ["t"],
    Phase.ANALYSIS: ["i", "w"],
    Phase.PRIORITIES: ["a"],
    Phase.ACTIONS: ["a"],
}
"""The keys that begin a new text in each phase."""


@pytest.mark.parametrize("phase", WRITING)
async def test_a_text_that_cannot_be_stored_is_kept(
    library: Library, told: Workshop, monkeypatch: pytest.MonkeyPatch, phase: Phase
) -> None:
    async with on_stage(library, told.number, phase) as stage:
        with full_disk(monkeypatch):
            await stage.press(*WRITING[phase])
            await stage.write(TYPED)
            before = stage.workshop.seq
            await stage.press("enter")
            await stage.until(lambda: "The disk is full" in said(stage))
            assert stage.workshop.seq == before
        assert TYPED in kept_or_shown(stage)


async def test_two_lines_in_one_burst_are_both_kept(
    library: Library, told: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_stage(library, told.number, Phase.TOUCHPOINTS, size=(120, 36)) as stage:
        await stage.press("t")
        with full_disk(monkeypatch):
            await stage.press(*"one", "enter", *"two")
        await stage.until(lambda: re.search("one ?two", stage.screen_text()))
        await stage.press("enter")
        await stage.until(
            lambda: any(t.title in ("onetwo", "one two") for t in stage.workshop.touchpoints(sight(stage)))
        )


async def test_a_library_that_was_taken_away_is_said_to_its_end(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.SCOPE) as stage:
        library.path.rename(library.path.with_suffix(".elsewhere"))
        await stage.press("enter")
        await stage.write("A goal")
        await stage.press("enter")
        await stage.until(lambda: "open that one" in said(stage))
        assert "A goal" in kept_or_shown(stage)


def test_a_failure_that_nobody_awaited_has_the_storages_own_sentence(library: Library) -> None:
    app = CjmApp(library)
    assert app.failure_sentence(LibraryGone("The library is gone.")) == "The library is gone."
    assert app.failure_sentence(WorkerFailed(LibraryGone("The library is gone."))) == "The library is gone."
    assert app.failure_sentence(ValueError("x")) == ""


def test_settings_with_a_mistake_are_said_and_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "cjm-light"\nkeys = [[\n')
    found = load_settings(file)
    assert "settings.toml was not read" in found.trouble
    assert found == Settings()
    save_settings(Settings(ascii=True), file)
    assert load_settings(file) == Settings(ascii=True)
    assert load_settings(file).trouble == ""
    assert (tmp_path / "settings.toml.unread").read_text().startswith('theme = "cjm-light"')
    save_settings(Settings(ascii=False), file)
    assert "cjm-light" in (tmp_path / "settings.toml.unread").read_text()


def said(stage: Stage) -> str:
    return " ".join(" ".join(stage.screen_text().split()).split())


def kept_or_shown(stage: Stage) -> str:
    return "\n".join([*(draft.text for draft in stage.frame.desk.kept_texts()), stage.screen_text()])


def sight(stage: Stage) -> str:
    journey = stage.frame.desk.journey
    assert journey is not None
    return journey.uid
