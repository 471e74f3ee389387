"""Days without accrual: those of the law or of the policy, and those of the account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from . import tables
from .allocation import Debt, known


@dataclass
class Suspension:
    """Both ends inclusive."""

    name: str
    first: date
    last: date
    applies_to: Any = "all"

    def stops(self, debt: Debt, day: date) -> bool:
        if not self.first <= day <= self.last:
            return False
        if self.applies_to == "all":
            return True
        if "arose_before" in self.applies_to:
            return debt.due < date.fromisoformat(self.applies_to["arose_before"])
        return debt.period in self.applies_to["periods"]


def read_suspension(row: dict[str, Any]) -> Suspension:
    first = date.fromisoformat(row["from"])
    last = date.fromisoformat(row["to"]) if "to" in row else date.max
    return Suspension(row["name"], first, last, row.get("applies_to", "all"))


def suspensions_of(case: dict[str, Any], options: dict[str, str]) -> list[Suspension]:
    """National ones first."""
    policy = case["policy"]
    if "no_accrual" in policy:
        found = [read_suspension(row) for row in policy["no_accrual"]]
    else:
        found = [Suspension("covid424", *tables.COVID424)]
        if options["bankr497"] == "bankr497_on":
            before = {"arose_before": str(tables.BANKR497[0])}
            found.append(Suspension("bankr497", *tables.BANKR497, before))
    for row in known(case.get("suspensions", []), case):
        suspension = read_suspension(row)
        if suspension.name == "svo":
            suspension.first = max(suspension.first, tables.SVO_FROM)
        found.append(suspension)
    return found
