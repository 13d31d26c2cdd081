"""The questions around a ballot: over what, who votes how, the count, and the run-off."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.data import silent_guide
from cjm_tui.domain.acts import priorities
from cjm_tui.domain.acts.priorities import TooManyVotes
from cjm_tui.domain.analysis.ranking import turns
from cjm_tui.domain.choices import ActivityState
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.judgement import Ballot, Improvement, Vote
from cjm_tui.domain.measures import ballots
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.i18n import _, language, ngettext
from cjm_tui.screens.facilitation.silence import revealing
from cjm_tui.screens.priorities.vote_round import VoteRound
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.widgets.dialogs import Choose, ChooseMany, Confirm, Entry, ShowText

RUN_OFF, NEW = "run-off", "new"


class Seats:
    """The people whose votes were taken down at this keyboard, remembered by this person's own history."""

    def __init__(self, desk: Desk, ballot: Ballot) -> None:
        self.desk, self.ballot = desk, ballot
        self.by_seat: dict[int, list[str]] = {}
        """Seat → the uids of its votes; a seat without votes has passed."""
        cast: dict[str, int] = {}
        for change in desk.room.log():
            for edit in change.edits:
                author = str(edit.after.get("author", ""))
                if edit.op == "remove":
                    cast.pop(edit.uid, None)
                elif edit.after.get("ballot") == ballot.uid and author.startswith(priorities.SEAT):
                    cast[edit.uid] = int(author.removeprefix(priorities.SEAT))
        for uid, seat in cast.items():
            self.by_seat.setdefault(seat, []).append(uid)

    @property
    def count(self) -> int:
        """How many people have voted at this keyboard."""
        return len(self.by_seat)

    def vote(self, typed: str) -> str:
        """Store one more person's votes; return what is wrong with them, or nothing."""
        ballot = self.ballot
        try:
            chosen = priorities.read_votes(typed, len(ballot.options), ballot.budget, ballot.cap)
        except TooManyVotes:
            return rule_of(ballot)
        except ValueError:
            return _("Only numbers from 1 to {most}, one for each vote.").format(most=len(ballot.options))
        seat = max(self.by_seat, default=0) + 1
        dots = {ballot.options[place - 1]: count for place, count in chosen.items()}
        draft = priorities.proxy_votes(ballot, seat, dots, new_uid=self.desk.new_uid)
        if self.desk.submit(draft) is None:
            return _("Not noted: read the line at the bottom.")
        self.by_seat[seat] = [edit.uid for edit in draft.edits]
        return ""

    def take_back(self) -> bool:
        """Take the last person's votes back; tell whether there was anybody."""
        if not self.by_seat:
            return False
        last = max(self.by_seat)
        if self.desk.submit(priorities.take_back_votes(self.by_seat[last])) is None:
            return False
        del self.by_seat[last]
        return True


class Voting:
    """Asks on top of a body, and submits or answers with what was decided."""

    def __init__(self, body: PhaseBody) -> None:
        self.body = body
        self.desk = body.desk

    async def open(self, listed: Sequence[Improvement]) -> Draft | None:
        """Ask over what the ballot is; where a tie waits, offer the run-off first."""
        view = self.desk.view
        tied = priorities.tied_first(turns(view))
        last = next((b for b in reversed(view.ballots) if b.state is ActivityState.REVEALED), None)
        if tied and last is not None:
            names = " · ".join(view.get(Improvement, uid).title for uid in tied)
            entries = [
                Entry(RUN_OFF, _("Run-off, one vote each"), detail=names),
                Entry(NEW, _("A new ballot"), detail=_("the earlier turns stay")),
            ]
            match await self.body.app.push_screen_wait(Choose(_("Which ballot?"), entries)):
                case None:
                    return None
                case "run-off":
                    return self._run_off(last, tied)
        return await self._new(listed)

    async def _new(self, listed: Sequence[Improvement]) -> Draft | None:
        entries = [Entry(i.uid, i.title) for i in listed]
        chosen = await self.body.app.push_screen_wait(
            ChooseMany(_("What shall the room vote on?"), entries, prompt=_("Votes: {rule}.").format(
                rule=formula("vote_budget")), ticked=[i.uid for i in listed])
        )  # fmt: skip
        if not chosen:
            return None
        words = silent_guide("ballot")
        budget = ballots.budget(len(chosen))
        agreed = await self.body.app.push_screen_wait(
            Confirm(
                _("Open the ballot?"),
                words.say.in_(language()),
                consequences=[
                    ngettext("{n} improvement to choose from", "{n} improvements to choose from", len(chosen)).format(
                        n=len(chosen)
                    ),
                    ngettext("{n} vote each", "{n} votes each", budget).format(n=budget),
                    _("Nobody sees the count until you close the ballot."),
                ],
                verb=_("Open"),
                ready=True,
            )
        )
        if not agreed:
            return None
        prompt = words.prompt.in_(language())
        return priorities.open_ballot(
            self.desk.view, chosen, self.desk.room.now(), new_uid=self.desk.new_uid, title=prompt
        )

    async def take_down(self, ballot: Ballot) -> None:
        """Take the votes of everybody in the room, one person after the other."""
        place = f"votes:{ballot.uid}"
        seats = Seats(self.desk, ballot)
        kept = self.desk.kept_text(place)

        def keep(text: str) -> None:
            if text:
                self.desk.keep_text(place, text)
            else:
                self.desk.drop_text(place)

        await self.body.app.push_screen_wait(
            VoteRound(
                ballot.title or _("Vote"),
                [self._title(uid) for uid in ballot.options],
                rule=rule_of(ballot),
                people=seats.count,
                submit=seats.vote,
                take_back=seats.take_back,
                begun=kept.text if kept else "",
                drafted=keep,
            )
        )

    async def close(self, ballot: Ballot) -> None:
        """Ask, end the ballot, and where it ends in a tie offer the run-off."""
        people = self.desk.room.contributors(ballot.uid)
        agreed = await self.body.app.push_screen_wait(
            Confirm(
                _("Close the ballot?"),
                consequences=[
                    ngettext("{n} person has voted.", "{n} people have voted.", people).format(n=people),
                    _("Everybody sees the count; nobody sees whose votes they are."),
                ],
                verb=_("Close it"),
                ready=True,
            )
        )
        if not agreed or not self.desk.submit(revealing(self.desk, ballot)):
            return
        self.body.show(())
        tied = priorities.tied_first(turns(self.desk.view))
        if not tied:
            self.desk.says(silent_guide("ballot").after.in_(language()))
            return
        agreed = await self.body.app.push_screen_wait(
            Confirm(
                _("A tie: a run-off with one vote each?"),
                consequences=[*(self._title(uid) for uid in tied), _("The first count stays and can be read.")],
                verb=_("Run-off"),
                safe=_("Leave it"),
                ready=True,
            )
        )
        if agreed:
            self.desk.submit(self._run_off(ballot, tied))

    async def discard(self, ballot: Ballot) -> Draft | None:
        """Ask whether to drop an open ballot with its votes."""
        agreed = await self.body.app.push_screen_wait(
            Confirm(
                _("Discard the open ballot?"),
                _("Its votes go unseen. c closes it and counts them instead."),
                verb=_("Discard"),
                dangerous=True,
            )
        )
        return priorities.discard_ballot(ballot) if agreed else None

    async def show_turns(self) -> None:
        """Show the count of every closed turn, the latest ballot first."""
        closed = [b for b in reversed(self.desk.view.ballots) if b.state is ActivityState.REVEALED]
        if not closed:
            self.desk.says(_("No ballot has been closed yet."))
            return
        text = "\n\n".join(self._count(ballot) for ballot in closed)
        await self.body.app.push_screen_wait(ShowText(_("Ballots and turns"), text))

    def _run_off(self, ballot: Ballot, tied: Sequence[str]) -> Draft:
        return priorities.open_run_off(ballot, tied, self.desk.room.now(), new_uid=self.desk.new_uid)

    def _count(self, ballot: Ballot) -> str:
        votes: list[Vote] = self.desk.view.votes_in(ballot.uid)
        counted = ballots.tally(ballot.options, ((v.improvement, v.dots) for v in votes))
        people = len({v.author for v in votes})
        turn = _("run-off {n}").format(n=ballot.turn - 1) if ballot.turn > 1 else _("first turn")
        head = " · ".join(
            [
                ballot.title or _("Ballot"),
                _("round {n}").format(n=ballot.round),
                turn,
                ngettext("{n} person voted", "{n} people voted", people).format(n=people),
            ]
        )
        lines = [f"{count:>4}  {self._title(uid)}" for uid, count in sorted(counted.items(), key=lambda kv: -kv[1])]
        return "\n".join([head, *lines])

    def _title(self, uid: str) -> str:
        improvement = self.desk.view.find(Improvement, uid)
        return improvement.title if improvement else "–"


def rule_of(ballot: Ballot) -> str:
    """Return what a person may do in a ballot, with an example."""
    votes = ngettext("{n} vote each", "{n} votes each", ballot.budget).format(n=ballot.budget)
    if ballot.budget == 1:
        return _("{votes}: type its number.").format(votes=votes)
    most = ngettext("at most {n} on one", "at most {n} on one", ballot.cap).format(n=ballot.cap)
    return _("{votes}, {most}: 3,3,7 gives two to 3 and one to 7.").format(votes=votes, most=most)
