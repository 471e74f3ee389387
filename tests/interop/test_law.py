"""The law pack against the collected series: every rate and every special day, both ways."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from shared import rows

from kvit import law

SERIES = {name: rows(f"{name}.csv") for name in ("key-rate", "refinancing-rate", "nonworking-days")}


@pytest.mark.parametrize("name", ["key_rate", "refinancing_rate"])
def test_rates(name: str) -> None:
    collected = [
        (date.fromisoformat(row["effective_from"]), Decimal(row["rate_percent"]))
        for row in SERIES[name.replace("_", "-")]
    ]
    assert len(collected) > 60
    ours = [(each.valid_from, each.value) for each in law.parameters()[f"penalty.{name}"].values]
    assert ours == collected


def test_special_days() -> None:
    collected = {
        (date.fromisoformat(row["date"]), row["kind"]) for row in SERIES["nonworking-days"]
    }
    assert len(collected) > 300
    ours = set()
    for year in law.parameters()["calendar.special_days"].values:
        assert isinstance(year.value, law.SpecialDays)
        ours |= {(day, str(kind)) for day, kind in year.value.days}
    assert ours == collected
