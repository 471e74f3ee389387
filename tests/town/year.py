"""A town lives through its months."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace

from charges_oracle.days import Row

import kvit

from .host import case_of, split
from .model import Town
from .money import Due, due_in, payments_of, take_backs_of
from .paying import Bills, rows_of, undone_of
from .verbs import Verbs, read


class Refused(Exception):
    """kvit did not take documents that it should take."""

    def __init__(self, house: str, month: str, error: kvit.Error, town: Town) -> None:
        super().__init__(f"{house} {month}: {error}")
        self.house, self.month, self.error = house, month, error
        self.town = town  # with the payments made so far

    @property
    def kind(self) -> str:
        """The first error, without the numbers of its path."""
        first = self.error.errors[0]
        return f"refused: {first.name} {re.sub('[0-9]', '', first.path)}"


@dataclass
class Step:
    """A month of a house: what was given, what came out."""

    house: str
    month: str
    document: Row  # the house with its payments
    opening: Row
    closed: Row
    text: str
    due: Due  # what this month has to post
    case: Row | None = None  # how the payments were split, where the host does it
    allocated: Row | None = None


@dataclass
class Year:
    town: Town  # with the payments that were made
    steps: list[Step] = field(default_factory=list)

    def digest(self) -> str:
        """Of every byte that came out."""
        whole = hashlib.sha256()
        for step in self.steps:
            whole.update(step.text.encode())
        return whole.hexdigest()


class Life:
    def __init__(self, town: Town, verbs: Verbs) -> None:
        self.town = replace(town, receipts=list(town.receipts), take_backs=list(town.take_backs))
        self.verbs = verbs
        self.year = Year(self.town)
        self.bills = Bills(town.openings)
        self.openings = dict(town.openings)
        self.facts: dict[str, list[Row]] = {house["house"]: [] for house in town.houses}

    def run(self) -> Year:
        for month in self.town.months:
            self.pay(month)
            for house in self.town.houses:
                self.close(house, month)
        self.year.town = replace(self.town, habits=[])
        return self.year

    def pay(self, month: str) -> None:
        for habit in self.town.habits:
            if habit["month"] == month:
                rows = list(rows_of(habit, self.bills))
                self.town.receipts.extend(rows)
                undone = undone_of(habit, rows, self.town.accounts)
                for row, is_payment in undone:
                    (self.town.receipts if is_payment else self.town.take_backs).append(row)

    def close(self, house: Row, month: str) -> None:
        name = house["house"]
        opening = self.openings[name]
        step = Step(name, month, {}, opening, {}, "", due_in(self.town, house, month))
        try:
            payments = self.split(step) if self.town.splits else self.received(name)
            step.document = {**house, "payments": payments, **undone(self.town, house, payments)}
            step.text = self.verbs.close(
                step.document, self.town.tariffs, self.town.policy, month, opening,
                self.town.closing[month],
            )
        except kvit.Error as error:
            raise Refused(name, month, error, replace(self.town, habits=[])) from error
        step.closed = read(step.text)
        self.openings[name] = step.closed["closing"]
        self.bills.take(step.closed)
        self.year.steps.append(step)

    def received(self, house: str) -> list[Row]:
        """Payments as they came, also those that no month knows yet."""
        return [fact_of(name, row) for name, row in payments_of(self.town, house).items()]

    def split(self, step: Step) -> list[Row]:
        """Payments as the host splits them over what the opening of their month says is owed."""
        due = step.due.payments
        if due:
            step.case = case_of(step.house, step.opening, due)
            parts, text = split(self.verbs, step.case, self.town.policy, self.nowhere(step.house))
            step.allocated = read(text)
            for name, row in due.items():
                fact = fact_of(name, row)
                fact.pop("purpose", None)
                self.facts[step.house].append({**fact, "parts": parts[name]})
        return list(self.facts[step.house])

    def nowhere(self, house: str) -> tuple[str, str]:
        """Where the host keeps an advance."""
        supplies = next(each for each in self.town.houses if each["house"] == house)["supplies"]
        first = min(supplies, key=lambda row: str(row["id"]))
        return first.get("creditor", first["provider"]), first["service"]


def fact_of(name: str, row: Row) -> Row:
    """A payment as a fact of its house."""
    fact = {
        "id": name, "known_on": row["known_on"], "account": row["account"], "date": row["paid"],
        "amount": row["amount"],
    }
    return {**fact, "purpose": row["purpose"]} if "purpose" in row else fact


def undone(town: Town, house: Row, payments: list[Row]) -> Row:
    """What is taken back of payments that the house has, and which of them are withdrawn."""
    there = {row["id"] for row in payments}
    rows = [row for row in take_backs_of(town, house["house"]) if row["payment"] in there]
    return {
        "take_backs": [row for row in rows if row["kind"] != "withdrawal"],
        "retractions": house.get("retractions", []) + [
            {"id": row["id"], "known_on": row["known_on"], "retracts": row["payment"]}
            for row in rows
            if row["kind"] == "withdrawal"
        ],
    }


def live(town: Town, verbs: Verbs | None = None) -> Year:
    """Closes each month of each house with the opening of the month before."""
    return Life(town, verbs or Verbs()).run()
