"""Words and figures of a printed page in one language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

from kvit import _core
from kvit.bill import Bill
from kvit.figures import NBSP, day, month, number
from kvit.month import Month
from kvit.printing.page import tidy
from kvit.text import Lang

#: In the genitive: «до 10 августа».
_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()


class Words:
    """What every part of a bill says numbers and days with."""

    def __init__(self, bill: Bill, lang: Lang) -> None:
        if lang not in get_args(Lang):
            raise ValueError(f"lang is one of {', '.join(get_args(Lang))}, not {lang!r}")
        self.bill = bill
        self.lang = lang

    def say(self, ru: str, en: str) -> str:
        return ru if self.lang == "ru" else en

    def figure(self, value: Decimal) -> str:
        """With a true minus before what is below zero."""
        return number(value, self.lang).replace("-", "−")

    def volume(self, value: Decimal) -> str:
        """Without the zeros at its end."""
        text = self.figure(value)
        return text.rstrip("0").rstrip(",.") if value.as_tuple().exponent else text

    def day(self, value: date) -> str:
        return day(value, self.lang)

    def long_day(self, value: date) -> str:
        """«10 августа 2025 г.»"""
        if self.lang == "en":
            return f"{value.day}{NBSP}{month_name(value, 'en')}{NBSP}{value.year}"
        return f"{value.day}{NBSP}{_MONTHS[value.month - 1]} {value.year}{NBSP}г."

    def money(self, value: Decimal) -> str:
        return self.figure(value) + NBSP + self.say("₽", "RUB")

    def unit(self, code: str) -> str:
        return _core.unit_text(code, self.lang)

    def tidy(self, text: str) -> str:
        return tidy(text)

    def numbered(self, ru: str, en: str, number: str) -> str:
        """«Лицевой счёт 24»: a number stays on the line of the word before it."""
        return f"{self.say(ru, en)}{NBSP}{number}"

    @property
    def account(self) -> str:
        return self.numbered("Лицевой счёт", "Account", self.bill.account)

    @property
    def month(self) -> str:
        """Of the bill: «июль 2025 г.»"""
        return month(self.bill.month, self.lang).replace(" ", NBSP) + self.say(f"{NBSP}г.", "")


def month_name(value: date, lang: Lang) -> str:
    """
    >>> month_name(date(2025, 7, 1), "en")
    'July'
    """
    return month(Month(value.year, value.month), lang).split(" ")[0]
