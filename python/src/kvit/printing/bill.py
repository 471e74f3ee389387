"""Квитанция — a bill as a page of HTML, as A4 PDF and as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kvit.bill import Bill
from kvit.printing.bill_sheet import Sheet
from kvit.printing.chart import Series, chart_of
from kvit.printing.given import Given
from kvit.printing.page import rendered
from kvit.printing.qr_picture import qr_svg
from kvit.text import Lang, Text

TEMPLATE = "bill.html.j2"
WHAT = Text("Квитанция для печати", "A printed bill")


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """A chart with its title."""

    title: str
    svg: str
    wide: bool = False


def html_of(bill: Bill, given: Given, lang: Lang = "ru", *, explained: bool = True) -> str:
    """One page that loads nothing; the same facts give the same text.

    `explained`: each line opens to why it is so, for a screen; paper has no place for it.
    """
    sheet = Sheet(bill, given, lang)
    return rendered(
        TEMPLATE,
        WHAT,
        sheet=sheet,
        bill=bill,
        given=given,
        person=given.person,
        say=sheet.say,
        lang=lang,
        figure=sheet.figure,
        day=sheet.day,
        charts=charts_of(sheet),
        codes=codes_of(sheet),
        whole_codes=whole_codes_of(sheet),
        explained=explained,
    )


def charts_of(sheet: Sheet) -> list[Chart]:
    """Money first, then what was used."""
    history = sheet.history
    if history is None:
        return []
    money = [
        Series(title=sheet.say("начислено", "charged"), values=history.charged),
        Series(title=sheet.say("оплачено", "paid"), values=history.paid, light=True),
    ]
    title = sheet.say(
        "Начислено (серым) и оплачено (белым), ₽", "Charged (grey) and paid (white), RUB"
    )
    charts = [Chart(title=title, svg=chart_of(history.months, money, sheet.lang, 0), wide=True)]
    for each in history.consumption:
        name = each.title.get(sheet.lang)
        places = 0 if each.unit == "kWh" else 1 if each.unit == "m3" else 2
        series = [Series(title=name, values=each.volumes)]
        charts.append(
            Chart(
                title=f"{name}, {sheet.unit(each.unit)}",
                svg=chart_of(history.months, series, sheet.lang, places),
            )
        )
    return charts


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """The picture of a payment code with what it pays."""

    title: str
    sum: str
    svg: str


def codes_of(sheet: Sheet) -> list[Code]:
    """Those beside the headline: of what is to be paid now."""
    return _agreed_codes(sheet) or _whole_codes(sheet)


def whole_codes_of(sheet: Sheet) -> list[Code]:
    """Those of the whole sum where the headline has those of the agreed one: apart from each other, so
    that nobody scans one for the other."""
    return _whole_codes(sheet) if _agreed_codes(sheet) else []


def _whole_codes(sheet: Sheet) -> list[Code]:
    codes, totals, say = sheet.given.codes, sheet.bill.totals, sheet.say
    whole = say("Вся сумма", "The whole sum") if sheet.instalments else ""
    return _codes(
        sheet,
        whole,
        (codes.plain, totals.to_pay),
        (codes.with_voluntary, totals.to_pay_with_voluntary),
    )


def _agreed_codes(sheet: Sheet) -> list[Code]:
    codes, found = sheet.given.codes, sheet.instalments
    if found is None:
        return []
    return _codes(
        sheet,
        sheet.say("По рассрочке", "By instalments"),
        (codes.with_instalments, found.to_pay),
        (codes.with_instalments_and_voluntary, found.to_pay + sheet.offered),
    )


def _codes(
    sheet: Sheet,
    title: str,
    without: tuple[bytes | None, Decimal],
    insured: tuple[bytes | None, Decimal],
) -> list[Code]:
    """A code without insurance, and one with it; the first says so only where there is the second."""
    told = []
    for (code, amount), words in (
        (without, sheet.say("без страхования", "without insurance") if insured[0] is not None else ""),
        (insured, sheet.say("со страхованием", "with insurance")),
    ):
        if code is not None:
            whole = ", ".join(filter(None, (title, words)))
            told.append(Code(title=whole[:1].upper() + whole[1:], sum=sheet.money(amount), svg=qr_svg(code)))
    return told
