"""Months of an account side by side, for the charts of a bill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kvit.bill import Bill, Component, Section
from kvit.month import Month
from kvit.printing.bill_methods import Method, methods_of
from kvit.text import Text

MONTHS = 12
#: Charts of consumption that a page has room for.
_RESOURCES = 4
_UNITS = frozenset(("m3", "kWh", "Gcal"))
_NOT_OWN = frozenset(("waste_water", "solid_waste"))
#: A volume by norm alone, or a share of the house's, is no consumption to look at.
_COUNTED = frozenset((Method.METER, Method.AVERAGE))
_PARTS = frozenset((Component.WHOLE, Component.WATER))


@dataclass(frozen=True, kw_only=True, slots=True)
class Consumption:
    """A service of the premises over the months; None where there is no bill."""

    title: Text
    unit: str
    volumes: tuple[Decimal | None, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """The months that end with that of the bill, at most twelve."""

    months: tuple[Month, ...]
    charged: tuple[Decimal | None, ...]
    paid: tuple[Decimal | None, ...]
    consumption: tuple[Consumption, ...]


def history_of(bill: Bill, earlier: Iterable[Bill]) -> History | None:
    """From the closed bills of the same account; None where no earlier one is given.

    A month without a bill stays empty: nothing is drawn through it.
    """
    by_month = {
        each.month: each
        for each in earlier
        if (each.house, each.account) == (bill.house, bill.account) and each.month < bill.month
    }
    months = [bill.month]
    while len(months) < MONTHS and any(each < months[0] for each in by_month):
        months.insert(0, months[0].previous)
    if len(months) == 1:
        return None
    by_month[bill.month] = bill
    bills = [by_month.get(each) for each in months]
    return History(
        months=tuple(months),
        charged=tuple(None if each is None else each.totals.charged for each in bills),
        paid=tuple(None if each is None else each.totals.paid for each in bills),
        consumption=tuple(_consumptions(bills))[:_RESOURCES],
    )


def _consumptions(bills: Sequence[Bill | None]) -> list[Consumption]:
    volumes: dict[tuple[str, str], list[Decimal | None]] = {}
    titles: dict[str, Text] = {}
    counted: set[str] = set()
    empty: list[Decimal | None] = [None if each is None else Decimal(0) for each in bills]
    for index, bill in enumerate(bills):
        if bill is None:
            continue
        for line in bill.lines:
            if (
                line.section is not Section.UTILITY
                or line.quantity_unit not in _UNITS
                or line.component not in _PARTS
                or line.month != bill.month
                or line.service in _NOT_OWN
                or line.service.startswith("common_")
            ):
                continue
            titles[line.service] = line.title
            if _COUNTED & set(methods_of(line)):
                counted.add(line.service)
            at = volumes.setdefault((line.service, line.quantity_unit), list(empty))
            at[index] = (at[index] or Decimal(0)) + line.quantity
    return [
        Consumption(title=titles[service], unit=unit, volumes=tuple(values))
        for (service, unit), values in volumes.items()
        if service in counted
    ]
