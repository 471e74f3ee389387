"""Sums of money in words."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from num2words import num2words

from kvit.printing.words import in_words


@pytest.mark.parametrize(
    ("amount", "ru"),
    [
        ("0.00", "ноль рублей 00 копеек"),
        ("0.01", "ноль рублей 01 копейка"),
        ("1.01", "один рубль 01 копейка"),
        ("2.02", "два рубля 02 копейки"),
        ("5.05", "пять рублей 05 копеек"),
        ("11.11", "одиннадцать рублей 11 копеек"),
        ("12.14", "двенадцать рублей 14 копеек"),
        ("21.21", "двадцать один рубль 21 копейка"),
        ("22.24", "двадцать два рубля 24 копейки"),
        ("101.50", "сто один рубль 50 копеек"),
        ("111.99", "сто одиннадцать рублей 99 копеек"),
        ("1000.00", "одна тысяча рублей 00 копеек"),
        ("2002.10", "две тысячи два рубля 10 копеек"),
        ("21011.12", "двадцать одна тысяча одиннадцать рублей 12 копеек"),
        ("1000001.34", "один миллион один рубль 34 копейки"),
        ("5212345.67",
         "пять миллионов двести двенадцать тысяч триста сорок пять рублей 67 копеек"),
        ("2000000000.00", "два миллиарда рублей 00 копеек"),
    ],
)  # fmt: skip
def test_sums_in_russian_words(amount: str, ru: str) -> None:
    assert in_words(Decimal(amount), "ru") == ru


def test_sums_in_english_words() -> None:
    for amount, words in (
        ("0.00", "zero roubles 00 kopecks"),
        ("1.01", "one rouble 01 kopeck"),
        ("21.11", "twenty-one roubles 11 kopecks"),
        ("46250.17", "forty-six thousand, two hundred and fifty roubles 17 kopecks"),
    ):
        assert in_words(Decimal(amount), "en") == words


def test_the_form_of_the_noun_follows_the_number() -> None:
    """The package has the nouns too, in words of its own: two ways to the same forms."""
    draw = random.Random(20250930)
    for _ in range(2000):
        kopecks = draw.randrange(10 ** draw.randrange(1, 13))
        amount = Decimal(kopecks).scaleb(-2)
        told = num2words(amount, lang="ru", to="currency", currency="RUB")
        roubles, _, small = told.rpartition(", ")
        assert in_words(amount, "ru") == f"{roubles} {kopecks % 100:02} {small.split()[-1]}"
