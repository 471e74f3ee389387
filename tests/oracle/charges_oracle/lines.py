"""Lines: equal days together, one rounding."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
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
    days: int = 0
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
        **about: Any,
    ) -> None:
        """Puts a day: `quantity` and `amount` are those of the day."""
        service = supply["service"]
        whole_key = (service, supply["id"], component, zone, band, price, key)
        line = self.lines.setdefault(
            whole_key,
            Line(service, component, zone, band, price, about=about, supply=supply),
        )
        line.exact_quantity += quantity
        line.exact_amount += quantity * price if amount is None else amount
        line.days += 1
