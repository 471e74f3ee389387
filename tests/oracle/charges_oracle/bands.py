"""Electricity by a plan: zones, bands and their limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from .book import Book, Refused
from .days import Period, Row
from .facts import House
from .lines import Sheet
from .volumes import DayVolume


def slices(volume: Fraction, limits: list[Fraction]) -> list[Fraction]:
    """A volume cut at the limits."""
    found, low = [], Fraction(0)
    for high in limits:
        found.append(max(min(volume, high) - low, Fraction(0)))
        low = high
    return [*found, max(volume - low, Fraction(0))]


def charge_plan(
    sheet: Sheet,
    house: House,
    book: Book,
    period: Period,
    supply: Row,
    day: date,
    volume: DayVolume,
    open_days: int,
    key: object,
    about: dict[str, Any],
) -> None:
    """Puts the lines of a day; `about` is what their benefits are made from."""
    plan = book.plans[supply["plan"]]
    heated = bool(supply.get("electric_heating", False))
    limits = book.limits(plan, day, heated)
    if supply.get("bands", "applied") == "exempt":
        limits = []
    by_days = house.options("band_part_month", day) == "limit_by_days"
    of_days = period.length if by_days else open_days
    excess = Fraction(0)
    times = 1
    if house.options("band_several_months", day) == "limits_of_months":
        times = max(volume.months, 1)
    a_day = [limit * times / of_days for limit in limits]
    if volume.factor != 1 and house.options("raising_factor_lines", day) == "one_sum":
        zones = tuple((zone, part * volume.factor) for zone, part in volume.zones)
        volume = replace(volume, zones=zones)
        key = (key, volume.factor)
    elif volume.factor != 1:
        excess = volume.factor - 1
    together = house.options("zone_bands", day) == "total_proportional"
    total = volume.total
    for zone, part in volume.zones:
        if together:
            cut = [x * part / total if total else Fraction(0) for x in slices(total, a_day)]
        else:
            cut = slices(part, a_day)
        for number, quantity in enumerate(cut, 1):
            rates = [
                row
                for row in plan["rates"]
                if row.get("zone", "single") == zone and int(row.get("band", 1)) == number
            ]
            if not rates:
                raise Refused(f"plan {plan['id']} has no price of {zone} {number}")
            price = book.price(rates[0]["tariff"], day)
            # A limit that the volume does not reach is nothing that the line is made of.
            reached = [x for x in a_day if x < (total if together else part)]
            cut_key = tuple(reached[max(number - 2, 0) : number])
            made = {**about, "volume": volume, "tariff": rates[0]["tariff"]}
            band = number if limits else 0
            sheet.add(
                supply, "whole", price, quantity, (key, cut_key), zone=zone, band=band, **made
            )
            if excess:
                # The volume of the norm inside each band, K - 1 times, at the price of the band.
                sheet.add(
                    supply, "excess", price, quantity * excess, (key, cut_key, volume.factor),
                    zone=zone, band=band, **made,
                )
