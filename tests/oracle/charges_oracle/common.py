"""Common property (КР на СОИ) and common needs (ОДН)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from .book import Book, Refused
from .days import Period, Row
from .facts import House
from .numbers import ZERO, carried
from .resources import Resource


def by_norm(house: House, book: Book, supply: Row, day: date) -> Fraction:
    """Of the house in a month: N S_oi."""
    area = house.common_area(supply["resource"], day)
    if area is None or "norm" not in supply:
        raise Refused(f"{supply['service']}: no norm or no common area")
    return book.norm(supply["norm"], day) * area


def volume_of_house(
    house: House, book: Book, supply: Row, resource: Resource, period: Period, day: date
) -> Fraction:
    """What the supply shares between the premises, of a whole month."""
    common = resource.common
    if supply["method"] == "common_needs":
        if common is None:
            return by_norm(house, book, supply, day)
        if supply.get("above_norm", "capped") == "capped":
            return min(resource.charged, carried(by_norm(house, book, supply, day)))
        return resource.charged
    volume_by = supply.get("volume_by", "norm")
    if volume_by == "actual" and common is not None:
        return resource.charged
    if volume_by == "average":
        last = resource.years.get(period.year - 1)
        if last is not None:
            return carried(max(last[1] / last[0], ZERO))
    return by_norm(house, book, supply, day)


def corrected_yearly(supply: Row) -> bool:
    return bool(
        supply["method"] == "common_property" and supply.get("volume_by", "norm") != "actual"
    )
