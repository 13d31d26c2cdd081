"""Words as data: templates, agendas, vocabularies, the guide's texts and the demonstration, bilingual.

Everything lies in TOML files that a user can copy and edit; the functions here read them, each once.
This package knows neither the domain nor the library: what it hands out are texts and keys.
"""

from cjm_tui.data.bilingual import Bilingual
from cjm_tui.data.demonstration import demo
from cjm_tui.data.guidance import GUIDE_KEYS, SILENT_KINDS, Check, Guide, SilentGuide, guide, silent_guide
from cjm_tui.data.stage_templates import (
    PERIODS,
    PeriodNames,
    Template,
    TemplateStage,
    template,
    template_as_toml,
    template_keys,
    templates,
    usable_templates,
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
from cjm_tui.data.workshop_agendas import PHASES, Agenda, AgendaItem, agenda, agendas, usable_agendas

__all__ = [
    "CHANNEL_KINDS",
    "GUIDE_KEYS",
    "JOURNEY_TYPES",
    "LANES",
    "PERIODS",
    "PHASES",
    "SILENT_KINDS",
    "Agenda",
    "AgendaItem",
    "Bilingual",
    "Channel",
    "Check",
    "DataFileError",
    "EmotionWord",
    "Guide",
    "JourneyTypeGuide",
    "Lane",
    "PeriodNames",
    "SilentGuide",
    "Template",
    "TemplateStage",
    "UnknownKey",
    "agenda",
    "agendas",
    "default_channels",
    "demo",
    "emotion_words",
    "guide",
    "journey_type",
    "lane",
    "lanes",
    "scale_words",
    "silent_guide",
    "template",
    "template_as_toml",
    "template_keys",
    "templates",
    "usable_agendas",
    "usable_templates",
]
