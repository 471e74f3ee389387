"""Penalty — пени за просрочку платы."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kvit import _core
from kvit.bill import Decision
from kvit.documents import Document, encoded
from kvit.explanation import Explanation
from kvit.month import Month
from kvit.penalty_case import Posted, Row, case_of, policy_of, with_options
from kvit.practice import Practice, practice_of
from kvit.source import Source
from kvit.text import Lang
from kvit.written import date_of, decision_of, source_of


class ZeroReason(StrEnum):
    """Why nothing accrues on the days of an interval."""

    NOT_PRESENTED = "not_presented"  #: документ не предъявлен (не размещён в ГИС ЖКХ)
    TIME_BARRED = "time_barred"  #: истекла исковая давность
    NO_ACCRUAL = "no_accrual"  #: мораторий или иное приостановление
    FREE_DAYS = "free_days"  #: шкала не начисляет за эти дни просрочки


class _OfDebt:
    """What belongs to one debt."""

    __slots__ = ()
    period: Month
    due_date: date

    def is_of(self, debt: PenaltyDebt) -> bool:
        """Two debts may share a month, but not the due date too."""
        return (self.period, self.due_date) == (debt.period, debt.due_date)


@dataclass(frozen=True, kw_only=True, slots=True)
class PenaltyInterval(_OfDebt):
    """PenaltyInterval — a run of days with the same debt, rate, share and reason of zero."""

    number: int  #: from 1, for `Penalty.explain`
    period: Month
    due_date: date
    first: date
    last: date  #: inclusive
    days: int
    overdue_day: int | None  #: номер первого дня просрочки; None where the bill was not presented
    debt: Decimal
    rate: Decimal  #: percent a year
    divisor: int | None  #: 300 is one three-hundredth; None: nothing accrues
    zero: ZeroReason | None
    zero_names: tuple[str, ...]  #: of the suspensions, with ``no_accrual``
    paid_on: date | None  #: of the payment that covered this part, with ``rate_on_payment_day``
    amount: Decimal  #: rounded for printing alone where the practice rounds later
    #: What the days rest on: equal days may rest on several acts, one after the other.
    rate_sources: tuple[Source, ...]
    limit_sources: tuple[Source, ...]  #: only where the limit decided the rate
    scale_sources: tuple[Source, ...]
    zero_sources: tuple[Source, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """All of them, each once."""
        found = self.rate_sources + self.limit_sources + self.scale_sources + self.zero_sources
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, kw_only=True, slots=True)
class PenaltyDebt:
    """PenaltyDebt — долг одного месяца: what became of it and its penalty."""

    period: Month
    due_date: date
    amount: Decimal
    raised: Decimal  #: by corrections
    paid: Decimal
    left: Decimal
    penalty: Decimal
    posted: Decimal | None  #: начислено ранее; None where the case has none
    difference: Decimal | None  #: penalty − posted
    due_source: Source | None  #: None: the case gives the due date


@dataclass(frozen=True, kw_only=True, slots=True)
class PaymentPart(_OfDebt):
    """What of a payment went to one debt."""

    period: Month
    due_date: date
    amount: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class PenaltyPayment:
    """PenaltyPayment — платёж and what it went to."""

    id: str
    paid_on: date
    amount: Decimal  #: negative: a correction or a reversal
    period: Month | None  #: as the payer named it
    parts: tuple[PaymentPart, ...]
    penalty: Decimal  #: what went to the penalty: named by the payer, or of an advance
    advance: Decimal  #: what nothing took


@dataclass(frozen=True, kw_only=True, slots=True)
class PostedComparison:
    """PostedComparison — сверка с начисленным ранее: one month, also without a debt."""

    period: Month
    due: Decimal  #: what the calculation gives now
    posted: Decimal
    difference: Decimal  #: due − posted


@dataclass(frozen=True, kw_only=True, slots=True)
class Penalty:
    """Penalty — расчёт пени по делу.

    >>> result = penalty(
    ...     debts=[("2025-01", "10000.00", date(2025, 2, 10))],
    ...     payments=[(date(2025, 4, 30), Decimal("4000.00"))],
    ...     as_of=date(2025, 7, 25),
    ... )
    >>> result.debt_left, sum(each.amount for each in result.intervals) == result.total
    (Decimal('6000.00'), True)
    """

    engine: str
    law: str
    policy: str
    id: str
    title: str
    scale: str
    as_of: date
    known_on: date | None
    judgment_day: date | None  #: день вынесения решения, where the practice took it
    claim_date: date | None  #: день предъявления иска, where the practice took it
    total: Decimal  #: пени на день расчёта, before anything pays them
    penalty_left: Decimal  #: less what was paid of them
    debt_left: Decimal  #: principal that is not paid
    advance: Decimal  #: money that nothing took
    posted: Decimal | None  #: начислено ранее; None where the case does not say
    difference: Decimal | None  #: total − posted
    comparison: tuple[PostedComparison, ...] = field(repr=False)  #: by months; of `posted`
    intervals: tuple[PenaltyInterval, ...] = field(repr=False)
    debts: tuple[PenaltyDebt, ...] = field(repr=False)
    payments: tuple[PenaltyPayment, ...] = field(repr=False)
    practices: tuple[Practice, ...] = field(repr=False)
    decisions: tuple[Decision, ...] = field(repr=False)
    sources: tuple[Source, ...] = field(repr=False)
    _written: str = field(repr=False)
    _asked: _Asked = field(repr=False, compare=False)

    def practice(self, option: str) -> str:
        """The choice for one option.

        >>> penalty(debts=[], as_of=date(2025, 7, 25)).practice("rounding")
        'round_interval'
        """
        for each in self.practices:
            if each.option == option:
                return each.choice
        known = ", ".join(each.option for each in self.practices)
        raise _core.error("not_found", "option", f'"{option}"', known, known)

    def explain(self, number: int) -> Explanation:
        """Why an interval is what it is; intervals are counted from 1."""
        if not isinstance(number, int) or isinstance(number, bool):
            raise TypeError(f"number: an interval is named by an int, not a {type(number).__name__}")
        if not 1 <= number <= len(self.intervals):
            known = f"1..{len(self.intervals)}"
            raise _core.error("not_found", "interval", _shown(number), known, known)
        asked = self._asked
        return Explanation(
            _core.penalty_explain(asked.case, asked.law, asked.policy, asked.known_on, number)
        )

    def to_json(self) -> str:
        """kvit-penalty-result/1, as the core writes it."""
        return self._written

    def to_html(self, person: Document | None = None, lang: Lang = "ru") -> str:
        """Расчёт пени as a page that needs no other file.

        `person` is a kvit-person/1: who claims from whom, known to the print alone. What it does
        not say stays a blank line to be filled in by hand.
        """
        from kvit.printing.penalty import html_of

        return html_of(self, person, lang)

    def to_pdf(
        self, path: str | os.PathLike[str], person: Document | None = None, lang: Lang = "ru"
    ) -> None:
        """The same as A4, written whole or not at all; the same facts give the same bytes."""
        from kvit.printing.pdf import write_pdf

        write_pdf(self.to_html(person, lang), path)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the core was asked: needed again to explain."""

    case: bytes
    law: bytes | None
    policy: str | bytes | None
    known_on: date | None


def penalty(
    case: Document | None = None,
    /,
    *,
    debts: Iterable[Row] | None = None,
    payments: Iterable[Row] | None = None,
    scale: str | None = None,
    as_of: date | None = None,
    policy: Document | None = None,
    suspensions: Iterable[Row] | None = None,
    posted: Posted | None = None,
    known_on: date | None = None,
    judgment_day: date | None = None,
    claim_date: date | None = None,
    law: Document | None = None,
) -> Penalty:
    """Computes penalties: a pure function of its arguments.

    Either `case` is a kvit-penalty/1, or the facts are given one by one: `debts` as rows of period,
    amount and due date (by law where it is absent), `payments` as rows of date, amount and the
    period that the payer named, `suspensions` with name, from and to (both inclusive), `posted` by
    months, a mapping or pairs; a row is a mapping of the fields of the document, or its first values in order. `scale`
    is ``zhk14`` unless it is said.

    `policy` is the name of a shipped policy or a kvit-policy/1, which the case builds on, or a
    mapping of options, which go before those of the case. `known_on` and `law` are as for `close`.

    >>> by_law = penalty(debts=[("2025-01", "10000.00")], as_of=date(2025, 7, 25))
    >>> by_law.debts[0].due_date
    datetime.date(2025, 2, 10)
    >>> days = penalty(debts=[{"period": Month(2025, 1), "amount": 10000}], as_of=date(2025, 7, 25),
    ...                policy={"rounding": "round_day"})
    >>> days.practice("rounding"), days.total == by_law.total
    ('round_day', False)
    """
    if case is None:
        if debts is None or as_of is None:
            raise TypeError("penalty() needs a case, or debts and as_of")
        case = case_of(
            debts=debts,
            payments=payments,
            scale=scale,
            as_of=as_of,
            suspensions=suspensions,
            posted=posted,
            judgment_day=judgment_day,
            claim_date=claim_date,
        )
    else:
        _refuse_facts(
            debts=debts,
            payments=payments,
            scale=scale,
            as_of=as_of,
            suspensions=suspensions,
            posted=posted,
            judgment_day=judgment_day,
            claim_date=claim_date,
        )
    if isinstance(policy, Mapping) and "schema" not in policy:
        case, policy = with_options(case, policy), None
    asked = _Asked(
        case=encoded(case),
        law=None if law is None else encoded(law),
        policy=policy_of(policy),
        known_on=known_on,
    )
    return _read(_core.penalty(asked.case, asked.law, asked.policy, asked.known_on), asked)


def _refuse_facts(**facts: object) -> None:
    """A case says all of them itself."""
    for name, value in facts.items():
        if value is not None:
            raise TypeError(f"penalty() takes a case or facts; with a case there is no {name}")


# ---- reading what the core writes


def _read(text: str, asked: _Asked) -> Penalty:
    written = json.loads(text)
    sources = tuple(source_of(each) for each in written["sources"])

    return Penalty(
        **{name: written[name] for name in ("engine", "law", "policy", "id", "scale")},
        **_sums(written, "total", "penalty_left", "debt_left", "advance"),
        title=written.get("title", ""),
        as_of=date.fromisoformat(written["as_of"]),
        known_on=date_of(written.get("known_on")),
        judgment_day=date_of(written.get("judgment_day")),
        claim_date=date_of(written.get("claim_date")),
        posted=_sum(written, "posted"),
        difference=_sum(written, "difference"),
        comparison=tuple(_comparison(each) for each in written.get("comparison", ())),
        intervals=tuple(_interval(each, sources) for each in written["intervals"]),
        debts=tuple(_debt(each, sources) for each in written["debts"]),
        payments=tuple(_payment(each) for each in written["payments"]),
        practices=tuple(practice_of(each) for each in written["practices"]),
        decisions=tuple(decision_of(each) for each in written["decisions"]),
        sources=sources,
        _written=text,
        _asked=asked,
    )


def _sum(row: Mapping[str, Any], name: str) -> Decimal | None:
    value = row.get(name)
    return None if value is None else Decimal(value)


def _sums(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: Decimal(row[name]) for name in names}


def _shown(number: int) -> str:
    """Python refuses to write a number of thousands of digits."""
    return str(number) if number.bit_length() <= 64 else hex(number)[:18] + "…"


def _month(text: str | None) -> Month | None:
    return None if text is None else Month.of(text)


def _term(row: Mapping[str, Any]) -> dict[str, Any]:
    """Which debt a row is of."""
    return {"period": Month.of(row["period"]), "due_date": date.fromisoformat(row["due_date"])}


def _interval(row: Mapping[str, Any], sources: Sequence[Source]) -> PenaltyInterval:
    zero = row.get("zero")
    by_role: dict[str, Any] = {
        f"{role}_sources": tuple(sources[each] for each in row["sources"].get(role, ()))
        for role in ("rate", "limit", "scale", "zero")
    }
    return PenaltyInterval(
        **_term(row),
        **_sums(row, "debt", "rate", "amount"),
        number=row["number"],
        first=date.fromisoformat(row["from"]),
        last=date.fromisoformat(row["to"]),
        days=row["days"],
        overdue_day=row.get("first_day"),
        divisor=row["divisor"] or None,
        zero=None if zero is None else ZeroReason(zero),
        zero_names=tuple(row.get("zero_names", ())),
        paid_on=date_of(row.get("paid_on")),
        **by_role,
    )


def _debt(row: Mapping[str, Any], sources: Sequence[Source]) -> PenaltyDebt:
    due = row["sources"].get("due")
    return PenaltyDebt(
        **_term(row),
        **_sums(row, "amount", "raised", "paid", "left", "penalty"),
        posted=_sum(row, "posted"),
        difference=_sum(row, "difference"),
        due_source=None if due is None else sources[due],
    )


def _comparison(row: Mapping[str, Any]) -> PostedComparison:
    return PostedComparison(
        period=Month.of(row["period"]), **_sums(row, "due", "posted", "difference")
    )


def _payment(row: Mapping[str, Any]) -> PenaltyPayment:
    return PenaltyPayment(
        id=row.get("id", ""),
        paid_on=date.fromisoformat(row["date"]),
        period=_month(row.get("period")),
        parts=tuple(
            PaymentPart(**_term(each), amount=Decimal(each["amount"])) for each in row["parts"]
        ),
        **_sums(row, "amount", "penalty", "advance"),
    )
