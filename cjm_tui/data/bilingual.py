"""Owns `Bilingual`: one text in the two languages that the program speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ARTICLES = {
    True: {"": "a", "de": "da", "em": "na", "por": "pela", "a": "à"},
    False: {"": "o", "de": "do", "em": "no", "por": "pelo", "a": "ao"},
}
_PERSONA = re.compile(r"(?P<start>^|[.?!:] |“)?(?:\b(?P<before>de|em|por|a) )?\{persona\}")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in English and in Brazilian Portuguese."""

    en: str
    pt_br: str

    def in_(self, language: str) -> str:
        """Return the text in `language`, a key of `cjm_tui.i18n.LANGUAGES`."""
        return self.pt_br if language == "pt-BR" else self.en

    def about(self, persona: str, language: str, *, feminine: bool | None = None) -> str:
        """Return the text with `{persona}` filled in, in Portuguese with her or his article.

        Spoken Portuguese says “a Ana” and “do Rui”; without a gender the name stands alone, right as well.
        """
        text = self.in_(language)
        if language != "pt-BR" or feminine is None:
            return text.replace("{persona}", persona)

        def with_article(found: re.Match[str]) -> str:
            article = _ARTICLES[feminine][found["before"] or ""]
            opens_sentence = found["start"] is not None and not found["before"]
            return f"{found['start'] or ''}{article.capitalize() if opens_sentence else article} {persona}"

        return _PERSONA.sub(with_article, text)

    @classmethod
    def same(cls, text: str) -> Bilingual:
        """Return a text that reads the same in both languages, such as one that a user wrote in one only."""
        return cls(en=text, pt_br=text)
