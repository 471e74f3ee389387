"""What the verbs over files of the outside world share: their arguments and options."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any, Mapping, Optional

import typer

from kvit.cli.house import day_of
from kvit.cli.lang import say
from kvit.documents import Document
from kvit.text import Lang

STDIN = "-"


def given(file: str) -> bytes:
    """The bytes of a file, or of the standard input."""
    return sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()


def named(name: str, shipped: Mapping[str, str]) -> Document:
    """The name of a shipped document, or the file of another one."""
    return name if name in shipped else Path(name)


def optional_day(text: Optional[str], lang: Lang) -> Optional[date]:
    return day_of(text, lang) if text else None


def day_option(help: str) -> Any:
    return typer.Option(None, "--date", metavar="YYYY-MM-DD", help=help, show_default=False)


def agent_option(help: str) -> Any:
    return typer.Option(None, "--agent", help=help, show_default=False)


FILE: Any = typer.Argument(
    ...,
    metavar="FILE|-",
    help=say("Файл; - это стандартный ввод.", "The file; - is standard input."),
    show_default=False,
)
OUTPUT: Any = typer.Option(
    ...,
    "--output",
    "-o",
    metavar="FILE",
    help=say("Куда записать.", "Where it goes."),
    show_default=False,
)


def profile_option(default: Any, help: str) -> Any:
    return typer.Option(
        default, "--profile", metavar="NAME|FILE", help=help, show_default=False
    )


PROFILE: Any = profile_option(
    ..., say("Имя встроенного профиля или его файл.", "A shipped profile, or the file of one.")
)

REGISTRY_ID: Any = typer.Option(
    None, "--id", help=say("Номер реестра.", "The id of the registry."), show_default=False
)
AGENT: Any = agent_option(say("Агент.", "The agent."))
REGISTRY_DAY: Any = day_option(say("День реестра.", "The day of the registry."))
