"""Comparison — разница двух квитанций по причинам, до копейки."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from kvit import _core
from kvit.bill import Bill, Component, PostingKind, Section, Totals, Zone
from kvit.closed import Closed
from kvit.documents import Document, encoded
from kvit.explanation import Layout
from kvit.frozen import Frozen
from kvit.month import Month
from kvit.receivable import ReceivableKind
from kvit.source import Source
from kvit.text import Lang, Text
from kvit.written import source_of, text_of


class Cause(StrEnum):
    """Why a part of a difference is there."""

    FACT = "fact"  #: факт о доме или счёте
    TARIFF = "tariff"
    NORM = "norm"
    LAW = "law"  #: акт
    CALENDAR = "calendar"  #: дни месяца
    PRACTICE = "practice"  #: учётная практика
    METHOD = "method"  #: другой способ расчёта
    APPEARED = "appeared"  #: новая строка
    VANISHED = "vanished"
    OPENING = "opening"  #: входящее сальдо
    POSTING = "posting"  #: оплата и корректировки
    OFFER = "offer"  #: добровольное страхование принято
    ADVANCE = "advance"  #: аванс другому получателю
    ROUNDING = "rounding"
    ENGINE = "engine"  #: версия kvit


class MovementKind(StrEnum):
    """What a movement is, beside the lines."""

    OPENING = "opening"
    POSTING = "posting"
    ACCEPTED = "accepted"
    ADVANCE = "advance"
    TAKEN = "taken"


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A value, and which document says so."""

    value: Decimal
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class DifferencePart:
    """Часть разницы with its one cause."""

    cause: Cause
    symbol: str  #: of an input of the formula; empty where it is none
    name: Text
    unit: str
    before: Known | None
    after: Known | None
    amount: Decimal
    text: Text  #: the whole sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class LineDifference:
    """Разница строк that answer each other: one on each side, or several where a month was cut."""

    section: Section
    service: str
    title: Text
    creditor: str
    component: Component
    zone: Zone
    band: int | None
    month: Month
    before_lines: tuple[int, ...]  #: numbers on the bill, from 1
    after_lines: tuple[int, ...]
    before: Decimal
    after: Decimal
    difference: Decimal
    parts: tuple[DifferencePart, ...]  #: they sum to the difference


@dataclass(frozen=True, kw_only=True, slots=True)
class MovementDifference:
    """Разница проводок и сальдо of one balance, with the sign in which it enters what is to be paid."""

    kind: MovementKind
    posting: PostingKind | None
    reference: str  #: the payment, the operation or the fact behind a posting
    creditor: str | None
    service: str | None
    month: Month | None
    of: ReceivableKind | None
    before: Decimal
    after: Decimal
    difference: Decimal
    cause: Cause
    text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountDifference:
    """Разница двух квитанций of one account."""

    account: str
    month_before: Month | None  #: None: there was no bill
    month_after: Month | None
    before: Totals | None
    after: Totals | None
    difference: Decimal  #: of the sums to pay
    lines: tuple[LineDifference, ...] = field(repr=False)  #: those that differ
    movements: tuple[MovementDifference, ...] = field(repr=False)
    causes: Mapping[Cause, Decimal]  #: they sum to the difference


class Comparison(Frozen):
    """The difference of two bills, or of two closed months, every kopeck with its cause.

    >>> from kvit.closed import close
    >>> from kvit.template import template
    >>> july = close(template("house"), template("tariffs"), month="2025-07")
    >>> compare(july, july).accounts
    ()
    >>> august = close(
    ...     template("house"), template("tariffs"), month="2025-08", opening=july.opening
    ... )
    >>> found = compare(july, august)
    >>> sum(found.causes.values()) == found.difference
    True
    """

    def __init__(self, core: _core.Comparison) -> None:
        self.__dict__["_core"] = core

    @cached_property
    def accounts(self) -> tuple[AccountDifference, ...]:
        """The accounts that differ, in the order of ids."""
        return tuple(_account(each) for each in self.to_dict()["accounts"])

    @cached_property
    def before(self) -> Totals:
        """Of all accounts."""
        return _totals(self.to_dict()["totals"]["before"])

    @cached_property
    def after(self) -> Totals:
        """Of all accounts."""
        return _totals(self.to_dict()["totals"]["after"])

    @property
    def difference(self) -> Decimal:
        """Of the sums to pay."""
        return self.after.to_pay - self.before.to_pay

    @cached_property
    def causes(self) -> Mapping[Cause, Decimal]:
        """What each cause does to the sum to pay; they sum to the difference."""
        return _causes(self.to_dict()["causes"])

    def sentence(self, lang: Lang = "ru") -> str:
        """For a resident: the sum to pay, then each part on a line of its own."""
        return self._core.sentence(lang)

    def tree(self, lang: Lang = "ru") -> str:
        """For an engineer: lines, parts, the values of both sides with their sources."""
        return self._core.tree(lang)

    def to_json(self, layout: Layout = "pretty") -> str:
        """kvit-comparison/1, as the core writes it."""
        return self._core.to_json(layout)

    def to_dict(self) -> dict[str, Any]:
        """The same as Python values, with decimals as strings."""
        value: dict[str, Any] = json.loads(self.to_json("line"))
        return value

    def __bool__(self) -> bool:
        """Whether there is a difference."""
        return bool(self.accounts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Comparison) and self.to_json("line") == other.to_json("line")

    def __hash__(self) -> int:
        return hash(self.to_json("line"))

    def __repr__(self) -> str:
        return f"<kvit.Comparison of {len(self.accounts)} accounts: {self.difference}>"

    # The core object; set once, in `__init__`.
    _core: _core.Comparison


def compare(before: Bill | Closed | Document, after: Bill | Closed | Document, /) -> Comparison:
    """Why the sum is another one: every kopeck of the difference goes to a changed fact, tariff,
    norm, act or practice, to a line of one side alone, to a payment or a balance, or to rounding.

    Each side is a bill, a closed month, or such a document; the months may differ. One bill beside
    another is taken as two of one account, otherwise accounts are matched by their ids. The path of
    an error begins with ``before:`` or ``after:``.
    """
    return Comparison(_core.compare(_written(before), _written(after)))


def _written(given: Bill | Closed | Document) -> bytes:
    return encoded(given.to_json("line") if isinstance(given, (Bill, Closed)) else given)


# ---- reading what the core writes


def _totals(written: Mapping[str, str]) -> Totals:
    names = (
        "opening",
        "charged",
        "voluntary",
        "corrected",
        "paid",
        "closing",
        "to_pay",
        "to_pay_with_voluntary",
    )
    return Totals(**{name: Decimal(written.get(name, "0.00")) for name in names})


def _causes(written: list[Mapping[str, str]]) -> Mapping[Cause, Decimal]:
    return {Cause(each["cause"]): Decimal(each["amount"]) for each in written}


def _account(written: Mapping[str, Any]) -> AccountDifference:
    before, after = written.get("before"), written.get("after")
    sources = [source_of(each) for each in written["sources"]]
    return AccountDifference(
        account=written["account"],
        month_before=Month.of(before["month"]) if before else None,
        month_after=Month.of(after["month"]) if after else None,
        before=_totals(before["totals"]) if before else None,
        after=_totals(after["totals"]) if after else None,
        difference=Decimal(written["difference"]),
        lines=tuple(_line(each, sources) for each in written["lines"]),
        movements=tuple(_movement(each) for each in written["movements"]),
        causes=_causes(written["causes"]),
    )


def _line(written: Mapping[str, Any], sources: list[Source]) -> LineDifference:
    return LineDifference(
        section=Section(written["section"]),
        service=written["service"],
        title=text_of(written["title"]),
        creditor=written["creditor"],
        component=Component(written["component"]),
        zone=Zone(written.get("zone", "single")),
        band=written.get("band"),
        month=Month.of(written["month"]),
        before_lines=tuple(written["before_lines"]),
        after_lines=tuple(written["after_lines"]),
        before=Decimal(written["before"]),
        after=Decimal(written["after"]),
        difference=Decimal(written["difference"]),
        parts=tuple(_part(each, sources) for each in written["parts"]),
    )


def _part(written: Mapping[str, Any], sources: list[Source]) -> DifferencePart:
    def known(name: str) -> Known | None:
        one = written.get(name)
        return one and Known(value=Decimal(one["value"]), source=sources[one["source"]])

    return DifferencePart(
        cause=Cause(written["cause"]),
        symbol=written.get("symbol", ""),
        name=text_of(written.get("name")),
        unit=written.get("unit", ""),
        before=known("before"),
        after=known("after"),
        amount=Decimal(written["amount"]),
        text=text_of(written["text"]),
    )


def _movement(written: Mapping[str, Any]) -> MovementDifference:
    posting, month, of = (written.get(name) for name in ("posting", "month", "of"))
    return MovementDifference(
        kind=MovementKind(written["kind"]),
        posting=None if posting is None else PostingKind(posting),
        reference=written.get("reference", ""),
        creditor=written.get("creditor"),
        service=written.get("service"),
        month=None if month is None else Month.of(month),
        of=None if of is None else ReceivableKind(of),
        before=Decimal(written["before"]),
        after=Decimal(written["after"]),
        difference=Decimal(written["difference"]),
        cause=Cause(written["cause"]),
        text=text_of(written["text"]),
    )
