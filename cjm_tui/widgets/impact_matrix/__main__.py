"""The matrix, to be tried out."""

from __future__ import annotations

from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.impact_matrix.matrix import ImpactMatrix
from cjm_tui.widgets.impact_matrix.sample import example

if __name__ == "__main__":
    DemoApp(ImpactMatrix(*example(portuguese=False))).run()
