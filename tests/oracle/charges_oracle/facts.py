"""The facts of a house on a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from .days import Row, valid
from .numbers import exact
from .options import Options


class House:
    def __init__(self, document: dict[str, Any], options: Options) -> None:
        self.document = document
        self.options = options
        self.homes: dict[tuple[str, date], Row | None] = {}
        self.of_days: dict[tuple[str, date], list[Row]] = {}
        self.accounts = sorted({row["account"] for row in self.rows("accounts")})

    def rows(self, name: str) -> list[Row]:
        rows: list[Row] = self.document.get(name, [])
        return rows

    def on(self, name: str, day: date, **match: Any) -> list[Row]:
        """The facts of a list that are valid on a day and have these values."""
        if (name, day) not in self.of_days:
            self.of_days[name, day] = [row for row in self.rows(name) if valid(row, day)]
        return [
            row
            for row in self.of_days[name, day]
            if all(row.get(key) == value for key, value in match.items())
        ]

    def one(self, name: str, day: date, **match: Any) -> Row | None:
        found = self.on(name, day, **match)
        return found[0] if found else None

    def premises_of(self, account: str, day: date) -> Row | None:
        """None on a day on which the account is not open."""
        key = (account, day)
        if key not in self.homes:
            opened = self.one("accounts", day, account=account)
            home = self.one("premises", day, premises=opened["premises"]) if opened else None
            self.homes[key] = home
        return self.homes[key]

    def people(self, account: str, day: date) -> int:
        """п. 56(2): permanently and temporarily resident, without any the owners."""
        row = self.one("occupancy", day, account=account)
        if row is None:
            return 0
        live = int(row["registered"]) + int(row.get("temporary", 0))
        if live == 0:
            by_owners = self.options("nobody_registered", day) == "owners"
            return int(row.get("owners", 0)) if by_owners else 0
        if self.options("temporarily_absent", day) == "not_counted":
            live -= int(row.get("absent", 0))
        return live

    def supplies(self, account: str, day: date) -> list[Row]:
        return [
            row
            for row in self.on("supplies", day)
            if "accounts" not in row or account in row["accounts"]
        ]

    def supply(self, account: str, service: str, day: date) -> Row | None:
        found = [row for row in self.supplies(account, day) if row["service"] == service]
        return found[0] if found else None

    def interrupted(self, account: str, service: str, day: date) -> bool:
        return any(
            "accounts" not in row or account in row["accounts"]
            for row in self.on("interruptions", day, service=service)
        )

    def installable(self, account: str, service: str, day: date) -> bool | None:
        """None: no act says so."""
        row = self.one("installability", day, account=account, service=service)
        return bool(row["possible"]) if row else None

    def all_area(self, day: date) -> Fraction:
        """S_ob: of all dwellings and other premises."""
        return sum((exact(row["area"]) for row in self.on("premises", day)), Fraction(0))

    def common_area(self, service: str, day: date) -> Fraction | None:
        """S_oi of a resource."""
        named = self.one("common_areas", day, service=service)
        general = [row for row in self.on("common_areas", day) if "service" not in row]
        row = named or (general[0] if general else None)
        return exact(row["area"]) if row else None

    def residential(self, account: str, day: date) -> bool:
        premises = self.premises_of(account, day)
        return premises is not None and premises["kind"] != "non_residential"
