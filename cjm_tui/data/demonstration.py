"""The demonstration: one finished workshop, told in one language."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from cjm_tui.data.stage_templates import template
from cjm_tui.data.toml_files import PACKAGE, is_text


def demo(language: str) -> dict[str, Any]:
    """Return the demonstration as plain tables with its texts in `language`; the head of the file tells its form.

    Its stages already hold the template's title, description, period and name of the period.
    """
    told: dict[str, Any] = _in_one_language(_demo(), language)
    plan = template(told["workshop"]["template"])
    told["stages"] = [
        {
            "title": stage.name.in_(language),
            "description": stage.description.in_(language) if stage.description else "",
            "period": stage.period,
            "period_label": plan.period_names.of(stage.period).in_(language),
            **own,
        }
        for stage, own in zip(plan.stages, told["stages"], strict=True)
    ]
    return told


@cache
def _demo() -> dict[str, Any]:
    return tomllib.loads((PACKAGE / "demo.toml").read_text(encoding="utf-8"))


def _in_one_language(value: Any, language: str) -> Any:
    if is_text(value):
        return value[language]
    if isinstance(value, dict):
        return {key: _in_one_language(inner, language) for key, inner in value.items()}
    if isinstance(value, list):
        return [_in_one_language(inner, language) for inner in value]
    return value
