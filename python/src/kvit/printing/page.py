"""A page of HTML from a template: it loads nothing, and the same facts give the same text."""

from __future__ import annotations

import re

from kvit.figures import NBSP
from kvit.printing.needs import needed
from kvit.text import Text


def rendered(template: str, what: Text, **facts: object) -> str:
    """The page; `what` is named where the package of the templates is missing."""
    jinja2 = needed("jinja2", "python3-jinja2", what)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("kvit.printing"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    page: str = environment.get_template(template).render(css_text=css_text, **facts)
    return page


def css_text(text: str) -> str:
    """A string for a style sheet, whatever stands in it.

    >>> css_text('kvit "1"')
    '"kvit \\\\22 1\\\\22 "'
    """
    safe = re.sub(r"[^\w .,:;№/()·-]", lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{safe}"'


def tidy(text: str) -> str:
    """With a number on the line of its sign or unit, a name on that of «ул.», a dash on that of the word
    before it.

    >>> tidy("п. 59, № 354 — 2 м³")
    'п.\\xa059, №\\xa0354\\xa0— 2\\xa0м³'
    """
    text = re.sub(r"(№|\b(?:ст|ч|п|пп|прил|art|App)\.) (?=\d)", rf"\1{NBSP}", text)
    text = re.sub(r"\b(г|ул|пр|пер|д|корп|кв|пом|тел)\. (?=\w)", rf"\1.{NBSP}", text)
    text = re.sub(r"(?<=\d) (?=(?:м³|м²|кВт·ч|Гкал|чел\.|дн\.|мес\.|₽|руб\.|m³|m²|kWh|Gcal|RUB)(?!\w))", NBSP, text)
    return text.replace(" — ", f"{NBSP}— ")
