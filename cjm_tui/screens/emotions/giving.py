"""What a rating means, given by whom and when: one's own in silence, the room's, or one that comes late."""

from __future__ import annotations

from cjm_tui.domain.acts import rating
from cjm_tui.domain.analysis.values import TouchpointValue
from cjm_tui.domain.edits import Draft
from cjm_tui.i18n import _
from cjm_tui.screens.emotions.rating_state import RatingState
from cjm_tui.screens.workshop.desk import Desk


class CannotRate(Exception):
    """The rating is not taken now; the message is a sentence for the person."""


def given(
    desk: Desk, state: RatingState, point: TouchpointValue, valence: int, word: str = "", intensity: int | None = None
) -> Draft:
    """Return the draft of a rating; the word under the digit is nobody's choice and not noted.

    Raises:
        CannotRate: nothing is asked of this person now, or not for this touchpoint.
    """
    uid, eyes, view, viewer = point.touchpoint.uid, state.persona.uid, desk.view, desk.room.viewer
    if state.open is None and viewer.facilitates:
        return rating.agree(view, uid, eyes, valence, new_uid=desk.new_uid, word=word)
    activity = state.open or state.revealed
    if activity is None:
        raise CannotRate(_("The silent rating is not open yet: the facilitator opens it."))
    if state.open is not None and uid not in state.hidden:
        raise CannotRate(_("This touchpoint is not among those that are rated now."))
    draft = rating.rate(
        view, viewer, activity, uid, eyes, valence, new_uid=desk.new_uid, word=word, intensity=intensity
    )
    if draft is None:
        raise CannotRate(_("Your reading stands: after the reveal it is not changed any more."))
    if state.open is None:
        desk.says(_("Your reading came after the reveal: the facilitator decides if it counts."))
    return draft


def stronger(desk: Desk, state: RatingState, point: TouchpointValue) -> Draft:
    """Return the draft that says how strong one's own feeling is: one more than before, unsaid after 3.

    Raises:
        CannotRate: there is no reading of one's own.
    """
    mine = state.mine(point.touchpoint.uid)
    if mine is None:
        raise CannotRate(_("Rate first, then say how strong it is."))
    intensity = (mine.intensity or 0) + 1
    return given(desk, state, point, mine.valence, mine.word, intensity if intensity <= 3 else None)


def taken_back(desk: Desk, state: RatingState, point: TouchpointValue) -> Draft:
    """Return the draft that takes back one's own reading, or what the room agreed on.

    Raises:
        CannotRate: there is neither.
    """
    mine = state.mine(point.touchpoint.uid)
    if mine is not None and state.open is not None:
        return rating.take_back(mine, desk.room.viewer.signature(state.open))
    if state.open is None and point.agreement is not None:
        return rating.unsettle(point.agreement)
    raise CannotRate(_("There is nothing to take back here."))
