"""Reconciled payments on the screen."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from kvit.cli.lang import say
from kvit.cli.show import items, money, number_column, table, text_column
from kvit.figures import day, number
from kvit.reconciliation import NextStep, Proceeding, ReconciledRow, Reconciliation, RowStatus
from kvit.text import Lang, Text

_STATUS = {
    RowStatus.MATCHED: Text("сошёлся", "matched"),
    RowStatus.PARTIAL: Text("меньше", "partial"),
    RowStatus.OVER: Text("больше", "over"),
    RowStatus.ADVANCE: Text("аванс", "advance"),
    RowStatus.DUPLICATE: Text("повтор", "duplicate"),
    RowStatus.CONFLICT: Text("противоречие", "conflict"),
    RowStatus.WRONG_ACCOUNT: Text("другой счёт?", "wrong account"),
    RowStatus.UNKNOWN: Text("не выяснен", "unknown"),
    RowStatus.REVERSED: Text("отменён", "reversed"),
    RowStatus.REVERSAL: Text("отмена", "reversal"),
    RowStatus.REVERSAL_WAITS: Text("отмена ждёт", "reversal waits"),
}
_TOTALS = {
    "received": Text("Платежи реестров", "Payments of registries"),
    "accepted": Text("Принято", "Accepted"),
    "suspected": Text("Принято, возможен двойной платёж", "Accepted, perhaps paid twice"),
    "unallocated": Text("Не выяснено", "Unallocated"),
    "duplicates": Text("Повторы", "Duplicates"),
    "conflicting": Text("Противоречивые", "Conflicting"),
    "reversed": Text("Отменено агентом", "Reversed"),
    "reversals": Text("Отмены реестров", "Reversals of registries"),
    "reversals_applied": Text("Отмены сработали", "Reversals applied"),
    "reversals_repeated": Text("Повторы отмен", "Repeated reversals"),
    "reversals_held": Text("Отмены ждут", "Reversals held"),
}
_WORDS = {
    "created": Text("создан", "created"),
    "authorised": Text("деньги удержаны", "authorised"),
    "captured": Text("оплачен", "captured"),
    "received": Text("деньги поступили", "received"),
    "posted": Text("зачислен", "posted"),
    "reversed": Text("отменён", "reversed"),
    "searching": Text("в розыске", "searching"),
    "waiting": Text("заявления нет", "waiting"),
    "filed": Text("подано", "filed"),
    "found": Text("найден", "found"),
    "not_found": Text("не найден", "not found"),
    "withdrawn": Text("отозвано", "withdrawn"),
    "prepared": Text("готовится", "prepared"),
    "accepted": Text("удовлетворено", "granted"),
    "transferred": Text("перенесено", "transferred"),
    "refunded": Text("возвращено", "refunded"),
    "refused": Text("отказано", "refused"),
    "authorise": Text("удержать", "authorise"),
    "capture": Text("оплатить", "capture"),
    "search": Text("искать", "search"),
    "find": Text("найти", "find"),
    "receive": Text("получить", "receive"),
    "post": Text("зачислить", "post"),
    "reverse": Text("отменить", "reverse"),
    "file": Text("подать", "file"),
    "not_find": Text("не найти", "fail to find"),
    "withdraw": Text("отозвать", "withdraw"),
    "accept": Text("удовлетворить", "grant"),
    "refuse": Text("отказать", "refuse"),
    "transfer": Text("перенести", "transfer"),
    "refund": Text("вернуть", "refund"),
}
#: They stand even where they are zero.
_ALWAYS = ("received", "accepted")


def print_reconciliation(out: Console, found: Reconciliation, lang: Lang) -> None:
    out.print(Styled(f"{say('Сверка', 'Reconciliation', lang)} {found.id}", style="bold"))
    if found.title:
        out.print(found.title)
    out.print(_rows(found, lang))
    reasons = [
        f"{each.id}: {'; '.join(why.text.get(lang) for why in each.reasons)}" for each in found.rows
    ]
    items(out, say("Почему", "Why", lang), reasons)
    for title, proceedings in (
        (Text("Платежи по состояниям", "Payments by their states"), found.lives),
        (Text("Розыск", "Searches"), found.searches),
        (Text("Ошибочные платежи", "Misdirected payments"), found.claims),
    ):
        if proceedings:
            out.print(_proceedings(title.get(lang), proceedings, lang))
    out.print(_totals(found, lang))
    practices = [
        f"{each.title.get(lang)}: {each.text.get(lang)} ({each.choice}, {each.by})"
        for each in found.practices
    ]
    items(out, say("Применённые правила", "Practices", lang), practices)


def _rows(found: Reconciliation, lang: Lang) -> Table:
    rows = table()
    rows.add_column(say("оплачен", "paid", lang), no_wrap=True)
    text_column(rows, say("операция", "operation", lang))
    text_column(rows, say("реестр", "registry", lang))
    number_column(rows, say("сумма", "amount", lang))
    text_column(rows, say("счёт", "account", lang))
    text_column(rows, say("чем стал", "became", lang))
    for each in found.rows:
        rows.add_row(
            day(each.paid, lang),
            each.id,
            each.registry,
            number(each.amount, lang),
            _account(each),
            _status(each, lang),
        )
    return rows


def _account(row: ReconciledRow) -> str:
    """Where it is not certain, the candidates with their percents."""
    if row.account is not None:
        return row.account
    told = [f"{each.account} {each.confidence} %" for each in row.candidates]
    if row.more_candidates:
        told.append(f"+{row.more_candidates}")
    return f"{row.written or '—'}" + (f" → {', '.join(told)}" if told else "")


def _status(row: ReconciledRow, lang: Lang) -> str:
    told = _STATUS[row.status].get(lang)
    if row.document is not None:
        told += f" ({row.document})"
    if row.suspected_of is not None:
        told += say(", дважды?", ", twice?", lang)
    return told


def _proceedings(title: str, proceedings: tuple[Proceeding, ...], lang: Lang) -> Table:
    rows = table(title)
    rows.add_column("id", no_wrap=True)
    rows.add_column(say("состояние", "state", lang), no_wrap=True)
    text_column(rows, say("дальше", "next", lang))
    text_column(rows, say("решения", "decisions", lang))
    for each in proceedings:
        state = _WORDS[each.state].get(lang)
        if each.since:
            state += f" ({day(each.since, lang)})"
        steps = [_step(step, lang) for step in each.next]
        told = "; ".join(why.text.get(lang) for why in each.decisions)
        rows.add_row(each.id, state, "; ".join(steps) or "—", told)
    return rows


def _step(step: NextStep, lang: Lang) -> str:
    told = _WORDS[step.event].get(lang)
    return f"{told} {say('с', 'from', lang)} {day(step.since, lang)}" if step.since else told


def _totals(found: Reconciliation, lang: Lang) -> Table:
    rows = Table(box=None, show_header=False, pad_edge=False)
    text_column(rows, "")
    number_column(rows, "")
    for name, title in _TOTALS.items():
        value = getattr(found.totals, name)
        if value or name in _ALWAYS:
            rows.add_row(title.get(lang), money(value, lang))
    return rows
