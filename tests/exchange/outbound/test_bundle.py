"""The closing bundle, and the rule that nothing unrevealed is in any export."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cjm_tui.domain.choices import ActivityKind
from cjm_tui.domain.judgement import Reading
from cjm_tui.domain.setting import Activity
from cjm_tui.exchange.outbound.bundle import write_bundle
from cjm_tui.exchange.outbound.formats import FORMATS, PARTS, USUAL_PARTS, Choices, export
from cjm_tui.screens.facilitation.exporting import OFFERED
from tests.exchange.outbound.demonstration import demonstration

SECRET = "zzsecretzz"


def unpacked(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_a_bundle_is_one_folder_with_every_part(tmp_path: Path) -> None:
    workshop = demonstration("pt-BR")
    made, files = write_bundle(workshop, tmp_path / "portal", ("md", "csv", "xlsx", "jira", "html", "json"))
    names = {str(path.relative_to(made)) for path in made.rglob("*") if path.is_file()}
    assert names == set(files)
    assert names >= {"portal-de-ti.md", "portal-de-ti.xlsx", "portal-de-ti-jira.csv", "portal-de-ti.html"}
    assert "csv/journey.csv" in names
    assert (made / "csv" / "improvements.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_bundle_never_writes_over_another(tmp_path: Path) -> None:
    workshop = demonstration()
    first, _files = write_bundle(workshop, tmp_path / "portal", ("md",))
    (first / "notes.txt").write_text("mine", "utf-8")
    second, _files = write_bundle(workshop, tmp_path / "portal", ("json",))
    assert (first.name, second.name) == ("portal", "portal-2")
    assert sorted(path.name for path in first.iterdir()) == ["it-service-desk.md", "notes.txt"]


def test_every_part_of_a_bundle_is_a_format_and_is_offered_at_closing() -> None:
    assert set(USUAL_PARTS) < set(PARTS) <= FORMATS.keys()
    assert set(PARTS) <= OFFERED.keys()


@pytest.mark.parametrize("to", FORMATS)
def test_what_is_not_revealed_is_in_no_export(to: str) -> None:
    workshop = demonstration()
    journey = workshop.journeys[0]
    touchpoint = workshop.touchpoints(journey.uid)[-2]
    now = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
    silent = Activity(uid="silent", what=ActivityKind.READINGS, journey=journey.uid, opened_at=now)
    reading = Reading(
        uid="secret", touchpoint=touchpoint.uid, persona=workshop.personas[0].uid, author="anon-x", activity="silent",
        valence=2, word=SECRET,
    )  # fmt: skip
    card = touchpoint.model_copy(update={"uid": "card", "title": SECRET, "activity": "silent"})
    idea = workshop.improvements[0].model_copy(update={"uid": "idea", "title": SECRET, "activity": "silent"})
    open_one = workshop.with_records("activities", {"silent": silent}).with_records("readings", {"secret": reading})
    open_one = open_one.with_records("touchpoints", {"card": card}).with_records("improvements", {"idea": idea})
    with_secrets = export(open_one, to, Choices("en"))
    without = export(workshop, to, Choices("en"))
    for content in with_secrets.files.values():
        assert SECRET.encode() not in (unpacked(content) if content.startswith(b"PK") else content)
    if to not in ("json", "xlsx", "md", "csv", "html", "bundle"):
        assert with_secrets.files == without.files
