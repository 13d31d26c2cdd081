"""A command line that cannot be understood: what is wrong with it, in the person's language."""

from __future__ import annotations

import re
from typing import Any

from cjm_tui.i18n import _

_NOT_A_NUMBER = re.compile(r"'(?P<value>.*)' is not a valid (?:int|float|integer|number)\b.*", re.DOTALL)
_OUT_OF_RANGE = re.compile(r"(?P<value>\S+) is not in the range (?P<range>.+?)\.?", re.DOTALL)
_UNKNOWN_COMMAND = re.compile(r"No such command '(?P<value>.*)'.*", re.DOTALL)
_TOO_MANY = re.compile(r"Got unexpected extra argument.*\((?P<value>.*)\)", re.DOTALL)


def told(misuse: Any) -> str:
    """Return what to say about a usage error of click's: the sentence, how the command is used, where to read more.

    click knows English only; what it says of its own is told anew, and sentences of ours are passed on.
    """
    lines = [_sentence(misuse)]
    context = getattr(misuse, "ctx", None)
    if context is not None:
        usage = " ".join(context.get_usage().split()).removeprefix("Usage: ")
        lines.append(_("Usage: {usage}").format(usage=usage))
        lines.append(_("More: {command} --help").format(command=context.command_path))
    return "\n".join(lines)


def _sentence(misuse: Any) -> str:
    message = str(misuse.message or "")
    kind = type(misuse).__name__
    if kind == "MissingParameter":
        return _("{name} is missing.").format(name=_name(misuse))
    if kind == "NoSuchOption":
        sentence = _("There is no option “{name}”.").format(name=misuse.option_name)
        near = ", ".join(misuse.possibilities or ())
        return f"{sentence} " + _("Is it one of these: {names}?").format(names=near) if near else sentence
    if kind == "BadOptionUsage":
        return _("{name} needs a value.").format(name=misuse.option_name)
    if match := _UNKNOWN_COMMAND.fullmatch(message):
        return _("There is no command “{name}”.").format(name=match["value"])
    if match := _TOO_MANY.fullmatch(message):
        return _("That is too much: {words}.").format(words=match["value"])
    if match := _NOT_A_NUMBER.fullmatch(message):
        return _("{name}: “{value}” is no number.").format(name=_name(misuse), value=match["value"])
    if match := _OUT_OF_RANGE.fullmatch(message):
        return _("{name}: {value} is not in the range {range}.").format(
            name=_name(misuse), value=match["value"], range=match["range"]
        )
    name = _name(misuse)
    return f"{name}: {message}" if name else message


def _name(misuse: Any) -> str:
    """Return what the option or argument is called on the command line."""
    hint = getattr(misuse, "param_hint", None)
    if hint:
        return str(hint if isinstance(hint, str) else " / ".join(hint)).strip("'")
    parameter = getattr(misuse, "param", None)
    if parameter is None:
        return ""
    options = [option for option in parameter.opts if option.startswith("-")]
    return options[-1] if options else str(parameter.metavar or parameter.name).strip("[]")
