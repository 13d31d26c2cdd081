"""The questions of the analysis: each answers with the draft of what was decided, or None after Esc."""

from __future__ import annotations

from cjm_tui.domain.acts import findings as acts
from cjm_tui.domain.acts.records import add, set_fields
from cjm_tui.domain.analysis.channels import kind_in_words
from cjm_tui.domain.analysis.computed_finding import ComputedFinding
from cjm_tui.domain.analysis.findings import FindingGroup
from cjm_tui.domain.analysis.guide_checks import Situation
from cjm_tui.domain.choices import ChannelFit, MetricKind
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Improvement, Metric
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.metrics import INDICATORS
from cjm_tui.i18n import N_, _
from cjm_tui.screens.analysis.ideas_page import question
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.widgets.dialogs import AskText, Choose, Entry


class Asking:
    """Asks on top of a body; unfinished texts are kept at every key."""

    def __init__(self, body: PhaseBody) -> None:
        self.body = body
        self.desk = body.desk
        self._begun = ""

    def forget_text(self) -> None:
        """Forget the unfinished text of the last answer: it is stored now."""
        if self._begun:
            self.desk.drop_text(self._begun)

    async def improvement(self, situation: Situation, group: FindingGroup) -> Draft | None:
        """Ask what to do about a group of findings."""
        found = [group.first, *group.others]
        title = await self._text(
            _("How might we…?"),
            f"improvements:{group.first.key}:title",
            prompt=question(situation, group.first),
            hint=_("Your answer becomes an improvement."),
            required=True,
        )
        if not title:
            return None
        return acts.improvement_from(
            situation.journey or "", title, found, author=self.desk.room.viewer.uid, new_uid=self.desk.new_uid
        )

    async def own_finding(self, situation: Situation, touchpoint: str | None) -> Draft | None:
        """Ask for a finding of the team's own."""
        point = situation.summary.by_uid.get(touchpoint or "")
        about = _("About: {title}").format(title=point.touchpoint.title) if point else ""
        title = await self._text(_("What did you find?"), "findings:own:title", prompt=about, required=True)
        if not title:
            return None
        return acts.own_finding(situation.journey or "", title, new_uid=self.desk.new_uid, touchpoint=touchpoint)

    async def words_on(self, situation: Situation, finding: ComputedFinding) -> Draft | None:
        """Ask for the team's own title of a finding, or for a comment."""
        entries = [
            Entry("title", _("Say it in our words"), detail=finding.said.title if finding.said else ""),
            Entry("comment", _("Comment"), detail=finding.comment),
        ]
        field = await self.body.app.push_screen_wait(Choose(_("Edit the finding"), entries, prompt=finding.sentence))
        if field is None:
            return None
        before = str(getattr(finding.said, field)) if finding.said else ""
        text = await self._text(
            _("Say it in our words") if field == "title" else _("Comment"),
            f"findings:{finding.key}:{field}",
            prompt=finding.sentence,
            initial=before or (finding.sentence if field == "title" else ""),
        )
        if text is None:
            return None
        fields = {field: text}
        return acts.edit_finding(situation.journey or "", finding, new_uid=self.desk.new_uid, **fields)

    async def channel_fit(self, touchpoint: Touchpoint) -> Draft | None:
        """Ask whether the channel is the best one, and which would be better."""
        entries = [Entry(fit.value, _(fit.label)) for fit in ChannelFit]
        chosen = await self.body.app.push_screen_wait(
            Choose(
                _("Is this the best channel?"), entries, prompt=touchpoint.title, current=touchpoint.channel_fit or ""
            )
        )
        if chosen is None:
            return None
        target = None
        if chosen == ChannelFit.CHANGE:
            channels = [Entry(c.uid, c.title, detail=kind_in_words(c)) for c in self.desk.view.channels]
            target = await self.body.app.push_screen_wait(
                Choose(_("Which channel would be better?"), channels, current=touchpoint.target_channel or "")
            )
        return set_fields(touchpoint, N_("Judge the channel"), channel_fit=chosen, target_channel=target)

    async def look_alike(self, idea: Improvement, others: list[Improvement]) -> Draft | None:
        """Ask which idea says the same; the likeliest comes first."""
        likely = acts.look_alikes(idea, others)
        if not likely:
            return None
        entries = [Entry(other.uid, other.title) for other in likely]
        chosen = await self.body.app.push_screen_wait(
            Choose(
                _("Merge with which idea?"),
                entries,
                prompt=_("“{title}” stays; the other’s text is kept with it.").format(title=idea.title),
            )
        )
        other = self.desk.view.find(Improvement, chosen)
        return acts.merge_ideas(idea, other) if other else None

    async def new_metric(self) -> Draft | None:
        """Ask which indicator to add."""
        entries = [Entry(kind.value, _(kind.label)) for kind in MetricKind]
        chosen = await self.body.app.push_screen_wait(Choose(_("Which indicator?"), entries))
        if chosen is None:
            return None
        return add(Metric, self.desk.new_uid(), N_("Add an indicator"), metric_kind=chosen)

    async def metric_field(self, metric: Metric) -> Draft | None:
        """Ask which part of an indicator to edit, and for its new value; None after Esc."""
        inputs = INDICATORS[metric.metric_kind].inputs
        entries = [
            *(Entry(name, _(label), detail=figure_text(metric.inputs.get(name))) for name, label in inputs.items()),
            *(
                Entry(f".{name}", _(Metric.model_fields[name].title or name), detail=str(getattr(metric, name) or ""))
                for name in ("title", "period", "source", "n")
            ),
        ]
        name = await self.body.app.push_screen_wait(
            Choose(metric.title or _(metric.metric_kind.label), entries, prompt=_("Esc when it is complete."))
        )
        if name is None:
            return None
        label = next(entry.label for entry in entries if entry.key == name)
        if name in (".title", ".period", ".source"):
            field = name[1:]
            before = str(getattr(metric, field))
            text = await self._text(label, f"metrics:{metric.uid}:{field}", initial=before)
            return (
                None
                if text is None
                else set_fields(metric, N_("Edit an indicator"), base={field: before}, **{field: text})
            )
        return await self._number(metric, name, label)

    async def _number(self, metric: Metric, name: str, label: str) -> Draft | None:
        before = metric.n if name == ".n" else metric.inputs.get(name)
        text = await self._text(
            label, f"metrics:{metric.uid}:{name}", initial="" if before is None else f"{before:g}",
            hint=_("A number; empty where it is not known."),
        )  # fmt: skip
        if text is None:
            return None
        number = number_in(text)
        if text and number is None:
            self.desk.says(_("“{text}” is not a number: nothing was changed.").format(text=text), "warning")
            return Draft("", ())
        if name == ".n":
            return set_fields(metric, N_("Edit an indicator"), n=None if number is None else max(0, round(number)))
        inputs = {**metric.inputs, name: number}
        return set_fields(
            metric, N_("Edit an indicator"), inputs={key: value for key, value in inputs.items() if value is not None}
        )

    async def _text(
        self, heading: str, place: str, *, prompt: str = "", initial: str = "", hint: str = "", required: bool = False
    ) -> str | None:
        kept = self.desk.kept_text(place)
        text = await self.body.app.push_screen_wait(
            AskText(
                heading, prompt=prompt, initial=kept.text if kept else initial, hint=hint, required=required,
                drafted=lambda typed: self.desk.keep_text(place, typed, initial),
            )
        )  # fmt: skip
        self._begun = place
        return text


def number_in(text: str) -> float | None:
    """Return the number that a person typed, with a decimal comma or point; None where it is none."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None
