"""What LibreOffice and Chromium make of our files: the same cells, no formula, a page that loads nothing."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.inbound.cells import number
from cjm_tui.exchange.outbound.edition import edition_of
from cjm_tui.exchange.outbound.formats import Choices, export
from cjm_tui.exchange.outbound.web.page import page
from tests.exchange.outbound.demonstration import demonstration, with_every_text

pytestmark = pytest.mark.external

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HOSTILE = "=1+1; \"quoted\", 'single'\n@SUM(A1) -2 | 1.2 é 日本 🙂"
with_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is absent")
with_browser = pytest.mark.skipif(BROWSER is None, reason="Chromium is absent")


def converted(source: Path, to: str, folder: Path, *options: str) -> Path:
    """Convert a file with LibreOffice, which gets a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", *options, "--convert-to", to, "--outdir", str(folder / "out")]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
    return folder / "out" / f"{source.stem}.{to}"


def cells_of(path: Path) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def formulas_in(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        return [name for name in sheets if re.search(rb"<f[ >]", archive.read(name))]


@with_office
@pytest.mark.parametrize("workshop", [demonstration("pt-BR"), with_every_text(demonstration(), HOSTILE)])
def test_libreoffice_opens_the_workbook_and_every_cell_is_the_same(workshop: Workshop, tmp_path: Path) -> None:
    made = export(workshop, "xlsx")
    source = tmp_path / "book.xlsx"
    source.write_bytes(made.files[made.main])
    result = converted(source, "xlsx", tmp_path)
    ours, theirs = cells_of(source), cells_of(result)
    assert ours.keys() == theirs.keys()
    for name, rows in ours.items():
        for row, other in zip(rows, theirs[name], strict=False):
            filled = [cell for cell in row if cell != ""]
            assert filled == pytest.approx([cell for cell in other if cell != ""]), name
    assert formulas_in(result) == []


@with_office
@pytest.mark.parametrize("workshop", [demonstration("pt-BR"), with_every_text(demonstration("pt-BR"), HOSTILE)])
def test_libreoffice_opens_the_brazilian_csv_and_every_cell_is_the_same(workshop: Workshop, tmp_path: Path) -> None:
    source = tmp_path / "journey.csv"
    source.write_bytes(export(workshop, "csv", Choices(profile="excel-ptbr")).files["journey.csv"])
    # Semicolons, double quotes, UTF-8, from line 1, Portuguese of Brazil.
    result = converted(source, "xlsx", tmp_path, "--infilter=CSV:59,34,76,1,,1046,false,false,false")
    ours = list(csv.reader(io.StringIO(source.read_text("utf-8-sig"), newline=""), delimiter=";"))
    theirs = next(iter(cells_of(result).values()))
    assert len(theirs) == len(ours)
    for row, other in zip(ours, theirs, strict=True):
        for cell, read in zip(row, other, strict=False):
            assert read == cell or float(str(read)) == number(cell)
    assert formulas_in(result) == []


@with_browser
def test_chromium_shows_the_page_and_runs_nothing(tmp_path: Path) -> None:
    workshop = with_every_text(demonstration(), "<img src=x onerror=\"document.title='pwned'\"><script>1</script>")
    source = tmp_path / "page.html"
    source.write_text(page(edition_of(workshop)), "utf-8")
    shown = subprocess.run(
        [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
         "--dump-dom", source.as_uri()],
        check=True, capture_output=True, text=True, timeout=120,
    ).stdout  # fmt: skip
    assert "<title>&lt;img src=x" in shown
    assert not re.search(r"<(img|script)\b", shown)
