"""Penalties on the screen."""

from __future__ import annotations

from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from kvit.cli.basis import acts, known, practices, rules
from kvit.cli.lang import say
from kvit.cli.show import item, items, money, number_column, table, text_column
from kvit.figures import day, number
from kvit.penalty import Penalty, PenaltyInterval, ZeroReason
from kvit.penalty_parts import parts_of
from kvit.text import Lang, Text

_ZERO = {
    ZeroReason.NOT_PRESENTED: Text("не предъявлен", "not presented"),
    ZeroReason.TIME_BARRED: Text("давность", "time-barred"),
    ZeroReason.NO_ACCRUAL: Text("мораторий", "suspended"),
    ZeroReason.FREE_DAYS: Text("без пени", "free days"),
}


def print_penalty(out: Console, penalty: Penalty, lang: Lang) -> None:
    as_of = say("на", "as of", lang)
    title = f"{say('Пени', 'Penalty', lang)} {penalty.id}, {penalty.scale}, {as_of} {day(penalty.as_of, lang)}"
    out.print(Styled(title, style="bold"))
    if penalty.title:
        out.print(penalty.title)
    out.print(_intervals(penalty, lang))
    if penalty.payments:
        out.print(_payments(penalty, lang))
    if penalty.comparison:
        out.print(_comparison(penalty, lang))
    out.print(_totals(penalty, lang))
    items(out, say("Решения", "Decisions", lang), [each.text.get(lang) for each in penalty.decisions])
    items(out, say("Применённые правила", "Practices", lang), practices(penalty.practices, lang))
    items(out, say("Акты и источники", "Acts and sources", lang), acts(penalty.sources, lang))
    items(out, say("Основание", "Basis", lang), _basis(penalty, lang))


def _intervals(penalty: Penalty, lang: Lang) -> Table:
    """A row for a debt month, in bold, then those of its intervals: the first heads of the columns
    are for the former, the second for the latter.
    """
    rows = table()
    rows.collapse_padding = True
    number_column(rows, "\n№")
    rows.add_column(say("месяц\nс", "month\nfrom", lang), no_wrap=True)
    rows.add_column(say("срок\nпо", "due\nto", lang), no_wrap=True)
    number_column(rows, say("\nдней", "\ndays", lang))
    number_column(rows, say("\nдолг", "\ndebt", lang))
    number_column(rows, say("\nставка", "\nrate", lang))
    rows.add_column(say("\nдоля", "\nshare", lang), overflow="fold")
    number_column(rows, say("\nпени", "\npenalty", lang))
    for debt in penalty.debts:
        heads = ("", str(debt.period), day(debt.due_date, lang), "", number(debt.amount, lang))
        sums = ("", say("итого", "total", lang), number(debt.penalty, lang))
        rows.add_row(*(Styled(text, style="bold") for text in heads + sums))
        of_debt = [each for each in penalty.intervals if each.is_of(debt)]
        if not any(each.paid_on for each in of_debt):
            for each in of_debt:
                rows.add_row(*_interval(each, lang))
            continue
        for part in parts_of(penalty, debt):
            if not part.intervals:
                continue
            if part.paid_on is None:
                rows.add_row("", say("остаток", "the rest", lang))
            else:
                rows.add_row("", say("оплачено", "paid on", lang), day(part.paid_on, lang))
            for each in part.intervals:
                rows.add_row(*_interval(each, lang))
    return rows


def _interval(each: PenaltyInterval, lang: Lang) -> tuple[str, ...]:
    return (
        str(each.number),
        day(each.first, lang),
        day(each.last, lang),
        str(each.days),
        number(each.debt, lang),
        number(each.rate, lang),
        _share(each, lang),
        number(each.amount, lang),
    )


def _share(each: PenaltyInterval, lang: Lang) -> str:
    if each.zero is None:
        return f"1/{each.divisor}"
    return ", ".join(each.zero_names) or _ZERO[each.zero].get(lang)


def _payments(penalty: Penalty, lang: Lang) -> Table:
    rows = table(say("Платежи", "Payments", lang))
    rows.add_column(say("дата", "date", lang), no_wrap=True)
    number_column(rows, say("сумма", "amount", lang))
    rows.add_column(say("назначен", "named", lang), no_wrap=True)
    text_column(rows, say("отнесён", "put to", lang))
    for each in penalty.payments:
        parts = [f"{part.period}: {number(part.amount, lang)}" for part in each.parts]
        rest = ((say("пени", "penalty", lang), each.penalty), (say("переплата", "advance", lang), each.advance))
        parts += [f"{name}: {number(value, lang)}" for name, value in rest if value]
        named = "—" if each.period is None else str(each.period)
        rows.add_row(day(each.paid_on, lang), number(each.amount, lang), named, "; ".join(parts))
    return rows


def _comparison(penalty: Penalty, lang: Lang) -> Table:
    rows = table(say("Сверка с начисленным ранее", "Beside what was posted before", lang))
    rows.add_column(say("месяц", "month", lang), no_wrap=True)
    number_column(rows, say("причитается", "due", lang))
    number_column(rows, say("начислено", "posted", lang))
    number_column(rows, say("разница", "difference", lang))
    for each in penalty.comparison:
        sums = (each.due, each.posted, each.difference)
        rows.add_row(str(each.period), *(number(value, lang) for value in sums))
    return rows


def _totals(penalty: Penalty, lang: Lang) -> Table:
    rows = Table(box=None, show_header=False, pad_edge=False)
    text_column(rows, "")
    number_column(rows, "")
    named: list[tuple[str, Decimal | None]] = [
        (say("Пени", "Penalty", lang), penalty.total),
        (say("Остаток пени", "Penalty left", lang), _unless(penalty.penalty_left, penalty.total)),
        (say("Остаток долга", "Debt left", lang), penalty.debt_left),
        (say("Долг и пени", "Debt and penalty", lang), penalty.debt_left + penalty.penalty_left),
        (say("Переплата", "Advance", lang), _unless(penalty.advance, Decimal(0))),
        (say("Пени начислено ранее", "Penalty posted before", lang), penalty.posted),
        (say("Разница", "Difference", lang), penalty.difference),
    ]
    for title, value in named:
        if value is not None:
            rows.add_row(title, money(value, lang))
    return rows


def _unless(value: Decimal, plain: Decimal) -> Decimal | None:
    return None if value == plain else value


def _basis(penalty: Penalty, lang: Lang) -> list[str]:
    facts = rules(penalty.law, penalty.policy, penalty.engine, lang)
    days = (
        (say("день решения", "day of the judgment", lang), penalty.judgment_day),
        (say("день предъявления иска", "day of the claim", lang), penalty.claim_date),
    )
    facts += [f"{title} {day(taken, lang)}" for title, taken in days if taken is not None]
    return facts + known(penalty.known_on, lang)
