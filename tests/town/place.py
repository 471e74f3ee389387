"""What all houses of a town share: one tariff book, one policy, one way to count electricity."""

from __future__ import annotations

import random
from fractions import Fraction

from charges_oracle.days import Period, Row
from charges_oracle.house_facts import shift
from charges_oracle.houses import Maker
from charges_oracle.numbers import half_up, text

PROVIDERS = {
    "uk": "Management company", "water": "Water", "power": "Power", "heat": "Heat", "gas": "Gas",
    "waste": "Waste", "fund": "Fund of capital repair",
}
OF_SERVICE = {
    "cold_water": "water", "hot_water": "heat", "waste_water": "water", "electricity": "power",
    "gas": "gas", "heating": "heat", "hot_water_needs": "heat", "capital_repair": "fund",
    "solid_waste": "waste",
}
ALLOCATION = (
    ("allocation_unnamed", ("unnamed_oldest_first", "unnamed_current_first")),
    ("allocation_direction", ("split_directed_allowed", "split_always_proportional")),
    ("allocation_split", ("by_charge", "by_debt", "waterfall_rows")),
    ("allocation_residue",
     ("largest_remainder", "residue_first", "residue_last", "residue_largest")),
    ("allocation_advance", ("advance_on_account", "advance_by_charge")),
)
ZONES = (("single",), ("day", "night"))  # by which meters of the town count electricity


def provider_of(service: str) -> str:
    return OF_SERVICE.get(service, "uk")


class Place:
    """The book grows as houses ask for tariffs; each is drawn once."""

    def __init__(self, rng: random.Random, months: list[str]) -> None:
        self.rng = rng
        self.months = months
        self.tariffs: Row = {
            "schema": "kvit-tariffs/1", "id": "town", "source": {"standing": "synthetic"},
            "providers": [
                {"id": name, "name": title, "vat_regime": "general"}
                for name, title in PROVIDERS.items()
            ],
            "tariffs": [], "norms": [], "plans": [], "heating": [], "benefits": [],
        }
        self.drawn: dict[tuple[str, ...], str] = {}
        self.zones: tuple[str, ...] = rng.choice(ZONES)
        self.policy = self.choices()

    def choices(self) -> Row:
        """Some options of charges and of allocation."""
        drawer = Maker(self.rng.randrange(2**32))
        drawer.option_choices()
        options = list(drawer.policy["options"])
        for option, choices in ALLOCATION:
            if self.rng.randrange(100) < 30:
                options.append({"option": option, "choice": self.rng.choice(choices)})
        return {"schema": "kvit-policy/1", "id": "town", "options": options}

    def prices(self, low: str, high: str, digits: int) -> list[Row]:
        """A new value on each 1 July, learned some days before."""
        steps = [
            f"{year}-07-01"
            for year in range(Period(self.months[0]).year, Period(self.months[-1]).year + 1)
        ]
        scale = 10**digits
        bounds = [int(Fraction(bound) * scale) for bound in (low, high)]
        value = Fraction(self.rng.randint(*bounds), scale)
        rows: list[Row] = []
        for start, end in zip([None, *steps], [*steps, None], strict=True):
            row: Row = {"value": text(value)}
            if start:
                row["from"] = start
                row["known_on"] = f"{shift(start[:7], -1)}-{self.rng.randint(10, 28)}"
            if end:
                row["to"] = end
            rows.append(row)
            value = half_up(value * Fraction(self.rng.randint(100, 118), 100), digits)
        return rows
