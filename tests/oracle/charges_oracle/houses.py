"""Random houses: synthetic facts, tariffs and policies, everything from a seed.

Kept out, as the readings do not decide it alike yet: a lower tariff under an act of interference or
in the place of a plan; the whole limit of a band on a part of a month; a deduction where a late
reading is spread; interference with a meter of the house, or access to it; an expired verification
of an electricity meter of the house; a year of an account that is not open in each month, or one
below zero where the house has no meter; a norm of a benefit beside another of the supply.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .days import Row
from .house_facts import Facts
from .numbers import half_up, text

TOPICS = (
    "cold_water", "hot_water", "waste_water", "electricity", "plan", "gas", "heating_norm",
    "heating_house", "common_water", "common_electricity", "needs", "area_rates", "solid_waste",
)


UNITS = {"cold_water": "m3/person", "electricity": "kWh/person"}


class Maker(Facts):
    """One house: which services it has, and by which rules."""

    often = 30  # percent of houses that have a topic
    norm_of_zones = False  # a plan with zones has a norm too

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
        chosen = [topic for topic in TOPICS if self.chance(self.often)]
        chosen = chosen or ["cold_water"]
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

    def plan_zones(self) -> tuple[str, ...]:
        zones: tuple[str, ...] = self.rng.choice(
            (("single",), ("day", "night"), ("peak", "half_peak", "night"))
        )
        return zones

    def menu(self, zones: tuple[str, ...]) -> None:
        """The plan of the book."""
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

    def plan(self) -> None:
        zones = self.plan_zones()
        self.menu(zones)
        self.supply(
            "electricity", "metered_or_norm", plan="plan", accounts=list(self.flats),
            bands=self.rng.choice(("applied", "applied", "applied", "exempt")),
            electric_heating=self.chance(40),
            **({"norm": self.norm("electricity", "kWh/person", "50", "120", 1)}
               if zones == ("single",) or self.norm_of_zones else {}),
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
        self.benefit(service, bases, norm)
        for flat in self.flats:
            if self.chance(50):
                more = {"valid_from": self.some_day()} if self.chance(30) else {}
                self.fact(
                    "benefits", account=flat, benefit=f"b-{service}",
                    persons=self.rng.choice((1, 1, 2)), **more,
                )

    def benefit(self, service: str, bases: tuple[str, ...], norm: str) -> None:
        """The benefit of the book."""
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

    def chosen_options(self) -> list[str]:
        return [row["option"] for row in self.policy["options"]]

    # ---- what an earlier month left

    def open(self) -> Row:
        if self.opening is None:
            self.opening = {
                "schema": "kvit-opening/1", "house": self.house["house"],
                "month": self.months[0], "accounts": [
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
