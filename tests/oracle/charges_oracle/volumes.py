"""The volume of a service of an account on each day of the month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from . import law
from .book import Book, Refused
from .days import DAY, Period, Row
from .facts import House
from .metering import MeterMonth, Meters
from .numbers import carried, exact


@dataclass(frozen=True)
class DayVolume:
    """What a day has of the volume of a month.

    A norm keeps its people, its value and its raising factor: lines and benefits are made of them.
    """

    kind: str  # read, average, norm, act
    zones: tuple[tuple[str, Fraction], ...]  # of this day
    people: int = 0
    norm: Fraction = Fraction(0)
    area: Fraction = Fraction(0)  # of a norm for a square metre; 0: for a person
    factor: Fraction = Fraction(1)
    months: int = 1  # that a difference covers
    norms: tuple[tuple[str, Fraction], ...] = ()  # of gas, by what they are for

    @property
    def total(self) -> Fraction:
        return sum((volume for _, volume in self.zones), Fraction(0))


NONE = DayVolume("none", (("single", Fraction(0)),))


class Volumes:
    """Volumes by meters, acts and norms, without what is shared in the house."""

    def __init__(self, house: House, book: Book, meters: Meters, period: Period) -> None:
        self.house, self.book, self.meters, self.period = house, book, meters, period
        self.found: dict[tuple[str, str], list[MeterMonth]] = {}
        self.differences: dict[tuple[str, str, str], tuple[list[MeterMonth], list[date]]] = {}
        self.used: dict[str, dict[date, str]] = {}  # steps of the days of meters

    def months(self, account: str, service: str) -> list[MeterMonth]:
        key = (account, service)
        if key not in self.found:
            self.found[key] = self.meters.of(service, account)
        return self.found[key]

    def of_day(self, account: str, service: str, supply: Row, day: date) -> DayVolume:
        """The volume of a day on which the account is open."""
        acts = self.house.on("volume_acts", day, account=account, service=service)
        for row in acts:
            if row.get("kind", "act") == "act":
                return self.act(row)
        meters = [x for x in self.months(account, service) if day in x.days]
        state = "no_meter"
        if meters:
            found = self.metered(account, service, meters, day)
            if isinstance(found, DayVolume):
                return found
            state = found
        for row in acts:
            return self.act(row)
        return self.by_norm(account, service, supply, day, state)

    def act(self, row: Row) -> DayVolume:
        volume = Fraction(row["month_volume"]) / self.period.length
        return DayVolume("act", (("single", volume),))

    def read(
        self, account: str, service: str, option: str
    ) -> tuple[list[MeterMonth], list[date]]:
        """The meters whose difference counts, and the days that it is the volume of."""
        key = (account, service, option)
        if key not in self.differences:
            self.differences[key] = self.read_of(account, service, option)
        return self.differences[key]

    def read_of(
        self, account: str, service: str, option: str
    ) -> tuple[list[MeterMonth], list[date]]:
        days: list[date] = []
        read: list[MeterMonth] = []
        for day in self.period.days:
            meters = [x for x in self.months(account, service) if day in x.days]
            if self.house.supply(account, service, day) is None:
                continue
            if self.house.premises_of(account, day) is None:
                continue
            steps = {x.meter: x.step(service, day, option) for x in meters}
            if any(step.startswith("norm") for step in steps.values()):
                continue
            found = [x for x in meters if steps[x.meter] == "difference"]
            days += [day] if found else []
            read += [x for x in found if x not in read]
        before = self.house.premises_of(account, self.period.first - DAY)
        if days and before is not None:
            # The final reading of a meter removed on the first day, of one who lived there.
            read += [x for x in self.months(account, service) if not x.days]
        return read, days

    def metered(
        self, account: str, service: str, meters: list[MeterMonth], day: date
    ) -> DayVolume | str:
        """The volume, or the state of the meter for which there is a norm only."""
        option = self.house.options("missing_reading", day)
        for meter in meters:
            if option == "refuse" and "reading_not_sent" in meter.days.values():
                raise Refused(f"{meter.meter} was not read")
        for meter in meters:
            step = meter.step(service, day, option)
            if step.startswith("norm"):
                # Of all meters together: no average was charged.
                state = meter.days[day]
                return state if step == "norm_raised" else "reading_not_sent"
        for meter in meters:
            self.used.setdefault(meter.meter, {})[day] = meter.step(service, day, option)
        kinds, months = set(), 1
        zones: dict[str, Fraction] = {}
        if any(meter.step(service, day, option) == "difference" for meter in meters):
            # What the meters counted is one volume of the days on which they counted.
            kinds.add("read")
            read, days = self.read(account, service, option)
            for meter in read:
                assert meter.difference is not None
                months = max(months, meter.months)
                for zone, volume in meter.difference.items():
                    zones[zone] = zones.get(zone, Fraction(0)) + volume / len(days)
        for meter in meters:
            if meter.step(service, day, option).startswith("average"):
                kinds.add("average")
                assert meter.average is not None
                for zone, volume in meter.average.items():
                    part = carried(volume) / self.period.length
                    zones[zone] = zones.get(zone, Fraction(0)) + part
        order = ("single", "day", "night", "peak", "half_peak")
        sorted_zones = tuple((zone, zones[zone]) for zone in order if zone in zones)
        return DayVolume("+".join(sorted(kinds)), sorted_zones, months=months)

    def by_norm(
        self, account: str, service: str, supply: Row, day: date, state: str
    ) -> DayVolume:
        """Formulas 4 and 4(1); nothing on the days of an interruption."""
        if self.house.interrupted(account, service, day):
            return NONE
        if not self.house.residential(account, day):
            raise Refused(f"{service} of {account}: no norm for premises that are no dwelling")
        people = self.house.people(account, day)
        premises = self.house.premises_of(account, day)
        assert premises is not None
        if supply["method"] == "gas":
            volume = Fraction(0)
            norms = {
                key: self.book.norm(supply[key], day)
                for key in ("norm", "water_norm", "area_norm")
                if key in supply
            }
            for key in ("norm", "water_norm"):
                volume += people * norms.get(key, Fraction(0))
            volume += exact(premises["area"]) * norms.get("area_norm", Fraction(0))
            return DayVolume(
                "norm", (("single", volume / self.period.length),), people, volume, Fraction(1),
                norms=tuple(norms.items()),
            )
        if "norm" not in supply:
            raise Refused(f"{service} of {account}: no norm")
        norm = self.book.norm(supply["norm"], day)
        unit = self.book.norms[supply["norm"]]["unit"]
        factor = self.factor(account, service, day, state)
        if unit.endswith("/m2"):
            area = exact(premises["area"])
            volume = area * norm / self.period.length
            return DayVolume("norm", (("single", volume),), 0, norm, area, factor)
        volume = people * norm / self.period.length
        return DayVolume("norm", (("single", volume),), people, norm, Fraction(0), factor)

    def factor(self, account: str, service: str, day: date, state: str) -> Fraction:
        """пп. 42, 60(1): without a meter where an act says that one can be installed."""
        if "norm_raised" not in law.steps(service, day)[state]:
            return Fraction(1)
        possible = self.house.installable(account, service, day)
        if state == "no_meter" and possible is not True:
            return Fraction(1)
        if possible is False:
            return Fraction(1)
        return law.raising_factor(service, state, day)
