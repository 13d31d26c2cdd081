"""The workbook's first sheet: what the workshop was, its worst moment with who mends it, and the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_tui.domain.curve_text import valence_text
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.days import day_in_words
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.figures import journey_figures
from cjm_tui.exchange.outbound.headline import headline, who_does_it
from cjm_tui.exchange.outbound.workbook.colours import BAD
from cjm_tui.exchange.outbound.workbook.sheets import HEADER_FILL, LINE, LINE_HEIGHT, Sheets, wrapped_lines
from cjm_tui.i18n import _, ngettext

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LABEL_WIDTH, _VALUE_WIDTH, _FORMULA_WIDTH = 38, 28, 72
_MOST_PERSONAS = 6
_SUBTLE = "#5B6573"


def add_summary(sheets: Sheets, edition: Edition) -> None:
    """Add the sheet."""
    sheet = sheets.add(_("Summary"))
    sheet.set_tab_color(HEADER_FILL)
    sheet.hide_gridlines(2)
    _Summary(sheets, sheet, edition).write()
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


class _Summary:
    def __init__(self, sheets: Sheets, sheet: Worksheet, edition: Edition) -> None:
        self.sheets, self.sheet, self.edition = sheets, sheet, edition
        told = max((len(edition.tellers(journey.uid)) for journey in edition.journeys), default=1)
        self.columns = max(1, min(told, _MOST_PERSONAS))
        """Of values, one for each persona."""
        self.row = 0
        heading = {"bold": True, "font_color": HEADER_FILL, "bottom": 2, "border_color": HEADER_FILL}
        self.heading = sheets.format(**heading, font_size=13)
        self.persona = sheets.format(**heading, font_size=12, align="center")
        self.name = sheets.format(bold=True, text_wrap=True, bottom=1, border_color=LINE)
        self.value = sheets.format(align="center", text_wrap=True, bottom=1, border_color=LINE)
        self.subtle = sheets.format(font_color=_SUBTLE, italic=True, text_wrap=True, bottom=1, border_color=LINE)

    def write(self) -> None:
        sheet = self.sheet
        sheet.set_column(0, 0, _LABEL_WIDTH)
        sheet.set_column(1, self.columns, _VALUE_WIDTH)
        sheet.set_column(self.columns + 1, self.columns + 1, _FORMULA_WIDTH)
        about = self.edition.workshop.about
        title = self.sheets.format(bold=True, font_size=20, font_color=HEADER_FILL)
        self._line(about.title or _("Untitled"), title, 30)
        people = len(self.edition.workshop.participants)
        facts = [
            day_in_words(about.created_at.date()),
            f"{_('Phase')}: {_(about.phase.label)}",
            f"{_('Round')}: {about.round}",
            ngettext("{n} person", "{n} people", people).format(n=people),
        ]
        if about.review_on:
            facts.append(f"{_('Review date')}: {day_in_words(about.review_on)}")
        self._line(" · ".join(facts), self.sheets.format(font_color=_SUBTLE))
        self._worst()
        for journey in self.edition.journeys:
            self._figures(journey)

    def _line(self, text: str, style: Format, height: float = 0.0) -> None:
        self.sheets.write_text(self.sheet, self.row, 0, text, style)
        if height:
            self.sheet.set_row(self.row, height)
        self.row += 1

    def _head(self, cells: list[str]) -> None:
        """Write the heading of a part, a line above it, through all columns."""
        self.row += 1
        for place in range(self.columns + 2):
            style = self.persona if 0 < place <= self.columns else self.heading
            self.sheets.write(self.sheet, self.row, place, cells[place] if place < len(cells) else None, style)
        self.sheet.set_row(self.row, 20)
        self.row += 1

    def _told(self, name: str, text: str, style: Format) -> None:
        """Write a name, and a text over all columns beside it."""
        self.sheets.write_text(self.sheet, self.row, 0, name, self.name)
        self.sheet.merge_range(self.row, 1, self.row, self.columns + 1, "", style)
        self.sheets.write_text(self.sheet, self.row, 1, text, style)
        width = self.columns * _VALUE_WIDTH + _FORMULA_WIDTH
        self.sheet.set_row(self.row, wrapped_lines(text, width) * LINE_HEIGHT)
        self.row += 1

    def _worst(self) -> None:
        journey = self.edition.main_journey
        worst = headline(self.edition, journey.uid) if journey else None
        if worst is None:
            return
        plain = self.sheets.format(text_wrap=True, bottom=1, border_color=LINE)
        felt = self.sheets.format(bold=True, text_wrap=True, bg_color=BAD)
        word = self.edition.word(worst.point)
        value = ", ".join(filter(None, [valence_text(worst.point.value), word]))
        self._head([_("The worst moment")])
        self._told(worst.stage, f"{worst.point.touchpoint.title} ({value})", felt)
        if worst.reasons:
            self._told(_("Why"), " ".join(worst.reasons), plain)
        if worst.ties:
            self._told(_("As bad"), worst.ties_in_words, plain)
        for entry in worst.plan:
            improvement = entry.improvement
            who = who_does_it(improvement, improvement.owner)
            when = day_in_words(improvement.due) or _("no date yet")
            self._told(_("Who mends it"), f"{improvement.title} — {who}, {when}", plain)

    def _figures(self, journey: Journey) -> None:
        """Write a journey's figures, a column for each persona."""
        tellers = self.edition.tellers(journey.uid)[: self.columns]
        summaries = [self.edition.summary(journey.uid, persona.uid if persona else None) for persona in tellers]
        names = [persona.display_name if persona else _("The customer") for persona in tellers]
        blank = [""] * (self.columns - len(names))
        self._head([journey.title, *names, *blank, _("How it is computed")])
        for told in zip(*map(journey_figures, summaries), strict=True):
            self._row(told[0].label, [figure.text for figure in told], told[0].formula)
        self._row(_("Basis"), [summary.basis_in_words for summary in summaries], "")

    def _row(self, name: str, texts: list[str], formula: str) -> None:
        self.sheets.write_text(self.sheet, self.row, 0, name, self.name)
        for place in range(self.columns):
            self.sheets.write(self.sheet, self.row, place + 1, texts[place] if place < len(texts) else None, self.value)
        self.sheets.write(self.sheet, self.row, self.columns + 1, formula or None, self.subtle)
        lines = max(wrapped_lines(formula, _FORMULA_WIDTH), *(wrapped_lines(text, _VALUE_WIDTH) for text in texts))
        self.sheet.set_row(self.row, lines * LINE_HEIGHT)
        self.row += 1
