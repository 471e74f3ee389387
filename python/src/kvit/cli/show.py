"""Numbers and tables for people."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from decimal import Decimal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from kvit import _core
from kvit.cli.lang import say
from kvit.figures import NBSP, number
from kvit.text import Lang

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def volume(value: Decimal, lang: Lang) -> str:
    """Without the zeros at its end.

    >>> volume(Decimal("0.5000000"), "ru"), volume(Decimal("120"), "ru")
    ('0,5', '120')
    """
    text = number(value, lang)
    return text.rstrip("0").rstrip(",.") if value.as_tuple().exponent else text


def money(value: Decimal, lang: Lang) -> str:
    """
    >>> money(Decimal("1234.56"), "ru"), money(Decimal("1234.56"), "en")
    ('1\\xa0234,56\\xa0₽', '1,234.56\\xa0RUB')
    """
    return number(value, lang) + NBSP + say("₽", "RUB", lang)


def unit(code: str, lang: Lang) -> str:
    return _core.unit_text(code, lang)


def mark(index: int) -> str:
    """Of a footnote.

    >>> mark(12)
    '¹²'
    """
    return str(index).translate(_SUPERSCRIPTS)


def console(*, error: bool = False) -> Console:
    """Nothing in a document is markup; without a terminal there is no colour."""
    stream = sys.stderr if error else sys.stdout
    return Console(file=stream, highlight=False, markup=False, emoji=False)


def table(title: str | None = None) -> Table:
    return Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False
    )


def text_column(each: Table, header: str) -> None:
    """One that may be broken into lines, and inside a long word too."""
    each.add_column(header, overflow="fold")


def number_column(each: Table, header: str) -> None:
    each.add_column(header, justify="right", no_wrap=True)


def items(out: Console, title: str, texts: Sequence[str]) -> None:
    """A list under its title; nothing where there are none."""
    if texts:
        out.print(Styled(title, style="bold"))
    for text in texts:
        item(out, "•", text)


def item(out: Console, sign: str, text: str) -> None:
    """With the lines of the item below each other."""
    rows = Table.grid(padding=(0, 1))
    rows.add_column(no_wrap=True)
    rows.add_column(overflow="fold")
    rows.add_row(sign, text)
    out.print(rows)
