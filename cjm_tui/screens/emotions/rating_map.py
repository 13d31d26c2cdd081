"""The map above the rating card: looked at, not edited, so that Enter and the digits are the rating's."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from cjm_tui.i18n import N_
from cjm_tui.widgets.journey_grid import JourneyGrid


class RatingMap(JourneyGrid):
    """A journey grid that leaves Enter and every key of editing to what is around it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z", "zoom(1)", N_("Zoom"), id="emotions.zoom", show=False,
                tooltip=N_("Look closer: whole map, touchpoints, one touchpoint, and round again.")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__(read_only=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer looking around only."""
        return action != "edit" and super().check_action(action, parameters)
