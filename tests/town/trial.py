"""A town on trial: everything that is claimed of it, and the smallest town for what fails."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import orders
from .attribution import broken_in_attribution
from .identities import Broken, broken_in
from .ledger import broken_in_ledger, orders_of_the_book
from .model import Town
from .penalties import broken_in_penalties
from .preview import broken_in_preview
from .recalculation import broken_in_past
from .registries import broken_in_registries
from .remittance import broken_in_remittance
from .shrink import show, shrink
from .verbs import Verbs
from .year import Refused, Year, live

ORDERS: dict[str, Callable[[Town, random.Random], Town]] = {
    "known ahead": lambda town, _: town,  # every month knows the payments of all months to come
    "shuffled": orders.shuffled,
    "repeated": orders.repeated,
    "rearrived": orders.rearrived,
}


@dataclass(frozen=True)
class Failure:
    """What went wrong, and in which town with all its payments."""

    name: str
    text: str
    town: Town


def failures(town: Town, verbs: Verbs, ways: tuple[str, ...] = tuple(ORDERS)) -> Iterator[Failure]:
    """Each claim that does not hold, the cheapest first."""
    try:
        year = live(town, verbs)
    except Refused as refused:
        yield Failure(refused.kind, str(refused), refused.town)
        return
    for broken in identities(year, verbs):
        yield Failure(broken.identity, str(broken), year.town)
    digest = year.digest()
    for name in ways:
        other = ORDERS[name](year.town, random.Random(town.seed))
        try:
            same = live(other, verbs).digest() == digest
            text = "other bytes"
        except Refused as refused:
            same, text = False, str(refused)
        if not same:
            yield Failure(f"order: {name}", text, year.town)


def identities(year: Year, verbs: Verbs) -> Iterator[Broken]:
    for step in year.steps:
        yield from broken_in(step)
    yield from broken_in_past(year, verbs)
    yield from broken_in_penalties(year)
    yield from broken_in_attribution(year, verbs)
    yield from broken_in_preview(year, verbs)
    yield from broken_in_ledger(year, verbs)
    yield from broken_in_remittance(year, verbs)
    yield from broken_in_registries(year.town, verbs)
    yield from orders_of_the_book(year, verbs)


def first_failure(town: Town, verbs: Verbs | None = None) -> Failure | None:
    return next(failures(town, verbs or Verbs()), None)


def smallest(failure: Failure, verbs: Verbs | None = None) -> Failure:
    """The same failure in the smallest town found."""
    ways = tuple(name for name in ORDERS if failure.name == f"order: {name}")

    def again(town: Town) -> Failure | None:
        try:
            found = failures(town, verbs or Verbs(), ways)
            return next((each for each in found if each.name == failure.name), None)
        except (AssertionError, IndexError, KeyError, StopIteration, ValueError):
            return None  # a town that lacks what it needs

    small = shrink(failure.town, lambda town: again(town) is not None)
    result = again(small)
    assert result is not None
    return result


def report(failure: Failure) -> str:
    return f"{failure.text}\n\nthe smallest documents that still fail:\n{show(failure.town)}"
