"""The backlog: what trackers read, within their limits, each issue traceable to the pain that it mends."""

from __future__ import annotations

import csv
import io
import shlex
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_tui.domain.text import clean
from cjm_tui.exchange.outbound.backlog import LONGEST_TITLE, asana_csv, github_commands, jira_csv, linear_csv
from cjm_tui.exchange.outbound.edition import edition_of
from cjm_tui.exchange.outbound.formats import export
from tests.exchange.outbound.demonstration import demonstration, with_every_text


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_jira_finds_the_columns_that_it_maps_by_itself() -> None:
    first = rows(jira_csv(edition_of(demonstration())))[0]
    assert first["Summary"] == "News every 60 minutes"
    assert (first["Issue Type"], first["Priority"], first["Assignee"]) == ("Task", "High", "Marta Lima")


def test_linear_finds_status_and_estimate() -> None:
    first = rows(linear_csv(edition_of(demonstration())))[0]
    assert (first["Title"], first["Status"], first["Estimate"]) == ("News every 60 minutes", "In Progress", "2")


def test_asana_gets_names_first_american_dates_and_only_addresses_as_people() -> None:
    text = asana_csv(edition_of(demonstration()))
    assert text.startswith("Name,")
    first = rows(text)[0]
    assert (first["Due Date"], first["Assignee"]) == ("12/05/2026", "")


def test_a_description_traces_back_to_touchpoint_and_pain() -> None:
    description = rows(jira_csv(edition_of(demonstration())))[0]["Description"]
    for expected in ("T010 “Three hours of silence” (−2)", "Nobody in charge of giving news", "1.4 → 0.3", "I001"):
        assert expected in description


def test_what_is_done_stays_out_and_is_named() -> None:
    titles = [row["Summary"] for row in rows(jira_csv(edition_of(demonstration())))]
    assert "Close only after “it works”" not in titles
    assert any("Close only after" in remark for remark in export(demonstration(), "jira").remarks)


@pytest.mark.parametrize("write", [jira_csv, linear_csv, asana_csv])
@settings(max_examples=15, deadline=None)
@given(text=st.text(min_size=1).map(clean).filter(str.strip))
def test_any_text_fits_a_tracker(write: type[jira_csv], text: str) -> None:
    told = write(edition_of(with_every_text(demonstration(), text * 40)))
    titles = [next(iter(row.values())) for row in rows(told)]
    assert len(titles) == 7
    assert all(0 < len(title) <= LONGEST_TITLE and "\n" not in title for title in titles)


def test_the_shell_reads_every_text_as_one_argument(tmp_path: Path) -> None:
    hostile = 'it\'s $(touch pwned) `id` "x" \\ ; rm -rf / & # @octocat #1 --flag'
    script = tmp_path / "issues.sh"
    script.write_text(github_commands(edition_of(with_every_text(demonstration(), hostile))))
    (tmp_path / "gh").write_text('#!/bin/sh\nprintf "%s\\0" "$@" >> "$OUT"\n')
    (tmp_path / "gh").chmod(0o755)
    out = tmp_path / "arguments"
    subprocess.run(
        ["/bin/sh", str(script)], check=True, cwd=tmp_path, env={"PATH": f"{tmp_path}:/bin:/usr/bin", "OUT": str(out)}
    )
    arguments = out.read_text().split("\0")
    assert arguments.count(f"--title={hostile}") == 7
    assert not (tmp_path / "pwned").exists()


def test_nobody_is_called_by_a_text_that_names_them() -> None:
    told = github_commands(edition_of(with_every_text(demonstration(), "ask @octocat about #1")))
    bodies = [part for part in shlex.split(told, comments=True) if part.startswith("--body=")]
    assert bodies
    assert not any("@octocat" in body or "#1" in body for body in bodies)
