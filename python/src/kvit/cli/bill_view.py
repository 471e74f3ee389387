"""A house's summary and a bill as tables."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from kvit.bill import Balance, Basis, Bill, Line, Section, Totals
from kvit.cli.lang import say
from kvit.cli.show import (
    item,
    items,
    mark,
    money,
    number_column,
    table,
    text_column,
    unit,
    volume,
)
from kvit.bill_words import SECTIONS, doubt_of, line_title, titled
from kvit.closed import Closed
from kvit.figures import day, month, number
from kvit.receivable import ReceivableKind
from kvit.text import Lang


def print_summary(out: Console, closed: Closed, lang: Lang) -> None:
    summary = closed.summary
    rows = table(say("Дом", "House", lang) + f" {closed.house}, {month(closed.month, lang)}")
    text_column(rows, say("услуга", "service", lang))
    number_column(rows, say("объём", "volume", lang))
    rows.add_column(say("ед.", "unit", lang), no_wrap=True)
    number_column(rows, say("начислено", "charged", lang))
    for each in summary.services:
        rows.add_row(
            titled(each.title, each.component, lang),
            volume(each.quantity, lang),
            unit(each.unit, lang),
            number(each.amount, lang),
        )
    out.print(rows)
    size = [
        say("лицевых счетов", "accounts", lang) + f": {summary.accounts}",
        say("площадь", "area", lang) + f": {number(summary.area, lang)} {unit('m2', lang)}",
        say("человек", "people", lang) + f": {summary.people}",
    ]
    out.print(", ".join(size))
    if any(each.house is not None for each in closed.resources):
        out.print(_resources(closed, lang))
    out.print(_totals(summary.totals, lang))


def print_bill(out: Console, bill: Bill, lang: Lang) -> None:
    title = say("Лицевой счёт", "Account", lang)
    notes = Footnotes(lang)
    out.print(
        Styled(
            f"{title} {bill.account}, {month(bill.month, lang)}, "
            f"{number(bill.area, lang)} {unit('m2', lang)}, "
            f"{say('человек', 'people', lang)}: {bill.people}",
            style="bold",
        )
    )
    out.print(_lines(bill, notes, lang))
    if bill.balances:
        out.print(_balances(bill, lang))
    if bill.penalties:
        out.print(_penalties(bill, lang))
    out.print(_totals(bill.totals, lang))
    items(
        out, say("Решения", "Decisions", lang), [each.text.get(lang) for each in bill.decisions]
    )
    items(out, say("Основание", "Basis", lang), _basis(bill.basis, lang))
    for index, note in enumerate(notes.texts(), 1):
        item(out, mark(index), note)


class Footnotes:
    """One note for each doubt, with all the values that it is about."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._labels: dict[str, dict[str, None]] = {}

    def marks(self, line: Line) -> str:
        """Of the sources of a line; they are noted."""
        doubts = {}
        for source in line.doubtful:
            doubt = doubt_of(source, self._lang)
            label = source.label.get(self._lang) or source.id
            self._labels.setdefault(doubt, {})[label] = None
            doubts[doubt] = mark(list(self._labels).index(doubt) + 1)
        return " ".join(doubts.values())

    def texts(self) -> list[str]:
        return [f"{doubt}: {'; '.join(labels)}" for doubt, labels in self._labels.items()]


def _lines(bill: Bill, notes: Footnotes, lang: Lang) -> Table:
    rows = table()
    number_column(rows, "№")
    text_column(rows, say("услуга", "service", lang))
    number_column(rows, say("объём", "volume", lang))
    rows.add_column(say("ед.", "unit", lang), no_wrap=True)
    number_column(rows, say("тариф", "tariff", lang))
    number_column(rows, say("начислено", "charged", lang))
    section: Section | None = None
    for line in bill.lines:
        if line.section is not section:
            section = line.section
            rows.add_row("", Styled(SECTIONS[section].get(lang), style="bold"))
        rows.add_row(
            str(line.number),
            _line_title(line, notes, lang),
            volume(line.quantity, lang),
            unit(line.quantity_unit, lang),
            number(line.price, lang),
            number(line.amount, lang),
        )
    return rows


def _resources(closed: Closed, lang: Lang) -> Table:
    """Счёт дома: what its meters counted, and what became of it."""
    rows = table(say("Счёт дома", "The house's own account", lang))
    text_column(rows, say("ресурс", "resource", lang))
    rows.add_column(say("ед.", "unit", lang), no_wrap=True)
    for ru, en in (
        ("дом", "house"),
        ("помещения", "premises"),
        ("общее", "common"),
        ("перенос", "carried in"),
        ("распределено", "charged"),
        ("на потом", "carried out"),
    ):
        number_column(rows, say(ru, en, lang))
    for each in closed.resources:
        if each.house is None:
            continue
        volumes = (
            each.house,
            each.own,
            each.common,
            each.carried_in,
            each.charged,
            each.carried_out,
        )
        rows.add_row(
            each.title.get(lang), unit(each.unit, lang), *("" if v is None else volume(v, lang) for v in volumes)
        )
    return rows


def _line_title(line: Line, notes: Footnotes, lang: Lang) -> str:
    title = line_title(line, lang)
    if line.days:
        part, whole = line.days
        title += f", {part}/{whole} {unit('day', lang)}"
    marks = notes.marks(line)
    return f"{title} {marks}" if marks else title


def _balances(bill: Bill, lang: Lang) -> Table:
    rows = table(say("Сальдо", "Balances", lang))
    text_column(rows, say("получатель и услуга", "creditor and service", lang))
    rows.add_column(say("месяц", "month", lang), no_wrap=True)
    number_column(rows, say("входящее", "opening", lang))
    number_column(rows, say("начислено", "charged", lang))
    corrected = any(each.corrected for each in bill.balances)
    if corrected:
        number_column(rows, say("исправлено", "corrected", lang))
    number_column(rows, say("оплачено", "paid", lang))
    number_column(rows, say("исходящее", "closing", lang))
    creditor: str | None = ""
    for each in bill.balances:
        if each.creditor != creditor:
            creditor = each.creditor
            rows.add_row(Styled(each.creditor_name, style="bold"))
        rows.add_row(
            _balance_title(each, lang),
            str(each.month),
            number(each.opening, lang),
            number(each.charged, lang),
            *([number(each.corrected, lang)] if corrected else []),
            number(each.paid, lang),
            number(each.closing, lang),
        )
    return rows


def _penalties(bill: Bill, lang: Lang) -> Table:
    """Пени: the days of each debt, then what earlier months posted and what this one does."""
    rows = table(say("Пени", "Penalties", lang))
    text_column(rows, say("долг и дни просрочки", "debt and days of delay", lang))
    number_column(rows, say("долг", "debt", lang))
    number_column(rows, say("дней", "days", lang))
    number_column(rows, say("ставка, %", "rate, %", lang))
    number_column(rows, say("доля", "share", lang))
    number_column(rows, say("пени", "penalty", lang))
    for each in bill.penalties:
        of, due = month(each.month, lang), day(each.due_date, lang)
        rows.add_row(
            Styled(
                say(
                    f"{each.title.ru}, {of}, последний день оплаты {due}",
                    f"{each.title.en}, {of}, last day for payment {due}",
                    lang,
                ),
                style="bold",
            )
        )
        for days in each.days:
            rows.add_row(
                f"{day(days.first, lang)} – {day(days.last, lang)}",
                number(days.debt, lang),
                str((days.last - days.first).days + 1),
                number(days.rate, lang),
                f"1/{days.divisor}",
                number(days.amount, lang),
            )
        for words, amount in (
            (say("проведено раньше", "posted earlier", lang), -each.posted),
            (say("пересчёт: долг или оплата", "again: debt or payment", lang), each.by_facts),
            (say("пересчёт: ставка или порядок", "again: rate or practice", lang), each.by_rules),
            (say("за этот месяц", "for this month", lang), each.this_month),
        ):
            if amount:
                rows.add_row(words, "", "", "", "", number(amount, lang))
    return rows


def _balance_title(balance: Balance, lang: Lang) -> str:
    title = balance.title.get(lang)
    match balance.of:
        case ReceivableKind.PENALTY:
            return say(f"{title}, пени", f"{title}, penalty", lang)
        case ReceivableKind.COURT_COST:
            return say(f"{title}, издержки", f"{title}, costs", lang)
        case _:
            return title


def _totals(totals: Totals, lang: Lang) -> Table:
    rows = Table(box=None, show_header=False, pad_edge=False)
    text_column(rows, "")
    number_column(rows, "")
    named = [
        (say("Входящее сальдо", "Opening balance", lang), totals.opening),
        (say("Начислено", "Charged", lang), totals.charged),
        *([(say("Исправлено", "Corrected", lang), totals.corrected)] if totals.corrected else []),
        (say("Оплачено", "Paid", lang), totals.paid),
        (say("Исходящее сальдо", "Closing balance", lang), totals.closing),
        (say("К оплате", "To pay", lang), totals.to_pay),
    ]
    if totals.voluntary:
        named += [
            (say("Добровольное страхование", "Voluntary insurance", lang), totals.voluntary),
            (
                say("К оплате со страхованием", "To pay with insurance", lang),
                totals.to_pay_with_voluntary,
            ),
        ]
    for title, value in named:
        rows.add_row(title, money(value, lang))
    return rows


def _basis(basis: Basis, lang: Lang) -> list[str]:
    facts = [
        say("закон", "law", lang) + f": {basis.law}",
        say("тарифы", "tariffs", lang) + f": {basis.tariffs}",
        say("практика", "policy", lang) + f": {basis.policy}",
        f"kvit {basis.engine}",
    ]
    if basis.known_on:
        facts.append(say("известно на", "as known on", lang) + f": {basis.known_on}")
    facts += [f"{each.option}: {each.meaning.get(lang)} ({each.by})" for each in basis.policy_differences]
    if not basis.opening_given:
        facts.append(
            say(
                "входящее сальдо не передано: остатки считаются с нуля",
                "without an opening the balances start from zero",
                lang,
            )
        )
    return facts
