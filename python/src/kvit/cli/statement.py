"""`kvit statement`: statements of banks."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, Mapping, Optional

import typer

from kvit import statement as statements
from kvit.cli.lang import JSON, LANG, LENIENT, Language, say
from kvit.cli.outside import FILE, OUTPUT, REGISTRY_ID, agent_option, given
from kvit.cli.report import echo, print_errors, verb
from kvit.cli.show import console, money, number_column, table, text_column
from kvit.cli.usage import Command, Group
from kvit.text import Lang
from kvit.whole_file import whole_file

statement = typer.Typer(
    help=say(
        "Банковские выписки 1CClientBankExchange, camt.053, camt.054: прочесть, записать.",
        "Statements of banks, 1CClientBankExchange, camt.053, camt.054: parse, write.",
    ),
    no_args_is_help=True,
    cls=Group,
)


class Form(str, Enum):
    """Which form a file is read in where its beginning does not decide."""

    client_bank = "1c"
    camt = "camt"


_FORMS: Mapping[Optional[Form], Optional[statements.Form]] = {
    None: None,
    Form.client_bank: "1c",
    Form.camt: "camt",
}


@statement.command(
    cls=Command,
    help=say(
        "Прочесть выписку целиком или отвергнуть целиком.",
        "Read a statement whole or refuse it whole.",
    ),
)
@verb
def parse(
    file: str = FILE,
    form: Optional[Form] = typer.Option(
        None,
        "--form",
        help=say("Вид файла; обычно виден по началу.", "The form; its beginning tells usually."),
        show_default=False,
    ),
    names: bool = typer.Option(
        False,
        "--names",
        help=say(
            "Сохранить имена плательщиков и получателей (персональные данные).",
            "Keep the names of payers and payees (personal data).",
        ),
    ),
    id: Optional[str] = REGISTRY_ID,
    agent: Optional[str] = agent_option(say("Банк.", "The bank.")),
    lenient: bool = LENIENT,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    read = statements.parse(
        given(file),
        form=_FORMS[form],
        names=names,
        id=id,
        agent=agent,
        lenient=lenient,
    )
    if as_json:
        echo(read.to_json())
    else:
        _print(read, lang.lang)


class Encoding(str, Enum):
    """What a file is written in."""

    windows1251 = "windows-1251"
    cp866 = "cp866"
    utf8 = "utf-8"


_ENCODINGS: Mapping[Optional[Encoding], Optional[statements.Encoding]] = {
    None: None,
    Encoding.windows1251: "windows-1251",
    Encoding.cp866: "cp866",
    Encoding.utf8: "utf-8",
}


@statement.command(
    cls=Command,
    help=say(
        "Записать kvit-statement/1 как 1CClientBankExchange.",
        "Write a kvit-statement/1 as 1CClientBankExchange.",
    ),
)
@verb
def write(
    file: str = typer.Argument(
        ...,
        metavar="FILE|-",
        help=say(
            "Документ kvit-statement/1; - это стандартный ввод.",
            "A kvit-statement/1; - is standard input.",
        ),
        show_default=False,
    ),
    output: Path = OUTPUT,
    encoding: Optional[Encoding] = typer.Option(
        None,
        "--encoding",
        help=say("Кодировка; обычно та, что в документе.", "The encoding; that of the document."),
        show_default=False,
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    data = statements.write(given(file), encoding=_ENCODINGS[encoding])
    with whole_file(output) as written:
        written.write(data)


def _foreign(sum: Mapping[str, Any]) -> str:
    return f"{sum['amount']} {sum['currency']}"


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
        for balance in account.get("balances", ()):
            if "foreign" in balance:
                rows.add_row(f"  {balance['code']} {_foreign(balance['foreign'])}", *[""] * len(titles))
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
