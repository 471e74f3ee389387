"""Tariffs, norms, plans, heating regimes and benefits on a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from .days import Row, in_force
from .numbers import exact


class Refused(Exception):
    """The documents do not say enough."""


class Book:
    def __init__(self, tariffs: dict[str, Any]) -> None:
        def by_id(name: str) -> dict[str, Row]:
            return {row["id"]: row for row in tariffs.get(name, [])}

        self.tariffs, self.norms, self.plans = by_id("tariffs"), by_id("norms"), by_id("plans")
        self.heating, self.benefits = by_id("heating"), by_id("benefits")
        self.providers = by_id("providers")

    @staticmethod
    def value(values: list[Row], day: date) -> Fraction | None:
        row = in_force(values, day)
        return exact(str(row["value"])) if row else None

    def price(self, name: str, day: date) -> Fraction:
        found = self.value(self.tariffs[name]["values"], day)
        if found is None:
            raise Refused(f"tariff {name} on {day}")
        return found

    def norm(self, name: str, day: date) -> Fraction:
        found = self.value(self.norms[name]["values"], day)
        if found is None:
            raise Refused(f"norm {name} on {day}")
        return found

    def on_top(self, tariff: str) -> bool:
        return str(self.tariffs[tariff].get("vat", "included")) == "on_top"

    def limits(self, plan: Row, day: date, electric_heating: bool) -> list[Fraction]:
        found = []
        for row in sorted(plan.get("limits", []), key=lambda x: int(x["band"])):
            value = self.value(row["values"], day)
            if value is None:
                raise Refused(f"limit of {plan['id']} on {day}")
            found.append(value)
        if electric_heating and "electric_heating" in plan:
            factor = self.value(plan["electric_heating"]["values"], day) or Fraction(1)
            found = [x * factor for x in found]
        return found
