"""Synthetic facts of a random house: its flats, the people in them, their meters, its tariffs."""


from __future__ import annotations

import random
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from .days import Period, Row
from .numbers import text

KNOWN = "2019-01-01"
MONTHS = (
    "2019-02", "2020-05", "2020-06", "2020-07", "2021-11", "2023-04", "2024-02", "2024-07",
    "2025-01", "2025-04", "2025-10", "2025-11", "2025-12", "2026-01", "2026-09",
)


def shift(month: str, by: int) -> str:
    year, number = (int(x) for x in month.split("-"))
    index = year * 12 + number - 1 + by
    return f"{index // 12:04}-{index % 12 + 1:02}"


class Facts:
    """The documents of one house as they grow: people, meters, prices."""

    contracts = 30  # percent of shops with a meter that have a contract beside it

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.months = self.pick_months()
        self.first = Period(self.months[0])
        self.number = 0
        self.house: Row = {
            "schema": "kvit-house/1", "house": "h", "source": {"standing": "synthetic"},
        }
        self.tariffs: Row = {
            "schema": "kvit-tariffs/1", "id": "t", "source": {"standing": "synthetic"},
            "providers": [{"id": "w", "name": "W", "vat_regime": "general"}], "tariffs": [],
            "norms": [], "plans": [], "heating": [], "benefits": [],
        }
        self.flats: list[str] = []
        self.steady: list[str] = []  # always open, with the same people
        self.part_open: list[str] = []  # for a part of the months
        self.warm: list[str] = []  # heated by the house
        self.shop: str | None = None
        self.heated = False
        self.payment = "season"
        self.chosen: list[str] = []
        self.areas: dict[str, Fraction] = {}
        self.policy: Row = {"schema": "kvit-policy/1", "id": "p", "options": []}
        self.opening: Row | None = None

    # ---- small pieces

    def chance(self, percent: int) -> bool:
        return self.rng.randrange(100) < percent

    def pick_months(self) -> list[str]:
        start = self.rng.choice(MONTHS)
        return [shift(start, by) for by in range(self.rng.choice((1, 1, 2, 3)))]

    def decimal(self, low: str, high: str, digits: int) -> str:
        scale = 10**digits
        value = self.rng.randint(int(Fraction(low) * scale), int(Fraction(high) * scale))
        return text(Fraction(value, scale))

    def day_in(self, month: str) -> date:
        period = Period(month)
        number = self.rng.choice((1, 2, 10, 15, 16, 23, period.length))
        return date(period.year, period.month, number)

    def some_day(self) -> str:
        return str(self.day_in(self.rng.choice(self.months)))

    def named(self, number: int) -> str:
        """The account of a flat; the shop is 9."""
        return str(number)

    def fact(self, name: str, **values: Any) -> Row:
        self.number += 1
        row = {"id": f"f{self.number}", "known_on": KNOWN, **values}
        self.house.setdefault(name, []).append(row)
        return row

    def changing(self, name: str, one: dict[str, Any], other: dict[str, Any], percent: int) -> None:
        """A lasting fact that may change on some day."""
        if self.chance(percent):
            day = self.some_day()
            self.fact(name, **one, valid_to=day)
            self.fact(name, **other, valid_from=day)
        else:
            self.fact(name, **one)

    def values(self, low: str, high: str, digits: int, percent: int) -> list[Row]:
        if self.chance(percent):
            day = self.some_day()
            return [
                {"to": day, "value": self.decimal(low, high, digits)},
                {"from": day, "value": self.decimal(low, high, digits)},
            ]
        return [{"value": self.decimal(low, high, digits)}]

    def tariff(self, service: str, unit: str, low: str, high: str, **more: Any) -> str:
        self.number += 1
        name = f"t{self.number}"
        if self.chance(8):
            more.setdefault("vat", "on_top")
        digits = self.rng.choice((2, 2, 2, 4))
        self.tariffs["tariffs"].append(
            {
                "id": name, "service": service, "provider": "w", "unit": f"RUB/{unit}", **more,
                "values": self.values(low, high, digits, 20),
            }
        )
        return name

    def norm(self, service: str, unit: str, low: str, high: str, digits: int) -> str:
        self.number += 1
        name = f"n{self.number}"
        self.tariffs["norms"].append(
            {
                "id": name, "service": service, "unit": unit,
                "values": self.values(low, high, digits, 10),
            }
        )
        return name

    def supply(self, service: str, method: str, **more: Any) -> Row:
        return self.fact("supplies", service=service, provider="w", method=method, **more)
    # ---- who lives there

    def people(self) -> None:
        for number in range(1, self.rng.randint(2, 6) + 1):
            name = self.named(number)
            self.flats.append(name)
            heats = ("central", "central", "central", "individual", "none")
            self.areas[name] = Fraction(self.decimal("20", "99", self.rng.choice((0, 1, 2))))
            heat = self.rng.choice(heats) if self.heated else "central"
            if heat == "central":
                self.warm.append(name)
            self.fact(
                "premises", premises=f"p{name}", kind="dwelling", area=text(self.areas[name]),
                heating=heat,
            )
            more = {}
            if self.chance(10):
                more = {"valid_from": self.some_day()}
            elif self.chance(5):
                more = {"valid_to": str(self.day_in(self.months[-1]))}
            self.fact("accounts", account=name, premises=f"p{name}", **more)
            if more:
                self.part_open.append(name)
            changes = self.chance(30) or bool(more)
            self.changing(
                "occupancy", {"account": name, **self.residents()},
                {"account": name, **self.residents()}, 100 if changes else 0,
            )
            if not changes:
                self.steady.append(name)
        if self.chance(40):
            self.shop = shop = self.named(9)
            self.areas[shop] = Fraction(self.decimal("30", "200", 1))
            self.fact(
                "premises", premises=f"p{shop}", kind="non_residential",
                area=text(self.areas[shop]),
            )
            self.fact("accounts", account=shop, premises=f"p{shop}")

    def residents(self) -> Row:
        row: Row = {"registered": self.rng.choice((0, 1, 1, 2, 3, 4)), "owners": 1}
        if self.chance(20):
            row["temporary"] = self.rng.randint(0, 2)
        if self.chance(15):
            row["absent"] = self.rng.randint(0, row["registered"] + row.get("temporary", 0))
        if self.chance(20):
            row["owners"] = self.rng.randint(1, 3)
        return row

    # ---- meters

    def meter(self, service: str, unit: str, account: str | None, usual: str, **more: Any) -> None:
        """A meter with its readings, its troubles, perhaps its replacement."""
        zones = more.pop("zones", None)
        self.number += 1
        name = f"m{self.number}"
        who: Row = {"scope": "house"} if account is None else {"account": account}
        if self.chance(10):
            more["ratio"] = self.rng.choice(("2", "1.5", "0.5"))
        steady = more.pop("steady", False) or account is None
        of_house = account is None
        history = self.rng.choice((14, 8, 7) if steady else (14, 8, 7, 6, 5, 4, 3, 2, 1, 0))
        start = {zone: Fraction(self.decimal("0", "500", 3)) for zone in zones or ("single",)}
        now = dict(start)
        row = dict(
            meter=name, service=service, unit=unit, **who, **more, **self.shown(start, "start")
        )
        ages = ["old"] if steady else ["old", "old", "young", "new"]
        age = self.rng.choice(ages)
        put = self.day_in(shift(self.months[0], -history))
        if age == "old":
            put = date(self.first.year - self.rng.choice((3, 3, 3, 12)), 1, 1)
        if age == "new":
            put = self.day_in(self.rng.choice(self.months))
        row["valid_from"] = str(put)
        by_reading = of_house and service == "electricity"
        if self.chance(8 if of_house else 15) and (of_house or not steady) and not by_reading:
            row["verified_until"] = self.some_day()
        removed: date | None = None
        if self.chance(8) and not steady and age != "new":
            removed = max(self.day_in(self.rng.choice(self.months)), put + timedelta(days=1))
            removed += timedelta(days=int(removed.day == 1))
            row["valid_to"] = str(removed)
        self.fact("meters", **row)
        reading_day = self.rng.choice((20, 23, 25, 28))
        for by in range(-history, len(self.months)):
            month = Period(shift(self.months[0], by))
            day = date(month.year, month.month, reading_day)
            for zone in now:
                now[zone] += Fraction(self.decimal("0", usual, 3))
            missing = 12 if steady and by >= 0 else 2 if steady else 25 if by >= 0 else 6
            if day <= put or (removed and day >= removed) or self.chance(missing):
                continue
            self.read(name, day, now)
        if removed:
            if self.chance(80):
                self.read(name, removed, now)
            if self.chance(70):
                again = dict(row, meter=name + "b", valid_from=str(removed))
                for key in ("valid_to", "verified_until"):
                    again.pop(key, None)
                again.update(self.shown({zone: Fraction(0) for zone in now}, "start"))
                self.fact("meters", **again)
                for month_name in self.months:
                    month = Period(month_name)
                    day = date(month.year, month.month, 28)
                    if day > removed and self.chance(75):
                        passed = Fraction((day - removed).days)
                        self.read(name + "b", day, {zone: passed / 4 for zone in now})
        if self.chance(10 if of_house else 18) and (of_house or not steady):
            begin = self.day_in(shift(self.months[0], self.rng.choice((-1, 0, 0, 1))))
            state: Row = {"meter": name, "valid_from": str(begin)}
            if self.chance(40):
                state["valid_to"] = str(begin + timedelta(days=self.rng.choice((1, 9, 31, 61))))
            troubles = ("failed",) if of_house else ("failed", "interference", "no_access")
            trouble = self.rng.choice(troubles)
            self.fact("meter_states", trouble=trouble, **state)

    def shown(self, values: dict[str, Fraction], word: str) -> Row:
        plural = {"start": "starts", "value": "values"}[word]
        if set(values) == {"single"}:
            return {word: text(values["single"])}
        return {plural: {zone: text(value) for zone, value in values.items()}}

    def read(self, name: str, day: date, values: dict[str, Fraction]) -> None:
        self.fact("readings", meter=name, date=str(day), **self.shown(values, "value"))

    def consumers(self, service: str, unit: str, usual: str, month_volume: str) -> None:
        """Meters of some accounts; the shop has a meter or a contract."""
        for name in self.flats:
            if self.chance(50):
                self.changing(
                    "installability",
                    {"account": name, "service": service, "possible": self.chance(70)},
                    {"account": name, "service": service, "possible": self.chance(50)}, 15,
                )
            if self.chance(65):
                both = self.chance(10)
                for _ in range(2 if both else 1):
                    self.meter(service, unit, name, usual)
            if self.chance(8):
                more = {"valid_to": str(self.day_in(self.months[-1]))} if self.chance(40) else {}
                self.fact(
                    "volume_acts", account=name, service=service, unit=unit,
                    month_volume=self.decimal("0", month_volume, 3),
                    valid_from=str(self.day_in(shift(self.months[0], -1))), **more,
                )
        if self.shop:
            metered = self.chance(60)
            if metered:
                self.meter(service, unit, self.shop, month_volume)
            if not metered or self.chance(self.contracts):
                self.fact(
                    "volume_acts", account=self.shop, service=service, unit=unit, kind="contract",
                    month_volume=self.decimal("0", month_volume, 3),
                )
        if self.chance(15):
            begin = date.fromisoformat(self.some_day())
            only: Row = {"accounts": [self.rng.choice(self.flats)]} if self.chance(50) else {}
            self.fact(
                "interruptions", service=service, valid_from=str(begin),
                valid_to=str(begin + timedelta(days=self.rng.randint(1, 14))), **only,
            )
        if self.chance(12):
            until = date.fromisoformat(self.some_day())
            since = until - timedelta(days=self.rng.choice((0, 1, 5, 40, 89, 92, 200)))
            self.fact(
                "interference_acts", account=self.rng.choice(self.flats), service=service,
                since=str(since), date=str(until),
            )
