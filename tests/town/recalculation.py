"""What is posted for each month, against the month as it is known in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from charges_oracle.days import Row

from .identities import CHARGED, Broken, lines_of, unlike
from .kopecks import kopecks
from .model import Town
from .verbs import Verbs, read
from .year import Year

Charge = tuple[str, str, str, str]  # account, creditor, service, month
MONEY = ("payments", "take_backs", "postings", "successions")


def broken_in_past(year: Year, verbs: Verbs) -> Iterator[Broken]:
    """All postings for a month, whenever they were made, sum to what the month costs by everything
    that is known when the last month is closed."""
    if recalculates(year.town.policy):
        for name in year.town.openings:
            found, expected = posted(year, name), fresh(year, name, verbs)
            for about, is_posted, is_due in unlike(found, expected):
                yield Broken("posted_is_fresh", name, "", about, is_posted, is_due)


def recalculates(policy: Row) -> bool:
    chosen = {row["option"]: row["choice"] for row in policy.get("options", [])}
    default = "as_posted" if policy.get("inherits") == "legacy_compatible" else "recalculated"
    return chosen.get("past_months", default) == "recalculated"


def posted(year: Year, house: str) -> Counter[Charge]:
    sums: Counter[Charge] = Counter()
    for step in year.steps:
        for bill in step.closed["bills"] if step.house == house else ():
            for row in bill["postings"]:
                if row["kind"] in CHARGED:
                    key = (bill["account"], row["creditor"], row["service"], row["month"])
                    sums[key] += kopecks(row["amount"])
    return sums


def fresh(year: Year, house: str, verbs: Verbs) -> Counter[Charge]:
    """Each month closed by what is known on the last day, and none recalculated."""
    town: Town = year.town
    document = [step for step in year.steps if step.house == house][-1].document
    facts = {name: rows for name, rows in document.items() if name not in MONEY}
    money = {row["id"] for name in MONEY for row in document.get(name, [])}
    facts["retractions"] = [
        row for row in facts.get("retractions", []) if row["retracts"] not in money
    ]
    policy = {
        **town.policy,
        "options": [
            *town.policy.get("options", []), {"option": "past_months", "choice": "as_posted"},
        ],
    }
    last = max(town.closing.values())
    opening: Row = town.openings[house]
    sums: Counter[Charge] = Counter()
    for month in town.months:
        closed = read(verbs.close(facts, town.tariffs, policy, month, opening, last))
        opening = closed["closing"]
        for bill in closed["bills"]:
            for line in lines_of(bill):
                key = (bill["account"], line["creditor"], line["service"], line["month"])
                sums[key] += kopecks(line["amount"])
    return sums
