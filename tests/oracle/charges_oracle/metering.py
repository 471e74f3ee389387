"""What meters showed: conditions of days, the difference of a month, the average of п. 59."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from . import law
from .book import Refused
from .days import DAY, Period, Row, day_of, ends, months_between, starts, valid
from .facts import House

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
    periods: int = 0
    months: int = 1  # that the difference covers

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


class Meters:
    """The meters of a month."""

    def __init__(self, house: House, opening: dict[str, Any] | None, period: Period) -> None:
        self.house, self.period = house, period
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
        else:
            month.since = earlier[-1] if earlier else put
            # Nothing is known of the months before: those without a reading went by the average.
            month.periods = max(months_between(month.since.date, period.first) - 1, 0)
        row = life[-1]
        if inside:
            month.until = inside[-1]
            if month.since.date == date.min:
                month.months = 1
            else:
                month.months = months_between(month.since.date, month.until.date)
            month.difference = counted(row, month.since.values, month.until.values)
        elif installed >= period.first:
            month.difference = {zone: Fraction(0) for zone in put.values}
        month.average = self.average(row, installed, month.since, past)
        read = month.difference is not None
        for day in days:
            trouble = self.state(name, life, day)
            month.days[day] = trouble or ("read" if read else "reading_not_sent")
        return month

    def average(
        self, row: Row, installed: date, last: Shown, past: list[Shown]
    ) -> Values | None:
        """п. 59: by 6 months and more; of a younger meter by its time, 3 months and more."""
        past = sorted((x for x in past if x.date < last.date), key=lambda x: x.date)

        def far(months: int) -> list[Shown]:
            return [x for x in past if months_between(x.date, last.date) >= months]

        young = installed > date.min and months_between(installed, last.date) < law.HISTORY_MONTHS
        if young:
            found = far(law.HISTORY_MONTHS_YOUNG)[:1]
        else:
            found = far(law.HISTORY_MONTHS)
            window = self.house.options("average_window", self.period.first)
            if window == "year" and row.get("scope", "own") == "own":
                found = far(12) or found
        if not found:
            return None
        first = found[-1]
        months = months_between(first.date, last.date)
        volumes = counted(row, first.values, last.values)
        return {zone: volume / months for zone, volume in volumes.items()}

    def closing(self, month: MeterMonth, used: dict[date, str]) -> tuple[Shown | None, int]:
        """The reading that the next month starts with, and the periods by average in a row.

        `used`: the step of each day.
        """
        by_average = [day for day, step in used.items() if step.startswith("average")]
        by_difference = [day for day, step in used.items() if step == "difference"]
        read = month.until is not None
        shown = month.until if read else month.since
        if by_average:
            return shown, (0 if by_difference else month.periods) + 1
        if by_difference:
            return shown, 0
        return shown, month.periods
