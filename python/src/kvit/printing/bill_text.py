"""A bill as plain text, for a terminal or a letter: 78 columns, figures under figures."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from kvit.bill import Bill
from kvit.bill_words import line_title
from kvit.figures import NBSP
from kvit.printing.bill_rows import Block
from kvit.printing.bill_sheet import Sheet
from kvit.printing.given import Given
from kvit.text import Lang

WIDTH = 78
_SUM = 15


def text_of(bill: Bill, given: Given, lang: Lang = "ru") -> str:
    """Ends with a line feed; the same facts give the same text. Non-breaking spaces stay, so that no
    number is broken by who sends it on.
    """
    sheet = Sheet(bill, given, lang)
    parts = (
        _head(sheet),
        _steps(sheet),
        _meters(sheet),
        _table(sheet),
        _instalments(sheet),
        _support(sheet),
        _below(sheet),
    )
    lines = [line.rstrip(" ") for part in parts for line in part]
    return "\n".join(lines) + "\n"


def _head(sheet: Sheet) -> Iterator[str]:
    say, bill, payer = sheet.say, sheet.bill, sheet.payer
    yield f"{say('ПЛАТЁЖНЫЙ ДОКУМЕНТ за', 'BILL for')} {sheet.month}"
    yield from _wrapped(sheet.account)
    for ru, en, value in (
        ("ЕЛС", "Unified account", payer.unified_account),
        ("Идентификатор ЖКУ", "Services id", payer.service_id),
        ("Идентификатор документа", "Document id", payer.document_id),
    ):
        if value:
            yield sheet.numbered(ru, en, value)
    yield from _wrapped(payer.name)
    yield from _wrapped(sheet.tidy(payer.address))
    area = f"{sheet.figure(bill.area)}{NBSP}{sheet.unit('m2')}"
    yield say(
        f"Площадь {area}, учтено человек: {bill.people}", f"Area {area}, people counted: {bill.people}"
    )
    if sheet.payee is not None:
        yield from _wrapped(f"{say('Получатель', 'Payee')}: {sheet.payee.name}")
        for line in sheet.contacts(sheet.payee):
            yield from _wrapped(line, "  ")
    yield ""
    due = sheet.given.due_date
    until = f" {say('до', 'until')} {sheet.long_day(due)}" if due else ""
    great = sheet.headline
    why = f" {great.why}" if great.why else ""
    yield from _wrapped(f"{say('К ОПЛАТЕ', 'TO PAY')}{until}{why}: {sheet.money(great.value)}")
    for each in great.others:
        yield from _wrapped(f"{each.words[0].upper()}{each.words[1:]}: {sheet.money(each.value)}")
    if sheet.in_advance:
        yield f"{say('У вас переплата', 'You have paid in advance')} {sheet.money(sheet.in_advance)}"


def _steps(sheet: Sheet) -> Iterator[str]:
    yield ""
    for sign, words, value in sheet.steps:
        yield from _sum_line(f"{sign or ' '} {words}", sheet.figure(value))
    yield from _sum_line(f"= {sheet.sum_words}", sheet.figure(sheet.bill.totals.to_pay))
    for sign, words, value in sheet.agreed_steps:
        yield from _sum_line(f"{sign} {words}", sheet.figure(value))
    if sheet.instalments:
        yield from _sum_line(f"= {sheet.agreed_words}", sheet.figure(sheet.instalments.to_pay))
    for words, value in sheet.advances:
        yield from _sum_line(f"  {words}", sheet.figure(value))
    for each in sheet.notices:
        yield ""
        yield from _wrapped(": ".join(filter(None, (each.title, each.text))))


def _meters(sheet: Sheet) -> Iterator[str]:
    if not sheet.meters:
        return
    yield from _heading(sheet.say("Показания приборов учёта", "Readings of meters"))
    for each in sheet.meters:
        number = sheet.meter_number(each).removeprefix("№").lstrip()
        yield from _wrapped(f"{sheet.meter_title(each)}, №{NBSP}{number}")
        shown = f"{sheet.figure(each.before)} → {sheet.figure(each.after)}"
        times = f" × {sheet.volume(each.ratio)}" if each.ratio != 1 else ""
        used = f"{sheet.volume(each.volume)}{NBSP}{sheet.unit(each.unit)}"
        days = ""
        if each.before_on and each.after_on:
            days = f" ({sheet.day(each.before_on)} – {sheet.day(each.after_on)})"
        yield f"  {shown}{times}: {used}{days}"


def _table(sheet: Sheet) -> Iterator[str]:
    yield from _heading(f"{sheet.say('Расчёт платы', 'Calculation')}, ₽")
    for part in sheet.parts:
        yield part.title.upper()
        for block in part.blocks:
            yield from _block(sheet, block)
    yield "-" * WIDTH
    lines = sheet.sums_words
    if sheet.ahead[1]:
        lines = [(sheet.say("Всего", "Total"), sheet.bill.totals.closing), sheet.ahead, *lines]
    for words, value in lines:
        yield from _sum_line(words, sheet.figure(value))


def _block(sheet: Sheet, block: Block) -> Iterator[str]:
    """The service with its total; what the total is made of below, unless it is one line."""
    marks = sheet.marks_of(block)
    title = sheet.block_title(block) + (f" [{marks}]" if marks else "")
    yield from _sum_line(title, sheet.figure(block.total))
    several = len(block.lines) > 1 or block.total != block.payable
    for line in block.lines:
        days = sheet.days_of(line)
        whole = line.title.get(sheet.lang)
        part = line_title(line, sheet.lang).removeprefix(whole).lstrip(":, ")
        volume = f"{sheet.volume(line.quantity)}{NBSP}{sheet.unit(line.quantity_unit)}"
        counted = f"{volume} × {sheet.figure(line.price)}"
        month = sheet.month_of(line) if line in block.changes else ""
        told = ", ".join(filter(None, (part, month, days, counted)))
        if several:
            yield from _sum_line(told, sheet.figure(line.amount), "    ")
        else:
            yield from _wrapped(told, "    ")
    moved = (
        (sheet.say("долг или аванс (−) на начало", "debt or advance (−) brought forward"), block.opening),
        (sheet.say("по решению", "by decision"), block.decided),
        (sheet.say("пени с прежними", "penalty, earlier included"), block.penalty),
        (sheet.say("судебные расходы", "court costs"), block.costs),
        (sheet.say("оплачено", "paid"), block.paid),
    )
    for words, value in moved if block.moved else ():
        if value and not block.is_advance:
            yield from _sum_line(words, sheet.figure(value), "    ")


def _below(sheet: Sheet) -> Iterator[str]:
    if sheet.recalculations:
        yield from _heading(sheet.say("Перерасчёты", "Recalculations"))
        for line in sheet.recalculations:
            words = f"{sheet.change_title(line)}, {sheet.month_of(line)}"
            yield from _sum_line(words, sheet.signed(line.amount))
            yield from _wrapped(line.reason.get(sheet.lang), "    ")
    if sheet.decisions:
        yield from _heading(sheet.say("Решения по счёту", "Decisions about the account"))
        for each in sheet.decisions:
            yield from _sum_line(f"{each.title}, {each.month}", sheet.signed(each.amount))
            yield from _wrapped(each.reason, "    ")
    if sheet.penalties:
        yield from _penalties(sheet)
    if sheet.decided or sheet.doubts.texts():
        yield from _heading(sheet.say("Что учтено в расчёте", "What was decided"))
        for text in sheet.decided:
            yield from _wrapped(text, "* ", "  ")
        for mark, text in sheet.doubts.texts():
            yield from _wrapped(text, f"[{mark}] ", "    ")
    yield ""
    yield from _wrapped(sheet.basis + ".")


def _penalties(sheet: Sheet) -> Iterator[str]:
    penalties = sheet.penalties
    ru, en = "Пени за просрочку, начисленные в этом документе", "Penalty for delay, charged in this bill"
    yield from _heading(sheet.say(ru, en))
    for row in penalties.rows:
        yield from _sum_line(f"{row.title}, {penalties.months(row.debts)}", sheet.figure(row.amount))
        if penalties.days_told and not penalties.folded:
            for days in penalties.days(row.debts[0]):
                yield from _wrapped(days, "    ")
        if row.posted:
            accrued, posted, kept = map(sheet.figure, (row.accrued, row.posted, row.kept))
            ru, en = f"всего {accrued}, из них раньше {posted}", f"{accrued} in all, {posted} of it before"
            if row.kept:
                ru = f"начислено {accrued} + прощено раньше {kept} − в прошлых документах {posted}"
                en = f"accrued {accrued} + forgiven before {kept} − in earlier bills {posted}"
            yield from _wrapped(sheet.say(ru, en), "    ")
    if len(penalties.rows) > 1:
        yield from _sum_line(penalties.whole.title, sheet.figure(penalties.whole.amount))
    yield from _wrapped(penalties.kept_note)
    yield from _wrapped(penalties.note)


def _instalments(sheet: Sheet) -> Iterator[str]:
    say, found = sheet.say, sheet.instalments
    if found is None:
        return
    yield from _heading(say("Рассрочка платежа", "Instalments"))
    for row in found.rows:
        each = row.given
        yield from _sum_line(sheet.block_title(row.block), sheet.figure(each.total))
        for words, value in (
            (say("от платы за расчётный период", "of the charge of the month"), each.current),
            (say("от платы за предыдущие периоды", "of the charges of earlier months"), each.past),
            (
                say("проценты за рассрочку", "interest") + f", {sheet.volume(each.percent)}{NBSP}%",
                each.interest,
            ),
        ):
            if value:
                yield from _sum_line(words, sheet.figure(value), "    ")
        left = say("останется отсрочено", "stays deferred")
        yield from _sum_line(left, sheet.figure(each.deferred), "    ")
        instead = say("вместо суммы к оплате за услугу", "in the place of what the service comes to")
        yield from _wrapped(f"{instead}: {sheet.figure(each.replaces)}", "    ")
    yield from _sum_line(say("Итого в рассрочку", "Instalments in all"), sheet.figure(found.total))
    yield from _sum_line(say("Останется отсрочено", "Stays deferred"), sheet.figure(found.deferred))
    yield from _sum_line(sheet.agreed_words, sheet.figure(found.to_pay))


def _support(sheet: Sheet) -> Iterator[str]:
    if not sheet.support:
        return
    yield from _heading(
        sheet.say("Субсидии, компенсации, меры поддержки", "Subsidies, compensations, measures of support")
    )
    for each in sheet.support:
        yield from _sum_line(each.title, sheet.figure(each.amount))
    yield from _wrapped(sheet.support_note)


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield text
    yield "=" * WIDTH


def _sum_line(words: str, value: str, indent: str = "") -> Iterator[str]:
    """Words to the left, wrapped; the sum to the right of their last line."""
    *first, last = _wrapped(words, indent, indent + "  ", WIDTH - max(_SUM, len(value) + 1))
    yield from first
    yield last + value.rjust(WIDTH - len(last))


def _wrapped(text: str, first: str = "", rest: str | None = None, width: int = WIDTH) -> list[str]:
    """In lines of a width: a line feed of the text is kept. An empty text is no line."""
    below = first if rest is None else rest
    lines: list[str] = []
    for part in text.split("\n") if text else ():
        lines += _cut(part, below if lines else first, below, width)
    return lines


def _cut(text: str, first: str, rest: str, width: int) -> list[str]:
    """Breaks at plain spaces alone: a non-breaking one holds a number together."""
    held = text.replace(NBSP, "\ufffc")
    found = textwrap.wrap(
        held, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
    return [each.replace("\ufffc", NBSP) for each in found] or [first]
