"""Heating: formulas 2, 2(1) and the skeleton of formula 3 with 3(6), 3(7)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from .book import Book, Refused
from .days import Period, Row, in_force
from .facts import House
from .numbers import ZERO, carried, exact
from .resources import Resource, add_year
from .volumes import Volumes


class Heating:
    """The heat of the premises of a house in a month."""

    def __init__(
        self, house: House, book: Book, volumes: Volumes, resource: Resource, period: Period
    ) -> None:
        self.house, self.book, self.period = house, book, period
        self.resource = resource
        self.at = period.last
        self.own: dict[str, Fraction] = {}  # by premises
        for account in house.accounts:
            premises = house.premises_of(account, self.at)
            supply = house.supply(account, "heating", self.at)
            if premises is None or supply is None or not volumes.months(account, "heating"):
                continue
            if premises.get("heating", "central") != "central":
                continue
            total, metered = ZERO, True
            for day in period.days:
                meters = [x for x in volumes.months(account, "heating") if day in x.days]
                volume = volumes.metered(account, "heating", meters, day) if meters else "no_meter"
                if isinstance(volume, str):
                    metered = False
                    break
                total += volume.total
            if metered:
                self.own[premises["premises"]] = carried(total)

        if not self.active():
            self.own = {}
        if resource.house is not None and sum(self.own.values(), ZERO) > resource.house:
            raise Refused("the premises took more heat than the house")

    def areas(self) -> tuple[Fraction, Fraction]:
        """S_ob and S_ind."""
        rows = self.house.on("premises", self.at)
        apart = [row for row in rows if row.get("heating", "central") != "central"]
        both = [sum((Fraction(row["area"]) for row in x), ZERO) for x in (rows, apart)]
        return both[0], both[1]

    def own_volume(self, premises: Row, house_volume: Fraction) -> Fraction:
        """V_i."""
        area = exact(premises["area"])
        if premises.get("heating", "central") != "central":
            return ZERO
        if premises["premises"] in self.own:
            return self.own[premises["premises"]]
        all_area, apart = self.areas()
        if self.own and self.house.options("heating_unmetered", self.at) == "formula_3_7":
            metered = [
                Fraction(row["area"])
                for row in self.house.on("premises", self.at)
                if row["premises"] in self.own
            ]
            return area * sum(self.own.values(), ZERO) / sum(metered, ZERO)
        common = self.house.common_area("heating", self.at) or ZERO
        return area * house_volume / (all_area - apart + common)

    def volume(self, premises: Row, house_volume: Fraction) -> Fraction:
        """V_i + S_i (V_D - sum V) / S_ob, of a month."""
        all_area, apart = self.areas()
        if not self.own and not apart:
            return exact(premises["area"]) * house_volume / all_area
        rows = self.house.on("premises", self.at)
        together = sum((carried(self.own_volume(row, house_volume)) for row in rows), ZERO)
        mine = carried(self.own_volume(premises, house_volume))
        return mine + exact(premises["area"]) * (house_volume - together) / all_area

    def paid(self, supply: Row, day: date) -> str:
        row = in_force(self.book.heating[supply["heating"]]["payment"], day)
        assert row is not None
        return str(row["value"])

    def season(self, supply: Row, day: date) -> bool:
        return in_force(self.book.heating[supply["heating"]]["season"], day) is not None

    def season_in_month(self, supply: Row) -> bool:
        return any(self.season(supply, day) for day in self.period.days)

    def active(self) -> bool:
        """Outside the season nothing is charged, and meters wait."""
        return any(
            self.paid(supply, day) == "evenly" or self.season_in_month(supply)
            for day in self.period.days
            for supply in self.house.on("supplies", day, method="heating")
        )

    def of_day(self, supply: Row, premises: Row, day: date) -> tuple[Fraction, object] | None:
        """The volume of a day and the inputs behind it; None: nothing is charged."""
        area = exact(premises["area"])
        of = self.period.length
        volume = self.resource.house
        if self.paid(supply, day) == "season":
            if not self.season_in_month(supply):
                return None
            if volume is not None:
                return self.volume(premises, volume) / of, ("3", premises["id"])
            if premises.get("heating", "central") != "central":
                return None
            norm = self.book.norm(supply["norm"], day)
            if self.house.options("heating_part_month", day) == "by_days":
                if not self.season(supply, day):
                    return None
                return area * norm / of, ("2", area, norm)
            return area * norm / of, ("2", area, norm)
        last = self.resource.years.get(self.period.year - 1)
        if self.resource.meters and last is not None and last[0] == 12:
            return self.volume(premises, carried(last[1] / 12)) / of, ("3 evenly", premises["id"])
        if premises.get("heating", "central") != "central":
            return None
        norm = self.book.norm(supply["norm"], day)
        months = self.book.value(self.book.heating[supply["heating"]]["months"], day)
        assert months is not None
        return area * norm * months / 12 / of, ("2(1)", area, norm, months)

    def actual(self, premises: Row) -> Fraction | None:
        """Of a month by the meter of the house: what a yearly correction compares with."""
        if self.resource.house is None:
            return None
        return self.volume(premises, self.resource.house)

    def close_year(self) -> None:
        if self.resource.house is not None:
            add_year(self.resource, self.period, self.resource.house)
