"""Two readings of one case side by side, and the smallest case that still tells them apart."""

from __future__ import annotations

import json
from typing import Any

from readings import Case, Reading, answer, differ

TOTALS = ("total", "penalty_left", "debt_left", "advance", "posted", "difference")
COLUMNS = (
    "period", "due_date", "from", "to", "days", "debt", "rate", "divisor", "amount", "zero",
    "paid_on", "first_day",
)
OF_DEBT = ("period", "due_date", "amount", "raised", "paid", "left", "penalty")


def view(result: dict[str, Any]) -> dict[str, Any]:
    """What is compared of an answer."""
    if "refused" in result:
        return result

    def rows(name: str, columns: tuple[str, ...]) -> list[dict[str, Any]]:
        return [{key: row[key] for key in columns if key in row} for row in result[name]]

    totals = {key: result[key] for key in TOTALS if key in result}
    return {**totals, "intervals": rows("intervals", COLUMNS), "debts": rows("debts", OF_DEBT)}


def misnamed(result: dict[str, Any], expected: dict[str, Any]) -> list[dict[str, Any]]:
    """Intervals of a result that name no suspension, or leave out one of their first day."""
    pairs = zip(result["intervals"], expected["intervals"], strict=True)
    return [
        row
        for row, other in pairs
        if ("zero_names" in row) != ("zero_names" in other)
        or not set(other.get("zero_names", ())) <= set(row.get("zero_names", ()))
    ]


def difference(one: Reading, other: Reading, case: Case) -> bool:
    return differ(one, other, case, view)


def without_one_thing(case: Case) -> list[Case]:
    """The case without one row, one option or one field."""
    found: list[Case] = []
    for name in ("payments", "suspensions", "posted", "debts"):
        rows = case.get(name, [])
        for at in range(len(rows)):
            if name != "debts" or len(rows) > 1:
                found.append({**case, name: rows[:at] + rows[at + 1 :]})
    for key in case["policy"]:
        found.append({**case, "policy": {k: v for k, v in case["policy"].items() if k != key}})
    for key in ("suspensions", "posted", "known_on", "judgment_day", "claim_date", "payments"):
        if key in case:
            found.append({k: v for k, v in case.items() if k != key})
    for name in ("debts", "payments", "suspensions"):
        for at, row in enumerate(case.get(name, [])):
            spare = {"presented", "known_on", "due_override", "purpose", "applies_to", "period"}
            for key in sorted(set(row) & (spare if name == "payments" else spare - {"period"})):
                rows = list(case[name])
                rows[at] = {k: v for k, v in row.items() if k != key}
                found.append({**case, name: rows})
    return found


def report(case: Case, names: tuple[str, str], one: Reading, other: Reading) -> str:
    """The case as JSON and both results, a line each; lines that differ are marked."""
    text = [json.dumps(case, ensure_ascii=False)]
    left, right = (view(answer(reading, case)) for reading in (one, other))
    for key in dict.fromkeys([*left, *right]):
        first, second = left.get(key), right.get(key)
        if not isinstance(first, list) or not isinstance(second, list):
            first, second = [first], [second]
        for at in range(max(len(first), len(second))):
            pair = [x[at] if at < len(x) else None for x in (first, second)]
            mark = "  " if pair[0] == pair[1] else "! "
            text += [f"{mark}{key} {name}: {value}" for name, value in zip(names, pair)]
    return "\n".join(text)
