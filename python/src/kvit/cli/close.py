"""`kvit close`: the month of a house, or of many, one a line."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import List, Optional

import typer

from kvit.cli.bill_view import print_bill, print_summary
from kvit.cli.house import (
    KNOWN_ON,
    LAW,
    OPENING,
    POLICY,
    close_files,
    day_of,
    month_of,
    month_option,
    tariffs_option,
)
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.lines import close_houses, is_lines
from kvit.cli.months import close_several
from kvit.cli.output import write
from kvit.cli.report import echo, verb
from kvit.cli.show import console
from kvit.cli.usage import WrongUsage
from kvit.text import Lang


class Turnover(str, Enum):
    """By what a turnover sheet sums."""

    ACCOUNT = "account"
    HOUSE = "house"
    SERVICE = "service"
    CREDITOR = "creditor"


@verb
def close(
    house: Path = typer.Argument(
        ...,
        metavar="HOUSE",
        help=say(
            "kvit-house/1, или .ndjson: по дому на строку.",
            "kvit-house/1, or .ndjson: one house a line.",
        ),
        show_default=False,
    ),
    tariffs: Path = tariffs_option(...),
    month: str = month_option(...),
    opening: Optional[Path] = OPENING,
    policy: Optional[Path] = POLICY,
    law: Optional[Path] = LAW,
    known_on: Optional[str] = KNOWN_ON,
    account: Optional[List[str]] = typer.Option(
        None,
        "--account",
        metavar="ID",
        help=say("Показать этот счёт.", "Show this account."),
        show_default=False,
    ),
    all_accounts: bool = typer.Option(
        False, "--all", help=say("Показать все счета.", "Show all accounts.")
    ),
    out: Optional[Path] = typer.Option(
        None,
        "--out",
        metavar="DIR",
        help=say(
            "Записать сюда квитанции, итог и сальдо на следующий месяц; для .ndjson — файл.",
            "Write the bills, the summary and the opening of the next month here; for .ndjson "
            "a file.",
        ),
        show_default=False,
    ),
    openings: Optional[Path] = typer.Option(
        None,
        "--openings",
        metavar="FILE",
        help=say(
            "Для .ndjson: kvit-opening/1 построчно либо итог прошлого месяца.",
            "For .ndjson: a kvit-opening/1 a line, or the output of the month before.",
        ),
        show_default=False,
    ),
    keep_going: bool = typer.Option(
        False,
        "--keep-going",
        help=say(
            "Для .ndjson: записать ошибки строки и продолжить.",
            "For .ndjson: write the errors of a line and go on.",
        ),
    ),
    through: Optional[str] = typer.Option(
        None,
        "--through",
        metavar="YYYY-MM",
        help=say(
            "Закрыть подряд все месяцы до этого включительно.",
            "Close all months up to this one, one after another.",
        ),
        show_default=False,
    ),
    known_after: Optional[int] = typer.Option(
        None,
        "--known-after",
        metavar="DAYS",
        min=0,
        max=366,
        help=say(
            "С --through: каждый месяц — по известному через столько дней после его конца.",
            "With --through: each month as known so many days after its end.",
        ),
        show_default=False,
    ),
    turnover: Optional[Turnover] = typer.Option(
        None,
        "--turnover",
        help=say("С --through: оборотная ведомость.", "With --through: a turnover sheet."),
        show_default=False,
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    if through is None:
        _refuse_without_through(
            lang.lang, "--known-after", known_after is not None, "--turnover", turnover
        )
    elif not is_lines(house):
        _refuse(lang.lang, "--openings", openings, "--keep-going", keep_going)
        _refuse_with_through(lang.lang, "--account", account, "--all", all_accounts)
        close_several(
            house,
            tariffs=tariffs,
            month=month,
            through=through,
            opening=opening,
            policy=policy,
            law=law,
            known_on=known_on,
            known_after=known_after,
            out=out,
            turnover=turnover.value if turnover else None,
            as_json=as_json,
            lang=lang.lang,
        )
        return
    if is_lines(house):
        _refuse(lang.lang, "--opening", opening, "--account", account, "--all", all_accounts)
        _refuse(lang.lang, "--through", through)
        close_houses(
            house,
            tariffs=tariffs,
            month=month_of(month, lang.lang),
            openings=openings,
            policy=policy,
            law=law,
            known_on=day_of(known_on, lang.lang) if known_on else None,
            out=out,
            keep_going=keep_going,
            as_json=as_json,
            lang=lang.lang,
        )
        return
    _refuse(lang.lang, "--openings", openings, "--keep-going", keep_going)
    closed = close_files(
        house,
        tariffs=tariffs,
        month=month,
        opening=opening,
        policy=policy,
        law=law,
        known_on=known_on,
        lang=lang.lang,
    )
    chosen = [closed.bill(each) for each in account or ()]
    if out:
        write(closed, out, lang.lang)
    if as_json:
        echo(closed.to_json())
        return
    screen = console()
    print_summary(screen, closed, lang.lang)
    for each in chosen or (closed.bills if all_accounts else closed.bills[:1]):
        screen.print()
        print_bill(screen, each, lang.lang)
    if not chosen and not all_accounts and len(closed.bills) > 1:
        screen.print()
        screen.print(
            say(
                f"Показан первый счёт из {len(closed.bills)}; другие: --account, --all, --out.",
                f"The first of {len(closed.bills)} accounts; others: --account, --all, --out.",
                lang.lang,
            )
        )


close.__doc__ = say(
    "Закрыть месяц дома или многих домов: начисления, сальдо, квитанции.",
    "Close the month of a house or of many: charges, balances, bills.",
)


def _refuse(lang: Lang, *options: object) -> None:
    """Options, each with its value, that have no meaning for what HOUSE is."""
    for name, value in zip(options[::2], options[1::2]):
        if value:
            raise WrongUsage(
                f"Параметр {name} не подходит к такому файлу: дом или .ndjson",
                f"{name} does not go with such a file: a house or .ndjson",
                lang,
            )


def _refuse_without_through(lang: Lang, *options: object) -> None:
    for name, value in zip(options[::2], options[1::2]):
        if value:
            raise WrongUsage(
                f"Параметр {name} нужен только с --through", f"{name} needs --through", lang
            )


def _refuse_with_through(lang: Lang, *options: object) -> None:
    for name, value in zip(options[::2], options[1::2]):
        if value:
            raise WrongUsage(
                f"Параметр {name} не подходит к нескольким месяцам: --out запишет все квитанции",
                f"{name} does not go with several months: --out writes all bills",
                lang,
            )
