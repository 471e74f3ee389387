"""`kvit new`: a document to start from."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Optional

import typer

from kvit.cli.lang import LANG, Language, say
from kvit.cli.report import echo, verb
from kvit.cli.usage import WrongUsage
from kvit.template import template


class Kind(str, Enum):
    """The templates."""

    house = "house"
    tariffs = "tariffs"
    policy = "policy"


@verb
def new(
    kind: Kind = typer.Argument(
        ..., help=say("Какой документ.", "Which document."), show_default=False
    ),
    out: Optional[Path] = typer.Option(
        None,
        "--out",
        metavar="FILE",
        help=say("Записать в файл.", "Write it to a file."),
        show_default=False,
    ),
    lang: Language = LANG,
) -> None:
    text = template(kind.value)
    if out is None:
        echo(text)
    elif out.exists():
        raise WrongUsage(f"Файл {out} уже есть", f"{out} exists already", lang.lang)
    else:
        out.write_bytes(text.encode("utf-8"))


new.__doc__ = say(
    "Шаблон документа: верен как есть, значения замените своими.",
    "A template of a document: valid as it stands, put your own values in.",
)
