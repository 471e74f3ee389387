"""What may not change a byte: the order of lists, repeated rows, the days of arrival between two
closings."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from charges_oracle.days import Row

from .model import Town
from .paying import payment_id
from .timetable import later


def shuffled_rows(rng: random.Random, rows: list[Any]) -> list[Any]:
    return rng.sample(rows, len(rows))


def shuffled_document(rng: random.Random, document: Row) -> Row:
    """Every list of a document in another order, and the lists inside its rows."""
    return {
        name: shuffled_rows(rng, [
            shuffled_document(rng, row) if isinstance(row, dict) else row for row in value
        ]) if isinstance(value, list) else value
        for name, value in document.items()
    }


def shuffled(town: Town, rng: random.Random) -> Town:
    return replace(
        town,
        houses=[shuffled_document(rng, house) for house in town.houses],
        openings={
            name: shuffled_document(rng, opening) for name, opening in town.openings.items()
        },
        receipts=shuffled_rows(rng, town.receipts),
        take_backs=shuffled_rows(rng, town.take_backs),
    )


def repeated(town: Town, rng: random.Random) -> Town:
    """Registries that come again, some of them twice."""
    again = [
        {**row, "known_on": later(row["known_on"], rng.choice((0, 1, 40)))}
        for row in town.receipts
        for _ in range(rng.choice((0, 1, 2)))
    ]
    return replace(town, receipts=shuffled_rows(rng, [*town.receipts, *again]))


class Arrivals:
    """Other days of knowledge, each between the same two closings as before."""

    def __init__(self, town: Town, rng: random.Random) -> None:
        self.rng = rng
        self.closings = sorted(town.closing.values())

    def window(self, day: str) -> int:
        """How many closings did not know it."""
        return sum(closing < day for closing in self.closings)

    def other(self, day: str) -> str:
        index = self.window(day)
        if index in (0, len(self.closings)):
            return day
        first = later(self.closings[index - 1], 1)
        last = self.closings[index]
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
        return later(first, self.rng.randint(0, days))

    def house(self, house: Row) -> Row:
        """A correction stays after what it corrects: both keep their days if no closing is between
        them."""
        facts = {row["id"]: row for rows in house.values() if isinstance(rows, list)
                 for row in rows}
        fixed = set()
        for row in facts.values():
            target = facts.get(row.get("supersedes", row.get("retracts")))
            if target and self.window(target["known_on"]) == self.window(row["known_on"]):
                fixed |= {row["id"], target["id"]}
        return {
            name: [
                row if row["id"] in fixed else {**row, "known_on": self.other(row["known_on"])}
                for row in rows
            ] if isinstance(rows, list) else rows
            for name, rows in house.items()
        }

    def rows(self, rows: list[Row], fixed: set[str], name: Callable[[Row], str]) -> list[Row]:
        return [
            row if name(row) in fixed else {**row, "known_on": self.other(row["known_on"])}
            for row in rows
        ]


def rearrived(town: Town, rng: random.Random) -> Town:
    arrivals = Arrivals(town, rng)
    # A payment is known before it is withdrawn: both keep their days.
    withdrawn = {row["payment"] for row in town.take_backs if row["kind"] == "withdrawal"}
    back = {row["id"] for row in town.take_backs if row["kind"] == "withdrawal"}
    return replace(
        town,
        houses=[arrivals.house(house) for house in town.houses],
        receipts=arrivals.rows(town.receipts, withdrawn, payment_id),
        take_backs=arrivals.rows(town.take_backs, back, lambda row: str(row["id"])),
    )
