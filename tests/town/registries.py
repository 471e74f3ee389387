"""What agents report to a town, and what a reconciliation has to make of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

from charges_oracle.days import Row

from .identities import Broken, unlike
from .kopecks import kopecks, total
from .model import Town
from .orders import shuffled_document
from .paying import accepted
from .verbs import Verbs, read


def registries_of(town: Town) -> Row:
    """kvit-payments/1: one registry of an agent for each day on which something came."""
    registries: dict[str, Row] = {}
    for row in town.receipts:
        name = f"{row['agent']} {row['known_on']}"
        registry = registries.setdefault(
            name, {"id": name, "agent": row["agent"], "date": row["known_on"], "rows": []}
        )
        reported = {key: row[key] for key in ("operation", "account", "amount", "paid")
                    if key in row}
        if "period" in row.get("purpose", {}):
            reported["period"] = row["purpose"]["period"]
        registry["rows"].append(reported)
    return {
        "schema": "kvit-payments/1", "id": f"town-{town.seed}",
        "accounts": [{"account": name} for name in sorted(town.accounts)],
        "registries": list(registries.values()),
    }


def broken_in_registries(town: Town, verbs: Verbs) -> Iterator[Broken]:
    """Each operation of an agent is one payment to the account that it names; what names nobody of
    the town waits; nothing is lost, and the order of registries and rows says nothing."""
    case = registries_of(town)
    text = verbs.reconcile(case)
    result = read(text)
    found = Counter({
        (row["id"], row.get("account", ""), row["paid"]): kopecks(row["amount"])
        for row in result["payments"]
    })
    accounts = town.accounts
    expected = Counter({
        (name, row["account"] if row.get("account") in accounts else "", row["paid"]):
            kopecks(row["amount"])
        for name, row in accepted(town.receipts).items()
    })
    for about, one, other in unlike(found, expected):
        yield Broken("reconciliation", "", "", about, one, other)
    totals = {name: kopecks(amount) for name, amount in result["totals"].items()}
    received = total(row["amount"] for row in town.receipts)
    again = received - sum(expected.values())
    sums = Counter({"received": totals["received"], "duplicates": totals["duplicates"]})
    for about, one, other in unlike(sums, Counter(received=received, duplicates=again)):
        yield Broken("reconciliation", "", "", about, one, other)
    if verbs.reconcile(shuffled_document(random.Random(town.seed), case)) != text:
        yield Broken("order of registries", "", "", "", "other bytes", "the same")
