"""Late readings: months that were charged without one, by the reading that came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .bands import charge_plan
from .book import Book
from .days import Period, Row
from .extras import grants
from .facts import House
from .lines import Sheet
from .metering import Values
from .numbers import ZERO
from .volumes import DayVolume, Volumes


@dataclass(frozen=True)
class Settled:
    """A service of an account in an earlier month: what was charged, what the reading gives."""

    service: str
    period: Period
    charged: Values
    by_reading: Values

    @property
    def more(self) -> Fraction:
        return sum(self.by_reading.values(), ZERO) - sum(self.charged.values(), ZERO)


def settled(volumes: Volumes, account: str, service: str) -> Iterator[Settled]:
    for meter in volumes.found.get((account, service), []):
        for (period, charged), (_, by_reading) in zip(meter.estimated, meter.late, strict=False):
            yield Settled(service, period, charged, by_reading)


def open_days(house: House, account: str, service: str, period: Period) -> list[tuple[date, Row]]:
    found = []
    for day in period.days:
        supply = house.supply(account, service, day)
        if supply is not None and house.premises_of(account, day) is not None:
            found.append((day, supply))
    return found


def recalculate(
    sheet: Sheet, house: House, book: Book, account: str, each: Settled
) -> None:
    """Lines of the service at the prices of the days of that month."""
    days = open_days(house, account, each.service, each.period)
    for day, supply in days:
        if "plan" in supply:
            of_plan(sheet, house, book, supply, day, each, len(days))
            continue
        quantity = each.more / len(days)
        rows = grants(house, book, account, each.service, day)
        lower = [row["tariff"] for row in rows if row["shape"] == "tariff"]
        tariff = lower[0] if lower else supply["tariff"]
        about = {"day": day, "tariff": tariff}
        price = book.price(tariff, day)
        key = (str(each.period),)
        if "heat_tariff" not in supply:
            sheet.add(supply, "recalculation", price, quantity, key, **about)
            continue
        heat = book.norm(supply["heating_norm"], day)
        heat_price = book.price(supply["heat_tariff"], day)
        sheet.add(supply, "recalculation", price, quantity, (*key, "water"), **about)
        about["tariff"] = supply["heat_tariff"]
        sheet.add(
            supply, "recalculation", heat_price, quantity * heat, (*key, "heat", heat), **about
        )


def of_plan(
    sheet: Sheet, house: House, book: Book, supply: Row, day: date, each: Settled, of_days: int
) -> None:
    """The volumes of each band after, less those before."""
    for values, sign in ((each.by_reading, 1), (each.charged, -1)):
        zones = tuple((zone, volume / of_days) for zone, volume in values.items())
        one_day = Sheet()
        charge_plan(
            one_day, house, book, each.period, supply, day, DayVolume("read", zones), of_days, None,
            {},
        )
        for line in one_day.lines.values():
            sheet.add(
                supply, "recalculation", line.price, sign * line.exact_quantity,
                str(each.period), zone=line.zone, band=line.band,
                day=day, tariff=line.about["tariff"],
            )


def recalculate_waste_water(
    sheet: Sheet, house: House, book: Book, volumes: Volumes, account: str
) -> None:
    for service in ("cold_water", "hot_water"):
        for each in settled(volumes, account, service):
            days = open_days(house, account, "waste_water", each.period)
            for day, supply in days:
                sheet.add(
                    supply, "recalculation", book.price(supply["tariff"], day),
                    each.more / len(days), (str(each.period), service), day=day,
                    tariff=supply["tariff"],
                )
