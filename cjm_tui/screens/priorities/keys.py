"""The keys of the priorities phase."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from cjm_tui.i18n import N_

_FIGURES = Binding.Group(N_("Impact, effort"))

KEYS: list[BindingType] = [
    *(
        Binding(str(digit), f"figure({digit})", N_("Impact, effort"), group=_FIGURES, show=digit in range(1, 6),
                id=f"priorities.figure_{digit}",
                tooltip=N_("Agree on the improvement's figures: a digit for each, impact first."))
        for digit in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
    ),
    Binding("v", "take_down", N_("For the room"), id="priorities.proxy",
            tooltip=N_("Type what everybody in the room estimates, or votes while a ballot is open.")),
    Binding("p", "choose_preset", N_("Rank by"), id="priorities.preset",
            tooltip=N_("Rank by impact and effort, RICE, ICE, value and effort, MoSCoW or votes.")),
    Binding("b", "open_ballot", N_("Ballot"), id="priorities.ballot",
            tooltip=N_("Open a blind ballot, or a run-off among tied ones; discard the one that is open.")),
    Binding("c", "close_ballot", N_("Close ballot"), id="priorities.close_ballot",
            tooltip=N_("End the ballot and show the result.")),
    Binding("s", "open_silence", N_("Silence"), id="priorities.silence",
            tooltip=N_("Let everybody estimate silently, each on their own screen.")),
    Binding("r", "reveal", N_("Reveal"), id="priorities.reveal",
            tooltip=N_("Show everybody what was estimated silently.")),
    Binding("o", "show_turns", N_("Turns"), id="priorities.turns", show=False,
            tooltip=N_("Show the count of every ballot and turn so far.")),
    Binding("n", "next_open", N_("Next"), id="priorities.next", show=False,
            tooltip=N_("Go to the next improvement without figures.")),
    Binding("equals_sign", "sort", N_("Sort"), id="priorities.sort",
            tooltip=N_("Put the rows into the order of their figures.")),
    Binding("m", "merge", N_("Merge"), id="priorities.merge", show=False,
            tooltip=N_("Merge another improvement into this one; both texts are kept.")),
    Binding("backspace", "correct", N_("Correct"), id="priorities.correct", show=False,
            tooltip=N_("Take the last digit back; with none typed, take the agreed figures back.")),
]  # fmt: skip
