"""Квитанция — a bill as a page of HTML, as A4 PDF and as plain text."""

from __future__ import annotations

from dataclasses import dataclass

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
    """That of what has to be paid first."""
    codes, totals = sheet.given.codes, sheet.bill.totals
    told = []
    if codes.plain is not None:
        title = ""
        if codes.with_voluntary is not None:
            title = sheet.say("Без страхования", "Without insurance")
        elif codes.with_instalments is not None:
            title = sheet.say("Вся сумма", "The whole sum")
        told.append(Code(title=title, sum=sheet.money(totals.to_pay), svg=qr_svg(codes.plain)))
    if codes.with_voluntary is not None:
        title = sheet.say("Со страхованием", "With insurance")
        svg = qr_svg(codes.with_voluntary)
        told.append(Code(title=title, sum=sheet.money(totals.to_pay_with_voluntary), svg=svg))
    if codes.with_instalments is not None and sheet.instalments is not None:
        title, svg = sheet.say("С рассрочкой", "With instalments"), qr_svg(codes.with_instalments)
        told.append(Code(title=title, sum=sheet.money(sheet.instalments.to_pay), svg=svg))
    return told
