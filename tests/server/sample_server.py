"""Run `serve` as a program: `python -m tests.server.sample_server FOLDER [PORT] [ENTRY] [WARM_UP]`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from cjm_tui.server.doorkeeper import ServedWorkshops
from cjm_tui.server.serve import ServeConfig, ServedWorkshop, serve

CODE = "barco-feira-limao"


def main(folder: str, port: str = "0", entry: str = "run_terse", warm_up: str = "") -> None:
    """Serve one workshop until a signal comes."""
    library = Path(folder) / "library" / "library.db"
    library.parent.mkdir(exist_ok=True)
    config = ServeConfig(
        library=library,
        workshops=(ServedWorkshop("portal", "Portal de TI", CODE, "pt-BR"),),
        doorkeeper=ServedWorkshops({"portal": CODE}),
        port=int(port),
        json=True,
        entry=f"tests.server.sample_sessions:{entry}",
        warm_up=f"tests.server.sample_sessions:{warm_up}" if warm_up else None,
        host_key_folder=Path(folder) / "key",
    )
    asyncio.run(serve(config))


if __name__ == "__main__":
    main(*sys.argv[1:])
