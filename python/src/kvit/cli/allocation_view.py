"""Allocated payments on the screen."""

from __future__ import annotations

from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from kvit.allocation import (
    AllocatedAccount,
    AllocatedPart,
    AllocatedPayment,
    Allocation,
    PartKind,
    TakeBackKind,
    TakenBack,
)
from kvit.cli.basis import acts, known, practices, rules
from kvit.cli.lang import say
from kvit.cli.show import items, money, number_column, table, text_column
from kvit.figures import day, number
from kvit.text import Lang, Text

_KINDS = {
    PartKind.PRINCIPAL: Text("основной долг", "principal"),
    PartKind.PENALTY: Text("пени", "penalty"),
    PartKind.COURT_COST: Text("издержки", "costs"),
    PartKind.VOLUNTARY: Text("добровольно", "voluntary"),
    PartKind.ADVANCE: Text("переплата", "advance"),
}
_TAKE_BACKS = {
    TakeBackKind.REVERSAL: Text("Сторно", "Reversal"),
    TakeBackKind.REFUND: Text("Возврат", "Refund"),
    TakeBackKind.TRANSFER: Text("Перенос", "Transfer"),
}


def print_allocation(out: Console, found: Allocation, lang: Lang) -> None:
    """Payments, what is taken back of them, what accounts owe after them."""
    out.print(Styled(f"{say('Платежи', 'Payments', lang)} {found.id}", style="bold"))
    if found.title:
        out.print(found.title)
    for payment in found.payments:
        _print_payment(out, payment, lang)
    for taken in found.take_backs:
        _print_taken_back(out, taken, lang)
    for account in found.accounts:
        out.print(_account(account, lang))
    out.print(_totals(found, lang))
    _print_basis(out, found, lang)


def print_payment(out: Console, found: Allocation, id: str, lang: Lang) -> None:
    """The story of one payment: itself, what was taken back, and what transfers made of it."""
    _tell(out, found, id, lang)
    _print_basis(out, found, lang)


def _tell(out: Console, found: Allocation, id: str, lang: Lang) -> None:
    _print_payment(out, found.payment(id), lang)
    for taken in found.take_backs:
        if taken.payment == id:
            _print_taken_back(out, taken, lang)
            if taken.kind is TakeBackKind.TRANSFER:
                _tell(out, found, taken.id, lang)


def _print_payment(out: Console, payment: AllocatedPayment, lang: Lang) -> None:
    title = [f"{say('Платёж', 'Payment', lang)} {payment.id}", day(payment.paid, lang)]
    if payment.account is not None:
        title.append(f"{say('счёт', 'account', lang)} {payment.account}")
    if payment.transferred is not None:
        title.append(f"{say('перенесён из', 'transferred from', lang)} {payment.transferred}")
    title.append(money(payment.amount, lang))
    rest = [
        (Text("переплата на счёте", "advance on the account"), payment.advance),
        (Text("не выяснено", "unallocated"), payment.unallocated),
        (Text("из них снято", "taken back of it"), -payment.taken_back),
    ]
    _print_places(out, ", ".join(title), payment.parts, rest, lang)
    _print_reasons(out, payment, lang)


def _print_taken_back(out: Console, taken: TakenBack, lang: Lang) -> None:
    title = [
        f"{_TAKE_BACKS[taken.kind].get(lang)} {taken.id} {say('из', 'of', lang)} {taken.payment}",
        day(taken.date, lang),
        money(taken.amount, lang),
        f"{taken.reason} ({taken.author})",
    ]
    rest = [
        (Text("переплата на счёте", "advance on the account"), taken.advance),
        (Text("не выяснено", "unallocated"), taken.unallocated),
    ]
    _print_places(out, ", ".join(title), taken.parts, rest, lang)
    _print_reasons(out, taken, lang)


def _print_places(
    out: Console,
    title: str,
    parts: tuple[AllocatedPart, ...],
    rest: list[tuple[Text, Decimal]],
    lang: Lang,
) -> None:
    rows = table(title)
    rows.add_column(say("месяц", "month", lang), no_wrap=True)
    text_column(rows, say("получатель", "creditor", lang))
    text_column(rows, say("услуга", "service", lang))
    text_column(rows, say("что", "what", lang))
    number_column(rows, say("сумма", "amount", lang))
    for each in parts:
        what = _KINDS[each.kind].get(lang)
        rows.add_row(str(each.month), each.creditor, each.service, what, number(each.amount, lang))
    for text, value in rest:
        if value:
            rows.add_row("", "", "", text.get(lang), number(value, lang))
    out.print(rows)


def _print_reasons(out: Console, each: AllocatedPayment | TakenBack, lang: Lang) -> None:
    items(out, say("Почему", "Why", lang), [reason.text.get(lang) for reason in each.reasons])
    out.print()


def _account(account: AllocatedAccount, lang: Lang) -> Table:
    rows = table(f"{say('После платежей: счёт', 'After the payments: account', lang)} {account.account}")
    rows.add_column(say("месяц", "month", lang), no_wrap=True)
    text_column(rows, say("получатель", "creditor", lang))
    text_column(rows, say("услуга", "service", lang))
    text_column(rows, say("что", "what", lang))
    number_column(rows, say("было", "owed", lang))
    number_column(rows, say("оплачено", "paid", lang))
    number_column(rows, say("осталось", "left", lang))
    for each in account.receivables:
        kind = PartKind.VOLUNTARY if each.voluntary else PartKind(each.kind.value)
        sums = (number(value, lang) for value in (each.amount, each.paid, each.left))
        what = _KINDS[kind].get(lang)
        rows.add_row(str(each.month), each.creditor, each.service, what, *sums)
    if account.advance:
        advance = _KINDS[PartKind.ADVANCE].get(lang)
        rows.add_row("", "", "", advance, "", "", number(-account.advance, lang))
    return rows


def _totals(found: Allocation, lang: Lang) -> Table:
    rows = Table(box=None, show_header=False, pad_edge=False)
    text_column(rows, "")
    number_column(rows, "")
    totals = found.totals
    for title, value, always in (
        (Text("Поступило", "Received"), totals.received, True),
        (Text("Возвращено", "Returned"), totals.returned, False),
        (Text("Разнесено", "Allocated"), totals.allocated, True),
        (Text("Переплата на счетах", "Advances on accounts"), totals.advance, False),
        (Text("Не выяснено", "Unallocated"), totals.unallocated, False),
    ):
        if value or always:
            rows.add_row(title.get(lang), money(value, lang))
    return rows


def _print_basis(out: Console, found: Allocation, lang: Lang) -> None:
    decisions = [each.text.get(lang) for each in found.decisions]
    basis = rules(found.law, found.policy, found.engine, lang) + known(found.known_on, lang)
    items(out, say("Решения", "Decisions", lang), decisions)
    items(out, say("Применённые правила", "Practices", lang), practices(found.practices, lang))
    items(out, say("Акты и источники", "Acts and sources", lang), acts(found.sources, lang))
    items(out, say("Основание", "Basis", lang), basis)
