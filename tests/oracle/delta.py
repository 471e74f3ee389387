"""Delta debugging: what fails is made smaller while it still fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Row = TypeVar("Row")
Case = TypeVar("Case")


def fewer(rows: list[Row], fails: Callable[[list[Row]], bool]) -> list[Row]:
    """A part of the rows that still fails, of which no single piece tried could be spared: pieces
    are dropped, large ones first."""
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


def smaller(
    case: Case, fails: Callable[[Case], bool], steps: Callable[[Case], Iterable[Case]]
) -> Case:
    """The case after as many steps as can be made while it still fails; each candidate of `steps`
    is a little less than the case, so that there is an end."""
    done = False
    while not done:
        done = True
        for candidate in steps(case):
            if fails(candidate):
                case, done = candidate, False
                break
    return case
