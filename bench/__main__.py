"""`make bench`: what the program promises about speed and size, against floors measured in the same run."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path

import textual

from bench import commands, crowd, edits, files, keys, slow_link, starts
from bench.lab import Lab

SUBJECTS = {
    "starts": starts.measure,
    "keys": keys.measure,
    "commands": commands.measure,
    "edits": edits.measure,
    "files": files.measure,
    "crowd": crowd.measure,
    "slow-link": slow_link.measure,
}


def main() -> None:
    """Measure the subjects that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(SUBJECTS)}; default: all"
    )
    parser.add_argument("--rounds", type=int, default=7, help="how often what takes long is measured (default: 7)")
    parser.add_argument("--people", default="1,10,50", help="how many come over SSH (default: 1,10,50)")
    given = parser.parse_args()
    if unknown := set(given.names) - set(SUBJECTS):
        parser.error(f"not known: {', '.join(sorted(unknown))}")
    print(f"Python {platform.python_version()}, Textual {textual.__version__}, {os.cpu_count()} cores, "
          f"load {os.getloadavg()[0]:.1f}")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        lab = Lab(Path(folder), given.rounds, tuple(map(int, given.people.split(","))))
        for name in given.names or SUBJECTS:
            SUBJECTS[name](lab)


if __name__ == "__main__":
    main()
