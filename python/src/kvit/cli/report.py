"""What went wrong, as a table, and the exit codes: 1 the data, 2 the usage."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import typer
from rich.console import Console

from kvit.cli.lang import HERE, Language, say
from kvit.cli.show import console, table, text_column
from kvit.errors import Error, ErrorDetail
from kvit.text import Lang

WRONG_DATA = 1
WRONG_USAGE = 2
#: `kvit compare`: there is a difference; as with diff(1), that is no failure.
DIFFERENT = 1

Verb = TypeVar("Verb", bound=Callable[..., None])


def verb(function: Verb) -> Verb:
    """A verb of the command: its errors are printed, never traced."""

    @functools.wraps(function)
    def reported(*args: Any, **kwargs: Any) -> None:
        chosen = kwargs.get("lang")
        lang = chosen.lang if isinstance(chosen, Language) else HERE
        try:
            function(*args, **kwargs)
        except Error as error:
            if kwargs.get("as_json"):
                echo(error.to_json())
            else:
                print_errors(console(error=True), error.errors, error.total, lang)
            raise typer.Exit(WRONG_DATA) from None
        except BrokenPipeError:
            raise
        except OSError as error:
            name = f"{error.filename}: " if error.filename else ""
            typer.echo(name + _reason(error, lang), err=True)
            raise typer.Exit(WRONG_USAGE) from None

    return reported  # type: ignore[return-value]


def _reason(error: OSError, lang: Lang) -> str:
    for kind, (ru, en) in _REASONS.items():
        if isinstance(error, kind):
            return say(ru, en, lang)
    return error.strerror or str(error)


_REASONS: dict[type[OSError], tuple[str, str]] = {
    FileNotFoundError: ("нет такого файла", "no such file"),
    IsADirectoryError: ("это папка, а не файл", "this is a folder and not a file"),
    PermissionError: ("нет доступа", "access denied"),
    FileExistsError: ("уже есть, и это не папка", "exists already and is no folder"),
}


def echo(text: str) -> None:
    """Text of the core, byte for byte, with a newline at its end."""
    typer.echo(text, nl=not text.endswith("\n"))


def echo_shipped(name: str | None, shipped: Iterable[str], one: Callable[[str], str]) -> None:
    """A shipped document by its name; without a name all names."""
    if name is None:
        for each in shipped:
            typer.echo(each)
    else:
        echo(one(name))


def print_errors(
    out: Console, errors: Sequence[ErrorDetail], total: int, lang: Lang, title: str = ""
) -> None:
    count = say(f"Ошибок: {total}", f"Errors: {total}", lang)
    rows = table(f"{title}: {count}" if title else count)
    text_column(rows, say("где", "path", lang))
    text_column(rows, say("что не так", "what is wrong", lang))
    text_column(rows, say("найдено", "found", lang))
    text_column(rows, say("ожидалось", "expected", lang))
    for each in errors:
        rows.add_row(each.path, each.message.get(lang), each.found, each.expected.get(lang))
    out.print(rows)
    if total > len(errors):
        out.print(
            say(f"Показаны первые {len(errors)}.", f"The first {len(errors)} are shown.", lang)
        )
