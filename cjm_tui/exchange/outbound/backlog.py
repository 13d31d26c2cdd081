"""The improvements as a backlog: CSV for Jira, Linear and Asana, commands for GitHub; each traces back to its pain."""

from __future__ import annotations

import csv
import io
import re
import shlex
from collections.abc import Iterable, Sequence

from cjm_tui.domain.analysis.ranking import RankedImprovement
from cjm_tui.domain.choices import ActionStatus, Moscow, NoteKind
from cjm_tui.domain.curve_text import valence_text
from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.measures.priority import Quadrant
from cjm_tui.exchange.outbound.days import day_in_words
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import label
from cjm_tui.exchange.outbound.markdown.text import inline
from cjm_tui.i18n import _

LONGEST_TITLE = 250
"""Characters: Jira takes 255, GitHub 256."""
LONGEST_BODY = 32_000
"""Characters: Jira takes 32,767, GitHub 65,536."""
_LABEL = "customer-journey"
_PRIORITIES = {
    Quadrant.QUICK_WIN: "High",
    Quadrant.BIG_BET: "Medium",
    Quadrant.IF_TIME_ALLOWS: "Low",
    Quadrant.NOT_WORTH_IT: "Low",
}
_STATES = {ActionStatus.IDEA: "Backlog", ActionStatus.PLANNED: "Todo", ActionStatus.DOING: "In Progress"}
_FINISHED = (ActionStatus.DONE, ActionStatus.MEASURED)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
# GitHub would write to the person, or link the issue, that a text happens to name.
_CALLS = re.compile(r"@(?=\w)|#(?=\d)")


def jira_csv(edition: Edition) -> str:
    """Return the CSV that Jira maps by itself."""
    head = ("Summary", "Issue Type", "Priority", "Assignee", "Due Date", "Labels", "Description")
    return _csv(
        head,
        (
            (_title(r.improvement), "Task", _priority(r, "Medium"), r.improvement.owner,
             _iso(r.improvement), _LABEL, _body(edition, r))
            for r in backlog(edition)
        ),
    )  # fmt: skip


def linear_csv(edition: Edition) -> str:
    """Return the CSV that Linear's importer reads."""
    head = ("Title", "Description", "Priority", "Status", "Assignee", "Labels", "Estimate")
    return _csv(
        head,
        (
            (_title(r.improvement), _body(edition, r, marked=True), _priority(r, "No priority"),
             _STATES.get(r.improvement.status, "Backlog"), r.improvement.owner, _LABEL,
             "" if r.effort is None else round(r.effort))
            for r in backlog(edition)
        ),
    )  # fmt: skip


def asana_csv(edition: Edition) -> str:
    """Return the CSV that Asana's importer reads: the name first, the assignee by e-mail."""
    head = ("Name", "Description", "Assignee", "Due Date", "Section")
    return _csv(head, (_asana_row(edition, entry) for entry in backlog(edition)))


def _asana_row(edition: Edition, entry: RankedImprovement) -> tuple[object, ...]:
    improvement = entry.improvement
    mail = improvement.owner if _MAIL.fullmatch(improvement.owner) else ""
    due = improvement.due.strftime("%m/%d/%Y") if improvement.due else ""
    section = _(entry.quadrant.label) if entry.quadrant else _("Not estimated")
    return _title(improvement), _body(edition, entry), mail, due, section


def github_commands(edition: Edition) -> str:
    """Return a shell script that creates an issue for each improvement with GitHub's own program."""
    lines = [
        "#!/bin/sh",
        "# " + _("One issue for each improvement; run it inside the repository."),
        "set -e",
        f"gh label create {_LABEL} --force",
    ]
    for entry in backlog(edition):
        body = _CALLS.sub(lambda match: match[0] + "<!-- -->", _body(edition, entry, marked=True))
        title, text = shlex.quote(_title(entry.improvement)), shlex.quote(body)
        lines.append(f"gh issue create --title={title} --label={_LABEL} --body={text}")
    return "\n".join(lines) + "\n"


def backlog(edition: Edition) -> list[RankedImprovement]:
    """Return what is still to be done, the first to do first."""
    return [r for r in edition.ranked if _is_open(r)]


def not_in_backlog(edition: Edition) -> Iterable[str]:
    """Return in sentences what the backlog leaves out or cuts."""
    for entry in edition.ranked:
        title = entry.improvement.title
        if not _is_open(entry):
            yield _("“{title}” is done or was given up; it is not in the backlog.").format(title=title)
        elif len(_whole_body(edition, entry, marked=False)) > LONGEST_BODY:
            yield _("The description of “{title}” is too long for a tracker and was cut.").format(title=title)


def _is_open(entry: RankedImprovement) -> bool:
    improvement = entry.improvement
    return improvement.status not in _FINISHED and improvement.moscow is not Moscow.WONT


def _title(improvement: Improvement) -> str:
    """Return a title of one line within the trackers' limit; a longer one stands whole in the body."""
    text = " ".join(_CONTROLS.sub(" ", improvement.title).split()) or "—"
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1] + "…"


def _body(edition: Edition, entry: RankedImprovement, *, marked: bool = False) -> str:
    body = _whole_body(edition, entry, marked=marked)
    return body if len(body) <= LONGEST_BODY else body[: LONGEST_BODY - 1] + "…"


def _whole_body(edition: Edition, entry: RankedImprovement, *, marked: bool) -> str:
    """Return how, who and when, why it is worth doing, and where the customer feels it; `marked` is Markdown."""
    improvement = entry.improvement

    def told(name: str, text: str) -> str:
        clean = " ".join(_CONTROLS.sub(" ", text).split())
        if not clean:
            return ""
        return f"**{name}:** {inline(clean)}" if marked else f"{name}: {clean}"

    due = day_in_words(improvement.due)
    measure = " → ".join(filter(None, (improvement.baseline, improvement.target)))
    indicator = f"{improvement.indicator}: {measure}" if measure else improvement.indicator
    lines = [
        told(label(Improvement, "title"), improvement.title if len(improvement.title) > LONGEST_TITLE else ""),
        told(label(Improvement, "how"), improvement.how),
        told(label(Improvement, "owner"), improvement.owner),
        told(label(Improvement, "due"), due),
        told(label(Improvement, "indicator"), indicator),
        told(_("Why in this place"), entry.reason),
        *(told(_("Mends"), sentence) for sentence in _mended(edition, improvement)),
        told(_("From"), f"{edition.workshop.about.title}, {edition.codes[improvement.uid]} ({improvement.uid})"),
    ]
    return "\n\n".join(line for line in lines if line)


def _mended(edition: Edition, improvement: Improvement) -> Iterable[str]:
    """Yield each touchpoint with its stage, its value and its pains."""
    for uid in improvement.touchpoints:
        touchpoint = edition.workshop.find(Touchpoint, uid)
        if touchpoint is None:
            continue
        stage = edition.workshop.find(Stage, touchpoint.stage)
        point = edition.summary(touchpoint.journey).by_uid.get(uid)
        value = f" ({valence_text(point.value)})" if point and point.value is not None else ""
        place = f"{edition.codes[uid]} “{touchpoint.title}”{value}" + (f", {stage.title}" if stage else "")
        pains = "; ".join(note.text for note in edition.notes(uid, NoteKind.PAIN))
        yield f"{place}: {pains}" if pains else place


def _priority(entry: RankedImprovement, unknown: str) -> str:
    if entry.improvement.moscow is Moscow.MUST:
        return "High"
    return _PRIORITIES[entry.quadrant] if entry.quadrant else unknown


def _iso(improvement: Improvement) -> str:
    return improvement.due.isoformat() if improvement.due else ""


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    # Trackers compute nothing: a guard against formulas would stand in every title.
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
