"""The month of a house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from kvit import _core
from kvit.bill import Bill, Component, Decision, Totals
from kvit.documents import Document, encoded, policy_document
from kvit.explanation import Layout
from kvit.frozen import Frozen
from kvit.month import Month
from kvit.text import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceSummary:
    """Totals of a house for one part of a service."""

    service: str
    title: Text
    component: Component
    quantity: Decimal
    unit: str
    amount: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class HouseSummary:
    """A house in a month."""

    accounts: int
    area: Decimal
    people: int
    services: tuple[ServiceSummary, ...]
    totals: Totals


@dataclass(frozen=True, kw_only=True, slots=True)
class HouseResource:
    """ResourceMonth — счёт дома по ресурсу за месяц, volumes in `unit`.

    Where `charged` is given, house + carried_out + dropped = own + charged + carried_in. Of heating
    `own` is what the meters of the premises counted.
    """

    service: str
    title: Text
    unit: str
    house: Decimal | None  #: by the house meter; None: not known, and the others are 0
    by_average: bool  #: the house meter failed or was not read
    own: Decimal  #: of all premises
    common: Decimal  #: house − own
    carried_in: Decimal  #: minus of earlier months, as a positive number
    charged: Decimal | None  #: of the common property by its volume; None: by norm or an average
    carried_out: Decimal
    dropped: Decimal  #: minus that the policy does not carry


class Closed(Frozen):
    """A closed month of a house.

    >>> from kvit.template import template
    >>> july = close(template("house"), template("tariffs"), month="2025-07")
    >>> august = close(
    ...     template("house"), template("tariffs"), month="2025-08", opening=july.opening
    ... )
    >>> august.summary.totals.opening == july.summary.totals.closing
    True
    """

    def __init__(self, core: _core.Closed) -> None:
        self.__dict__["_core"] = core

    @property
    def house(self) -> str:
        return self._core.house

    @property
    def month(self) -> Month:
        return self._core.month

    @cached_property
    def summary(self) -> HouseSummary:
        return self._core.summary

    @cached_property
    def resources(self) -> tuple[HouseResource, ...]:
        """Счёт дома: the resources that premises share, by services."""
        return self._core.resources

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided for no account of its own: a take-back that waits for its payment."""
        return self._core.decisions

    @cached_property
    def bills(self) -> tuple[Bill, ...]:
        """In the order of account ids."""
        return tuple(Bill(each) for each in self._core.bills)

    def bill(self, account: str) -> Bill:
        """The bill of one account."""
        for each in self.bills:
            if each.account == account:
                return each
        choices = ", ".join(each.account for each in self.bills[:10])
        if len(self.bills) > 10:
            choices += ", …"
        raise _core.error("not_found", "account", f'"{account}"', choices, choices)

    @cached_property
    def opening(self) -> str:
        """kvit-opening/1 of the next month, as the core writes it: the `opening` of its `close`."""
        return self._core.opening("pretty")

    def to_json(self, layout: Layout = "pretty") -> str:
        """Summary, bills and opening of the next month in one document, kvit-closed/1."""
        return self._core.to_json(layout)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Closed) and self._core == other._core

    def __hash__(self) -> int:
        return hash((self.house, self.month))

    def __repr__(self) -> str:
        return f"<kvit.Closed {self.house} {self.month}: {len(self.bills)} bills>"

    # The core object; set once, in `__init__`.
    _core: _core.Closed


def close(
    house: Document,
    tariffs: Document,
    *,
    month: Month | str,
    opening: Document | None = None,
    policy: Document | None = None,
    law: Document | None = None,
    known_on: date | None = None,
) -> Closed:
    """Closes a month of a house: a pure function of its arguments.

    Without an opening the balances start from zero, and every bill says so. Facts known after
    `known_on` do not exist for it. Without `law` the pack inside the library holds. `policy` is a
    document, or the name of a shipped policy: ``law_default`` (also without one), ``court``,
    ``legacy_compatible``. The path of an error in a document other than the house
    begins with its name: ``tariffs:norms[0].unit``.

    >>> from kvit.template import template
    >>> close(template("house"), template("tariffs"), month="2025-07").month
    Month(year=2025, month=7)
    """

    def given(document: Document | None) -> bytes | None:
        return None if document is None else encoded(document)

    return Closed(
        _core.close(
            encoded(house),
            encoded(tariffs),
            Month.of(month),
            given(opening),
            given(policy_document(policy)),
            given(law),
            known_on,
        )
    )
