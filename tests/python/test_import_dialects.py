"""Whatever the dialect of the tables, the documents are the same."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from exported import MAP
from hypothesis import given, settings
from hypothesis import strategies as st

from kvit.importing import import_tables, parse_map
from kvit.importing.writing import laid_out

HEADERS = {
    "accounts": ["Счёт", "Кв", "Площадь", "Прописано", "Собственников"],
    "readings": ["Счёт", "Услуга", "Прибор", "Дата", "Показание"],
    "tariffs": ["Услуга", "Что", "Кому", "Ед", "Значение", "С", "По"],
    "opening": ["Счёт", "Услуга", "Кому", "Месяц", "Сальдо"],
}
Value = str | int | Decimal | datetime.date
Rows = dict[str, list[list[Value]]]


@dataclass(frozen=True)
class Dialect:
    """How one system writes its tables."""

    encoding: str
    delimiter: str
    decimal: str
    date: str
    blank: str  #: between thousands
    zeros: int  #: in front of readings
    line_end: str
    title: bool
    total: bool
    extra: bool  #: a column of names that nobody maps
    order: Callable[[list[int]], list[int]]


DATES = {"DD.MM.YYYY": "%d.%m.%Y", "YYYY-MM-DD": "%Y-%m-%d", "DD/MM/YY": "%d/%m/%y",
         "MM-DD-YYYY": "%m-%d-%Y"}  # fmt: skip


@st.composite
def dialects(draw: st.DrawFn) -> Dialect:
    seed = draw(st.integers(0, 10**6))

    def order(columns: list[int]) -> list[int]:
        return sorted(columns, key=lambda column: (column * 7919 + seed) % 13)

    return Dialect(
        draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1251", "cp866", "utf-16"])),
        draw(st.sampled_from([";", ",", "\t", "|"])),
        draw(st.sampled_from([",", "."])),
        draw(st.sampled_from(sorted(DATES))),
        draw(st.sampled_from(["", " ", "\N{NO-BREAK SPACE}"])),
        draw(st.integers(0, 3)),
        draw(st.sampled_from(["\n", "\r\n"])),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
        order,
    )


numbers = st.integers(0, 10**7)


@st.composite
def exports(draw: st.DrawFn) -> Rows:
    count = draw(st.integers(1, 4))
    rows: Rows = {"accounts": [], "readings": [], "tariffs": [], "opening": []}
    for i in range(count):
        account = f"{i:05}"
        area = Decimal(draw(st.integers(1, 10**6))).scaleb(-draw(st.integers(0, 2)))
        rows["accounts"].append(
            [account, f"кв.{i}", area, draw(st.integers(0, 9)), draw(st.integers(0, 9))]
        )
        start = Decimal(draw(numbers)).scaleb(-draw(st.integers(0, 4)))
        used = Decimal(draw(numbers)).scaleb(-draw(st.integers(0, 4)))
        for day, value in (((2025, 6, 23), start), ((2025, 7, 23), start + used)):
            rows["readings"].append([account, "ХВС", f"п-{i}", datetime.date(*day), value])
        amount = Decimal(draw(st.integers(-(10**8), 10**8))).scaleb(-2)
        rows["opening"].append([account, "Содержание", "УК «Дом», №1", "06.2025", amount])
    price = Decimal(draw(st.integers(1, 10**8))).scaleb(-draw(st.integers(3, 7)))
    rows["tariffs"] = [
        ["ХВС", "тариф", "Водоканал", "руб./м3", price, datetime.date(2025, 7, 1), ""],
        ["ХВС", "норматив", "", "м3/чел.", Decimal("4.25"), "", ""],
        ["Содержание", "", "УК «Дом», №1", "руб./м2", Decimal("26.90"), "",
         datetime.date(2025, 12, 31)],
    ]  # fmt: skip
    return rows


def written(value: Value, dialect: Dialect, zeros: int) -> str:
    if isinstance(value, datetime.date):
        return value.strftime(DATES[dialect.date])
    if not isinstance(value, Decimal):
        return str(value)
    sign = "-" if value < 0 else ""
    whole, point, decimals = format(abs(value), "f").partition(".")
    # Zeros in front and blanks between thousands do not meet in one number.
    grouped = "0" * zeros + whole if zeros else f"{int(whole):,}".replace(",", dialect.blank)
    return sign + grouped + (dialect.decimal if point else "") + decimals


def table(name: str, rows: list[list[Value]], dialect: Dialect) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=dialect.delimiter, lineterminator=dialect.line_end)
    columns = dialect.order(list(range(len(HEADERS[name]))))
    extra = ["условный, житель"] if dialect.extra else []
    if dialect.title:
        writer.writerow(["Ведомость"])
        writer.writerow([])
    writer.writerow([HEADERS[name][i] for i in columns] + (["ФИО"] if extra else []))
    for row in rows:
        cells = [
            written(row[i], dialect, dialect.zeros if HEADERS[name][i] == "Показание" else 0)
            for i in columns
        ]
        writer.writerow(cells + extra)
    if dialect.total and name != "tariffs":
        writer.writerow(["Итого" if HEADERS[name][i] == "Счёт" else "" for i in columns])
    return out.getvalue().encode(dialect.encoding)


def documents(rows: Rows, dialect: Dialect, *, told: bool) -> list[str]:
    encoding = (
        dialect.encoding.removesuffix("-sig") if told or dialect.encoding == "cp866" else "auto"
    )
    delimiter = dialect.delimiter.replace("\t", "\\t") if told else "auto"
    text = MAP + (
        f'[csv]\nencoding = "{encoding}"\ndelimiter = "{delimiter}"\n'
        f'decimal = "{dialect.decimal}"\ndate = "{dialect.date}"\n'
    )
    with TemporaryDirectory() as name:
        files = []
        for each, its_rows in rows.items():
            files.append(Path(name) / f"{each}.csv")
            files[-1].write_bytes(table(each, its_rows, dialect))
        imported = import_tables(files, parse_map(text.encode()))
    return [laid_out(each) for each in (*imported.houses, imported.tariffs, *imported.openings)]


PLAIN = Dialect("utf-8", ";", ",", "DD.MM.YYYY", "", 0, "\n", False, False, False, list)


@settings(max_examples=60, deadline=None)
@given(exports(), dialects(), st.booleans())
def test_every_dialect_gives_the_same_documents(rows: Rows, dialect: Dialect, told: bool) -> None:
    if dialect.encoding in ("cp1251", "cp866"):
        rows = {name: [[value.replace("«", '"').replace("»", '"').replace("№", "N ")
                        if isinstance(value, str) else value for value in row] for row in each]
                for name, each in rows.items()}  # fmt: skip
    plain = documents(rows, PLAIN, told=True)
    assert documents(rows, dialect, told=told) == plain
    house: Any = plain[0]
    for row in rows["accounts"]:
        assert f'"area": "{row[2]:f}"' in house
    for row in rows["readings"]:
        assert f'"value": "{row[4]:f}"' in house
