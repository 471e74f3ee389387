"""What the house meters counted and what is left for the common property."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from . import law
from .book import Book
from .days import Period, Row
from .facts import House
from .late import settled
from .metering import MeterMonth, Meters
from .numbers import ZERO, carried
from .volumes import Volumes

SHARED = ("common_property", "common_needs")


@dataclass
class Resource:
    """A resource of the house in the month; volumes at 1e-7."""

    service: str
    house: Fraction | None = None
    own: Fraction = ZERO
    carried_in: Fraction = ZERO
    charged: Fraction = ZERO
    carried_out: Fraction = ZERO
    years: dict[int, tuple[int, Fraction]] = field(default_factory=dict)
    meters: list[MeterMonth] = field(default_factory=list)

    @property
    def common(self) -> Fraction | None:
        return None if self.house is None else self.house - self.own


def house_volume(
    meters: Meters, service: str, found: list[MeterMonth], period: Period
) -> Fraction | None:
    """By the house meters; by the average of п. 59(1) on days on which they did not count."""
    if not found:
        return None
    total = ZERO
    for meter in found:
        steps = by_steps(meters, service, meter, period)
        used = [steps[state] for state in meter.days.values()]
        if "nothing" in used:
            return None
        if "difference" in used or not used:
            assert meter.difference is not None
            total += sum(meter.difference.values())
        if "average" in used:
            assert meter.average is not None
            days = [day for day, state in meter.days.items() if steps[state] == "average"]
            if service == "heating" and period.first >= law.HOUSE_HEAT_BY_DAYS:
                total += meters.heat_of_house(meter, days)
            else:
                total += sum(meter.average.values(), ZERO) * len(days) / period.length
    return carried(total)


def by_steps(
    meters: Meters, service: str, meter: MeterMonth, period: Period
) -> dict[str, str]:
    """What a meter of the house goes by on days of a state: п. 59(1)."""
    otherwise = "average"
    if service == "heating" and not meters.heats(period):
        otherwise = "no heat"  # and no period of the average
    elif meter.average is None or meter.periods >= law.house_periods(service, period.first):
        otherwise = "nothing"
    return {
        state: "difference" if state == "read" else otherwise for state in meter.days.values()
    }


def resources_of(
    house: House, book: Book, meters: Meters, volumes: Volumes, opening: Row | None, period: Period
) -> dict[str, Resource]:
    """The resources that some supply of the month shares."""
    names = {
        str(row.get("resource", "heating"))
        for day in period.days
        for row in house.on("supplies", day)
        if row["method"] in SHARED or row["method"] == "heating"
    }
    before = {row["service"]: row for row in (opening or {}).get("resources", [])}
    found = {}
    for name in sorted(names):
        resource = Resource(name, meters=meters.of(name, None))
        resource.house = house_volume(meters, name, resource.meters, period)
        row: dict[str, Any] = before.get(name, {})
        resource.carried_in = Fraction(row.get("carried", "0"))
        resource.years = {
            int(x["year"]): (int(x["months"]), Fraction(x["volume"])) for x in row.get("years", [])
        }
        if name != "heating":
            share_common(house, volumes, resource, period)
        found[name] = resource
    return found


def share_common(house: House, volumes: Volumes, resource: Resource, period: Period) -> None:
    """ПП 491 п. 29(2), 29(3): a minus waits for the next months."""
    for account in house.accounts:
        own: dict[object, Fraction] = {}
        for day in period.days:
            if house.premises_of(account, day) is None:
                continue
            supply = house.supply(account, resource.service, day)
            if supply is not None:
                volume = volumes.of_day(account, resource.service, supply, day)
                own[volume] = own.get(volume, ZERO) + volume.total
        # As on the lines: each of them is rounded, so that the sum is that of the bills.
        resource.own += sum((carried(x) for x in own.values()), ZERO)
        for each in settled(volumes, account, resource.service):
            resource.own += carried(each.more)
    common = resource.common
    if common is None:
        resource.carried_out = resource.carried_in
        return
    if not charges_volume(house, resource, period):
        resource.carried_out = resource.carried_in
        add_year(resource, period, common)
        return
    left = common - resource.carried_in
    resource.charged = max(left, ZERO)
    below = max(-left, ZERO)
    if house.options("common_below_zero", period.last) == "carried":
        resource.carried_out = below
    add_year(resource, period, common)


def charges_volume(house: House, resource: Resource, period: Period) -> bool:
    """Is there a supply that shares what the house meter left, and so takes the minus?"""
    return any(
        row.get("resource") == resource.service
        and (row["method"] == "common_needs" or row.get("volume_by", "norm") == "actual")
        for day in period.days
        for row in house.on("supplies", day)
    )


def add_year(resource: Resource, period: Period, volume: Fraction) -> None:
    months, sum_before = resource.years.get(period.year, (0, ZERO))
    resource.years[period.year] = (months + 1, sum_before + volume)
