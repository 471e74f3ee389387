"""Money as whole kopecks."""

from __future__ import annotations

from collections.abc import Iterable


def kopecks(text: str) -> int:
    """Of a sum of a document, such as "-12.30"."""
    whole, point, rest = text.partition(".")
    assert point and len(rest) == 2, text
    return int(whole + rest)


def roubles(amount: int) -> str:
    """As a document writes it."""
    whole, rest = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole}.{rest:02}"


def total(amounts: Iterable[str]) -> int:
    return sum(map(kopecks, amounts))
