"""The page's sections around the map."""

from __future__ import annotations

from collections.abc import Iterable

from cjm_tui.domain.analysis.channels import channel_matrix
from cjm_tui.domain.analysis.completeness import persona_completeness
from cjm_tui.domain.analysis.ranking import RankedImprovement
from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.curve_text import valence_text
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.linter import lint
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.days import day_in_words
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import label, said, titled_fields
from cjm_tui.exchange.outbound.figures import journey_figures
from cjm_tui.exchange.outbound.headline import headline, who_does_it
from cjm_tui.exchange.outbound.web.curve import matrix_svg, tone
from cjm_tui.exchange.outbound.web.markup import Markup, join, lines, tag
from cjm_tui.i18n import _


def worst_section(edition: Edition, journey: Journey) -> Markup | None:
    """Return the worst moment, why it is so, who mends it and by when."""
    worst = headline(edition, journey.uid)
    if worst is None:
        return None
    point, persona = worst.point, edition.persona(journey.uid)
    felt = ", ".join(filter(None, [valence_text(point.value), edition.word(point)]))
    eyes = f"{persona.display_name}: {felt}" if persona else felt
    plan = [
        tag("div", tag("p", who_does_it(r.improvement, r.improvement.owner), class_="who"), tag("p", _until(r)),
            tag("p", r.improvement.title))
        for r in worst.plan
    ]  # fmt: skip
    return tag(
        "section",
        tag(
            "div",
            tag("h2", _("The worst moment")),
            tag("p", point.touchpoint.title, class_="moment"),
            tag("p", worst.stage, " · ", eyes),
            tag("p", worst.ties_in_words, class_="note") if worst.ties else None,
            tag("blockquote", point.touchpoint.thinking) if point.touchpoint.thinking else None,
        ),
        tag("div", tag("h2", _("Why")), tag("ul", [tag("li", reason) for reason in worst.reasons])),
        tag(
            "div",
            tag("h2", _("Who mends it, by when")),
            plan or tag("p", _("nobody yet: no improvement answers it.")),
        ),
        class_="worst",
    )


def figures_section(edition: Edition, journey: Journey) -> Markup:
    """Return the figures with the formula beside each."""
    personas = edition.tellers(journey.uid)
    told = [journey_figures(edition.summary(journey.uid, p.uid if p else None)) for p in personas]
    cards = []
    for same in zip(*told, strict=True):
        values = dict.fromkeys(figure.text for figure in same)
        shown = (
            [tag("dd", same[0].text)]
            if len(values) == 1
            else [
                tag("dd", figure.text, " ", tag("span", persona.display_name if persona else ""))
                for figure, persona in zip(same, personas, strict=True)
            ]
        )
        cards.append(tag("div", tag("dt", same[0].label), shown, tag("dd", same[0].formula, class_="formula")))
    basis = edition.summary(journey.uid).basis_in_words
    caption = _("Emotions go from −2 to +2. All of them are {basis}.").format(basis=basis)
    return tag(
        "section", tag("h2", _("In figures")), tag("dl", cards, class_="figures"), tag("p", caption, class_="note")
    )


def findings_section(edition: Edition, journey: Journey) -> Markup | None:
    """Return the findings, worst first, told once for each touchpoint; then what goes well."""
    groups = edition.findings_by_touchpoint(journey.uid)
    if not groups:
        return None
    items = []
    for found in groups:
        touchpoint = edition.workshop.find(Touchpoint, found[0].touchpoint)
        sentences = [tag("li", f.sentence, tag("em", " ", f.comment) if f.comment else None) for f in found]
        title = tag("strong", touchpoint.title or "—") if touchpoint else None
        items.append(tag("li", title, tag("ul", sentences)) if touchpoint else tag("li", found[0].sentence))
    good = [tag("li", finding.sentence) for finding in edition.successes(journey.uid)]
    return tag(
        "section",
        tag("h2", _("Findings, worst first")),
        tag("ol", items, class_="findings"),
        join(tag("h3", _("What goes well")), tag("ul", good)) if good else None,
        tag(
            "p",
            _("Order: {severity}. Gap: {gap}.").format(severity=formula("severity"), gap=formula("gap")),
            class_="note",
        ),
    )


def improvements_section(edition: Edition) -> Markup | None:
    """Return the ranked list beside the matrix."""
    if not edition.ranked:
        return None
    heads = [
        "", label(Improvement, "title"), label(Improvement, "how"), label(Improvement, "owner"),
        label(Improvement, "due"), label(Improvement, "status"), _("Why in this place"),
    ]  # fmt: skip
    drawn = None
    if any(entry.quadrant for entry in edition.ranked):
        title = _("Impact and effort; the numbers are those of the list.")
        drawn = tag(
            "figure", matrix_svg(edition.ranked, label=title), tag("figcaption", title, " ", formula("quadrant"))
        )
    rows = [tag("tr", _cells(entry)) for entry in edition.ranked]
    return tag(
        "section",
        tag("h2", _("Improvements, ranked")),
        tag("table", _head(heads), tag("tbody", rows), class_="plain"),
        drawn,
    )


def channels_section(edition: Edition, journey: Journey) -> Markup | None:
    """Return channel × stage: how many touchpoints, how they feel, how many are satisfied."""
    matrix = channel_matrix(edition.workshop, edition.summary(journey.uid))
    if not matrix.cells:
        return None
    rows = []
    for detail in matrix.details:
        cells = []
        for stage in matrix.stages:
            figures = matrix.cells.get((detail.channel.uid, stage.uid))
            told = _performance(figures.count, figures.mean_emotion, figures.satisfaction) if figures else ""
            cells.append(tag("td", told, class_=tone(figures.mean_emotion) if figures else None))
        whole = detail.figures
        total = tag("td", _performance(whole.count, whole.mean_emotion, whole.satisfaction))
        rows.append(tag("tr", tag("th", detail.channel.title, scope="row"), cells, total))
    heads = [_("Channel"), *(stage.title for stage in matrix.stages), _("In all")]
    caption = _("Touchpoints · mean emotion · satisfied ({formula}).").format(formula=formula("share_satisfied"))
    title = _("Channel performance")
    return tag(
        "section",
        tag("h2", title),
        tag("div", tag("table", _head(heads), tag("tbody", rows), class_="wide"), class_="scroll", tabindex=0,
            role="region", aria_label=title),
        tag("p", caption, class_="note"),
    )  # fmt: skip


def personas_section(edition: Edition) -> Markup | None:
    """Return a card for each persona."""
    personas = [p for p in edition.workshop.personas if edition.only_persona in (None, p.uid)]
    cards = [_card(edition, persona) for persona in personas]
    return tag("section", tag("h2", _("Personas")), tag("div", cards, class_="cards")) if cards else None


def said_section(edition: Edition) -> Markup | None:
    """Return decisions, parking lot, takeaways and open questions."""
    titles = {
        NoteKind.DECISION: _("Decisions"),
        NoteKind.PARKING_LOT: _("Parking lot"),
        NoteKind.TAKEAWAY: _("What we take with us"),
        NoteKind.QUESTION: _("Open questions"),
    }
    parts = []
    for kind, title in titles.items():
        items = []
        for note in edition.loose_notes(kind):
            author = edition.name_of(note.author)
            items.append(tag("li", lines(note.text), f" — {author}" if author else None))
        if items:
            parts.append(tag("div", tag("h2", title), tag("ul", items)))
    return tag("section", parts, class_="columns") if parts else None


def open_points_section(edition: Edition) -> Markup:
    """Return what the map still lacks."""
    items = [
        tag("li", tag("strong", _(problem.severity.label)), ": ", problem.sentence, " ", problem.mend)
        for problem in lint(edition.workshop)
    ] or [tag("li", _("Nothing: the map lacks nothing that a good map has."))]
    return tag("section", tag("h2", _("What the map still lacks")), tag("ul", items))


def _cells(entry: RankedImprovement) -> list[Markup]:
    improvement = entry.improvement
    quadrant = entry.quadrant
    return [
        tag("td", entry.place, class_=f"number {quadrant.value if quadrant else ''}".strip()),
        tag("td", tag("strong", improvement.title or "—")),
        tag("td", lines(improvement.how)),
        tag("td", improvement.owner or tag("em", _("nobody yet"))),
        tag("td", day_in_words(improvement.due)),
        tag("td", _(improvement.status.label)),
        tag("td", entry.reason),
    ]


def _card(edition: Edition, persona: Persona) -> Markup:
    told = []
    for name in titled_fields(Persona):
        value = None if name in ("display_name", "role", "quote", "feminine") else said(edition.workshop, persona, name)
        if value is not None:
            told.append(join(tag("dt", label(Persona, name)), tag("dd", lines(str(value)))))
    complete = figure_text(persona_completeness(persona).percent, 0, "%")
    return tag(
        "article",
        tag("h3", ", ".join(filter(None, [persona.display_name or _("Unnamed"), persona.role]))),
        tag("blockquote", persona.quote) if persona.quote else None,
        tag("dl", told),
        tag("p", _("Portrait: {percent} complete").format(percent=complete), class_="note"),
        class_="card",
    )


def _head(titles: Iterable[str]) -> Markup:
    return tag("thead", tag("tr", [tag("th", title, scope="col") for title in titles]))


def _until(entry: RankedImprovement) -> str:
    due = day_in_words(entry.improvement.due)
    return _("by {day}").format(day=due) if due else _("no date yet")


def _performance(count: int, mean: float | None, satisfied: float | None) -> str:
    if mean is None:
        return str(count)
    return f"{count} · {valence_text(mean)} · {figure_text(satisfied, 0, '%')}"
