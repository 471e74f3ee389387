"""Random houses: synthetic facts, tariffs and policies, everything from a seed.

Kept out, as the readings do not decide it alike yet: a lower tariff under an act of interference or
in the place of a plan; the whole limit of a band on a part of a month; a deduction where a late
reading is spread; interference with a meter of the house, or access to it; an expired verification
of an electricity meter of the house; a year of an account that is not open in each month, or one
below zero where the house has no meter; a norm of a benefit beside another of the supply.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from .days import Period, Row
from .numbers import half_up, text

KNOWN = "2019-01-01"
MONTHS = (
    "2019-02", "2020-05", "2020-06", "2020-07", "2021-11", "2023-04", "2024-02", "2024-07",
    "2025-01", "2025-04", "2025-10", "2025-11", "2025-12", "2026-01", "2026-09",
)
TOPICS = (
    "cold_water", "hot_water", "waste_water", "electricity", "plan", "gas", "heating_norm",
    "heating_house", "common_water", "common_electricity", "needs", "area_rates", "solid_waste",
)


UNITS = {"cold_water": "m3/person", "electricity": "kWh/person"}


def shift(month: str, by: int) -> str:
    year, number = (int(x) for x in month.split("-"))
    index = year * 12 + number - 1 + by
    return f"{index // 12:04}-{index % 12 + 1:02}"


class Maker:
    """One house."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.months = self.pick_months()
        self.first = Period(self.months[0])
        self.number = 0
        self.house: Row = {
            "schema": "kvit-house/1", "house": "h", "source": {"standing": "synthetic"},
        }
        self.tariffs: Row = {
            "schema": "kvit-tariffs/1", "id": "t", "source": {"standing": "synthetic"},
            "providers": [{"id": "w", "name": "W", "vat_regime": "general"}], "tariffs": [],
            "norms": [], "plans": [], "heating": [], "benefits": [],
        }
        self.flats: list[str] = []
        self.steady: list[str] = []  # always open, with the same people
        self.part_open: list[str] = []  # for a part of the months
        self.warm: list[str] = []  # heated by the house
        self.shop: str | None = None
        self.heated = False
        self.payment = "season"
        self.chosen: list[str] = []
        self.areas: dict[str, Fraction] = {}
        self.policy: Row = {"schema": "kvit-policy/1", "id": "p", "options": []}
        self.opening: Row | None = None

    # ---- small pieces

    def chance(self, percent: int) -> bool:
        return self.rng.randrange(100) < percent

    def pick_months(self) -> list[str]:
        start = self.rng.choice(MONTHS)
        return [shift(start, by) for by in range(self.rng.choice((1, 1, 2, 3)))]

    def decimal(self, low: str, high: str, digits: int) -> str:
        scale = 10**digits
        value = self.rng.randint(int(Fraction(low) * scale), int(Fraction(high) * scale))
        return text(Fraction(value, scale))

    def day_in(self, month: str) -> date:
        period = Period(month)
        number = self.rng.choice((1, 2, 10, 15, 16, 23, period.length))
        return date(period.year, period.month, number)

    def some_day(self) -> str:
        return str(self.day_in(self.rng.choice(self.months)))

    def fact(self, name: str, **values: Any) -> Row:
        self.number += 1
        row = {"id": f"f{self.number}", "known_on": KNOWN, **values}
        self.house.setdefault(name, []).append(row)
        return row

    def changing(self, name: str, one: dict[str, Any], other: dict[str, Any], percent: int) -> None:
        """A lasting fact that may change on some day."""
        if self.chance(percent):
            day = self.some_day()
            self.fact(name, **one, valid_to=day)
            self.fact(name, **other, valid_from=day)
        else:
            self.fact(name, **one)

    def values(self, low: str, high: str, digits: int, percent: int) -> list[Row]:
        if self.chance(percent):
            day = self.some_day()
            return [
                {"to": day, "value": self.decimal(low, high, digits)},
                {"from": day, "value": self.decimal(low, high, digits)},
            ]
        return [{"value": self.decimal(low, high, digits)}]

    def tariff(self, service: str, unit: str, low: str, high: str, **more: Any) -> str:
        self.number += 1
        name = f"t{self.number}"
        if self.chance(8):
            more.setdefault("vat", "on_top")
        digits = self.rng.choice((2, 2, 2, 4))
        self.tariffs["tariffs"].append(
            {
                "id": name, "service": service, "provider": "w", "unit": f"RUB/{unit}", **more,
                "values": self.values(low, high, digits, 20),
            }
        )
        return name

    def norm(self, service: str, unit: str, low: str, high: str, digits: int) -> str:
        self.number += 1
        name = f"n{self.number}"
        self.tariffs["norms"].append(
            {
                "id": name, "service": service, "unit": unit,
                "values": self.values(low, high, digits, 10),
            }
        )
        return name

    def supply(self, service: str, method: str, **more: Any) -> Row:
        return self.fact("supplies", service=service, provider="w", method=method, **more)

    # ---- the house

    def make(self) -> dict[str, Any]:
        topics = self.chosen = self.topics()
        self.payment = self.rng.choice(("season", "season", "evenly"))
        self.heated = "heating_house" in topics or "heating_norm" in topics
        self.people()
        self.option_choices()
        for topic in topics:
            getattr(self, topic)()
        return {
            "house": self.house, "tariffs": self.tariffs, "policy": self.policy,
            "months": self.months, "opening": self.opening,
        }

    def topics(self) -> list[str]:
        chosen = [topic for topic in TOPICS if self.chance(30)] or ["cold_water"]
        if "plan" in chosen and "electricity" in chosen:
            chosen.remove("plan")
        if "heating_norm" in chosen and "heating_house" in chosen:
            chosen.remove("heating_norm")
        needs = {"waste_water": ("cold_water",), "common_water": ("cold_water",),
                 "common_electricity": ("electricity",), "needs": ("hot_water",)}
        for topic, before in needs.items():
            if topic in chosen:
                for each in before:
                    if each not in chosen and not (each == "electricity" and "plan" in chosen):
                        chosen.insert(0, each)
        return chosen

    def people(self) -> None:
        for number in range(1, self.rng.randint(2, 6) + 1):
            name = str(number)
            self.flats.append(name)
            heats = ("central", "central", "central", "individual", "none")
            self.areas[name] = Fraction(self.decimal("20", "99", self.rng.choice((0, 1, 2))))
            heat = self.rng.choice(heats) if self.heated else "central"
            if heat == "central":
                self.warm.append(name)
            self.fact(
                "premises", premises=f"p{name}", kind="dwelling", area=text(self.areas[name]),
                heating=heat,
            )
            more = {}
            if self.chance(10):
                more = {"valid_from": self.some_day()}
            elif self.chance(5):
                more = {"valid_to": str(self.day_in(self.months[-1]))}
            self.fact("accounts", account=name, premises=f"p{name}", **more)
            if more:
                self.part_open.append(name)
            changes = self.chance(30) or bool(more)
            self.changing(
                "occupancy", {"account": name, **self.residents()},
                {"account": name, **self.residents()}, 100 if changes else 0,
            )
            if not changes:
                self.steady.append(name)
        if self.chance(40):
            self.shop = "9"
            self.areas["9"] = Fraction(self.decimal("30", "200", 1))
            self.fact(
                "premises", premises="p9", kind="non_residential", area=text(self.areas["9"])
            )
            self.fact("accounts", account="9", premises="p9")

    def residents(self) -> Row:
        row: Row = {"registered": self.rng.choice((0, 1, 1, 2, 3, 4)), "owners": 1}
        if self.chance(20):
            row["temporary"] = self.rng.randint(0, 2)
        if self.chance(15):
            row["absent"] = self.rng.randint(0, row["registered"] + row.get("temporary", 0))
        if self.chance(20):
            row["owners"] = self.rng.randint(1, 3)
        return row

    # ---- meters

    def meter(self, service: str, unit: str, account: str | None, usual: str, **more: Any) -> None:
        """A meter with its readings, its troubles, perhaps its replacement."""
        zones = more.pop("zones", None)
        self.number += 1
        name = f"m{self.number}"
        who: Row = {"scope": "house"} if account is None else {"account": account}
        if self.chance(10):
            more["ratio"] = self.rng.choice(("2", "1.5", "0.5"))
        steady = more.pop("steady", False) or account is None
        of_house = account is None
        history = self.rng.choice((14, 8, 7) if steady else (14, 8, 7, 6, 5, 4, 3, 2, 1, 0))
        start = {zone: Fraction(self.decimal("0", "500", 3)) for zone in zones or ("single",)}
        now = dict(start)
        row = dict(
            meter=name, service=service, unit=unit, **who, **more, **self.shown(start, "start")
        )
        ages = ["old"] if steady else ["old", "old", "young", "new"]
        age = self.rng.choice(ages)
        put = self.day_in(shift(self.months[0], -history))
        if age == "old":
            put = date(self.first.year - self.rng.choice((3, 3, 3, 12)), 1, 1)
        if age == "new":
            put = self.day_in(self.rng.choice(self.months))
        row["valid_from"] = str(put)
        by_reading = of_house and service == "electricity"
        if self.chance(8 if of_house else 15) and (of_house or not steady) and not by_reading:
            row["verified_until"] = self.some_day()
        removed: date | None = None
        if self.chance(8) and not steady and age != "new":
            removed = max(self.day_in(self.rng.choice(self.months)), put + timedelta(days=1))
            removed += timedelta(days=int(removed.day == 1))
            row["valid_to"] = str(removed)
        self.fact("meters", **row)
        reading_day = self.rng.choice((20, 23, 25, 28))
        for by in range(-history, len(self.months)):
            month = Period(shift(self.months[0], by))
            day = date(month.year, month.month, reading_day)
            for zone in now:
                now[zone] += Fraction(self.decimal("0", usual, 3))
            missing = 12 if steady and by >= 0 else 2 if steady else 25 if by >= 0 else 6
            if day <= put or (removed and day >= removed) or self.chance(missing):
                continue
            self.read(name, day, now)
        if removed:
            if self.chance(80):
                self.read(name, removed, now)
            if self.chance(70):
                again = dict(row, meter=name + "b", valid_from=str(removed))
                for key in ("valid_to", "verified_until"):
                    again.pop(key, None)
                again.update(self.shown({zone: Fraction(0) for zone in now}, "start"))
                self.fact("meters", **again)
                for month_name in self.months:
                    month = Period(month_name)
                    day = date(month.year, month.month, 28)
                    if day > removed and self.chance(75):
                        passed = Fraction((day - removed).days)
                        self.read(name + "b", day, {zone: passed / 4 for zone in now})
        if self.chance(10 if of_house else 18) and (of_house or not steady):
            begin = self.day_in(shift(self.months[0], self.rng.choice((-1, 0, 0, 1))))
            state: Row = {"meter": name, "valid_from": str(begin)}
            if self.chance(40):
                state["valid_to"] = str(begin + timedelta(days=self.rng.choice((1, 9, 31, 61))))
            troubles = ("failed",) if of_house else ("failed", "interference", "no_access")
            trouble = self.rng.choice(troubles)
            self.fact("meter_states", trouble=trouble, **state)

    def shown(self, values: dict[str, Fraction], word: str) -> Row:
        plural = {"start": "starts", "value": "values"}[word]
        if set(values) == {"single"}:
            return {word: text(values["single"])}
        return {plural: {zone: text(value) for zone, value in values.items()}}

    def read(self, name: str, day: date, values: dict[str, Fraction]) -> None:
        self.fact("readings", meter=name, date=str(day), **self.shown(values, "value"))

    def consumers(self, service: str, unit: str, usual: str, month_volume: str) -> None:
        """Meters of some accounts; the shop has a meter or a contract."""
        for name in self.flats:
            if self.chance(50):
                self.changing(
                    "installability",
                    {"account": name, "service": service, "possible": self.chance(70)},
                    {"account": name, "service": service, "possible": self.chance(50)}, 15,
                )
            if self.chance(65):
                both = self.chance(10)
                for _ in range(2 if both else 1):
                    self.meter(service, unit, name, usual)
            if self.chance(8):
                more = {"valid_to": str(self.day_in(self.months[-1]))} if self.chance(40) else {}
                self.fact(
                    "volume_acts", account=name, service=service, unit=unit,
                    month_volume=self.decimal("0", month_volume, 3),
                    valid_from=str(self.day_in(shift(self.months[0], -1))), **more,
                )
        if self.shop:
            metered = self.chance(60)
            if metered:
                self.meter(service, unit, self.shop, month_volume)
            if not metered or self.chance(30):
                self.fact(
                    "volume_acts", account=self.shop, service=service, unit=unit, kind="contract",
                    month_volume=self.decimal("0", month_volume, 3),
                )
        if self.chance(15):
            begin = date.fromisoformat(self.some_day())
            only: Row = {"accounts": [self.rng.choice(self.flats)]} if self.chance(50) else {}
            self.fact(
                "interruptions", service=service, valid_from=str(begin),
                valid_to=str(begin + timedelta(days=self.rng.randint(1, 14))), **only,
            )
        if self.chance(12):
            until = date.fromisoformat(self.some_day())
            since = until - timedelta(days=self.rng.choice((0, 1, 5, 40, 89, 92, 200)))
            self.fact(
                "interference_acts", account=self.rng.choice(self.flats), service=service,
                since=str(since), date=str(until),
            )

    # ---- services

    def cold_water(self) -> None:
        self.supply(
            "cold_water", "metered_or_norm", tariff=self.tariff("cold_water", "m3", "20", "90"),
            norm=self.norm("cold_water", "m3/person", "2", "8", 3),
        )
        self.consumers("cold_water", "m3", "12", "60")
        if self.chance(15):
            self.fact(
                "plots", account=self.rng.choice(self.flats), service="cold_water",
                count=self.decimal("1", "600", 2),
                norm=self.norm("cold_water", "m3/m2", "0.01", "2", 3),
                valid_from=self.some_day(),
            )
        self.grant("cold_water", ("up_to_norm", "volume", "amount"))

    def hot_water(self) -> None:
        vat = self.rng.choice(("included", "included", "on_top"))
        self.supply(
            "hot_water", "hot_water", tariff=self.tariff("hot_water", "m3", "20", "90", vat=vat),
            norm=self.norm("hot_water", "m3/person", "2", "5", 3),
            heat_tariff=self.tariff("hot_water", "Gcal", "1500", "4000", vat=vat),
            heating_norm=self.norm("hot_water", "Gcal/m3", "0.05", "0.07", 4),
        )
        self.consumers("hot_water", "m3", "9", "40")

    def waste_water(self) -> None:
        self.supply(
            "waste_water", "waste_water", tariff=self.tariff("waste_water", "m3", "15", "60")
        )

    def electricity(self) -> None:
        self.supply(
            "electricity", "metered_or_norm",
            tariff=self.tariff("electricity", "kWh", "3", "8"),
            norm=self.norm("electricity", "kWh/person", "50", "120", 1),
        )
        self.consumers("electricity", "kWh", "400", "3000")
        self.grant("electricity", ("up_to_norm", "volume"))

    def plan(self) -> None:
        zones: tuple[str, ...] = self.rng.choice(
            (("single",), ("day", "night"), ("peak", "half_peak", "night"))
        )
        bands = self.rng.choice((1, 2, 3))
        rates = [
            {
                "zone": zone, "band": band,
                "tariff": self.tariff("electricity", "kWh", "2", "12", vat="included"),
            }
            for zone in zones
            for band in range(1, bands + 1)
        ]
        limits = [
            {"band": band, "values": self.values(low, high, 0, 10)}
            for band, low, high in ((1, "100", "300"), (2, "310", "600"))
            if band < bands
        ]
        plan: Row = {
            "id": "plan", "service": "electricity", "provider": "w", "rates": rates,
            "limits": limits,
        }
        if self.chance(40):
            plan["electric_heating"] = {"values": self.values("1", "2", 2, 40)}
        self.tariffs["plans"].append(plan)
        self.supply(
            "electricity", "metered_or_norm", plan="plan", accounts=list(self.flats),
            bands=self.rng.choice(("applied", "applied", "applied", "exempt")),
            electric_heating=self.chance(40),
            **({"norm": self.norm("electricity", "kWh/person", "50", "120", 1)}
               if zones == ("single",) else {}),
        )
        more = {} if zones == ("single",) else {"zones": zones}
        for name in self.flats:
            if more or self.chance(70):
                self.meter("electricity", "kWh", name, "500", **more)
        self.grant("electricity", ("up_to_norm", "volume"), "kWh/person")

    def gas(self) -> None:
        more = {}
        if self.chance(50):
            more["water_norm"] = self.norm("gas", "m3/person", "5", "15", 2)
        if self.chance(40):
            more["area_norm"] = self.norm("gas", "m3/m2", "5", "9", 2)
        self.supply(
            "gas", "gas", tariff=self.tariff("gas", "m3", "5", "9"),
            norm=self.norm("gas", "m3/person", "8", "12", 2), accounts=list(self.flats), **more,
        )
        for name in self.flats:
            if self.chance(40):
                self.meter("gas", "m3", name, "60")

    def regime(self, payment: str) -> str:
        year = self.first.year
        seasons = [
            {"from": f"{y}-{self.rng.choice(('10-01', '10-05', '09-20'))}",
             "to": f"{y + 1}-{self.rng.choice(('05-01', '04-21', '05-09'))}"}
            for y in range(year - 14, year + 2)
        ]
        self.tariffs["heating"].append(
            {
                "id": "r", "payment": [{"value": payment}], "season": seasons,
                "months": [{"value": self.rng.choice((7, 8, 9))}],
            }
        )
        return "r"

    def heating_norm(self) -> None:
        self.supply(
            "heating", "heating", tariff=self.tariff("heating", "Gcal", "1500", "3500"),
            norm=self.norm("heating", "Gcal/m2", "0.01", "0.04", 4),
            heating=self.regime(self.rng.choice(("season", "evenly"))),
        )
        self.grant("heating", ("amount",))

    def heating_house(self) -> None:
        payment = self.payment
        self.supply(
            "heating", "heating", tariff=self.tariff("heating", "Gcal", "1500", "3500"),
            norm=self.norm("heating", "Gcal/m2", "0.01", "0.04", 4),
            heating=self.regime(payment),
        )
        self.fact("common_areas", service="heating", area=self.decimal("10", "300", 1))
        self.meter("heating", "Gcal", None, "60")
        if self.chance(40):
            begin = self.some_day()
            self.fact("heat_corrections", valid_from=begin, factor=self.decimal("0.5", "1.5", 4))
        if payment == "evenly":
            self.open_resource("heating", "900")
            self.open_years("heating")
        elif self.chance(60):
            for name in [x for x in self.steady if x in self.warm]:
                if self.chance(50):
                    self.meter("heating", "Gcal", name, "2", steady=True)

    def common(self, service: str, resource: str, unit: str, norms: tuple[str, str]) -> None:
        metered = self.chance(80)
        ways = ("norm", "average", "actual", "actual") if metered else ("norm",)
        more: Row = {"volume_by": self.rng.choice(ways)}
        self.supply(
            service, "common_property", resource=resource,
            tariff=self.tariff(service, unit, "3", "60"),
            norm=self.norm(service, f"{unit}/m2", *norms, 3), **more,
        )
        self.common_facts(resource, unit, metered)
        if metered and (more["volume_by"] == "average" or self.chance(30)):
            self.open_resource(resource, "900")
        if more["volume_by"] != "actual":
            self.open_years(service, metered)

    def common_facts(self, resource: str, unit: str, metered: bool) -> None:
        self.fact("common_areas", service=resource, area=self.decimal("10", "500", 1))
        if metered:
            self.meter(resource, unit, None, {"kWh": "4000"}.get(unit, "120"))

    def common_water(self) -> None:
        self.common("common_cold_water", "cold_water", "m3", ("0.01", "0.09"))

    def common_electricity(self) -> None:
        self.common("common_electricity", "electricity", "kWh", ("0.2", "4"))

    def needs(self) -> None:
        self.supply(
            "hot_water_needs", "common_needs", resource="hot_water",
            tariff=self.tariff("hot_water_needs", "m3", "20", "90"),
            norm=self.norm("hot_water_needs", "m3/m2", "0.01", "0.09", 3),
            heat_tariff=self.tariff("hot_water_needs", "Gcal", "1500", "4000"),
            heating_norm=self.norm("hot_water_needs", "Gcal/m3", "0.05", "0.07", 4),
            above_norm=self.rng.choice(("capped", "distributed")),
        )
        self.common_facts("hot_water", "m3", self.chance(80))

    def area_rates(self) -> None:
        self.supply(
            "maintenance", "per_area", tariff=self.tariff("maintenance", "m2", "15", "60")
        )
        self.supply(
            "capital_repair", "per_area", accounts=list(self.flats),
            tariff=self.tariff("capital_repair", "m2", "8", "20"),
        )
        self.supply(
            "intercom", "per_premises", tariff=self.tariff("intercom", "premises", "30", "90"),
            valid_from=self.some_day(),
        )
        self.grant("capital_repair", ("area",))
        self.grant("maintenance", ("area", "amount"))

    def solid_waste(self) -> None:
        by_area = self.chance(50)
        unit = "m3/m2/year" if by_area else "m3/person/year"
        self.supply(
            "solid_waste", "solid_waste_area" if by_area else "solid_waste_person",
            tariff=self.tariff("solid_waste", "m3", "400", "1200"), accounts=list(self.flats),
            norm=self.norm("solid_waste", unit, "0.05", "2.5", 4),
        )

    def area_standard(self) -> list[Row]:
        """One number, or the form of the law: so much for one, for two, for each of more."""
        if self.chance(50):
            return [{"value": self.decimal("18", "60", 1)}]
        return [{
            "by_people": [
                {"people": 1, "area": self.decimal("28", "36", 1)},
                {"people": 2, "area": self.decimal("38", "46", 1)},
                {"people": 3, "each": self.decimal("14", "21", 1)},
            ]
        }]

    def grant(self, service: str, bases: tuple[str, ...], norm: str = "") -> None:
        """`norm`: the unit of a norm that the benefit needs, as the supply has none."""
        if not self.chance(40):
            return
        base = self.rng.choice(bases)
        name = f"b-{service}"
        row: Row = {
            "id": name, "services": [service], "shape": self.rng.choice(
                ("deduction", "deduction", "deduction", "compensation", "tariff")),
            "whole_household": self.chance(30),
        }
        acts = any(x["service"] == service for x in self.house.get("interference_acts", []))
        if acts or norm and row["shape"] == "tariff":
            row["shape"] = "deduction"
        if row["shape"] == "deduction" and "late_reading" not in self.chosen_options():
            # What a late reading makes of a deduction is not compared.
            late = {"option": "late_reading", "choice": "this_month"}
            self.policy["options"].append(late)
        if row["shape"] == "tariff":
            unit = {"electricity": "kWh", "heating": "Gcal", "cold_water": "m3"}.get(service, "m2")
            row["tariff"] = self.tariff(service, unit, "1", "3")
        else:
            row.update(base=base, share=[{"value": self.decimal("0.1", "1", 2)}])
            if base == "area" and self.chance(60):
                row["area_standard"] = self.area_standard()
            if base == "up_to_norm" and norm:
                row["norm"] = self.norm(service, norm or UNITS[service], "1", "90", 2)
        self.tariffs["benefits"].append(row)
        for flat in self.flats:
            if self.chance(50):
                more = {"valid_from": self.some_day()} if self.chance(30) else {}
                self.fact(
                    "benefits", account=flat, benefit=name, persons=self.rng.choice((1, 1, 2)),
                    **more,
                )

    def chosen_options(self) -> list[str]:
        return [row["option"] for row in self.policy["options"]]

    # ---- what an earlier month left

    def open(self) -> Row:
        if self.opening is None:
            self.opening = {
                "schema": "kvit-opening/1", "house": "h", "month": self.months[0], "accounts": [
                    {"account": name, "balances": []} for name in self.flats
                ],
            }
        return self.opening

    def open_resource(self, service: str, volume: str) -> None:
        rows = self.open().setdefault("resources", [])
        year, month = self.first.year, self.first.month
        years = []
        if self.chance(85):
            years.append({"year": year - 1, "months": 12, "volume": self.decimal("1", volume, 3)})
        if month > 1:
            passed = {"year": year, "months": month - 1}
            years.append({**passed, "volume": self.decimal("1", volume, 3)})
        carried = "0" if service == "heating" else self.rng.choice(("0", "12.345", "0.0000001"))
        rows.append({"service": service, "carried": carried, "years": years})

    def open_years(self, service: str, metered: bool = True) -> None:
        lowest = "-3000" if metered and service != "heating" else "0"
        ago = self.rng.choice((1, 1, 2))
        accounts = [x for x in self.open()["accounts"] if x["account"] not in self.part_open]
        for row in accounts:
            for year in range(self.first.year - ago, self.first.year + 1):
                if year == self.first.year and self.first.month == 1:
                    continue
                if self.chance(70):
                    row.setdefault("years", []).append(
                        {
                            "service": service, "year": year,
                            "charged": text(half_up(Fraction(self.decimal("0", "9000", 2)), 2), 2),
                            "actual": text(
                                half_up(Fraction(self.decimal(lowest, "9000", 2)), 2), 2
                            ),
                        }
                    )

    def option_choices(self) -> None:
        for option, choices in (
            ("hot_water_lines", ("two_lines", "one_line")),
            ("raising_factor_lines", ("separate_excess", "one_sum")),
            ("nobody_registered", ("owners", "nobody")),
            ("missing_reading", ("average", "norm")),
            ("solid_waste_area_rate", ("unrounded", "rounded_first")),
            ("average_window", ("least", "year")),
            ("zone_bands", ("total_proportional", "per_tariff_zone")),
            ("band_several_months", ("limits_of_months", "one_limit")),
            ("temporarily_absent", ("counted", "not_counted")),
            ("heating_part_month", ("by_days", "full_month")),
            ("heating_unmetered", ("formula_3_7", "formula_3_6")),
            ("yearly_correction", ("january", "february", "march")),
            ("late_reading", ("this_month",)),
            ("common_below_zero", ("carried", "dropped")),
        ):
            if self.chance(20):
                choice = self.rng.choice(choices)
                self.policy["options"].append({"option": option, "choice": choice})


def random_house(seed: int) -> dict[str, Any]:
    """`house`, `tariffs`, `policy`, the `months` to close in a row, the first `opening`."""
    return Maker(seed).make()
