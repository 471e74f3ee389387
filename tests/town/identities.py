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

# Account, creditor, service, debt month, what is owed; an advance has no creditor and no service.
Key = tuple[str, str, str, str, str]
CHARGED = ("charge", "recalculation")
PAID = ("payment", "reversal", "refund", "transfer")  # money that came or went
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
    creditor, service = row.get("creditor", ""), row.get("service", "")
    return account, creditor, service, row["month"], row.get("of", "principal")


def opened(opening: Row) -> Counter[Key]:
    """The balances of an opening."""
    sums: Counter[Key] = Counter()
    for account in opening["accounts"]:
        for row in account["balances"]:
            sums[key_of(account["account"], row)] += kopecks(row["amount"])
        for payment in account.get("payments", []):
            key = key_of(account["account"], {"month": payment["paid"][:7]})
            sums[key] -= kopecks(payment.get("advance", "0.00"))
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
            if row["kind"] in CHARGED:
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
        after = kopecks(totals["opening"]) + kopecks(totals["charged"])
        after += kopecks(totals.get("corrected", "0.00")) - kopecks(totals["paid"])
        yield from same(f"{name} closing", kopecks(totals["closing"]), after)
        by_creditor: Counter[str] = Counter()
        for row in bill["balances"]:
            by_creditor[row.get("creditor", "")] += kopecks(row["closing"])
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
    """What a month posts is what it had to post, of each account and of each payment: the parts of
    a payment and what stays of it as an advance are the payment."""
    accounts: Counter[str] = Counter()
    causes: Counter[str] = Counter()
    for bill in step.closed["bills"]:
        for row in bill["postings"]:
            if row["kind"] == "payment":
                accounts[bill["account"]] -= kopecks(row["amount"])
                causes[row.get("cause", "")] -= kopecks(row["amount"])
    expected: Counter[str] = Counter()
    for row in step.due.payments.values():
        expected[row["account"]] += kopecks(row["amount"])
    yield from unlike(accounts, expected)
    if set(causes) != {""}:
        due = {name: kopecks(row["amount"]) for name, row in step.due.payments.items()}
        yield from unlike(causes, Counter(due))


def what_is_taken_back_goes_where_it_should(step: Step) -> Iterator[Found]:
    """A reversal and a refund leave the house, a transfer moves between its accounts, and what kvit
    moves by itself (an advance applied, an overpayment against a debt) stays on its account."""
    left: Counter[str] = Counter()
    moved: Counter[str] = Counter()
    for bill in step.closed["bills"]:
        for row in bill["postings"]:
            amount = kopecks(row["amount"])
            if row["kind"] in ("reversal", "refund"):
                left[row["cause"]] += amount
            elif row["kind"] == "transfer":
                cause = row.get("cause")
                of_fact = cause in step.due.take_backs or cause in step.due.successions
                moved[f"transfer {row['cause']}" if of_fact else bill["account"]] += amount
    expected = Counter({
        name: amount for name, (row, amount) in step.due.take_backs.items()
        if row["kind"] != "transfer"
    })
    yield from unlike(left, expected)
    yield from unlike(moved, Counter())


def transfers_reach_their_accounts(step: Step) -> Iterator[Found]:
    found: Counter[tuple[str, str]] = Counter()
    for bill in step.closed["bills"]:
        for row in bill["postings"]:
            if row["kind"] == "transfer" and row.get("cause") in step.due.take_backs:
                found[row["cause"], bill["account"]] -= kopecks(row["amount"])
    expected: Counter[tuple[str, str]] = Counter()
    owners = {row["id"]: row["account"] for row in step.document["payments"]}
    for name, (row, amount) in step.due.take_backs.items():
        if row["kind"] == "transfer":
            expected[name, owners[row["payment"]]] -= amount
            expected[name, row["account"]] += amount
    yield from unlike(found, expected)


def debts_that_follow_premises_reach_the_new_owner(step: Step) -> Iterator[Found]:
    """What leaves one account comes to the other, kopeck by kopeck of each debt; of capital repair
    nothing stays owed that was owed before the month."""
    found: Counter[tuple[str, ...]] = Counter()
    expected: Counter[tuple[str, ...]] = Counter()
    for bill in step.closed["bills"]:
        for row in bill["postings"]:
            succession = step.due.successions.get(row.get("cause", ""))
            if succession is None:
                continue
            key = (row["cause"], *key_of("", row))
            if bill["account"] == succession["from"]:
                expected[key] -= kopecks(row["amount"])
            else:
                yield from same(row["cause"], bill["account"], succession["to"])
                found[key] += kopecks(row["amount"])
            yield from same(row["cause"], row["service"], "capital_repair")
    yield from unlike(found, expected)
    left = [row["from"] for row in step.due.successions.values()]
    for bill in step.closed["bills"]:
        for row in bill["balances"]:
            earlier = row.get("service") == "capital_repair" and row["month"] < step.month
            if bill["account"] in left and earlier and not kopecks(row["charged"]):
                owed = max(kopecks(row["closing"]), 0)
                yield from same(str(key_of(bill["account"], row)), owed, 0)


def decisions_are_posted_once(step: Step) -> Iterator[Found]:
    """Postings by hand, and against those that were withdrawn. A penalty that the close itself
    posts has no fact behind it."""
    found: Counter[str] = Counter()
    for bill in step.closed["bills"]:
        for row in bill["postings"]:
            if row["kind"] not in (*CHARGED, *PAID) and "cause" in row:
                found[row["cause"]] += kopecks(row["amount"])
    expected: Counter[str] = Counter()
    for name, row in step.due.postings.items():
        expected[name] += kopecks(row["amount"])
    for name, row in step.due.withdrawn.items():
        expected[name] -= kopecks(row["amount"])
    yield from unlike(found, expected)


def allocation_keeps_every_kopeck(step: Step) -> Iterator[Found]:
    """Of each payment, of each debt, of the whole."""
    if step.allocated is None or step.case is None:
        return
    whole: Counter[str] = Counter()
    for payment in step.allocated["payments"]:
        parts = total(part["amount"] for part in payment["parts"])
        rest = kopecks(payment["advance"]) + kopecks(payment["unallocated"])
        yield from same(payment["id"], kopecks(payment["amount"]), parts + rest)
        given_sum = step.due.payments[payment["id"]]["amount"]
        yield from same(payment["id"], payment["amount"], given_sum)
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
    """Remittance: what came for each creditor less what went back is what its balances show as
    paid, and all creditors with the advances of accounts have what came to the house."""
    came: Counter[str] = Counter()
    paid: Counter[str] = Counter()
    for bill in step.closed["bills"]:
        for row in bill["postings"]:
            if row["kind"] in PAID:
                came[row.get("creditor", "")] -= kopecks(row["amount"])
        for row in bill["balances"]:
            paid[row.get("creditor", "")] += kopecks(row["paid"])
    yield from unlike(paid, came)
    received = total(row["amount"] for row in step.due.payments.values())
    returned = sum(
        amount for row, amount in step.due.take_backs.values() if row["kind"] != "transfer"
    )
    yield from same("the house", sum(paid.values()), received - returned)


IDENTITIES: list[Callable[[Step], Iterator[Found]]] = [
    opening_is_the_closing_before, opening_and_postings_give_closing, charges_are_lines,
    bills_total, house_is_its_bills, every_payment_is_posted_once,
    what_is_taken_back_goes_where_it_should, transfers_reach_their_accounts,
    debts_that_follow_premises_reach_the_new_owner, decisions_are_posted_once,
    allocation_keeps_every_kopeck, what_creditors_get_is_what_was_paid,
]


def broken_in(step: Step) -> Iterator[Broken]:
    for identity in IDENTITIES:
        for about, found, expected in identity(step):
            yield Broken(identity.__name__, step.house, step.month, about, found, expected)
