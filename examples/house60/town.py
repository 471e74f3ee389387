"""Who lives in the example house, and what they use: a synthetic house of 60 flats.

Everything follows from the numbers of the flats, so the house is the same each time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

ENTRANCES, FLOORS, ON_A_FLOOR = 3, 5, 4
AREAS = (Decimal("31.40"), Decimal("44.80"), Decimal("61.70"), Decimal("47.90"))  # of a floor
SHOPS = {"n1": Decimal("128.40"), "n2": Decimal("74.50")}  # магазин, аптека
SHOP_USE = {"n1": (6_200, 1900), "n2": (2_100, 780)}  # litres and kWh a month

MONTHS = [date(2025, month, 1) for month in range(1, 13)] + [date(2026, 1, 1)]
HISTORY = [date(2024, month, 1) for month in range(6, 13)]  # read before the first month

NO_WATER_METER = {3, 8, 19, 30, 41, 52}
COULD_HAVE_ONE = {3, 19}  # the others have an act that a meter cannot be installed
THREE_ZONES = {24, 44}
HUNGRY = 24  # warms its floor and its balcony by electricity
BROKEN_COLD, BROKEN_FROM, BROKEN_TO = 17, date(2025, 3, 12), date(2025, 10, 10)
EXPIRED_HOT, EXPIRED_FROM, EXPIRED_TO = 33, date(2025, 5, 19), date(2025, 8, 6)
BROKEN_POWER, POWER_FROM, POWER_TO = 28, date(2025, 4, 5), date(2025, 6, 18)
FORGETFUL, FORGOTTEN = 46, {date(2025, 4, 1), date(2025, 5, 1)}  # water readings that come in June
ROLLS_OVER = 38  # its meter passes 99999 kWh in the year
NOBODY_REGISTERED = 8
MOVING_IN, MOVING_DAY = 41, date(2025, 2, 17)
VETERAN, OLD = 41, 22
GUESTS, GUESTS_FROM, GUESTS_TO = 21, date(2025, 6, 10), date(2025, 7, 6)
NO_HOT_WATER = (date(2025, 6, 16), date(2025, 6, 30))  # the yearly works on the network
GAS_METERS = {2, 14, 26, 39, 51}
INSURED = {1, 5, 9, 13, 24, 37, 45, 58}
SLOW_PAYER, SILENT = 49, {date(2025, month, 1) for month in range(4, 9)}

# Heat of the house by its meter, Gcal a month: the volume of 2024, then the months of the example.
HEAT_2024 = Decimal("508.4")
HEAT = ("93.12", "84.37", "66.05", "33.80", "4.26", "0", "0", "0", "3.94", "37.58", "61.20", "80.43", "97.66")
COMMON_WATER = 4_000  # litres a month for cleaning and losses
COMMON_POWER = (1180, 1090, 1050, 930, 860, 810, 830, 900, 980, 1090, 1150, 1210, 1190)  # kWh

# What people without a water meter use of the norm, percent: in July they are away.
UNMETERED = (125, 125, 124, 122, 110, 95, 6, 108, 126, 125, 124, 126, 125)


def spread(seed: int, *turn: int) -> int:
    """A number from 0 to 99 that looks like chance and is none."""
    value = seed * 2654435761
    for each in turn:
        value = (value ^ (each + 977)) * 2246822519 % 2**32
    return (value >> 7) % 100


@dataclass(frozen=True)
class Flat:
    """Flat — квартира."""

    number: int

    @property
    def account(self) -> str:
        return f"{self.number:02}"

    @property
    def area(self) -> Decimal:
        return AREAS[(self.number - 1) % ON_A_FLOOR]

    @property
    def people(self) -> int:
        """On the first day of the year."""
        if self.number == MOVING_IN:
            return 2
        rooms = (1, 2, 4, 3)[(self.number - 1) % ON_A_FLOOR]
        return max(1, rooms - spread(self.number, 1) % 2)

    @property
    def zones(self) -> str:
        if self.number in THREE_ZONES:
            return "three"
        return "two" if self.number % 4 == 2 else "single"

    def cold(self, month: int) -> int:
        """Litres in a month; a flat without a meter counts no less."""
        return self._water(2_300 + 14 * spread(self.number, 2, month), "4120", month)

    def hot(self, month: int) -> int:
        return self._water(1_750 + 11 * spread(self.number, 3, month), "3040", month)

    def _water(self, per_person: int, norm: str, month: int) -> int:
        people = self.people + (self.number == MOVING_IN and month >= 1)
        if self.number in NO_WATER_METER:
            return people * int(norm) * UNMETERED[max(month, 0) % 13] // 100
        away = 45 if month in (6, 7) and self.number % 5 == 0 else 100
        return people * per_person * away // 100

    def power(self, month: int) -> int:
        """kWh in a month."""
        winter = 30 if month in (0, 1, 10, 11, 12) or month < 0 else 0
        used = 70 + 42 * self.people + winter + spread(self.number, 4, month) // 2
        if self.number == HUNGRY:
            used += (1010, 960, 820, 430, 110, 40, 35, 40, 160, 480, 790, 990, 1020)[month % 13]
        return used

    def by_zones(self, month: int) -> dict[str, int]:
        """The same kWh by the registers of the meter."""
        used = self.power(month)
        if self.zones == "single":
            return {"single": used}
        night = used * (26 + spread(self.number, 5) % 9) // 100
        if self.zones == "two":
            return {"day": used - night, "night": night}
        peak = used * 31 // 100
        return {"peak": peak, "half_peak": used - night - peak, "night": night}

    def gas(self, month: int) -> int:
        """Litres in a month."""
        return self.people * (7_400 + 24 * spread(self.number, 6, month))


FLATS = [Flat(number) for number in range(1, ENTRANCES * FLOORS * ON_A_FLOOR + 1)]


def reading_day(month: date, number: int) -> date:
    """From the 20th to the 24th; the house is read on the 24th."""
    return month + timedelta(days=19 + number % 5)


@dataclass
class Register:
    """A meter as it counts: what it showed last, in thousandths."""

    at: dict[str, int] = field(default_factory=dict)
    capacity: int = 10**8

    def count(self, used: dict[str, int]) -> dict[str, int]:
        for zone, thousandths in used.items():
            self.at[zone] = (self.at.get(zone, 0) + thousandths) % self.capacity
        return dict(self.at)
