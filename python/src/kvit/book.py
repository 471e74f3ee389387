"""Book — книга расчётов: balances month after month and turnover sheets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kvit import _core
from kvit.bill import Decision
from kvit.documents import Document, encoded
from kvit.month import Month
from kvit.receivable import ReceivableKind
from kvit.written import decision_of


class DebtMark(StrEnum):
    """What a debt is marked as."""

    ENFORCEMENT = "enforcement"  #: исполнительное производство
    COURT = "court"  #: взыскание в суде
    DISPUTED = "disputed"  #: оспаривается
    RESTRUCTURING = "restructuring"  #: реструктуризация
    INSTALMENT = "instalment"  #: рассрочка
    TIME_BARRED = "time_barred"  #: истекла исковая давность


@dataclass(frozen=True, kw_only=True, slots=True)
class BookRow:
    """BookRow — сальдо over a month: opening + all turnovers = closing."""

    account: str
    creditor: str | None  #: none, as the service: an advance of the account
    service: str | None
    month: Month  #: of the debt; of an advance: of its payment
    of: ReceivableKind
    opening: Decimal
    turnovers: Mapping[str, Decimal]  #: by kinds of postings, those that moved something
    closing: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnoverLine:
    """TurnoverLine — строка оборотной ведомости. Debts and advances stand apart."""

    id: str  #: of the account, house, service or creditor; empty: advances of accounts
    opening: Decimal
    turnovers: Mapping[str, Decimal]
    closing: Decimal
    opening_debt: Decimal
    opening_advance: Decimal
    closing_debt: Decimal
    closing_advance: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class BookMonth:
    """BookMonth — месяц книги, with its turnover sheets."""

    month: Month
    rows: tuple[BookRow, ...] = field(repr=False)
    by_account: tuple[TurnoverLine, ...] = field(repr=False)
    by_house: tuple[TurnoverLine, ...] = field(repr=False)
    by_service: tuple[TurnoverLine, ...] = field(repr=False)
    by_creditor: tuple[TurnoverLine, ...] = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkedDebt:
    """MarkedDebt — долг at the end of the book, with the one mark that counts for it."""

    account: str
    creditor: str | None
    service: str | None
    month: Month
    of: ReceivableKind
    amount: Decimal
    mark: DebtMark | None  #: None: an ordinary debt
    document: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """Book — книга расчётов for some months."""

    engine: str
    id: str
    title: str
    months: tuple[BookMonth, ...] = field(repr=False)
    debts: tuple[MarkedDebt, ...] = field(repr=False)
    decisions: tuple[Decision, ...] = field(repr=False)
    _written: str = field(repr=False)

    def to_json(self) -> str:
        """kvit-turnover/1, as the core writes it."""
        return self._written


def turnover(book: Document, /) -> Book:
    """Keeps the ledger of a kvit-book/1: a pure function, whatever the order of the postings.

    >>> key = {"account": "a", "creditor": "uk", "service": "housing", "month": "2025-01"}
    >>> kept = turnover({
    ...     "schema": "kvit-book/1", "id": "b", "from": "2025-01", "through": "2025-02", "opening": [],
    ...     "postings": [
    ...         {"id": "1", "kind": "charge", **key, "amount": "100.00", "posted": "2025-01-31"},
    ...         {"id": "2", "kind": "payment", **key, "amount": "-30.00", "posted": "2025-02-05"},
    ...     ],
    ... })
    >>> [(str(each.month), each.rows[0].closing) for each in kept.months]
    [('2025-01', Decimal('100.00')), ('2025-02', Decimal('70.00'))]
    """
    return book_from(_core.turnover(encoded(book)))


def book_from(text: str) -> Book:
    """A kvit-turnover/1 that the core wrote."""
    written = json.loads(text)
    return Book(
        engine=written["engine"],
        id=written["id"],
        title=written.get("title", ""),
        months=tuple(_month(each) for each in written["months"]),
        debts=tuple(_debt(each) for each in written["debts"]),
        decisions=tuple(decision_of(each) for each in written["decisions"]),
        _written=text,
    )


# ---- reading what the core writes


def _balance(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "account": row["account"],
        "creditor": row.get("creditor"),
        "service": row.get("service"),
        "month": Month.of(row["month"]),
        "of": ReceivableKind(row["of"]),
    }


def _movement(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "opening": Decimal(row["opening"]),
        "turnovers": {kind: Decimal(amount) for kind, amount in row["turnovers"].items()},
        "closing": Decimal(row["closing"]),
    }


def _month(written: Mapping[str, Any]) -> BookMonth:
    sheets: dict[str, Any] = {
        f"by_{name}": tuple(_line(each) for each in sheet)
        for name, sheet in written["sheets"].items()
    }
    return BookMonth(
        month=Month.of(written["month"]),
        rows=tuple(BookRow(**_balance(each), **_movement(each)) for each in written["rows"]),
        **sheets,
    )


def _line(row: Mapping[str, Any]) -> TurnoverLine:
    return TurnoverLine(
        id=row["id"],
        **_movement(row),
        opening_debt=Decimal(row["opening_debt"]),
        opening_advance=Decimal(row["opening_advance"]),
        closing_debt=Decimal(row["closing_debt"]),
        closing_advance=Decimal(row["closing_advance"]),
    )


def _debt(row: Mapping[str, Any]) -> MarkedDebt:
    mark = row.get("mark")
    return MarkedDebt(
        **_balance(row),
        amount=Decimal(row["amount"]),
        mark=None if mark is None else DebtMark(mark),
        document=row.get("document", ""),
    )
