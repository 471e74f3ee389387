"""Reconciliation — сверка, квитирование: what rows of registries became."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kvit import _core
from kvit.bill import Decision
from kvit.documents import Document, encoded
from kvit.penalty_case import policy_of
from kvit.practice import Practice, practice_of
from kvit.written import date_of, decision_of


class RowKind(StrEnum):
    """What a row of a registry says."""

    PAYMENT = "payment"  #: платёж
    REVERSAL = "reversal"  #: отмена


class RowStatus(StrEnum):
    """What a row became."""

    MATCHED = "matched"  #: сошёлся с документом
    PARTIAL = "partial"  #: меньше документа
    OVER = "over"  #: больше документа
    ADVANCE = "advance"  #: аванс: платить нечего
    DUPLICATE = "duplicate"  #: повтор той же операции
    CONFLICT = "conflict"  #: противоречит другой строке
    WRONG_ACCOUNT = "wrong_account"  #: счёт указан неверно, есть похожие
    UNKNOWN = "unknown"  #: счёт не найден
    REVERSED = "reversed"  #: отменён агентом
    REVERSAL = "reversal"  #: отмена платежа
    REVERSAL_WAITS = "reversal_waits"  #: отмена ждёт своего платежа


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """Candidate — возможный счёт: an account that the payer could have meant."""

    account: str
    confidence: int  #: whole percents
    evidence: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReconciledRow:
    """ReconciledRow — строка реестра and what it became."""

    agent: str
    operation: str
    registry: str
    kind: RowKind
    status: RowStatus
    written: str  #: the account as it was written
    paid: date
    time: time | None
    amount: Decimal
    account: str | None  #: whose money it is
    document: str | None  #: the bill that it was compared with
    due: Decimal | None  #: unpaid of that bill before the row
    reversed: Decimal  #: what reversals took of it
    first_in: str | None  #: of a duplicate or conflict: the registry that said it first
    suspected_of: str | None  #: "agent/operation" that it perhaps repeats
    takes_back: str | None  #: "agent/operation" that a reversal takes back
    candidates: tuple[Candidate, ...]
    more_candidates: int
    reasons: tuple[Decision, ...]

    @property
    def id(self) -> str:
        """The id of the payment in an allocation."""
        return f"{self.agent}/{self.operation}"


@dataclass(frozen=True, kw_only=True, slots=True)
class NextStep:
    """NextStep — что может произойти дальше."""

    event: str
    state: str
    since: date | None  #: from which day on; None: it waits for documents


@dataclass(frozen=True, kw_only=True, slots=True)
class Proceeding:
    """Proceeding — where the life of a payment, a search or a claim stands."""

    id: str
    state: str
    since: date | None
    next: tuple[NextStep, ...]
    missing: tuple[str, ...]  #: documents that are still to come
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReconciliationTotals:
    """received = accepted + suspected + unallocated + duplicates + conflicting + reversed, and
    reversals = reversals_applied + reversals_repeated + reversals_held.
    """

    received: Decimal
    accepted: Decimal
    suspected: Decimal
    unallocated: Decimal
    duplicates: Decimal
    conflicting: Decimal
    reversed: Decimal
    reversals: Decimal
    reversals_applied: Decimal
    reversals_repeated: Decimal
    reversals_held: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Reconciliation:
    """Reconciliation — сверенные платежи."""

    engine: str
    policy: str
    id: str
    title: str
    known_on: date | None
    as_of: date | None
    totals: ReconciliationTotals
    rows: tuple[ReconciledRow, ...] = field(repr=False)
    lives: tuple[Proceeding, ...] = field(repr=False)
    searches: tuple[Proceeding, ...] = field(repr=False)
    claims: tuple[Proceeding, ...] = field(repr=False)
    practices: tuple[Practice, ...] = field(repr=False)
    _payments: str = field(repr=False)
    _take_backs: str = field(repr=False)
    _written: str = field(repr=False)

    def row(self, id: str) -> ReconciledRow:
        """The row that stands for "agent/operation", or else the first one of it."""
        aside = (RowStatus.DUPLICATE, RowStatus.CONFLICT)
        rows = sorted(
            (each for each in self.rows if each.id == id), key=lambda each: each.status in aside
        )
        if rows:
            return rows[0]
        raise _core.error("not_found", "id", f'"{id}"', "агент/операция", "agent/operation")

    def payments(self) -> list[dict[str, Any]]:
        """What goes into "payments" of a kvit-allocation/1."""
        payments: list[dict[str, Any]] = json.loads(self._payments)
        return payments

    def take_backs(self) -> list[dict[str, Any]]:
        """What goes into "take_backs" of a kvit-allocation/1."""
        take_backs: list[dict[str, Any]] = json.loads(self._take_backs)
        return take_backs

    def to_json(self) -> str:
        """kvit-reconciliation/1, as the core writes it."""
        return self._written


def reconcile(
    case: Document,
    /,
    *,
    policy: Document | None = None,
    known_on: date | None = None,
) -> Reconciliation:
    """Reconciles the registries of a kvit-payments/1: a pure function of the set of their facts.

    `policy` is the name of a shipped policy or a kvit-policy/1, which the case builds on; registries
    learned after `known_on` do not exist.

    >>> row = {"operation": "1", "account": "1002", "paid": "2025-02-05", "amount": "120.00"}
    >>> result = reconcile({
    ...     "schema": "kvit-payments/1", "id": "day",
    ...     "accounts": [{"account": "1002"}],
    ...     "bills": [{"document": "d", "account": "1002", "period": "2025-01", "to_pay": "100.00"}],
    ...     "registries": [{"id": "r", "agent": "bank", "date": "2025-02-06", "rows": [row, row]}],
    ... })
    >>> result.row("bank/1").status
    <RowStatus.OVER: 'over'>
    >>> result.totals.accepted
    Decimal('120.00')
    >>> result.payments()
    [{'id': 'bank/1', 'account': '1002', 'paid': '2025-02-05', 'amount': '120.00'}]
    """
    return _read(_core.reconcile(encoded(case), policy_of(policy), known_on))


# ---- reading what the core writes


def _read(text: str) -> Reconciliation:
    written = json.loads(text)
    return Reconciliation(
        **{name: written[name] for name in ("engine", "policy", "id")},
        title=written.get("title", ""),
        known_on=date_of(written.get("known_on")),
        as_of=date_of(written.get("as_of")),
        totals=ReconciliationTotals(
            **{name: Decimal(amount) for name, amount in written["totals"].items()}
        ),
        rows=tuple(_row(each) for each in written["rows"]),
        lives=tuple(_standing(each) for each in written["lives"]),
        searches=tuple(_standing(each) for each in written["searches"]),
        claims=tuple(_standing(each) for each in written["claims"]),
        practices=tuple(practice_of(each) for each in written["practices"]),
        _payments=json.dumps(written["payments"]),
        _take_backs=json.dumps(written["take_backs"]),
        _written=text,
    )


def _row(row: Mapping[str, Any]) -> ReconciledRow:
    named: dict[str, Any] = {name: row[name] for name in ("agent", "operation", "registry")}
    for name in ("account", "document", "first_in", "suspected_of", "takes_back"):
        named[name] = row.get(name)
    return ReconciledRow(
        **named,
        kind=RowKind(row["kind"]),
        status=RowStatus(row["status"]),
        written=row.get("written", ""),
        paid=date.fromisoformat(row["paid"]),
        time=time.fromisoformat(row["time"]) if "time" in row else None,
        amount=Decimal(row["amount"]),
        due=Decimal(row["due"]) if "due" in row else None,
        reversed=Decimal(row.get("reversed", "0.00")),
        candidates=tuple(
            Candidate(
                account=each["account"],
                confidence=each["confidence"],
                evidence=tuple(each["evidence"]),
            )
            for each in row.get("candidates", ())
        ),
        more_candidates=row.get("more_candidates", 0),
        reasons=tuple(decision_of(each) for each in row["reasons"]),
    )


def _standing(row: Mapping[str, Any]) -> Proceeding:
    return Proceeding(
        id=row["id"],
        state=row["state"],
        since=date_of(row.get("since")),
        next=tuple(
            NextStep(event=each["event"], state=each["state"], since=date_of(each.get("from")))
            for each in row["next"]
        ),
        missing=tuple(row["missing"]),
        decisions=tuple(decision_of(each) for each in row["decisions"]),
    )
