"""The keys of the actions phase."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from cjm_tui.i18n import N_

KEYS: list[BindingType] = [
    Binding("w", "name_owner", N_("Who"), id="actions.owner", tooltip=N_("Name who takes it.")),
    Binding("d", "set_due", N_("When"), id="actions.due", tooltip=N_("Set the date; +14 is in two weeks.")),
    Binding("h", "say_how", N_("How"), id="actions.how", tooltip=N_("Write how it is done.")),
    Binding("s", "next_status", N_("Status"), id="actions.status",
            tooltip=N_("Move it on: idea, planned, doing, done, measured.")),
    Binding("y", "accept", N_("Accepted"), id="actions.accepted",
            tooltip=N_("Note that the owner has said yes, or not yet.")),
    Binding("i", "measure", N_("Indicator"), id="actions.indicator", show=False,
            tooltip=N_("Say which figure tells that it worked: today, the target, and what was measured.")),
    Binding("o", "toggle_order", N_("Order"), id="actions.order", show=False,
            tooltip=N_("List by rank, or by date.")),
    Binding("c", "close_workshop", N_("Close workshop"), id="actions.close",
            tooltip=N_("Read back, one round of takeaways, review date, files, and close.")),
    Binding("r", "reopen", N_("Reopen"), id="actions.reopen",
            tooltip=N_("Begin a new round over the same maps, with the last actions first.")),
    Binding("f", "rate_again", N_("Rate again"), id="actions.rate_again",
            tooltip=N_("Let everybody rate the treated touchpoints again.")),
]  # fmt: skip
