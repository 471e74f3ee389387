"""Allocation — разнесение платежей."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kvit import _core
from kvit.bill import Decision
from kvit.documents import Document
from kvit.month import Month
from kvit.payments_call import asked, sums_of
from kvit.practice import Practice
from kvit.receivable import ReceivableKind
from kvit.source import Source
from kvit.written import date_of, decision_of, source_of


class PartKind(StrEnum):
    """What a part of a payment became."""

    PRINCIPAL = "principal"  #: основной долг
    PENALTY = "penalty"  #: пени
    COURT_COST = "court_cost"  #: издержки по взысканию
    VOLUNTARY = "voluntary"  #: добровольная услуга
    ADVANCE = "advance"  #: переплата


class TakeBackKind(StrEnum):
    """How money of a payment is taken back."""

    REVERSAL = "reversal"  #: сторно
    REFUND = "refund"  #: возврат плательщику
    TRANSFER = "transfer"  #: перенос


class UnallocatedReason(StrEnum):
    """Why money has no account."""

    NO_ACCOUNT = "no_account"  #: лицевой счёт не указан
    UNKNOWN_ACCOUNT = "unknown_account"  #: такого лицевого счёта нет


@dataclass(frozen=True, kw_only=True, slots=True)
class AllocatedPart:
    """AllocatedPart — часть платежа: a creditor's service and month that it went to."""

    creditor: str
    service: str
    month: Month  #: of an advance: the month of the payment
    kind: PartKind
    amount: Decimal  #: negative where it is taken back
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AllocatedReceivable:
    """AllocatedReceivable — требование after the payments."""

    creditor: str
    service: str
    month: Month
    kind: ReceivableKind
    due_date: date
    document: str
    voluntary: bool
    amount: Decimal  #: before the payments
    paid: Decimal
    left: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class AllocatedAccount:
    """AllocatedAccount — лицевой счёт after the payments."""

    account: str
    receivables: tuple[AllocatedReceivable, ...]
    advance: Decimal  #: kept on the account


@dataclass(frozen=True, kw_only=True, slots=True)
class AllocatedPayment:
    """AllocatedPayment — платёж and where it went: parts, advance and unallocated sum to it."""

    id: str
    account: str | None
    transferred: str | None  #: the payment whose money it is, if a transfer made it
    paid: date
    received: date | None
    posted: date | None
    amount: Decimal
    parts: tuple[AllocatedPart, ...]
    advance: Decimal  #: what no debt took
    unallocated: Decimal
    unallocated_reason: UnallocatedReason | None
    taken_back: Decimal
    reasons: tuple[Decision, ...]  #: why it went there, in the order in which it did


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenBack:
    """TakenBack — сторно, возврат, перенос: what was taken from where, all of it negative."""

    id: str
    kind: TakeBackKind
    payment: str
    date: date
    account: str | None
    amount: Decimal
    parts: tuple[AllocatedPart, ...]
    advance: Decimal
    unallocated: Decimal
    reason: str
    author: str
    reasons: tuple[Decision, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AllocationTotals:
    """AllocationTotals: received − returned = allocated + advance + unallocated."""

    received: Decimal
    returned: Decimal
    allocated: Decimal
    advance: Decimal
    unallocated: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Allocation:
    """Allocation — разнесённые платежи."""

    engine: str
    law: str
    policy: str
    id: str
    title: str
    known_on: date | None
    totals: AllocationTotals
    accounts: tuple[AllocatedAccount, ...] = field(repr=False)
    payments: tuple[AllocatedPayment, ...] = field(repr=False)
    take_backs: tuple[TakenBack, ...] = field(repr=False)
    practices: tuple[Practice, ...] = field(repr=False)
    decisions: tuple[Decision, ...] = field(repr=False)
    sources: tuple[Source, ...] = field(repr=False)
    _written: str = field(repr=False)

    def payment(self, id: str) -> AllocatedPayment:
        """A payment, or what a transfer made of one, by its id."""
        for each in self.payments:
            if each.id == id:
                return each
        raise _core.error("not_found", "id", f'"{id}"', "id платежа", "the id of a payment")

    def to_json(self) -> str:
        """kvit-allocation-result/1, as the core writes it."""
        return self._written


def allocate(
    case: Document,
    /,
    *,
    policy: Document | None = None,
    law: Document | None = None,
    known_on: date | None = None,
) -> Allocation:
    """Allocates the payments of a kvit-allocation/1: a pure function of its arguments.

    `policy` is the name of a shipped policy or a kvit-policy/1, which the case builds on. `law` and
    `known_on` are as for `close`.

    >>> debt = {"creditor": "uk", "service": "housing", "month": "2025-01",
    ...         "due_date": "2025-02-10", "amount": "100.00"}
    >>> result = allocate({
    ...     "schema": "kvit-allocation/1", "id": "day",
    ...     "accounts": [{"account": "a", "receivables": [debt]}],
    ...     "payments": [{"id": "p", "account": "a", "paid": "2025-02-05", "amount": "120.00"}],
    ... })
    >>> payment = result.payment("p")
    >>> payment.parts[0].amount, payment.advance
    (Decimal('100.00'), Decimal('20.00'))
    >>> print(payment.reasons[0].text.ru)
    январь 2025, 100,00 ₽: самый ранний из непогашенных долгов
    """
    written, head = asked(_core.allocate, case, law, policy, known_on)
    return Allocation(
        **head,
        totals=AllocationTotals(**sums_of(written["totals"])),
        accounts=tuple(_account(each) for each in written["accounts"]),
        payments=tuple(_payment(each) for each in written["payments"]),
        take_backs=tuple(_taken_back(each) for each in written["take_backs"]),
        decisions=tuple(decision_of(each) for each in written["decisions"]),
        sources=tuple(source_of(each) for each in written["sources"]),
    )


# ---- reading what the core writes


def _key(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "creditor": row["creditor"],
        "service": row["service"],
        "month": Month.of(row["month"]),
    }


def _account(row: Mapping[str, Any]) -> AllocatedAccount:
    return AllocatedAccount(
        account=row["account"],
        receivables=tuple(_receivable(each) for each in row["receivables"]),
        advance=Decimal(row["advance"]),
    )


def _receivable(row: Mapping[str, Any]) -> AllocatedReceivable:
    return AllocatedReceivable(
        **_key(row),
        kind=ReceivableKind(row["kind"]),
        due_date=date.fromisoformat(row["due_date"]),
        document=row.get("document", ""),
        voluntary=row.get("voluntary", False),
        **sums_of(row, "amount", "paid", "left"),
    )


def _placed(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a payment and a take-back say alike."""
    return {
        "id": row["id"],
        "account": row.get("account"),
        "parts": tuple(_part(each) for each in row["parts"]),
        "reasons": tuple(decision_of(each) for each in row["reasons"]),
        **sums_of(row, "amount", "advance", "unallocated"),
    }


def _part(row: Mapping[str, Any]) -> AllocatedPart:
    return AllocatedPart(
        **_key(row), kind=PartKind(row["kind"]), amount=Decimal(row["amount"]), why=row["why"]
    )


def _payment(row: Mapping[str, Any]) -> AllocatedPayment:
    reason = row.get("unallocated_reason")
    return AllocatedPayment(
        **_placed(row),
        transferred=row.get("transferred"),
        paid=date.fromisoformat(row["paid"]),
        received=date_of(row.get("received")),
        posted=date_of(row.get("posted")),
        unallocated_reason=None if reason is None else UnallocatedReason(reason),
        taken_back=Decimal(row["taken_back"]),
    )


def _taken_back(row: Mapping[str, Any]) -> TakenBack:
    return TakenBack(
        **_placed(row),
        kind=TakeBackKind(row["kind"]),
        payment=row["payment"],
        date=date.fromisoformat(row["date"]),
        reason=row["reason"],
        author=row["author"],
    )
