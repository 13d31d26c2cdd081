"""Medians of measurements that are taken in turn, and the lines of the report."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.terminals import environment

_PEAK_OF = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def run(command: Sequence[str], home: Path) -> float:
    """Return how many seconds a command takes as a whole process."""
    began = time.perf_counter()
    subprocess.run(command, env=environment(home), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def peak_mib(command: Sequence[str], home: Path) -> float:
    """Return the most memory that a command has resident; a small process in between, since a child inherits a peak."""
    told = subprocess.run(
        [sys.executable, "-c", _PEAK_OF, *command], env=environment(home), capture_output=True, check=True
    )
    return int(told.stdout) / 1024


def timed(act: Callable[[], object]) -> Callable[[], float]:
    """Return a measure of how many seconds an act takes."""

    def measure() -> float:
        began = time.perf_counter()
        act()
        return time.perf_counter() - began

    return measure


def paired(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """Return the medians of some measures taken in turn, A B C A B C …, so that a drifting machine is fair."""
    taken: list[list[float]] = [[] for _ in measures]
    for _ in range(rounds):
        for values, measure in zip(taken, measures, strict=True):
            values.append(measure())
    return [statistics.median(values) for values in taken]


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share (0…1) of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def heading(text: str) -> None:
    """Print what the following lines are about."""
    print(f"\n{text}", flush=True)


def report(what: str, ratio: float, aim: str, detail: str = "") -> None:
    """Print one line of the report: a ratio within this run."""
    figure(what, f"{ratio:.2f} ×", f"{aim} ×", detail)


def figure(what: str, reached: str, aim: str = "", detail: str = "") -> None:
    """Print one line of the report."""
    print(f"  {what:<58}{reached:>12}  {f'aim {aim}' if aim else '':<18}{detail}".rstrip(), flush=True)


def milliseconds(seconds: float) -> str:
    """Return a duration as the report writes it."""
    return f"{seconds * 1000:.0f} ms" if seconds >= 0.01 else f"{seconds * 1000:.2f} ms"
