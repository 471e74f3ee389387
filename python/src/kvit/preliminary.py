"""A numbered calculation inside the month, which a payment can cover."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property

from kvit import _core
from kvit.bill import Bill
from kvit.documents import Document, encoded, policy_document
from kvit.explanation import Layout
from kvit.frozen import Frozen
from kvit.month import Month


class Preliminary(Frozen):
    """Preliminary — предварительный расчёт: the bill of an account by what is known on a day.

    It posts nothing. A payment whose purpose names `number` as its document covers the bill of the
    month when that is closed.
    """

    def __init__(self, core: _core.Preliminary) -> None:
        self.__dict__["_core"] = core

    @property
    def number(self) -> str:
        """Account, month, and on how many days readings of the month have come in."""
        return self._core.number

    @property
    def on(self) -> date:
        """The day whose knowledge it shows."""
        return self._core.on

    @property
    def to_pay(self) -> Decimal:
        """К оплате."""
        return self.bill.totals.to_pay

    @cached_property
    def bill(self) -> Bill:
        """What the bill of the month would be."""
        return Bill(self._core.bill)

    def to_json(self, layout: Layout = "pretty") -> str:
        """kvit-preliminary/1."""
        return self._core.to_json(layout)

    def __repr__(self) -> str:
        return f"<kvit.Preliminary {self.number}: {self.to_pay}>"

    # The core object; set once, in `__init__`.
    _core: _core.Preliminary


def preliminary(
    house: Document,
    tariffs: Document,
    *,
    month: Month | str,
    account: str,
    on: date,
    opening: Document | None = None,
    policy: Document | None = None,
    law: Document | None = None,
) -> Preliminary:
    """The preliminary bill of an account as known on a day of the month; a pure function.

    Documents are those of `close`. The same facts give the same number, so that asking again makes
    no second calculation. Errors: those of `close`, `out_of_range` for a day outside the month,
    `not_found` for an account without a bill.

    >>> from datetime import date
    >>> from kvit.template import template
    >>> made = preliminary(
    ...     template("house"), template("tariffs"), month="2025-07", account="account-1",
    ...     on=date(2025, 7, 26),
    ... )
    >>> made.number
    'account-1/2025-07/1'
    """

    def given(document: Document | None) -> bytes | None:
        return None if document is None else encoded(document)

    return Preliminary(
        _core.preliminary(
            encoded(house),
            encoded(tariffs),
            Month.of(month),
            account,
            on,
            given(opening),
            given(policy_document(policy)),
            given(law),
        )
    )
