"""Which debt a payment covers, limitation, rounding and what was posted, by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from penalty_rows import AMOUNT, BOTH, FLAT, Reading, case, debt, paid, tail

pytestmark = BOTH


# ---- 4: allocation

TWO = [debt("2017-01-10", "1000.00", "2016-12"), debt("2017-02-10", "1000.00", "2017-01")]

ALLOCATION = [
    # policy, payment, open of the first and of the second month, advance
    ({"allocation": "fifo"}, paid("2017-02-01", "300.00", period="2017-01"), "700.00 1000.00 0.00"),
    ({}, paid("2017-02-01", "300.00", period="2017-01"), "1000.00 700.00 0.00"),
    ({}, paid("2017-02-01", "1300.00", period="2017-01"), "700.00 0.00 0.00"),  # the rest: oldest
    ({}, paid("2017-02-01", "2300.00", period="2017-01"), "0.00 0.00 300.00"),
    ({}, paid("2017-02-01", "300.00", period="2016-11"), "700.00 1000.00 0.00"),  # no such month
    ({}, paid("2016-12-31", "1300.00"), "0.00 700.00 0.00"),
    ({"future": "no_future"}, paid("2016-12-31", "1300.00"), "0.00 1000.00 300.00"),
    ({"future": "no_future"}, paid("2017-01-01", "1300.00"), "0.00 700.00 0.00"),
    (
        {"future": "no_future"},
        paid("2016-12-31", "300.00", period="2017-01"),
        "1000.00 700.00 0.00",
    ),
    (
        {"future": "no_future"},
        paid("2016-12-31", "1300.00", period="2016-12"),
        "0.00 1000.00 300.00",
    ),
    # Three years after the due date of the first month, and a day later.
    ({}, paid("2020-01-10", "300.00"), "700.00 1000.00 0.00"),
    ({}, paid("2020-01-11", "300.00"), "1000.00 700.00 0.00"),
    ({}, paid("2020-01-11", "300.00", period="2016-12"), "700.00 1000.00 0.00"),
    ({}, paid("2020-01-11", "1300.00"), "1000.00 0.00 300.00"),
    ({"allocation": "named_then_fifo"}, paid("2020-01-11", "300.00"), "700.00 1000.00 0.00"),
]


@pytest.mark.parametrize(("options", "payment", "expected"), ALLOCATION)
def test_allocation(
    read: Reading, options: dict[str, Any], payment: dict[str, Any], expected: str
) -> None:
    for rows in (TWO, TWO[::-1]):
        result = read(case(rows, "2020-03-01", payment, policy={**FLAT, **options}))
        left = [row["left"] for row in result["debts"]]
        assert " ".join([*left, result["advance"]]) == expected


def test_three_years_from_a_leap_day(read: Reading) -> None:
    rows = [debt("2016-02-29", "1000.00", "2016-01")]
    for day, left in (("2019-02-28", "0.00"), ("2019-03-01", "1000.00")):
        result = read(case(rows, "2019-03-01", paid(day, "1000.00")))
        assert result["debt_left"] == left



def named_penalty(amount: str) -> dict[str, Any]:
    return paid("2017-01-12", amount, purpose="penalty")


ADVANCE = [
    # policy, payments, penalty left, advance; the penalty is 51.00
    ({}, [paid("2017-01-11", "66310.00")], "51.00", "10.00"),
    ({"advance": "advance_pays_penalty"}, [paid("2017-01-11", "66310.00")], "41.00", "0.00"),
    ({"advance": "advance_pays_penalty"}, [paid("2017-01-11", "66400.00")], "0.00", "49.00"),
    ({}, [paid("2017-01-11", AMOUNT), named_penalty("20.00")], "31.00", "0.00"),
    ({}, [paid("2017-01-11", AMOUNT), named_penalty("60.00")], "0.00", "9.00"),
]


@pytest.mark.parametrize(("options", "payments", "left", "advance"), ADVANCE)
def test_penalty_and_advance(
    read: Reading, options: dict[str, Any], payments: list[dict[str, Any]], left: str, advance: str
) -> None:
    policy = {**FLAT, **options}
    result = read(case("2017-01-10", "2017-01-20", *payments, scale="legal130", policy=policy))
    totals = [result[key] for key in ("total", "penalty_left", "debt_left", "advance")]
    assert totals == ["51.00", left, "0.00", advance]


LIMITATION = [
    # claim, total of three days 11.01 to 13.01.2017 in scale legal130
    ("2020-01-10", "153.00"),
    ("2020-01-11", "0.00"),  # due + 3 years lies before the claim: the debt and all its penalty
]


@pytest.mark.parametrize(("claim", "total"), LIMITATION)
def test_limitation(read: Reading, claim: str, total: str) -> None:
    policy = {**FLAT, "limitation": "limitation_applied"}
    made = case("2017-01-10", "2017-01-13", scale="legal130", policy=policy, claim_date=claim)
    result = read(made)
    assert result["total"] == total
    assert tail(result, "zero") == (None if total != "0.00" else "time_barred",)
    # Only on the debtor's motion.
    assert read({**made, "policy": FLAT})["total"] == "153.00"


# ---- 5: rounding

ROUNDING = [
    # 3 333.33 x 9.5 % / 300 = 1.0556 and / 130 = 2.4359 a day; 60 and 275 days
    ({"rounding": "round_interval"}, "733.20"),  # 63.33 + 669.87
    ({"rounding": "round_total"}, "733.20"),
    ({"rounding": "round_debt"}, "733.20"),
    ({"rounding": "round_day"}, "734.60"),  # 60 x 1.06 + 275 x 2.44
    ({"rounding": "round_interval", "interval_cut": "month_ends"}, "733.21"),
    ({"rounding": "round_total", "interval_cut": "month_ends"}, "733.20"),
]


@pytest.mark.parametrize(("options", "total"), ROUNDING)
def test_rounding_of_a_year(read: Reading, options: dict[str, Any], total: str) -> None:
    policy = {**FLAT, "flat_percent": "9.5", **options}
    result = read(case("2023-01-10", "2024-01-10", amount="3333.33", policy=policy))
    assert result["total"] == total
    cuts = [row["to"] for row in result["intervals"]]
    assert ("2023-05-31" in cuts) == ("interval_cut" in options)


def test_one_rounding_of_the_whole_product(read: Reading) -> None:
    # 300 500.00 x 43 x 9.5 % / 130 = 9442.63461; three decimals on the way would make 9442.64.
    policy = {**FLAT, "flat_percent": "9.5"}
    made = case("2017-01-10", "2017-02-22", scale="legal130", amount="300500.00", policy=policy)
    assert read(made)["total"] == "9442.63"


@pytest.mark.parametrize(
    ("days", "total"),
    [(1, "0.01"), (2, "0.01"), (3, "0.02")],
    # 0.65 at 100 percent: half a kopeck a day in scale legal130; the halves go up.
)
def test_half_a_kopeck(read: Reading, days: int, total: str) -> None:
    as_of = str(date(2017, 1, 10) + timedelta(days=days))
    policy = {**FLAT, "flat_percent": "100"}
    result = read(case("2017-01-10", as_of, scale="legal130", amount="0.65", policy=policy))
    assert result["total"] == total


def test_what_was_posted_is_compared(read: Reading) -> None:
    posted = [{"period": "2013-12", "amount": "60.00"}]
    result = read(case("2017-01-10", "2017-01-11", scale="legal130", posted=posted))
    totals = [result[key] for key in ("total", "posted", "difference", "penalty_left")]
    assert totals == ["51.00", "60.00", "-9.00", "51.00"]


@pytest.mark.parametrize(("known_on", "total"), [("2017-01-19", "510.00"), ("2017-01-20", "51.00")])
def test_a_payment_registered_late(read: Reading, known_on: str, total: str) -> None:
    """Not counted before it is known; then from the day on which it was paid."""
    late = paid("2017-01-11", AMOUNT, known_on="2017-01-20")
    made = case("2017-01-10", "2017-01-20", late, scale="legal130", known_on=known_on)
    assert read(made)["total"] == total
