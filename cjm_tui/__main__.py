"""The program's entry: the commands that people wait for run before the command line's machinery is loaded."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the program with the process's arguments."""
    # Nothing becomes garbage while modules are loaded; the application collects again once it is on the screen.
    gc.disable()
    from cjm_tui.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
