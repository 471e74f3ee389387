"""`kvit registry`: registries of payments by their profiles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import List, Optional

import typer

from kvit import registry as registries
from kvit.bill import read_bill
from kvit.cli.lang import JSON, LANG, LENIENT, Language, say
from kvit.cli.outside import (
    AGENT,
    FILE,
    OUTPUT,
    PROFILE,
    REGISTRY_DAY,
    REGISTRY_ID,
    given,
    named,
    optional_day,
)
from kvit.cli.report import echo, echo_shipped, print_errors, verb
from kvit.cli.show import console, money, number_column, table, text_column
from kvit.cli.usage import Command, Group
from kvit.documents import Document
from kvit.text import Lang
from kvit.whole_file import whole_file

registry = typer.Typer(
    help=say(
        "Реестры платежей банков и агентов: прочесть, показать профиль.",
        "Registries of payments of banks and agents: parse, show a profile.",
    ),
    no_args_is_help=True,
    cls=Group,
)


@registry.command(
    cls=Command,
    help=say(
        "Прочесть реестр целиком или отвергнуть целиком.",
        "Read a registry whole or refuse it whole.",
    ),
)
@verb
def parse(
    file: str = FILE,
    profile: str = PROFILE,
    id: Optional[str] = REGISTRY_ID,
    agent: Optional[str] = AGENT,
    date: Optional[str] = REGISTRY_DAY,
    lenient: bool = LENIENT,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    here = lang.lang
    read = registries.parse(
        given(file),
        named(profile, registries.profiles()),
        id=id,
        agent=agent,
        date=optional_day(date, here),
        lenient=lenient,
    )
    if as_json:
        echo(read.to_json())
    else:
        _print(read, here)


def _print(read: registries.RegistryFile, lang: Lang) -> None:
    out = console()
    named = read.registry
    rows = table(
        say(
            f"Реестр {named['id']} от {named['date']}, {named['agent']}",
            f"Registry {named['id']} of {named['date']}, {named['agent']}",
            lang,
        )
    )
    text_column(rows, "")
    number_column(rows, "")
    rows.add_row(say("строк", "rows", lang), str(read.count))
    for title, amount in (
        (say("принято", "paid", lang), read.amount),
        (say("к перечислению", "to be transferred", lang), read.transferred),
        (say("комиссия", "commission", lang), read.commission),
    ):
        if amount is not None:
            rows.add_row(title, money(amount, lang))
    if read.readings:
        rows.add_row(say("показаний", "readings", lang), str(len(read.readings)))
    out.print(rows)
    if read.remarks:
        title = say("Замечания", "Remarks", lang)
        print_errors(out, read.remarks, len(read.remarks), lang, title)


@registry.command(
    cls=Command,
    help=say(
        "Встроенный профиль как документ; без имени все имена.",
        "A shipped profile as a document; without a name all names.",
    ),
)
@verb
def profile(
    name: Optional[str] = typer.Argument(None, metavar="NAME", show_default=False),
    lang: Language = LANG,
) -> None:
    echo_shipped(name, registries.profiles(), registries.profile)


@registry.command(
    cls=Command,
    help=say(
        "Записать реестр задолженности для банка из kvit-debts/1 или из квитанций.",
        "Write a registry of debts for a bank of a kvit-debts/1 or of bills.",
    ),
)
@verb
def debts(
    files: List[Path] = typer.Argument(
        ...,
        metavar="FILE...",
        help=say(
            "Один kvit-debts/1, или квитанции kvit-bill/1.", "One kvit-debts/1, or kvit-bill/1."
        ),
        show_default=False,
    ),
    output: Path = OUTPUT,
    columns: str = typer.Option(
        "account,amount,period",
        "--columns",
        help=say("Столбцы реестра из квитанций.", "Columns of a registry of bills."),
    ),
    delimiter: str = typer.Option(";", "--delimiter", help=say("Разделитель.", "Delimiter.")),
    decimal: str = typer.Option(
        ",", "--decimal", help=say("Десятичный знак.", "The decimal sign.")
    ),
    encoding: str = typer.Option(
        "windows-1251", "--encoding", help=say("Кодировка.", "The encoding.")
    ),
    with_insurance: bool = typer.Option(
        False,
        "--with-insurance",
        help=say("Сумма с добровольным страхованием.", "The sum with voluntary insurance."),
    ),
    lang: Language = LANG,
) -> None:
    document: Document = files[0]
    if len(files) > 1 or _schema_of(files[0]) != "kvit-debts/1":
        rows = registries.debts_of(
            (read_bill(file) for file in files), with_insurance=with_insurance
        )
        document = {
            "schema": "kvit-debts/1",
            "columns": columns.split(","),
            "delimiter": delimiter,
            "decimal": decimal,
            "encoding": encoding,
            "rows": rows,
        }
    made = registries.write_debts(document)
    with whole_file(output) as written:
        written.write(made)


def _schema_of(file: Path) -> object:
    """Of a document; what is none is left for its reader to refuse."""
    try:
        document = json.loads(file.read_bytes())
    except ValueError:
        return None
    return document.get("schema") if isinstance(document, dict) else None
