"""The keys of the analysis phase."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from cjm_tui.i18n import N_
from cjm_tui.screens.analysis.sections import LINTER, SECTIONS

_SECTION = Binding.Group(N_("Section"))

KEYS: list[BindingType] = [
    Binding("m", "improve", N_("Improve"), id="analysis.improve",
            tooltip=N_("Make an improvement from the finding under the cursor.")),
    Binding("m", "merge", N_("Merge"), id="analysis.merge",
            tooltip=N_("Merge the idea with one that says the same; both texts are kept.")),
    Binding("i", "section('i')", N_("Ideas"), id="analysis.ideas",
            tooltip=N_("Write ideas against the worst findings.")),
    Binding("s", "open_silence", N_("Silence"), id="analysis.open", show=False,
            tooltip=N_("Let everybody write ideas silently, each on their own screen.")),
    Binding("r", "reveal", N_("Reveal"), id="analysis.reveal", show=False,
            tooltip=N_("Show everybody the ideas that were written silently.")),
    Binding("w", "write", N_("Write"), id="analysis.write",
            tooltip=N_("Write ideas for the finding under the cursor, one a line.")),
    Binding("a", "add", N_("Add"), id="analysis.add",
            tooltip=N_("Write a finding of the team's own; among the indicators, add one.")),
    Binding("e", "edit", N_("Edit"), id="analysis.edit",
            tooltip=N_("Say the finding in your own words, or comment on it.")),
    Binding("d", "dismiss", N_("Set aside"), id="analysis.dismiss",
            tooltip=N_("Put the finding aside, or bring it back.")),
    Binding("left_square_bracket", "rank(-1)", N_("Up"), key_display="[", id="analysis.rank_up", show=False,
            tooltip=N_("Move the finding one place up.")),
    Binding("right_square_bracket", "rank(1)", N_("Down"), key_display="]", id="analysis.rank_down", show=False,
            tooltip=N_("Move the finding one place down.")),
    Binding("n", "meets('no')", N_("No"), id="analysis.meets_no",
            tooltip=N_("The touchpoint is not what the customer expects.")),
    Binding("p", "meets('partly')", N_("Partly"), id="analysis.meets_partly",
            tooltip=N_("The touchpoint is in part what the customer expects.")),
    Binding("y", "meets('yes')", N_("Yes"), id="analysis.meets_yes",
            tooltip=N_("The touchpoint is what the customer expects.")),
    Binding("x", "attention", N_("Attention"), id="analysis.attention",
            tooltip=N_("The touchpoint needs attention, or not any more.")),
    Binding("t", "judge_channel", N_("Channel"), id="analysis.channel", show=False,
            tooltip=N_("Judge the touchpoint's channel: keep it, change it, or self-service.")),
    Binding("delete", "remove", N_("Remove"), id="analysis.remove", show=False,
            tooltip=N_("Remove your own finding, idea or indicator; undo brings it back.")),
    Binding("left,h", "step(-1)", N_("Section before"), id="analysis.previous", show=False,
            tooltip=N_("Look at the section before.")),
    Binding("right,l", "step(1)", N_("Next section"), id="analysis.next", show=False,
            tooltip=N_("Look at the next section.")),
    *(
        Binding(digit, f"section('{digit}')", section.name, group=_SECTION, id=f"analysis.section_{digit}",
                show=digit != LINTER, tooltip=N_("Look at this section."))
        for digit, section in SECTIONS.items() if digit.isdecimal()
    ),
]  # fmt: skip
