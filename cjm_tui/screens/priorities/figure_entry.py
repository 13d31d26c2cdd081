"""Which digits agree on what: typed one after the other for the improvement in focus, by the way of ranking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cjm_tui.domain.choices import Moscow, Preset
from cjm_tui.domain.judgement import Improvement
from cjm_tui.i18n import _


@dataclass(frozen=True, slots=True)
class Figure:
    """A field that a digit fills."""

    field: str
    most: int = 5
    """The highest value; where it is ten, the digit 0 stands for it."""

    def value_of(self, digit: int) -> int | Moscow | None:
        """Return what a digit means for the field, or None where it means nothing."""
        if digit == 0:
            return 10 if self.most == 10 else None
        if digit > self.most:
            return None
        return list(Moscow)[digit - 1] if self.field == "moscow" else digit

    @property
    def label(self) -> str:
        """The field's name, in the language in force."""
        return _(Improvement.model_fields[self.field].title or self.field)


FIGURES: Mapping[Preset, tuple[Figure, ...]] = MappingProxyType(
    {
        Preset.IMPACT_EFFORT: (Figure("impact"), Figure("effort")),
        Preset.VALUE_EFFORT: (Figure("value_customer"), Figure("value_business"), Figure("effort")),
        Preset.ICE: (Figure("ice_impact", 10), Figure("ice_confidence", 10), Figure("ice_ease", 10)),
        Preset.MOSCOW: (Figure("moscow", len(Moscow)),),
    }
)
"""What one types for a way of ranking; RICE takes numbers, on the sheet, and votes are cast."""


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """The digits typed so far for one improvement."""

    improvement: str = ""
    preset: Preset = Preset.IMPACT_EFFORT
    digits: tuple[int, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures asked for, in order."""
        return FIGURES.get(self.preset, ())

    @property
    def is_complete(self) -> bool:
        """Whether every figure has its digit."""
        return bool(self.figures) and len(self.digits) == len(self.figures)

    def typed(self, improvement: str, preset: Preset, digit: int) -> FigureEntry | None:
        """Return the entry with one more digit, begun anew for another improvement; None where it means nothing."""
        goes_on = (improvement, preset) == (self.improvement, self.preset) and not self.is_complete
        digits = self.digits if goes_on else ()
        figures = FIGURES.get(preset, ())
        if len(digits) >= len(figures) or figures[len(digits)].value_of(digit) is None:
            return None
        return FigureEntry(improvement, preset, (*digits, digit))

    def corrected(self) -> FigureEntry:
        """Return the entry without its last digit."""
        return FigureEntry(self.improvement, self.preset, self.digits[:-1])

    def values(self) -> dict[str, int | Moscow | None]:
        """Return the figures' fields and values."""
        pairs = zip(self.figures, self.digits, strict=False)
        return {figure.field: figure.value_of(digit) for figure, digit in pairs}

    @property
    def prompt(self) -> str:
        """What stands on the screen while one types: `Impact 4 · Effort _`."""
        parts = []
        for place, figure in enumerate(self.figures):
            if place < len(self.digits):
                value = figure.value_of(self.digits[place])
                parts.append(f"{figure.label} {_(value.label) if isinstance(value, Moscow) else value}")
            elif place == len(self.digits):
                parts.append(f"{figure.label} _")
        return " · ".join(parts)
