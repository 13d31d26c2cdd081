"""The map above the rating card: looked at, not edited, so that Enter and the digits are the rating's."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.i18n import N_
from cjm_tui.screens.emotions.rating_state import RatingState
from cjm_tui.screens.journey_map.grid_values import MapWish, grid_map
from cjm_tui.widgets.journey_grid import JourneyGrid, Reading

_LANES = (
    (34, ("channel", "doing", "thinking", "emotion", "pain", "gain")),
    (25, ("channel", "thinking", "emotion")),
    (0, ("emotion",)),
)
"""Which lanes stand above the card, by the height that there is."""


class RatingMap(JourneyGrid):
    """A journey grid that leaves Enter and every key of editing to what is around it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z", "zoom(1)", N_("Zoom"), id="emotions.zoom", show=False,
                tooltip=N_("Look closer: whole map, touchpoints, one touchpoint, and round again.")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__(read_only=True)

    def show_state(self, state: RatingState, height: int) -> None:
        """Show the curve, with more lanes in a higher body; what nobody rates stays in the background."""
        asked = {point.touchpoint.uid for point in state.subjects}

        def matters(touchpoint: Touchpoint) -> bool:
            value = state.shown.by_uid.get(touchpoint.uid)
            return touchpoint.uid in asked or (value is not None and value.value is not None)

        readings = {
            uid: Reading.HIDDEN if state.rated_by.get(uid) or state.mine(uid) else Reading.PENDING
            for uid in state.hidden
        }
        lanes = next(lanes for lowest, lanes in _LANES if height >= lowest)
        wish = MapWish(lanes=lanes, readings=readings, matches=matters)
        self.show(grid_map(state.workshop, state.journey, [state.shown], wish))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer looking around only."""
        return action != "edit" and super().check_action(action, parameters)
