"""Fields in words: the docstrings that stand under a model's fields, read from the source when somebody asks."""

from __future__ import annotations

import ast
import inspect
import textwrap

from pydantic import BaseModel


def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """Return the docstring of each field that has one, those of its base models included."""
    found: dict[str, str] = {}
    for base in reversed([m for m in model.__mro__ if issubclass(m, BaseModel) and m is not BaseModel]):
        body = ast.parse(textwrap.dedent(inspect.getsource(base))).body[0]
        assert isinstance(body, ast.ClassDef)
        for statement, following in zip(body.body, body.body[1:], strict=False):
            if (
                isinstance(statement, ast.AnnAssign)
                and isinstance(statement.target, ast.Name)
                and isinstance(following, ast.Expr)
                and isinstance(following.value, ast.Constant)
                and isinstance(following.value.value, str)
            ):
                found[statement.target.id] = inspect.cleandoc(following.value.value)
    return {name: text for name, text in found.items() if name in model.model_fields}
