"""The ranked list, to be tried out."""

from __future__ import annotations

from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.ranked_list.ranked_list import RankedList
from cjm_tui.widgets.ranked_list.sample import example

if __name__ == "__main__":
    DemoApp(RankedList(*example(portuguese=False), heading="Touchpoint")).run()
