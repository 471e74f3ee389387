"""Why a month is another sum: every kopeck of it has a cause, counted again from the bills.

Each month of a house is compared with the one before, and with itself as it would be closed by
everything that was learned until the end of the year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from charges_oracle.days import Row

import kvit

from .identities import PAID, Broken, Found, same, unlike
from .kopecks import kopecks, total
from .verbs import Verbs, read
from .year import Step, Year


def broken_in_attribution(year: Year, verbs: Verbs) -> Iterator[Broken]:
    for house in year.town.openings:
        steps = [step for step in year.steps if step.house == house]
        for before, after in zip(steps, steps[1:]):
            yield from broken_in_pair(before, before.closed, after.closed, verbs)
        for step in steps:
            known = as_known_at_the_end(year, step, steps[-1].document, verbs)
            if known is not None:
                yield from broken_in_pair(step, step.closed, known, verbs)


def as_known_at_the_end(year: Year, step: Step, document: Row, verbs: Verbs) -> Row | None:
    """The month closed once more. A payment of it may be withdrawn by now although the month does
    not remember it: then there is no such month."""
    town = year.town
    last = max(town.closing.values())
    try:
        return read(
            verbs.close(document, town.tariffs, town.policy, step.month, step.opening, last)
        )
    except kvit.Error as error:
        if {each.name for each in error.errors} <= {"missing_fact"}:
            return None
        raise


def broken_in_pair(step: Step, before: Row, after: Row, verbs: Verbs) -> Iterator[Broken]:
    found = read(verbs.compare(before, after))
    for name, rows in (
        ("causes_sum_to_the_difference", causes_sum(found)),
        ("parts_sum_to_the_bills", parts_sum(found, before, after)),
        ("movements_sum_to_the_bills", movements_sum(found, before, after)),
    ):
        for about, is_found, expected in rows:
            yield Broken(name, step.house, step.month, about, is_found, expected)


def by_account(closed: Row) -> dict[str, Row]:
    return {bill["account"]: bill for bill in closed["bills"]}


def causes_sum(found: Row) -> Iterator[Found]:
    whole: Counter[str] = Counter()
    for account in found["accounts"]:
        yield from same(
            account["account"], total(each["amount"] for each in account["causes"]),
            kopecks(account["difference"]),
        )
        for each in account["causes"]:
            whole[each["cause"]] += kopecks(each["amount"])
    told = Counter({each["cause"]: kopecks(each["amount"]) for each in found["causes"]})
    yield from unlike(told, whole)


def parts_sum(found: Row, before: Row, after: Row) -> Iterator[Found]:
    """By what a line is of: what the parts say against what the bills say."""
    charged: Counter[tuple[str, ...]] = Counter()
    for sign, closed in ((-1, before), (1, after)):
        for bill in closed["bills"]:
            for section in bill["sections"]:
                for line in section["lines"]:
                    key = of_line(bill["account"], {**line, "section": section["section"]})
                    charged[key] += sign * kopecks(line["amount"])
    told: Counter[tuple[str, ...]] = Counter()
    for account in found["accounts"]:
        for line in account["lines"]:
            told[of_line(account["account"], line)] += total(
                part["amount"] for part in line["parts"]
            )
    yield from unlike(told, charged)


def of_line(account: str, line: Row) -> tuple[str, ...]:
    """Lines of one service may answer each other together, whatever their components."""
    return account, line["section"], line["creditor"], line["service"]


def movements_sum(found: Row, before: Row, after: Row) -> Iterator[Found]:
    """Openings, money and what somebody decided, by accounts."""
    moved: Counter[tuple[str, str]] = Counter()
    for sign, closed in ((-1, before), (1, after)):
        for name, bill in by_account(closed).items():
            moved[name, "opening"] += sign * kopecks(bill["totals"]["opening"])
            moved[name, "paid"] -= sign * kopecks(bill["totals"]["paid"])
            moved[name, "corrected"] += sign * kopecks(bill["totals"].get("corrected", "0.00"))
            moved[name, "to_pay"] += sign * kopecks(bill["totals"]["to_pay"])
    told: Counter[tuple[str, str]] = Counter()
    for account in found["accounts"]:
        told[account["account"], "to_pay"] = kopecks(account["difference"])
        for each in account["movements"]:
            if each["kind"] == "opening":
                told[account["account"], "opening"] += kopecks(each["difference"])
            elif each["kind"] == "posting":
                name = "paid" if each["posting"] in PAID else "corrected"
                told[account["account"], name] += kopecks(each["difference"])
    yield from unlike(told, moved)
