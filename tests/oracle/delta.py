"""Delta debugging of a list: pieces are dropped, large ones first, while something still fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Row = TypeVar("Row")


def fewer(rows: list[Row], fails: Callable[[list[Row]], bool]) -> list[Row]:
    """A part of the rows that still fails, of which no single piece tried could be spared."""
    size = len(rows)
    while size:
        at = 0
        while at < len(rows):
            left = rows[:at] + rows[at + size :]
            if fails(left):
                rows = left
            else:
                at += size
        size //= 2
    return rows
