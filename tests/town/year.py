"""A town lives through its months."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace

from charges_oracle.days import Period, Row

import kvit

from .host import before, case_of, split
from .model import Town
from .paying import Bills, accepted, rows_of, undone_of
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
    posted: dict[str, Row]  # payments that this month has to post
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


def posted_in(town: Town, month: str) -> dict[str, Row]:
    """Payments to an account of the town that were not posted earlier: learned by the closing day,
    made by the end of the month."""
    index = town.months.index(month)
    closing = town.closing[month]
    was_closed = town.closing[before(month)]
    ended = str(Period(town.months[index]).first)
    found = {}
    for name, row in accepted(town.receipts).items():
        if row.get("account") not in town.accounts or row["known_on"] > closing:
            continue
        in_month = row["paid"][:7] == month
        late = row["paid"] < ended and row["known_on"] > was_closed
        if in_month or late:
            found[name] = row
    return found


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
                self.town.take_backs.extend(undone_of(habit, rows))

    def close(self, house: Row, month: str) -> None:
        name = house["house"]
        opening = self.openings[name]
        closing = self.town.closing[month]
        posted = {
            key: row
            for key, row in posted_in(self.town, month).items()
            if self.town.accounts[row["account"]] == name
        }
        step = Step(name, month, {}, opening, {}, "", posted)
        try:
            self.facts[name] += self.payments(step)
            step.document = {**house, "payments": list(self.facts[name])}
            step.text = self.verbs.close(
                step.document, self.town.tariffs, self.town.policy, month, opening, closing
            )
        except kvit.Error as error:
            raise Refused(name, month, error, replace(self.town, habits=[])) from error
        step.closed = read(step.text)
        self.openings[name] = step.closed["closing"]
        self.bills.take(step.closed)
        self.year.steps.append(step)

    def payments(self, step: Step) -> list[Row]:
        """Facts of the house, split over what its opening says is owed."""
        if not step.posted:
            return []
        step.case = case_of(step.house, step.opening, step.posted)
        parts, text = split(self.verbs, step.case, self.town.policy, self.nowhere(step.house))
        step.allocated = read(text)
        return [
            {
                "id": name, "known_on": row["known_on"], "account": row["account"],
                "date": row["paid"], "amount": row["amount"], "parts": parts[name],
            }
            for name, row in step.posted.items()
        ]

    def nowhere(self, house: str) -> tuple[str, str]:
        """Where the host keeps an advance."""
        supplies = next(each for each in self.town.houses if each["house"] == house)["supplies"]
        first = min(supplies, key=lambda row: str(row["id"]))
        return first.get("creditor", first["provider"]), first["service"]


def live(town: Town, verbs: Verbs | None = None) -> Year:
    """Closes each month of each house with the opening of the month before."""
    return Life(town, verbs or Verbs()).run()
