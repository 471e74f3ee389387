"""Penalties over columns: the kopecks of single cases, whatever holds the integers."""

from __future__ import annotations

import random
import threading
from array import array
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

import kvit

EPOCH = date(1970, 1, 1)
AS_OF = date(2025, 12, 31)
MONTHS = [kvit.Month(2025, month) for month in range(1, 7)]


def case_of(**policy: str) -> dict[str, Any]:
    return {
        "schema": "kvit-penalty/1",
        "id": "columns",
        "scale": "zhk14",
        "as_of": AS_OF,
        "policy": policy,
        "debts": [{"period": month, "amount": "0.00"} for month in MONTHS],
    }


class Accounts:
    """Random accounts as columns and as single cases."""

    def __init__(self, seed: int, count: int) -> None:
        draw = random.Random(seed)
        self.debts = array("q")
        self.offsets = array("q", [0])
        self.days = array("i")
        self.payments = array("q")
        self.named = array("i")
        for _ in range(count):
            self.debts.extend(draw.choice([0, draw.randint(1, 900_000)]) for _ in MONTHS)
            paid = sorted(draw.randint(0, 400) for _ in range(draw.randint(0, 9)))
            for day in paid:
                self.days.append((date(2025, 1, 1) + timedelta(day) - EPOCH).days)
                self.payments.append(draw.randint(1, 500_000))
                self.named.append(draw.randint(-1, len(MONTHS) - 1))
            self.offsets.append(len(self.days))

    def columns(self) -> dict[str, Any]:
        return {
            "debts": self.debts,
            "offsets": self.offsets,
            "days": self.days,
            "payments": self.payments,
            "named": self.named,
        }

    def single(self, row: int, policy: dict[str, str]) -> kvit.Penalty:
        case = case_of(**policy)
        for i, debt in enumerate(case["debts"]):
            debt["amount"] = f"{Decimal(self.debts[row * len(MONTHS) + i]) / 100:.2f}"
        case["payments"] = [
            {
                "date": EPOCH + timedelta(self.days[i]),
                "amount": f"{Decimal(self.payments[i]) / 100:.2f}",
            }
            | ({"period": MONTHS[self.named[i]]} if self.named[i] >= 0 else {})
            for i in range(self.offsets[row], self.offsets[row + 1])
        ]
        return kvit.penalty(case)


@pytest.mark.parametrize(
    "policy",
    [
        {},
        {"inherits": "court"},
        {"inherits": "legacy_compatible"},
        {"rounding": "round_debt", "allocation": "fifo", "rate": "rate_by_periods"},
        {"rounding": "round_day", "rate": "rate_as_of", "payment_day": "payday_free"},
    ],
    ids=str,
)
def test_gives_the_kopecks_of_single_cases(policy: dict[str, str]) -> None:
    accounts = Accounts(7, 20)
    result = kvit.penalty_columns(case_of(**policy), **accounts.columns(), by_months=True)
    assert result.refused == 0 and not any(result.status)
    assert any(result.penalty)
    for row in range(20):
        alone = accounts.single(row, policy)
        assert Decimal(result.penalty[row]) / 100 == alone.total
        assert Decimal(result.left[row]) / 100 == alone.debt_left
        assert Decimal(result.advance[row]) / 100 == alone.advance
        assert result.by_months is not None
        months = result.by_months[row * len(MONTHS) : (row + 1) * len(MONTHS)]
        assert [Decimal(month) / 100 for month in months] == [d.penalty for d in alone.debts]


def test_takes_options_beside_the_case() -> None:
    accounts = Accounts(8, 5)
    inside = kvit.penalty_columns(case_of(rounding="round_total"), **accounts.columns())
    beside = kvit.penalty_columns(
        case_of(), policy={"rounding": "round_total"}, **accounts.columns()
    )
    assert inside == beside


def test_takes_any_buffer_of_integers() -> None:
    accounts = Accounts(9, 10)
    columns = accounts.columns()
    of_arrays = kvit.penalty_columns(case_of(), **columns)
    views = {name: memoryview(column) for name, column in columns.items()}
    assert kvit.penalty_columns(case_of(), **views) == of_arrays
    as_bytes = {name: memoryview(c.tobytes()).cast(c.typecode) for name, c in columns.items()}
    assert kvit.penalty_columns(case_of(), **as_bytes) == of_arrays
    two_dimensions = columns | {
        "debts": memoryview(accounts.debts).cast("B").cast("q", shape=[10, len(MONTHS)])
    }
    assert kvit.penalty_columns(case_of(), **two_dimensions) == of_arrays


def test_takes_numpy_arrays() -> None:
    numpy = pytest.importorskip("numpy", reason="numpy is not installed; kvit does not need it")
    accounts = Accounts(10, 10)
    columns = {name: numpy.array(column) for name, column in accounts.columns().items()}
    columns["debts"] = columns["debts"].reshape(10, len(MONTHS))
    of_numpy = kvit.penalty_columns(case_of(), **columns)
    assert of_numpy == kvit.penalty_columns(case_of(), **accounts.columns())


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("debts", [1, 2]),
        ("debts", array("i", [1] * 6)),
        ("debts", array("d", [1.0] * 6)),
        ("debts", array("Q", [1] * 6)),
        ("debts", memoryview(array("q", range(12)))[::2]),
        ("days", array("q", [1])),
        ("payments", None),
        ("named", array("q", [1])),
    ],
    ids=str,
)
def test_refuses_what_holds_no_such_integers(name: str, column: object) -> None:
    columns: dict[str, Any] = {
        "debts": array("q", [1] * 6),
        "offsets": array("q", [0, 1]),
        "days": array("i", [1]),
        "payments": array("q", [1]),
    }
    error = ValueError if column is None else TypeError
    with pytest.raises(error):
        kvit.penalty_columns(case_of(), **(columns | {name: column}))


def test_says_which_rows_are_refused() -> None:
    result = kvit.penalty_columns(
        case_of(),
        debts=array("q", [-1, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0]),
        offsets=array("q", [0, 0, 1]),
        days=array("i", [20_000]),
        payments=array("q", [-5]),
    )
    assert result.status.tolist() == [113, 6]
    assert result.refused == 2
    assert result.penalty.tolist() == [0, 0]


def test_says_what_is_wrong_with_the_case() -> None:
    columns = Accounts(11, 1).columns()
    with pytest.raises(kvit.Error, match="rate_on_next_payment_day"):
        kvit.penalty_columns(case_of(rate="rate_on_next_payment_day"), **columns)
    with pytest.raises(ValueError, match="different length"):
        kvit.penalty_columns(case_of(), **(columns | {"debts": array("q", [1])}))


def test_threads_share_columns() -> None:
    accounts = Accounts(12, 50)
    alone = kvit.penalty_columns(case_of(), **accounts.columns())
    results: list[kvit.PenaltyColumns] = []
    threads = [
        threading.Thread(
            target=lambda: results.append(kvit.penalty_columns(case_of(), **accounts.columns()))
        )
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [alone] * 4
