"""Files of a workshop of 10,000 touchpoints, out and in, against the csv module and XlsxWriter doing the same cells."""

from __future__ import annotations

import csv
import gc
import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from bench.lab import PROGRAM, Lab
from bench.measuring import figure, heading, milliseconds, paired, peak_mib, report, timed
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.outbound.formats import FORMATS, export
from cjm_tui.room.importing import Destination, Wish, carry_out, plan_import
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import load_workshop

Sheet = Sequence[Sequence[object]]
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def measure(lab: Lab) -> None:
    """Export in every format, and import what CSV, XLSX and JSON gave."""
    gc.set_threshold(100_000, 50, 50)  # As the commands have it.
    with Library(lab.huge) as library:
        workshop = load_workshop(library, 1)
    _measure_exports(lab, workshop)
    _measure_imports(lab, workshop)


def _measure_exports(lab: Lab, workshop: Workshop) -> None:
    heading("Export of 10,000 touchpoints, against the csv module writing the tables; XLSX against XlsxWriter")
    tables = [list(csv.reader(io.StringIO(f.decode(), newline=""))) for f in export(workshop, "csv").files.values()]
    made = next(iter(export(workshop, "xlsx").files.values()))
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    floors: dict[str, tuple[Callable[[], object], str]] = {
        "csv": (partial(_write_csv, tables), "3"),
        "xlsx": (partial(_write_xlsx, sheets), "1.5"),
    }
    for name in FORMATS:
        floor, aim = floors.get(name, (floors["csv"][0], ""))
        base, taken = paired(max(1, lab.rounds // 3), timed(floor), timed(partial(export, workshop, name)))
        command = [*PROGRAM, "--db", str(lab.huge), "export", "1", "--format", name, "-o", str(lab.folder / name)]
        detail = f"{milliseconds(taken)} / {milliseconds(base)}, peak {_peak(command, lab)}"
        if aim:
            report(name, taken / base, aim, detail)
        else:
            figure(name, f"{taken / base:.2f} ×", "", detail)


def _measure_imports(lab: Lab, workshop: Workshop) -> None:
    heading("Import of the same into a new library, against reading the CSV with the csv module")
    table = export(workshop, "csv").files["journey.csv"]
    files = {"csv": table} | {name: next(iter(export(workshop, name).files.values())) for name in ("xlsx", "json")}
    for name, content in files.items():
        path = lab.folder / f"import.{name}"
        path.write_bytes(content)
        base, planned, taken = paired(
            max(1, lab.rounds // 3),
            timed(partial(_read_csv, table)),
            timed(partial(plan_import, content, path.name, Wish(), Destination(), at=NOW)),
            timed(partial(_import, content, path.name, lab.folder / "imported.db")),
        )
        peak = _peak([*PROGRAM, "--db", str(lab.folder / "by-command.db"), "import", str(path)], lab)
        detail = f"{milliseconds(taken)} / {milliseconds(base)}, {milliseconds(planned)} of it reading; peak {peak}"
        report(name, taken / base, "5", detail)


def _peak(command: list[str], lab: Lab) -> str:
    return f"{peak_mib(command, lab.folder):.0f} MiB"


def _import(content: bytes, name: str, into: Path) -> None:
    with Library(into) as library:
        carry_out(library, plan_import(content, name, Wish(), Destination(), at=NOW), NOW)


def _read_csv(table: bytes) -> None:
    list(csv.reader(io.StringIO(table.decode(), newline="")))


def _write_csv(tables: Sequence[Sheet]) -> None:
    for table in tables:
        out = io.StringIO(newline="")
        csv.writer(out).writerows(table)
        out.getvalue().encode()


def _write_xlsx(sheets: Sequence[Sheet]) -> None:
    with xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(number, column, cell)
                    elif isinstance(cell, (int, float)):
                        sheet.write_number(number, column, cell)
