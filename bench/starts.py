"""How soon something is on the screen, what it costs in memory, and what it sends."""

from __future__ import annotations

import statistics
from functools import partial

from bench.lab import BARE, BARE_WORDS, MAP_WORDS, PROGRAM, Lab
from bench.measuring import heading, milliseconds, report
from bench.terminals import Start, start


def measure(lab: Lab) -> None:
    """Home with 10,000 workshops, and a map of 1,000 touchpoints, against a bare Textual application."""
    heading("Starts, against a Textual application that shows one line")
    home = [*PROGRAM, "--db", str(lab.many)]
    starts = {
        "bare": partial(start, BARE, BARE_WORDS, lab.folder),
        "home": partial(start, home, "10000 workshops", lab.folder),
        "map": partial(start, lab.map_command(lab.large), MAP_WORDS, lab.folder),
    }
    taken: dict[str, list[Start]] = {name: [] for name in starts}
    for _ in range(lab.rounds):
        for name, measured in starts.items():
            taken[name].append(measured())
    seconds = {name: statistics.median(s.seconds for s in values) for name, values in taken.items()}
    memory = {name: statistics.median(s.memory_kib for s in values) for name, values in taken.items()}
    sent = {name: statistics.median(s.bytes_sent for s in values) for name, values in taken.items()}
    for name, aim, what in (
        ("home", "1.2", "home with 10,000 workshops"),
        ("map", "1.6", "open a map of 1,000 touchpoints"),
    ):
        detail = f"{milliseconds(seconds[name])} / {milliseconds(seconds['bare'])}"
        report(what, seconds[name] / seconds["bare"], aim, detail)
    for name in ("home", "map"):
        detail = f"{memory[name] / 1024:.0f} / {memory['bare'] / 1024:.0f} MiB resident"
        report(f"memory, {name}", memory[name] / memory["bare"], "1.4", detail)
    report("bytes to open the map", sent["map"] / sent["bare"], "1.5", f"{sent['map']:.0f} / {sent['bare']:.0f} bytes")
