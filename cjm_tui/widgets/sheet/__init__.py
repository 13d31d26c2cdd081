"""The sheet: a record read like a document and edited in place; values in, messages out."""

from cjm_tui.widgets.sheet.fields import (
    SheetAlternative,
    SheetChoice,
    SheetColumn,
    SheetDraft,
    SheetEntry,
    SheetField,
    SheetRow,
    SheetSection,
)
from cjm_tui.widgets.sheet.messages import (
    AlternativeChosen,
    AlternativeDropped,
    EditingEnded,
    EditingStarted,
    EntryAdded,
    EntryMoved,
    EntryRemoved,
    FieldCancelled,
    FieldEdited,
    FieldTyping,
    LinkActivated,
)
from cjm_tui.widgets.sheet.sheet import Sheet

__all__ = [
    "AlternativeChosen",
    "AlternativeDropped",
    "EditingEnded",
    "EditingStarted",
    "EntryAdded",
    "EntryMoved",
    "EntryRemoved",
    "FieldCancelled",
    "FieldEdited",
    "FieldTyping",
    "LinkActivated",
    "Sheet",
    "SheetAlternative",
    "SheetChoice",
    "SheetColumn",
    "SheetDraft",
    "SheetEntry",
    "SheetField",
    "SheetRow",
    "SheetSection",
]
