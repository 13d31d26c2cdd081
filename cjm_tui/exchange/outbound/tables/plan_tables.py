"""Tables of what follows from the map: findings, improvements, estimates, votes, metrics and the linter's problems."""

from __future__ import annotations

from cjm_tui.domain.analysis.indicators import metric_figure
from cjm_tui.domain.choices import ActivityState
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Estimate, Improvement, Metric
from cjm_tui.domain.linter import lint
from cjm_tui.domain.measures.ballots import standings, tally
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import JOINER, label, title_of, titled_fields
from cjm_tui.exchange.outbound.tables.map_tables import pseudonyms
from cjm_tui.exchange.outbound.tables.table import (
    Column,
    Table,
    code_column,
    computed,
    field_columns,
    table,
    uid_column,
)
from cjm_tui.i18n import _


def findings_table(edition: Edition) -> Table:
    """Return what the maps show, worst first, successes last."""
    found = [(journey, finding) for journey in edition.journeys for finding in edition.findings(journey.uid)]
    findings = [finding for _journey, finding in found]
    return table(
        "findings",
        _("Findings"),
        [
            Column("rank", _("Place in the list"), list(range(1, len(found) + 1))),
            Column("journey", _("Journey"), [journey.title for journey, _finding in found]),
            computed("kind", _("Kind"), findings, lambda f: _(f.kind.label)),
            computed("finding", _("Finding"), findings, lambda f: f.sentence),
            computed("severity", _("Severity"), findings, lambda f: f.severity),
            computed("touchpoint_id", _("Touchpoint ID"), findings, lambda f: edition.codes.get(f.touchpoint)),
            computed(
                "touchpoint",
                _("Touchpoint"),
                findings,
                lambda f: title_of(edition.workshop.find(Touchpoint, f.touchpoint)),
            ),
            computed("comment", _("Comment"), findings, lambda f: f.comment or None),
            computed("key", _("Key"), findings, lambda f: f.key),
        ],
    )


def improvements_table(edition: Edition) -> Table:
    """Return the improvements in order, with everything that their place rests on."""
    ranked = edition.ranked
    improvements = [entry.improvement for entry in ranked]
    lead = ("title", "how", "owner", "due", "status")
    rest = [name for name in titled_fields(Improvement) if name not in (*lead, "impact", "effort", "findings")]
    journeys = {journey.uid: journey.title for journey in edition.workshop.journeys}
    return table(
        "improvements",
        _("Improvements"),
        [
            code_column(edition.codes, improvements),
            Column("place", _("Place in the list"), [entry.place for entry in ranked]),
            *field_columns(edition.workshop, Improvement, improvements, lead),
            Column("reason", _("Why in this place"), [entry.reason for entry in ranked]),
            Column("impact", label(Improvement, "impact"), [entry.impact for entry in ranked]),
            Column("effort", label(Improvement, "effort"), [entry.effort for entry in ranked]),
            computed("quadrant", _("Quadrant"), ranked, lambda r: _(r.quadrant.label) if r.quadrant else None),
            Column("score", _("Score"), [entry.score for entry in ranked]),
            computed("votes", _("Votes"), ranked, lambda r: r.standing.votes[0] if r.standing else None),
            Column("gap", _("Worst gap it answers"), [entry.gap for entry in ranked]),
            computed("journey", _("Journey"), improvements, lambda i: journeys.get(i.journey)),
            computed(
                "touchpoint_ids",
                _("Touchpoint IDs"),
                improvements,
                lambda i: JOINER.join(edition.codes[uid] for uid in i.touchpoints if uid in edition.codes) or None,
            ),
            *field_columns(edition.workshop, Improvement, improvements, rest),
            computed("findings", _("Findings"), improvements, lambda i: JOINER.join(i.findings) or None),
            uid_column(improvements),
        ],
    )


def estimates_table(edition: Edition) -> Table:
    """Return one row for each person's estimate of an improvement."""
    titles = {improvement.uid: improvement.title for improvement in edition.workshop.improvements}
    estimates = sorted(
        edition.workshop.all(Estimate).values(),
        key=lambda e: (e.round, e.pass_number, edition.codes.get(e.improvement, ""), e.author),
    )
    who = pseudonyms(estimate.author for estimate in estimates)
    yes, no = _("yes"), _("no")
    return table(
        "estimates",
        _("Estimates"),
        [
            computed("round", _("Round"), estimates, lambda e: e.round),
            computed("pass", _("Pass number"), estimates, lambda e: e.pass_number),
            computed("improvement_id", _("Improvement ID"), estimates, lambda e: edition.codes.get(e.improvement)),
            computed("improvement", _("Improvement"), estimates, lambda e: titles.get(e.improvement)),
            computed("who", _("Pseudonym"), estimates, lambda e: who[e.author]),
            computed("impact", label(Improvement, "impact"), estimates, lambda e: e.impact),
            computed("effort", label(Improvement, "effort"), estimates, lambda e: e.effort),
            computed("late", _("Late"), estimates, lambda e: yes if e.late else no),
            uid_column(estimates),
        ],
    )


def votes_table(edition: Edition) -> Table:
    """Return the count of every closed ballot: who voted for what stays secret."""
    workshop = edition.workshop
    rows: list[tuple[object, ...]] = []
    titles = {improvement.uid: improvement.title for improvement in workshop.improvements}
    for ballot in workshop.ballots:
        if ballot.state is not ActivityState.REVEALED:
            continue
        votes = workshop.votes_in(ballot.uid)
        counted = tally(ballot.options, ((vote.improvement, vote.dots) for vote in votes))
        for option, standing in standings([counted]).items():
            people = len({vote.author for vote in votes if vote.improvement == option})
            rows.append(
                (
                    ballot.title or edition.codes[ballot.uid],
                    ballot.round,
                    ballot.turn,
                    edition.codes.get(option),
                    titles.get(option),
                    standing.votes[0],
                    people,
                    standing.place,
                    _("yes") if standing.tied else _("no"),
                )
            )
    names = (
        *(("ballot", _("Ballot")), ("round", _("Round")), ("turn", _("Turn")), ("id", _("Improvement ID"))),
        *(
            ("improvement", _("Improvement")),
            ("votes", _("Votes")),
            ("people", _("People")),
            ("place", _("Place in the list")),
        ),
        ("tied", _("Tied")),
    )
    return table("votes", _("Votes"), _columns(names, rows))


def metrics_table(edition: Edition) -> Table:
    """Return the indicators with their inputs and formulas."""
    metrics = edition.workshop.metrics
    figures = [metric_figure(metric) for metric in metrics]
    return table(
        "metrics",
        _("Indicators"),
        [
            code_column(edition.codes, metrics),
            *field_columns(edition.workshop, Metric, metrics, ("title", "metric_kind")),
            Column("value", _("Value"), [figure.value for figure in figures]),
            Column("n", "n", [figure.n for figure in figures]),
            *field_columns(edition.workshop, Metric, metrics, ("period", "source")),
            computed("touchpoint", _("Touchpoint ID"), metrics, lambda m: edition.codes.get(m.touchpoint)),
            computed(
                "inputs",
                _("Inputs"),
                metrics,
                lambda m: JOINER.join(f"{name} = {value:g}" for name, value in m.inputs.items()) or None,
            ),
            computed("formula", _("How it is computed"), metrics, lambda m: formula(m.metric_kind.value)),
            uid_column(metrics),
        ],
    )


def problems_table(edition: Edition) -> Table:
    """Return what the linter finds."""
    problems = lint(edition.workshop)
    journeys = {journey.uid: journey.title for journey in edition.workshop.all(Journey).values()}
    return table(
        "lint",
        _("What the map still lacks"),
        [
            computed("rule", _("Rule"), problems, lambda p: p.rule),
            computed("severity", _("Severity"), problems, lambda p: _(p.severity.label)),
            computed("sentence", _("Problem"), problems, lambda p: p.sentence),
            computed("mend", _("How to mend it"), problems, lambda p: p.mend),
            computed("journey", _("Journey"), problems, lambda p: journeys.get(p.journey)),
            computed("record", _("Where"), problems, lambda p: edition.codes.get(p.place.uid)),
        ],
    )


def _columns(names: tuple[tuple[str, str], ...], rows: list[tuple[object, ...]]) -> list[Column]:
    return [Column(key, name, [row[place] for row in rows]) for place, (key, name) in enumerate(names)]  # type: ignore[misc]
