"""Several months of a house, one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kvit import _core
from kvit.book import Book, book_from
from kvit.closed import Closed, close
from kvit.documents import Document
from kvit.month import Month


def close_months(
    house: Document,
    tariffs: Document,
    *,
    month: Month | str,
    through: Month | str,
    opening: Document | None = None,
    policy: Document | None = None,
    law: Document | None = None,
    known_on: date | None = None,
    known_after: int | None = None,
) -> Iterator[Closed]:
    """Closes the months from `month` through `through`, each with the opening of the one before.

    `known_after`: each month is closed as known so many days after its last day, so that what was
    learned later is posted in a later month, as it was in life; without it every month knows what
    is known on `known_on`. With both the earlier of the two days holds.

    >>> from kvit.template import template
    >>> house, tariffs = template("house"), template("tariffs")
    >>> [str(each.month) for each in close_months(house, tariffs, month="2025-07", through="2025-08")]
    ['2025-07', '2025-08']
    """
    now, last = Month.of(month), Month.of(through)
    if last < now:
        expected = f"{now}…"
        raise _core.error("out_of_range", "through", f'"{last}"', expected, expected)
    start = opening
    while now <= last:
        closed = close(
            house,
            tariffs,
            month=now,
            opening=start,
            policy=policy,
            law=law,
            known_on=_known(now, known_on, known_after),
        )
        yield closed
        start = closed.opening
        now = now.next


def _known(month: Month, known_on: date | None, known_after: int | None) -> date | None:
    if known_after is None:
        return known_on
    after = month.next.first_day + timedelta(days=known_after - 1)
    return after if known_on is None else min(after, known_on)


def turnover_of(months: Iterable[Closed], /) -> Book:
    """The ledger of closed months: every balance over every month, and turnover sheets.

    The months of each house follow each other, in any order; houses may be mixed. Errors:
    `contradiction` where a month is missing, comes twice, or does not begin with what the one
    before closed with.

    >>> from kvit.template import template
    >>> house, tariffs = template("house"), template("tariffs")
    >>> book = turnover_of(close_months(house, tariffs, month="2025-07", through="2025-08"))
    >>> july, august = (each.by_house[0] for each in book.months)
    >>> july.closing == august.opening
    True
    """
    return book_from(_core.turnover_of([each._core for each in months]))
