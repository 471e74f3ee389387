"""Пени of a bill: for each debt what has accrued, what was posted before, and what this bill posts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from kvit.bill import Bill
from kvit.figures import NBSP
from kvit.month import Month
from kvit.printing.bill_figures import Words
from kvit.text import Text


class PenaltyDays(Protocol):
    """Days of delay with the same debt, rate and share of the rate."""

    first: date
    last: date
    debt: Decimal
    rate: Decimal  #: percent a year
    divisor: int
    amount: Decimal


class BilledPenalty(Protocol):
    """Penalty on one debt, up to the last day of the month of the bill."""

    title: Text
    creditor_name: str
    month: Month  #: of the debt
    due_date: date
    days: Sequence[PenaltyDays]
    accrued: Decimal
    posted: Decimal  #: by earlier months


def penalties_of(bill: Bill) -> list[BilledPenalty]:
    """Those that the bill posts something of; none where a bill does not tell how they were made."""
    found: Sequence[BilledPenalty] = getattr(bill, "penalties", ())
    return [each for each in found if each.accrued != each.posted]


def formula_of(days: PenaltyDays, words: Words) -> str:
    """«с 11.05.2025 по 31.05.2025: 3 000,00 × 21 дн. × 9,5 % × 1/300 = 19,95»"""
    count = (days.last - days.first).days + 1
    first, last = words.day(days.first), words.day(days.last)
    span = words.say(f"с{NBSP}{first} по{NBSP}{last}", f"{first} to {last}")
    factors = (
        words.figure(days.debt),
        f"{count}{NBSP}{words.unit('day')}",
        f"{words.volume(days.rate)}{NBSP}%",
        f"1/{days.divisor}",
    )
    return f"{span}: {f' ×{NBSP}'.join(factors)} = {words.figure(days.amount)}"
