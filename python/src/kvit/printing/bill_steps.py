"""From the balance of the month before to the sum that is to be paid: what a payer adds up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kvit.bill import Bill, PostingKind
from kvit.figures import NBSP
from kvit.printing.bill_figures import Words
from kvit.printing.bill_rows import ZERO, Block
from kvit.receivable import ReceivableKind

#: A sign, words, a sum that is not negative; without a sign it is what the addition begins with.
Step = tuple[str, str, Decimal]


@dataclass(frozen=True, kw_only=True, slots=True)
class Advances:
    """Переплата that does not lower what this bill asks for.

    ``at_creditors + on_account`` = to pay − closing: one creditor's advance pays no other creditor
    (``Totals.to_pay``), and what no service has taken yet waits for the next charges.
    """

    at_creditors: Decimal
    on_account: Decimal


def advances_of(bill: Bill) -> Advances:
    by_creditor: dict[str | None, Decimal] = {}
    for each in bill.balances:
        by_creditor[each.creditor] = by_creditor.get(each.creditor, ZERO) + each.closing
    waiting = max(-by_creditor.pop(None, ZERO), ZERO)
    own = sum((max(-each, ZERO) for each in by_creditor.values()), ZERO)
    return Advances(at_creditors=own, on_account=waiting)


def advance_words(advances: Advances, words: Words) -> list[tuple[str, Decimal]]:
    """Each kind of advance that there is, in words."""
    own = words.say(
        "Переплата, которая зачтётся только у своего получателя",
        "Advances that lower what is owed to their own creditors only",
    )
    waiting = words.say(
        "Аванс на счёте, который зачтётся при следующих начислениях",
        "An advance on the account, which pays the next charges",
    )
    told = ((own, advances.at_creditors), (waiting, advances.on_account))
    return [(text, value) for text, value in told if value]


def steps_of(bill: Bill, blocks: Sequence[Block], words: Words) -> list[Step]:
    """The steps sum to what is to be paid."""
    say, totals = words.say, bill.totals
    steps = [_opening(bill, words)]

    def add(ru: str, en: str, value: Decimal) -> None:
        steps.append(("−" if value < 0 else "+", say(ru, en), abs(value)))

    lines = sum((each.payable for each in blocks if not each.voluntary), ZERO)
    add("Начислено за месяц", "Charged for the month", lines)
    accepted = sum((each.charged for each in bill.balances), ZERO) - lines
    if accepted:
        add("Принятые предложения", "Accepted offers", accepted)
    for ru, en, value in _posted(bill):
        if value:
            add(ru, en, value)
    if totals.paid:
        ru, en = ("Оплачено", "Paid") if totals.paid > 0 else ("Возвращено", "Returned")
        if known := bill.basis.known_on:
            ru += f" (сведения на{NBSP}{words.day(known)})"
            en += f" (as known on {words.day(known)})"
        add(ru, en, -totals.paid)
    steps += [("+", text, value) for text, value in advance_words(advances_of(bill), words)]
    return steps


def _opening(bill: Bill, words: Words) -> Step:
    """What was owed, with the penalty in it by name: the penalty of the month is another step."""
    first, value = words.long_day(bill.month.first_day), bill.totals.opening
    penalty = sum((each.opening for each in bill.balances if each.of is ReceivableKind.PENALTY), ZERO)
    told = words.say(f"Долг на {first}", f"Owed on {first}")
    if value < 0:
        told = words.say(f"Переплата на {first}", f"Advance on {first}")
    if penalty:
        figure = words.figure(penalty)
        told += words.say(f", в{NBSP}том числе прежние пени {figure}", f", earlier penalty of {figure} included")
    return "−" if value < 0 else "", told, abs(value)


def _posted(bill: Bill) -> Iterable[tuple[str, str, Decimal]]:
    """What the month posted beside charges and payments: the penalty that it charged apart from what
    was decided about penalties."""
    charged = sum((each.amount for each in bill.postings if each.kind is PostingKind.PENALTY), ZERO)

    def corrected(kind: ReceivableKind) -> Decimal:
        return sum((each.corrected for each in bill.balances if each.of is kind), ZERO)

    lowered = ("Пени за просрочку уменьшены", "Penalty for delay lowered", charged)
    return (
        lowered if charged < 0 else ("Начислены пени за просрочку", "Penalty charged for delay", charged),
        (
            "Пени исправлены по решению",
            "Penalty corrected by decision",
            corrected(ReceivableKind.PENALTY) - charged,
        ),
        ("Судебные расходы", "Court costs", corrected(ReceivableKind.COURT_COST)),
        ("Исправлено по решению", "Corrected by decision", corrected(ReceivableKind.PRINCIPAL)),
    )
