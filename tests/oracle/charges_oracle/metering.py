"""What meters showed: conditions of days, the difference of a month, the average of п. 59."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from . import law
from .book import Book, Refused
from .days import DAY, Period, Row, day_of, ends, in_force, months_between, starts, valid
from .facts import House
from .numbers import ZERO, carried, exact

Values = dict[str, Fraction]  # by zones


def values_of(row: Row, plain: str = "value", zoned: str = "values") -> Values:
    if zoned in row:
        return {zone: Fraction(value) for zone, value in row[zoned].items()}
    return {"single": Fraction(row[plain])}


@dataclass
class Shown:
    """What a meter showed on a day."""

    date: date
    values: Values


@dataclass
class MeterMonth:
    meter: str
    days: dict[date, str] = field(default_factory=dict)  # states of the days it was installed
    since: Shown | None = None  # the reading up to which it was billed
    until: Shown | None = None  # the last reading of the month that counts
    difference: Values | None = None
    average: Values | None = None  # a month of it
    heating_day: Fraction = ZERO  # the average of heat by a day of heating
    periods: int = 0
    months: int = 1  # that the difference covers
    # What earlier months were charged without a reading, and what the reading makes of it.
    estimated: list[tuple[Period, Values]] = field(default_factory=list)
    late: list[tuple[Period, Values]] = field(default_factory=list)

    def step(self, service: str, day: date, no_reading: str) -> str:
        """The way to the volume of a day."""
        state = self.days[day]
        for step in law.steps(service, day)[state]:
            if step == "difference" and self.difference is None:
                continue
            if state == "reading_not_sent" and no_reading != "average" and "average" in step:
                continue
            if step == "average" and (self.average is None or self.periods >= law.AVERAGE_PERIODS):
                continue
            if step == "average_until_restored" and self.average is None:
                continue
            return step
        raise Refused(f"no volume of {self.meter} on {day}")


def counted(row: Row, first: Values, last: Values) -> Values:
    """Last less first in each register, over the roll-over, times the ratio."""
    found = {}
    for zone in first:
        volume = last[zone] - first[zone]
        if volume < 0:
            if "digits" not in row:
                raise Refused(f"reading of {row['meter']} decreased")
            volume += 10 ** int(row["digits"])
        found[zone] = volume * Fraction(row.get("ratio", "1"))
    return found


def lives(rows: list[Row]) -> list[list[Row]]:
    """Facts of one meter that follow each other without a gap."""
    found: list[list[Row]] = []
    for row in sorted(rows, key=starts):
        if found and ends(found[-1][-1]) == starts(row):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def month_at(index: int) -> Period:
    """By the number of months since the year 0."""
    return Period(f"{index // 12}-{index % 12 + 1}")


class Meters:
    """The meters of a month."""

    def __init__(
        self, house: House, book: Book, opening: dict[str, Any] | None, period: Period
    ) -> None:
        self.house, self.book, self.period = house, book, period
        self.warm: dict[str, bool] = {}
        self.seasons: list[Row] | None = None
        self.opened = {row["meter"]: row for row in (opening or {}).get("meters", [])}

    def of(self, service: str, account: str | None) -> list[MeterMonth]:
        """The meters of an account, or of the house, that were installed in the month."""
        rows = [
            row
            for row in self.house.rows("meters")
            if row["service"] == service
            and (row.get("scope", "own") == "house") == (account is None)
            and row.get("account") == account
        ]
        found = []
        for name in sorted({row["meter"] for row in rows}):
            for life in lives([row for row in rows if row["meter"] == name]):
                month = self.month_of(service, name, life)
                if month.days or month.until is not None:
                    found.append(month)
        return found

    def heats(self, month: Period) -> bool:
        """Does the house heat in a month? Where no regime knows a season, in each."""
        if str(month) in self.warm:
            return self.warm[str(month)]
        self.warm[str(month)] = any(self.heats_on(day) for day in month.days)
        return self.warm[str(month)]

    def heats_on(self, day: date) -> bool:
        if self.seasons is None:
            regimes = [
                self.book.heating[row["heating"]]["season"]
                for row in self.house.rows("supplies")
                if row["method"] == "heating" and starts(row) < self.period.after
            ]
            self.seasons = [season for regime in regimes for season in regime]
        return not self.seasons or in_force(self.seasons, day) is not None

    def heat_of_house(self, month: MeterMonth, days: list[date]) -> Fraction:
        """п. 59(1), since 2025-03-01: the average of a day of heating, corrected by the weather."""
        volume = ZERO
        for day in days:
            if self.heats_on(day):
                row = self.house.one("heat_corrections", day)
                volume += exact(row["factor"]) if row else 1
        return volume * month.heating_day

    def passed(self, service: str, earlier: date, later: date) -> int:
        """Months from one day to another; of heat those in which the house heats."""
        months = months_between(earlier, later)
        if service != "heating" or earlier == date.min:
            return months
        first = earlier.year * 12 + earlier.month
        return sum(self.heats(month_at(first + by)) for by in range(months))

    def state(self, name: str, life: list[Row], day: date) -> str | None:
        """What keeps the meter from counting on a day."""
        troubles = {row["trouble"] for row in self.house.on("meter_states", day, meter=name)}
        for trouble in ("interference", "failed", "no_access"):
            if trouble in troubles:
                return trouble
        row = next(row for row in life if valid(row, day))
        if day >= day_of(row, "verified_until", date.max):
            return "verification_expired"
        return None

    def admitted(self, service: str, name: str, life: list[Row], day: date) -> bool:
        """May a reading be billed? It closes the day before and begins its own."""
        for inside in (day, day - DAY):
            if not any(valid(row, inside) for row in life):
                continue
            state = self.state(name, life, inside)
            if state is None or "difference" in law.steps(service, inside)[state]:
                return True
        return False

    def month_of(self, service: str, name: str, life: list[Row]) -> MeterMonth:
        period = self.period
        month = MeterMonth(name)
        installed, removed = starts(life[0]), ends(life[-1])
        days = [day for day in period.days if installed <= day < removed]
        if not days and removed != period.first:
            return month
        shown = sorted(
            (
                Shown(date.fromisoformat(row["date"]), values_of(row))
                for row in self.house.rows("readings")
                if row["meter"] == name
            ),
            key=lambda x: x.date,
        )
        earlier = [
            x
            for x in shown
            if installed <= x.date < period.first and self.admitted(service, name, life, x.date)
        ]
        inside = [
            x
            for x in shown
            if max(installed, period.first) <= x.date
            and x.date < period.after
            and x.date <= removed
            and self.admitted(service, name, life, x.date)
        ]
        put = Shown(installed, values_of(life[0], "start", "starts"))
        opened = self.opened.get(name)
        if opened and date.fromisoformat(opened["date"]) < installed:
            opened = None
        past = [put] if installed > date.min else []
        past += earlier
        if opened:
            month.since = Shown(date.fromisoformat(opened["date"]), values_of(opened))
            month.periods = int(opened.get("average_periods", 0))
            past += [
                Shown(date.fromisoformat(row["date"]), values_of(row))
                for row in opened.get("history", [])
            ]
            past = [x for x in past if x.date < month.since.date]
            month.estimated = [
                (Period(row["month"]), values_of(row)) for row in opened.get("estimated", [])
            ]
        else:
            month.since = earlier[-1] if earlier else put
            # Nothing is known of the months before: those without a reading went by the average.
            month.periods = max(self.passed(service, month.since.date, period.first - DAY), 0)
        row = life[-1]
        if inside:
            month.until = inside[-1]
            if month.since.date == date.min:
                month.months = 1
            else:
                month.months = months_between(month.since.date, month.until.date)
            month.difference = counted(row, month.since.values, month.until.values)
            if self.house.options("late_reading", period.first) == "spread":
                self.settle(service, month)
        elif installed >= period.first:
            month.difference = {zone: Fraction(0) for zone in put.values}
        first = self.first_of_average(service, row, installed, month.since, past)
        if first is not None:
            months = self.passed(service, first.date, month.since.date)
            volumes = counted(row, first.values, month.since.values)
            month.average = {zone: volume / months for zone, volume in volumes.items()}
            if service == "heating":
                spell = (month.since.date - first.date).days
                warm = [x for x in range(spell) if self.heats_on(first.date + x * DAY)]
                month.heating_day = sum(volumes.values(), ZERO) / len(warm)
        read = month.difference is not None
        for day in days:
            trouble = self.state(name, life, day)
            month.days[day] = trouble or ("read" if read else "reading_not_sent")
        return month

    def settle(self, service: str, month: MeterMonth) -> None:
        """A late reading: its difference by calendar days, what was charged taken off."""
        assert month.difference is not None
        if not month.estimated:
            return
        whole = month.difference
        if service == "heating":
            # The heat of earlier months was shared in the house: it is settled in this month.
            charged = sum((sum(values.values(), ZERO) for _, values in month.estimated), ZERO)
            month.difference = {zone: max(x - charged, ZERO) for zone, x in whole.items()}
            return
        days = self.period.length + sum(each.length for each, _ in month.estimated)
        month.difference = {zone: x * self.period.length / days for zone, x in whole.items()}
        month.months = 1
        for each, _ in month.estimated:
            by_reading = {zone: carried(x * each.length / days) for zone, x in whole.items()}
            month.late.append((each, by_reading))

    def first_of_average(
        self, service: str, row: Row, installed: date, last: Shown, past: list[Shown]
    ) -> Shown | None:
        """The reading that an average begins with.

        п. 59: by 6 months and more; of a younger meter by its time, 3 months and more.
        """
        past = sorted((x for x in past if x.date < last.date), key=lambda x: x.date)

        def far(months: int) -> list[Shown]:
            return [x for x in past if self.passed(service, x.date, last.date) >= months]

        age = self.passed(service, installed, last.date) if installed > date.min else None
        young = age is not None and age < law.HISTORY_MONTHS
        if young:
            found = far(law.HISTORY_MONTHS_YOUNG)[:1]
        else:
            found = far(law.HISTORY_MONTHS)
            window = self.house.options("average_window", self.period.first)
            if window == "year" and row.get("scope", "own") == "own":
                found = far(12) or found
        return found[-1] if found else None

    def closing(self, month: MeterMonth, used: dict[date, str]) -> tuple[Shown | None, int]:
        """The reading that the next month starts with, and the periods by average in a row.

        `used`: the step of each day.
        """
        by_average = any(step.startswith("average") for step in used.values())
        by_difference = "difference" in used.values() or month.until is not None
        shown = month.until or month.since
        return shown, (0 if by_difference else month.periods) + int(by_average)
