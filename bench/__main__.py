"""`make bench`: what the program promises about speed, measured against floors in the same run."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench import libraries
from bench.measuring import Running, environment, paired, report, run, start

PROGRAM = [sys.executable, "-m", "cjm_tui"]
BARE = [sys.executable, str(Path(__file__).parent / "bare_app.py")]


def starts(folder: Path, rounds: int) -> None:
    """Home with 10,000 workshops, and a map of 1,000 touchpoints, against a bare Textual application."""
    home, large = folder / "many.db", folder / "large.db"
    measured = {
        "bare": lambda: start(BARE, "Bare line", folder),
        "home": lambda: start([*PROGRAM, "--db", str(home)], "10000 workshops", folder),
        "map": lambda: start([*PROGRAM, "--db", str(large), "open", "1"], "Touchpoint 0", folder),
    }
    taken = {name: [] for name in measured}
    for _ in range(rounds):
        for name, measure in measured.items():
            taken[name].append(measure())
    seconds = {name: statistics.median(s.seconds for s in values) for name, values in taken.items()}
    memory = {name: statistics.median(s.memory_kib for s in values) for name, values in taken.items()}
    sent = {name: statistics.median(s.bytes_sent for s in values) for name, values in taken.items()}
    for name, aim, what in (
        ("home", "1.2", "home with 10,000 workshops / bare app"),
        ("map", "1.6", "open a map of 1,000 touchpoints / bare app"),
    ):
        detail = f"{seconds[name] * 1000:.0f} ms / {seconds['bare'] * 1000:.0f} ms"
        report(what, seconds[name] / seconds["bare"], aim, detail)
    for name in ("home", "map"):
        report(f"memory, {name} / bare app", memory[name] / memory["bare"], "1.4", f"{memory[name] / 1024:.0f} MiB")
    report("bytes to open the map / bare app", sent["map"] / sent["bare"], "1.5", f"{sent['map']:.0f}")


def keys(folder: Path) -> None:
    """A cursor move and a scroll step in a large map, against a key that changes one cell."""
    bare = Running(BARE, environment(folder))
    bare.until("Bare line")
    bare.settle()
    smallest = statistics.median(bare.press(b"x")[0] for _ in range(15))
    bare.close()
    grid = Running([*PROGRAM, "--db", str(folder / "large.db"), "open", "1"], environment(folder))
    try:
        grid.until("Touchpoint 0")
        grid.settle(0.6)
        moves = [grid.press(b"\x1b[B" if n % 2 else b"\x1b[A") for n in range(20)]
        scrolls = [grid.press(b"\x1b[C") for _ in range(20)]
        report("cursor move / smallest key", statistics.median(m[0] for m in moves) / smallest, "2",
               f"{statistics.median(m[2] for m in moves):.0f} bytes (aim 600)")  # fmt: skip
        scrolled = [s for s in scrolls if s[2] > 1500] or scrolls
        report("scroll step / smallest key", statistics.median(s[1] for s in scrolled) / smallest, "6",
               f"{statistics.median(s[2] for s in scrolled):.0f} bytes (aim 4500)")  # fmt: skip
        before = len(grid.output)
        until = time.perf_counter() + 3
        while time.perf_counter() < until:
            grid.read(0.2)
        print(f"{'bytes a second while nothing happens':<58}{(len(grid.output) - before) / 3:>7.1f}    aim 0")
    finally:
        grid.close()


def commands(folder: Path, rounds: int) -> None:
    """Commands that scripts wait for, against Python with sqlite3 printing the same rows."""
    many = str(folder / "many.db")
    floor = (
        f"import sqlite3, json; c = sqlite3.connect({many!r}); "
        "print(json.dumps([dict(zip('abc', r)) for r in c.execute("
        "'SELECT id, slug, title FROM workshops ORDER BY updated_at DESC LIMIT 50')]))"
    )
    python = [sys.executable, "-c", floor]
    base, version, listing, show = paired(
        rounds,
        lambda: run(python, folder),
        lambda: run([*PROGRAM, "--version"], folder),
        lambda: run([*PROGRAM, "--db", many, "list", "--json"], folder),
        lambda: run([*PROGRAM, "--db", many, "show", "1"], folder),
    )
    for what, seconds in (("--version", version), ("list --json", listing), ("show", show)):
        report(f"{what} / python with sqlite3", seconds / base, "4.2", f"{seconds * 1000:.0f} ms")


def edits(folder: Path) -> None:
    """One committed edit against a write of 8 KB with fdatasync."""
    from cjm_tui.domain.acts import records
    from cjm_tui.room.room import Room
    from cjm_tui.storage.library import Library

    target = os.open(folder / "floor", os.O_CREAT | os.O_WRONLY)
    with Library(folder / "large.db") as library:
        room = Room.enter(library, 1)
        touchpoint = room.view.touchpoints(room.view.journeys[0].uid)[500]
        numbers = iter(range(10_000))

        def edit() -> float:
            began = time.perf_counter()
            room.submit(records.set_fields(touchpoint, title=f"Edit {next(numbers)}"))
            return time.perf_counter() - began

        def floor() -> float:
            began = time.perf_counter()
            os.pwrite(target, b"x" * 8192, 0)
            os.fdatasync(target)
            return time.perf_counter() - began

        base, taken = paired(200, floor, edit)
    os.close(target)
    report("one committed edit / 8 KB with fdatasync", taken / base, "3", f"{taken * 1000:.2f} / {base * 1000:.2f} ms")


def main() -> None:
    """Make the libraries, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        libraries.many_workshops(folder / "many.db", 10_000)
        libraries.large_map(folder / "large.db", 1_000)
        starts(folder, rounds)
        keys(folder)
        commands(folder, rounds)
        edits(folder)


if __name__ == "__main__":
    main()
