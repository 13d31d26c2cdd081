"""Which body belongs to which phase; each is imported when somebody looks at it first."""

from __future__ import annotations

from cjm_tui.domain.choices import Phase
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.phase_body import PhaseBody


def body_for(desk: Desk) -> PhaseBody:
    """Return a new body for the phase in sight."""
    return body_class(desk.sight.phase)(desk)


def body_class(phase: Phase) -> type[PhaseBody]:
    """Return the body's class, imported at the first wish."""
    match phase:
        case Phase.SCOPE:
            from cjm_tui.screens.scope.body import ScopeBody

            return ScopeBody
        case Phase.PERSONAS:
            from cjm_tui.screens.personas.body import PersonasBody

            return PersonasBody
        case Phase.TOUCHPOINTS:
            from cjm_tui.screens.touchpoints.body import TouchpointsBody

            return TouchpointsBody
        case Phase.EMOTIONS:
            from cjm_tui.screens.emotions.body import EmotionsBody

            return EmotionsBody
        case Phase.ANALYSIS:
            from cjm_tui.screens.analysis.body import AnalysisBody

            return AnalysisBody
        case Phase.PRIORITIES:
            from cjm_tui.screens.priorities.body import PrioritiesBody

            return PrioritiesBody
        case Phase.ACTIONS:
            from cjm_tui.screens.actions.body import ActionsBody

            return ActionsBody
