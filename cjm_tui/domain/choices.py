"""Closed vocabularies: stored as English keys, shown by their label in the reader's language."""

from __future__ import annotations

from enum import StrEnum

from cjm_tui.i18n import N_


class Choice(StrEnum):
    """One value of a closed vocabulary; equal to its key."""

    label: str
    """English label, to be translated where it is shown."""

    def __new__(cls, key: str, label: str = "") -> Choice:
        member = str.__new__(cls, key)
        member._value_ = key
        member.label = label
        return member


class Phase(Choice):
    """A phase of the workshop, in the order in which the room goes through them."""

    SCOPE = "scope", N_("Scope")
    PERSONAS = "personas", N_("Personas")
    TOUCHPOINTS = "touchpoints", N_("Touchpoints")
    EMOTIONS = "emotions", N_("Emotions")
    ANALYSIS = "analysis", N_("Analysis and ideas")
    PRIORITIES = "priorities", N_("Priorities")
    ACTIONS = "actions", N_("Actions")

    @property
    def ordinal(self) -> int:
        """Return the place of the phase, 1 to 7."""
        return list(Phase).index(self) + 1


class Role(Choice):
    """What a participant may do in the room."""

    FACILITATOR = "facilitator", N_("Facilitator")
    CO_FACILITATOR = "co-facilitator", N_("Co-facilitator")
    PARTICIPANT = "participant", N_("Participant")
    OBSERVER = "observer", N_("Observer")


class JourneyType(Choice):
    """The four kinds of map (Microsoft's types)."""

    CURRENT_STATE = "current-state", N_("Current state")
    FUTURE_STATE = "future-state", N_("Future state")
    DAY_IN_LIFE = "day-in-life", N_("Day in the life")
    BLUEPRINT = "blueprint", N_("Service blueprint")


class Context(Choice):
    """What a current-state map is made for."""

    USER_EXPERIENCE = "user-experience", N_("User experience")
    MARKETING_SALES = "marketing-sales", N_("Marketing and sales automation")
    CUSTOMER_EXPERIENCE = "customer-experience", N_("Customer experience")
    OTHER = "other", N_("Other")


class TimeUnit(Choice):
    """Unit of a journey's time frame."""

    MINUTES = "minutes", N_("minutes")
    HOURS = "hours", N_("hours")
    DAYS = "days", N_("days")
    WEEKS = "weeks", N_("weeks")
    MONTHS = "months", N_("months")
    YEARS = "years", N_("years")


class JourneyStatus(Choice):
    """Whether a candidate journey is mapped now."""

    NOW = "now", N_("Map now")
    LATER = "later", N_("Map later")
    DONE = "done", N_("Mapped")


class Period(Choice):
    """Where a stage lies relative to the deal."""

    BEFORE = "before", N_("Before")
    DURING = "during", N_("During")
    AFTER = "after", N_("After")


class ChannelKind(Choice):
    """How a channel reaches the customer."""

    PHYSICAL = "physical", N_("Physical")
    DIGITAL = "digital", N_("Digital")
    HUMAN_REMOTE = "human-remote", N_("Human, remote")


class TouchpointState(Choice):
    """Whether the touchpoint exists today."""

    EXISTING = "existing", N_("Existing")
    MISSING = "missing", N_("Missing")
    PLANNED = "planned", N_("Planned")


class TouchpointType(Choice):
    """What happens at the touchpoint."""

    INTERACTION = "interaction", N_("Interaction")
    WAIT = "wait", N_("Wait")
    INTERNAL = "internal", N_("Internal")
    DECISION = "decision", N_("Decision")


class Initiator(Choice):
    """Who makes the touchpoint happen."""

    CUSTOMER = "customer", N_("Customer")
    COMPANY = "company", N_("Company")
    THIRD_PARTY = "third-party", N_("Third party")


class Mode(Choice):
    """How the two sides meet."""

    IN_PERSON = "in-person", N_("In person")
    WEB = "web", N_("Web")
    CALL = "call", N_("Call")
    MESSAGE = "message", N_("Message")
    OTHER = "other", N_("Other")


class MeetsExpectation(Choice):
    """Whether what happens is what the customer expected."""

    NO = "no", N_("No")
    PARTLY = "partly", N_("Partly")
    YES = "yes", N_("Yes")


class MomentOfTruth(Choice):
    """Moments of truth: Lecinski's zero moment, P&G's first and second, and the ultimate one."""

    ZMOT = "ZMOT", N_("Zero moment of truth: searching before the purchase")
    FMOT = "FMOT", N_("First moment of truth: choosing")
    SMOT = "SMOT", N_("Second moment of truth: using")
    UMOT = "UMOT", N_("Ultimate moment of truth: telling others")


class ChannelFit(Choice):
    """Whether the channel is the best one for the touchpoint."""

    KEEP = "keep", N_("Keep the channel")
    CHANGE = "change", N_("Change the channel")
    SELF_SERVICE = "self-service", N_("Move to self-service")


class Evidence(Choice):
    """What a statement rests on."""

    ASSUMPTION = "assumption", N_("Assumption")
    PARTIAL = "partial", N_("Partly researched")
    RESEARCHED = "researched", N_("Researched")


class Comfort(Choice):
    """A persona's comfort with technology."""

    LOW = "low", N_("Low")
    MEDIUM = "medium", N_("Medium")
    HIGH = "high", N_("High")


class Have(Choice):
    """Whether the data that would be useful is at hand."""

    YES = "yes", N_("We have it")
    PARTLY = "partly", N_("In part")
    NO = "no", N_("We don't have it")


class NoteKind(Choice):
    """What a note is about."""

    PAIN = "pain", N_("Pain")
    GAIN = "gain", N_("Gain")
    GAP = "gap", N_("Gap")
    LIKELY_ERROR = "likely-error", N_("Likely error")
    OPPORTUNITY = "opportunity", N_("Opportunity")
    QUESTION = "question", N_("Question")
    QUOTE = "quote", N_("Quote")
    FEEDBACK = "feedback", N_("Feedback")
    DECISION = "decision", N_("Decision")
    PARKING_LOT = "parking-lot", N_("Parking lot")
    TAKEAWAY = "takeaway", N_("Takeaway")
    COMMENT = "comment", N_("Comment")


class Captured(Choice):
    """Whether a feedback is captured today."""

    YES = "yes", N_("Captured")
    NO = "no", N_("Not captured")
    COULD = "could", N_("Could be captured")


class ActionStatus(Choice):
    """How far an improvement has come."""

    IDEA = "idea", N_("Idea")
    PLANNED = "planned", N_("Planned")
    DOING = "doing", N_("Under way")
    DONE = "done", N_("Done")
    MEASURED = "measured", N_("Measured")


class Moscow(Choice):
    """MoSCoW priority."""

    MUST = "must", N_("Must have")
    SHOULD = "should", N_("Should have")
    COULD = "could", N_("Could have")
    WONT = "wont", N_("Won't have now")


class Preset(Choice):
    """How improvements are ranked."""

    IMPACT_EFFORT = "impact-effort", N_("Impact × effort")
    RICE = "rice", "RICE"
    ICE = "ice", "ICE"
    VALUE_EFFORT = "value-effort", N_("Value / effort")
    MOSCOW = "moscow", "MoSCoW"
    VOTES = "votes", N_("Votes")


class ActivityKind(Choice):
    """What the group does silently until the reveal."""

    CARDS = "cards", N_("Touchpoints")
    READINGS = "readings", N_("Emotions")
    IDEAS = "ideas", N_("Ideas")
    ESTIMATES = "estimates", N_("Estimates")
    BALLOT = "ballot", N_("Ballot")


class ActivityState(Choice):
    """How far a silent activity has come."""

    OPEN = "open", N_("Open")
    REVEALED = "revealed", N_("Revealed")


class MetricKind(Choice):
    """Indicators with a formula of their own, and a plain number."""

    NPS = "nps", "NPS"
    CSAT = "csat", "CSAT"
    CES = "ces", "CES"
    CHURN = "churn", N_("Churn")
    RETENTION = "retention", N_("Retention")
    NUMBER = "number", N_("Number")
