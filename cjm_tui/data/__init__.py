"""Words as data: templates, agendas, vocabularies, the guide's texts and the demonstration, bilingual.

Everything lies in TOML files that a user can copy and edit; the functions here read them, each once.
This package knows neither the domain nor the library: what it hands out are texts and keys.
"""

from cjm_tui.data.bilingual import Bilingual
from cjm_tui.data.stage_templates import (
    PERIODS,
    PeriodNames,
    Template,
    TemplateStage,
    template,
    template_as_toml,
    templates,
)
from cjm_tui.data.toml_files import DataFileError, UnknownKey
from cjm_tui.data.vocabulary import (
    CHANNEL_KINDS,
    JOURNEY_TYPES,
    LANES,
    Channel,
    EmotionWord,
    JourneyTypeGuide,
    Lane,
    default_channels,
    emotion_words,
    journey_type,
    lane,
    lanes,
    scale_words,
)
from cjm_tui.data.workshop_agendas import PHASES, Agenda, AgendaItem, agenda, agendas

__all__ = [
    "CHANNEL_KINDS",
    "JOURNEY_TYPES",
    "LANES",
    "PERIODS",
    "PHASES",
    "Agenda",
    "AgendaItem",
    "Bilingual",
    "Channel",
    "DataFileError",
    "EmotionWord",
    "JourneyTypeGuide",
    "Lane",
    "PeriodNames",
    "Template",
    "TemplateStage",
    "UnknownKey",
    "agenda",
    "agendas",
    "default_channels",
    "emotion_words",
    "journey_type",
    "lane",
    "lanes",
    "scale_words",
    "template",
    "template_as_toml",
    "templates",
]
