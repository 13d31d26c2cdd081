"""Questions on top of a screen: each is a `ModalScreen` that hands back an answer, or None after Esc."""

from cjm_tui.widgets.dialogs.ask_text import AskText
from cjm_tui.widgets.dialogs.choose import Choose, ChooseMany
from cjm_tui.widgets.dialogs.confirm import Confirm
from cjm_tui.widgets.dialogs.filter_list import Entry
from cjm_tui.widgets.dialogs.help_dialog import HelpDialog, show_help
from cjm_tui.widgets.dialogs.show_text import ShowText

__all__ = ["AskText", "Choose", "ChooseMany", "Confirm", "Entry", "HelpDialog", "ShowText", "show_help"]
