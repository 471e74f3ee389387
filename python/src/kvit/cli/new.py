"""`kvit new`: a document or a table to start from."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any, Optional

import typer

from kvit.cli.lang import LANG, Language, say
from kvit.cli.report import echo, verb
from kvit.cli.usage import Command, Group, WrongUsage
from kvit.importing.templates import TEMPLATES, template as table_template, workbook
from kvit.template import Template, template
from kvit.text import Lang, Text

new = typer.Typer(
    help=say(
        "Шаблон документа или таблицы: верен как есть, значения замените своими.",
        "A template of a document or a table: valid as it stands, put your own values in.",
    ),
    no_args_is_help=True,
    cls=Group,
)

OUT: Any = typer.Option(
    None,
    "--out",
    metavar="FILE",
    help=say("Записать в файл.", "Write it to a file."),
    show_default=False,
)


def _save(data: bytes, out: Path, lang: Lang) -> None:
    try:
        with out.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise WrongUsage(f"Файл {out} уже есть", f"{out} exists already", lang) from None


def _document(name: Template, about: Text) -> None:
    @verb
    def document(out: Optional[Path] = OUT, lang: Language = LANG) -> None:
        text = template(name)
        if out is None:
            echo(text)
        else:
            _save(text.encode("utf-8"), out, lang.lang)

    document.__doc__ = say(about.ru, about.en)
    new.command(name, cls=Command)(document)


_document("house", Text("kvit-house/1: дом.", "kvit-house/1: a house."))
_document("tariffs", Text("kvit-tariffs/1: тарифы и нормативы.", "kvit-tariffs/1: tariffs, norms."))
_document("policy", Text("kvit-policy/1: учётная практика.", "kvit-policy/1: a policy."))

_ABOUT = {
    "accounts": Text("лицевые счета", "accounts"),
    "readings": Text("показания приборов учёта", "readings of meters"),
    "tariffs": Text("тарифы и нормативы", "tariffs and norms"),
    "opening": Text("входящее сальдо", "opening balances"),
    "map": Text("карта: какой столбец — какое поле", "the map: which column is which field"),
}


class Table(str, Enum):
    """The templates for an import."""

    accounts = "accounts"
    readings = "readings"
    tariffs = "tariffs"
    opening = "opening"
    map = "map"


@verb
def new_template(
    table: Optional[Table] = typer.Argument(
        None,
        help=say("Какая таблица; без неё список.", "Which table; without one the list."),
        show_default=False,
    ),
    out: Optional[Path] = OUT,
    xlsx: bool = typer.Option(
        False, "--xlsx", help=say("Книгой Excel, нужен --out.", "As a workbook, needs --out.")
    ),
    lang: Language = LANG,
) -> None:
    here = lang.lang
    if table is None:
        echo("".join(f"{name:<10}{_ABOUT[name].get(here)}\n" for name in TEMPLATES))
        return
    if xlsx and (out is None or table is Table.map):
        raise WrongUsage(
            "Книга Excel — это таблица и пишется в файл: --out accounts.xlsx",
            "A workbook is a table and goes to a file: --out accounts.xlsx",
            here,
        )
    data = _workbook(table.value, here) if xlsx else table_template(table.value, here)
    if out is None:
        echo(data.decode("utf-8-sig"))
    else:
        _save(data, out, here)


def _workbook(name: str, lang: Lang) -> bytes:
    try:
        return workbook(name, lang)
    except ImportError:
        raise WrongUsage(
            "Книгу Excel пишет пакет openpyxl (Debian: python3-openpyxl); CSV его не требует",
            "A workbook needs the package openpyxl (Debian: python3-openpyxl); a CSV does not",
            lang,
        ) from None


new_template.__doc__ = say(
    "Таблица для kvit import с пояснениями, или карта.",
    "A commented table for kvit import, or the map.",
)
new.command("template", cls=Command)(new_template)
