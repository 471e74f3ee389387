"""Срок оплаты: the day until which a bill is paid without a penalty."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kvit.bill import Bill
from kvit.errors import Error
from kvit.penalty import penalty


def due_date_of(bill: Bill) -> date | None:
    """By the law of the month and the practice of the bill's base policy (ЖК РФ ст. 155 ч. 1; a day
    off moves it, ГК РФ ст. 193). None where the law inside does not reach so far: the day is not
    guessed.
    """
    try:
        found = penalty(
            debts=[(bill.month, Decimal("1.00"))],
            as_of=bill.month.next.next.first_day,
            policy=bill.basis.policy_base,
        )
    except Error:
        return None
    return found.debts[0].due_date
