"""The keys of the emotions phase."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from cjm_tui.i18n import N_

_RATING = Binding.Group(N_("Rate"))

KEYS: list[BindingType] = [
    *(
        Binding(str(digit), f"rate({digit})", N_("Rate"), group=_RATING, id=f"emotions.rate_{digit}",
                tooltip=N_("Rate from 1, the worst, to 5, the best, and go to the next touchpoint."))
        for digit in range(1, 6)
    ),
    Binding("v", "enter_for_room", N_("For the room"), id="emotions.proxy",
            tooltip=N_("Type what everybody says: 44521334 is eight people.")),
    Binding("s", "open_silence", N_("Silence"), id="emotions.open", show=False,
            tooltip=N_("Let everybody rate silently, each on their own screen.")),
    Binding("r", "reveal", N_("Reveal"), id="emotions.reveal", show=False,
            tooltip=N_("Show everybody what was rated silently.")),
    Binding("d", "next_split", N_("Disagreement"), id="emotions.disagreement",
            tooltip=N_("Go to the next disagreement, the widest first.")),
    Binding("enter", "settle", N_("Settle"), id="emotions.settle",
            tooltip=N_("Agree on a value with its reason, rate again, keep both views, or park it.")),
    Binding("w", "choose_word", N_("Word"), id="emotions.word",
            tooltip=N_("Choose a word for the feeling; it proposes a value.")),
    Binding("i", "raise_intensity", N_("Intensity"), id="emotions.intensity", show=False,
            tooltip=N_("How strong the feeling is: 1, 2, 3, or unsaid.")),
    Binding("n", "next_open", N_("Next"), id="emotions.next", show=False,
            tooltip=N_("Go to the next touchpoint without a rating.")),
    Binding("f", "toggle_key", N_("Key touchpoint"), id="emotions.key_touchpoint", show=False,
            tooltip=N_("Mark it as one of the fundamental touchpoints, or not.")),
    Binding("asterisk", "toggle_all", N_("All or key"), id="emotions.all", show=False,
            tooltip=N_("Rate every touchpoint, or only those that this round is about.")),
    Binding("t", "choose_target", N_("Target"), id="emotions.target", show=False,
            tooltip=N_("Choose what the customer should feel in this stage.")),
    Binding("c", "confirm_moment", N_("Moment of truth"), id="emotions.moment", show=False,
            tooltip=N_("Say which moment of truth this is, if it is one.")),
    Binding("backspace", "clear", N_("Clear"), id="emotions.clear", show=False,
            tooltip=N_("Take the rating of this touchpoint back.")),
    Binding("equals_sign", "show_figures", N_("Figures"), id="emotions.figures", show=False,
            tooltip=N_("Show every figure with its formula.")),
]  # fmt: skip
