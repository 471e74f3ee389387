"""The stories of the examples: their sums, counted again from their documents alone."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

STORIES = Path(__file__).resolve().parents[2] / "examples/stories"


def document(story: str, name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((STORIES / story / f"{name}.json").read_text("utf-8"))
    return read


def kopecks(amount: Fraction) -> int:
    """Half a kopeck away from zero; no amount here is negative."""
    return int(amount * 100 + Fraction(1, 2))


def roubles(amount: int) -> str:
    """As the stories print it: 20 778,21."""
    return f"{amount // 100:,}".replace(",", " ") + f",{amount % 100:02}"


def test_the_year_of_heating_costs_what_the_house_took() -> None:
    """ПП 354, прил. 2: the volume of a month by the share of the area at the tariff of the month,
    against a twelfth of the year before; the difference of the year is its correction."""
    story = "heating_correction"
    house, tariffs = document(story, "house"), document(story, "tariffs")
    areas = [Fraction(each["area"]) for each in house["premises"]]
    share = areas[0] / sum(areas)
    heat = next(each["values"] for each in tariffs["tariffs"] if each["id"] == "heating")

    def tariff(month: int) -> Fraction:
        return Fraction(heat[0]["value"] if month < 7 else heat[1]["value"])

    shown = {date(2023, 12, 31): Fraction(document(story, "opening")["meters"][0]["value"])}
    for each in house["readings"]:
        shown[date.fromisoformat(each["date"])] = Fraction(each["value"])
    readings = [shown[day] for day in sorted(shown)]
    took = [after - before for before, after in zip(readings, readings[1:])][:12]
    last_year = Fraction(document(story, "opening")["resources"][0]["years"][0]["volume"])

    actual = sum(kopecks(share * took[i] * tariff(i + 1)) for i in range(12))
    charged = sum(kopecks(share * last_year / 12 * tariff(i + 1)) for i in range(12))
    told = (STORIES / story / "expected.txt").read_text(encoding="utf-8")
    march = next(line for line in told.splitlines() if line.startswith("март 2025"))
    assert roubles(actual - charged) in march
    assert told.endswith(f": {roubles(actual)} ₽\n")
    assert sum(took) > last_year
