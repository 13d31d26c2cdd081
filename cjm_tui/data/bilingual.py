"""Owns `Bilingual`: one text in the two languages that the program speaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in English and in Brazilian Portuguese."""

    en: str
    pt_br: str

    def in_(self, language: str) -> str:
        """Return the text in `language`, a key of `cjm_tui.i18n.LANGUAGES`."""
        return self.pt_br if language == "pt-BR" else self.en

    @classmethod
    def same(cls, text: str) -> Bilingual:
        """Return a text that reads the same in both languages, such as one that a user wrote in one only."""
        return cls(en=text, pt_br=text)
