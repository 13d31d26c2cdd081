"""From what people write to what a field takes: choices by any of their names, durations, dates, yes and no."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from cjm_tui.domain.choices import ChannelKind, Choice, Moscow, Period
from cjm_tui.domain.records import Record
from cjm_tui.exchange.inbound import cells as cell
from cjm_tui.exchange.inbound.feelings import folded
from cjm_tui.i18n import LANGUAGES, _, using

_YES = frozenset("yes y true 1 x sim s verdadeiro si ✓ ✔".split())  # noqa: SIM905
_NO = frozenset("no n false 0 nao falso ✗ ✘".split())  # noqa: SIM905
_UNITS = {"s": 1 / 60, "sec": 1 / 60, "seg": 1 / 60, "m": 1, "min": 1, "h": 60, "hr": 60, "hora": 60, "hour": 60}
_UNITS |= {"d": 1440, "dia": 1440, "day": 1440, "sem": 10080, "semana": 10080, "week": 10080, "w": 10080}
_UNITS |= {"mes": 43200, "month": 43200, "segundo": 1 / 60, "second": 1 / 60, "minuto": 1, "minute": 1}
_DURATION = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?)\s*([^\W\d_]*)")
_LOCAL_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_PHYSICAL = re.compile(
    r"\b(?:loja|store|shop|presencia|in person|balcao|counter|office|escritorio|tienda|agencia|branch|visit|totem)"
)
_HUMAN = re.compile(r"\b(?:phone|telefon|ligac|call|whatsapp|sac|atend|support agent|tecnico|vendedor|llamada|sales)")
_DIGITAL = re.compile(
    r"\b(?:e-?mail|correio eletronico|site|web|app\b|aplicativo|portal|chat|bot\b|online|internet|sms|mobile|digital"
    r"|instagram|facebook|linkedin|youtube|blog|newsletter|google|search engine|social media|redes? socia|formulario"
    r"|autoatendimento|self-?service|pesquisa online)"
)
_DEAL = re.compile(
    r"\b(?:compra|comprar|purchase|checkout|pagamento|pago|payment|pedido|order|buy|contrat|sign ?up|cadastro|conversao"
    r"|conversion|decisao|reserva|booking|transac|abre chamado|enroll|venda)"
)


def choice_of(vocabulary: type[Choice], text: str) -> Choice | None:
    """Return the member that a text names by its key or its label in any language."""
    return _names_of(vocabulary).get(folded(text.strip()))


def period_of(text: str) -> Period | None:
    """Return the period that a text names: before, during, after, or a template's word such as "Pré-venda"."""
    found = choice_of(Period, text)
    if isinstance(found, Period):
        return found
    start = re.sub(r"[^a-z]", "", folded(text))
    for period, words in (
        (Period.BEFORE, ("pre", "antes", "before")),
        (Period.AFTER, ("pos", "post", "depois", "despues", "after")),
        (Period.DURING, ("compra", "durante", "during", "deal", "purchase")),
    ):
        if start.startswith(words):
            return period
    return None


def periods_of(titles: list[str]) -> list[Period]:
    """Return a period for each stage: the first that sounds like the deal is the middle; without one all are."""
    deal = next(
        (number for number, title in enumerate(titles) if _DEAL.search(folded(title)) and not _is_after(title)), None
    )
    if deal is None:
        return [Period.DURING] * len(titles)
    return [
        Period.BEFORE if number < deal else Period.DURING if number == deal else Period.AFTER
        for number in range(len(titles))
    ]


def channel_kind_of(title: str) -> ChannelKind | None:
    """Return how a channel with the title reaches people, where its words say it."""
    words = folded(title)
    kinds = {
        ChannelKind.PHYSICAL: _PHYSICAL,
        ChannelKind.HUMAN_REMOTE: _HUMAN,
        ChannelKind.DIGITAL: _DIGITAL,
    }
    return next((kind for kind, pattern in kinds.items() if pattern.search(words)), None)


def minutes_of(text: str) -> int | None:
    """Return the minutes of "15", "3 h", "2 dias" or "1 h 30"; None for anything else."""
    parts = _DURATION.findall(folded(text))
    rest = _DURATION.sub("", folded(text))
    if not parts or rest.strip(" .,e&+~"):
        return None
    total = 0.0
    for amount, unit in parts:
        factor = _UNITS.get(unit) or _UNITS.get(unit.removesuffix("s")) or _UNITS.get(unit.removesuffix("es"))
        if unit and factor is None:
            return None
        total += float(amount.replace(",", ".")) * (factor or 1)
    return round(total)


def date_of(text: str, *, month_first: bool = False) -> date | None:
    """Return the date of an ISO text or of day, month and year; None for anything else."""
    text = text.strip()[:10]
    try:
        if match := _LOCAL_DATE.fullmatch(text):
            day, month = (2, 1) if month_first else (1, 2)
            return date(int(match[3]), int(match[month]), int(match[day]))
        return date.fromisoformat(text)
    except ValueError:
        return None


def moscow_of(text: str) -> Moscow | None:
    """Return the MoSCoW priority of "Must Have" or "Won't Have (Now)"; None for anything else."""
    word = re.sub(r"[^a-z]", "", folded(text))
    return next((m for m in Moscow if word.startswith(m.value)), None)


def is_yes(text: str) -> bool:
    """Tell whether a text means yes."""
    return folded(text.strip()) in _YES


def is_no(text: str) -> bool:
    """Tell whether a text means no."""
    return folded(text.strip()) in _NO


def value_for(model: type[Record], name: str, text: str, *, month_first: bool = False) -> Any | None:
    """Return the value that a text gives to a field of a record, by the field's type; None where it gives none."""
    annotation = model.model_fields[name].annotation
    kinds = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    for kind in kinds:
        bare = get_args(kind)[0] if hasattr(kind, "__metadata__") else kind
        if bare is bool:
            return True if is_yes(text) else False if is_no(text) else None
        if bare is int:
            number = minutes_of(text) if name.endswith("minutes") else cell.number(text)
            return None if number is None else round(number)
        if bare is float:
            return cell.number(text)
        if bare is date:
            return date_of(text, month_first=month_first)
        if bare is str:
            return text
        if get_origin(bare) is tuple:
            return tuple(cell.items(text))
        if isinstance(bare, type) and issubclass(bare, Choice):
            return choice_of(bare, text)
    return None


@cache
def _names_of(vocabulary: type[Choice]) -> dict[str, Choice]:
    names = {folded(member.value): member for member in vocabulary}
    for language in LANGUAGES:
        with using(language):
            names |= {folded(_(member.label)): member for member in vocabulary}
    for name, member in list(names.items()):
        # People write "planejado" of a touchpoint and "planejada" of an action.
        if name.endswith(("a", "o")):
            names.setdefault(name[:-1] + ("o" if name.endswith("a") else "a"), member)
    return names


def _is_after(title: str) -> bool:
    return period_of(title) is Period.AFTER
