"""A curve by itself."""

from __future__ import annotations

import pytest

from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.emotion_curve import CurvePoint, EmotionCurve

POINTS = [
    CurvePoint("Sistema fora do ar", (-2, 1)),
    CurvePoint("FAQ do portal", (-1, None)),
    CurvePoint("Técnico liga", (2, 2), split=True),
]


def lines_of(app: DemoApp) -> list[str]:
    """Return what stands on the screen."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


async def test_values_and_names_share_their_columns() -> None:
    app = DemoApp(EmotionCurve([CurvePoint(point.name, point.values[:1]) for point in POINTS]))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        lines = lines_of(app)
        names = next(line for line in lines if "FAQ" in line)
        top = next(line for line in lines if "●+2" in line)
        assert names.index("Técnico") <= top.index("●")
        assert lines[0].split()[0] == "+2"


async def test_where_a_word_would_be_broken_the_points_stand_without_names() -> None:
    points = [CurvePoint("Searches the portal", (1,)) for _ in range(9)]
    app = DemoApp(EmotionCurve(points))
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        assert "Search" not in "".join(lines_of(app))
    app = DemoApp(EmotionCurve(points))
    async with app.run_test(size=(120, 12)) as pilot:
        await pilot.pause()
        assert "Searches" in "".join(lines_of(app))


async def test_several_curves_have_a_legend_and_disagreement_a_mark() -> None:
    curve = EmotionCurve(POINTS, curves=("Ana", "Beto"))
    app = DemoApp(curve)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        text = "\n".join(lines_of(app))
        assert "● Ana" in text
        assert "○ Beto" in text
        assert "●○+2≠" in text


async def test_other_values_replace_the_old_ones_and_one_can_stand_out() -> None:
    curve = EmotionCurve(POINTS)
    app = DemoApp(curve)
    async with app.run_test(size=(60, 12)) as pilot:
        curve.show([CurvePoint("Só um", (1.5,))])
        curve.highlight = 0
        await pilot.pause()
        text = "\n".join(lines_of(app))
        assert "●+1½" in text
        assert "Só um" in text
        assert "FAQ" not in text
        assert "▌" in text


@pytest.mark.parametrize("size", [(12, 9), (1, 1), (200, 30)])
async def test_no_size_and_no_points_break_it(size: tuple[int, int]) -> None:
    curve = EmotionCurve([CurvePoint(str(n), (n % 5 - 2,)) for n in range(300)])
    app = DemoApp(curve)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "●" in "\n".join(lines_of(app)) or size[0] < 10
        curve.show([])
        await pilot.pause()
        assert not "".join(lines_of(app)).strip()
