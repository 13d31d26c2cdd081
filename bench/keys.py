"""What a key costs in a map of 1,000 touchpoints: the time until the screen has settled, and bytes."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence

from bench.lab import BARE, BARE_WORDS, MAP_WORDS, Lab
from bench.measuring import figure, heading, milliseconds, report
from bench.terminals import Press, Running, environment

UP, DOWN, RIGHT = b"\x1b[A", b"\x1b[B", b"\x1b[C"
IDLE_SECONDS = 5.0


def measure(lab: Lab) -> None:
    """A cursor move, a scroll step and a typed character, against a key that changes one cell."""
    heading("Keys in a map of 1,000 touchpoints, against a key that changes one cell of a bare application")
    bare = Running(BARE, environment(lab.folder))
    grid = Running(lab.map_command(lab.large), environment(lab.folder))
    try:
        bare.until(BARE_WORDS)
        bare.settle()
        grid.until(MAP_WORDS)
        grid.settle(1.0)
        smallest, moves, steps = [], [], []
        for turn in range(40):
            smallest.append(bare.press(b"x"))
            moves.append(grid.press(UP if turn % 2 else DOWN))
        for _turn in range(40):
            smallest.append(bare.press(b"x"))
            steps.append(grid.press(RIGHT))
        # A step to the right scrolls once the cursor has come to the edge.
        scrolls = [step for step in steps if step.bytes_sent > 2 * _bytes(moves)] or steps
        base = statistics.median(press.last for press in smallest)
        for what, presses, aim, most in (("cursor move", moves, "2", 200), ("scroll step", scrolls, "6", 4500)):
            first = statistics.median(press.first for press in presses)
            last = statistics.median(press.last for press in presses)
            detail = f"{milliseconds(last)} / {milliseconds(base)} until settled; first output {milliseconds(first)}"
            report(what, last / base, aim, detail)
            figure(f"{what}: bytes", f"{_bytes(presses):.0f}", str(most))
        grid.press(b"t")
        grid.settle(0.6)
        typed = [grid.press(letter.encode()) for letter in "the quick brown fox" if letter != " "]
        figure(
            "typed character: bytes",
            f"{_bytes(typed):.0f}",
            "120",
            milliseconds(statistics.median(p.last for p in typed)),
        )
        figure("bytes a second while nothing happens", f"{_idle_bytes(grid):.0f}", "0")
    finally:
        bare.close()
        grid.close()


def _bytes(presses: Sequence[Press]) -> float:
    return statistics.median(press.bytes_sent for press in presses)


def _idle_bytes(program: Running) -> float:
    before, until = len(program.output), time.perf_counter() + IDLE_SECONDS
    while (left := until - time.perf_counter()) > 0:
        program.read(left)
    return (len(program.output) - before) / IDLE_SECONDS
