"""Penalties against real claims and runs of calculators: kvit, and the oracle that it is compared
with, which has to be right itself; its tables against the collected ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from penalty_core import calculate
from penalty_oracle import evaluate, tables
from penalty_oracle.due import works
from shared import cases, rows

Case = dict[str, Any]
Reading = Callable[[Case], dict[str, Any]]
CASES: dict[str, Case] = {x["id"]: x for x in cases("penalties.jsonl") if x["complete"]}
CORRECTED = [name for name, case in CASES.items() if "correct_policy" in case]
COLUMNS = ("period", "from", "to", "days", "debt", "rate", "divisor", "amount", "zero")


BOTH = pytest.mark.parametrize("read", [calculate, evaluate], ids=["kvit", "oracle"])


def test_the_cases_are_there() -> None:
    assert len(CASES) == 25 and len(CORRECTED) == 8


@BOTH
@pytest.mark.parametrize("name", CASES)
def test_as_the_source_counted(name: str, read: Reading) -> None:
    """Under the policy of the source, its defects included."""
    case = CASES[name]
    result, expected = read(case), case["expected"]
    totals = [key for key in expected if key != "intervals"]
    assert {key: result[key] for key in totals} == {key: expected[key] for key in totals}
    intervals = [{key: row[key] for key in COLUMNS if key in row} for row in result["intervals"]]
    assert intervals == expected["intervals"]


@BOTH
@pytest.mark.parametrize("name", CORRECTED)
def test_without_the_defect(name: str, read: Reading) -> None:
    case = CASES[name]
    corrected = read({**case, "policy": case["correct_policy"]})
    assert corrected["total"] == case["correct_total"]


# penalties.md, 2.3: one debt across 2016-01-01.
@pytest.mark.parametrize(
    ("practice", "total"),
    [("split", "868.56"), ("old_for_old_debts", "456.63"), ("new_for_all", "827.31")],
)
@BOTH
def test_three_readings_of_2016(practice: str, total: str, read: Reading) -> None:
    case = CASES["du-2016split-period"]
    policy = {**case["policy"], "transition_2016": practice}
    assert read({**case, "policy": policy})["total"] == total


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
