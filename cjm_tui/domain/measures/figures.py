"""How a computed figure is written: the reader's decimal mark, and "n/a" where there is none."""

from __future__ import annotations

from cjm_tui.i18n import _, language


def figure_text(value: float | None, decimals: int = 1, unit: str = "") -> str:
    """Write a figure with at most so many decimals, trailing zeros dropped: `4.5`, `75 %`, `n/a`."""
    if value is None:
        return _("n/a")
    text = f"{value:.{decimals}f}"
    if decimals:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text.replace("-", "−")
    if language() == "pt-BR":
        text = text.replace(".", ",")
    return f"{text} {unit}" if unit else text
