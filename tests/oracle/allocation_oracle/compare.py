"""Two readings of one case side by side, and the smallest case that still tells them apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from readings import Case, Reading, answer, differ

from .facts import kopecks, roubles

PART = ("creditor", "service", "month", "kind", "why")
RECEIVABLE = (
    "creditor", "service", "month", "kind", "due_date", "document", "amount", "paid", "left",
)  # fmt: skip


def parts(rows: list[dict[str, str]]) -> list[str]:
    """The parts by place and reason: one place may be met in several steps."""
    sums: dict[str, int] = {}
    for row in rows:
        key = " ".join(row[x] for x in PART)
        sums[key] = sums.get(key, 0) + kopecks(row["amount"])
    return [f"{key} {roubles(sums[key])}" for key in sorted(sums)]


def view(result: dict[str, Any]) -> dict[str, Any]:
    """What is compared of an answer, a line each."""
    if "refused" in result:
        return {"refused": [result["refused"]]}
    lines: dict[str, Any] = {"totals": [" ".join(f"{k} {v}" for k, v in result["totals"].items())]}
    for account in result["accounts"]:
        rows = [" ".join(row.get(x) or "-" for x in RECEIVABLE) for row in account["receivables"]]
        lines[f"account {account['account']}"] = [account["advance"], *sorted(rows)]
    for payment in result["payments"]:
        head = [
            payment.get("account"), payment["paid"], payment.get("transferred"),
            payment["amount"], payment["advance"], payment["unallocated"], payment["taken_back"],
        ]  # fmt: skip
        lines[f"payment {payment['id']}"] = [head, *parts(payment["parts"])]
    for each in result["take_backs"]:
        head = [each["kind"], each["payment"], each["amount"], each["advance"], each["unallocated"]]
        lines[f"take-back {each['id']}"] = [head, *parts(each["parts"])]
    lines["order"] = [x["id"] for x in (*result["payments"], *result["take_backs"])]
    return lines


def difference(one: Reading, other: Reading, case: Case) -> bool:
    return differ(one, other, case, view)


def without_one_thing(case: Case) -> Iterator[Case]:
    """The case without one row, one field or one option, or with a smaller sum."""
    for name in ("take_backs", "payments", "accounts"):
        rows = case.get(name, [])
        for at in range(len(rows)):
            yield {**case, name: rows[:at] + rows[at + 1 :]}
    for key in case.get("policy", {}):
        yield {**case, "policy": {k: v for k, v in case["policy"].items() if k != key}}
    for at, account in enumerate(case["accounts"]):
        for rows in without_one(account["receivables"], ("document", "row", "charge", "kind", "voluntary")):
            accounts = list(case["accounts"])
            accounts[at] = {**account, "receivables": rows}
            yield {**case, "accounts": accounts}
    for name in ("payments", "take_backs"):
        spare = ("purpose", "advance", "posted", "known_on", "amount" if name == "take_backs" else "")
        for rows in without_one(case.get(name, []), spare, rows_too=False):
            yield {**case, name: rows}
        for rows in smaller_sums(case.get(name, []), ("amount",)):
            yield {**case, name: rows}
        for at, row in enumerate(case.get(name, [])):
            for key in row.get("purpose", {}):
                purpose = {k: v for k, v in row["purpose"].items() if k != key}
                yield {**case, name: [*case[name][:at], {**row, "purpose": purpose}, *case[name][at + 1 :]]}


def without_one(
    rows: list[dict[str, Any]], spare: tuple[str, ...], rows_too: bool = True
) -> Iterator[list[dict[str, Any]]]:
    if rows_too:
        for at in range(len(rows)):
            yield rows[:at] + rows[at + 1 :]
    for at, row in enumerate(rows):
        for key in spare:
            if key in row:
                yield [*rows[:at], {k: v for k, v in row.items() if k != key}, *rows[at + 1 :]]
    if rows_too:
        yield from smaller_sums(rows, ("amount", "charge"))


def smaller_sums(rows: list[dict[str, Any]], keys: tuple[str, ...]) -> Iterator[list[dict[str, Any]]]:
    for at, row in enumerate(rows):
        for key in keys:
            money = kopecks(row.get(key, "0.00"))
            for less in dict.fromkeys(x for x in (1, 2, 10, 100, money // 2) if 0 < x < money):
                yield [*rows[:at], {**row, key: roubles(less)}, *rows[at + 1 :]]


def report(case: Case, names: tuple[str, str], one: Reading, other: Reading) -> str:
    """The case as JSON and both results, a line each; lines that differ are marked."""
    text = [json.dumps(case, ensure_ascii=False)]
    left, right = (view(answer(reading, case)) for reading in (one, other))
    for key in dict.fromkeys([*left, *right]):
        first, second = left.get(key, []), right.get(key, [])
        if first == second:
            continue
        for line in dict.fromkeys(map(str, [*first, *second])):
            mine, others = line in map(str, first), line in map(str, second)
            if mine != others:
                text.append(f"! {key} {names[0] if mine else names[1]}: {line}")
            else:
                text.append(f"  {key}: {line}")
    return "\n".join(text)
