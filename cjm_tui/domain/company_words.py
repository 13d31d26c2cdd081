"""Words that tell the organisation's story instead of the customer's."""

from __future__ import annotations

import re
from collections.abc import Iterable

COMPANY_WORDS = frozenset(
    (
        # English
        *("bill", "bills", "convert", "converts", "deploy", "deploys", "dispatch", "dispatches", "escalate"),
        *("escalates", "invoice", "invoices", "invoicing", "notify", "notifies", "nurture", "nurtures", "onboard"),
        *("onboarding", "onboards", "process", "processes", "processing", "provision", "provisions", "qualify"),
        *("qualifies", "retain", "retains", "triage", "triages", "upsell", "upselling", "validate", "we", "our"),
        # Portuguese
        *("atender", "atende", "despachar", "despacha", "disparar", "dispara", "emitir", "emite", "encaminhar"),
        *("encaminha", "escalar", "faturar", "fatura", "fidelizar", "fideliza", "homologar", "homologa"),
        *("notificar", "notifica", "processar", "processa", "prospectar", "prospecta", "provisionar"),
        *("provisiona", "qualificar", "qualifica", "reter", "triar", "tria", "triagem", "validar", "nós", "nosso"),
        *("nossa", "nossos", "nossas"),
    )
)
"""First words of a title that the organisation would say, and a customer hardly ever; case does not matter."""

_WE_DO = re.compile(r"\w{2,}[aei]mos", re.IGNORECASE)
"""A Portuguese verb in the first person plural: “Registramos o chamado”."""

_NO_VERBS = frozenset(("próximos", "últimos", "ótimos", "mínimos", "máximos", "extremos", "ramos"))
_FIRST_WORD = re.compile(r"\w[\w-]*")


def company_word(title: str, departments: Iterable[str]) -> str:
    """Return the verb or the department that makes a title sound like the organisation, or an empty text."""
    for department in departments:
        if department and re.match(re.escape(department) + r"\b", title, re.IGNORECASE):
            return department
    first = _FIRST_WORD.match(title.strip())
    word = first.group() if first else ""
    is_ours = word.casefold() in COMPANY_WORDS or (_WE_DO.fullmatch(word) and word.casefold() not in _NO_VERBS)
    return word if is_ours else ""
