"""What stands greatest on a bill: the sum to pay now, and beside it what else may be paid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kvit.bill import Totals
from kvit.printing.bill_figures import Words
from kvit.printing.bill_instalments import Instalments
from kvit.printing.bill_steps import Step


@dataclass(frozen=True, kw_only=True, slots=True)
class Other:
    """A sum beside that of the headline. `strong`: a payer has to see it as well."""

    words: str
    value: Decimal
    strong: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Headline:
    """`value` is to be paid until the due date; `why` says by what, where it is not the whole sum."""

    value: Decimal
    why: str
    others: tuple[Other, ...]


def headline_of(totals: Totals, instalments: Instalments | None, words: Words) -> Headline:
    """Of a bill with instalments the agreed sum, and the whole sum beside it."""
    others = tuple(_others(totals, instalments, words))
    if instalments is None:
        return Headline(value=totals.to_pay, why="", others=others)
    why = words.say("по соглашению о рассрочке", "under the agreed instalments")
    return Headline(value=instalments.to_pay, why=why, others=others)


def agreed_steps_of(totals: Totals, instalments: Instalments | None, words: Words) -> list[Step]:
    """From the whole sum to what is paid now by instalments; empty where an advance at a creditor pays a
    part of what is deferred."""
    if instalments is None:
        return []
    deferred, interest = instalments.deferred, instalments.interest
    if totals.to_pay - deferred + interest != instalments.to_pay:
        return []
    steps = [("−", words.say("Останется отсрочено по соглашению", "Stays deferred as agreed"), deferred)]
    if interest:
        steps.append(("+", words.say("Проценты за рассрочку", "Interest"), interest))
    return steps


def _others(totals: Totals, instalments: Instalments | None, words: Words) -> Iterator[Other]:
    say, offered = words.say, totals.to_pay_with_voluntary - totals.to_pay
    insured = say("с добровольным страхованием, по желанию", "with voluntary insurance, if you wish")
    if instalments is None:
        if offered:
            yield Other(words=insured, value=totals.to_pay_with_voluntary)
        return
    yield Other(
        words=say("вся сумма, без рассрочки", "the whole sum, without instalments"),
        value=totals.to_pay,
        strong=True,
    )
    left = say("останется отсрочено, если платить в рассрочку", "stays deferred if you pay by instalments")
    yield Other(words=left, value=instalments.deferred)
    if offered:
        yield Other(words=insured, value=instalments.to_pay + offered)
        whole = say("вся сумма с добровольным страхованием", "the whole sum with voluntary insurance")
        yield Other(words=whole, value=totals.to_pay_with_voluntary)
