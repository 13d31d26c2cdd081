"""A ranked list: what matters most on top, each row with its figures and the reason why it stands there."""

from cjm_tui.widgets.ranked_list.messages import RankedChosen, RankedHighlighted
from cjm_tui.widgets.ranked_list.ranked_list import RankedList
from cjm_tui.widgets.ranked_list.values import RankedRow

__all__ = ["RankedChosen", "RankedHighlighted", "RankedList", "RankedRow"]
