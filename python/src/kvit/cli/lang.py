"""The language of the command: `--lang`, or else the locale."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

import typer

from kvit.text import Lang, language


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language of the help, which is made before the arguments are read.

    >>> chosen(["close", "--lang", "ru"], {"LANG": "C"}), chosen(["--lang=en"], {"LANG": "ru_RU"})
    ('ru', 'en')
    """
    words = iter(arguments)
    for word in words:
        value = next(words, "") if word == "--lang" else word.removeprefix("--lang=")
        if value != word and value in ("ru", "en"):
            return "ru" if value == "ru" else "en"
    return language(environment)


HERE: Lang = chosen(sys.argv[1:], os.environ)


def say(ru: str, en: str, lang: Lang = HERE) -> str:
    """A text of the command: both languages stand side by side where it is needed."""
    return ru if lang == "ru" else en


class Language(str, Enum):
    """What `--lang` takes."""

    ru = "ru"
    en = "en"

    @property
    def lang(self) -> Lang:
        return "ru" if self is Language.ru else "en"


LANG: Any = typer.Option(
    HERE, "--lang", help=say("Язык: по умолчанию из locale.", "Language: by default the locale's.")
)
JSON: Any = typer.Option(
    False, "--json", help=say("Вывести только JSON.", "Print JSON and nothing else.")
)
LENIENT: Any = typer.Option(
    False,
    "--lenient",
    help=say(
        "Принимать то, что встречается на практике, с замечаниями.",
        "Let pass what is met in practice, with remarks.",
    ),
)
