"""`kvit import`: the tables of a billing system into documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any, List, Optional

import typer

from kvit.cli.house import month_of
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.report import echo, verb
from kvit.cli.usage import Command, Group, WrongUsage
from kvit.importing import import_tables, may_replace, read_map, write

import_ = typer.Typer(
    help=say(
        "Импорт выгрузки: счета, показания, тарифы, входящее сальдо.",
        "Import of an export: accounts, readings, tariffs, opening balances.",
    ),
    no_args_is_help=True,
    cls=Group,
)

_FILES: Any = typer.Argument(
    ...,
    metavar="FILE...",
    help=say("Таблицы выгрузки.", "Tables of the export."),
    show_default=False,
)
_MAP: Any = typer.Option(
    ...,
    "--map",
    metavar="FILE",
    help=say("Карта столбцов, TOML; kvit new template map.", "TOML; kvit new template map."),
    show_default=False,
)
_OUT: Any = typer.Option(
    ...,
    "--out",
    metavar="DIR",
    help=say("Папка для документов и отчёта.", "Folder for the documents and the report."),
    show_default=False,
)
_MONTH: Any = typer.Option(
    None,
    "--month",
    metavar="YYYY-MM",
    help=say("Расчётный период вместо того, что в карте.", "The month, before that of the map."),
    show_default=False,
)


@verb
def tables(
    files: List[Path] = _FILES,
    map_file: Path = _MAP,
    out: Path = _OUT,
    month: Optional[str] = _MONTH,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    _run(files, map_file, out, month, as_json, lang)


# One verb under two names: each file is read as what its suffix says.
for _name, _help in {
    "csv": say(
        "Из таблиц CSV: house.json, tariffs.json, opening.json и отчёт.",
        "From tables of CSV: house.json, tariffs.json, opening.json and a report.",
    ),
    "xlsx": say(
        "То же из книг XLSX; листы названы в карте.",
        "The same from workbooks; the map names the sheets.",
    ),
}.items():
    import_.command(_name, cls=Command, help=_help)(tables)


def _run(
    files: List[Path], map_file: Path, out: Path, month: str | None, as_json: bool, lang: Language
) -> None:
    if not may_replace(out):
        raise WrongUsage(
            f"В папке {out} лежат не только файлы импорта: она не тронута",
            f"The folder {out} holds more than an import: it was left alone",
            lang.lang,
        )
    mapped = read_map(map_file, month_of(month, lang.lang) if month else None)
    imported = import_tables(files, mapped)
    write(imported, out, lang.lang)
    echo(imported.report.to_json() if as_json else imported.report.text(lang.lang))
