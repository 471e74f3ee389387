"""The last day for payment, and days three years later."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

from . import tables

ONE = timedelta(days=1)


def works(day: date, presidential_off: bool) -> bool:
    """Whether the day is a working day."""
    if day in tables.WORKING_WEEKENDS:
        return True
    if day.weekday() >= 5 or (day.month, day.day) in tables.HOLIDAYS or day in tables.TRANSFERRED:
        return False
    return not (presidential_off and day in tables.PRESIDENTIAL)


def day_of_next_month(period: str, number: int) -> date:
    """Day `number` of the month after the period, or its last day."""
    year, month = map(int, period.split("-"))
    year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(number, calendar.monthrange(year, month)[1]))


def shifted(day: date, presidential_off: bool) -> date:
    """ГК 193: the next working day."""
    while not works(day, presidential_off):
        day += ONE
    return day


def due_day(debt: dict[str, Any], rule: Any, options: dict[str, str]) -> date:
    """The last day for payment of a debt month."""
    if "due_override" in debt:
        return date.fromisoformat(debt["due_override"])
    if isinstance(rule, dict):
        due = day_of_next_month(debt["period"], rule["day"])
        if rule["shift"] == "gk193_on":
            due = shifted(due, options["presidential_days"] == "presidential_days_off")
        if debt.get("due_date", str(due)) != str(due):
            raise ValueError(f"due_date {debt['due_date']}, but the rule gives {due}")
        return due
    if "due_date" in debt:
        return date.fromisoformat(debt["due_date"])
    late = date.fromisoformat(debt["period"] + "-01") >= tables.DUE_15[options["due_2026"]]
    due = day_of_next_month(debt["period"], 15 if late else 10)
    if options["due_shift"] == "gk193_on":
        due = shifted(due, options["presidential_days"] == "presidential_days_off")
    return due


def three_years_after(day: date) -> date:
    """The same day and month; 29 February becomes 28."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + 3, 2, 28)
    return day.replace(year=day.year + 3)
