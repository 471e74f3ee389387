"""What must hold between two calculations of a penalty, whatever their numbers are."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from penalty_core import calculate
from penalty_oracle import random_case

Case = dict[str, Any]
Result = dict[str, Any]
SEEDS = range(150)
ONE = timedelta(days=1)
KOPECK = Decimal("0.01")


def plain(result: Result) -> Result:
    """The amounts and days of a result, without the practices and acts that it names."""
    rows = [{k: v for k, v in row.items() if k != "sources"} for row in result["intervals"]]
    debts = [{k: v for k, v in row.items() if k != "sources"} for row in result["debts"]]
    totals = {key: result[key] for key in ("total", "penalty_left", "debt_left", "advance")}
    return {**totals, "intervals": rows, "debts": debts}


def with_policy(case: Case, **options: Any) -> Case:
    return {**case, "policy": {**case["policy"], **options}}


def same(one: Case, other: Case) -> None:
    assert plain(calculate(one)) == plain(calculate(other))


def day_before(text: str, days: int = 1) -> str:
    return str(date.fromisoformat(text) - days * ONE)


# ---- debts and payments


@pytest.mark.parametrize("seed", SEEDS)
def test_a_debt_in_two_halves(seed: int) -> None:
    """Two rows with the same due date owe together what the one row owed: the exact sums are equal,
    so one rounding at the end gives the same kopecks."""
    case = with_policy(random_case(seed), rounding="round_total", future="any_month")
    for row in case.get("payments", []):
        # The halves stand under two months, so nothing may name a month.
        row.pop("period", None)
    case["payments"] = [x for x in case.get("payments", []) if not x["amount"].startswith("-")]
    case["suspensions"] = [
        x for x in case.get("suspensions", []) if "periods" not in x.get("applies_to", "all")
    ]
    case.pop("posted", None)
    if case["policy"].get("rate") == "rate_on_next_payment_day":
        # The halves need not have the same next payment.
        case["policy"]["rate"] = "rate_on_payment_day"
    whole = calculate(case)
    due = {(x["period"], x["due_date"]) for x in whole["debts"]}
    halves = []
    spare = iter(f"1990-{month:02}" for month in range(1, 13))
    for row in case["debts"]:
        amount = Decimal(row["amount"])
        dates = [x for period, x in due if period == row["period"]]
        name = next(spare, None)
        if amount < 2 * KOPECK or len(dates) != 1 or name is None:
            halves.append(row)
            continue
        part = (amount / 3).quantize(KOPECK)
        second = {**row, "period": name, "amount": str(part), "due_override": dates[0]}
        second.pop("due_date", None)
        if row.get("presented") is False and "due_override" not in row:
            # An override would make the row ordinary.
            halves.append(row)
            continue
        halves += [{**row, "amount": str(amount - part)}, second]
    split = calculate({**case, "debts": halves})
    for key in ("total", "penalty_left", "debt_left", "advance"):
        assert split[key] == whole[key]


# A multiple of 300 x 130 x 170 makes the penalty of a day exact kopecks at rates of two decimals.
@pytest.mark.parametrize("rounding", ["round_interval", "round_debt", "round_total", "round_day"])
@pytest.mark.parametrize("scale", ["zhk14", "zhk14_1", "tszh", "uk", "legal130"])
def test_exact_amounts_add_up(scale: str, rounding: str) -> None:
    def total(amount: int) -> Decimal:
        debt = {"period": "2021-11", "amount": f"{amount}.00", "due_date": "2021-12-10"}
        policy = {"rate": "rate_by_periods", "rounding": rounding}
        case = {"schema": "kvit-penalty/1", "id": "exact", "scale": scale, "as_of": "2025-12-31"}
        return Decimal(calculate({**case, "policy": policy, "debts": [debt]})["total"])

    unit = 6_630_000
    assert total(5 * unit) == total(2 * unit) + total(3 * unit) == 5 * total(unit) > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_one_kopeck_paid(seed: int) -> None:
    """It lowers what is owed by a kopeck, and the penalty by no more than that of a kopeck."""
    case = with_policy(random_case(seed), rounding="round_total", advance="advance_kept")
    if case["policy"].get("rate") != "flat":
        case["policy"]["rate"] = "rate_by_periods"
    before = calculate(case)
    day = before["debts"][0]["due_date"]
    if day > case["as_of"]:
        day = case["as_of"]
    kopeck = {"date": day, "amount": "0.01"}
    after = calculate({**case, "payments": [kopeck, *case.get("payments", [])]})

    def owed(result: Result) -> Decimal:
        return Decimal(result["debt_left"]) - Decimal(result["advance"])

    if not any(x.get("purpose") for x in case.get("payments", [])):
        assert owed(before) - owed(after) == KOPECK
    days = (date.fromisoformat(case["as_of"]) - date.fromisoformat(day)).days + 1
    most = KOPECK * 21 * days / 13000 + KOPECK
    assert 0 <= Decimal(before["total"]) - Decimal(after["total"]) <= most


@pytest.mark.parametrize("seed", SEEDS)
def test_order_of_debts(seed: int) -> None:
    case = random_case(seed)
    same(case, {**case, "debts": case["debts"][::-1]})


@pytest.mark.parametrize("seed", SEEDS)
def test_order_of_payments_of_different_days(seed: int) -> None:
    case = random_case(seed)
    payments = case.get("payments", [])
    # Sorting is stable, so the order within a day stays.
    same(case, {**case, "payments": sorted(payments, key=lambda x: x["date"], reverse=True)})


@pytest.mark.parametrize("seed", SEEDS)
def test_payments_after_the_day(seed: int) -> None:
    case = random_case(seed)
    payments = case.get("payments", [])
    kept = [x for x in payments if x["date"] <= case["as_of"]]
    later = str(date.fromisoformat(case["as_of"]) + ONE)
    period = case["debts"][0]["period"]
    more = [
        {"date": later, "amount": "77.77"},
        {"date": later, "amount": "5.00", "period": period},
        {"date": later, "amount": "5.00", "purpose": "penalty"},
    ]
    same({**case, "payments": kept}, {**case, "payments": more + kept})


# ---- registered late


@pytest.mark.parametrize("seed", SEEDS)
def test_a_late_registration_recomputes(seed: int) -> None:
    """Once it is known, a payment counts from the day on which it was paid."""
    case = random_case(seed)
    in_time = {**case, "known_on": "2026-12-01"}
    for name in ("debts", "payments", "suspensions"):
        if name in case:
            in_time[name] = [
                {k: v for k, v in row.items() if k != "known_on"} for row in case[name]
            ]
    late = copy.deepcopy(in_time)
    for name in ("debts", "payments", "suspensions"):
        for row in late.get(name, []):
            row["known_on"] = "2026-12-01"
    same(in_time, late)
    for row in late.get("payments", []):
        row["known_on"] = "2026-12-02"
    same({**in_time, "payments": []}, late)


# ---- rates and suspensions


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rate_that_changes_nothing(seed: int) -> None:
    case = random_case(seed)
    case["policy"].pop("series", None)
    if case["policy"].get("rate") == "flat":
        case["policy"]["rate"] = "rate_by_periods"
        del case["policy"]["flat_percent"]
    once = [{"from": "2013-01-01", "percent": "8.50"}, {"from": "2022-03-01", "percent": "12.00"}]
    due = max(calculate(with_policy(case, rates=once))["debts"][0]["due_date"], "2013-01-02")
    twice = [*once, {"from": due, "percent": "8.50" if due < "2022-03-01" else "12.00"}]
    twice.append({"from": "2026-12-31", "percent": "99.00"})
    rows = {row["from"]: row for row in twice}
    same(with_policy(case, rates=once), with_policy(case, rates=[rows[x] for x in sorted(rows)]))


@pytest.mark.parametrize("seed", SEEDS)
def test_suspensions_that_meet_no_day(seed: int) -> None:
    """Of zero days, before and after the history, and of nobody."""
    case = random_case(seed)
    case["suspensions"] = [x for x in case.get("suspensions", []) if x["name"] != "svo"]
    first = min(x["due_date"] for x in calculate(case)["debts"])
    last = case["as_of"]
    idle: list[dict[str, Any]] = [
        # The law knows it from 2022-10-07 only, so that no day is left.
        {"name": "svo", "from": "2022-01-01", "to": "2022-10-06", "scope": "account"},
        {"name": "before", "from": day_before(first, 30), "to": first, "scope": "account"},
        {"name": "after", "from": day_before(last, -1), "scope": "account"},
        {
            "name": "nobody",
            "from": first,
            "to": last,
            "scope": "account",
            "applies_to": {"arose_before": first},
        },
    ]
    if first > last:
        idle.pop()
    same(case, {**case, "suspensions": [*case["suspensions"], *idle]})


@pytest.mark.parametrize("seed", SEEDS)
def test_the_day_before_inclusive_is_the_day_exclusive(seed: int) -> None:
    """Where no rate is taken from `as_of` itself: the charged days are the same."""
    case = with_policy(random_case(seed), allocation="fifo")
    if case["policy"].get("rate") != "flat":
        case["policy"]["rate"] = "rate_by_periods"
    case.setdefault("claim_date", case["as_of"])
    # A correction of `as_of` with a term of its own would be a debt of one case only.
    case["policy"]["correction"] = "corr_joins_month"
    for row in case.get("payments", []):
        row.pop("due_date", None)
    exclusive = calculate(with_policy(case, as_of="exclusive"))
    inclusive = calculate(
        {**with_policy(case, as_of="inclusive"), "as_of": day_before(case["as_of"])}
    )
    for key in ("total", "intervals"):
        assert plain(exclusive)[key] == plain(inclusive)[key]
