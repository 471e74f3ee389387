"""The oracle of penalties against real claims, runs of calculators and the collected tables: what
kvit is compared with has to be right itself."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from penalty_oracle import evaluate, tables
from penalty_oracle.due import works
from shared import cases, rows

Case = dict[str, Any]
CASES: dict[str, Case] = {x["id"]: x for x in cases("penalties.jsonl") if x["complete"]}
CORRECTED = [name for name, case in CASES.items() if "correct_policy" in case]
COLUMNS = ("period", "from", "to", "days", "debt", "rate", "divisor", "amount", "zero")


def test_the_cases_are_there() -> None:
    assert len(CASES) == 25 and len(CORRECTED) == 8


@pytest.mark.parametrize("name", CASES)
def test_as_the_source_counted(name: str) -> None:
    """Under the policy of the source, its defects included."""
    case = CASES[name]
    result, expected = evaluate(case), case["expected"]
    totals = [key for key in expected if key != "intervals"]
    assert {key: result[key] for key in totals} == {key: expected[key] for key in totals}
    intervals = [{key: row[key] for key in COLUMNS if key in row} for row in result["intervals"]]
    assert intervals == expected["intervals"]


@pytest.mark.parametrize("name", CORRECTED)
def test_without_the_defect(name: str) -> None:
    case = CASES[name]
    corrected = evaluate({**case, "policy": case["correct_policy"]})
    assert corrected["total"] == case["correct_total"]


# penalties.md, 2.3: one debt across 2016-01-01.
@pytest.mark.parametrize(
    ("practice", "total"),
    [("split", "868.56"), ("old_for_old_debts", "456.63"), ("new_for_all", "827.31")],
)
def test_three_readings_of_2016(practice: str, total: str) -> None:
    case = CASES["du-2016split-period"]
    policy = {**case["policy"], "transition_2016": practice}
    assert evaluate({**case, "policy": policy})["total"] == total


@pytest.mark.parametrize("series", ["key", "refinancing"])
def test_rates(series: str) -> None:
    collected = rows(f"{series}-rate.csv")
    assert tables.SERIES[series] == [
        (date.fromisoformat(row["effective_from"]), Fraction(row["rate_percent"]))
        for row in collected
    ]


def test_special_days() -> None:
    collected = {date.fromisoformat(x["date"]): x["kind"] for x in rows("nonworking-days.csv")}
    for day, kind in collected.items():
        presidential = kind == "presidential_nonworking"
        working = kind == "working_weekend"
        assert works(day, False) == (working or presidential and day.weekday() < 5)
        assert works(day, True) == working
    kinds = {
        "transferred_day_off": tables.TRANSFERRED,
        "working_weekend": tables.WORKING_WEEKENDS,
        "presidential_nonworking": tables.PRESIDENTIAL,
    }
    for kind, ours in kinds.items():
        assert ours == {day for day, name in collected.items() if name == kind}
    holidays = {(day.month, day.day) for day, kind in collected.items() if kind == "holiday"}
    assert tables.HOLIDAYS == holidays
