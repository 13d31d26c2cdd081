"""The blocks that a Markdown text is made of; what they take is already escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def heading(level: int, text: str) -> str:
    """Return a heading."""
    return f"{'#' * level} {text}"


def bullets(items: Iterable[str], indent: int = 0) -> str:
    """Return a list without order; empty items are left out."""
    return "\n".join(f"{' ' * indent}- {item.replace(chr(10), chr(10) + ' ' * (indent + 2))}" for item in items if item)


def numbered(items: Iterable[str]) -> str:
    """Return a list in order."""
    return "\n".join(
        f"{number}. {item.replace(chr(10), chr(10) + ' ' * (len(str(number)) + 2))}"
        for number, item in enumerate(items, 1)
    )


def quote(text: str) -> str:
    """Return a block quote."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    """Return a table; the columns at the places `numbers` are set to the right, and empty columns are left out."""
    body = [list(row) for row in rows]
    kept = [place for place in range(len(head)) if any(row[place] for row in body)]
    right = set(numbers)
    lines = [
        [head[place] for place in kept],
        ["--:" if place in right else "---" for place in kept],
        *([row[place] for place in kept] for row in body),
    ]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) if body and kept else ""


def labelled(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a list of labels with what they say; those that say nothing are left out."""
    return bullets(f"**{label}:** {value}" for label, value in pairs if value)


def joined(blocks: Iterable[str]) -> str:
    """Return the blocks as one text, empty ones left out."""
    return "\n\n".join(block for block in blocks if block)


def strong(text: str) -> str:
    """Return bold text; nothing for nothing, where the marks would show."""
    return f"**{text}**" if text else ""


def emphasis(text: str) -> str:
    """Return italic text; nothing for nothing."""
    return f"*{text}*" if text else ""
