"""Points that would cover each other, and the spot that they share."""

from __future__ import annotations

from cjm_tui.widgets.impact_matrix.frame import Frame

TOGETHER = 3
"""So many numbers are written out where points fall on one spot."""


def spots(points: list[tuple[int, int, bool]], frame: Frame, dot: str) -> list[list[tuple[int, str, bool]]]:
    """Return the texts of one line's points; those that would cover each other share a spot."""
    groups: list[list[tuple[int, int, bool]]] = []
    for point in points:
        if groups and _end(groups[-1]) >= point[0] - len(str(point[1])) // 2 - 1:
            groups[-1].append(point)
        else:
            groups.append([point])
    spots = []
    for group in groups:
        shown = sorted(group, key=lambda point: (not point[2], point[1]))[:TOGETHER]
        shown.sort(key=lambda point: point[1])
        texts = [(str(number), is_current) for _x, number, is_current in shown]
        if len(group) > TOGETHER:
            texts.append((f"+{len(group) - TOGETHER}", False))
        width = sum(len(text) for text, _c in texts) + len(texts) - 1
        start = min(max(_centre(group) - width // 2, frame.left + 1), frame.right - width)
        spot: list[tuple[int, str, bool]] = []
        for position, (text, is_current) in enumerate(texts):
            if position:
                spot.append((start, dot, False))
                start += 1
            spot.append((start, text, is_current))
            start += len(text)
        spots.append(spot)
    return spots


def _centre(group: list[tuple[int, int, bool]]) -> int:
    return round(sum(x for x, _number, _current in group) / len(group))


def _end(group: list[tuple[int, int, bool]]) -> int:
    shown = group[:TOGETHER]
    width = sum(len(str(number)) + 1 for _x, number, _current in shown) + (3 if len(group) > TOGETHER else 0)
    return _centre(group) + width // 2
