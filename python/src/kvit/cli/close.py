"""`kvit close`: the month of a house."""

from __future__ import annotations

import re
from pathlib import Path
from typing import List, Optional

import typer

from kvit.bill import Bill
from kvit.cli.bill_view import print_bill, print_summary
from kvit.cli.house import KNOWN_ON, LAW, OPENING, POLICY, close_files, month_option, tariffs_option
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.progress import watched
from kvit.cli.report import echo, verb
from kvit.cli.show import console
from kvit.closed import Closed
from kvit.text import Lang


@verb
def close(
    house: Path = typer.Argument(..., metavar="HOUSE", help="kvit-house/1", show_default=False),
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
            "Записать сюда квитанции, итог и сальдо на следующий месяц.",
            "Write the bills, the summary and the opening of the next month here.",
        ),
        show_default=False,
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
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
    "Закрыть месяц дома: начисления, сальдо, квитанции.",
    "Close the month of a house: charges, balances, bills.",
)


def write(closed: Closed, folder: Path, lang: Lang) -> None:
    """The bytes of the core, one file a document."""
    folder.mkdir(parents=True, exist_ok=True)
    for bill in watched(closed.bills, say("Запись", "Writing", lang)):
        _write(folder / f"{file_name(bill)}.bill.json", bill.to_json())
    _write(folder / f"opening-{closed.month.next}.json", closed.opening)
    _write(folder / "closed.json", closed.to_json())


def file_name(bill: Bill) -> str:
    """An account id is any text: what cannot stand in the name of a file is written as %XX."""
    return re.sub(
        r'^\.|[%/\\:*?"<>|\x00-\x1f\x7f]', lambda m: f"%{ord(m[0]):02X}", bill.account
    )


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
