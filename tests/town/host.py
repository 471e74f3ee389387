"""What the system around kvit does with payments before a month is closed."""

from __future__ import annotations

from charges_oracle.days import Period, Row
from charges_oracle.house_facts import shift

from .kopecks import kopecks, roubles
from .verbs import Verbs, read

Key = tuple[str, str, str]  # creditor, service, month


def due_day(month: str) -> str:
    """By the 10th of the next month."""
    return f"{Period(month).next()}-10"


def case_of(house: str, opening: Row, payments: dict[str, Row]) -> Row:
    """kvit-allocation/1: payments over what the opening of a month says is owed."""
    owed = {row["account"]: row["balances"] for row in opening["accounts"]}
    named = {row["account"] for row in payments.values()}
    return {
        "schema": "kvit-allocation/1", "id": house,
        "accounts": [
            {
                "account": account,
                "receivables": [
                    {
                        **{key: row[key] for key in ("creditor", "service", "month", "amount")},
                        "due_date": due_day(row["month"]), "kind": row.get("of", "principal"),
                    }
                    for row in owed.get(account, [])
                    if kopecks(row["amount"]) > 0
                ],
            }
            for account in sorted(named)
        ],
        "payments": [
            {
                "id": name, **{key: row[key] for key in ("account", "paid", "amount")},
                **({"purpose": row["purpose"]} if "purpose" in row else {}),
            }
            for name, row in payments.items()
        ],
    }


def split(verbs: Verbs, case: Row, policy: Row, nowhere: tuple[str, str]) -> tuple[Row, str]:
    """The parts of each payment, as a fact of a house states them, and the result in full; an
    advance that no debt took stays with one creditor and service."""
    text = verbs.allocate(case, policy)
    result = read(text)
    parts: Row = {}
    for payment in result["payments"]:
        sums: dict[Key, int] = {}
        rest = (*nowhere, payment["paid"][:7])
        for part in payment["parts"]:
            key = (part["creditor"], part["service"], part["month"])
            sums[key] = sums.get(key, 0) + kopecks(part["amount"])
        sums[rest] = sums.get(rest, 0) + kopecks(payment["advance"])
        parts[payment["id"]] = [
            {"creditor": key[0], "service": key[1], "month": key[2], "amount": roubles(amount)}
            for key, amount in sorted(sums.items())
            if amount
        ]
    return parts, text


def empty_opening(house: Row, month: str, known_on: str) -> Row:
    return {
        "schema": "kvit-opening/1", "house": house["house"], "month": month, "accounts": [],
        "known_on": known_on,
    }


def before(month: str) -> str:
    return shift(month, -1)
