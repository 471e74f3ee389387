"""The verbs put together."""

from __future__ import annotations

import os
import sys
from typing import NoReturn, Optional, TextIO

import click
import typer
from typer import rich_utils

from kvit import versions
from kvit.cli.allocate import allocate
from kvit.cli.bill import bill
from kvit.cli.bonus import bonus
from kvit.cli.check import check
from kvit.cli.close import close
from kvit.cli.compare import compare
from kvit.cli.coupons import add_to as add_coupons_to
from kvit.cli.conformance import conformance
from kvit.cli.draw import draw
from kvit.cli.explain import explain
from kvit.cli.formula import formula
from kvit.cli.import_ import import_
from kvit.cli.lang import HERE, LANG, Language, say
from kvit.cli.law import law
from kvit.cli.new import new
from kvit.cli.penalty import penalty
from kvit.cli.qr import qr
from kvit.cli.readings import readings
from kvit.cli.reconcile import reconcile
from kvit.cli.registry import registry
from kvit.cli.report import WRONG_USAGE
from kvit.cli.statement import statement
from kvit.cli.usage import Command, Group, message_of

app = typer.Typer(
    help=say(
        "Точные квитанции ЖКУ: начисления, сальдо и объяснение каждой строки.",
        "Exact bills for housing and utilities: charges, balances, every line explained.",
    ),
    no_args_is_help=True,
    cls=Group,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(cls=Command)(close)
app.command(cls=Command)(bill)
app.command(cls=Command)(explain)
app.command(cls=Command)(compare)
app.command(cls=Command)(penalty)
app.command(cls=Command)(allocate)
app.command(cls=Command)(reconcile)
app.command(cls=Command)(check)
app.add_typer(new, name="new")
app.add_typer(import_, name="import")
app.add_typer(formula, name="formula")
app.add_typer(law, name="law")
app.add_typer(qr, name="qr")
app.add_typer(registry, name="registry")
app.add_typer(readings, name="readings")
app.add_typer(statement, name="statement")
add_coupons_to(bonus)
app.add_typer(bonus, name="bonus")
app.add_typer(draw, name="draw")
app.add_typer(conformance, name="conformance")

if HERE == "ru":
    rich_utils.ARGUMENTS_PANEL_TITLE = "Аргументы"
    rich_utils.OPTIONS_PANEL_TITLE = "Параметры"
    rich_utils.COMMANDS_PANEL_TITLE = "Команды"
    rich_utils.DEFAULT_STRING = "[по умолчанию: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[обязательно]"


def _print_version(asked: bool) -> None:
    if asked:
        for name, version in versions().items():
            typer.echo(f"{name} {version}")
        raise typer.Exit


@app.callback()
def _options(
    version: Optional[bool] = typer.Option(
        None,
        "--version",
        callback=_print_version,
        is_eager=True,
        help=say("Версии библиотеки и закона.", "Versions of the library and the law."),
    ),
    lang: Language = LANG,  # before a verb it has done its work already
) -> None: ...


def main() -> NoReturn:
    """Runs the command: 0 it is well, 1 the data are wrong, 2 the command is."""
    _speak_utf8(sys.stdout, sys.stderr)
    try:
        code = app(prog_name="kvit", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        if isinstance(error, click.UsageError) and error.ctx is not None:
            typer.echo(error.ctx.get_usage(), err=True)
        typer.echo(message_of(error), err=True)
        code = WRONG_USAGE
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        # The reader has seen enough; nothing may be flushed into its pipe any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code or 0)


def _speak_utf8(*streams: TextIO) -> None:
    """Whatever the locale: the documents are UTF-8, and so is the print."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
