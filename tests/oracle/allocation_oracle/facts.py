"""Receivables, payments and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


def kopecks(text: str) -> int:
    return int(text.replace(".", ""))


def roubles(money: int) -> str:
    sign = "-" if money < 0 else ""
    return f"{sign}{abs(money) // 100}.{abs(money) % 100:02}"


@dataclass
class Debt:
    """A receivable: a debt, or the offer of a voluntary service."""

    creditor: str
    service: str
    month: str
    kind: str
    due: date
    amount: int
    charge: int
    document: str
    row: int
    offer: bool
    paid: int = 0

    def left(self) -> int:
        return self.amount - self.paid

    def place(self) -> tuple[Any, ...]:
        """By age."""
        return (self.due, self.row_of_document())

    def row_of_document(self) -> tuple[Any, ...]:
        """The order of rows on a document, older documents first."""
        kinds = ("principal", "penalty", "court_cost")
        return (
            self.month, self.row, self.creditor, self.service, self.due, kinds.index(self.kind),
            self.document,
        )  # fmt: skip


def read_debt(row: dict[str, Any]) -> Debt:
    return Debt(
        creditor=row["creditor"],
        service=row["service"],
        month=row["month"],
        kind=row.get("kind", "principal"),
        due=date.fromisoformat(row["due_date"]),
        amount=kopecks(row["amount"]),
        charge=kopecks(row.get("charge", row["amount"])),
        document=row.get("document", ""),
        row=row.get("row", 0),
        offer=row.get("voluntary", False),
    )


@dataclass
class Part:
    """Money with a place; `debt` is none of an advance that was split by charges."""

    creditor: str
    service: str
    month: str
    kind: str
    amount: int
    why: str
    debt: Debt | None = None

    def taken(self, amount: int) -> Part:
        return Part(
            self.creditor, self.service, self.month, self.kind, -amount, self.why, self.debt
        )

    def view(self) -> dict[str, str]:
        return {
            "creditor": self.creditor, "service": self.service, "month": self.month,
            "kind": self.kind, "amount": roubles(self.amount), "why": self.why,
        }  # fmt: skip


@dataclass
class Payment:
    """A payment, or what a transfer made of one."""

    id: str
    account: str | None
    paid: date
    amount: int
    purpose: dict[str, Any]
    old_advance: bool = False
    transferred: str | None = None
    parts: list[Part] = field(default_factory=list)
    advance: int = 0
    unallocated: int = 0
    reason: str | None = None
    taken_back: int = 0
    # What of the places is still there, in the order in which they were filled.
    held: list[int] = field(default_factory=list)
    held_advance: int = 0
    held_unallocated: int = 0


@dataclass
class Account:
    id: str
    debts: list[Debt]
    advance: int = 0


def known(rows: list[dict[str, Any]], case: dict[str, Any]) -> list[dict[str, Any]]:
    """The facts that exist on the day of knowledge."""
    if case.get("known_on") is None:
        return rows
    return [x for x in rows if (x.get("known_on") or "") <= case["known_on"]]
