"""The keys of the frame: upper case, `<`, `>` and `?` act in every phase."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from cjm_tui.i18n import N_

KEYS: list[BindingType] = [
    Binding("less_than_sign", "look(-1)", N_("Look back"), id="frame.look_back", show=False,
            tooltip=N_("Look at the phase before; nobody else is moved.")),
    Binding("greater_than_sign", "look(1)", N_("Look ahead"), id="frame.look_ahead", show=False,
            tooltip=N_("Look at the next phase; nobody else is moved.")),
    Binding("M", "move_room", N_("Move room"), id="frame.move_room",
            tooltip=N_("Move everybody to the phase that you look at.")),
    Binding("Y", "your_turn", N_("Your turn"), id="frame.your_turn",
            tooltip=N_("Go to what is asked of you in silence.")),
    Binding("S", "silence", N_("Silence"), id="frame.silence",
            tooltip=N_("Open a silent activity with its timer.")),
    Binding("R", "reveal", N_("Reveal"), id="frame.reveal",
            tooltip=N_("Show everybody what was done in silence.")),
    Binding("g", "toggle_guide", N_("Guide"), id="frame.guide", tooltip=N_("Show or hide the guide.")),
    Binding("J", "choose_journey", N_("Journey"), id="frame.journey", show=False,
            tooltip=N_("Choose the journey to look at.")),
    Binding("P", "choose_persona", N_("Persona"), id="frame.persona", show=False,
            tooltip=N_("Choose the persona with whose eyes to look.")),
    Binding("C", "compare", N_("Compare"), id="frame.compare", show=False,
            tooltip=N_("Show two journeys, personas or rounds side by side.")),
    Binding("G", "agenda", N_("Agenda"), id="frame.agenda", show=False,
            tooltip=N_("See the agenda and begin its next item.")),
    Binding("T", "timer", N_("Timer"), id="frame.timer", show=False,
            tooltip=N_("Start, pause or stop the timer.")),
    Binding("N", "side_notes", N_("Notes"), id="frame.notes", show=False,
            tooltip=N_("Write down a decision, or something for the parking lot.")),
    Binding("H", "history", N_("History"), id="frame.history", show=False,
            tooltip=N_("See who did what, and bring an earlier state back.")),
    Binding("W", "people", N_("Who is here"), id="frame.people", show=False,
            tooltip=N_("See who is here and who has not spoken yet, give roles, hand the room over.")),
    Binding("B", "bring_back", N_("Bring back"), id="frame.bring_back", show=False,
            tooltip=N_("Call everybody back to where the group is.")),
    Binding("L", "look_here", N_("Look here"), id="frame.look_here", show=False,
            tooltip=N_("Ask everybody to look at the touchpoint under your cursor.")),
    Binding("F", "follow_me", N_("Follow me"), id="frame.follow_me", show=False,
            tooltip=N_("Let the others' screens follow your cursor, or no longer.")),
    Binding("u,ctrl+z", "undo", N_("Undo"), id="frame.undo", tooltip=N_("Take back your latest act.")),
    Binding("U,ctrl+y", "redo", N_("Redo"), id="frame.redo", show=False,
            tooltip=N_("Do again what you took back.")),
    Binding("question_mark", "help", N_("Help"), id="frame.help",
            tooltip=N_("All keys of this place, filtered as you type.")),
    Binding("escape", "back", N_("Back"), id="frame.back", show=False,
            tooltip=N_("Go back to the group's phase, then home.")),
    Binding("Q", "leave", N_("Home"), id="frame.leave", show=False,
            tooltip=N_("Leave the workshop; everything is saved.")),
]  # fmt: skip
