"""What a town asks of kvit: documents in, the text of documents out.

A test may put a wrapper in the place of a verb, to see that a wrong one is found.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from charges_oracle.days import Row

import kvit


def close(
    house: Row, tariffs: Row, policy: Row, month: str, opening: Row | None, known_on: str
) -> str:
    """kvit-closed/1."""
    closed = kvit.close(
        house, tariffs, month=month, opening=opening, policy=policy,
        known_on=date.fromisoformat(known_on),
    )
    return closed.to_json("line")


def preliminary(
    house: Row, tariffs: Row, policy: Row, month: str, opening: Row | None, on: str, account: str
) -> str:
    """kvit-preliminary/1."""
    return kvit.preliminary(
        house, tariffs, month=month, opening=opening, policy=policy, account=account,
        on=date.fromisoformat(on),
    ).to_json()


def allocate(case: Row, policy: Row) -> str:
    """kvit-allocation-result/1."""
    return kvit.allocate(case, policy=policy).to_json()


def remit(case: Row, policy: Row) -> str:
    """kvit-remittance-result/1."""
    return kvit.remit(case, policy=policy).to_json()


def reconcile(case: Row) -> str:
    """kvit-reconciliation/1."""
    return kvit.reconcile(case).to_json()


def turnover(book: Row) -> str:
    """kvit-turnover/1."""
    return kvit.turnover(book).to_json()


def compare(before: Row, after: Row) -> str:
    """kvit-comparison/1."""
    return kvit.compare(before, after).to_json("line")


@dataclass(frozen=True)
class Verbs:
    close: Callable[[Row, Row, Row, str, Row | None, str], str] = close
    allocate: Callable[[Row, Row], str] = allocate
    remit: Callable[[Row, Row], str] = remit
    reconcile: Callable[[Row], str] = reconcile
    turnover: Callable[[Row], str] = turnover
    compare: Callable[[Row, Row], str] = compare
    preliminary: Callable[[Row, Row, Row, str, Row | None, str, str], str] = preliminary


def read(text: str) -> Row:
    document: Row = json.loads(text)
    return document
