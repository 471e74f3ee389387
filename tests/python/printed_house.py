"""Closed months of the example house, for what is printed of them."""

from __future__ import annotations

import json
import sys
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import kvit

ROOT = Path(__file__).resolve().parents[2]


def example(*names: str) -> list[Any]:
    """Modules of the example, whose names the tests have too: nothing of them stays."""
    folder = ROOT / "examples/house60"
    stems = [each.stem for each in folder.glob("*.py")]
    ours = {stem: sys.modules.pop(stem) for stem in stems if stem in sys.modules}
    sys.path.insert(0, str(folder))
    try:
        return [import_module(name) for name in names]
    finally:
        sys.path.remove(str(folder))
        for stem in stems:
            sys.modules.pop(stem, None)
        sys.modules.update(ours)


@cache
def months(last: int = 6) -> tuple[kvit.Closed, ...]:
    """January 2025 and the months after it, each with the opening of the one before."""
    make, year = example("make", "year")
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
