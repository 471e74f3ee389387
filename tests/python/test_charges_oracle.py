"""kvit against a second reading of the law (tests/oracle): random houses, to the kopeck.

`KVIT_HOUSES=n` sets the number of houses, `KVIT_SEED_BASE=n` the first one, `KVIT_SEED=n` runs
that one only. What the two readings do not compare yet is said in `charges_oracle/houses.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from charges_core import calculate
from charges_oracle import evaluate
from charges_oracle.book import Refused
from charges_oracle.compare import Case, differences, show, smaller, view
from charges_oracle.houses import random_house
from seeds import seeds

import kvit


def compare(case: Case, oracle: Callable[[Case], dict[str, Any]] = evaluate) -> list[str]:
    """What differs; two refusals agree, whatever their words are."""
    try:
        closed = view(calculate(case), case["month"])
    except kvit.Error as error:
        closed, refused = None, f"- refused: {error}"
    try:
        expected = oracle(case)
    except Refused as error:
        return [] if closed is None else [f"+ refused: {error}"]
    return [refused] if closed is None else differences(closed, expected)


def compared(case: Case, oracle: Callable[[Case], dict[str, Any]] = evaluate) -> list[str]:
    """The same of documents that may have lost what they need."""
    try:
        return compare(case, oracle)
    except (AssertionError, IndexError, KeyError):
        return []


def kind_of(wrong: list[str]) -> str:
    """Of the first difference: its service and component, without the account."""
    return " ".join(wrong[0].split()[2:4])


def documents(case: Case, wrong: list[str]) -> str:
    """The smallest documents with a difference of the same kind as the first one."""
    least = smaller(case, lambda x: kind_of(wrong) in {kind_of([row]) for row in compared(x)})
    return "\n".join([show(least), *compare(least)])


def test_random_houses() -> None:
    numbers = seeds("KVIT_HOUSES", 300)
    months = refused = 0
    for seed in numbers:
        house = random_house(seed)
        opening = house["opening"]
        for month in house["months"]:
            case = {**house, "month": month, "opening": opening}
            wrong = compare(case)
            if wrong:
                pytest.fail(
                    f"after {months} equal months; again: KVIT_SEED={seed}, month {month}\n"
                    + "\n".join(wrong)
                    + f"\n\nthe smallest that differs:\n{documents(case, wrong)}",
                    pytrace=False,
                )
            try:
                opening = calculate(case)["closing"]
            except kvit.Error:
                refused += 1
                break
            months += 1
    if len(numbers) > 100:
        assert months > len(numbers) and refused < months / 4, (months, refused)


def test_a_difference_is_found_and_made_small() -> None:
    """The comparison itself: against an oracle for which nobody lives anywhere."""

    def deserted(case: Case) -> dict[str, Any]:
        people = {"registered": 0, "temporary": 0, "owners": 0, "absent": 0}
        rows = [{**row, **people} for row in case["house"].get("occupancy", [])]
        return evaluate({**case, "house": {**case["house"], "occupancy": rows}})

    house = random_house(2)
    case = {**house, "month": house["months"][0]}
    assert compare(case) == []
    assert compare(case, deserted)
    kind = kind_of(compare(case, deserted))
    least = smaller(case, lambda x: kind in {kind_of([row]) for row in compared(x, deserted)})
    assert len(least["house"]["supplies"]) * 2 < len(case["house"]["supplies"])
    assert len(show(least)) * 2 < len(show(case))


# ---- days on which something changes, computed by hand


def flat(month: str, **more: Any) -> Case:
    """One flat, one person, cold water 4 m³ a head at 50, electricity 100 kWh a head at 5."""

    def fact(number: int, **values: Any) -> dict[str, Any]:
        return {"id": f"f{number}", "known_on": "2019-01-01", **values}

    def priced(service: str, unit: str, value: str) -> dict[str, Any]:
        return {"id": service, "service": service, "provider": "w", "unit": unit,
                "values": [{"value": value}]}

    house: dict[str, Any] = {
        "schema": "kvit-house/1", "house": "h", "source": {"standing": "synthetic"},
        "premises": [fact(1, premises="p", kind="dwelling", area="50")],
        "accounts": [fact(2, account="1", premises="p")],
        "occupancy": [fact(3, account="1", registered=1)],
        "supplies": [
            fact(number, service=service, provider="w", method="metered_or_norm", tariff=service,
                 norm=service)
            for number, service in ((4, "cold_water"), (5, "electricity"))
        ],
    }
    for name, rows in more.items():
        house[name] = house.get(name, []) + [
            fact(100 + 10 * len(name) + at, **row) for at, row in enumerate(rows)
        ]
    tariffs = {
        "schema": "kvit-tariffs/1", "id": "t", "source": {"standing": "synthetic"},
        "providers": [{"id": "w", "name": "W"}],
        "tariffs": [priced("cold_water", "RUB/m3", "50"), priced("electricity", "RUB/kWh", "5")],
        "norms": [
            {key: value for key, value in priced(service, unit, norm).items() if key != "provider"}
            for service, unit, norm in (
                ("cold_water", "m3/person", "4"), ("electricity", "kWh/person", "100"),
            )
        ],
    }
    return {"house": house, "tariffs": tariffs, "month": month}


def installable(service: str) -> dict[str, Any]:
    return {"account": "1", "service": service, "possible": True}


WATER = {"meter": "m", "account": "1", "service": "cold_water", "unit": "m3", "start": "0",
         "valid_from": "2025-01-01"}
READ = [{"meter": "m", "date": f"2025-{month:02}-25", "value": str(3 * month)}
        for month in range(1, 9)]

BOUNDARIES: dict[str, tuple[Case, str, list[tuple[str, str]]]] = {
    "the factor 3 from 2025-12-06: 5 days of 0.5, 26 days of 2": (
        flat("2025-12", installability=[installable("cold_water")]), "cold_water",
        [("excess", "16.13"), ("excess", "335.48"), ("whole", "200.00")],
    ),
    "electricity without a meter until 2020-06-30": (
        flat("2020-06", installability=[installable("electricity")]), "electricity",
        [("excess", "250.00"), ("whole", "500.00")],
    ),
    "and since 2020-07-01": (
        flat("2020-07", installability=[installable("electricity")]), "electricity",
        [("whole", "500.00")],
    ),
    "no reading: the average of six months, 3 m³": (
        flat("2025-09", meters=[WATER], readings=READ), "cold_water", [("whole", "150.00")],
    ),
    "no reading for the third period": (
        flat("2025-11", meters=[WATER], readings=READ), "cold_water", [("whole", "150.00")],
    ),
    "no reading for the fourth period: the norm without a factor": (
        flat("2025-12", meters=[WATER], readings=READ), "cold_water", [("whole", "200.00")],
    ),
    "verification ended three periods before: the norm with the factor": (
        flat("2025-12", meters=[{**WATER, "verified_until": "2025-09-01"}], readings=READ),
        "cold_water", [("excess", "16.13"), ("excess", "335.48"), ("whole", "200.00")],
    ),
}


@pytest.mark.parametrize("name", BOUNDARIES)
def test_boundary_days(name: str) -> None:
    case, service, expected = BOUNDARIES[name]
    lines = view(calculate(case), case["month"])["lines"]
    assert sorted((row[2], row[6]) for row in lines if row[1] == service) == expected
    assert compare(case) == []
