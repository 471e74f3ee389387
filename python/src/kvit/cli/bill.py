"""`kvit bill`: the bills of a closed month on paper, on a screen, as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import List, Optional

import typer

from kvit.bill import Bill
from kvit.bonus import read_evaluation
from kvit.cli.bill_refused import Refused, counts_json, print_refused, refused_of
from kvit.cli.house import day_of
from kvit.cli.interrupt import interrupts_between
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.output import file_name
from kvit.cli.progress import measured
from kvit.cli.report import WRONG_DATA, verb
from kvit.cli.usage import WrongUsage
from kvit.closed_file import ClosedFile, read_closed
from kvit.printing.bill import html_of
from kvit.printing.bill_text import text_of
from kvit.printing.files import Format, Print, write_bills
from kvit.printing.given import Given, given_of
from kvit.printing.needs import MissingPackage
from kvit.printing.payment_code import make_code
from kvit.printing.person import Person, read_payers
from kvit.printing.rating import with_ratings
from kvit.text import Lang


@verb
def bill(
    closed: Path = typer.Argument(
        ...,
        metavar="CLOSED",
        help=say("kvit-closed/1 или kvit-bill/1.", "kvit-closed/1 or kvit-bill/1."),
        show_default=False,
    ),
    account: Optional[List[str]] = typer.Option(
        None,
        "--account",
        metavar="ID",
        help=say("Только этот счёт; можно несколько раз.", "This account only; may be repeated."),
        show_default=False,
    ),
    form: Format = typer.Option(
        "text", "--format", help=say("В каком виде.", "In which form.")
    ),
    out: Optional[Path] = typer.Option(
        None,
        "--out",
        metavar="DIR",
        help=say(
            "Папка: по файлу на счёт. Готовые файлы пропускаются, прерванная печать продолжается.",
            "A folder: a file for each account. What is up to date is skipped, a run that was "
            "broken off goes on.",
        ),
        show_default=False,
    ),
    person: Optional[Path] = typer.Option(
        None,
        "--person",
        metavar="FILE",
        help=say(
            "kvit-person/1: плательщики, получатели, номера приборов, рассрочка; без него пустые строки.",
            "kvit-person/1: payers, payees, numbers of meters, instalments; blank lines without it.",
        ),
        show_default=False,
    ),
    earlier: Optional[List[Path]] = typer.Option(
        None,
        "--earlier",
        metavar="CLOSED",
        help=say(
            "Закрытый месяц до этого, для графиков; можно несколько раз.",
            "A closed month before, for the charts; may be repeated.",
        ),
        show_default=False,
    ),
    due: Optional[str] = typer.Option(
        None,
        "--due",
        metavar="YYYY-MM-DD",
        help=say("Срок оплаты, если он не по закону.", "The due date, where it is not the law's."),
        show_default=False,
    ),
    rating: Optional[Path] = typer.Option(
        None,
        "--rating",
        metavar="FILE",
        help=say(
            "kvit-bonus-result/1: рейтинг плательщика в рамке на его квитанции.",
            "kvit-bonus-result/1: the rating of a payer in a frame on the bill.",
        ),
        show_default=False,
    ),
    overwrite: bool = typer.Option(
        False, "--overwrite", help=say("Записать и готовые файлы.", "Write up-to-date files too.")
    ),
    jobs: int = typer.Option(
        1,
        "--jobs",
        min=1,
        max=256,
        help=say("Сколько процессов печатают.", "How many processes print."),
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    here = lang.lang
    _refuse(form, out, overwrite, as_json, here)
    due_date = day_of(due, here) if due else None
    month = read_closed(closed)
    chosen = list(dict.fromkeys(account)) if account else list(month.accounts)
    bills = [month.bill(each) for each in chosen]
    if out is None and form is Format.HTML and len(bills) != 1:
        raise WrongUsage(
            "Без --out страница одна: нужен один --account",
            "Without --out there is one page: give one --account",
            here,
        )
    who, wrong = read_payers(person) if person else (Person(), {})
    if rating is not None:
        who = with_ratings(who, read_evaluation(rating), here)
    refused = refused_of(bills, who, wrong)
    wanted = [one for one in bills if one.account not in refused]
    before = [read_closed(each) for each in earlier or ()]

    def given(one: Bill) -> Given:
        found = given_of(
            one,
            who,
            due_date=due_date,
            resources=month.resources,
            earlier=_of_account(before, one),
            build_code=None if form is Format.TEXT else make_code,
        )
        if found.codes.why_none:
            words = say("платёжный код не напечатан", "no payment code is printed", here)
            typer.echo(f"{one.account}: {words}, {found.codes.why_none}", err=True)
        return found

    written = 0
    try:
        if out is None:
            _print(wanted, given, form, here)
        elif wanted:
            written = _write(wanted, given, form, out, overwrite, jobs, here)
    except MissingPackage as missing:
        raise WrongUsage(missing.text.ru, missing.text.en, here) from None
    _tell(bills, written, refused, out, as_json, here)


bill.__doc__ = say(
    "Напечатать квитанции закрытого месяца: текст, HTML, PDF.",
    "Print the bills of a closed month: text, HTML, PDF.",
)


def _refuse(form: Format, out: Path | None, overwrite: bool, as_json: bool, lang: Lang) -> None:
    if out is None and form is Format.PDF:
        raise WrongUsage("Для PDF нужна папка: --out", "A PDF needs a folder: --out", lang)
    if out is None and overwrite:
        raise WrongUsage("--overwrite нужен вместе с --out", "--overwrite needs --out", lang)
    if out is None and as_json:
        raise WrongUsage("--json нужен вместе с --out", "--json needs --out", lang)


def _of_account(months: list[ClosedFile], bill: Bill) -> list[Bill]:
    return [
        each.bill(bill.account)
        for each in months
        if each.house == bill.house and bill.account in each
    ]


def _print(bills: list[Bill], given: Callable[[Bill], Given], form: Format, lang: Lang) -> None:
    for index, one in enumerate(bills):
        if index:
            typer.echo()
        html = form is Format.HTML
        page = html_of(one, given(one), lang) if html else text_of(one, given(one), lang)
        typer.echo(page, nl=False)


def _write(
    bills: list[Bill],
    given: Callable[[Bill], Given],
    form: Format,
    out: Path,
    overwrite: bool,
    jobs: int,
    lang: Lang,
) -> int:
    """How many were written; the others are there already."""
    out.mkdir(parents=True, exist_ok=True)
    prints = (
        Print(
            bill=one,
            given=given(one),
            path=out / f"{file_name(one)}-{one.month}{form.suffix}",
            form=form,
            lang=lang,
            overwrite=overwrite,
        )
        for one in bills
    )
    ready = 0

    def count() -> int:
        nonlocal ready
        ready += 1
        return ready

    written = 0
    with interrupts_between() as check:
        made = write_bills(prints, form, jobs)
        for one in measured(made, say("Печать", "Printing", lang), len(bills), count):
            written += one
            check()
    return written


def _tell(
    bills: list[Bill], written: int, refused: Refused, out: Path | None, as_json: bool, lang: Lang
) -> None:
    """What became of the bills; the ones that were refused last, with the exit code of wrong data."""
    if as_json:
        typer.echo(counts_json(len(bills), written, refused))
    elif out is not None:
        left = len(bills) - len(refused) - written
        not_printed = len(refused)
        ru, en = f"Записано: {written}", f"Written: {written}"
        if left:
            ru, en = f"{ru}, без изменений: {left}", f"{en}, unchanged: {left}"
        if not_printed:
            ru, en = f"{ru}, не напечатано: {not_printed}", f"{en}, not printed: {not_printed}"
        typer.echo(say(f"{ru} ({out})", f"{en} ({out})", lang))
    if refused:
        if not as_json:
            print_refused(refused, lang)
        raise typer.Exit(WRONG_DATA)
