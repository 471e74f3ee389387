"""Days without accrual and the change of 2016, by hand."""

from __future__ import annotations

from typing import Any

import pytest
from penalty_rows import BOTH, PERIODS, Reading, case, debt

pytestmark = BOTH


# ---- 2.2: days without accrual; scale legal130

SUSPENDED = [
    # due, as of, total
    ("2020-04-04", "2020-04-05", "30.60"),  # 5.10 x 6.00
    ("2020-04-04", "2020-04-06", "30.60"),
    ("2020-04-04", "2020-12-31", "30.60"),
    ("2020-04-04", "2021-01-01", "52.28"),  # and 5.10 x 4.25 = 21.675
    ("2020-06-10", "2020-12-31", "0.00"),  # a debt of the moratorium itself too
    ("2020-06-10", "2021-01-01", "21.68"),
    ("2022-03-30", "2022-03-31", "48.45"),
    ("2022-03-30", "2022-04-01", "48.45"),
    ("2022-03-30", "2022-10-01", "48.45"),
    ("2022-03-30", "2022-10-02", "86.70"),  # and 5.10 x 7.50
    ("2022-03-31", "2022-10-01", "0.00"),  # the last debt that arose before
    ("2022-04-01", "2022-04-02", "48.45"),  # a current one
]


@pytest.mark.parametrize(("due", "as_of", "total"), SUSPENDED)
def test_moratorium(read: Reading, due: str, as_of: str, total: str) -> None:
    assert read(case(due, as_of, scale="legal130", policy=PERIODS))["total"] == total


def test_moratorium_of_2022_off(read: Reading) -> None:
    policy = {**PERIODS, "bankr497": "bankr497_off"}
    result = read(case("2022-03-30", "2022-04-01", scale="legal130", policy=policy))
    assert result["total"] == "96.90"


@pytest.mark.parametrize(
    ("as_of", "days"),
    # Asked for from 05.10.2022, given by the law from 07.10.2022, to 31.10.2022 inclusive.
    [("2022-10-06", 2), ("2022-10-07", 2), ("2022-10-31", 2), ("2022-11-01", 3)],
)
def test_suspension_of_an_account(read: Reading, as_of: str, days: int) -> None:
    svo = {"name": "svo", "from": "2022-10-05", "to": "2022-10-31", "scope": "account"}
    made = case("2022-10-04", as_of, scale="legal130", policy=PERIODS, suspensions=[svo])
    result = read(made)
    assert result["total"] == f"{days * 38.25:.2f}"
    stopped = [row for row in result["intervals"] if row.get("zero") == "no_accrual"]
    assert [row["from"] for row in stopped] == (["2022-10-07"] if as_of > "2022-10-06" else [])
    assert all("svo" in row["zero_names"] for row in stopped)


@pytest.mark.parametrize(
    ("clock", "total"), [("clock_runs", "1401.86"), ("clock_frozen", "1256.92")]
)
def test_clock_in_a_moratorium(read: Reading, clock: str, total: str) -> None:
    policy = {"rate": "flat", "flat_percent": "9.5", "cap": "none", "clock": clock}
    result = read(case("2020-02-10", "2021-06-30", amount="10000.00", policy=policy))
    assert result["total"] == total


@pytest.mark.parametrize(
    ("applies_to", "total"),
    [
        ("all", "0.00"),
        ({"arose_before": "2017-01-10"}, "51.00"),
        ({"arose_before": "2017-01-11"}, "0.00"),
        ({"periods": ["2013-12"]}, "0.00"),
        ({"periods": ["2014-01"]}, "51.00"),
    ],
)
def test_scope_of_a_suspension(read: Reading, applies_to: Any, total: str) -> None:
    stay = {"name": "stay", "from": "2017-01-11", "to": "2017-01-11", "scope": "account"}
    stay["applies_to"] = applies_to
    result = read(case("2017-01-10", "2017-01-11", scale="legal130", suspensions=[stay]))
    assert result["total"] == total


# ---- 2.3: 2016

TRANSITION = [
    # scale, due, as of, split, old_for_old_debts, new_for_all; 2.21 x 8.25 = 18.2325 a day in 2015
    ("zhk14", "2015-12-20", "2015-12-31", "200.56", "200.56", "0.00"),  # 11 days
    ("zhk14", "2015-12-20", "2016-01-01", "200.56", "224.87", "0.00"),  # + 2.21 x 11 = 24.31
    ("zhk14", "2015-12-20", "2016-01-19", "200.56", "662.45", "0.00"),  # day 30: + 19 of them
    ("zhk14", "2015-12-20", "2016-01-20", "224.87", "686.76", "24.31"),  # day 31
    ("zhk14", "2015-12-30", "2016-01-30", "42.54", "747.53", "24.31"),  # day 1 is the last of 2015
    ("zhk14", "2015-12-31", "2016-01-31", "24.31", "24.31", "24.31"),  # day 1 is new
    # Capital repair: the new edition is of 04.07.2016; 2.21 x 10.5 = 23.205 a day.
    ("zhk14_1", "2016-06-20", "2016-07-03", "301.67", "301.67", "0.00"),  # 13 days
    ("zhk14_1", "2016-06-20", "2016-07-04", "301.67", "324.87", "0.00"),
    ("zhk14_1", "2016-06-20", "2016-07-21", "324.88", "719.36", "23.21"),  # day 31
    ("zhk14_1", "2016-07-03", "2016-08-03", "23.21", "23.21", "23.21"),
]


@pytest.mark.parametrize(("scale", "due", "as_of", "split", "old", "new"), TRANSITION)
def test_transition(
    read: Reading, scale: str, due: str, as_of: str, split: str, old: str, new: str
) -> None:
    expected = {"split": split, "old_for_old_debts": old, "new_for_all": new}
    totals = {}
    for practice in expected:
        policy = {**PERIODS, "transition_2016": practice}
        totals[practice] = read(case(due, as_of, scale=scale, policy=policy))["total"]
    assert totals == expected
