"""`kvit penalty`: the penalties of a case, on the screen and as a document for a court."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any, Optional

import typer

from kvit.cli.house import KNOWN_ON, LAW, POLICY, day_of, policy_of
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.penalty_view import print_penalty
from kvit.cli.report import echo, verb
from kvit.cli.show import console
from kvit.cli.usage import WrongUsage
from kvit.penalty import Penalty
from kvit.penalty import penalty as compute
from kvit.printing.needs import MissingPackage
from kvit.printing.pdf import pdf_of
from kvit.text import Lang
from kvit.whole_file import whole_file


def _file(name: str, ru: str, en: str) -> Any:
    return typer.Option(None, name, metavar="FILE", help=say(ru, en), show_default=False)


@verb
def penalty(
    case: Path = typer.Argument(..., metavar="CASE", help="kvit-penalty/1", show_default=False),
    pdf: Optional[Path] = _file(
        "--pdf", "Записать расчёт для суда, A4.", "Write the document for a court, A4."
    ),
    html: Optional[Path] = _file("--html", "То же страницей HTML.", "The same as a page of HTML."),
    person: Optional[Path] = _file(
        "--person",
        "kvit-person/1: стороны для --pdf и --html; без него пустые строки.",
        "kvit-person/1: the parties for --pdf and --html; blank lines without it.",
    ),
    policy: Optional[Path] = POLICY,
    law: Optional[Path] = LAW,
    known_on: Optional[str] = KNOWN_ON,
    explain: Optional[int] = typer.Option(
        None,
        "--explain",
        metavar="N",
        help=say("Объяснить строку расчёта.", "Explain a row of the calculation."),
        show_default=False,
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    here = lang.lang
    if person is not None and pdf is None and html is None:
        raise WrongUsage(
            "--person нужен вместе с --pdf или --html", "--person needs --pdf or --html", here
        )
    chosen = policy_of(policy)
    read = [case, person, law, chosen if isinstance(chosen, Path) else None]
    _refuse_same(html, pdf, list(filter(None, read)), here)
    found = compute(
        case,
        policy=chosen,
        law=law,
        known_on=day_of(known_on, here) if known_on else None,
    )
    explanation = None if explain is None else found.explain(explain)
    written = _write(found, person, html, pdf, here)
    if explanation is not None:
        if as_json:
            echo(explanation.to_json())
        else:
            echo(explanation.sentence(here))
            typer.echo()
            echo(explanation.tree(here))
    elif as_json:
        echo(found.to_json())
    else:
        print_penalty(console(), found, here)
    if not as_json:
        for path in written:
            typer.echo(say(f"Записано: {path}", f"Written: {path}", here))


penalty.__doc__ = say(
    "Рассчитать пени по делу: таблица, JSON, расчёт для суда в PDF.",
    "Compute the penalties of a case: a table, JSON, a PDF for a court.",
)


def _write(
    found: Penalty,
    person: Path | None,
    html: Path | None,
    pdf: Path | None,
    lang: Lang,
) -> list[Path]:
    """All of it is made, and has a place to go to, before any file appears."""
    if html is None and pdf is None:
        return []
    try:
        page = found.to_html(person, lang)
        made = {html: page.encode(), pdf: pdf_of(page) if pdf else b""}
    except MissingPackage as missing:
        raise WrongUsage(missing.text.ru, missing.text.en, lang) from None
    written = {path: data for path, data in made.items() if path is not None}
    with ExitStack() as files:
        for path, data in written.items():
            file = files.enter_context(whole_file(path))
            file.write(data)
            file.flush()
    return list(written)


def _refuse_same(html: Path | None, pdf: Path | None, read: list[Path], lang: Lang) -> None:
    """What is written is neither what is read nor written twice."""
    for option, path in (("--html", html), ("--pdf", pdf)):
        for other in read:
            if path is not None and _same(path, other):
                raise WrongUsage(
                    f"{option}: {path} — это файл исходных данных",
                    f"{option}: {path} is a file that is read",
                    lang,
                )
    if html is not None and pdf is not None and _same(html, pdf):
        raise WrongUsage("--html и --pdf — один файл", "--html and --pdf are the same file", lang)


def _same(one: Path, other: Path) -> bool:
    if one.resolve() == other.resolve():
        return True
    return one.exists() and other.exists() and one.samefile(other)
