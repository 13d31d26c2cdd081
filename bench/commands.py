"""Commands that scripts wait for, against Python with sqlite3 printing the same rows."""

from __future__ import annotations

import subprocess
import sys

from bench.lab import PROGRAM, Lab
from bench.measuring import figure, heading, milliseconds, paired, report, run
from bench.terminals import environment


def measure(lab: Lab) -> None:
    """`--version`, `list --json` and `show`; and whether any of them loads Textual."""
    heading("Commands in a library of 10,000 workshops, against Python with sqlite3 printing 50 rows as JSON")
    many = str(lab.many)
    floor = (
        f"import sqlite3, json; c = sqlite3.connect({many!r}); "
        "print(json.dumps([dict(zip('abc', r)) for r in c.execute("
        "'SELECT id, slug, title FROM workshops ORDER BY updated_at DESC LIMIT 50')]))"
    )
    commands = {
        "--version": ["--version"],
        "list --json": ["--db", many, "list", "--json"],
        "show": ["--db", many, "show", "1"],
    }
    base, *taken = paired(
        2 * lab.rounds,
        lambda: run([sys.executable, "-c", floor], lab.folder),
        *(lambda given=given: run([*PROGRAM, *given], lab.folder) for given in commands.values()),
    )
    for what, seconds in zip(commands, taken, strict=True):
        report(what, seconds / base, "4.2", f"{milliseconds(seconds)} / {milliseconds(base)}")
    loading = [what for what, given in commands.items() if _loads_textual(given, lab)]
    figure("commands that load Textual", ", ".join(loading) or "none", "none")


def _loads_textual(arguments: list[str], lab: Lab) -> bool:
    tattle = "import sys, runpy; sys.argv[0] = 'cjm-tui'\ntry: runpy.run_module('cjm_tui', run_name='__main__')\n"
    tattle += "finally: sys.stderr.write('loaded' if 'textual' in sys.modules else '')"
    told = subprocess.run(
        [sys.executable, "-c", tattle, *arguments], env=environment(lab.folder), capture_output=True, text=True
    )
    return "loaded" in told.stderr
