"""Texts in both languages."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal, NamedTuple

Lang = Literal["ru", "en"]


class Text(NamedTuple):
    """One text in Russian and in English; both are written, none is translated from the other.

    >>> Text("Отопление", "Heating").get("en")
    'Heating'
    """

    ru: str
    en: str

    def get(self, lang: Lang) -> str:
        """The text in one language."""
        return self.ru if lang == "ru" else self.en


def language(environment: Mapping[str, str] = os.environ) -> Lang:
    """The language of the locale: Russian for ``ru…``, English otherwise.

    >>> language({"LANG": "ru_RU.UTF-8"}), language({"LC_ALL": "C", "LANG": "ru_RU.UTF-8"})
    ('ru', 'en')
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "ru" if value.lower().startswith("ru") else "en"
    return "en"
