"""The rehearsal: everything that taking part needs, tried once where nothing can go wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cjm_tui.i18n import _


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How far somebody is."""

    wrote: str = ""
    rated: int = 0
    is_done: bool = False

    def write(self, text: str) -> Rehearsal:
        """Return the rehearsal after a line was sent."""
        return replace(self, wrote=text)

    def rate(self, digit: int) -> Rehearsal:
        """Return the rehearsal after a digit was pressed."""
        return replace(self, rated=digit)

    @property
    def step(self) -> int:
        """What is to be tried now: 1 writing, 2 rating, 3 saying that one is done; 4 nothing more."""
        return 1 if not self.wrote else 2 if not self.rated else 4 if self.is_done else 3

    def lines(self) -> list[str]:
        """Return the steps with a tick where they are done, and what came of them."""
        said = [
            _("1. Write anything and press Enter."),
            _("2. Rate this moment: press 1 (bad) to 5 (good)."),
            _("3. Press Tab to say that you are done."),
        ]
        results = [
            _("You wrote “{text}”.").format(text=self.wrote),
            _("You rated it {digit}.").format(digit=self.rated),
            _("You are done."),
        ]
        lines = []
        for number, (sentence, result) in enumerate(zip(said, results, strict=True), start=1):
            if number < self.step:
                lines.append(f"✓ {result}")
            else:
                lines.append(f"{'▸' if number == self.step else ' '} {sentence}")
        return lines
