"""The impact × effort matrix: improvements as numbered points in four named quarters, the list beside it."""

from cjm_tui.widgets.impact_matrix.matrix import ImpactMatrix, PointChosen, PointHighlighted
from cjm_tui.widgets.impact_matrix.values import MatrixPoint, Quarters, Spread

__all__ = ["ImpactMatrix", "MatrixPoint", "PointChosen", "PointHighlighted", "Quarters", "Spread"]
