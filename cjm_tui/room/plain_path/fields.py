"""Fields by their names: what `role=Analyst` writes into a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from cjm_tui.domain.edits import Fields, jsonable
from cjm_tui.domain.records import Record, limits, references
from cjm_tui.domain.text import count_graphemes
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.inbound import values
from cjm_tui.exchange.inbound.feelings import folded
from cjm_tui.exchange.outbound.fields import JOINER, label, titled_fields
from cjm_tui.i18n import LANGUAGES, _, using
from cjm_tui.room.plain_path.named import Unclear, one_of


def fields_from(workshop: Workshop, model: type[Record], written: Mapping[str, str]) -> Fields:
    """Return the values of the fields that are named by key or by label, in any language.

    Raises:
        Unclear: there is no such field, or it does not take what is written.
    """
    named = _names_of(model)
    fields: Fields = {}
    for name, text in written.items():
        if (key := named.get(folded(name.strip()))) is None:
            known = ", ".join(titled_fields(model))
            raise Unclear(_("“{field}” is no field; known are {fields}.").format(field=name, fields=known))
        fields[key] = _value(workshop, model, key, text.strip())
    return fields


def check_fields(model: type[Record], fields: Fields) -> None:
    """Refuse what a record of the kind cannot hold; nothing is cut in silence.

    Raises:
        Unclear: with a sentence for the person.
    """
    for name, limit in limits(model).items():
        text = fields.get(name)
        if isinstance(text, str) and count_graphemes(text) > limit.graphemes:
            raise Unclear(_("That is longer than {n} characters.").format(n=limit.graphemes))
    try:
        model.model_validate({"uid": "new", **jsonable(fields)})
    except ValidationError as mistake:
        for problem in mistake.errors():
            name = str(problem["loc"][0])
            if name in fields:
                raise _refusal(model, name, str(fields[name])) from mistake
        raise


def _value(workshop: Workshop, model: type[Record], name: str, text: str) -> Any:
    default = model.model_fields[name].get_default(call_default_factory=True)
    parts = [part.strip() for part in text.split(JOINER.strip()) if part.strip()]
    if ref := references(model).get(name):
        known = workshop.records.get(ref.kind, {}).values()
        uids = [one_of(workshop, known, part, ref.kind).uid for part in parts]
        return uids if isinstance(default, tuple) else next(iter(uids), None)
    if isinstance(default, tuple):
        return parts
    if isinstance(default, bool):
        return values.is_yes(text)
    value = values.value_for(model, name, text) if text else default
    if value is None and text:
        raise _refusal(model, name, text)
    return value


def _refusal(model: type[Record], name: str, text: str) -> Unclear:
    return Unclear(_("“{text}” is nothing that “{name}” can hold.").format(text=text, name=label(model, name)))


def _names_of(model: type[Record]) -> dict[str, str]:
    names = {folded(name): name for name in titled_fields(model)}
    for language in LANGUAGES:
        with using(language):
            names |= {folded(label(model, name)): name for name in titled_fields(model)}
    return names
