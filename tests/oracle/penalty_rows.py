"""What rows of penalties worked out by hand are written in, and the two that must give them.

One debt of 66 300.00 at 10 percent owes a day 22.10 at 1/300, 39.00 at 1/170 and 51.00 at 1/130; at
another percent p it owes 2.21 p, 3.90 p and 5.10 p.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from penalty_core import calculate
from penalty_oracle import evaluate

Case = dict[str, Any]
Result = dict[str, Any]
Reading = Callable[[Case], Result]
AMOUNT = "66300.00"
FLAT = {"rate": "flat", "flat_percent": "10", "cap": "none", "no_accrual": []}
PERIODS = {"rate": "rate_by_periods"}
BOTH = pytest.mark.parametrize("read", [calculate, evaluate], ids=["kvit", "oracle"])


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
