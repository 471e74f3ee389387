"""A page of HTML from a template: it loads nothing, and the same facts give the same text."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from html import escape
from typing import Any

from kvit.figures import NBSP, number
from kvit.printing.needs import needed
from kvit.text import Lang, Text

_LONG = re.compile(r"[^\s]{40,}")
_PIECE = re.compile(r"(?:&[^;]+;|[^&]){1,12}")
_ACCOUNT = re.compile(r"(?:лицев\w+ сч[её]т\w*|л/с|ЕЛС|\baccount) (?=№|\d)", re.IGNORECASE)


def rendered(template: str, what: Text, **facts: object) -> str:
    """The page; `what` is named where the package of the templates is missing."""
    jinja2 = needed("jinja2", "python3-jinja2", what)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("kvit.printing"),
        autoescape=True,
        finalize=_breakable(needed("markupsafe", "python3-jinja2", what).Markup),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    page: str = environment.get_template(template).render(css_text=css_text, **facts)
    return page


def _breakable(markup: Callable[[str], Any]) -> Callable[[object], object]:
    """What a template prints, with places to break in a word that no line may hold (an address on the
    web): left to itself it would leave the page. What is markup already stays as it is.
    """

    def finalize(value: object) -> object:
        if type(value) is not str or not _LONG.search(value):
            return value
        return markup(_LONG.sub(lambda found: _PIECE.sub(r"\g<0><wbr>", found[0]), escape(value, False)))

    return finalize


def css_text(text: str) -> str:
    """A string for a style sheet, whatever stands in it.

    >>> css_text('kvit "1"')
    '"kvit \\\\22 1\\\\22 "'
    """
    safe = re.sub(r"[^\w .,:;№/()·-]", lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{safe}"'


def tidy(text: str) -> str:
    """With a number on the line of its sign or unit, a name on that of «ул.», a dash on that of the word
    before it, an account on that of its words.

    >>> tidy("п. 59, № 354 — 2 м³"), tidy("лицевой счёт 0012")
    ('п.\\xa059, №\\xa0354\\xa0— 2\\xa0м³', 'лицевой\\xa0счёт\\xa00012')
    """
    text = re.sub(r"№ (?=\S)", f"№{NBSP}", text)
    text = _ACCOUNT.sub(lambda found: found[0].replace(" ", NBSP), text)
    text = re.sub(r"(№|\b(?:ст|ч|п|пп|прил|art|App)\.) (?=\d)", rf"\1{NBSP}", text)
    text = re.sub(r"\b(г|ул|пр|пер|д|корп|кв|пом|тел)\. (?=\w)", rf"\1.{NBSP}", text)
    text = re.sub(r"(?<=\d) (?=(?:м³|м²|кВт·ч|Гкал|чел\.|дн\.|мес\.|₽|руб\.|m³|m²|kWh|Gcal|RUB)(?!\w))", NBSP, text)
    return text.replace(" — ", f"{NBSP}— ")


_SUM = re.compile(r"(?<![\d.,\xa0])(\d{4,})([.,])(\d\d)(?=[ \xa0](?:₽|руб|RUB))")


def grouped(text: str, lang: Lang) -> str:
    """With the thousands of its sums apart, as they are in the tables: a sentence of the core has them plain.

    >>> grouped("Переплата 30000,00 ₽, дом 3900", "ru")
    'Переплата 30\\xa0000,00 ₽, дом 3900'
    """
    return _SUM.sub(lambda found: number(Decimal(f"{found[1]}.{found[3]}"), lang), text)
