"""Penalties (пени) on a bill: what the postings of a month's penalties are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kvit.month import Month
from kvit.source import Source
from kvit.text import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class PenaltyDays:
    """Days of delay with the same debt, rate and share of the rate."""

    first: date
    last: date
    first_day: int  #: the number of its first day of delay
    debt: Decimal  #: долг в эти дни
    rate: Decimal  #: percent a year
    divisor: int  #: 300 is one three-hundredth
    amount: Decimal  #: for display alone where the policy rounds later
    sources: tuple[Source, ...]  #: of the rate, its limit and the scale


@dataclass(frozen=True, kw_only=True, slots=True)
class BilledPenalty:
    """BilledPenalty — пени по одному долгу, all that has accrued by the last day of the month.

    ``accrued + kept − posted`` is what the month posts: ``this_month`` for its own days, ``by_facts``
    and ``by_rules`` for earlier days that are known otherwise now. Where the policy takes one rate
    for all days (``penalty_rate``), ``this_month`` has the difference that a new rate makes too.
    """

    creditor: str
    creditor_name: str
    service: str
    title: Text
    month: Month  #: of the debt
    due_date: date
    days: tuple[PenaltyDays, ...]  #: those without penalty are left out
    accrued: Decimal
    posted: Decimal  #: by earlier months
    kept: Decimal  #: posted and forgiven, though it has not accrued by what is known now
    this_month: Decimal
    by_facts: Decimal  #: the debt or its payments are known otherwise
    by_rules: Decimal  #: the rate, its limit, the scale or a practice changed backwards

    @property
    def amount(self) -> Decimal:
        """What the month posts."""
        return self.accrued + self.kept - self.posted
