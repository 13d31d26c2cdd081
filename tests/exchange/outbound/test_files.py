"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjm_tui.exchange.outbound.files import write_export, write_file, write_folder


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_new_folder_appears_with_all_its_files(tmp_path: Path) -> None:
    write_folder(tmp_path / "deep" / "out", {"a.csv": b"1", "b.csv": b"2"})
    assert names_in(tmp_path / "deep") == {"out"}
    assert names_in(tmp_path / "deep" / "out") == {"a.csv", "b.csv"}


def test_other_files_in_a_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    (tmp_path / "out" / "a.csv").write_text("old")
    write_folder(tmp_path / "out", {"a.csv": b"new"})
    assert names_in(tmp_path / "out") == {"mine.txt", "a.csv"}
    assert (tmp_path / "out" / "a.csv").read_bytes() == b"new"


def test_a_failure_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    write_file(tmp_path / "report.md", b"good")
    with pytest.raises(TypeError):
        write_file(tmp_path / "report.md", "no bytes")  # type: ignore[arg-type]
    assert names_in(tmp_path) == {"report.md"}
    assert (tmp_path / "report.md").read_bytes() == b"good"


def test_a_failure_in_a_folder_leaves_none_of_it(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        write_folder(tmp_path / "out", {"a.csv": b"1", "b.csv": "no bytes"})  # type: ignore[dict-item]
    assert names_in(tmp_path) == set()


def test_several_diagrams_get_numbers(tmp_path: Path) -> None:
    written = write_export({"x.mmd": b"1", "x-2.mmd": b"2"}, "x.mmd", tmp_path / "map.mmd")
    assert [path.name for path in written] == ["map.mmd", "map-2.mmd"]
    assert names_in(tmp_path) == {"map.mmd", "map-2.mmd"}


def test_a_name_that_ends_in_csv_gets_the_one_wide_table(tmp_path: Path) -> None:
    tables = {"summary.csv": b"1", "journey.csv": b"2"}
    written = write_export(tables, "journey.csv", tmp_path / "a.csv", is_folder=True)
    assert written == [tmp_path / "a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"2"


def test_other_names_get_the_folder_of_all_tables(tmp_path: Path) -> None:
    tables = {"summary.csv": b"1", "journey.csv": b"2"}
    write_export(tables, "journey.csv", tmp_path / "map", is_folder=True)
    assert names_in(tmp_path / "map") == {"summary.csv", "journey.csv"}


def test_a_folder_that_is_there_takes_the_file(tmp_path: Path) -> None:
    write_export({"portal.md": b"1"}, "portal.md", tmp_path)
    assert names_in(tmp_path) == {"portal.md"}


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as failure:
        write_export({"a.md": b"1"}, "a.md", tmp_path / "nowhere" / "a.md")
    assert failure.value.filename == str(tmp_path / "nowhere")
