"""The rate of a charged day: which day's rate, and the limit on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from . import tables
from .allocation import Account, Debt, Payment


@dataclass
class Rates:
    """Everything that a rate depends on in a case."""

    case: dict[str, Any]
    options: dict[str, str]
    account: Account

    def __post_init__(self) -> None:
        self.policy = self.case["policy"]
        self.as_of = date.fromisoformat(self.case["as_of"])
        judgment = self.case.get("judgment_day") or self.policy.get("judgment_day")
        self.judgment_day = date.fromisoformat(judgment or self.case["as_of"])
        self.own = [
            (date.fromisoformat(x["from"]), Fraction(x["percent"]))
            for x in self.policy.get("rates", [])
        ]

    def on(self, day: date) -> Fraction:
        """The rate in force on a day."""
        if not self.own and day > tables.COVERED_UNTIL:
            if self.options["uncovered_rate"] == "refuse":
                raise ValueError(f"no rate is known on {day}")
        rows = self.own or tables.SERIES[self.options["series"]]
        return [percent for first, percent in rows if first <= day][-1]

    def next_payment(self, debt: Debt, day: date) -> date:
        """The day of the next payment to this debt, or `as_of`."""
        free = self.options["payment_day"] == "payday_free"
        for payment, paid, _ in self.account.parts:
            if paid is debt and (payment.date > day or payment.date == day and not free):
                return payment.date
        return self.as_of

    def charged(self, debt: Debt, part: Payment | None, day: date) -> Fraction:
        """The percent of a charged day of a debt or of the part that a payment covered."""
        practice = self.options["rate"]
        if practice == "rate_on_payment_day":
            rate_day = part.date if part else self.as_of
        elif practice == "rate_on_next_payment_day":
            rate_day = self.next_payment(debt, day)
        elif practice == "rate_on_judgment_day":
            rate_day = self.judgment_day
        elif practice == "rate_as_of":
            rate_day = self.as_of
        else:
            rate_day = day
        flat = practice == "flat"
        percent = Fraction(self.policy["flat_percent"]) if flat else self.on(rate_day)
        by_accrual = self.options["cap_day"] == "cap_by_accrual_day"
        return self.limited(percent, day if by_accrual else rate_day)

    def limited(self, percent: Fraction, tested: date) -> Fraction:
        """ПП 474 and its successors."""
        if self.options["cap"] == "none":
            return percent
        if tables.FIXED[0] <= tested <= tables.FIXED[1]:
            return tables.LIMIT
        if self.options["cap_2025"] == "gap_21":
            if tables.GAP_2025[0] <= tested <= tables.GAP_2025[1]:
                return percent
        if tested >= tables.LOWER[0]:
            if tested > tables.LOWER[1] and self.options["uncovered_rate"] == "refuse":
                raise ValueError(f"no limit is known on {tested}")
            return min(percent, tables.LIMIT)
        return percent
