"""The end of a round, question by question: read back, takeaways, review date, files, and the closing itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from cjm_tui.data import guide
from cjm_tui.domain.acts import actions, facilitation
from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.dates import format_date, parse_date
from cjm_tui.domain.journey_map import Note
from cjm_tui.domain.judgement import Improvement
from cjm_tui.i18n import _, language
from cjm_tui.screens.closing.read_back import ReadBack, read_back_text
from cjm_tui.screens.closing.takeaways import Takeaways
from cjm_tui.screens.facilitation.exporting import OFFERED
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.widgets.dialogs import AskText, ChooseMany, Confirm, Entry, ShowText

REVIEW_AFTER = timedelta(days=60)
"""When a review is proposed: late enough for the actions to show, early enough to be remembered."""
TAKEAWAY_PLACE, FOLDER_PLACE = "closing:takeaway", "closing:folder"


class Closing:
    """Leads through the closing on top of a body; leaving at any point loses nothing that was written."""

    def __init__(self, body: PhaseBody) -> None:
        self.body = body
        self.desk = body.desk

    async def run(self, ranked: Sequence[Improvement]) -> bool:
        """Ask everything in turn and close; return whether the round was closed."""
        words = guide("close")
        app, desk = self.body.app, self.desk
        agreed: bool = await app.push_screen_wait(
            ReadBack(words.say.in_(language()), read_back_text(desk.view, ranked))
        )
        if not agreed or not await self._takeaways():
            return False
        review_on = await self._review_date()
        if review_on is None:
            return False
        parts = await self._parts()
        if parts is None:
            return False
        folder = await self._folder()
        if folder is None or not await self._confirm(review_on, folder):
            return False
        if desk.submit(facilitation.close_workshop(desk.view, desk.room.now(), review_on)) is None:
            return False
        self.body.show(())
        await self._write(folder, parts, review_on)
        return True

    async def _takeaways(self) -> bool:
        desk = self.desk
        kept = desk.kept_text(TAKEAWAY_PLACE)
        said = [n.text for n in desk.view.all(Note).values() if n.note_kind is NoteKind.TAKEAWAY]

        def keep(text: str) -> None:
            if text:
                desk.keep_text(TAKEAWAY_PLACE, text)
            else:
                desk.drop_text(TAKEAWAY_PLACE)

        going_on: bool = await self.body.app.push_screen_wait(
            Takeaways(
                _("One round: what do you take with you?"),
                said,
                submit=lambda text: desk.submit(actions.take_along(text, desk.new_uid())) is not None,
                drafted=keep,
                begun=kept.text if kept else "",
            )
        )
        return going_on

    async def _review_date(self) -> date | None:
        today = self.desk.room.now().date()
        proposed = self.desk.view.about.review_on
        if proposed is None or proposed <= today:
            proposed = today + REVIEW_AFTER
        typed = ""
        hint = _("Enter alone: {day}. Or a date, or +60 (days).").format(day=format_date(proposed, language()))
        while True:
            answer: str | None = await self.body.app.push_screen_wait(
                AskText(_("When do we look at this map again?"), initial=typed, hint=hint)
            )
            if answer is None:
                return None
            try:
                return parse_date(answer, today, language()) or proposed
            except ValueError:
                typed, hint = answer, _("That is no date: write 2026-12-24 or +60.")

    async def _parts(self) -> tuple[str, ...] | None:
        from cjm_tui.exchange.outbound.formats import PARTS, USUAL_PARTS

        entries = [Entry(part, _(OFFERED[part][0]), detail=_(OFFERED[part][1])) for part in PARTS]
        answer: tuple[str, ...] | None = await self.body.app.push_screen_wait(
            ChooseMany(_("What shall be written?"), entries, ticked=USUAL_PARTS)
        )
        return answer

    async def _folder(self) -> Path | None:
        if not self.desk.has_files:
            return self.default_folder()
        kept = self.desk.kept_text(FOLDER_PLACE)
        answer: str | None = await self.body.app.push_screen_wait(
            AskText(
                _("Where shall the files go?"),
                prompt=_("All of it goes into one new folder."),
                initial=kept.text if kept else str(self.default_folder()),
                limit=400,
                required=True,
                drafted=lambda text: self.desk.keep_text(FOLDER_PLACE, text),
            )
        )
        self.desk.drop_text(FOLDER_PLACE)
        return None if answer is None else Path(answer).expanduser()

    def default_folder(self) -> Path:
        """Return the folder that is proposed: beside the library, named by workshop and day."""
        room = self.desk.room
        return room.library.path.parent / "exports" / f"{room.view.slug}-{room.now().astimezone():%Y-%m-%d}"

    async def _confirm(self, review_on: date, folder: Path) -> bool:
        agreed: bool = await self.body.app.push_screen_wait(
            Confirm(
                _("Close the workshop?"),
                consequences=[
                    _("Review on {day}.").format(day=format_date(review_on, language())),
                    _("Files in {folder}.").format(folder=folder),
                    _("It can still be read by everybody, and reopened as a new round."),
                ],
                verb=_("Close it"),
                ready=True,
            )
        )
        return agreed

    async def _write(self, folder: Path, parts: Sequence[str], review_on: date) -> None:
        from cjm_tui.exchange.outbound.bundle import write_bundle

        desk = self.desk
        lines = [
            _("Round {n} is closed. Thank you.").format(n=desk.view.about.round),
            "",
            _("Review on {day}.").format(day=format_date(review_on, language())),
            "",
        ]
        try:
            made, written = write_bundle(desk.view, folder, parts, desk.room.log())
        except OSError as failure:
            reason = failure.strerror or str(failure)
            lines.append(
                _("The files could not be written to {folder}: {reason}.").format(folder=folder, reason=reason)
            )
            lines.append(_("Nothing is lost: `cjm-tui export` writes them at any time."))
        else:
            lines.append(_("The files are in {folder}:").format(folder=made))
            lines += [f"  {name}" for name in _listed(written)]
        lines += ["", _("r reopens the workshop as a new round.")]
        await self.body.app.push_screen_wait(ShowText(_("Closed"), "\n".join(lines)))


def _listed(files: Sequence[str]) -> list[str]:
    """Return the files' names, those of a folder inside as one."""
    inside = Counter(name.partition("/")[0] + "/" for name in files if "/" in name)
    return [*(name for name in files if "/" not in name), *(f"{name} ({count})" for name, count in inside.items())]
