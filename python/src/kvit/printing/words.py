"""Sums of money in words (сумма прописью)."""

from __future__ import annotations

from decimal import Decimal

from kvit.printing.needs import needed
from kvit.text import Lang, Text

_FORMS = {
    "ru": (("рубль", "рубля", "рублей"), ("копейка", "копейки", "копеек")),
    "en": (("rouble", "roubles", "roubles"), ("kopeck", "kopecks", "kopecks")),
}


def in_words(amount: Decimal, lang: Lang) -> str:
    """A sum that is not negative: roubles in words, kopecks in figures, as Russian documents do.

    >>> in_words(Decimal("21001.02"), "ru")
    'двадцать одна тысяча один рубль 02 копейки'
    >>> in_words(Decimal("21001.02"), "en")
    'twenty-one thousand and one roubles 02 kopecks'
    """
    roubles, kopecks = divmod(int(amount.scaleb(2)), 100)
    words = needed(
        "num2words", "python3-num2words", Text("Сумма прописью", "A sum in words")
    ).num2words(roubles, lang=lang)
    of_roubles, of_kopecks = _FORMS[lang]
    return (
        f"{words} {_form(roubles, of_roubles, lang)} {kopecks:02} {_form(kopecks, of_kopecks, lang)}"
    )


def _form(count: int, forms: tuple[str, str, str], lang: Lang) -> str:
    """One, a few, many: 21 рубль, 22 рубля, 25 рублей, and 11 рублей too."""
    if lang == "en":
        return forms[0] if count == 1 else forms[2]
    last = 0 if count % 100 in range(11, 15) else count % 10
    return forms[0] if last == 1 else forms[1] if last in (2, 3, 4) else forms[2]
