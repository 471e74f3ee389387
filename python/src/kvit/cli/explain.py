"""`kvit explain`: why a line is what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import typer

from kvit import _core
from kvit.bill import Bill, read_bill
from kvit.cli.house import KNOWN_ON, LAW, OPENING, POLICY, close_files, month_option, tariffs_option
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.report import echo, verb
from kvit.cli.usage import WrongUsage


@verb
def explain(
    document: Path = typer.Argument(
        ...,
        metavar="BILL|HOUSE",
        help=say("kvit-bill/1 или kvit-house/1.", "kvit-bill/1 or kvit-house/1."),
        show_default=False,
    ),
    line: str = typer.Option(
        ...,
        "--line",
        metavar="N|SERVICE",
        help=say("Номер строки или услуга.", "Number of a line, or a service."),
    ),
    tariffs: Optional[Path] = tariffs_option(None),
    month: Optional[str] = month_option(None),
    opening: Optional[Path] = OPENING,
    policy: Optional[Path] = POLICY,
    law: Optional[Path] = LAW,
    known_on: Optional[str] = KNOWN_ON,
    account: Optional[str] = typer.Option(
        None,
        "--account",
        metavar="ID",
        help=say("Счёт, если дан дом.", "The account, for a house."),
        show_default=False,
    ),
    tree: bool = typer.Option(
        False, "--tree", help=say("Только вывод для инженера.", "The engineer's tree alone.")
    ),
    sentence: bool = typer.Option(
        False, "--sentence", help=say("Только текст для жильца.", "The resident's sentence alone.")
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    if tariffs is None and month is None:
        bill = read_bill(document)
    else:
        if account is None:
            raise WrongUsage(
                "Для дома нужен параметр --account", "A house needs --account", lang.lang
            )
        bill = close_files(
            document,
            tariffs=tariffs,
            month=month,
            opening=opening,
            policy=policy,
            law=law,
            known_on=known_on,
            lang=lang.lang,
        ).bill(account)
    explanations = [bill.explain(each) for each in numbers_of(bill, line)]
    for index, explanation in enumerate(explanations):
        if as_json:
            echo(explanation.to_json("pretty" if len(explanations) == 1 else "line"))
            continue
        if index:
            typer.echo()
        if sentence or not tree:
            echo(explanation.sentence(lang.lang))
        if tree == sentence:
            typer.echo()
        if tree or not sentence:
            echo(explanation.tree(lang.lang))


explain.__doc__ = say(
    "Объяснить строку: для жильца словами, для инженера деревом.",
    "Explain a line: to a resident in words, to an engineer as a tree.",
)


def numbers_of(bill: Bill, line: str) -> list[int]:
    """The line with a number, or all lines of a service."""
    if line.isascii() and line.isdigit():
        return [int(line)]
    numbers = [each.number for each in bill.lines if each.service == line]
    if not numbers:
        services = ", ".join(dict.fromkeys(each.service for each in bill.lines))
        raise _core.error("not_found", "line", f'"{line}"', services, services)
    return numbers
