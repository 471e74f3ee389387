"""What is made from lines: benefits, the tax on top; and acts of interference, plots."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from . import law
from .book import Book
from .days import Period, Row
from .facts import House
from .lines import Line, Sheet
from .numbers import ZERO, kopecks

KINDS = {
    "maintenance": "maintenance",
    "common_cold_water": "maintenance",
    "common_hot_water": "maintenance",
    "common_waste_water": "maintenance",
    "common_electricity": "maintenance",
    "capital_repair": "capital_repair",
    "rent": "rent",
    "solid_waste": "solid_waste",
}


def grants(house: House, book: Book, account: str, service: str, day: date) -> list[Row]:
    """The benefits of an account for a service on a day, with their people."""
    return [
        {**book.benefits[row["benefit"]], "persons": int(row.get("persons", 1))}
        for row in house.on("benefits", day, account=account)
        if service in book.benefits[row["benefit"]]["services"]
    ]


def benefit_key(rows: list[Row]) -> tuple[tuple[str, int], ...]:
    return tuple((row["id"], row["persons"]) for row in rows if row["shape"] != "tariff")


def runs_of(book: Book, line: Line, row: Row) -> list[tuple[list[Fraction | None], int]]:
    """What a benefit reads on the days of a line, and on how many of them."""
    runs: dict[tuple[Fraction | None, ...], int] = {}
    for day in line.dates:
        read = [book.value(row["share"], day), None]
        if row["base"] == "area" and "area_standard" in row:
            read[1] = standard_of(book, row["area_standard"], day, line.about["people"])
        if row["base"] == "up_to_norm":
            read[1] = book.norm(row.get("norm", line.supply.get("norm")), day)
        runs[tuple(read)] = runs.get(tuple(read), 0) + 1
    return [(list(read), days) for read, days in runs.items()]


def standard_of(book: Book, rows: list[Row], day: date, people: int) -> Fraction | None:
    """One area for any household, or one by the number of its people."""
    found = [x for x in rows if book.value([{**x, "value": "1"}], day) is not None]
    if not found:
        return None
    if "value" in found[0]:
        return Fraction(found[0]["value"])
    row = [x for x in found[0]["by_people"] if x["people"] <= max(people, 1)][-1]
    return Fraction(row["area"]) if "area" in row else Fraction(row["each"]) * people


def norm_of_zone(line: Line, norm: Fraction) -> Fraction:
    """The zones of a day share one norm by what they took."""
    volume = line.about.get("volume")
    if volume is None or len(volume.zones) < 2 or not volume.total:
        return norm
    mine: Fraction = dict(volume.zones)[line.zone]
    return norm * mine / Fraction(volume.total)


def benefits_of(house: House, book: Book, account: str, line: Line, period: Period) -> list[Line]:
    """A minus for each deduction of a line; the raising factor is not in its base."""
    if line.component in ("excess", "interference", "correction"):
        return []
    found = []
    for row in line.about.get("benefits", []):
        if row["shape"] != "deduction" or line.component == "plot" and row["base"] != "amount":
            continue
        if row["base"] == "up_to_norm" and line.band > 1:
            continue
        people = line.about.get("people", 0)
        persons = people if row.get("whole_household") else min(row["persons"], people)
        part = Fraction(persons, people) if people else ZERO
        for (share, limit), days in runs_of(book, line, row):
            assert share is not None
            made = Line(line.service, "benefit", "single", 0, line.price, supply=line.supply)
            made.zone, made.band = line.zone, line.band
            of_days = Fraction(days, line.days)
            if row["base"] == "amount":
                made.exact_quantity = kopecks(line.plain_amount)
                made.exact_amount = -share * kopecks(line.plain_amount) * of_days
                found.append(made)
                continue
            quantity = line.plain_quantity * of_days
            if row["base"] == "area" and limit is not None:
                quantity = min(quantity, limit * Fraction(days, period.length))
            quantity *= part
            if row["base"] == "up_to_norm":
                assert limit is not None
                most = persons * norm_of_zone(line, limit) * Fraction(days, period.length)
                quantity = min(quantity, most)
            made.exact_quantity = -quantity * share
            made.exact_amount = made.exact_quantity * line.price
            found.append(made)
    return found


def vat_of(book: Book, line: Line, day: date) -> Line | None:
    """НДС сверх тарифа."""
    tariff = line.about.get("tariff", line.supply.get("tariff"))
    if line.component == "benefit" or tariff is None or not book.on_top(tariff):
        return None
    regime = book.providers[line.supply["provider"]].get("vat_regime", "")
    percent = law.vat_percent(regime, KINDS.get(line.service, "utilities"), day)
    if not percent:
        return None
    made = Line(line.service, "vat", "single", 0, percent, supply=line.supply)
    made.exact_quantity = line.amount
    made.exact_amount = line.amount * percent / 100
    return made


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last day."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError


def interference(
    house: House, book: Book, sheet: Sheet, account: str, period: Period
) -> None:
    """п. 81(11): ten norms from the event to the act, three months at most."""
    for row in house.rows("interference_acts"):
        until = date.fromisoformat(row["date"])
        if row["account"] != account or not period.first <= until <= period.last:
            continue
        day = max(date.fromisoformat(row["since"]), months_before(until, law.INTERFERENCE_MONTHS))
        while day < until:
            supply = house.supply(account, row["service"], day)
            if supply is not None and house.premises_of(account, day) is not None:
                month = Period(f"{day.year}-{day.month}")
                people = house.people(account, day)
                norm = book.norm(supply["norm"], day)
                price = book.price(supply["tariff"], until)
                quantity = people * norm * law.INTERFERENCE_FACTOR / month.length
                sheet.add(
                    supply, "interference", price, quantity, (row["id"], str(month), people, norm)
                )
            day += timedelta(days=1)


def plots(
    house: House, book: Book, account: str, service: str, day: date
) -> list[tuple[Fraction, Fraction]]:
    """п. 49, formula 22: counts and norms, for a day whose volume goes by norm."""
    if house.interrupted(account, service, day):
        return []
    return [
        (Fraction(row["count"]), book.norm(row["norm"], day))
        for row in house.on("plots", day, account=account, service=service)
    ]
