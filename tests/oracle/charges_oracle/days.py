"""Months and days; what is in force on a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

DAY = timedelta(days=1)
Row = dict[str, Any]


class Period:
    """A billing period: расчётный период."""

    def __init__(self, text: str) -> None:
        self.year, self.month = (int(x) for x in text.split("-"))
        self.length = monthrange(self.year, self.month)[1]
        self.first = date(self.year, self.month, 1)
        self.last = date(self.year, self.month, self.length)
        self.after = self.last + DAY
        self.days = [date(self.year, self.month, n) for n in range(1, self.length + 1)]

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    def next(self) -> str:
        return f"{self.after.year:04}-{self.after.month:02}"


def months_between(earlier: date, later: date) -> int:
    """By the months that the days are in."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def day_of(row: Row, key: str, otherwise: date) -> date:
    value = row.get(key)
    return date.fromisoformat(value) if value else otherwise


def starts(row: Row) -> date:
    return day_of(row, "valid_from", date.min)


def ends(row: Row) -> date:
    """The day after the last one."""
    return day_of(row, "valid_to", date.max)


def valid(row: Row, day: date) -> bool:
    return starts(row) <= day < ends(row)


def in_force(values: list[Row], day: date) -> Row | None:
    """The row of dated values (`from`, `to`) of a day."""
    found = [
        each
        for each in values
        if day_of(each, "from", date.min) <= day < day_of(each, "to", date.max)
    ]
    assert len(found) < 2, (values, day)
    return found[0] if found else None
