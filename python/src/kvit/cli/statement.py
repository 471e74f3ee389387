"""`kvit statement`: statements of banks."""

from __future__ import annotations

from decimal import Decimal
from typing import Optional

import typer

from kvit import statement as statements
from kvit.cli.lang import JSON, LANG, LENIENT, Language, say
from kvit.cli.qr import given
from kvit.cli.report import echo, print_errors, verb
from kvit.cli.show import console, money, number_column, table, text_column
from kvit.cli.usage import Command, Group
from kvit.text import Lang

statement = typer.Typer(
    help=say(
        "Банковские выписки 1CClientBankExchange: прочесть.",
        "Statements of banks, 1CClientBankExchange: parse.",
    ),
    no_args_is_help=True,
    cls=Group,
)


@statement.callback()
def _group() -> None:
    """A group stays one with a single verb."""


@statement.command(
    cls=Command,
    help=say(
        "Прочесть выписку целиком или отвергнуть целиком.",
        "Read a statement whole or refuse it whole.",
    ),
)
@verb
def parse(
    file: str = typer.Argument(
        ...,
        metavar="FILE|-",
        help=say("Файл; - это стандартный ввод.", "The file; - is standard input."),
        show_default=False,
    ),
    id: Optional[str] = typer.Option(
        None, "--id", help=say("Номер реестра.", "The id of the registry."), show_default=False
    ),
    agent: Optional[str] = typer.Option(
        None, "--agent", help=say("Банк.", "The bank."), show_default=False
    ),
    lenient: bool = LENIENT,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    read = statements.parse(given(file), id=id, agent=agent, lenient=lenient)
    if as_json:
        echo(read.to_json())
    else:
        _print(read, lang.lang)


def _print(read: statements.StatementFile, lang: Lang) -> None:
    out = console()
    rows = table()
    text_column(rows, say("счёт", "account", lang))
    titles = (
        ("opening", say("начальный остаток", "opening", lang)),
        ("in", say("поступило", "in", lang)),
        ("out", say("списано", "out", lang)),
        ("closing", say("конечный остаток", "closing", lang)),
    )
    for _, title in titles:
        number_column(rows, title)
    for account in read.accounts:
        sums = [money(Decimal(account[key]), lang) if key in account else "" for key, _ in titles]
        rows.add_row(account["account"], *sums)
    out.print(rows)
    documents, incoming = len(read.documents), len(read.registry["rows"])
    out.print(
        say(
            f"Документов: {documents}, из них поступлений: {incoming}.",
            f"Documents: {documents}, incoming: {incoming}.",
            lang,
        )
    )
    if read.remarks:
        title = say("Замечания", "Remarks", lang)
        print_errors(out, read.remarks, len(read.remarks), lang, title)
