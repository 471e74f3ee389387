"""The year of a town as one ledger, and its turnover sheets counted again."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

from charges_oracle.days import Row

from .host import before
from .identities import Broken, Found, Key, key_of, moved, of_bills, opened, same, unlike
from .kopecks import kopecks, roubles
from .orders import shuffled_document
from .verbs import Verbs, read
from .year import Year


def book_of(year: Year) -> Row:
    """kvit-book/1: the openings of the first month, every posting of every bill."""
    months = year.town.months
    return {
        "schema": "kvit-book/1", "id": f"town-{year.town.seed}", "from": months[0],
        "through": months[-1],
        "accounts": [
            {"account": account, "house": house}
            for account, house in sorted(year.town.accounts.items())
        ],
        "opening": [
            {**place_of(key), "amount": roubles(amount)}
            for opening in year.town.openings.values()
            for key, amount in opened(opening).items()
            if amount
        ],
        "postings": list(postings_of(year)),
    }


def postings_of(year: Year) -> Iterator[Row]:
    for step in year.steps:
        for bill in step.closed["bills"]:
            for number, row in enumerate(bill["postings"], 1):
                if not kopecks(row["amount"]):
                    continue  # a bill shows a charge of nothing, a ledger does not
                yield {
                    "id": f"{bill['account']}/{step.month}/{number}", "kind": row["kind"],
                    **place_of(key_of(bill["account"], row)), "amount": row["amount"],
                    "posted": year.town.closing[step.month], "posted_in": step.month,
                    **{key: row[key] for key in ("cause", "reason", "author") if key in row},
                }


def place_of(key: Key) -> Row:
    """The keys of a balance, as documents name them."""
    names = ("account", "creditor", "service", "month", "of")
    return {name: value for name, value in zip(names, key, strict=True) if value}


def rows_are_bills(year: Year, kept: Row) -> Iterator[tuple[str, Found]]:
    """Each balance of each month, as the bills of the month show it."""
    for month in kept["months"]:
        opening: Counter[Key] = Counter()
        turnover: Counter[Key] = Counter()
        closing: Counter[Key] = Counter()
        for row in month["rows"]:
            key = key_of(row["account"], row)
            opening[key] += kopecks(row["opening"])
            closing[key] += kopecks(row["closing"])
            turnover[key] += sum(map(kopecks, row["turnovers"].values()))
        expected = [Counter[Key]() for _ in range(3)]
        for step in year.steps:
            if step.month == month["month"]:
                expected[0].update(opened(step.opening))
                expected[1].update(moved(step.closed))
                expected[2].update(of_bills(step.closed, "closing"))
        for column, sums in zip((opening, turnover, closing), expected, strict=True):
            for found in unlike(column, sums):
                yield month["month"], found


def sheets_are_rows(year: Year, kept: Row) -> Iterator[tuple[str, Found]]:
    """By account, house, service and creditor: each line is its rows, and all sum to the same."""
    houses = year.town.accounts
    for month in kept["months"]:
        for sheet, lines in month["sheets"].items():
            expected: dict[str, Counter[str]] = {}
            for row in month["rows"]:
                name = houses[row["account"]] if sheet == "house" else row.get(sheet, "")
                sums = expected.setdefault(name, Counter())
                for column in ("opening", "closing"):
                    amount = kopecks(row[column])
                    sums[column] += amount
                    sums[f"{column}_debt"] += max(amount, 0)
                    sums[f"{column}_advance"] += max(-amount, 0)
                for kind, moved_by in row["turnovers"].items():
                    sums[kind] += kopecks(moved_by)
            for line in lines:
                found = Counter({
                    column: kopecks(amount)
                    for column, amount in [*line["turnovers"].items(), *line.items()]
                    if isinstance(amount, str) and column != "id"
                })
                for about in unlike(found, expected.pop(line["id"], Counter())):
                    yield month["month"], (f"{sheet} {line['id']} {about[0]}", *about[1:])
            for name in expected:
                yield month["month"], (f"{sheet} {name}", "no line", "a line")


def months_chain(year: Year, kept: Row) -> Iterator[tuple[str, Found]]:
    """The closing of a month is the opening of the next."""
    closing: dict[str, Counter[Key]] = {}
    for month in kept["months"]:
        sums: Counter[Key] = Counter()
        opening: Counter[Key] = Counter()
        for row in month["rows"]:
            sums[key_of(row["account"], row)] += kopecks(row["closing"])
            opening[key_of(row["account"], row)] += kopecks(row["opening"])
        closing[month["month"]] = sums
        if before(month["month"]) in closing:
            for found in unlike(opening, closing[before(month["month"])]):
                yield month["month"], found
    for found in same("months", [month["month"] for month in kept["months"]], year.town.months):
        yield "", found


IDENTITIES = [rows_are_bills, sheets_are_rows, months_chain]


def broken_in_ledger(year: Year, verbs: Verbs | None = None) -> Iterator[Broken]:
    kept = read((verbs or Verbs()).turnover(book_of(year)))
    for identity in IDENTITIES:
        for month, (about, found, expected) in identity(year, kept):
            yield Broken(identity.__name__, "", month, about, found, expected)


def orders_of_the_book(year: Year, verbs: Verbs | None = None) -> Iterator[Broken]:
    """A ledger is the same bytes from its postings in any order, each of them once or twice; an
    allocation, from debts and payments in any order."""
    asked = verbs or Verbs()
    rng = random.Random(year.town.seed)
    book = book_of(year)
    again = shuffled_document(rng, {**book, "postings": [*book["postings"], *book["postings"]]})
    if asked.turnover(book) != asked.turnover(again):
        yield Broken("order of the book", "", "", "", "other bytes", "the same")
    for step in year.steps:
        if step.case is None:
            continue
        one = asked.allocate(step.case, year.town.policy)
        if asked.allocate(shuffled_document(rng, step.case), year.town.policy) != one:
            yield Broken(
                "order of payments", step.house, step.month, "", "other bytes", "the same"
            )
