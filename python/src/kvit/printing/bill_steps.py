"""From the balance of the month before to the sum that is to be paid: what a payer adds up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from kvit.bill import Balance, Bill, PostingKind
from kvit.figures import NBSP
from kvit.printing.bill_decisions import by_hand
from kvit.printing.bill_figures import Words
from kvit.printing.bill_rows import ZERO, Block
from kvit.receivable import ReceivableKind

#: A sign, words, a sum that is not negative; without a sign it is what the addition begins with.
Step = tuple[str, str, Decimal]


class _Of(StrEnum):
    """What lowers a balance below zero, in the order in which it is taken to be what is left over."""

    PAID = "paid"
    OPENING = "opening"
    CHARGED = "charged"
    PRINCIPAL = "principal"
    PENALTY = "penalty"
    COURT_COST = "court_cost"


@dataclass(frozen=True, kw_only=True, slots=True)
class Advances:
    """Переплата that does not lower what this bill asks for: one creditor's advance pays no other creditor
    (``Totals.to_pay``), and what no service has taken yet waits for the next charges.

    The sum of `left` is ``to_pay − closing``; `later` is the same by what it came from, so that the steps
    have what counts for this bill alone, and nobody reads an advance as a charge.
    """

    left: dict[str | None, Decimal] = field(default_factory=dict)  #: by creditor; none: of the account
    later: dict[_Of, Decimal] = field(default_factory=dict)


def advances_of(bill: Bill) -> Advances:
    by_creditor: dict[str | None, list[Balance]] = {}
    for each in bill.balances:
        by_creditor.setdefault(each.creditor, []).append(each)
    found = Advances()
    for creditor, balances in by_creditor.items():
        over = -sum((each.closing for each in balances), ZERO)
        if over <= 0:
            continue
        found.left[creditor] = over
        for source, lowered in _lowered(balances):
            part = min(over, max(lowered, ZERO))
            found.later[source] = found.later.get(source, ZERO) + part
            over -= part
    return found


def _lowered(balances: Sequence[Balance]) -> Iterable[tuple[_Of, Decimal]]:
    def total(key: str, *kinds: ReceivableKind) -> Decimal:
        return sum((getattr(each, key) for each in balances if each.of in (kinds or ReceivableKind)), ZERO)

    yield _Of.PAID, total("paid")
    yield _Of.OPENING, -total("opening")
    yield _Of.CHARGED, -total("charged")
    for kind in ReceivableKind:
        yield _Of(kind.value), -total("corrected", kind)


def left_words(creditor: str, words: Words) -> str:
    """Of an advance that is left after this bill; `creditor` is a name, empty for that of the account."""
    if not creditor:
        return words.say(
            "Остаётся вашей переплатой: уменьшит следующие платежи",
            "Stays your advance: it lowers the next payments",
        )
    return words.say(
        f"Остаётся вашей переплатой у получателя «{creditor}»: уменьшит следующие платежи ему",
        f"Stays your advance with {creditor}: it lowers the next payments to them",
    )


def steps_of(bill: Bill, blocks: Sequence[Block], words: Words) -> list[Step]:
    """The steps sum to what is to be paid."""
    say, totals, later = words.say, bill.totals, advances_of(bill).later
    steps = list(_opening(bill, later.get(_Of.OPENING, ZERO), words))

    def add(ru: str, en: str, value: Decimal, of: _Of | None = None) -> None:
        if of in later and (over := later.pop(of)):
            value += over
            told = words.figure(over)
            ru += f" (без снижения на {told}: оно уменьшит следующие платежи)"
            en += f" (without a reduction of {told}, which lowers the next payments)"
        steps.append(("−" if value < 0 else "+", say(ru, en), abs(value)))

    lines = sum((each.payable for each in blocks if not each.voluntary), ZERO)
    add("Начислено за месяц", "Charged for the month", lines, _Of.CHARGED)
    accepted = sum((each.charged for each in bill.balances), ZERO) - lines
    if accepted:
        add("Принятые предложения", "Accepted offers", accepted)
    for ru, en, value, of in _posted(bill):
        if value or (of and later.get(of)):
            add(ru, en, value, of)
    if totals.paid:
        steps.append(_paid(bill, later.get(_Of.PAID, ZERO), words))
    return steps


def _paid(bill: Bill, later: Decimal, words: Words) -> Step:
    totals = bill.totals
    ru, en = ("Оплачено", "Paid") if totals.paid > 0 else ("Возвращено", "Returned")
    if known := bill.basis.known_on:
        ru += f" (сведения на{NBSP}{words.day(known)})"
        en += f" (as known on {words.day(known)})"
    if later:
        told = words.figure(totals.paid)
        ru += f": {told}, из{NBSP}них в{NBSP}счёт этого документа"
        en += f": {told}, of which for this bill"
    value = later - totals.paid
    return "+" if value > 0 else "−", words.say(ru, en), abs(value)


def _opening(bill: Bill, later: Decimal, words: Words) -> Iterable[Step]:
    """What was owed, with the penalty in it by name: the penalty of the month is another step. What was
    paid in advance stands apart where this bill does not take all of it.
    """
    first, value = words.long_day(bill.month.first_day), bill.totals.opening
    penalty = sum((each.opening for each in bill.balances if each.of is ReceivableKind.PENALTY), ZERO)
    debt, advance = words.say(f"Долг на {first}", f"Owed on {first}"), ""
    if penalty:
        figure = words.figure(penalty)
        debt += words.say(f", в{NBSP}том числе прежние пени {figure}", f", earlier penalty of {figure} included")
    advance = words.say(f"Переплата на {first}", f"Advance on {first}")
    if not later:
        yield ("−", advance, -value) if value < 0 else ("", debt, value)
        return
    owed, ahead = _apart(bill)
    if owed:
        yield "", debt, owed
    told = words.figure(ahead)
    ru, en = f": {told}, из{NBSP}неё в{NBSP}счёт этого документа", f": {told}, of which for this bill"
    yield "−", advance + words.say(ru, en), ahead - later


def _apart(bill: Bill) -> tuple[Decimal, Decimal]:
    """Debts and advances of the opening: those of one creditor make one sum."""
    by_creditor: dict[str | None, Decimal] = {}
    for each in bill.balances:
        by_creditor[each.creditor] = by_creditor.get(each.creditor, ZERO) + each.opening
    owed = sum((max(each, ZERO) for each in by_creditor.values()), ZERO)
    return owed, owed - bill.totals.opening


def _posted(bill: Bill) -> Iterable[tuple[str, str, Decimal, _Of | None]]:
    """What the month posted beside charges and payments: the penalty that it charged for delay, apart from
    that the ones that somebody posted, by their reasons, and what was decided otherwise about penalties.
    """
    penalties = [each for each in bill.postings if each.kind is PostingKind.PENALTY]
    charged = sum((each.amount for each in penalties if not by_hand(each)), ZERO)
    yield (
        "Пени за просрочку уменьшены" if charged < 0 else "Начислены пени за просрочку",
        "Penalty for delay lowered" if charged < 0 else "Penalty charged for delay",
        charged,
        None,
    )
    reasons: dict[str, Decimal] = {}
    for each in penalties:
        if by_hand(each):
            reasons[each.reason] = reasons.get(each.reason, ZERO) + each.amount
    for reason, amount in reasons.items():
        about = f": {reason}" if reason else ""
        yield f"Пени по решению{about}", f"Penalty by decision{about}", amount, None

    def corrected(kind: ReceivableKind) -> Decimal:
        return sum((each.corrected for each in bill.balances if each.of is kind), ZERO)

    rest = corrected(ReceivableKind.PENALTY) - sum((each.amount for each in penalties), ZERO)
    yield "Пени исправлены по решению", "Penalty corrected by decision", rest, _Of.PENALTY
    costs, principal = corrected(ReceivableKind.COURT_COST), corrected(ReceivableKind.PRINCIPAL)
    yield "Судебные расходы", "Court costs", costs, _Of.COURT_COST
    yield "Исправлено по решению", "Corrected by decision", principal, _Of.PRINCIPAL
