"""The penalty of a case: every day of every debt, then the rounding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

from . import tables
from .allocation import Account, Debt, Payment, allocate
from .due import ONE, three_years_after
from .options import options_of
from .rates import Rates
from .suspensions import Suspension, suspensions_of


def round_half_up(amount: Fraction) -> Fraction:
    """To the kopeck."""
    return Fraction(floor(amount * 100 + Fraction(1, 2)), 100)


def money(amount: Fraction) -> str:
    """Exact kopecks as text."""
    kopecks = amount * 100
    assert kopecks.denominator == 1
    whole, rest = divmod(abs(kopecks.numerator), 100)
    return f"{'-' if kopecks < 0 else ''}{whole}.{rest:02}"


def percent(rate: Fraction) -> str:
    """At least two decimals."""
    for digits in range(2, 12):
        scaled = rate * 10**digits
        if scaled.denominator == 1:
            whole, rest = divmod(scaled.numerator, 10**digits)
            return f"{whole}.{rest:0{digits}}"
    raise ValueError(f"percent {rate}")


@dataclass
class Day:
    """One charged day of a debt or of a part of it."""

    date: date
    number: int
    debt: Fraction
    rate: Fraction
    divisor: int
    zero: str | None
    stopped_by: list[str]

    def penalty(self) -> Fraction:
        return self.debt * self.rate / 100 / self.divisor if self.divisor else Fraction(0)

    def alike(self) -> tuple[Any, ...]:
        return (self.debt, self.rate, self.divisor, self.zero)


class Calculation:
    """One case with what its days depend on."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.case = case
        self.options = options_of(case["policy"])
        self.as_of = date.fromisoformat(case["as_of"])
        self.last = self.as_of - (ONE if self.options["as_of"] == "exclusive" else 0 * ONE)
        self.account: Account = allocate(case, self.options)
        keys = [(debt.period, debt.due) for debt in self.account.debts]
        if len(set(keys)) < len(keys):
            raise ValueError("two debts of one month and one due date")
        self.suspensions: list[Suspension] = suspensions_of(case, self.options)
        self.rates = Rates(case, self.options, self.account)
        self.claim = date.fromisoformat(case.get("claim_date", case["as_of"]))

    def divisor(self, debt: Debt, day: date, number: int) -> int:
        """By the edition of the scale that the day takes."""
        editions = tables.SCALES[self.case["scale"]]
        practice = self.options["transition_2016"]
        asked = day if practice == "split" else debt.due + ONE
        if practice == "new_for_all":
            asked = date.max
        steps = [steps for first, steps in editions if first <= asked][-1]
        return [divisor for last, divisor in steps if last is None or number <= last][0]

    def time_barred(self, debt: Debt, day: date) -> bool:
        if self.options["limitation"] == "limitation_not_applied":
            return False
        return three_years_after(debt.due) < self.claim or three_years_after(day) < self.claim

    def days(self, debt: Debt, whole: bool, part: Payment | None) -> list[Day]:
        """The days with money owed: of the whole debt, of one part, or of the rest."""
        found = []
        number = 0
        day = debt.due + ONE
        while day <= self.last:
            stopped = [x.name for x in self.suspensions if x.stops(debt, day)]
            if not (stopped and self.options["clock"] == "clock_frozen"):
                number += 1
            owed = Fraction(0)
            for piece in debt.pieces:
                if (whole or piece.payment is part) and piece.since <= day < piece.until:
                    owed += piece.amount
            if owed > 0:
                zero, divisor = None, 0
                if not debt.presented:
                    zero = "not_presented"
                elif self.time_barred(debt, day):
                    zero = "time_barred"
                elif stopped:
                    zero = "no_accrual"
                else:
                    divisor = self.divisor(debt, day, number)
                    if divisor == 0:
                        zero = "free_days"
                rate = self.rates.charged(debt, part, day)
                found.append(Day(day, number, owed, rate, divisor, zero, stopped))
            day += ONE
        return found

    def runs(self, days: list[Day]) -> list[list[Day]]:
        """Days without a gap and alike; a new month cuts too where the policy says so."""
        found: list[list[Day]] = []
        for day in days:
            before = found[-1][-1] if found else None
            joins = before and before.date + ONE == day.date and before.alike() == day.alike()
            if self.options["interval_cut"] == "month_ends" and day.date.day == 1:
                joins = False
            if joins:
                found[-1].append(day)
            else:
                found.append([day])
        return found

    def interval_amount(self, run: list[Day]) -> Fraction:
        if self.options["rounding"] == "round_day":
            return sum((round_half_up(day.penalty()) for day in run), Fraction(0))
        return round_half_up(sum((day.penalty() for day in run), Fraction(0)))

    def result(self) -> dict[str, Any]:
        intervals, debts = [], []
        exact_total, total = Fraction(0), Fraction(0)
        for debt in self.account.debts:
            exact, of_intervals = Fraction(0), Fraction(0)
            by_parts = self.options["rate"] == "rate_on_payment_day"
            groups: list[Payment | None] = [None]
            if by_parts:
                groups = [x for x, paid, _ in self.account.parts if paid is debt] + [None]
            for part in groups:
                for run in self.runs(self.days(debt, not by_parts, part)):
                    amount = self.interval_amount(run)
                    of_intervals += amount
                    exact += sum((day.penalty() for day in run), Fraction(0))
                    intervals.append(interval(debt, part, run, amount))
            rounding = self.options["rounding"]
            by_days = rounding in ("round_interval", "round_day")
            penalty = of_intervals if by_days else round_half_up(exact)
            total += penalty
            exact_total += exact
            debts.append(
                {
                    "period": debt.period,
                    "due_date": str(debt.due),
                    "amount": money(debt.amount),
                    "raised": money(debt.raised),
                    "paid": money(debt.amount + debt.raised - debt.left()),
                    "left": money(debt.left()),
                    "penalty": money(penalty),
                }
            )
        if self.options["rounding"] == "round_total":
            total = round_half_up(exact_total)
        result = {"total": money(total), **self.settled(total)}
        if "posted" in self.case:
            posted = sum((Fraction(row["amount"]) for row in self.case["posted"]), Fraction(0))
            result |= {"posted": money(posted), "difference": money(total - posted)}
        return {**result, "intervals": intervals, "debts": debts}

    def settled(self, total: Fraction) -> dict[str, Any]:
        """What was paid of the penalty, and what is left of the money."""
        left, advance = total, self.account.advance
        taken = min(left, self.account.to_penalty)
        left -= taken
        advance += self.account.to_penalty - taken
        if self.options["advance"] == "advance_pays_penalty":
            taken = min(left, advance)
            left -= taken
            advance -= taken
        return {
            "penalty_left": money(left),
            "debt_left": money(sum((x.left() for x in self.account.debts), Fraction(0))),
            "advance": money(advance),
        }


def interval(debt: Debt, part: Payment | None, run: list[Day], amount: Fraction) -> dict[str, Any]:
    """One row of the table of the claim."""
    first = run[0]
    row: dict[str, Any] = {
        "period": debt.period,
        "due_date": str(debt.due),
        "from": str(first.date),
        "to": str(run[-1].date),
        "days": len(run),
        "debt": money(first.debt),
        "rate": percent(first.rate),
        "divisor": first.divisor,
        "amount": money(amount),
    }
    if first.zero:
        row["zero"] = first.zero
    if first.zero == "no_accrual":
        # The text does not say which of several is named.
        row["zero_names"] = first.stopped_by
    if part:
        row["paid_on"] = str(part.date)
    if first.zero != "not_presented":
        row["first_day"] = first.number
    return row


def evaluate(case: dict[str, Any]) -> dict[str, Any]:
    """Total, what is left of penalty and debt, the advance, the intervals and the debts."""
    return Calculation({"policy": {}, **case}).result()
