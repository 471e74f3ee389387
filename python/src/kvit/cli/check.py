"""`kvit check`: is a document well-formed?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import List

import typer

from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.progress import watched
from kvit.cli.report import WRONG_DATA, echo, print_errors, verb
from kvit.cli.show import console
from kvit.documents import require
from kvit.errors import Error


@verb
def check(
    files: List[Path] = typer.Argument(
        ...,
        metavar="FILE...",
        help=say("Документы kvit.", "Documents of kvit."),
        show_default=False,
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    wrong: dict[Path, Error | None] = {}
    for file in watched(files, say("Проверка", "Checking", lang.lang)):
        try:
            require(file)
            wrong[file] = None
        except Error as error:
            wrong[file] = error
    if as_json:
        echo(_json(wrong))
    else:
        for file, errors in wrong.items():
            if errors:
                print_errors(console(), errors.errors, errors.total, lang.lang, str(file))
            else:
                typer.echo(f"{file}: " + say("ошибок нет", "no errors", lang.lang))
    if any(wrong.values()):
        raise typer.Exit(WRONG_DATA)


check.__doc__ = say(
    "Проверить документы; тип берётся из поля schema.",
    "Check documents; the field schema says what each one is.",
)


def _json(wrong: dict[Path, Error | None]) -> str:
    """The kvit-errors/1 of each file, or null."""
    files = [
        {"file": str(file), "errors": json.loads(error.to_json()) if error else None}
        for file, error in wrong.items()
    ]
    return json.dumps(files, ensure_ascii=False, indent=2)
