"""What must hold in every month of every house, counted again from the documents in kopecks.

Each identity has a name; it gives what it found and what it expected wherever they differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from charges_oracle.days import Row

from .kopecks import kopecks, total
from .year import Step

Key = tuple[str, str, str, str]  # account, creditor, service, debt month
Found = tuple[str, Any, Any]  # what it is about, found, expected


@dataclass(frozen=True)
class Broken:
    """An identity that does not hold."""

    identity: str
    house: str
    month: str
    about: str
    found: Any
    expected: Any

    def __str__(self) -> str:
        where = " ".join(each for each in (self.month, self.house, self.about) if each)
        return f"{self.identity}: {where}: found {self.found}, expected {self.expected}"


def unlike(found: Counter[Any], expected: Counter[Any]) -> Iterator[Found]:
    """Where two sums by keys differ; what is missing counts as zero."""
    for key in sorted({*found, *expected}):
        if found[key] != expected[key]:
            yield str(key), found[key], expected[key]


def same(about: str, found: Any, expected: Any) -> Iterator[Found]:
    if found != expected:
        yield about, found, expected


def key_of(account: str, row: Row) -> Key:
    return account, row["creditor"], row["service"], row["month"]


def opened(opening: Row) -> Counter[Key]:
    """The balances of an opening."""
    sums: Counter[Key] = Counter()
    for account in opening["accounts"]:
        for row in account["balances"]:
            sums[key_of(account["account"], row)] += kopecks(row["amount"])
    return sums


def of_bills(closed: Row, column: str) -> Counter[Key]:
    """A column of the balances of all bills."""
    sums: Counter[Key] = Counter()
    for bill in closed["bills"]:
        for row in bill["balances"]:
            sums[key_of(bill["account"], row)] += kopecks(row[column])
    return sums


def moved(closed: Row) -> Counter[Key]:
    """All postings of a month."""
    sums: Counter[Key] = Counter()
    for bill in closed["bills"]:
        for row in bill["postings"]:
            sums[key_of(bill["account"], row)] += kopecks(row["amount"])
    return sums


def lines_of(bill: Row) -> list[Row]:
    return [line for section in bill["sections"] for line in section["lines"]]


# ---- the identities


def opening_is_the_closing_before(step: Step) -> Iterator[Found]:
    """Nothing appears or vanishes between two months."""
    yield from unlike(of_bills(step.closed, "opening"), opened(step.opening))


def opening_and_postings_give_closing(step: Step) -> Iterator[Found]:
    expected = opened(step.opening)
    expected.update(moved(step.closed))
    yield from unlike(of_bills(step.closed, "closing"), expected)
    yield from unlike(opened(step.closed["closing"]), expected)


def charges_are_lines(step: Step) -> Iterator[Found]:
    lines: Counter[Key] = Counter()
    charged: Counter[Key] = Counter()
    for bill in step.closed["bills"]:
        for line in lines_of(bill):
            lines[key_of(bill["account"], line)] += kopecks(line["amount"])
        for row in bill["postings"]:
            if row["kind"] == "charge":
                charged[key_of(bill["account"], row)] += kopecks(row["amount"])
    yield from unlike(charged, lines)


def bills_total(step: Step) -> Iterator[Found]:
    for bill in step.closed["bills"]:
        name, totals = bill["account"], bill["totals"]
        lines = 0
        for section in bill["sections"]:
            lines += kopecks(section["total"])
            yield from same(
                f"{name} {section['section']}", kopecks(section["total"]),
                total(line["amount"] for line in section["lines"]),
            )
        yield from same(name, kopecks(totals["charged"]) + kopecks(totals["voluntary"]), lines)
        for column in ("opening", "closing"):
            rows = total(row[column] for row in bill["balances"])
            yield from same(f"{name} {column}", kopecks(totals[column]), rows)
        after = kopecks(totals["opening"]) + kopecks(totals["charged"]) - kopecks(totals["paid"])
        yield from same(f"{name} closing", kopecks(totals["closing"]), after)
        by_creditor: Counter[str] = Counter()
        for row in bill["balances"]:
            by_creditor[row["creditor"]] += kopecks(row["closing"])
        owed = sum(max(each, 0) for each in by_creditor.values())
        yield from same(f"{name} to pay", kopecks(totals["to_pay"]), owed)


def house_is_its_bills(step: Step) -> Iterator[Found]:
    summary = step.closed["summary"]
    bills = step.closed["bills"]
    for column in ("opening", "charged", "voluntary", "paid", "closing"):
        expected = total(bill["totals"][column] for bill in bills)
        yield from same(column, kopecks(summary["totals"][column]), expected)
    services: Counter[tuple[str, str, str]] = Counter()
    for row in summary["services"]:
        services[row["service"], row["component"], row["unit"]] += kopecks(row["amount"])
    lines: Counter[tuple[str, str, str]] = Counter()
    for bill in bills:
        for line in lines_of(bill):
            key = line["service"], line["component"], line["quantity_unit"]
            lines[key] += kopecks(line["amount"])
    yield from unlike(services, lines)


def every_payment_is_posted_once(step: Step) -> Iterator[Found]:
    """By account: what a month posts is what it had to post."""
    paid: Counter[str] = Counter()
    for bill in step.closed["bills"]:
        for row in bill["postings"]:
            if row["kind"] == "payment":
                paid[bill["account"]] -= kopecks(row["amount"])
    expected: Counter[str] = Counter()
    for row in step.posted.values():
        expected[row["account"]] += kopecks(row["amount"])
    yield from unlike(paid, expected)


def allocation_keeps_every_kopeck(step: Step) -> Iterator[Found]:
    """Of each payment, of each debt, of the whole."""
    if step.allocated is None or step.case is None:
        return
    whole: Counter[str] = Counter()
    for payment in step.allocated["payments"]:
        parts = total(part["amount"] for part in payment["parts"])
        rest = kopecks(payment["advance"]) + kopecks(payment["unallocated"])
        yield from same(payment["id"], kopecks(payment["amount"]), parts + rest)
        yield from same(payment["id"], payment["amount"], step.posted[payment["id"]]["amount"])
        whole.update(received=kopecks(payment["amount"]), allocated=parts, advance=rest)
    debts: Counter[Key] = Counter()
    paid: Counter[Key] = Counter()
    for account in step.allocated["accounts"]:
        for row in account["receivables"]:
            key = key_of(account["account"], row)
            debts[key] += kopecks(row["amount"])
            paid[key] += kopecks(row["paid"])
            left = kopecks(row["amount"]) - kopecks(row["paid"])
            yield from same(str(key), kopecks(row["left"]), left)
            if left < 0:
                yield str(key), f"{-left} paid above the debt", 0
    given: Counter[Key] = Counter()
    by_id = {row["id"]: row for row in step.case["payments"]}
    for payment in step.allocated["payments"]:
        for part in payment["parts"]:
            if part["kind"] != "advance":
                given[key_of(by_id[payment["id"]]["account"], part)] += kopecks(part["amount"])
    yield from unlike(given, paid)
    totals = Counter({name: kopecks(amount) for name, amount in step.allocated["totals"].items()})
    yield from same("received", totals["received"], whole["received"])
    placed = totals["allocated"] + totals["advance"] + totals["unallocated"] + totals["returned"]
    yield from same("totals", placed, whole["received"])


def what_creditors_get_is_what_was_paid(step: Step) -> Iterator[Found]:
    """Remittance: of each creditor, the parts of payments are the postings to it."""
    posted: Counter[str] = Counter()
    for bill in step.closed["bills"]:
        for row in bill["postings"]:
            if row["kind"] == "payment":
                posted[row["creditor"]] -= kopecks(row["amount"])
    parts: Counter[str] = Counter()
    for payment in step.document["payments"]:
        if payment["id"] in step.posted:
            for part in payment["parts"]:
                parts[part["creditor"]] += kopecks(part["amount"])
    yield from unlike(posted, parts)


IDENTITIES: list[Callable[[Step], Iterator[Found]]] = [
    opening_is_the_closing_before, opening_and_postings_give_closing, charges_are_lines,
    bills_total, house_is_its_bills, every_payment_is_posted_once, allocation_keeps_every_kopeck,
    what_creditors_get_is_what_was_paid,
]


def broken_in(step: Step) -> Iterator[Broken]:
    for identity in IDENTITIES:
        for about, found, expected in identity(step):
            yield Broken(identity.__name__, step.house, step.month, about, found, expected)
