"""Who pays what: payments in order of date onto debts in order of due date."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from .due import ONE, due_day, three_years_after


@dataclass
class Payment:
    """One payment of money; `amount` is negative for a correction."""

    date: date
    amount: Fraction
    period: str | None
    id: str
    for_penalty: bool


@dataclass
class Piece:
    """Money of one debt with one history: owed from `since` until the day before `until`."""

    amount: Fraction
    since: date
    until: date = date.max
    payment: Payment | None = None


@dataclass
class Debt:
    """One row of debts; the pieces in order of age."""

    period: str
    due: date
    amount: Fraction
    presented: bool
    pieces: list[Piece] = field(default_factory=list)
    raised: Fraction = Fraction(0)
    accrues_from: date = date.min  # days before it are counted, and charged elsewhere

    def left(self) -> Fraction:
        return sum((x.amount for x in self.pieces if x.payment is None), Fraction(0))


@dataclass
class Account:
    """The debts in FIFO order with their pieces, and what the payments left."""

    debts: list[Debt]
    payments: list[Payment]
    parts: list[tuple[Payment, Debt, Fraction]] = field(default_factory=list)
    to_penalty: Fraction = Fraction(0)
    advance: Fraction = Fraction(0)


def known(rows: list[dict[str, Any]], case: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that exist on the day of knowledge."""
    if "known_on" not in case:
        return rows
    return [x for x in rows if x.get("known_on", "") <= case["known_on"]]


def read_debt(row: dict[str, Any], rule: Any, options: dict[str, str]) -> Debt:
    presented = row.get("presented", True) or "due_override" in row
    due = due_day(row, rule, options)
    starts = date.fromisoformat(row["accrues_from"]) if "accrues_from" in row else date.min
    return Debt(row["period"], due, Fraction(row["amount"]), presented, accrues_from=starts)


def allocate(case: dict[str, Any], options: dict[str, str]) -> Account:
    """Splits every debt into pieces by the payments up to `as_of`."""
    as_of = date.fromisoformat(case["as_of"])
    rule = case["policy"].get("due")
    debts = [read_debt(row, rule, options) for row in known(case["debts"], case)]
    payments = []
    for number, row in enumerate(known(case.get("payments", []), case)):
        day, amount = date.fromisoformat(row["date"]), Fraction(row["amount"])
        if day > as_of:
            continue
        if amount < 0 and options["correction"] == "corr_own_due":
            due = date.fromisoformat(row["due_date"])
            debts.append(Debt(row["period"], due, -amount, True))
            continue
        penalty = row.get("purpose") == "penalty"
        name = row.get("id", str(number))
        payments.append(Payment(day, amount, row.get("period"), name, penalty))
    debts.sort(key=lambda x: (x.due, x.period))
    payments.sort(key=lambda x: x.date)
    for debt in debts:
        debt.pieces.append(Piece(debt.amount, debt.accrues_from))
    account = Account(debts, payments)
    for payment in payments:
        # The first day on which the debt is another.
        turn = payment.date + (ONE if options["payment_day"] == "payday_charged" else 0 * ONE)
        if payment.for_penalty:
            account.to_penalty += payment.amount
        elif payment.amount < 0:
            raise_debt(account, payment, turn)
        else:
            pay(account, payment, turn, options)
    return account


def raise_debt(account: Account, payment: Payment, turn: date) -> None:
    """A correction takes money back from its month: the debt rises from that day."""
    debt = [x for x in account.debts if x.period == payment.period][0]
    debt.pieces.append(Piece(-payment.amount, turn))
    debt.raised -= payment.amount


def pay(account: Account, payment: Payment, turn: date, options: dict[str, str]) -> None:
    """Covers the named month, then the oldest ones; the rest is an advance."""
    rest = payment.amount
    if options["allocation"] != "fifo":
        for debt in account.debts:
            if debt.period == payment.period:
                rest = cover(account, payment, turn, debt, rest)
    for debt in account.debts:
        if options["future"] == "no_future" and debt.period > str(payment.date)[:7]:
            continue
        if options["allocation"] == "fifo_not_time_barred":
            if three_years_after(debt.due) < payment.date:
                continue
        rest = cover(account, payment, turn, debt, rest)
    account.advance += rest


def cover(
    account: Account, payment: Payment, turn: date, debt: Debt, money: Fraction
) -> Fraction:
    """Pays what is open of a debt, older money first; gives what remains of the money."""
    taken = min(money, debt.left())
    if taken > 0:
        account.parts.append((payment, debt, taken))
    to_pay = taken
    for piece in list(debt.pieces):
        if piece.payment is None and to_pay > 0:
            paid = min(piece.amount, to_pay)
            to_pay -= paid
            place = debt.pieces.index(piece)
            piece.amount -= paid
            debt.pieces.insert(place, Piece(paid, piece.since, turn, payment))
    debt.pieces = [x for x in debt.pieces if x.amount > 0]
    return money - taken
