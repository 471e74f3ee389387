"""Closed months of the example house, for what is printed of them."""

from __future__ import annotations

import json
import sys
from datetime import date
from functools import cache
from pathlib import Path

import kvit

ROOT = Path(__file__).resolve().parents[2]


@cache
def months(last: int = 6) -> tuple[kvit.Closed, ...]:
    """January 2025 and the months after it, each with the opening of the one before."""
    sys.path.insert(0, str(ROOT / "examples/house60"))
    try:
        import make
        import year
    finally:
        sys.path.pop(0)
    documents = make.documents()
    house, opening = {**documents["house"], "payments": []}, documents["opening"]
    found = []
    for month in (date(2025, index, 1) for index in range(1, last + 1)):
        house["payments"] += year.paid(opening, month)
        closed = kvit.close(
            house, documents["tariffs"], opening=opening, month=f"{month:%Y-%m}",
            known_on=year.last_day(month),
        )  # fmt: skip
        found.append(closed)
        opening = json.loads(closed.opening)
    return tuple(found)
