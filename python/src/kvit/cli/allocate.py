"""`kvit allocate`: where payments went, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import List, Optional

import typer

from kvit.allocation import allocate as compute
from kvit.cli.allocation_view import print_allocation, print_payment
from kvit.cli.house import KNOWN_ON, LAW, POLICY, day_of, policy_of
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.report import WRONG_DATA, echo, print_errors, verb
from kvit.cli.show import console
from kvit.cli.usage import WrongUsage
from kvit.errors import Error


@verb
def allocate(
    cases: List[Path] = typer.Argument(
        ..., metavar="CASE...", help="kvit-allocation/1", show_default=False
    ),
    payment: Optional[str] = typer.Option(
        None,
        "--payment",
        metavar="ID",
        help=say(
            "История одного платежа: куда он пошёл, почему, что из него снято и перенесено.",
            "The story of one payment: where it went, why, what was taken back and transferred.",
        ),
        show_default=False,
    ),
    policy: Optional[Path] = POLICY,
    law: Optional[Path] = LAW,
    known_on: Optional[str] = KNOWN_ON,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    here = lang.lang
    if payment is not None and as_json:
        raise WrongUsage(
            "--payment показывает таблицу; в --json есть все платежи",
            "--payment shows a table; --json has every payment",
            here,
        )
    chosen = policy_of(policy)
    on = day_of(known_on, here) if known_on else None

    def show(case: Path) -> None:
        found = compute(case, policy=chosen, law=law, known_on=on)
        if as_json:
            echo(found.to_json() if len(cases) == 1 else _line(found.to_json()))
        elif payment is not None:
            print_payment(console(), found, payment, here)
        else:
            print_allocation(console(), found, here)

    if len(cases) == 1:
        show(cases[0])
    elif not all([_shown(case, show, as_json, lang) for case in cases]):
        raise typer.Exit(WRONG_DATA)


allocate.__doc__ = say(
    "Разнести платежи: куда пошла каждая копейка и почему. Несколько файлов с --json — по строке на файл.",
    "Allocate payments: where each kopeck went, and why. Several files with --json give a line each.",
)


def _shown(case: Path, show: Callable[[Path], None], as_json: bool, lang: Language) -> bool:
    """Whether the file could be allocated; the other files go on."""
    try:
        show(case)
    except Error as error:
        if as_json:
            echo(_line(error.to_json()))
        else:
            print_errors(console(error=True), error.errors, error.total, lang.lang, str(case))
        return False
    return True


def _line(document: str) -> str:
    """A document as one of many lines."""
    return json.dumps(json.loads(document), ensure_ascii=False, separators=(",", ":"))


