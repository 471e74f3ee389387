"""The law pack against the collected series: every rate and every special day, both ways."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal

import pytest
from shared import SHARED

from kvit import law

FOLDER = SHARED / "law"
if not FOLDER.is_dir():
    pytest.skip(f"no collected law: {FOLDER} does not exist", allow_module_level=True)


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", ["key_rate", "refinancing_rate"])
def test_rates(name: str) -> None:
    collected = [
        (date.fromisoformat(row["effective_from"]), Decimal(row["rate_percent"]))
        for row in rows(name.replace("_", "-") + ".csv")
    ]
    ours = [(each.valid_from, each.value) for each in law.parameters()[f"penalty.{name}"].values]
    assert ours == collected


def test_special_days() -> None:
    collected = {(date.fromisoformat(row["date"]), row["kind"]) for row in rows("nonworking-days.csv")}
    ours = set()
    for year in law.parameters()["calendar.special_days"].values:
        assert isinstance(year.value, law.SpecialDays)
        ours |= {(day, str(kind)) for day, kind in year.value.days}
    assert ours == collected
