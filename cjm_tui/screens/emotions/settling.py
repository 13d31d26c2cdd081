"""The questions of the emotions phase: what everybody says, and how a disagreement is settled."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.acts import rating
from cjm_tui.domain.analysis.values import TouchpointValue
from cjm_tui.domain.curve_text import value_text
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.feeling_words import words_under_digits
from cjm_tui.domain.judgement import Reading
from cjm_tui.domain.measures.emotion import VALENCES, histogram, valence_of_key
from cjm_tui.i18n import _, ngettext
from cjm_tui.screens.emotions.everybody import AskEverybody
from cjm_tui.screens.emotions.rating_state import RatingState
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.widgets.dialogs import AskText, Choose, Entry

MOST_PEOPLE = 60
"""People that one row of digits stands for at most."""


def seats_in(state: RatingState) -> int:
    """Return for how many people readings were taken down before; 0 where that has not happened yet."""
    seats = (r.author.removeprefix(rating.SEAT) for r in state.workshop.all(Reading).values() if _is_seat(r))
    return max((int(seat) for seat in seats if seat.isdecimal()), default=0)


def _is_seat(reading: Reading) -> bool:
    return reading.author.startswith(rating.SEAT)


class Settling:
    """Asks on top of a body, and answers with the draft of what was decided."""

    def __init__(self, body: PhaseBody) -> None:
        self.body = body
        self.desk = body.desk
        self._begun = ""

    def forget_text(self) -> None:
        """Forget the unfinished text of the last answer: it is stored now."""
        if self._begun:
            self.desk.drop_text(self._begun)

    async def ask_everybody(self, state: RatingState, point: TouchpointValue) -> Sequence[int]:
        """Return what the people in the room say, one valence each; nothing after Esc."""
        desk, place = self.desk, f"readings:{point.touchpoint.uid}:{state.persona.uid}"
        people = seats_in(state) or await self._ask_how_many(state)
        if not people:
            return ()
        kept = desk.kept_text(place)
        answers = await self.body.app.push_screen_wait(
            AskEverybody(
                _("What does everybody say?"),
                people,
                words_under_digits(state.workshop, state.persona),
                prompt=point.touchpoint.title,
                begun=tuple(int(digit) or None for digit in kept.text if digit in "012345") if kept else (),
                drafted=lambda values: desk.keep_text(place, "".join(str(value or 0) for value in values)),
            )
        )
        self._begun = place
        return [valence_of_key(answer) for answer in answers or () if answer is not None]

    async def _ask_how_many(self, state: RatingState) -> int:
        entered = await self.body.app.push_screen_wait(
            AskText(
                _("How many people are in the room?"),
                initial=str(state.people) if state.people else "",
                limit=2,
                required=True,
                hint=_("Each of them says a digit from 1 to 5."),
            )
        )
        return min(int(entered), MOST_PEOPLE) if entered and entered.isdecimal() else 0

    async def settle(self, state: RatingState, point: TouchpointValue) -> Draft | None:
        """Ask how the touchpoint is settled; None after Esc."""
        entries = self._ways(state, point)
        counts = histogram(point.readings)
        said = "  ".join(f"{digit}: {count}" for digit, count in enumerate(counts, start=1) if count)
        prompt = f"{point.touchpoint.title}\n{said}" if said else point.touchpoint.title
        chosen = await self.body.app.push_screen_wait(
            Choose(_("How does the group settle this?"), entries, prompt=prompt)
        )
        match chosen:
            case "agree":
                return await self._agree(state, point)
            case "again":
                return rating.rate_again(
                    self.desk.view, state.journey.uid, state.persona.uid, [point.touchpoint.uid],
                    self.desk.room.now(), new_uid=self.desk.new_uid,
                )  # fmt: skip
            case "both":
                return await self._both(state, point)
            case "park":
                return rating.park(self.desk.view, point.touchpoint.uid, state.persona.uid, new_uid=self.desk.new_uid)
            case "late":
                return rating.include_late(
                    rating.late_readings(self.desk.view, point.touchpoint.uid, state.persona.uid)
                )
            case "undo" if point.agreement is not None:
                return rating.unsettle(point.agreement)
        return None

    def _ways(self, state: RatingState, point: TouchpointValue) -> list[Entry]:
        late = rating.late_readings(state.workshop, point.touchpoint.uid, state.persona.uid)
        ways = [
            Entry("agree", _("Agree on a value"), detail=_("and say why")),
            Entry("again", _("Rate again"), detail=_("silently, now that all have heard each other")),
            Entry("both", _("Keep both views"), detail=_("and say why they differ")),
            Entry("park", _("Park it"), detail=_("for later")),
        ]
        if late:
            label = ngettext("Include {n} late reading", "Include {n} late readings", len(late)).format(n=len(late))
            ways.append(Entry("late", label))
        if point.agreement is not None:
            ways.append(Entry("undo", _("Take the agreement back"), detail=_("the readings stay")))
        return ways

    async def _agree(self, state: RatingState, point: TouchpointValue) -> Draft | None:
        words = words_under_digits(state.workshop, state.persona)
        entries = [
            Entry(str(valence), word, detail=value_text(valence)) for valence, word in zip(VALENCES, words, strict=True)
        ]
        chosen = await self.body.app.push_screen_wait(
            Choose(_("Which value?"), entries, prompt=point.touchpoint.title, current=_nearest(point))
        )
        if chosen is None:
            return None
        reason = await self._reason(point, _("Why this value?"))
        if reason is None:
            return None
        return rating.agree(
            self.desk.view, point.touchpoint.uid, state.persona.uid, int(chosen), new_uid=self.desk.new_uid,
            reason=reason,
        )  # fmt: skip

    async def _both(self, state: RatingState, point: TouchpointValue) -> Draft | None:
        reason = await self._reason(point, _("Why do the views differ?"), required=True)
        if reason is None:
            return None
        return rating.settle_both(
            self.desk.view, point.touchpoint.uid, state.persona.uid, reason, new_uid=self.desk.new_uid
        )

    async def _reason(self, point: TouchpointValue, question: str, *, required: bool = False) -> str | None:
        place = f"agreements:{point.touchpoint.uid}:reason"
        kept = self.desk.kept_text(place)
        stored = point.agreement.reason if point.agreement else ""
        reason = await self.body.app.push_screen_wait(
            AskText(
                question,
                prompt=point.touchpoint.title,
                initial=kept.text if kept else stored,
                required=required,
                hint="" if required else _("Enter alone leaves it open."),
                drafted=lambda text: self.desk.keep_text(place, text, stored),
            )
        )
        self._begun = place
        return reason


def _nearest(point: TouchpointValue) -> str:
    return "" if point.value is None else str(round(point.value))
