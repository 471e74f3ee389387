"""`kvit conformance`: cases with known results."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import List

import typer

from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.progress import watched
from kvit.cli.report import WRONG_DATA, echo, verb
from kvit.cli.show import console, table, text_column
from kvit.cli.usage import Command, Group
from kvit.conformance import Case, Difference, load
from kvit.conformance import run as run_case
from kvit.text import Lang

conformance = typer.Typer(
    help=say("Случаи с известным результатом.", "Cases with known results."),
    no_args_is_help=True,
    cls=Group,
)


# Without a second verb typer would leave the name of the first one out.
@conformance.callback()
def _group() -> None: ...


@conformance.command(
    cls=Command, help=say("Выполнить случаи kvit-case/1.", "Run cases, kvit-case/1.")
)
@verb
def run(
    files: List[Path] = typer.Argument(
        ...,
        metavar="FILE...",
        help=say("Файлы .json и .jsonl.", "Files .json and .jsonl."),
        show_default=False,
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    cases = [case for file in files for case in load(file)]
    outcomes = [
        (case, run_case(case)) for case in watched(cases, say("Случаи", "Cases", lang.lang))
    ]
    failed = sum(1 for _, differences in outcomes if differences)
    if as_json:
        echo(_json(outcomes))
    else:
        _print(outcomes, lang.lang)
        typer.echo(f"{len(outcomes) - failed} passed, {failed} failed")
    if failed:
        raise typer.Exit(WRONG_DATA)


def _print(outcomes: list[tuple[Case, tuple[Difference, ...]]], lang: Lang) -> None:
    rows = table()
    text_column(rows, say("случай", "case", lang))
    rows.add_column(say("итог", "result", lang), no_wrap=True)
    text_column(rows, say("что", "what", lang))
    text_column(rows, say("ожидалось", "expected", lang))
    text_column(rows, say("найдено", "found", lang))
    for case, differences in outcomes:
        if not differences:
            rows.add_row(case.id, say("верно", "passed", lang))
        for each in differences:
            rows.add_row(
                case.id, say("неверно", "failed", lang), each.what, each.expected, each.found
            )
    console().print(rows)


def _json(outcomes: list[tuple[Case, tuple[Difference, ...]]]) -> str:
    results = [
        {"id": case.id, "passed": not differences, "differences": [asdict(d) for d in differences]}
        for case, differences in outcomes
    ]
    return json.dumps(results, ensure_ascii=False, indent=2)
