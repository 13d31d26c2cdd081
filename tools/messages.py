"""Keep the message catalogues fresh: extract from the source, merge translations, compile, and check.

    python tools/messages.py sync [FILE.json]   extract, merge {"English": "Português", …} if given, compile
    python tools/messages.py check              exit 1 unless every message is translated and the .mo is current

A plural entry in the JSON has a list as its value and "one|many" joined by a bar as its key.
"""

from __future__ import annotations

import ast
import fcntl
import io
import json
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "cjm_tui" / "locale" / "pt_BR" / "LC_MESSAGES"
PO, MO = FOLDER / "cjm_tui.po", FOLDER / "cjm_tui.mo"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def extract() -> Catalog:
    """Return a template with every message of the package, sorted, without line numbers (they would churn)."""
    catalogue = Catalog(domain="cjm_tui")
    found = extract_from_dir(ROOT / "cjm_tui", [("**.py", "python")], keywords=KEYWORDS)
    for path, _line, message, comments, context in found:
        catalogue.add(message, locations=[(f"cjm_tui/{path}", 0)], auto_comments=comments, context=context)
    return catalogue


def spoken() -> set[str]:
    """Return every sentence that the source translates, those within f-strings too, which `extract` cannot see."""
    calls = (
        node
        for file in (ROOT / "cjm_tui").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_") and node.args
    )
    return {c.args[0].value for c in calls if isinstance(c.args[0], ast.Constant) and isinstance(c.args[0].value, str)}


def load() -> Catalog:
    """Return the Portuguese catalogue as it stands on the disk."""
    if not PO.exists():
        return Catalog(locale="pt_BR", domain="cjm_tui")
    with PO.open("rb") as file:
        return read_po(file, locale="pt_BR", domain="cjm_tui")


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue in gettext's binary form."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def merge(catalogue: Catalog, translations: dict[str, str | list[str]]) -> None:
    """Set the given translations on messages that the source holds; name those that it does not."""
    by_id = {m.id if isinstance(m.id, str) else "|".join(m.id): m for m in catalogue if m.id and not m.context}
    by_id |= {f"{m.context}\x04{m.id}": m for m in catalogue if m.context}
    for key, translation in translations.items():
        message = by_id.get(key)
        if message is None:
            print(f"not in the source: {key!r}", file=sys.stderr)
        else:
            message.string = tuple(translation) if isinstance(translation, list) else translation
            message.flags.discard("fuzzy")


def missing(catalogue: Catalog) -> list[str]:
    """Return the ids of messages without a complete translation."""
    return [
        str(m.id)
        for m in catalogue
        if m.id and (m.fuzzy or not (all(m.string) if isinstance(m.string, tuple) else m.string))
    ]


def sync(translations: dict[str, str | list[str]]) -> Catalog:
    """Update the catalogue on the disk from the source and the given translations."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (Path(tempfile.gettempdir()) / "cjm-tui-messages.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        catalogue = load()
        catalogue.update(extract(), no_fuzzy_matching=True)
        merge(catalogue, translations)
        with PO.open("wb") as file:
            write_po(
                file,
                catalogue,
                no_location=False,
                include_lineno=False,
                sort_output=True,
                width=110,
                ignore_obsolete=True,
            )
        MO.write_bytes(compiled(catalogue))
    return catalogue


def check() -> int:
    """Report messages that lack a translation and a stale binary; return the exit status."""
    catalogue = load()
    known = {(m.id, m.context) for m in catalogue if m.id}
    absent = [str(m.id) for m in extract() if m.id and (m.id, m.context) not in known]
    problems = [f"not in the catalogue: {m}" for m in absent]
    hidden = spoken() - {m.id for m in catalogue if isinstance(m.id, str)}
    problems += [f"within an f-string, where it is not found: {m}" for m in sorted(hidden - set(absent))]
    problems += [f"not translated: {m}" for m in missing(catalogue)]
    if not MO.exists() or MO.read_bytes() != compiled(catalogue):
        problems.append("the compiled catalogue is stale: run `make messages`")
    print("\n".join(problems) or f"catalogue complete: {len(known)} messages")
    return 1 if problems else 0


def main() -> int:
    """Run the command that the arguments name."""
    match sys.argv[1:]:
        case ["sync", *files]:
            translations = {k: v for f in files for k, v in json.loads(Path(f).read_text("utf-8")).items()}
            lacking = missing(sync(translations))
            print(f"{len(lacking)} without a translation" + "".join(f"\n  {m!r}" for m in lacking))
            return 0
        case ["check"]:
            return check()
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
