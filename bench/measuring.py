"""Medians of measurements that are taken in turn, and the lines of the report."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.terminals import environment


@dataclass
class Finished:
    """How a command went as a whole process."""

    seconds: float
    peak_kib: int
    """The most memory that it had resident."""


def run(command: Sequence[str], home: Path) -> Finished:
    """Run a command to its end."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment(home), stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Finished(time.perf_counter() - began, usage.ru_maxrss)


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
