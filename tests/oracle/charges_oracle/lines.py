"""Lines: equal days together, one rounding."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from .days import Row
from .numbers import ZERO, carried, kopecks


@dataclass
class Line:
    """A line of a bill, with what benefits and taxes are made from."""

    service: str
    component: str
    zone: str
    band: int
    price: Fraction
    exact_quantity: Fraction = ZERO
    exact_amount: Fraction = ZERO
    plain_quantity: Fraction = ZERO  # without a raising factor
    plain_amount: Fraction = ZERO
    days: int = 0
    dates: list[date] = field(default_factory=list)
    about: dict[str, Any] = field(default_factory=dict)
    supply: Row = field(default_factory=dict)

    @property
    def quantity(self) -> Fraction:
        return carried(self.exact_quantity)

    @property
    def amount(self) -> Fraction:
        return kopecks(self.exact_amount)


class Sheet:
    """The lines of an account: days with equal inputs come on one line."""

    def __init__(self) -> None:
        self.lines: dict[Hashable, Line] = {}

    def add(
        self,
        supply: Row,
        component: str,
        price: Fraction,
        quantity: Fraction,
        key: Hashable = None,
        *,
        zone: str = "single",
        band: int = 0,
        amount: Fraction | None = None,
        plain: Fraction | None = None,
        plain_amount: Fraction | None = None,
        day: date | None = None,
        **about: Any,
    ) -> None:
        """Puts a day: `quantity` and `amount` are its own, `plain` has no raising factor."""
        service = supply["service"]
        whole_key = (service, supply["id"], component, zone, band, price, key)
        if day is not None:
            about["day"] = day
        line = self.lines.setdefault(
            whole_key,
            Line(service, component, zone, band, price, about=about, supply=supply),
        )
        plain = quantity if plain is None else plain
        if amount is None:
            amount, plain_amount = quantity * price, plain * price
        line.exact_quantity += quantity
        line.exact_amount += amount
        line.plain_quantity += plain
        line.plain_amount += amount if plain_amount is None else plain_amount
        line.days += 1
        if day is not None:
            line.dates.append(day)
