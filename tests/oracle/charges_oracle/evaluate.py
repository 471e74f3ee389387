"""A month of a house: the lines of its accounts and what the next month starts from."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from . import extras, late
from .bands import charge_plan
from .book import Book, Refused
from .common import corrected_yearly, volume_of_house
from .days import Period, Row
from .facts import House
from .heating import Heating
from .lines import Line, Sheet
from .metering import MeterMonth, Meters
from .numbers import ZERO, exact, half_up, kopecks, text
from .options import Options
from .resources import Resource, by_steps, resources_of
from .volumes import DayVolume, Volumes

MONTHS = {"january": 1, "february": 2, "march": 3}


class Month:
    def __init__(self, case: dict[str, Any]) -> None:
        self.period = Period(case["month"])
        self.options = Options(case.get("policy"))
        self.house = House(case["house"], self.options)
        self.book = Book(case["tariffs"])
        self.opening: Row | None = case.get("opening")
        self.meters = Meters(self.house, self.book, self.opening, self.period)
        self.volumes = Volumes(self.house, self.book, self.meters, self.period)
        self.resources = resources_of(
            self.house, self.book, self.meters, self.volumes, self.opening, self.period
        )
        heat = self.resources.get("heating")
        self.heating = (
            Heating(self.house, self.book, self.volumes, heat, self.period) if heat else None
        )
        self.years: dict[str, dict[tuple[str, int], list[Fraction]]] = {
            row["account"]: {
                (x["service"], int(x["year"])): [Fraction(x["charged"]), Fraction(x["actual"])]
                for x in row.get("years", [])
            }
            for row in (self.opening or {}).get("accounts", [])
        }

    # ---- lines of an account

    def account(self, account: str) -> list[Line]:
        sheet = Sheet()
        days = [x for x in self.period.days if self.house.premises_of(account, x) is not None]
        for day in days:
            for supply in self.house.supplies(account, day):
                self.charge(sheet, account, supply, day, len(days))
        for name, service in list(self.volumes.found):
            if name == account:
                for each in late.settled(self.volumes, account, service):
                    late.recalculate(sheet, self.house, self.book, account, each)
        late.recalculate_waste_water(sheet, self.house, self.book, self.volumes, account)
        if days:
            extras.interference(self.house, self.book, sheet, account, self.period)
        lines: list[Line] = []
        for line in sheet.lines.values():
            lines.append(line)
            lines += extras.benefits_of(self.house, self.book, account, line, self.period)
        self.count_year(account, lines, days)
        for line in list(lines):
            tax = extras.vat_of(self.book, line, line.about.get("day", self.period.last))
            lines += [tax] if tax else []
        return [x for x in lines if x.quantity or x.amount]

    def charge(self, sheet: Sheet, account: str, supply: Row, day: date, open_days: int) -> None:
        house, book, of = self.house, self.book, self.period.length
        method, service = supply["method"], supply["service"]
        rows = extras.grants(house, book, account, service, day)
        lower = [row["tariff"] for row in rows if row["shape"] == "tariff"]
        people = house.people(account, day)
        key = extras.benefit_key(rows)
        about: dict[str, Any] = {"benefits": rows, "people": people, "day": day}
        tariff = lower[0] if lower else supply.get("tariff")
        about["tariff"] = tariff
        premises = house.premises_of(account, day)
        assert premises is not None
        area = exact(premises["area"])

        def put(
            component: str, price: Fraction, quantity: Fraction, *inputs: object, **more: Any
        ) -> None:
            by_people = people if key else 0
            if component == "heat":
                more["tariff"] = supply["heat_tariff"]
            sheet.add(
                supply, component, price, quantity, (key, by_people, *inputs), **{**about, **more}
            )

        if "plan" in supply:
            volume = self.volumes.of_day(account, service, supply, day)
            charge_plan(
                sheet, house, book, self.period, supply, day, volume, open_days,
                (key, people if key else 0, inputs_of(volume)), about,
            )
            return
        assert tariff is not None
        price = book.price(tariff, day)
        if method in ("metered_or_norm", "gas"):
            volume = self.volumes.of_day(account, service, supply, day)
            self.put_volume(put, volume, price)
            if volume.kind in ("norm", "none"):
                for count, norm in extras.plots(house, book, account, service, day):
                    put("plot", price, count * norm / of, count, norm)
        elif method == "hot_water":
            self.hot_water(put, account, supply, day, price)
        elif method == "waste_water":
            inputs = []
            for name in ("cold_water", "hot_water"):
                other = house.supply(account, name, day)
                if other is None:
                    inputs.append(ZERO)
                else:
                    inputs.append(self.volumes.of_day(account, name, other, day).total)
            put("whole", price, sum(inputs, ZERO), tuple(inputs))
        elif method == "per_area":
            put("whole", price, area / of, area)
        elif method == "per_person":
            put("whole", price, Fraction(people, of), people)
        elif method == "per_premises":
            put("whole", price, Fraction(1, of))
        elif method == "solid_waste_person":
            norm = book.norm(supply["norm"], day)
            put("whole", price, people * norm / 12 / of, people, norm)
        elif method == "solid_waste_area":
            norm = book.norm(supply["norm"], day)
            if self.options("solid_waste_area_rate", day) == "rounded_first":
                put("whole", kopecks(norm / 12 * price), area / of, area, norm)
            else:
                put("whole", price, area * norm / 12 / of, area, norm)
        elif method == "heating":
            assert self.heating is not None
            found = self.heating.of_day(supply, premises, day)
            if found is not None:
                put("whole", price, found[0], found[1])
        else:
            self.common(put, supply, area, day, price)

    def put_volume(self, put: Any, volume: DayVolume, price: Fraction) -> None:
        quantity, inputs = volume.total, inputs_of(volume)
        one_sum = self.options("raising_factor_lines", self.period.first) == "one_sum"
        if volume.factor != 1 and one_sum:
            put("whole", price, quantity * volume.factor, inputs, volume.factor, plain=quantity)
            return
        put("whole", price, quantity, inputs)
        if volume.factor != 1:
            put("excess", price, quantity * (volume.factor - 1), inputs, volume.factor)

    def hot_water(
        self, put: Any, account: str, supply: Row, day: date, price: Fraction
    ) -> None:
        """Formulas 23 and 23(1): the raising factor is on the water alone."""
        volume = self.volumes.of_day(account, supply["service"], supply, day)
        heat_price = self.book.price(supply["heat_tariff"], day)
        heat = self.book.norm(supply["heating_norm"], day)
        quantity, inputs, factor = volume.total, inputs_of(volume), volume.factor
        one_sum = self.options("raising_factor_lines", day) == "one_sum"
        if self.options("hot_water_lines", day) == "one_line":
            water = quantity * (factor if one_sum else 1)
            put(
                "whole", price, quantity, inputs, heat, heat_price, factor if one_sum else 1,
                amount=water * price + quantity * heat * heat_price,
                plain_amount=quantity * (price + heat * heat_price),
            )
        else:
            if one_sum:
                put("water", price, quantity * factor, inputs, factor, plain=quantity)
            else:
                put("water", price, quantity, inputs)
            put("heat", heat_price, quantity * heat, inputs, heat)
        if factor != 1 and not one_sum:
            put("excess", price, quantity * (factor - 1), inputs, factor)

    def common(self, put: Any, supply: Row, area: Fraction, day: date, price: Fraction) -> None:
        resource = self.resources[supply["resource"]]
        volume = volume_of_house(self.house, self.book, supply, resource, self.period, day)
        share = area / self.house.all_area(day)
        quantity = volume * share / self.period.length
        if "heat_tariff" in supply:
            heat = self.book.norm(supply["heating_norm"], day)
            put("water", price, quantity, volume, share)
            heat_price = self.book.price(supply["heat_tariff"], day)
            put("heat", heat_price, quantity * heat, volume, share, heat)
        else:
            put("whole", price, quantity, volume, share)

    # ---- years

    def corrected(self, supply: Row, day: date) -> bool:
        """Is the service of this supply compared with the house meter once a year?"""
        if supply["method"] == "heating":
            assert self.heating is not None
            return self.heating.paid(supply, day) == "evenly" and bool(self.heating.resource.meters)
        return corrected_yearly(supply) and bool(self.resources[supply["resource"]].meters)

    def count_year(self, account: str, lines: list[Line], days: list[date]) -> None:
        years = self.years.setdefault(account, {})
        due = MONTHS[self.options("yearly_correction", self.period.last)]
        if not days:
            return
        for service, year in sorted(years):
            # From that month on: a year that was not corrected in it, in the first one after.
            if Period(f"{year + 1}-{due}").first <= self.period.first:
                supply = self.house.supply(account, service, days[-1])
                if supply is None:
                    continue
                charged, actual = years.pop((service, year))
                made = Line(service, "correction", "single", 0, ZERO, supply=supply)
                made.about["day"] = date(year, 12, 31)  # the tax is that of its year
                # What is below nothing is not given back: the year was charged no more.
                made.exact_quantity = made.exact_amount = max(actual, ZERO) - charged
                lines.append(made)
                below = self.options("common_below_zero", self.period.last) == "carried"
                if actual < 0 and below and supply["method"] == "common_property":
                    # ПП 491, п. 29(3): the rest of the minus goes to the next year.
                    entry = years.setdefault((service, self.period.year), [ZERO, ZERO])
                    entry[1] += actual
        day = days[-1]
        for supply in self.house.supplies(account, day):
            if supply["method"] not in ("heating", "common_property"):
                continue
            if not self.corrected(supply, day):
                continue
            service = supply["service"]
            charged = sum(
                (
                    x.amount
                    for x in lines
                    if x.service == service and x.component in ("whole", "water", "heat")
                ),
                ZERO,
            )
            measured = self.actual(account, supply, days)
            entry = years.setdefault((service, self.period.year), [ZERO, ZERO])
            entry[0] += charged
            entry[1] += charged if measured is None else measured

    def actual(self, account: str, supply: Row, days: list[date]) -> Fraction | None:
        """What the month would be by the meter of the house."""
        sheet = Sheet()
        for day in days:
            premises = self.house.premises_of(account, day)
            assert premises is not None
            price = self.book.price(supply["tariff"], day)
            of = self.period.length
            if supply["method"] == "heating":
                assert self.heating is not None
                heat_of_month = self.heating.actual(premises)
                if heat_of_month is None:
                    return None
                sheet.add(supply, "whole", price, heat_of_month / of)
                continue
            common = self.resources[supply["resource"]].common
            if common is None:
                return None
            quantity = common * exact(premises["area"]) / self.house.all_area(day) / of
            sheet.add(supply, "whole", price, quantity)
            if "heat_tariff" in supply:
                heat = self.book.norm(supply["heating_norm"], day)
                sheet.add(supply, "heat", self.book.price(supply["heat_tariff"], day),
                          quantity * heat)
        return sum((x.amount for x in sheet.lines.values()), ZERO)

    # ---- closing

    def closing(self) -> dict[str, Any]:
        meters: dict[str, Any] = {}
        found = [
            (service, x)
            for (_, service), xs in self.volumes.found.items()
            for x in xs
            # Outside the season own meters of heat wait.
            if service != "heating" or (self.heating is not None and self.heating.active())
        ]
        for resource in self.resources.values():
            found += [(resource.service, x) for x in resource.meters]
        for service, month in found:
            used = {
                day: step for day, step in self.volumes.used.get(month.meter, {}).items()
            } or self.used_of_house(service, month)
            shown, periods = self.meters.closing(month, used)
            if shown is None or not month.days:
                continue
            meters[month.meter] = {
                "date": str(shown.date),
                "values": {zone: text(value) for zone, value in shown.values.items()},
                "average_periods": periods,
            }
        return {
            "meters": meters,
            "resources": {
                name: self.resource(row)
                for name, row in self.resources.items()
                if row.years or row.carried_out
            },
            "years": {
                f"{account} {service} {year}": [text(x, 2) for x in sums]
                for account, years in self.years.items()
                for (service, year), sums in years.items()
            },
        }

    def used_of_house(self, service: str, month: MeterMonth) -> dict[date, str]:
        """The steps of a meter of the house."""
        if not any(month is x for x in self.resources.get(service, Resource("")).meters):
            return {}
        steps = by_steps(self.meters, service, month, self.period)
        return {day: steps[state] for day, state in month.days.items()}

    def resource(self, row: Resource) -> dict[str, Any]:
        return {
            "carried": text(row.carried_out),
            "years": {
                year: [months, text(half_up(volume, 7))]
                for year, (months, volume) in row.years.items()
                if year >= self.period.year - 1
            },
        }

    def answer(self) -> dict[str, Any]:
        accounts = {name: self.account(name) for name in self.house.accounts}
        if self.heating is not None:
            self.heating.close_year()
        return {
            "lines": sorted(
                [
                    name,
                    x.service,
                    x.component,
                    x.zone,
                    str(x.band),
                    text(x.quantity),
                    text(x.amount, 2),
                ]
                for name, lines in accounts.items()
                for x in lines
            ),
            **self.closing(),
        }


def inputs_of(volume: DayVolume) -> tuple[object, ...]:
    if volume.kind == "norm":
        return (volume.people, volume.norm, volume.area, volume.norms)
    return (volume.kind, volume.zones)


def evaluate(case: dict[str, Any]) -> dict[str, Any]:
    """Lines and closing of `house`, `tariffs`, `policy`, `opening`, `month`."""
    return Month(case).answer()


__all__ = ["Refused", "evaluate"]
