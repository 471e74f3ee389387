"""The penalties that closes posted, against those of the oracle on the whole story of each debt.

The story is told from the postings of all months alone: what was charged and taken off again, and
on which day each kopeck was paid, went back or was asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from charges_oracle.days import Row
from penalty_oracle import evaluate
from penalty_oracle.due import due_day
from penalty_oracle.options import options_of

from .identities import Broken, unlike
from .kopecks import kopecks, roubles
from .year import Step, Year

Key = tuple[str, str, str, str]  # account, creditor, service, month
FIRST = "0001-01-01"


@dataclass
class Story:
    """What happened to a debt."""

    owed: int = 0  # since its due date
    paid: Counter[str] = field(default_factory=Counter)  # by days
    raised: Counter[str] = field(default_factory=Counter)  # by recalculation: due dates of bills
    returned: Counter[str] = field(default_factory=Counter)  # refunded or taken over
    known_from: str = FIRST  # the first month, where an opening brought the debt

    def unpay(self, day: str, amount: int) -> None:
        """As if that much had not been paid on that day; of money that came from another debt the
        day was never written down here."""
        back = min(amount, self.paid[day])
        self.paid[day] -= back
        self.owed += amount - back

    def case(self, month: str, scale: str, policy: Row, as_of: str) -> Row:
        """kvit-penalty/1: money above what is owed waits for what is asked for later."""
        over, open_now = max(-self.owed, 0), max(self.owed, 0)
        debt = {"period": month, "amount": roubles(open_now)}
        if self.known_from != FIRST:
            debt["accrues_from"] = self.known_from
        payments: list[Row] = []
        events = [(day, 0, amount) for day, amount in (self.raised + self.returned).items()]
        events += [(day, 1, amount) for day, amount in self.paid.items()]
        for day, kind, amount in sorted(events):
            if kind == 0:
                met = min(over, amount)
                over, amount = over - met, amount - met
                open_now += amount
            else:
                met = min(open_now, amount)
                over, open_now, amount = over + amount - met, open_now - met, met
            if amount:
                row = {"date": max(day, f"{month}-01"), "period": month}
                sign = -1 if kind == 0 else 1
                payments.append({**row, "amount": roubles(sign * amount)})
                if kind == 0:
                    payments[-1]["due_date"] = day
        return {
            "schema": "kvit-penalty/1", "id": "debt", "scale": scale, "as_of": as_of,
            "policy": policy, "debts": [debt], "payments": payments,
        }


def broken_in_penalties(year: Year) -> Iterator[Broken]:
    """Σ posted penalties of each debt is what the whole story gives, however it was learned."""
    if charges_penalties(year.town.policy):
        for name in year.town.openings:
            found, expected = posted(year, name), due(year, name)
            for about, is_posted, is_due in unlike(found, expected):
                yield Broken("penalty_is_due", name, "", about, is_posted, is_due)


def charges_penalties(policy: Row) -> bool:
    return {"option": "month_penalty", "choice": "charged"} in policy.get("options", [])


def penalty_policy(policy: Row) -> Row:
    """The choices of penalties under the names of kvit-penalty/1."""
    chosen = {
        row["option"].removeprefix("penalty_"): row["choice"]
        for row in policy["options"] if row["option"].startswith("penalty_")
    }
    return {"inherits": policy.get("inherits", "law_default"), **chosen}


def posted(year: Year, house: str) -> Counter[Key]:
    sums: Counter[Key] = Counter()
    for step in year.steps:
        for bill in step.closed["bills"] if step.house == house else ():
            for row in bill["postings"]:
                if row["kind"] == "penalty" and "cause" not in row:
                    sums[key_of(bill["account"], row)] += kopecks(row["amount"])
    return sums


def due(year: Year, house: str) -> Counter[Key]:
    steps = [step for step in year.steps if step.house == house]
    policy = penalty_policy(year.town.policy)
    options = options_of(policy)
    as_of = last_day(steps[-1].month)
    sums: Counter[Key] = Counter()
    for key, story in stories(steps, options).items():
        service, month = key[2], key[3]
        if section(year, service) not in ("housing", "utility"):
            continue
        scale = "zhk14_1" if service == "capital_repair" else "zhk14"
        result = evaluate(story.case(month, scale, policy, as_of))
        sums[key] = kopecks(result["total"])
    return sums


def stories(steps: list[Step], options: dict[str, str]) -> dict[Key, Story]:
    told: dict[Key, Story] = {}
    first = f"{steps[0].month}-01"

    def story(key: Key) -> Story:
        """Of a debt that was overdue before the first month, earlier days are not the closes'."""
        if key not in told:
            overdue = bill_due(key[3], options) + timedelta(1) < date.fromisoformat(first)
            told[key] = Story(known_from=first if overdue else FIRST)
        return told[key]

    for account in steps[0].opening["accounts"]:
        for row in account["balances"]:
            if row.get("of", "principal") == "principal":
                story(key_of(account["account"], row)).owed = kopecks(row["amount"])
    days = PaymentDays()
    for step in steps:
        days.take(step)
        for bill in step.closed["bills"]:
            teller = Teller(days, options)
            for row in bill["postings"]:
                if row.get("of", "principal") == "principal" and "creditor" in row:
                    teller.tell(story(key_of(bill["account"], row)), row, step.month)
                elif row["kind"] == "transfer":
                    teller.given = []
    return told


def newest_of(changes: Counter[str], amount: int) -> list[tuple[str, int]]:
    """Takes so much, the newest first: what was taken on which days."""
    taken = []
    for day in sorted(changes, reverse=True):
        gone = min(amount, changes[day])
        if gone:
            changes[day] -= gone
            amount -= gone
            taken.append((day, gone))
    return taken


def summed(taken: list[tuple[str, int]]) -> int:
    return sum(each for _, each in taken)


class Teller:
    """Tells the stories of the debts of one account, posting after posting."""

    def __init__(self, days: PaymentDays, options: dict[str, str]) -> None:
        self.days = days
        self.options = options
        self.given: list[tuple[str, int]] = []  # what the last offset took from the other debt

    def tell(self, story: Story, row: Row, month: str) -> None:
        amount = kopecks(row["amount"])
        day = row.get("date", "")
        due = str(bill_due(row["month"], self.options))
        paid_on = self.days.of_take_back(row.get("cause", ""))
        match row["kind"]:
            case "charge":
                story.owed += amount
            case "correction" if amount > 0 and row["reason"].startswith("проводка отозвана"):
                story.unpay(day, amount)
            case "recalculation" | "correction" if amount < 0:
                story.owed += amount + summed(newest_of(story.raised, -amount))
            case "recalculation" | "correction" if row["month"] == month:
                story.owed += amount
            case "recalculation" | "correction":
                story.raised[str(bill_due(month, self.options))] += amount
            case "refund" if day <= due:
                story.owed += amount - summed(newest_of(story.paid, amount))
            case "refund":
                story.returned[day] += amount
            case "reversal":
                story.unpay(paid_on or day, amount)
            case "transfer" if not day and amount > 0:
                self.given = newest_of(story.paid, amount)
                story.owed += amount - summed(self.given)
            case "transfer" if not day:
                self.cover(story, -amount, due)
            case "transfer" if amount > 0 and paid_on:
                story.unpay(paid_on, amount)
            case "transfer" if amount > 0:
                story.returned[day] += amount
            case "payment" | "transfer" | "write_off" | "bonus_credit" | "provider_fine":
                story.paid[day] -= amount
            case kind:
                raise ValueError(kind)

    def cover(self, story: Story, amount: int, due: str) -> None:
        """An offset: from the due date, or from the day on which the money was paid elsewhere."""
        for day, given in self.given:
            taken = min(amount, given)
            amount -= taken
            if day <= due:
                story.owed -= taken
            else:
                story.paid[day] += taken
        self.given = []
        story.owed -= amount


class PaymentDays:
    """On which day the money of a take-back was paid."""

    def __init__(self) -> None:
        self.paid: dict[str, str] = {}  # by payments and transfers
        self.payment: dict[str, str] = {}  # by take-backs
        self.later: dict[str, str] = {}  # a payment that took the place of another

    def take(self, step: Step) -> None:
        for row in step.document.get("take_backs", []):
            self.payment[row["id"]] = row["payment"]
        for row in step.document["payments"]:
            self.paid[row["id"]] = row["date"]
            if "supersedes" in row:
                self.later[row["supersedes"]] = row["id"]

    def of_take_back(self, cause: str) -> str:
        if cause not in self.payment:
            return ""
        payment = self.payment[cause]
        while payment in self.later:
            payment = self.later[payment]
        return self.of_take_back(payment) or self.paid.get(payment, "")


def section(year: Year, service: str) -> str:
    for step in year.steps:
        for bill in step.closed["bills"]:
            for part in bill["sections"]:
                if any(line["service"] == service for line in part["lines"]):
                    return str(part["section"])
    return "housing"


def bill_due(month: str, options: dict[str, str]) -> date:
    row: dict[str, Any] = {"period": month}
    return due_day(row, None, options)


def last_day(month: str) -> str:
    first = date.fromisoformat(f"{month}-01")
    return str((first + timedelta(31)).replace(day=1) - timedelta(1))


def key_of(account: str, row: Row) -> Key:
    return account, row["creditor"], row["service"], row["month"]
