"""Bill — единый платёжный документ (ЕПД)."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from kvit import _core
from kvit.billed_penalty import BilledPenalty
from kvit.documents import Document, encoded
from kvit.explanation import Explanation, Layout
from kvit.frozen import Frozen
from kvit.month import Month
from kvit.receivable import ReceivableKind
from kvit.source import Source
from kvit.text import Lang, Text

if TYPE_CHECKING:
    from kvit.printing.given import Given


class Section(StrEnum):
    """Section — раздел ЕПД."""

    HOUSING = "housing"
    UTILITY = "utility"
    OTHER = "other"
    VOLUNTARY = "voluntary"


class Component(StrEnum):
    """Which part of a service a line is."""

    WHOLE = "whole"
    WATER = "water"
    HEAT = "heat"
    EXCESS = "excess"
    INTERFERENCE = "interference"
    PLOT = "plot"
    RECALCULATION = "recalculation"
    CORRECTION = "correction"
    BENEFIT = "benefit"
    ABSENCE = "absence"
    QUALITY = "quality"
    VAT = "vat"


class Zone(StrEnum):
    """Zone — зона суток электросчётчика."""

    SINGLE = "single"
    DAY = "day"
    NIGHT = "night"
    PEAK = "peak"
    HALF_PEAK = "half_peak"


class PostingKind(StrEnum):
    """Kind of a posting; the list is closed."""

    CHARGE = "charge"  #: начисление
    RECALCULATION = "recalculation"  #: перерасчёт
    CORRECTION = "correction"  #: ручная корректировка
    PENALTY = "penalty"  #: пени
    PAYMENT = "payment"  #: платёж
    REVERSAL = "reversal"  #: сторно платежа
    TRANSFER = "transfer"  #: перенос, зачёт аванса
    REFUND = "refund"  #: возврат плательщику
    WRITE_OFF = "write_off"  #: списание долга
    BONUS_CREDIT = "bonus_credit"  #: зачёт бонуса
    COURT_COST = "court_cost"  #: издержки по взысканию
    PROVIDER_FINE = "provider_fine"  #: штраф исполнителя


@dataclass(frozen=True, kw_only=True, slots=True)
class LineInput:
    """An input of the line's formula and where it came from."""

    symbol: str
    value: Decimal
    unit: str
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Line — строка начисления."""

    number: int  #: from 1, for `Bill.explain`
    service: str
    title: Text
    component: Component
    zone: Zone  #: of the day; SINGLE where the meter has one
    band: int | None  #: диапазон объёмов, from 1; None: the tariff has none
    section: Section
    provider: str
    creditor: str
    month: Month
    valid_from: date
    valid_to: date  #: the day after the last one
    formula: str
    resource: str
    inputs: tuple[LineInput, ...] = field(repr=False)
    days: tuple[int, int] | None  #: the share of a month; None: all of it
    quantity: Decimal
    quantity_unit: str
    price: Decimal
    price_unit: str
    amount: Decimal
    reason: Text

    @property
    def doubtful(self) -> tuple[Source, ...]:
        """The sources of its inputs that a print must mark, each once."""
        return tuple(dict.fromkeys(i.source for i in self.inputs if i.source.doubtful))


@dataclass(frozen=True, kw_only=True, slots=True)
class Posting:
    """Posting — проводка, with the sign in which it enters the balance."""

    kind: PostingKind
    creditor: str | None  #: none, as the service: the advance of the account
    service: str | None
    month: Month  #: the month of the debt; of an advance: of its payment
    of: ReceivableKind
    amount: Decimal
    date: date | None  #: of a payment: its day
    cause: str  #: the payment, the operation or the fact behind it
    reason: str
    author: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Balance:
    """Balance — сальдо over the month: opening + charged + corrected − paid = closing."""

    creditor: str | None  #: none, as the service: the advance of the account
    creditor_name: str
    service: str | None
    title: Text
    month: Month  #: the month of the debt; of an advance: of its payment
    of: ReceivableKind
    opening: Decimal
    charged: Decimal
    corrected: Decimal  #: by decision
    paid: Decimal
    closing: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    """Totals — итоги. A negative balance is an advance."""

    opening: Decimal
    charged: Decimal  #: without voluntary insurance
    voluntary: Decimal
    corrected: Decimal  #: by decision, neither charged nor paid
    paid: Decimal
    closing: Decimal
    to_pay: Decimal
    to_pay_with_voluntary: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """Decision — решение: what was decided where the facts left a choice, and why. No error."""

    code: str
    subject: str
    text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class PolicyDifference:
    """A practice that differs from ``law_default``, or from what the policy's base does."""

    option: str
    choice: str
    meaning: Text
    valid_from: date | None
    valid_to: date | None
    by: str  #: the policy that chose it


@dataclass(frozen=True, kw_only=True, slots=True)
class Basis:
    """What a bill was computed from."""

    engine: str
    law: str
    tariffs: str
    policy: str
    policy_base: str
    policy_differences: tuple[PolicyDifference, ...]
    known_on: date | None  #: None: every fact of the documents
    opening_given: bool  #: False: balances start from zero


class Bill(Frozen):
    """Bill — единый платёжный документ (ЕПД) of one account for one month.

    >>> from kvit.closed import close
    >>> from kvit.template import template
    >>> bill = close(template("house"), template("tariffs"), month="2025-07").bill("account-1")
    >>> sum(line.amount for line in bill.lines) == bill.totals.charged + bill.totals.voluntary
    True
    >>> read_bill(bill.to_json()) == bill
    True
    """

    def __init__(self, core: _core.Bill) -> None:
        self.__dict__["_core"] = core

    @property
    def house(self) -> str:
        return self._core.house

    @property
    def account(self) -> str:
        return self._core.account

    @property
    def premises(self) -> str:
        return self._core.premises

    @property
    def month(self) -> Month:
        return self._core.month

    @property
    def area(self) -> Decimal:
        """m², on the last day."""
        return self._core.area

    @property
    def people(self) -> int:
        """Counted for norms, on the last day."""
        return self._core.people

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return self._core.lines

    @cached_property
    def postings(self) -> tuple[Posting, ...]:
        return self._core.postings

    @cached_property
    def balances(self) -> tuple[Balance, ...]:
        return self._core.balances

    @cached_property
    def penalties(self) -> tuple[BilledPenalty, ...]:
        """Behind the postings of penalties that the close made (``month_penalty``)."""
        return self._core.penalties

    @cached_property
    def totals(self) -> Totals:
        return self._core.totals

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        return self._core.decisions

    @cached_property
    def basis(self) -> Basis:
        return self._core.basis

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Of the inputs of all lines, each once."""
        return self._core.sources

    def explain(self, line_number: int) -> Explanation:
        """Why a line is what it is; lines are counted from 1."""
        return Explanation(self._core.explain(line_number))

    def to_json(self, layout: Layout = "pretty") -> str:
        """kvit-bill/1, as the core writes it."""
        return self._core.to_json(layout)

    def to_html(
        self, person: Document | None = None, lang: Lang = "ru", *, given: Given | None = None
    ) -> str:
        """The bill as a page that needs no other file; each line opens to why it is so.

        `person` is a kvit-person/1: who pays and who is paid, known to the print alone; what it does
        not say stays a blank line. `given`: all that the print may know, from
        ``kvit.printing.given.given_of``, in the place of `person`.
        """
        from kvit.printing.bill import html_of
        from kvit.printing.given import given_of

        return html_of(self, given or given_of(self, person), lang)

    def to_pdf(
        self,
        path: str | os.PathLike[str],
        person: Document | None = None,
        lang: Lang = "ru",
        *,
        given: Given | None = None,
    ) -> None:
        """The same on A4; the file is there whole or not at all, the same facts give the same bytes."""
        from kvit.printing.bill import html_of
        from kvit.printing.given import given_of
        from kvit.printing.pdf import write_pdf

        write_pdf(html_of(self, given or given_of(self, person), lang, explained=False), path)

    def to_text(
        self, person: Document | None = None, lang: Lang = "ru", *, given: Given | None = None
    ) -> str:
        """The same as plain text of 78 columns."""
        from kvit.printing.bill_text import text_of
        from kvit.printing.given import given_of

        return text_of(self, given or given_of(self, person), lang)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bill) and self._core == other._core

    def __hash__(self) -> int:
        return hash((self.house, self.account, self.month))

    def __repr__(self) -> str:
        return f"<kvit.Bill of {self.account} for {self.month}: {self.totals.charged}>"

    def __reduce__(self) -> tuple[object, ...]:
        return read_bill, (self.to_json("line"),)

    # The core object; set once, in `__init__`.
    _core: _core.Bill


def read_bill(document: Document) -> Bill:
    """A bill from kvit-bill/1."""
    return Bill(_core.read_bill(encoded(document)))
