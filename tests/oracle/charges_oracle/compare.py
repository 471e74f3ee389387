"""Two readings of a month side by side, and the smallest documents that still differ."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from delta import fewer

Case = dict[str, Any]
Reading = Callable[[Case], dict[str, Any]]


def number(value: str) -> str:
    """Without zeros at the end."""
    return value.rstrip("0").rstrip(".") if "." in value else value


def view(closed: dict[str, Any], month: str) -> dict[str, Any]:
    """A kvit-closed/1 in the form of the oracle's answer."""
    lines = [
        [
            bill["account"], line["service"], line["component"], line.get("zone", "single"),
            str(line.get("band", 0)), number(line["quantity"]), line["amount"],
        ]
        for bill in closed["bills"]
        for section in bill["sections"]
        for line in section["lines"]
        if line["amount"] != "0.00"
        or (line["component"] != "vat" and number(line["quantity"]) != "0")
    ]
    closing = closed["closing"]
    return {
        "lines": sorted(lines),
        "meters": {
            row["meter"]: {
                "date": row["date"],
                "values": {
                    zone: number(value)
                    for zone, value in row.get("values", {"single": row.get("value")}).items()
                },
                "average_periods": row.get("average_periods", 0),
            }
            for row in closing.get("meters", [])
        },
        "resources": {
            row["service"]: {
                "carried": number(row["carried"]),
                "years": {
                    x["year"]: [x["months"], number(x["volume"])]
                    for x in row.get("years", [])
                    if x["year"] >= int(month[:4]) - 1
                },
            }
            for row in closing.get("resources", [])
            if row.get("years") or number(row["carried"]) != "0"
        },
        "years": {
            f"{row['account']} {x['service']} {x['year']}": [x["charged"], x["actual"]]
            for row in closing["accounts"]
            for x in row.get("years", [])
        },
    }


def near(one: str, other: str, units: int) -> bool:
    """Volumes that differ by so many units of the last place: kvit carries a cut limit of a band,
    a cut volume and each term of a sum at 1e-7, the oracle the result alone."""
    return abs(Decimal(one) - Decimal(other)) <= units * Decimal("1e-7")


def same(one: Any, other: Any) -> bool:
    """Equal money, dates, counts; equal volumes but for what they are carried at."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, str) and isinstance(other, str) and "-" not in one[1:] + other[1:]:
        return near(one, other, 200)
    return bool(one == other)


def without_cut_waste_water(left: list[Any], right: list[Any]) -> tuple[list[Any], list[Any]]:
    """kvit cuts waste water where the water may change, also where its volume does not: the lines
    of a component together, within a kopeck for each cut."""
    for key in {(row[0], row[2]) for row in left + right if row[1] == "waste_water"}:
        sides = [
            [row for row in rows if (row[0], row[2]) == key and row[1] == "waste_water"]
            for rows in (left, right)
        ]
        money, volume = (
            [sum((Decimal(row[at]) for row in rows), Decimal(0)) for rows in sides]
            for at in (6, 5)
        )
        cuts = abs(len(sides[0]) - len(sides[1]))
        unit = Decimal("0.02" if key[1] == "vat" else "2e-7")
        near_volume = abs(volume[0] - volume[1]) <= (cuts + 1) * unit
        if cuts and near_volume and abs(money[0] - money[1]) <= cuts * Decimal("0.01"):
            left = [row for row in left if row not in sides[0]]
            right = [row for row in right if row not in sides[1]]
    return left, right


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """What only one of them has: `-` kvit, `+` the oracle."""
    found = []
    left, right = list(one["lines"]), list(other["lines"])
    for row in list(left):
        twins = [x for x in right if x[:5] == row[:5] and x[6] == row[6] and near(x[5], row[5], 3)]
        if twins:
            left.remove(row)
            right.remove(row if row in twins else twins[0])
    left, right = without_cut_waste_water(left, right)
    found += [f"- {' '.join(row)}" for row in left] + [f"+ {' '.join(row)}" for row in right]
    for name in ("meters", "resources", "years"):
        # kvit keeps what it was given of meters that are gone.
        for key in sorted({*other[name]} if name == "meters" else {*one[name], *other[name]}):
            pair = one[name].get(key), other[name].get(key)
            if not (same(*pair) if name == "resources" else pair[0] == pair[1]):
                found += [f"- {name} {key} {pair[0]}", f"+ {name} {key} {pair[1]}"]
    return found


def lists(case: Case) -> list[tuple[str, str]]:
    """The lists of facts, of the opening and of options, with their documents."""
    return [
        (document, name)
        for document in ("house", "opening", "policy")
        for name, rows in (case.get(document) or {}).items()
        if isinstance(rows, list)
    ]


def smaller(case: Case, differs: Callable[[Case], bool]) -> Case:
    """Drops pieces of lists, large ones first, while the readings still differ."""
    if case.get("opening") and differs({**case, "opening": None}):
        case = {**case, "opening": None}
    done = False
    while not done:
        done = True
        for document, name in lists(case):
            rows = case[document][name]

            def without(left: list[Any], document: str = document, name: str = name) -> Case:
                return {**case, document: {**case[document], name: left}}

            least = fewer(rows, lambda left: differs(without(left)))
            if len(least) < len(rows):
                case, done = without(least), False
    return case


def show(case: Case) -> str:
    """Each fact on a line."""
    text = [f"month {case['month']}"]
    for document in ("house", "tariffs", "policy", "opening"):
        for name, rows in (case.get(document) or {}).items():
            if isinstance(rows, list):
                text += [
                    f"{document}.{name} {json.dumps(row, ensure_ascii=False)}" for row in rows
                ]
    return "\n".join(text)
