"""Closes the months one after another: the closing of each is the opening of the next."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import town

import kvit
from kvit import Closed

Year = list[tuple[dict[str, Any], Closed]]  # the opening of a month, and the month


def paid(opening: dict[str, Any], month: date) -> list[dict[str, Any]]:
    """Payments of a month: on the 10th everybody pays what stands open, but for one who waits."""
    payments = []
    day = month + timedelta(days=9)
    for account in opening["accounts"]:
        if account["account"] == f"{town.SLOW_PAYER:02}" and month in town.SILENT:
            continue
        parts = [dict(each) for each in account["balances"] if Decimal(each["amount"]) > 0]
        if not parts:
            continue
        payments.append(
            {
                "id": f"pay-{account['account']}-{month:%y%m}",
                "known_on": str(day + timedelta(days=1)),
                "account": account["account"],
                "date": str(day),
                "amount": str(sum(Decimal(each["amount"]) for each in parts)),
                "parts": parts,
            }
        )
    return payments


def last_day(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def close_year(
    house: dict[str, Any], tariffs: dict[str, Any], opening: dict[str, Any]
) -> Year:
    """Each month with the opening that it started from."""
    months = []
    house = {**house, "payments": []}
    for month in town.MONTHS:
        house["payments"] += paid(opening, month)
        closed = kvit.close(
            house, tariffs, opening=opening, month=f"{month:%Y-%m}", known_on=last_day(month)
        )
        months.append((opening, closed))
        opening = json.loads(closed.opening)
    return months
