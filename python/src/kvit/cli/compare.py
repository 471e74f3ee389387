"""`kvit compare`: why the sum is another one."""

from __future__ import annotations

from pathlib import Path

import typer

from kvit.cli.compare_view import print_comparison
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.report import DIFFERENT, echo, verb
from kvit.cli.show import console
from kvit.comparison import compare as compute


@verb
def compare(
    before: Path = typer.Argument(
        ...,
        metavar="A",
        help=say(
            "kvit-bill/1 или kvit-closed/1: было.", "kvit-bill/1 or kvit-closed/1: what was."
        ),
        show_default=False,
    ),
    after: Path = typer.Argument(
        ...,
        metavar="B",
        help=say("Такой же документ: стало.", "Such a document: what is now."),
        show_default=False,
    ),
    tree: bool = typer.Option(
        False, "--tree", help=say("Дерево для инженера.", "The engineer's tree.")
    ),
    sentence: bool = typer.Option(
        False, "--sentence", help=say("Только текст для жильца.", "The resident's text alone.")
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    found = compute(before, after)
    if as_json:
        echo(found.to_json())
    elif tree:
        echo(found.tree(lang.lang))
    elif sentence:
        echo(found.sentence(lang.lang))
    else:
        print_comparison(console(), found, lang.lang)
    if found:
        raise typer.Exit(DIFFERENT)


compare.__doc__ = say(
    "Сравнить две квитанции или два закрытых месяца: каждая копейка разницы с причиной. "
    "Код 0: разницы нет, 1: есть.",
    "Compare two bills or two closed months: each kopeck of the difference with its cause. "
    "Exit code 0: no difference, 1: there is one.",
)
