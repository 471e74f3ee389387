"""Remittance — перечисление поставщикам."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kvit import _core
from kvit.allocation import AllocationTotals
from kvit.documents import Document
from kvit.payments_call import asked, sums_of
from kvit.practice import Practice


class CommissionBase(StrEnum):
    """What the commission of an agent is a share of."""

    COLLECTED = "collected"  #: собрано, что бы ни возвращено потом
    NET = "net"  #: собрано за вычетом возвратов дня


@dataclass(frozen=True, kw_only=True, slots=True)
class RemittanceSums:
    """RemittanceSums: collected − returned = commission + to_transfer."""

    collected: Decimal
    returned: Decimal
    commission: Decimal  #: удержано агентом
    to_transfer: Decimal  #: below zero: the creditor owes it


@dataclass(frozen=True, kw_only=True, slots=True)
class RemittanceRow:
    """RemittanceRow — день получателя, with the terms of the contract of that day."""

    day: date
    creditor: str
    sums: RemittanceSums
    percent: Decimal
    base: CommissionBase


@dataclass(frozen=True, kw_only=True, slots=True)
class Remittance:
    """Remittance — перечисления поставщикам."""

    engine: str
    law: str
    policy: str
    id: str
    title: str
    known_on: date | None
    payments: AllocationTotals  #: what they became
    rows: tuple[RemittanceRow, ...] = field(repr=False)
    creditors: Mapping[str, RemittanceSums] = field(repr=False)  #: over all days
    total: RemittanceSums
    kept: Decimal  #: advances on accounts and unallocated payments: nobody's yet
    practices: tuple[Practice, ...] = field(repr=False)
    _written: str = field(repr=False)

    def to_json(self) -> str:
        """kvit-remittance-result/1, as the core writes it."""
        return self._written


def remit(
    case: Document,
    /,
    *,
    policy: Document | None = None,
    law: Document | None = None,
    known_on: date | None = None,
) -> Remittance:
    """Allocates the payments of a kvit-remittance/1 and says what of them goes to whom on which day:
    a pure function of its arguments, which are as for `allocate`.

    >>> debt = {"creditor": "uk", "service": "housing", "month": "2025-01",
    ...         "due_date": "2025-02-10", "amount": "100.00"}
    >>> result = remit({
    ...     "schema": "kvit-remittance/1", "id": "day",
    ...     "accounts": [{"account": "a", "receivables": [debt]}],
    ...     "payments": [{"id": "p", "account": "a", "paid": "2025-02-05", "amount": "120.00"}],
    ...     "contracts": [{"creditor": "uk", "percent": "1.5"}],
    ... })
    >>> result.rows[0].sums.commission, result.creditors["uk"].to_transfer, result.kept
    (Decimal('1.50'), Decimal('98.50'), Decimal('20.00'))
    """
    written, head = asked(_core.remit, case, law, policy, known_on)
    return Remittance(
        **head,
        payments=AllocationTotals(**sums_of(written["payments"])),
        rows=tuple(_row(each) for each in written["rows"]),
        creditors={each["creditor"]: _sums(each) for each in written["creditors"]},
        total=_sums(written["total"]),
        kept=Decimal(written["total"]["kept"]),
    )


# ---- reading what the core writes


def _row(row: Mapping[str, Any]) -> RemittanceRow:
    return RemittanceRow(
        day=date.fromisoformat(row["day"]),
        creditor=row["creditor"],
        sums=_sums(row),
        percent=Decimal(row["percent"]),
        base=CommissionBase(row["base"]),
    )


def _sums(row: Mapping[str, Any]) -> RemittanceSums:
    return RemittanceSums(**sums_of(row, "collected", "returned", "commission", "to_transfer"))
