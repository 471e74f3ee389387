"""`kvit reconcile`: what the rows of registries and statements became."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import typer

from kvit.cli.house import KNOWN_ON, POLICY, day_of, policy_of
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.reconcile_view import print_reconciliation
from kvit.cli.report import echo, verb
from kvit.cli.show import console
from kvit.reconciliation import reconcile as compute


@verb
def reconcile(
    case: Path = typer.Argument(..., metavar="FILE", help="kvit-payments/1", show_default=False),
    policy: Optional[Path] = POLICY,
    known_on: Optional[str] = KNOWN_ON,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    here = lang.lang
    found = compute(
        case,
        policy=policy_of(policy),
        known_on=day_of(known_on, here) if known_on else None,
    )
    if as_json:
        echo(found.to_json())
    else:
        print_reconciliation(console(), found, here)


reconcile.__doc__ = say(
    "Сверить реестры и выписки со счетами и документами: таблица, JSON.",
    "Reconcile registries and statements with accounts and bills: a table, JSON.",
)
