"""Several months of a house, closed one after another."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from rich.table import Table

from kvit.book import Book, TurnoverLine
from kvit.cli.house import day_of, month_of, policy_of
from kvit.cli.lang import say
from kvit.cli.output import write
from kvit.cli.report import echo
from kvit.cli.show import console, number_column, table, text_column
from kvit.closed import Closed
from kvit.figures import number
from kvit.months import close_months, turnover_of
from kvit.text import Lang


def close_several(
    house: Path,
    *,
    tariffs: Path,
    month: str,
    through: str,
    opening: Path | None,
    policy: Path | None,
    law: Path | None,
    known_on: str | None,
    known_after: int | None,
    out: Path | None,
    turnover: str | None,
    as_json: bool,
    lang: Lang,
) -> None:
    """All months are closed before anything is written or shown: an error leaves nothing behind."""
    closed = list(
        close_months(
            house,
            tariffs,
            month=month_of(month, lang),
            through=month_of(through, lang),
            opening=opening,
            policy=policy_of(policy),
            law=law,
            known_on=day_of(known_on, lang) if known_on else None,
            known_after=known_after,
        )
    )
    book = turnover_of(closed) if turnover else None
    if out:
        for each in closed:
            write(each, out / str(each.month), lang)
    if as_json:
        echo(book.to_json() if book else "\n".join(each.to_json("line") for each in closed))
        return
    screen = console()
    screen.print(_months(closed, lang))
    if book and turnover:
        screen.print(_turnover(book, turnover, lang))


def _months(closed: list[Closed], lang: Lang) -> Table:
    rows = table(say(f"Дом {closed[0].house}", f"House {closed[0].house}", lang))
    rows.add_column(say("месяц", "month", lang), no_wrap=True)
    titles = ("входящее", "opening"), ("начислено", "charged"), ("исправлено", "corrected")
    for ru, en in (*titles, ("оплачено", "paid"), ("исходящее", "closing"), ("к оплате", "to pay")):
        number_column(rows, say(ru, en, lang))
    for each in closed:
        totals = each.summary.totals
        rows.add_row(
            str(each.month),
            *(
                number(value, lang)
                for value in (
                    totals.opening,
                    totals.charged,
                    totals.corrected,
                    totals.paid,
                    totals.closing,
                    totals.to_pay,
                )
            ),
        )
    return rows


def _turnover(book: Book, by: str, lang: Lang) -> Table:
    """Оборотная ведомость of all months together: raised and lowered, whatever by."""
    rows = table(say("Оборотная ведомость", "Turnover sheet", lang))
    rows.add_column(say("месяц", "month", lang), no_wrap=True)
    text_column(rows, "")
    for ru, en in (
        ("долг на начало", "opening debt"),
        ("аванс на начало", "opening advance"),
        ("увеличено", "raised"),
        ("уменьшено", "lowered"),
        ("долг на конец", "closing debt"),
        ("аванс на конец", "closing advance"),
    ):
        number_column(rows, say(ru, en, lang))
    for month in book.months:
        sheet: tuple[TurnoverLine, ...] = getattr(month, f"by_{by}")
        for line in sheet:
            moved = line.turnovers.values()
            rows.add_row(
                str(month.month),
                line.id or say("авансы счетов", "advances of accounts", lang),
                number(line.opening_debt, lang),
                number(line.opening_advance, lang),
                number(sum((each for each in moved if each > 0), Decimal()), lang),
                number(-sum((each for each in moved if each < 0), Decimal()), lang),
                number(line.closing_debt, lang),
                number(line.closing_advance, lang),
            )
    return rows
