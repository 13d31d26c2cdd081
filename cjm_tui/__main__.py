"""The program's entry: the commands that people wait for run before the command line's machinery is loaded."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the program with the process's arguments."""
    # Nothing becomes garbage while modules are loaded; the application collects again once it is on the screen.
    gc.disable()
    # Otherwise pydantic looks for plugins in the metadata of every installed package; none of them is ours.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from cjm_tui.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
