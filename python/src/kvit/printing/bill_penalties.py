"""Пени of a bill: for each debt what has accrued, what was posted before, and what this bill posts."""

from __future__ import annotations

from kvit.bill import Bill
from kvit.billed_penalty import BilledPenalty, PenaltyDays
from kvit.figures import NBSP
from kvit.printing.bill_figures import Words


def penalties_of(bill: Bill) -> list[BilledPenalty]:
    """Those that the bill posts something of."""
    return [each for each in bill.penalties if each.amount]


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
