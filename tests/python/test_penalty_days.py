"""Every day on which the penalty turns, by hand: days of delay, of payment and for payment."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from penalty_rows import (
    AMOUNT,
    BOTH,
    FLAT,
    PERIODS,
    Reading,
    case,
    debt,
    paid,
    tail,
)

pytestmark = BOTH


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
