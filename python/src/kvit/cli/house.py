"""The documents and options of a month, shared by the verbs that close one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import typer

from kvit import _core
from kvit.cli.lang import say
from kvit.cli.usage import WrongUsage
from kvit.closed import Closed, close
from kvit.errors import Error
from kvit.month import Month
from kvit.text import Lang



def month_option(default: Any) -> Any:
    return typer.Option(
        default,
        "--month",
        metavar="YYYY-MM",
        help=say("Расчётный период.", "The month."),
        show_default=False,
    )


def tariffs_option(default: Any) -> Any:
    return typer.Option(
        default, "--tariffs", metavar="FILE", help="kvit-tariffs/1", show_default=False
    )


OPENING: Any = typer.Option(
    None,
    "--opening",
    metavar="FILE",
    help=say("kvit-opening/1; без неё с нуля.", "kvit-opening/1; without it from zero."),
    show_default=False,
)
POLICY: Any = typer.Option(
    None,
    "--policy",
    metavar="FILE|NAME",
    help=say(
        "kvit-policy/1 или имя готовой: law_default, court, legacy_compatible.",
        "kvit-policy/1, or a shipped one by name: law_default, court, legacy_compatible.",
    ),
    show_default=False,
)
LAW: Any = typer.Option(
    None,
    "--law",
    metavar="FILE",
    help=say(
        "kvit-law/1: дополнение к встроенной базе или своя.",
        "kvit-law/1: a pack over the law inside, or a law of its own.",
    ),
    show_default=False,
)
KNOWN_ON: Any = typer.Option(
    None,
    "--known-on",
    metavar="YYYY-MM-DD",
    help=say("Только факты, известные на день.", "Only facts known on that day."),
    show_default=False,
)


def close_files(
    house: Path,
    *,
    tariffs: Path | None,
    month: str | None,
    opening: Path | None,
    policy: Path | None,
    law: Path | None,
    known_on: str | None,
    lang: Lang,
) -> Closed:
    if tariffs is None or month is None:
        missing = "--tariffs" if tariffs is None else "--month"
        raise WrongUsage(f"Для дома нужен параметр {missing}", f"A house needs {missing}", lang)
    return close(
        house,
        tariffs,
        month=month_of(month, lang),
        opening=opening,
        policy=policy_of(policy),
        law=law,
        known_on=day_of(known_on, lang) if known_on else None,
    )


def policy_of(given: Path | None) -> Path | str | None:
    """A file, unless there is none and the name is that of a shipped policy."""
    shipped = [name for name, _ in _core.shipped_policies()]
    return str(given) if given and str(given) in shipped and not given.exists() else given


def month_of(text: str, lang: Lang) -> Month:
    try:
        return Month.of(text)
    except Error as error:
        found = error.errors[0]
        raise WrongUsage(found.sentence.ru, found.sentence.en, lang) from None


def day_of(text: str, lang: Lang) -> date:
    try:
        if len(text) != len("2025-07-31"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUsage(
            f"Дата записывается как 2025-07-31, а не «{text}»",
            f"A date is written as 2025-07-31, not “{text}”",
            lang,
        ) from None
