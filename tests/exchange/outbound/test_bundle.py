"""The closing bundle, and the rule that nothing unrevealed is in any export."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cjm_tui.domain.choices import ActivityKind
from cjm_tui.domain.judgement import Reading
from cjm_tui.domain.setting import Activity
from cjm_tui.exchange.outbound.bundle import bundle, folder_name, write_bundle
from cjm_tui.exchange.outbound.formats import FORMATS, Choices, export
from tests.exchange.outbound.demonstration import demonstration

SECRET = "zzsecretzz"


def test_a_bundle_is_one_folder_with_every_part(tmp_path: Path) -> None:
    workshop = demonstration("pt-BR")
    files = bundle(workshop, ("md", "csv", "xlsx", "jira", "html", "json"))
    made = write_bundle(tmp_path / folder_name(workshop), files)
    assert made.name == "portal-de-ti"
    names = {str(path.relative_to(made)) for path in made.rglob("*") if path.is_file()}
    assert names >= {"portal-de-ti.md", "portal-de-ti.xlsx", "portal-de-ti-jira.csv", "portal-de-ti.html"}
    assert "csv/journey.csv" in names
    assert (made / "csv" / "improvements.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_bundle_never_writes_over_another(tmp_path: Path) -> None:
    first = write_bundle(tmp_path / "portal", {"a.md": b"1"})
    second = write_bundle(tmp_path / "portal", {"a.md": b"2"})
    assert (first.name, second.name) == ("portal", "portal-2")
    assert (first / "a.md").read_bytes() == b"1"


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
    if to == "xlsx":
        import zipfile
        from io import BytesIO

        text = b"".join(
            zipfile.ZipFile(BytesIO(content)).read(name)
            for content in with_secrets.files.values()
            for name in zipfile.ZipFile(BytesIO(content)).namelist()
        )
        assert SECRET.encode() not in text
    else:
        assert not any(SECRET.encode() in content for content in with_secrets.files.values())
    if to not in ("json", "xlsx", "md", "csv", "html"):
        assert with_secrets.files == without.files
