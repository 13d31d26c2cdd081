"""The map above the rating card: looked at, not edited, so that Enter and the digits are the rating's."""

from __future__ import annotations

from cjm_tui.widgets.journey_grid import JourneyGrid


class RatingMap(JourneyGrid):
    """A journey grid that leaves Enter and every key of editing to what is around it."""

    def __init__(self) -> None:
        super().__init__(read_only=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer looking around only."""
        return action != "edit" and super().check_action(action, parameters)
