"""`kvit law`: what the law says on a day, corrections beside it, and what they change."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Optional

import typer

from kvit import _core
from kvit import law as book
from kvit.cli.house import day_of
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.law_view import print_changes, print_history, print_parameters, print_value
from kvit.cli.report import echo, verb
from kvit.cli.show import console
from kvit.cli.usage import Command, Group, WrongUsage
from kvit.documents import encoded
from kvit.text import Lang
from kvit.whole_file import whole_file

BUILT_IN = "built-in"

law = typer.Typer(
    help=say(
        "Нормативная база: показать, дополнить, сравнить.", "The law as data: show, add, diff."
    ),
    no_args_is_help=True,
    cls=Group,
)

LAW: Any = typer.Option(
    None,
    "--law",
    metavar="FILE",
    help=say("kvit-law/1; без неё встроенная.", "kvit-law/1; without it the one inside."),
    show_default=False,
)


def _day(name: str, ru: str, en: str) -> Any:
    return typer.Option(
        None, name, metavar="YYYY-MM-DD", help=say(ru, en), show_default=False
    )


@law.command(
    cls=Command,
    help=say(
        "Параметр на день; без дня все значения, без имени все параметры.",
        "A parameter on a day; without a day all values, without a name all parameters.",
    ),
)
@verb
def show(
    parameter: Optional[str] = typer.Argument(
        None,
        metavar="PARAM",
        help=say(
            "Имя параметра, например penalty.key_rate.", "Its name, such as penalty.key_rate."
        ),
        show_default=False,
    ),
    on: Optional[str] = _day("--on", "День, на который нужно значение.", "The day asked about."),
    known_on: Optional[str] = _day(
        "--known-on", "Каким закон знали на этот день.", "The law as it was known on this day."
    ),
    law: Optional[Path] = LAW,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    if on is None and known_on is not None:
        raise WrongUsage("--known-on нужен вместе с --on", "--known-on needs --on", lang.lang)
    if parameter is None and on is not None:
        raise WrongUsage("Для --on нужно имя параметра", "--on needs a parameter", lang.lang)
    if parameter is None:
        _show_all(law, as_json, lang.lang)
    elif on is None:
        _show_history(parameter, law, as_json, lang.lang)
    else:
        _show_value(parameter, on, known_on, law, as_json, lang.lang)


def _show_all(law: Path | None, as_json: bool, lang: Lang) -> None:
    if as_json:
        echo(_core.law_document(_text_of(law)))
    else:
        print_parameters(console(), book.parameters(law), lang)


def _show_history(name: str, law: Path | None, as_json: bool, lang: Lang) -> None:
    found = book.parameters(law).get(name)
    if found is None:
        book.value(name, date(2000, 1, 1), law=law)  # raises law_unknown_parameter
        raise AssertionError(name)
    if as_json:
        whole = json.loads(_core.law_document(_text_of(law)))
        (alone,) = (each for each in whole["parameters"] if each["id"] == name)
        echo(json.dumps(alone, ensure_ascii=False, indent=2))
    else:
        print_history(console(), found, lang)


def _show_value(
    name: str, on: str, known_on: str | None, law: Path | None, as_json: bool, lang: Lang
) -> None:
    day = day_of(on, lang)
    known = day_of(known_on, lang) if known_on else None
    written = _core.law_value(_text_of(law), name, day, known)
    if as_json:
        echo(written)
        return
    value = book.value(name, day, known_on=known, law=law)
    parameter = book.parameters(law)[name]
    until = json.loads(written).get("covered_until")  # as it was known then
    if until is not None:
        parameter = replace(parameter, covered_until=date.fromisoformat(until))
    print_value(console(), parameter, day, value, lang)


@law.command(
    cls=Command,
    help=say(
        "Добавить параметры в дополнение, которое читает --law.",
        "Add parameters to a pack that --law reads.",
    ),
)
@verb
def add(
    file: Path = typer.Argument(
        ..., metavar="FILE", help=say("kvit-law/1 с новыми значениями.", "kvit-law/1 to add.")
    ),
    pack: Path = typer.Option(
        ...,
        "--pack",
        metavar="P.json",
        help=say("Дополнение; создаётся, если его нет.", "The pack; made if there is none."),
        show_default=False,
    ),
    known_on: Optional[str] = _day(
        "--known-on",
        "С какого дня центр знает эти значения; без него сегодня.",
        "Since when the centre knows these values; today by default.",
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    before = pack.read_bytes() if pack.exists() else None
    if before is not None:
        _core.check(before)
    so_far = json.loads(before) if before is not None else None
    if so_far is not None and so_far.get("over") != BUILT_IN:
        raise WrongUsage(
            f"{pack}: это не дополнение к встроенной базе (нет \"over\": \"{BUILT_IN}\")",
            f"{pack}: no pack over the law inside (no \"over\": \"{BUILT_IN}\")",
            lang.lang,
        )
    day = day_of(known_on, lang.lang) if known_on else date.today()
    after = book.add(file, to=so_far, known_on=day)
    text = json.dumps(after, ensure_ascii=False, indent=2) + "\n"
    with whole_file(pack) as written:
        written.write(text.encode())
    if as_json:
        echo(_core.law_diff(before, encoded(after)))
        return
    print_changes(console(), book.diff(before, after), lang.lang)
    typer.echo(say(f"Записано: {pack}", f"Written: {pack}", lang.lang))


@law.command(
    cls=Command,
    help=say(
        "Что меняется от одной базы к другой: параметры, дни, каких счетов касается.",
        "What changes from one law to another: parameters, days, the accounts it touches.",
    ),
)
@verb
def diff(
    before: str = typer.Argument(
        ...,
        metavar="A",
        help=say(f"kvit-law/1 или {BUILT_IN}.", f"kvit-law/1, or {BUILT_IN}."),
    ),
    after: str = typer.Argument(
        ...,
        metavar="B",
        help=say(f"kvit-law/1 или {BUILT_IN}.", f"kvit-law/1, or {BUILT_IN}."),
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    first, second = (None if each == BUILT_IN else Path(each) for each in (before, after))
    if as_json:
        echo(_core.law_diff(_text_of(first), _text_of(second)))
    else:
        print_changes(console(), book.diff(first, second), lang.lang)


def _text_of(law: Path | None) -> bytes | None:
    return None if law is None else law.read_bytes()
