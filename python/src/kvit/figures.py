"""Numbers, days and months as people write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kvit.month import Month
from kvit.text import Lang

NBSP = "\N{NO-BREAK SPACE}"
_MONTHS = {
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "en": "January February March April May June July August September October November December",
}


def number(value: Decimal, lang: Lang) -> str:
    """With the separators of the language.

    >>> number(Decimal("-1234.50"), "ru"), number(Decimal("-1234.50"), "en")
    ('-1\\xa0234,50', '-1,234.50')
    """
    sign = "-" if value < 0 else ""
    whole, point, decimals = format(value.copy_abs(), "f").partition(".")
    groups = f"{int(whole):,}"
    if lang == "ru":
        groups, point = groups.replace(",", NBSP), point and ","
    return f"{sign}{groups}{point}{decimals}"


def month(value: Month, lang: Lang) -> str:
    """
    >>> month(Month(2025, 7), "ru")
    'июль 2025'
    """
    return f"{_MONTHS[lang].split()[value.month - 1]} {value.year}"


def day(value: date, lang: Lang) -> str:
    """
    >>> day(date(2025, 7, 5), "ru"), day(date(2025, 7, 5), "en")
    ('05.07.2025', '2025-07-05')
    """
    return f"{value:%d.%m.%Y}" if lang == "ru" else value.isoformat()
