"""What a month has to post, by the rule of two times: what happened by its end and was learned by
its closing, unless an earlier month posted it already."""

from __future__ import annotations

from dataclasses import dataclass

from charges_oracle.days import Period, Row

from .host import before
from .kopecks import kopecks
from .model import Town
from .paying import accepted


@dataclass
class Due:
    """By ids: payments as they came, take-backs with their sums, postings by decision, new owners.
    """

    payments: dict[str, Row]
    take_backs: dict[str, tuple[Row, int]]
    postings: dict[str, Row]
    successions: dict[str, Row]
    withdrawn: dict[str, Row]  # postings of earlier months that never were, as is known now


def is_due(town: Town, month: str, day: str, known_on: str) -> bool:
    if known_on > town.closing[month]:
        return False
    in_month = day[:7] == month
    late = day < str(Period(month).first) and known_on > town.closing[before(month)]
    return in_month or late


def was_posted(town: Town, month: str, day: str, known_on: str) -> bool:
    """By an earlier month."""
    return day < str(Period(month).first) and known_on <= town.closing[before(month)]


def due_in(town: Town, house: Row, month: str) -> Due:
    name = house["house"]
    payments = payments_of(town, name)
    taken: dict[str, tuple[Row, int]] = {}
    never_paid: dict[str, str] = {}
    for row in take_backs_of(town, name):
        payment = payments[row["payment"]]
        if row["kind"] == "withdrawal":
            never_paid[row["payment"]] = row["known_on"]
            known = town.closing[before(month)] < row["known_on"] <= town.closing[month]
            if known and was_posted(town, month, payment["paid"], payment["known_on"]):
                back = {**row, "kind": "reversal"}
                taken[row["payment"]] = back, kopecks(payment["amount"])
        elif is_due(town, month, row["date"], max(row["known_on"], payment["known_on"])):
            taken[row["id"]] = row, kopecks(row.get("amount", payment["amount"]))
    gone = {row["retracts"]: row["known_on"] for row in house.get("retractions", [])}
    for row in house.get("postings", []):
        if "supersedes" in row:
            gone[row["supersedes"]] = row["known_on"]
    postings, withdrawn = {}, {}
    for row in house.get("postings", []):
        never = gone.get(row["id"], "9999")
        if is_due(town, month, row["date"], row["known_on"]) and never > town.closing[month]:
            postings[row["id"]] = row
        known = town.closing[before(month)] < never <= town.closing[month]
        if known and was_posted(town, month, row["date"], row["known_on"]):
            withdrawn[row["id"]] = row
    return Due(
        {key: row for key, row in payments.items()
         if is_due(town, month, row["paid"], row["known_on"])
         and never_paid.get(key, "9999") > town.closing[month]},
        taken, postings,
        {row["id"]: row for row in house.get("successions", [])
         if is_due(town, month, row["date"], row["known_on"])},
        withdrawn,
    )


def payments_of(town: Town, house: str) -> dict[str, Row]:
    """Payments to accounts of a house; what goes to nobody of the town stays with the agent."""
    accounts = town.accounts
    return {
        name: row for name, row in accepted(town.receipts).items()
        if accounts.get(row.get("account", "")) == house
    }


def take_backs_of(town: Town, house: str) -> list[Row]:
    """Of payments to the house; money for another house leaves by a refund and comes anew."""
    payments = payments_of(town, house)
    return [row for row in town.take_backs if row["payment"] in payments]
