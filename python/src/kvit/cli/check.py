"""`kvit check`: is a document well-formed?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import List

import typer

from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.lines import Report, check_lines, is_lines, print_bad_lines
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
        help=say(
            "Документы kvit, или .ndjson: по документу на строку.",
            "Documents of kvit, or .ndjson: one a line.",
        ),
        show_default=False,
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    wrong: dict[Path, Error | Report | None] = {}
    for file in watched(files, say("Проверка", "Checking", lang.lang)):
        if is_lines(file):
            report = check_lines(file, lang.lang)
            wrong[file] = report if report.failed else None
            continue
        try:
            require(file)
            wrong[file] = None
        except Error as error:
            wrong[file] = error
    if as_json:
        echo(_json(wrong))
    else:
        for file, errors in wrong.items():
            if isinstance(errors, Report):
                print_bad_lines(errors, str(file), lang.lang, error=False)
            elif errors:
                print_errors(console(), errors.errors, errors.total, lang.lang, str(file))
            else:
                typer.echo(f"{file}: " + say("ошибок нет", "no errors", lang.lang))
    if any(wrong.values()):
        raise typer.Exit(WRONG_DATA)


check.__doc__ = say(
    "Проверить документы; тип берётся из поля schema.",
    "Check documents; the field schema says what each one is.",
)


def _json(wrong: dict[Path, Error | Report | None]) -> str:
    """The kvit-errors/1 of each file, or null; of a file of lines those of each bad one."""
    files: list[dict[str, object]] = []
    for file, found in wrong.items():
        if isinstance(found, Report):
            lines = [{"line": n, "errors": json.loads(e.to_json())} for n, _, e in found.bad]
            files.append({"file": str(file), "failed": found.failed, "lines": lines})
        else:
            errors = json.loads(found.to_json()) if found else None
            files.append({"file": str(file), "errors": errors})
    return json.dumps(files, ensure_ascii=False, indent=2)
