"""`kvit readings`: readings from tables, messages and payments, and into a house."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import typer

from kvit import readings as intakes
from kvit import registry as registries
from kvit.cli.house import day_of
from kvit.cli.lang import JSON, LANG, LENIENT, Language, say
from kvit.cli.outside import (
    AGENT,
    FILE,
    PROFILE,
    REGISTRY_DAY,
    REGISTRY_ID,
    STDIN,
    day_option,
    given,
    named,
    optional_day,
    profile_option,
)
from kvit.cli.report import echo, echo_shipped, print_errors, verb
from kvit.cli.show import console, number_column, table, text_column
from kvit.cli.usage import Command, Group
from kvit.text import Lang
from kvit.whole_file import whole_file

readings = typer.Typer(
    help=say(
        "Приём показаний: таблицы, сообщения, платежи; показания в дом.",
        "The intake of readings: tables, messages, payments; readings into a house.",
    ),
    no_args_is_help=True,
    cls=Group,
)

ID = typer.Option(
    None,
    "--id",
    help=say(
        "Имя приёма; без него имя файла.", "The id of this intake; the name of the file otherwise."
    ),
    show_default=False,
)
CHANNEL = typer.Option(
    None,
    "--channel",
    help=say("Канал, которого строки не называют.", "The channel of rows that say none."),
    show_default=False,
)
DAY = day_option(say("День, которого строки не называют.", "The day of rows that say none."))


def _id(id: Optional[str], file: str) -> str:
    return id if id is not None else "" if file == STDIN else Path(file).name


@readings.command(
    cls=Command,
    help=say(
        "Прочесть таблицу показаний: принятые строки и отказы с причинами.",
        "Read a table of readings: rows taken, rows refused and why.",
    ),
)
@verb
def parse(
    file: str = FILE,
    profile: str = PROFILE,
    id: Optional[str] = ID,
    channel: Optional[str] = CHANNEL,
    date: Optional[str] = DAY,
    lenient: bool = LENIENT,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    here = lang.lang
    taken = intakes.parse(
        given(file),
        named(profile, intakes.profiles()),
        id=_id(id, file),
        channel=channel,
        day=optional_day(date, here),
        lenient=lenient,
    )
    _show(taken, as_json, here)


@readings.command(
    cls=Command,
    help=say(
        "Прочесть сообщения с показаниями по форме: строки JSON или таблицу.",
        "Read messages with readings by a form: lines of JSON, or a table.",
    ),
)
@verb
def sms(
    file: str = FILE,
    form: str = typer.Option(
        ...,
        "--form",
        metavar="NAME|FILE",
        help=say("Имя встроенной формы или её файл.", "A shipped form, or the file of one."),
        show_default=False,
    ),
    profile: Optional[str] = profile_option(
        None,
        say(
            "Профиль таблицы сообщений; без него строки JSON.",
            "The profile of a table of messages; lines of JSON without one.",
        ),
    ),
    id: Optional[str] = ID,
    channel: Optional[str] = CHANNEL,
    date: Optional[str] = DAY,
    lenient: bool = LENIENT,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    here = lang.lang
    taken = intakes.messages(
        given(file),
        named(form, intakes.forms()),
        id=_id(id, file),
        profile=named(profile, intakes.profiles()) if profile else None,
        channel=channel,
        day=optional_day(date, here),
        lenient=lenient,
    )
    _show(taken, as_json, here)


@readings.command(
    cls=Command,
    help=say(
        "Показания, которые пришли с платежами реестра.",
        "The readings that payments of a registry bear.",
    ),
)
@verb
def registry(
    file: str = FILE,
    profile: str = PROFILE,
    id: Optional[str] = REGISTRY_ID,
    agent: Optional[str] = AGENT,
    date: Optional[str] = REGISTRY_DAY,
    channel: Optional[str] = CHANNEL,
    lenient: bool = LENIENT,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    here = lang.lang
    taken = intakes.of_registry(
        given(file),
        named(profile, registries.profiles()),
        id=id,
        agent=agent,
        date=optional_day(date, here),
        channel=channel,
        lenient=lenient,
    )
    _show(taken, as_json, here)


@readings.command(
    cls=Command,
    help=say(
        "Показания из платёжного кода (CounterId, CounterVal).",
        "The readings of a payment code (CounterId, CounterVal).",
    ),
)
@verb
def qr(
    file: str = FILE,
    id: Optional[str] = ID,
    operation: Optional[str] = typer.Option(
        None,
        "--operation",
        help=say("Операция платежа.", "The operation of the payment."),
        show_default=False,
    ),
    date: Optional[str] = day_option(say("День платежа.", "The day of the payment.")),
    channel: Optional[str] = CHANNEL,
    lenient: bool = LENIENT,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    here = lang.lang
    taken = intakes.of_qr(
        given(file),
        id=_id(id, file),
        operation=operation,
        day=optional_day(date, here),
        channel=channel,
        lenient=lenient,
    )
    _show(taken, as_json, here)


@readings.command(
    "to-house",
    cls=Command,
    help=say(
        "Принятые показания в дом по карте приборов.",
        "Readings that were taken into a house, by a map of meters.",
    ),
)
@verb
def to_house(
    house: Path = typer.Argument(..., metavar="HOUSE", show_default=False),
    taken: Path = typer.Argument(..., metavar="READINGS", show_default=False),
    map: Path = typer.Option(
        ...,
        "--map",
        metavar="FILE",
        help=say("Карта приборов kvit-meter-map/1.", "A kvit-meter-map/1."),
        show_default=False,
    ),
    known_on: str = typer.Option(
        ...,
        "--known-on",
        metavar="YYYY-MM-DD",
        help=say("День, когда показания получены.", "The day on which the readings were learned."),
        show_default=False,
    ),
    output: Path = typer.Option(
        ...,
        "--output",
        "-o",
        metavar="FILE",
        help=say("Куда записать дом.", "Where the house goes."),
        show_default=False,
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    here = lang.lang
    placed = intakes.to_house(house, taken, map, known_on=day_of(known_on, here))
    with whole_file(output) as written:
        written.write(placed.house.encode())
    if as_json:
        echo(placed.to_json())
    else:
        _print_placed(placed, here)


@readings.command(
    cls=Command,
    help=say(
        "Встроенный профиль как документ; без имени все имена.",
        "A shipped profile as a document; without a name all names.",
    ),
)
@verb
def profile(
    name: Optional[str] = typer.Argument(None, metavar="NAME", show_default=False),
    lang: Language = LANG,
) -> None:
    echo_shipped(name, intakes.profiles(), intakes.profile)


@readings.command(
    cls=Command,
    help=say(
        "Встроенная форма сообщений как документ; без имени все имена.",
        "A shipped form of messages as a document; without a name all names.",
    ),
)
@verb
def form(
    name: Optional[str] = typer.Argument(None, metavar="NAME", show_default=False),
    lang: Language = LANG,
) -> None:
    echo_shipped(name, intakes.forms(), intakes.form)


def _show(taken: intakes.Intake, as_json: bool, lang: Lang) -> None:
    if as_json:
        echo(taken.to_json())
        return
    out = console()
    title = say(
        f"{taken.id}: принято {len(taken.rows)}, отказов {len(taken.refused)}",
        f"{taken.id}: {len(taken.rows)} taken, {len(taken.refused)} refused",
        lang,
    )
    rows = table(title)
    for heading in (
        say("счёт", "account", lang),
        say("прибор", "meter", lang),
        say("регистр", "register", lang),
    ):
        text_column(rows, heading)
    number_column(rows, say("показание", "reading", lang))
    text_column(rows, say("день", "day", lang))
    for row in taken.rows:
        meter = " ".join(part for part in (row.meter, row.resource) if part)
        day = row.source.date.isoformat() if row.source.date else ""
        rows.add_row(row.account, meter, row.register, str(row.value), day)
    out.print(rows)
    if taken.refused:
        refused = table(say("Отказы", "Refused", lang))
        for heading in (
            say("где", "where", lang),
            say("причина", "reason", lang),
            say("как прислано", "as it was typed", lang),
        ):
            text_column(refused, heading)
        for each in taken.refused:
            source = each.source
            where = str(source.message) if source.message else source.place or source.operation
            refused.add_row(where, each.text.get(lang), source.row)
        out.print(refused)
    if taken.remarks:
        title = say("Замечания", "Remarks", lang)
        print_errors(out, taken.remarks, len(taken.remarks), lang, title)


def _print_placed(placed: intakes.HouseReadings, lang: Lang) -> None:
    out = console()
    rows = table(say("Показания в доме", "Readings in the house", lang))
    text_column(rows, "")
    number_column(rows, "")
    rows.add_row(say("принято строк", "rows taken", lang), str(placed.rows))
    rows.add_row(say("вошло строк", "rows placed", lang), str(placed.placed))
    rows.add_row(say("показаний", "readings", lang), str(len(placed.readings)))
    rows.add_row(say("не вошло строк", "rows unmatched", lang), str(len(placed.unmatched)))
    rows.add_row(say("отказов раньше", "refused before", lang), str(placed.refused))
    out.print(rows)
    if placed.unmatched:
        left = table(say("Не вошли", "Unmatched", lang))
        for heading in (
            say("строка", "row", lang),
            say("счёт", "account", lang),
            say("прибор", "meter", lang),
            say("показание", "reading", lang),
            say("причина", "reason", lang),
        ):
            text_column(left, heading)
        for each in placed.unmatched:
            meter = " ".join(part for part in (each.meter, each.resource, each.register) if part)
            left.add_row(str(each.row), each.account, meter, each.typed, each.text.get(lang))
        out.print(left)
