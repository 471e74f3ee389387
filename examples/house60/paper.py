"""Plain text tables and wrapped sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from textwrap import wrap

from kvit.figures import NBSP, number
from kvit.text import Lang

WIDTH = 120


def figure(value: Decimal, lang: Lang) -> str:
    """A number with ordinary spaces: the text is for a terminal."""
    return number(value, lang).replace(NBSP, " ")


def volume(value: Decimal, lang: Lang) -> str:
    """At most four decimals."""
    return figure(value.quantize(Decimal("0.0001")).normalize() + Decimal("0.000"), lang)


def heading(text: str) -> Iterator[str]:
    yield ""
    yield text
    yield "=" * len(text)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], texts: int = 1) -> Iterator[str]:
    """The first `texts` columns to the left, the others to the right."""
    body = [head, *rows]
    wide = [max(len(row[i]) for row in body) for i in range(len(head))]

    def line(row: tuple[str, ...]) -> str:
        cells = (
            cell.ljust(wide[i]) if i < texts else cell.rjust(wide[i]) for i, cell in enumerate(row)
        )
        return "  ".join(cells).rstrip()

    yield line(head)
    yield "  ".join("-" * each for each in wide)
    yield from map(line, body[1:])


def paragraph(text: str, indent: str) -> Iterator[str]:
    """Each line of the text, folded."""
    for each in text.replace(NBSP, " ").splitlines():
        inner = indent + " " * (len(each) - len(each.lstrip()))
        yield from wrap(each.strip(), WIDTH, initial_indent=inner, subsequent_indent=inner + "  ")
