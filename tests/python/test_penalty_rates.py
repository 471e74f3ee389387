"""The rate of every day on which it turns, by hand, and whose day it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from penalty_rows import BOTH, PERIODS, Reading, case, paid, tail

from kvit import errors

pytestmark = BOTH


# ---- 2 and 2.1: the rate of one day; scale legal130, so that the day owes 5.10 x percent

RATE = [
    # day, rate with the limit, amount, rate without it
    ("2016-06-13", "11.00", "56.10", "11.00"),
    ("2016-06-14", "10.50", "53.55", "10.50"),  # in force from its own day on
    ("2022-02-13", "8.50", "43.35", "8.50"),
    ("2022-02-27", "9.50", "48.45", "9.50"),
    ("2022-02-28", "9.50", "48.45", "20.00"),
    ("2022-05-26", "9.50", "48.45", "14.00"),
    ("2022-05-27", "9.50", "48.45", "11.00"),
    ("2022-07-24", "9.50", "48.45", "9.50"),
    ("2022-07-25", "9.50", "48.45", "8.00"),  # fixed, although the key rate is lower
    ("2022-07-31", "9.50", "48.45", "8.00"),
    ("2022-08-01", "8.00", "40.80", "8.00"),  # the lower of the two
    ("2022-09-18", "8.00", "40.80", "8.00"),
    ("2022-09-19", "7.50", "38.25", "7.50"),
    ("2022-12-31", "7.50", "38.25", "7.50"),
    ("2023-01-01", "7.50", "38.25", "7.50"),
    ("2023-07-23", "7.50", "38.25", "7.50"),
    ("2023-07-24", "8.50", "43.35", "8.50"),
    ("2023-08-14", "8.50", "43.35", "8.50"),
    ("2023-08-15", "9.50", "48.45", "12.00"),
    ("2023-12-31", "9.50", "48.45", "16.00"),
    ("2024-01-01", "9.50", "48.45", "16.00"),
    ("2024-12-31", "9.50", "48.45", "21.00"),
    ("2025-01-01", "9.50", "48.45", "21.00"),
    ("2025-03-17", "9.50", "48.45", "21.00"),
    ("2025-03-18", "9.50", "48.45", "21.00"),
    ("2026-10-25", "9.50", "48.45", "14.00"),
]


@pytest.mark.parametrize(("day", "limited", "amount", "free"), RATE)
def test_rate_of_a_day(read: Reading, day: str, limited: str, amount: str, free: str) -> None:
    due = str(date.fromisoformat(day) - timedelta(days=1))
    policy: dict[str, Any] = {**PERIODS, "no_accrual": []}
    result = read(case(due, day, scale="legal130", policy=policy))
    assert (tail(result, "rate"), result["total"]) == ((limited,), amount)
    result = read(case(due, day, scale="legal130", policy={**policy, "cap": "none"}))
    assert tail(result, "rate") == (free,)


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        ("2024-12-31", "9.50"),
        ("2025-01-01", "21.00"),
        ("2025-03-17", "21.00"),
        ("2025-03-18", "9.50"),
    ],
)
def test_gap_of_2025(read: Reading, day: str, rate: str) -> None:
    due = str(date.fromisoformat(day) - timedelta(days=1))
    policy = {**PERIODS, "cap_2025": "gap_21"}
    assert tail(read(case(due, day, scale="legal130", policy=policy)), "rate") == (rate,)


@pytest.mark.parametrize(("practice", "total"), [("retro_9_5", "686.92"), ("gap_21", "1319.13")])
def test_gap_of_2025_in_the_text(read: Reading, practice: str, total: str) -> None:
    policy = {**PERIODS, "cap_2025": practice}
    result = read(case("2024-10-10", "2025-03-17", amount="10000.00", policy=policy))
    assert result["total"] == total


@pytest.mark.parametrize(
    ("day", "rate"),
    [("2013-09-13", "5.50"), ("2015-12-31", "11.00"), ("2016-01-01", "11.00")],
)
def test_key_rate_before_2016(read: Reading, day: str, rate: str) -> None:
    due = str(date.fromisoformat(day) - timedelta(days=1))
    assert tail(read(case(due, day, policy={**PERIODS, "series": "key"})), "rate") == (rate,)
    before_2016 = day < "2016-01-01"
    expected = "8.25" if before_2016 else rate
    assert tail(read(case(due, day, policy=PERIODS)), "rate") == (expected,)


def test_a_rate_that_is_not_known_yet(read: Reading) -> None:
    """Decided on 23.10.2026, in force from the 26th: the law of kvit does not hold it."""
    carried = {**PERIODS, "uncovered_rate": "carry_last_rate"}
    known = read(case("2026-10-24", "2026-10-25", scale="legal130", policy=PERIODS))
    assert known["total"] == "48.45"
    with pytest.raises((ValueError, errors.LawGap)):
        read(case("2026-10-24", "2026-10-26", scale="legal130", policy=PERIODS))
    late = read(case("2026-10-24", "2026-10-26", scale="legal130", policy=carried))
    assert late["total"] == "96.90"


def test_a_limit_that_is_not_known_yet(read: Reading) -> None:
    """The limit ends with 2026; nothing is extended yet."""
    own = {**PERIODS, "rates": [{"from": "2026-01-01", "percent": "12.00"}]}
    assert read(case("2026-12-30", "2026-12-31", scale="legal130", policy=own))["total"] == "48.45"
    with pytest.raises((ValueError, errors.LawGap)):
        read(case("2026-12-30", "2027-01-01", scale="legal130", policy=own))
    carried = {**own, "uncovered_rate": "carry_last_rate"}
    late = read(case("2026-12-30", "2027-01-01", scale="legal130", policy=carried))
    assert late["total"] == "96.90"


# ---- 2: the practices of the rate
# 66 300 due 09.08.2023, half paid on 14.08.2023, half open on 16.08.2023; scale legal130; the rate
# is 8.50 to 14.08.2023 and 12.00 after it, limited to 9.50. Days 10.08 to 14.08 owe on all, 15.08
# and 16.08 on the half. A percent owes 5.10 a day on all and 2.55 on the half.

PRACTICES = [
    ({"rate": "rate_by_periods"}, "265.20"),  # 5 x 43.35 + 2 x 2.55 x 9.5 = 216.75 + 48.45
    ({"rate": "rate_by_periods", "cap": "none"}, "277.95"),  # 216.75 + 2 x 30.60
    ({"rate": "rate_as_of"}, "290.70"),  # (5 x 5.10 + 2 x 2.55) x 9.5
    ({"rate": "rate_as_of", "cap": "none"}, "367.20"),
    # The paid half: 5 x 2.55 x 8.5 = 108.375; the open one: 7 x 2.55 x 9.5 = 169.575.
    ({"rate": "rate_on_payment_day"}, "277.96"),  # 108.38 + 169.58
    ({"rate": "rate_on_payment_day", "rounding": "round_debt"}, "277.95"),
    # All of the balance until the payment at 8.5, then at 9.5.
    ({"rate": "rate_on_next_payment_day"}, "265.20"),
    ({"rate": "rate_on_judgment_day", "judgment_day": "2023-07-23"}, "229.50"),  # 30.60 x 7.5
    ({"rate": "rate_on_judgment_day", "judgment_day": "2023-07-24"}, "260.10"),
    ({"rate": "rate_on_judgment_day"}, "290.70"),  # none was given: as of
    ({"rate": "flat", "flat_percent": "10", "cap": "none"}, "306.00"),
    ({"rate": "flat", "flat_percent": "10"}, "290.70"),  # the limit tops it
]


@pytest.mark.parametrize(("policy", "total"), PRACTICES)
def test_practice_of_the_rate(read: Reading, policy: dict[str, Any], total: str) -> None:
    half = paid("2023-08-14", "33150.00")
    result = read(case("2023-08-09", "2023-08-16", half, scale="legal130", policy=policy))
    assert result["total"] == total


def test_the_next_payment_on_the_day_itself(read: Reading) -> None:
    # Paid on 14.08 and 15.08: under payday_free the 14th looks to the payment of the 15th.
    payments = (paid("2023-08-14", "100.00"), paid("2023-08-15", "100.00"))
    rates = {}
    for option in ("payday_charged", "payday_free"):
        policy = {"rate": "rate_on_next_payment_day", "cap": "none", "payment_day": option}
        result = read(case("2023-08-12", "2023-08-14", *payments, scale="legal130", policy=policy))
        assert all(row["rate"] == "8.50" for row in result["intervals"][:1])
        later = read(case("2023-08-12", "2023-08-15", *payments, scale="legal130", policy=policy))
        rates[option] = [(row["from"], row["rate"]) for row in later["intervals"]]
    assert rates["payday_charged"] == [("2023-08-13", "8.50"), ("2023-08-15", "12.00")]
    assert rates["payday_free"] == [
        ("2023-08-13", "8.50"),
        ("2023-08-14", "12.00"),
        ("2023-08-15", "12.00"),
    ]


@pytest.mark.parametrize(
    ("policy", "total"),
    [
        # penalties.md, 2: the day of payment lies in the years of the limit, so all days take 9.5.
        ({"rate": "rate_on_payment_day", "cap_day": "cap_by_payment_day"}, "3817.66"),
        # The limit of the charged day: 15 percent for the days before 28.02.2022.
        ({"rate": "rate_on_payment_day", "cap_day": "cap_by_accrual_day"}, "4735.38"),
        ({"rate": "rate_by_periods"}, "2985.39"),
        ({"rate": "rate_by_periods", "cap_day": "cap_by_payment_day"}, "2985.39"),
    ],
)
def test_a_debt_of_2020_paid_in_2023(read: Reading, policy: dict[str, Any], total: str) -> None:
    covid = [{"name": "covid424", "from": "2020-04-06", "to": "2020-12-31"}]
    # Paid after three years, so that the payer named the month.
    full = paid("2023-10-31", "5000.00", period="2013-12")
    policy = {**policy, "no_accrual": covid}
    result = read(case("2020-02-10", "2023-10-31", full, amount="5000.00", policy=policy))
    assert (result["total"], result["debt_left"]) == (total, "0.00")
