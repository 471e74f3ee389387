"""How people pay: what each account does in each month, without sums."""

from __future__ import annotations

import random

from charges_oracle.days import Row

TEMPERS: dict[str, list[tuple[str, int]]] = {
    "punctual": [
        ("full", 80), ("double", 4), ("wrong", 5), ("cancelled", 4), ("withdrawn", 4), ("none", 3),
    ],
    "rounder": [("round", 75), ("full", 10), ("refunded", 5), ("none", 10)],
    "partial": [("part", 70), ("none", 20), ("period", 10)],
    "debtor": [("none", 70), ("part", 15), ("period", 15)],
    "ahead": [("advance", 20), ("none", 80)],
    "careful": [("service", 40), ("creditor", 20), ("period", 25), ("full", 15)],
    "careless": [("nobody", 10), ("stranger", 10), ("double", 20), ("wrong", 30), ("full", 30)],
}
UNDONE = ("wrong", "cancelled", "withdrawn", "refunded", "double")
AGENTS = ("bank", "post", "terminal")


def habits_of(rng: random.Random, accounts: list[str], months: list[str]) -> list[Row]:
    rows: list[Row] = []
    for account in accounts:
        temper = TEMPERS[rng.choice(list(TEMPERS))]
        kinds, weights = [kind for kind, _ in temper], [weight for _, weight in temper]
        for month in months:
            for number in range(1, rng.choice((1, 1, 1, 2)) + 1):
                row = one(rng, account, month, rng.choices(kinds, weights)[0], accounts)
                if row["kind"] != "none":
                    rows.append({"id": f"{account}/{month}/{number}", **row})
    return rows


def one(rng: random.Random, account: str, month: str, kind: str, accounts: list[str]) -> Row:
    late, repeated = rng.randrange(100) < (25 if kind in UNDONE else 8), rng.randrange(100) < 6
    row: Row = {
        "account": account, "month": month, "kind": kind, "agent": rng.choice(AGENTS),
        "day": rng.randint(1, 28), "after": rng.choice((20, 35, 50) if late else (0, 1, 1, 2, 3)),
    }
    if kind in ("part", "service", "creditor", "period"):
        row["percent"] = rng.choice((10, 33, 50, 77, 100))
    if kind == "period":
        row["back"] = rng.choice((1, 1, 2, 3, 6))
    if kind in ("service", "creditor"):
        row["pick"] = rng.randrange(100)
    if kind == "wrong":
        row["to"] = rng.choice(accounts)
    if kind in UNDONE:
        row["undone_after"] = rng.choice((2, 10, 30, 60))
    if repeated:
        row["again_after"] = rng.choice((1, 5, 31))
    return row
