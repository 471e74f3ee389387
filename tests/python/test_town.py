"""A year of a synthetic town, month by month: identities, and the same bytes in any order.

`KVIT_TOWN=n` tries so many towns, `KVIT_SEED_BASE=n` says with which seed they begin, `KVIT_SEED=n`
tries that one alone. A town that fails is made small and printed.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from seeds import seeds
from town import town
from town.kopecks import kopecks, roubles
from town.shrink import show, size
from town.trial import failures, first_failure, report, smallest
from town.verbs import Verbs, read
from town.year import live

import kvit


@pytest.mark.parametrize("seed", seeds("KVIT_TOWN", 3))
def test_a_year_of_a_town(seed: int) -> None:
    drawn = town(seed) if "KVIT_TOWN" in os.environ else town(seed, houses=2)
    failure = first_failure(drawn)
    if failure:
        pytest.fail(f"KVIT_SEED={seed}: {report(smallest(failure))}", pytrace=False)


def test_a_town_is_its_seed_and_lives(tmp_path: Path) -> None:
    """The documents are good ones, the same each time; there is something in them to check."""
    drawn = town(5, houses=2, months=6)
    assert drawn == town(5, houses=2, months=6) != town(6, houses=2, months=6)
    assert town(5, houses=2, months=6).houses == town(5, houses=3, months=6).houses[:2]
    drawn.write(tmp_path)
    for name, document in drawn.files().items():
        assert json.loads((tmp_path / name).read_text(encoding="utf-8")) == document
        if "schema" in document:
            assert kvit.check(document) == []
    year = live(drawn)
    assert len(year.steps) == 12 and year.town.receipts
    postings = [row for step in year.steps for bill in step.closed["bills"]
                for row in bill["postings"]]
    assert {row["kind"] for row in postings} >= {"charge", "payment"}


def test_every_kind_of_habit_and_of_mistake_is_drawn() -> None:
    drawn = [town(seed) for seed in range(12)]
    kinds = {row["kind"] for each in drawn for row in each.habits}
    assert kinds >= {
        "full", "part", "round", "double", "advance", "period", "service", "creditor", "wrong",
        "cancelled", "withdrawn", "refunded", "nobody", "stranger",
    }
    assert any("again_after" in row for each in drawn for row in each.habits)
    facts: list[Any] = [
        (name, row) for each in drawn for house in each.houses for name, rows in house.items()
        if isinstance(rows, list) for row in rows
    ]
    corrected = {name for name, row in facts if "supersedes" in row}
    assert corrected >= {"occupancy", "meters", "readings", "meter_states"}
    assert any("retracts" in row for _, row in facts)
    assert {"successions", "postings", "interruptions", "benefits"} <= {name for name, _ in facts}
    assert {each.splits for each in drawn} == {True, False}
    assert any(row["known_on"] > row["date"] for name, row in facts if name == "readings")


# ---- the trial itself: a wrong engine is found, and made small


def lost_kopeck(house: dict[str, Any], *rest: Any) -> str:
    """A close that loses a kopeck of each waste water balance of an account that paid."""
    closed = read(Verbs().close(house, *rest))
    paid = {bill["account"] for bill in closed["bills"] if kopecks(bill["totals"]["paid"])}
    for account in closed["closing"]["accounts"]:
        for row in account["balances"]:
            if account["account"] in paid and row["service"] == "waste_water":
                row["amount"] = roubles(kopecks(row["amount"]) - 1)
    return json.dumps(closed)


def test_a_lost_kopeck_is_found_in_one_account_with_one_payment() -> None:
    verbs = Verbs(close=lost_kopeck)
    for seed in range(20):
        failure = first_failure(town(seed), verbs)
        if failure:
            break
    assert failure and failure.name == "opening_and_postings_give_closing"
    small = smallest(failure, verbs).town
    assert len(small.houses) == len(small.accounts) == len(small.receipts) == 1
    services = {row["service"] for row in small.houses[0]["supplies"]}
    assert "waste_water" in services and len(services) <= 3
    assert size(small) * 20 < size(failure.town)
    assert '"waste_water"' in show(small)


def first_fact(house: dict[str, Any], *rest: Any) -> str:
    """A close that depends on the order of a list."""
    closed = read(Verbs().close(house, *rest))
    return json.dumps({**closed, "ext": house["readings"][0]["id"]})


def test_a_close_that_depends_on_the_order_is_found() -> None:
    drawn = town(3, houses=1)
    names = {each.name for each in failures(drawn, Verbs(close=first_fact))}
    assert names == {"order: shuffled"}


def first_come(case: dict[str, Any], policy: dict[str, Any]) -> str:
    """An allocation that depends on the order of its payments."""
    result = json.loads(Verbs().allocate(case, policy))
    result["first"] = case["payments"][0]["id"]
    return json.dumps(result)


def test_an_allocation_that_depends_on_the_order_is_found() -> None:
    drawn = replace(town(1, houses=2), splits=True)
    names = {each.name for each in failures(drawn, Verbs(allocate=first_come))}
    assert "order of payments" in names


def generous(case: dict[str, Any], policy: dict[str, Any]) -> str:
    """A remittance that keeps no commission."""
    result = read(Verbs().remit(case, policy))
    for row in result["rows"]:
        row["to_transfer"] = row["collected"]
    return json.dumps(result)


def test_a_commission_that_is_not_kept_is_found() -> None:
    drawn = replace(town(2, houses=1), splits=True)
    names = {each.name for each in failures(drawn, Verbs(remit=generous), ())}
    assert names == {"remittance"}


def hasty(*given: Any) -> str:
    """A preliminary bill that knows less than the bill."""
    found = read(Verbs().preliminary(*given))
    return json.dumps({**found, "bill": {**found["bill"], "decisions": None}})


def test_a_preview_that_is_not_the_bill_is_found() -> None:
    names = {each.name for each in failures(town(2, houses=1), Verbs(preliminary=hasty), ())}
    assert names == {"preview_is_the_bill"}


def omniscient(house: dict[str, Any], *rest: Any) -> str:
    """A close that sees the facts of later months."""
    closed = read(Verbs().close(house, *rest))
    return json.dumps({**closed, "ext": sum(map(len, house.values()))})


def test_a_close_that_knows_what_came_later_is_found() -> None:
    names = {each.name for each in failures(town(2, houses=1), Verbs(close=omniscient), ())}
    assert names == {"closed_again"}


def vague(before: dict[str, Any], after: dict[str, Any]) -> str:
    """A comparison that leaves a kopeck of each tariff without a cause."""
    found = read(Verbs().compare(before, after))
    for account in found["accounts"]:
        for line in account["lines"]:
            for part in line["parts"]:
                if part["cause"] == "tariff":
                    part["amount"] = roubles(kopecks(part["amount"]) - 1)
    return json.dumps(found)


def test_a_kopeck_without_a_cause_is_found() -> None:
    drawn = town(2, houses=1)
    names = {each.name for each in failures(drawn, Verbs(compare=vague), ())}
    assert names == {"parts_sum_to_the_bills"}


def forgetful(case: dict[str, Any]) -> str:
    """A reconciliation that takes every row for a payment of its own."""
    result = read(Verbs().reconcile(case))
    result["totals"]["duplicates"] = "0.00"
    return json.dumps(result)


def test_a_reconciliation_that_forgets_repeated_rows_is_found() -> None:
    drawn = town(2)
    names = {each.name for each in failures(drawn, Verbs(reconcile=forgetful), ())}
    assert names == {"reconciliation"}
