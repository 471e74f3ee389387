"""A town as documents."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from charges_oracle.days import Row


@dataclass(frozen=True)
class Town:
    """Everything that a year is computed from; nothing in it needs kvit.

    Payments are drawn as `habits` (the account pays its bill in full, a part of it, the bill of
    half a year, …), as their sums are those of bills; `year.py` makes `receipts` and `take_backs`
    of them. A town whose receipts are known has no habits left.
    """

    seed: int
    months: list[str]
    closing: dict[str, str]  # by month: what is learned after this day is too late for it
    tariffs: Row
    policy: Row
    splits: bool  # whether the host splits payments before kvit sees them
    houses: list[Row]  # kvit-house/1 without payments
    openings: dict[str, Row]  # by house: kvit-opening/1 of the first month
    habits: list[Row] = field(default_factory=list)
    receipts: list[Row] = field(default_factory=list)
    take_backs: list[Row] = field(default_factory=list)

    @property
    def accounts(self) -> dict[str, str]:
        """The house of each account."""
        return {
            row["account"]: house["house"]
            for house in self.houses
            for row in house.get("accounts", [])
        }

    def files(self) -> dict[str, Row]:
        """The documents by the names of files."""
        return {
            "town.json": {
                "seed": self.seed, "months": self.months, "closing": self.closing,
                "splits": self.splits,
            },
            "tariffs.json": self.tariffs,
            "policy.json": self.policy,
            **{f"{house['house']}.json": house for house in self.houses},
            **{f"{name}-opening.json": opening for name, opening in self.openings.items()},
            "payments.json": {
                "habits": self.habits, "receipts": self.receipts, "take_backs": self.take_backs,
            },
        }

    def write(self, folder: Path) -> None:
        """A folder of files, one document each."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, document in self.files().items():
            text = json.dumps(document, ensure_ascii=False, indent=1)
            (folder / name).write_text(text + "\n", encoding="utf-8")
