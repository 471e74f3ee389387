"""`kvit bonus`: programmes, and what they decide."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Optional

import typer

from kvit import bonus as programmes
from kvit.cli.bonus_view import print_evaluation
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.report import echo, echo_shipped, verb
from kvit.cli.show import console
from kvit.cli.usage import Command, Group
from kvit.documents import Document

bonus = typer.Typer(
    help=say(
        "Бонусные программы: правила как данные, рейтинг, права на вознаграждение.",
        "Bonus programmes: rules as data, rating, grants.",
    ),
    no_args_is_help=True,
    cls=Group,
)

PROGRAMME = typer.Argument(
    ...,
    metavar="NAME|FILE",
    help=say("имя программы из kvit или файл kvit-programme/1", "a shipped programme or a kvit-programme/1"),
    show_default=False,
)
AS_OF = typer.Option(
    ...,
    "--as-of",
    metavar="MOMENT",
    help=say(
        "Момент со смещением: 2021-11-01T00:00:00+05:00; позже для расчёта ничего нет.",
        "A moment with its offset: 2021-11-01T00:00:00+05:00; nothing later exists.",
    ),
)


def programme_of(text: str) -> Document:
    """A file where there is one of that name, else the name of a shipped programme."""
    path = Path(text)
    return path if path.is_file() or path.suffix == ".json" else text


def moment_of(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise typer.BadParameter(
            say(f"{text}: нужен момент со смещением, 2021-11-01T00:00:00+05:00",
                f"{text}: a moment with its offset is needed, 2021-11-01T00:00:00+05:00"),
            param_hint="--as-of",
        )
    return moment


@bonus.command("programmes", cls=Command)
@verb
def _programmes(
    name: Optional[str] = typer.Argument(None, metavar="NAME", show_default=False),
    lang: Language = LANG,
) -> None:
    shipped = programmes.programmes()
    echo_shipped(name, shipped, programmes.programme)


_programmes.__doc__ = say(
    "Программы, которые есть в kvit; с именем — документ программы целиком.",
    "The programmes that kvit brings along; with a name the whole document.",
)


@bonus.command("check", cls=Command)
@verb
def _check(
    programme: str = PROGRAMME,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    canonical = programmes.programme(programme_of(programme))
    if as_json:
        echo(canonical)
    else:
        typer.echo(programmes.programme_hash(canonical))


_check.__doc__ = say(
    "Проверить программу: SHA-256 её канонической записи или все ошибки сразу.",
    "Check a programme: SHA-256 of its canonical form, or all that is wrong at once.",
)


@bonus.command("evaluate", cls=Command)
@verb
def _evaluate(
    programme: str = PROGRAMME,
    history: Path = typer.Argument(
        ..., metavar="HISTORY", help="kvit-bonus-history/1", show_default=False
    ),
    as_of: str = AS_OF,
    law: Optional[Path] = typer.Option(
        None, "--law", metavar="FILE", help=say("kvit-law/1 с календарём", "kvit-law/1 with a calendar")
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    found = programmes.evaluate(
        programme_of(programme), history, as_of=moment_of(as_of), law=law
    )
    if as_json:
        echo(found.to_json())
    else:
        print_evaluation(console(), found, lang.lang)


_evaluate.__doc__ = say(
    "Что программа решила о счетах: рейтинг, права, и почему.",
    "What a programme decided about accounts: rating, grants, and why.",
)
