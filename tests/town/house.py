"""A house of a town: a random house whose tariffs are those of the town."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from charges_oracle.days import Row, months_between
from charges_oracle.house_facts import shift
from charges_oracle.houses import Maker
from charges_oracle.numbers import text

from .kopecks import roubles
from .place import Place, provider_of

HEAT_A_MONTH = 30  # Gcal that a house takes at least
# What somebody may decide about a debt: the kind of posting, what is owed, whether it lowers.
DECISIONS = (
    ("correction", "principal", True), ("correction", "principal", False),
    ("write_off", "principal", True), ("bonus_credit", "principal", True),
    ("provider_fine", "principal", True), ("penalty", "penalty", False),
    ("court_cost", "court_cost", False),
)


class TownHouse(Maker):
    """As `Maker` draws it, over all months of the town."""

    often = 55
    norm_of_zones = True
    contracts = 100

    def __init__(self, seed: int, name: str, place: Place) -> None:
        self.place = place
        super().__init__(seed)
        self.house["house"] = name
        self.tariffs = place.tariffs
        self.policy = {"options": []}

    def people(self) -> None:
        """Whoever leaves a flat is followed by somebody with an account of his own."""
        super().people()
        for number, row in enumerate([x for x in self.house["accounts"] if "valid_to" in x], 11):
            name, day = self.named(number), row["valid_to"]
            self.fact("accounts", account=name, premises=row["premises"], valid_from=day)
            self.fact("occupancy", account=name, **self.residents(), valid_from=day)
            self.fact(
                "successions", **{"from": row["account"], "to": name}, date=day,
                reason="synthetic", author="operator",
            )
            self.flats.append(name)
            self.part_open.append(name)
            self.areas[name] = self.areas[row["account"]]

    # ---- what the town decides

    def pick_months(self) -> list[str]:
        return self.place.months

    def named(self, number: int) -> str:
        return f"{self.house['house']}-{number}"

    def option_choices(self) -> None:
        pass

    def once(self, *key: str) -> str:
        """The name of what the book has already, or empty."""
        return self.place.drawn.get(key, "")

    def keep(self, name: str, *key: str) -> str:
        self.place.drawn[key] = name
        return name

    def tariff(self, service: str, unit: str, low: str, high: str, **more: Any) -> str:
        band = str(self.place.drawn.get(("drawing",), ""))
        key = ("tariff", service, unit, str(more.get("vat")), low, band)
        if found := self.once(*key):
            return found
        rows = self.tariffs["tariffs"]
        name = f"t{len(rows) + 1}"
        if self.place.rng.randrange(100) < 8:
            more.setdefault("vat", "on_top")
        rows.append(
            {
                "id": name, "service": service, "provider": provider_of(service),
                "unit": f"RUB/{unit}", **more,
                "values": self.place.prices(low, high, self.place.rng.choice((2, 2, 4))),
            }
        )
        return name if band else self.keep(name, *key)

    def norm(self, service: str, unit: str, low: str, high: str, digits: int) -> str:
        key = ("norm", service, unit)
        if found := self.once(*key):
            return found
        rows = self.tariffs["norms"]
        name = f"n{len(rows) + 1}"
        rows.append(
            {
                "id": name, "service": service, "unit": unit,
                "values": self.values(low, high, digits, 10),
            }
        )
        return self.keep(name, *key)

    def supply(self, service: str, method: str, **more: Any) -> Row:
        return self.fact(
            "supplies", service=service, provider=provider_of(service), method=method, **more
        )

    def plan_zones(self) -> tuple[str, ...]:
        return self.place.zones

    def menu(self, zones: tuple[str, ...]) -> None:
        """Each rate of the plan has a tariff of its own."""
        if self.once("plan"):
            return
        self.keep("a rate", "drawing")
        super().menu(zones)
        self.place.drawn.pop(("drawing",))
        self.tariffs["plans"][-1]["provider"] = provider_of("electricity")
        self.keep("plan", "plan")

    def regime(self, payment: str) -> str:
        name = f"r-{payment}"
        if not self.once("regime", payment):
            super().regime(payment)
            self.tariffs["heating"][-1]["id"] = name
            self.keep(name, "regime", payment)
        return name

    def benefit(self, service: str, bases: tuple[str, ...], norm: str) -> None:
        if not self.once("benefit", service):
            super().benefit(service, bases, norm)
            self.keep("benefit", "benefit", service)

    def heating_house(self) -> None:
        """The meter of the house takes more than those of the premises together."""
        super().heating_house()
        (meter,) = [row["meter"] for row in self.house["meters"]
                    if row["service"] == "heating" and row.get("scope") == "house"]
        for row in self.house["readings"]:
            if row["meter"] == meter:
                months = months_between(date(2000, 1, 1), date.fromisoformat(row["date"]))
                row["value"] = text(Fraction(row["value"]) + HEAT_A_MONTH * months)

    # ---- what an earlier system left

    def debts(self) -> None:
        """Old debts and advances of some accounts."""
        supplies = self.house["supplies"]
        for row in self.open()["accounts"]:
            if not self.chance(35):
                continue
            for back in range(1, self.rng.choice((2, 3, 5, 13))):
                supply = self.rng.choice(supplies)
                amount = self.rng.randint(1, 400000)
                row["balances"].append(
                    {
                        "creditor": supply["provider"], "service": supply["service"],
                        "month": shift(self.months[0], -back),
                        "amount": roubles(-amount // 4 if self.chance(15) else amount),
                    }
                )

    def decisions(self) -> None:
        """Postings by hand, of a month up to that of the decision."""
        for account in self.flats:
            for _ in range(self.rng.choice((0, 0, 0, 0, 1, 3))):
                supply = self.rng.choice(self.house["supplies"])
                kind, of, lowers = self.rng.choice(DECISIONS)
                day = self.some_day()
                amount = self.rng.randint(1, 150000)
                self.fact(
                    "postings", account=account, kind=kind, creditor=supply["provider"],
                    service=supply["service"], month=shift(day[:7], -self.rng.choice((0, 1, 2, 5))),
                    of=of, amount=roubles(-amount if lowers else amount), date=day,
                    reason="synthetic", author="operator",
                )
