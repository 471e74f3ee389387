"""The parts of a debt, each with the payment that covered it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kvit.penalty import Penalty, PenaltyDebt, PenaltyInterval, PenaltyPayment


@dataclass(frozen=True, kw_only=True, slots=True)
class DebtPart:
    """DebtPart — часть долга: the history of what one payment covered, or of what is left."""

    paid_on: date | None  #: None: not paid
    payment: PenaltyPayment | None
    amount: Decimal  #: what of the payment went to the debt, or what is left
    intervals: tuple[PenaltyInterval, ...]  #: none where the payment came in time


def payments_of(penalty: Penalty, debt: PenaltyDebt) -> list[tuple[PenaltyPayment, Decimal]]:
    """The payments of a debt, and what of each went to it."""
    return [
        (each, part.amount)
        for each in penalty.payments
        for part in each.parts
        if part.is_of(debt)
    ]


def parts_of(penalty: Penalty, debt: PenaltyDebt) -> list[DebtPart]:
    """The parts in the order of payments, then the rest; for a practice that tells parts apart.

    Two payments of one day are two parts: each begins again at the first day of delay.
    """
    left = list(_histories(each for each in penalty.intervals if each.is_of(debt)))
    parts = []
    for payment, amount in payments_of(penalty, debt):
        own: list[PenaltyInterval] = []
        covered = Decimal(0)
        for history in [each for each in left if each[0].paid_on == payment.paid_on]:
            if covered < amount:
                left.remove(history)
                covered += history[-1].debt
                own += history
        parts.append(
            DebtPart(
                paid_on=payment.paid_on, payment=payment, amount=amount, intervals=tuple(own)
            )
        )
    for history in left:
        last = history[-1]
        parts.append(
            DebtPart(
                paid_on=last.paid_on, payment=None, amount=last.debt, intervals=tuple(history)
            )
        )
    return parts


def _histories(intervals: Iterable[PenaltyInterval]) -> Iterator[list[PenaltyInterval]]:
    """Runs of intervals whose days grow and that one day paid."""
    history: list[PenaltyInterval] = []
    for each in intervals:
        if history and (each.paid_on != history[-1].paid_on or each.first <= history[-1].last):
            yield history
            history = []
        history.append(each)
    if history:
        yield history
