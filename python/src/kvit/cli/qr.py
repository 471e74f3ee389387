"""`kvit qr`: payment codes read and made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Optional

import typer

from kvit import qr as codes
from kvit.cli.lang import JSON, LANG, LENIENT, Language, say
from kvit.cli.outside import given
from kvit.cli.report import echo, print_errors, verb
from kvit.cli.show import console, money, table, text_column
from kvit.cli.usage import Command, Group
from kvit.text import Lang
from kvit.whole_file import whole_file

qr = typer.Typer(
    help=say(
        "Платёжные коды ГОСТ Р 56042-2014: прочесть, сделать.",
        "Payment codes of GOST R 56042-2014: parse, build.",
    ),
    no_args_is_help=True,
    cls=Group,
)


@qr.command(cls=Command, help=say("Прочесть код: реквизиты, суммы.", "Read a code."))
@verb
def parse(
    file: str = typer.Argument(
        ...,
        metavar="FILE|-",
        help=say("Байты кода; - это стандартный ввод.", "Bytes of a code; - is standard input."),
        show_default=False,
    ),
    lenient: bool = LENIENT,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    code = codes.parse(given(file), lenient)
    if as_json:
        echo(code.to_json())
    else:
        _print(code, lang.lang)


def _print(code: codes.QrCode, lang: Lang) -> None:
    out = console()
    head = code.header
    rows = table(f"{head['format']}{head['version']}{head['encoding']}{head['separator']}")
    text_column(rows, say("реквизит", "requisite", lang))
    text_column(rows, say("значение", "value", lang))
    for key, value in code.fields:
        rows.add_row(key, value)
    out.print(rows)
    for name, amount in (("Sum", code.sum), ("AddAmount", code.add_amount)):
        if amount is not None:
            out.print(f"{name}: {money(amount, lang)}")
    if code.remarks:
        title = say("Замечания", "Remarks", lang)
        print_errors(out, code.remarks, len(code.remarks), lang, title)


@qr.command(cls=Command, help=say("Сделать код из kvit-qr/1.", "Make a code of a kvit-qr/1."))
@verb
def build(
    file: str = typer.Argument(
        ...,
        metavar="FILE|-",
        help=say("kvit-qr/1; - это стандартный ввод.", "kvit-qr/1; - is standard input."),
        show_default=False,
    ),
    with_insurance: bool = typer.Option(
        False,
        "--with-insurance",
        help=say("Из двух кодов тот, что со страхованием.", "Of two codes that with insurance."),
    ),
    output: Optional[Path] = typer.Option(
        None,
        "--output",
        "-o",
        metavar="FILE",
        help=say("Куда записать байты.", "Where the bytes go."),
        show_default=False,
    ),
    lang: Language = LANG,
) -> None:
    made = codes.build_document(given(file), with_insurance=with_insurance)
    if output is None:
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
        return
    with whole_file(output) as written:
        written.write(made)
