"""A failing town made small: fewer houses, months, accounts, payments, facts."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from charges_oracle.days import Row
from delta import fewer

from .model import Town

Failing = Callable[[Town], bool]
PAYMENTS = ("habits", "receipts", "take_backs")


def shrink(town: Town, fails: Failing) -> Town:
    """The smallest town found that still fails; `fails` is asked of towns that may lack what they
    need, and says no of a failure of another kind."""
    assert fails(town)
    town = with_houses(town, fewer(town.houses, lambda rows: fails(with_houses(town, rows))))
    town = shorter(town, fails)
    before = -1
    while before != (before := size(town)):
        town = with_less_people(town, fails)
        town = with_less_money(town, fails)
        town = with_less_facts(town, fails)
        town = shorter(town, fails)
        if size(town) < before:
            before = -1
    return town


def size(town: Town) -> int:
    return len(json.dumps(list(town.files().values())))


def with_houses(town: Town, houses: list[Row]) -> Town:
    names = {house["house"] for house in houses}
    return replace(
        town, houses=houses,
        openings={name: row for name, row in town.openings.items() if name in names},
    )


def shorter(town: Town, fails: Failing) -> Town:
    """Fewer months: the last ones dropped."""
    for count in range(1, len(town.months)):
        candidate = replace(town, months=town.months[:count])
        if fails(candidate):
            return candidate
    return town


# ---- people


def mentions(row: Row, account: str) -> bool:
    names = [row.get(key) for key in ("account", "from", "to")]
    return account in names or row.get("premises") == "p" + account


def without_account(house: Row, account: str) -> Row:
    """Every fact of an account gone, its meters with their readings."""
    meters = {row["meter"] for row in house.get("meters", []) if mentions(row, account)}
    result: Row = {}
    for name, rows in house.items():
        if not isinstance(rows, list):
            result[name] = rows
            continue
        result[name] = kept = []
        for row in rows:
            if mentions(row, account) or row.get("meter") in meters:
                continue
            if account in row.get("accounts", []):
                rest = [each for each in row["accounts"] if each != account]
                if not rest:
                    continue
                row = {**row, "accounts": rest}
            kept.append(row)
    return result


def without(town: Town, account: str) -> Town:
    house = town.accounts[account]
    opening = town.openings.get(house)
    if opening is not None:
        rows = [row for row in opening["accounts"] if row["account"] != account]
        opening = {**opening, "accounts": rows}
    return replace(
        town,
        houses=[
            without_account(each, account) if each["house"] == house else each
            for each in town.houses
        ],
        openings={**town.openings, **({house: opening} if opening else {})},
        **{
            name: [row for row in getattr(town, name) if row.get("account") != account]
            for name in PAYMENTS
        },
    )


def with_less_people(town: Town, fails: Failing) -> Town:
    for account in list(town.accounts):
        candidate = without(town, account)
        if fails(candidate):
            town = candidate
    return town


# ---- money


def with_less_money(town: Town, fails: Failing) -> Town:
    for name in PAYMENTS:

        def put(rows: list[Row], town: Town = town, name: str = name) -> Town:
            changed: dict[str, Any] = {name: rows}
            return replace(town, **changed)

        town = put(fewer(getattr(town, name), lambda rows: fails(put(rows))))
    return town


# ---- facts


def with_less_facts(town: Town, fails: Failing) -> Town:
    for file, document in town.files().items():
        if "schema" in document:
            town = thinner(town, file, fails)
    return town


def thinner(town: Town, file: str, fails: Failing) -> Town:
    """The lists of one document made shorter."""
    for name in [name for name, rows in town.files()[file].items() if isinstance(rows, list)]:
        document = town.files()[file]

        def put(rows: list[Row], document: Row = document, name: str = name) -> Town:
            return with_document(town, document, {**document, name: rows})

        town = put(fewer(document[name], lambda rows: fails(put(rows))))
    return town


def with_document(town: Town, old: Row, new: Row) -> Town:
    return replace(
        town,
        tariffs=new if town.tariffs is old else town.tariffs,
        policy=new if town.policy is old else town.policy,
        houses=[new if house is old else house for house in town.houses],
        openings={name: new if row is old else row for name, row in town.openings.items()},
    )


def show(town: Town) -> str:
    """Each row of each document on a line."""
    text = [f"seed {town.seed}, months {' '.join(town.months)}"]
    text += [f"closed with the knowledge of {day}: {month}" for month, day in town.closing.items()
             if month in town.months]
    for file, document in town.files().items():
        for name, rows in document.items():
            if isinstance(rows, list) and file != "town.json":
                text += [f"{file} {name} {json.dumps(row, ensure_ascii=False)}" for row in rows]
    return "\n".join(text)
