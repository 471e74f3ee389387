"""What is made from lines: benefits, the tax on top; and acts of interference, plots."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from . import law
from .book import Book
from .days import Period, Row
from .facts import House
from .lines import Line, Sheet
from .numbers import ZERO

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


def benefits_of(house: House, book: Book, account: str, line: Line, period: Period) -> list[Line]:
    """A minus for each deduction of a line; the raising factor is not in its base."""
    if line.component in ("excess", "interference", "correction"):
        return []
    found = []
    day = line.about.get("day", period.first)
    for row in line.about.get("benefits", []):
        if row["shape"] != "deduction" or line.component == "plot" and row["base"] != "amount":
            continue
        share = book.value(row["share"], day)
        assert share is not None
        people = line.about.get("people", 0)
        persons = people if row.get("whole_household") else min(row["persons"], people)
        part = Fraction(persons, people) if people else ZERO
        made = Line(line.service, "benefit", "single", 0, line.price, supply=line.supply)
        if row["base"] == "amount":
            made.exact_quantity = line.amount
            made.exact_amount = -share * line.amount
            found.append(made)
            continue
        if row["base"] == "volume":
            quantity = line.exact_quantity * part
        elif row["base"] == "area":
            area = line.exact_quantity
            if "area_standard" in row:
                standard = book.value(row["area_standard"], day)
                if standard is not None:
                    area = min(area, standard * Fraction(line.days, period.length))
            quantity = area * part
        else:
            name = row.get("norm", line.supply.get("norm"))
            norm = book.norm(name, day) * Fraction(line.days, period.length)
            quantity = min(line.exact_quantity * part, persons * norm)
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
