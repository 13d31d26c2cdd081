"""The body of the personas phase: one sheet a persona, and how complete each is."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one

from cjm_tui.domain.acts import records
from cjm_tui.domain.analysis.completeness import persona_completeness
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.edits import Change, Draft
from cjm_tui.domain.persona import Persona
from cjm_tui.i18n import N_, _
from cjm_tui.screens.personas.persona_tabs import PersonaTab, PersonaTabs
from cjm_tui.screens.personas.sections import persona_sections
from cjm_tui.screens.record_sheet import RecordSheet
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.screens.workshop.status_line import StatusLine, read_only_remarks
from cjm_tui.widgets.dialogs import AskText

_WRITING = ("new_persona", "make_primary", "remove_persona")


class PersonasBody(PhaseBody):
    """The personas, one at a time, with the others a key away."""

    phase: ClassVar[Phase] = Phase.PERSONAS
    BINDING_GROUP_TITLE = N_("Personas")
    BINDINGS = [
        Binding("n", "new_persona", N_("New persona"), id="personas.new", tooltip=N_("Add a persona by name.")),
        Binding("p", "next_persona", N_("Next persona"), id="personas.next",
                tooltip=N_("Show the next persona; the map follows.")),
        Binding("f", "make_primary", N_("Primary"), id="personas.primary", show=False,
                tooltip=N_("Make this the persona with whose eyes the journey is seen first.")),
        Binding("x", "remove_persona", N_("Remove"), id="personas.remove", show=False,
                tooltip=N_("Remove this persona; undo brings it back.")),
    ]  # fmt: skip

    tabs = query_one(PersonaTabs)
    sheet = query_one(RecordSheet)

    def compose(self) -> ComposeResult:
        """Yield the line of personas and the sheet of one of them."""
        yield StatusLine()
        yield PersonaTabs()
        yield RecordSheet(self.desk, "personas", on_change=lambda: self.show(()))

    def show(self, changes: tuple[Change, ...]) -> None:
        """Bring the tabs and the sheet to the view."""
        persona, journey = self.desk.persona, self.desk.journey
        primary = journey.personas[0] if journey and journey.personas else None
        self.tabs.personas = tuple(
            PersonaTab(p.uid, p.display_name, persona_completeness(p).percent, p.uid == primary)
            for p in self.desk.view.personas
        )
        self.query_one(StatusLine).remarks = read_only_remarks(self.desk, "personas")
        self.tabs.current = persona.uid if persona else ""
        around = self.sheet.surroundings()
        self.sheet.show(persona_sections(around, persona) if persona else (), record=persona.uid if persona else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer writing to those who may."""
        return action not in _WRITING or not self.desk.why_read_only("personas")

    def focus_first(self) -> None:
        """Begin on the sheet; without a persona, ask for the first one once the room is here: looking opens nothing."""
        self.sheet.focus()
        if self.desk.persona is None and self.desk.is_with_group and self.desk.room.viewer.facilitates:
            self.action_new_persona()

    @on(PersonaTabs.Chosen)
    def choose(self, event: PersonaTabs.Chosen) -> None:
        """Show another persona."""
        event.stop()
        self.desk.look(persona=event.uid)

    @work
    async def action_new_persona(self) -> None:
        """Ask for a name and add the persona; the first one becomes the journey's primary persona."""
        place = "personas:new"
        kept = self.desk.kept_text(place)
        name = await self.app.push_screen_wait(
            AskText(
                _("New persona"),
                prompt=_("Whose journey is it? A first name and what the person does: “Ana, analyst”."),
                initial=kept.text if kept else "",
                limit=120,
                required=True,
                drafted=lambda text: self.desk.keep_text(place, text),
            )
        )
        if name is None or self._add(name):
            self.desk.drop_text(place)

    def _add(self, text: str) -> bool:
        name, _comma, role = (part.strip() for part in text.partition(","))
        uid = self.desk.new_uid()
        # A guess that the sheet shows and a key corrects: it spares “o Ana” in the guide's questions.
        feminine = name.split(" ")[0].casefold().endswith("a")
        draft = records.add(Persona, uid, N_("Add persona"), display_name=name, role=role, feminine=feminine)
        if (journey := self.desk.journey) is not None:
            draft += Draft("", records.set_fields(journey, personas=[*journey.personas, uid]).edits)
        if not self.desk.submit(draft):
            return False
        self.desk.look(persona=uid)
        self.show(())
        return True

    def action_next_persona(self) -> None:
        """Show the next persona."""
        uids = [p.uid for p in self.desk.view.personas]
        if self.desk.persona and len(uids) > 1:
            self.desk.look(persona=uids[(uids.index(self.desk.persona.uid) + 1) % len(uids)])

    def action_make_primary(self) -> None:
        """Let the journey be seen with this persona's eyes first."""
        persona, journey = self.desk.persona, self.desk.journey
        if persona and journey:
            personas = [persona.uid, *(uid for uid in journey.personas if uid != persona.uid)]
            if self.desk.submit(records.set_fields(journey, N_("Choose primary persona"), personas=personas)):
                self.show(())

    def action_remove_persona(self) -> None:
        """Remove the persona in sight."""
        if (persona := self.desk.persona) and self.desk.submit(records.take_out(persona, label=N_("Remove persona"))):
            self.show(())
            self.desk.says(_("“{title}” is removed; u brings it back.").format(title=persona.display_name))

    def go_to(self, place: Place) -> bool:
        """Go to a field of a persona; without any persona, ask for one."""
        if self.desk.view.find(Persona, place.uid) is None:
            if reason := self.desk.why_read_only("personas"):
                self.desk.says(reason)
                return True
            self.action_new_persona()
            return True
        self.desk.look(persona=place.uid)
        self.call_after_refresh(self.sheet.reveal, f"{place.kind}:{place.uid}:{place.field}")
        return True
