"""Every day on which the penalty turns, by hand: each row is computed by kvit and by the oracle.

One debt of 66 300.00 at 10 percent owes a day 22.10 at 1/300, 39.00 at 1/170 and 51.00 at 1/130; at
another percent p it owes 2.21 p, 3.90 p and 5.10 p.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from penalty_core import calculate
from penalty_oracle import evaluate

from kvit import errors

Case = dict[str, Any]
Result = dict[str, Any]
Reading = Callable[[Case], Result]
AMOUNT = "66300.00"
FLAT = {"rate": "flat", "flat_percent": "10", "cap": "none", "no_accrual": []}
PERIODS = {"rate": "rate_by_periods"}
pytestmark = pytest.mark.parametrize("read", [calculate, evaluate], ids=["kvit", "oracle"])


def debt(due: str, amount: str = AMOUNT, period: str = "2013-12", **fields: Any) -> dict[str, Any]:
    return {"period": period, "amount": amount, "due_date": due, **fields}


def paid(day: str, amount: str, **fields: Any) -> dict[str, Any]:
    return {"date": day, "amount": amount, **fields}


def case(
    due: str | list[dict[str, Any]],
    as_of: str,
    *payments: dict[str, Any],
    scale: str = "zhk14",
    amount: str = AMOUNT,
    policy: dict[str, Any] = FLAT,
    **fields: Any,
) -> Case:
    return {
        "schema": "kvit-penalty/1",
        "id": "days",
        "scale": scale,
        "as_of": as_of,
        "policy": policy,
        "debts": [debt(due, amount)] if isinstance(due, str) else due,
        "payments": list(payments),
        **fields,
    }


def tail(result: Result, *keys: str) -> tuple[Any, ...]:
    """Fields of the last interval."""
    return tuple(result["intervals"][-1].get(key) for key in keys)


# ---- 1.1: the tiers; due 10.01.2017, so day 31 is 10.02.2017 and day 91 is 11.04.2017

TIERS = [
    # scale, day of the calculation, number of that day, total, divisor of that day
    ("zhk14", "2017-01-11", 1, "0.00", 0),
    ("zhk14", "2017-02-09", 30, "0.00", 0),
    ("zhk14", "2017-02-10", 31, "22.10", 300),
    ("zhk14", "2017-04-10", 90, "1326.00", 300),  # 60 days of 22.10
    ("zhk14", "2017-04-11", 91, "1377.00", 130),  # and one of 51.00
    ("tszh", "2017-02-09", 30, "0.00", 0),
    ("tszh", "2017-02-10", 31, "22.10", 300),
    ("tszh", "2017-04-10", 90, "1326.00", 300),
    ("tszh", "2017-04-11", 91, "1377.00", 130),
    ("zhk14_1", "2017-02-09", 30, "0.00", 0),
    ("zhk14_1", "2017-02-10", 31, "22.10", 300),
    ("zhk14_1", "2017-04-11", 91, "1348.10", 300),  # 61 days, never 1/130
    ("zhk14_1", "2018-01-10", 365, "7403.50", 300),  # 335 days
    ("uk", "2017-01-11", 1, "22.10", 300),
    ("uk", "2017-03-11", 60, "1326.00", 300),
    ("uk", "2017-03-12", 61, "1365.00", 170),
    ("uk", "2017-04-10", 90, "2496.00", 170),  # 60 of 22.10, 30 of 39.00
    ("uk", "2017-04-11", 91, "2547.00", 130),
    ("legal130", "2017-01-11", 1, "51.00", 130),
    ("legal130", "2017-04-11", 91, "4641.00", 130),
]


@pytest.mark.parametrize(("scale", "as_of", "number", "total", "divisor"), TIERS)
def test_tier(
    read: Reading, scale: str, as_of: str, number: int, total: str, divisor: int
) -> None:
    result = read(case("2017-01-10", as_of, scale=scale))
    assert result["total"] == total
    assert tail(result, "to", "divisor") == (as_of, divisor)
    last = result["intervals"][-1]
    assert last["first_day"] + last["days"] - 1 == number


@pytest.mark.parametrize(
    ("as_of", "inclusive", "exclusive"),
    [
        ("2017-02-10", "22.10", "0.00"),
        ("2017-02-11", "44.20", "22.10"),
        ("2017-04-11", "1377.00", "1326.00"),
    ],
)
def test_as_of(read: Reading, as_of: str, inclusive: str, exclusive: str) -> None:
    for option, total in (("inclusive", inclusive), ("exclusive", exclusive)):
        assert read(case("2017-01-10", as_of, policy={**FLAT, "as_of": option}))["total"] == total


def test_nothing_is_overdue_on_the_last_day_for_payment(read: Reading) -> None:
    result = read(case("2017-01-10", "2017-01-10", scale="legal130"))
    assert (result["total"], result["intervals"]) == ("0.00", [])
    assert result["debt_left"] == AMOUNT


# ---- 1.2: the day of payment; as of day 35


@pytest.mark.parametrize(
    ("day", "charged", "free"),
    [
        ("2017-01-05", "0.00", "0.00"),
        ("2017-01-10", "0.00", "0.00"),
        ("2017-02-09", "0.00", "0.00"),  # day 30
        ("2017-02-10", "22.10", "0.00"),  # day 31
        ("2017-02-11", "44.20", "22.10"),
        ("2017-02-14", "110.50", "88.40"),  # the day of the calculation
        ("2017-02-15", "110.50", "110.50"),  # after it: ignored
    ],
)
def test_day_of_payment(read: Reading, day: str, charged: str, free: str) -> None:
    for option, total in (("payday_charged", charged), ("payday_free", free)):
        policy = {**FLAT, "payment_day": option}
        result = read(case("2017-01-10", "2017-02-14", paid(day, AMOUNT), policy=policy))
        assert result["total"] == total
        assert result["debt_left"] == (AMOUNT if day == "2017-02-15" else "0.00")


def test_part_payments_do_not_restart_the_counter(read: Reading) -> None:
    # Days 31 to 90: 30 of 22.10 on all, 30 of 11.05 on the half; day 91: 25.50.
    result = read(case("2017-01-10", "2017-04-11", paid("2017-03-11", "33150.00")))
    assert result["total"] == "1020.00"
    assert tail(result, "debt", "divisor", "first_day") == ("33150.00", 130, 91)


def test_a_correction_keeps_the_counter_of_its_month(read: Reading) -> None:
    # Paid on day 20, taken back on day 100: days 101 to 110 owe 51.00.
    payments = (paid("2017-01-30", AMOUNT), paid("2017-04-20", "-" + AMOUNT, period="2013-12"))
    result = read(case("2017-01-10", "2017-04-30", *payments))
    assert (result["total"], result["debt_left"]) == ("510.00", AMOUNT)
    assert tail(result, "from", "divisor", "first_day") == ("2017-04-21", 130, 101)
    policy = {**FLAT, "payment_day": "payday_free"}
    assert read(case("2017-01-10", "2017-04-30", *payments, policy=policy))["total"] == "561.00"


def test_a_correction_with_a_term_of_its_own(read: Reading) -> None:
    # The same, but due again on 20.04.2017: ten free days; day 31 is 21.05.2017.
    back = paid("2017-04-20", "-" + AMOUNT, period="2013-12", due_date="2017-04-20")
    policy = {**FLAT, "correction": "corr_own_due"}
    full = paid("2017-01-30", AMOUNT)
    for as_of, total in (("2017-04-30", "0.00"), ("2017-05-20", "0.00"), ("2017-05-21", "22.10")):
        result = read(case("2017-01-10", as_of, full, back, policy=policy))
        assert (result["total"], result["debt_left"]) == (total, AMOUNT)


# ---- 1.3: the due date

DUE = [
    # month billed, options, due
    ("2025-12", {}, "2026-01-12"),  # the 10th is a Saturday
    ("2026-01", {}, "2026-02-10"),
    ("2026-02", {}, "2026-03-16"),  # the 15th is a Sunday
    ("2026-02", {"due_2026": "due15_from_mar2026"}, "2026-03-10"),
    ("2026-03", {"due_2026": "due15_from_mar2026"}, "2026-04-15"),
    ("2026-03", {}, "2026-04-15"),
    ("2026-02", {"due_shift": "gk193_off"}, "2026-03-15"),
    ("2017-05", {}, "2017-06-13"),  # Saturday, Sunday, holiday
    ("2017-05", {"due_shift": "gk193_off"}, "2017-06-10"),
    ("2021-04", {}, "2021-05-11"),  # Monday the 10th is a transferred day off
    ("2020-03", {}, "2020-04-10"),  # a presidential day
    ("2020-03", {"presidential_days": "presidential_days_off"}, "2020-05-12"),
    ("2021-09", {"presidential_days": "presidential_days_off"}, "2021-10-11"),  # a Sunday
    ("2020-12", {"inherits": "legacy_compatible"}, "2021-01-10"),
    ("2020-12", {"inherits": "court"}, "2021-01-11"),
    ("2024-10", {"due": {"day": 2, "shift": "gk193_on"}}, "2024-11-02"),  # a working Saturday
    ("2025-10", {"due": {"day": 1, "shift": "gk193_on"}}, "2025-11-01"),  # another
    ("2024-11", {"due": {"day": 28, "shift": "gk193_on"}}, "2024-12-28"),  # and another
    ("2024-11", {"due": {"day": 29, "shift": "gk193_on"}}, "2025-01-09"),  # Sunday, then all off
    ("2016-11", {"due": {"day": 31, "shift": "gk193_on"}}, "2017-01-09"),  # over the new year
    ("2016-11", {"due": {"day": 31, "shift": "gk193_off"}}, "2016-12-31"),
    ("2017-01", {"due": {"day": 31, "shift": "gk193_off"}}, "2017-02-28"),
    ("2024-01", {"due": {"day": 31, "shift": "gk193_off"}}, "2024-02-29"),
    ("2020-03", {"due": {"day": 30, "shift": "gk193_on"}}, "2020-04-30"),  # a presidential day
]


@pytest.mark.parametrize(("period", "options", "due"), DUE)
def test_due_date(read: Reading, period: str, options: dict[str, Any], due: str) -> None:
    row = {"period": period, "amount": AMOUNT}
    day_1 = str(date.fromisoformat(due) + timedelta(days=1))
    result = read(case([row], day_1, scale="legal130", policy={**FLAT, **options}))
    assert [x["due_date"] for x in result["debts"]] == [due]
    assert (tail(result, "from", "to"), result["total"]) == ((day_1, day_1), "51.00")


def test_the_term_of_one_document_was_moved(read: Reading) -> None:
    # Day 31 is counted from the override; the moratorium too: this debt did not arise before it.
    row = debt("2022-03-10", due_override="2022-04-05")
    result = read(case([row], "2022-05-06", policy={**PERIODS, "cap": "pp474"}))
    assert tail(result, "due_date", "divisor", "first_day") == ("2022-04-05", 300, 31)
    assert result["total"] == "21.00"  # 66 300 x 9.5 % / 300 = 20.995


def test_a_document_that_was_not_presented(read: Reading) -> None:
    row = debt("2017-01-10", presented=False)
    result = read(case([row], "2017-04-11", scale="legal130"))
    assert (result["total"], result["debt_left"]) == ("0.00", AMOUNT)
    assert tail(result, "zero", "days", "divisor") == ("not_presented", 91, 0)
    later = debt("2017-01-10", presented=False, due_override="2017-04-10")
    assert read(case([later], "2017-04-11", scale="legal130"))["total"] == "51.00"


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
