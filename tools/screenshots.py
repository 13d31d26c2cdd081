"""Photograph every screen of the program, driven by keys, on the demo and on new libraries.

python tools/screenshots.py                       everything into build/screenshots, the best into docs/pictures
python tools/screenshots.py home emotions         these stories only
python tools/screenshots.py --size 80x24 --lang en --theme light
python tools/screenshots.py --to FOLDER           into that folder, and nothing into docs/pictures

`index.html` beside them shows all of them. The same program gives the same pictures to the letter.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from photography.camera import Look
from photography.film import contact_sheet
from photography.standstill import begin_chance, leave_home, stop_time

PROJECT = Path(__file__).resolve().parent.parent
BUILD, PICTURES = PROJECT / "build" / "screenshots", PROJECT / "docs" / "pictures"
BEST = {
    "home": "80x24",
    "map": "120x36",
    "emotions": "120x36",
    "analysis": "120x36",
    "priorities": "120x36",
    "turn-readings": "80x24",
}
"""The pictures that the documentation shows, and their sizes."""
LANGUAGES = ("en", "pt-BR")
SIZES = ("80x24", "120x36")
OTHER_SIZES = ("200x60", "40x12")
FACES = ("touchpoints", "emotions", "analysis", "priorities", "home")
"""Stories that are told in the other sizes and looks too."""
SPREADSHEET = {
    "en": "Stage;Touchpoint;Channel;Emotion;Pain;Weather\n"
    "Notices the problem;The screen freezes;Computer;-1;Invoices wait;rain\n"
    "Looks for help;Reads the FAQ;Portal;neutral;;sun\n"
    "Waits;Three hours of silence;;-2;Nobody says how long;sun\n",
    "pt-BR": "Etapa;Ponto de contato;Canal;Emoção;Dor;Tempo lá fora\n"
    "Percebe o problema;A tela trava;Computador;-1;Notas paradas;chuva\n"
    "Procura ajuda;Lê o FAQ;Portal;neutro;;sol\n"
    "Aguarda;Três horas de silêncio;;-2;Ninguém diz quanto falta;sol\n",
}


def looks(languages: Sequence[str], sizes: Sequence[str]) -> Iterator[tuple[Look, tuple[str, ...]]]:
    """Yield every look, with the stories that are told in it; none named: all."""
    for language in languages:
        for size in sizes:
            columns, rows = map(int, size.split("x"))
            yield Look(language, (columns, rows)), () if size in SIZES else FACES


def extra_looks() -> Iterator[tuple[Look, tuple[str, ...]]]:
    """Yield the other themes and characters."""
    yield Look("en", (120, 36), theme="light"), FACES
    yield Look("pt-BR", (120, 36), theme="contrast"), FACES
    yield Look("en", (80, 24), ascii=True), FACES


async def photograph(wanted: Sequence[str], look: Look, told: Sequence[str], folder: Path) -> list[str]:
    """Tell the stories in one look; return what went wrong."""
    from photography import room_stories, stories  # noqa: F401 - importing adds their stories
    from photography.studio import STORIES, Studio

    from cjm_tui.storage.library import Library

    failures = []
    for name, tell in STORIES.items():
        if (told and name not in told) or (wanted and name not in wanted):
            continue
        begin_chance(name)
        started = time.perf_counter()
        with tempfile.TemporaryDirectory() as place:
            (Path(place) / stories.FILE).write_text(SPREADSHEET[look.language], "utf-8")
            leave_home(Path(place))
            os.chdir(place)
            with Library(Path(place) / "library.db") as library:
                try:
                    await tell(Studio(library, look, folder))
                except Exception as failure:
                    failures.append(f"{name}{look.suffix}: {type(failure).__name__}: {failure}")
        print(f"  {name}{look.suffix}  {time.perf_counter() - started:.1f} s", flush=True)
        os.chdir(PROJECT)
    return failures


def main() -> int:
    """Take the pictures; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("story", nargs="*", help="names of stories; none: all")
    parser.add_argument("--size", action="append", help="columns x rows, as 80x24; several are possible")
    parser.add_argument("--lang", action="append", choices=LANGUAGES)
    parser.add_argument("--theme", choices=("light", "contrast", "ascii"))
    parser.add_argument("--to", type=Path, default=BUILD, metavar="FOLDER")
    chosen = parser.parse_args()
    folder: Path = chosen.to.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    stop_time()
    failures: list[str] = []
    for look, told in planned(chosen):
        failures += asyncio.run(photograph(chosen.story, look, told, folder))
    (folder / "index.html").write_text(contact_sheet(sorted(folder.glob("*.svg"))), "utf-8")
    if folder == BUILD:
        hang()
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def planned(chosen: argparse.Namespace) -> list[tuple[Look, tuple[str, ...]]]:
    """Return the looks that were asked for; without a wish, all of them."""
    kinds = {"ascii": chosen.theme == "ascii", "theme": "" if chosen.theme in (None, "ascii") else chosen.theme}
    if chosen.theme:
        asked = looks(chosen.lang or LANGUAGES, chosen.size or SIZES)
        return [(replace(look, **kinds), told) for look, told in asked]
    if chosen.size or chosen.lang:
        return list(looks(chosen.lang or LANGUAGES, chosen.size or SIZES))
    return [*looks(LANGUAGES, (*SIZES, *OTHER_SIZES)), *extra_looks()]


def hang() -> None:
    """Put the best pictures where the documentation shows them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, size in BEST.items():
        for language in LANGUAGES:
            picture = BUILD / f"{name}-{size}-{language.lower()}.svg"
            if picture.exists():
                shutil.copyfile(picture, PICTURES / picture.name)


if __name__ == "__main__":
    sys.exit(main())
