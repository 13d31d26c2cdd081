"""The questions about one touchpoint beyond its rating: a word, a target emotion, a moment of truth."""

from __future__ import annotations

from cjm_tui.domain.acts.records import set_fields
from cjm_tui.domain.analysis.values import TouchpointValue
from cjm_tui.domain.choices import MomentOfTruth
from cjm_tui.domain.curve_text import value_text
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.feeling_words import word_of, words_under_digits
from cjm_tui.domain.journey_map import Stage
from cjm_tui.domain.measures.emotion import VALENCES
from cjm_tui.domain.setting import Vocable
from cjm_tui.i18n import N_, _
from cjm_tui.screens.emotions.giving import given
from cjm_tui.screens.emotions.rating_state import RatingState
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.widgets.dialogs import Choose, Entry

_NONE = "none"


class Marking:
    """Asks on top of a body, and answers with the draft of what was chosen, or None after Esc."""

    def __init__(self, body: PhaseBody) -> None:
        self.body = body
        self.desk = body.desk

    async def word(self, state: RatingState, point: TouchpointValue) -> Draft | None:
        """Ask for a word; where there is no rating yet, it proposes one.

        Raises:
            CannotRate: nothing is asked of this person now.
        """
        entries = [
            Entry(v.uid, word_of(v, state.persona), detail=value_text(v.valence))
            for v in sorted(state.workshop.vocables, key=lambda v: (-v.valence, not v.shown, v.rank))
        ]
        chosen = await self.body.app.push_screen_wait(Choose(_("Which word?"), entries, prompt=point.touchpoint.title))
        vocable = self.desk.view.find(Vocable, chosen)
        if vocable is None:
            return None
        mine = state.mine(point.touchpoint.uid)
        now = mine.valence if mine else point.value if state.open is None else None
        valence = vocable.valence if now is None or now != int(now) else int(now)
        return given(self.desk, state, point, valence, word_of(vocable, state.persona))

    async def target(self, state: RatingState, point: TouchpointValue) -> Draft | None:
        """Ask what the customer should feel in the touchpoint's stage."""
        stage = self.desk.view.find(Stage, point.touchpoint.stage)
        if stage is None:
            return None
        words = words_under_digits(state.workshop, state.persona)
        entries = [
            *(Entry(str(v), f"{value_text(v)}  {word}") for v, word in zip(VALENCES, words, strict=True)),
            Entry(_NONE, _("No target")),
        ]
        current = _NONE if stage.target_emotion is None else str(stage.target_emotion)
        chosen = await self.body.app.push_screen_wait(
            Choose(_("What should the customer feel here?"), entries, prompt=stage.title, current=current)
        )
        if chosen is None:
            return None
        return set_fields(stage, N_("Set the target emotion"), target_emotion=None if chosen == _NONE else int(chosen))

    async def moment(self, point: TouchpointValue) -> Draft | None:
        """Ask which moment of truth the touchpoint is."""
        entries = [*(Entry(m.value, m.value, detail=_(m.label)) for m in MomentOfTruth), Entry(_NONE, _("None"))]
        chosen = await self.body.app.push_screen_wait(
            Choose(_("Which moment of truth?"), entries, prompt=point.touchpoint.title)
        )
        if chosen is None:
            return None
        moment = None if chosen == _NONE else chosen
        return set_fields(point.touchpoint, N_("Set the moment of truth"), moment_of_truth=moment)
