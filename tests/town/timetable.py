"""Months of a town, and the days on which they are closed."""

from __future__ import annotations

import random
from datetime import date, timedelta

from charges_oracle.days import Period
from charges_oracle.house_facts import shift

FIRST, LAST = "2024-01", "2025-12"  # inside what the law and the dates below cover


def months_of(rng: random.Random, count: int) -> list[str]:
    """So many months in a row."""
    free = 24 - count
    if free < 0:
        raise ValueError(f"a town lives from {FIRST} to {LAST}: at most 24 months, not {count}")
    start = shift(FIRST, rng.randint(0, free))
    return [shift(start, by) for by in range(count)]


def closing_days(rng: random.Random, months: list[str]) -> dict[str, str]:
    """What was learned after this day does not exist for the month; a month is closed on its last
    day or a little later."""
    return {
        month: str(Period(month).last + timedelta(days=rng.choice((0, 0, 1, 2, 3, 5))))
        for month in [shift(months[0], -1), *months]
    }


def closing_after(closing: dict[str, str], day: str) -> str | None:
    """The first closing day that knows what was learned on a day."""
    return min((each for each in closing.values() if each >= day), default=None)


def later(day: str, days: int) -> str:
    return str(date.fromisoformat(day) + timedelta(days=days))
