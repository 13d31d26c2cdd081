"""The card board: revealed cards find their stage, one key each; values in, messages out."""

from cjm_tui.widgets.card_board.board import CardBoard
from cjm_tui.widgets.card_board.cards import BoardCard, BoardGroup
from cjm_tui.widgets.card_board.messages import CardMerged, CardOpened, CardPlaced, CardSetAside

__all__ = ["BoardCard", "BoardGroup", "CardBoard", "CardMerged", "CardOpened", "CardPlaced", "CardSetAside"]
