"""The map of an import: which table, which column, which word means what. It is a TOML file."""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from kvit.importing import words
from kvit.importing.fields import TABLES, Field, Kind, TableSpec
from kvit.importing.problems import Problems
from kvit.importing.table import MOST_COLUMNS
from kvit.importing.toml_section import TomlSection
from kvit.importing.values import pattern_of
from kvit.month import Month
from kvit.text import Text

METHODS = (
    "metered_or_norm", "hot_water", "waste_water", "per_area", "per_person", "per_premises",
    "solid_waste_person", "solid_waste_area",
)  # fmt: skip
SECTIONS = ("housing", "utility", "other", "voluntary")
SKIPPED_WORDS = ("итого", "всего", "total")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Where a field comes from: a header, a column by its number, or a constant."""

    field: Field
    header: str = ""
    column: int = 0
    constant: str | None = None
    default: str | None = None  #: for empty cells
    values: tuple[tuple[str, str], ...] = ()  #: a dictionary of its own
    digits: int | None = None
    decimal: str = ","
    date: str = "DD.MM.YYYY"
    fill_down: bool = False

    def word(self, text: str) -> str | None:
        """What the own dictionary says of a word."""
        return dict(self.values).get(words.plain(text))


@dataclass(frozen=True, slots=True)
class TableMap:
    """How one table is read."""

    spec: TableSpec
    file: str
    sheet: str
    encoding: str
    delimiter: str
    header_row: int | None  #: None: it is looked for; 0: there is none
    skip: tuple[str, ...]
    separator: str
    columns: tuple[ColumnMap, ...]
    flags: tuple[ColumnMap, ...] = ()
    meter_possible: tuple[ColumnMap, ...] = ()
    total: str | None = None  #: of opening balances: what all of them sum to, in roubles
    totals: tuple[tuple[str, str], ...] = ()  #: the same by providers, in the words of the table


@dataclass(frozen=True, slots=True)
class NewService:
    """A service beside the built-in ones."""

    id: str
    ru: str
    en: str
    section: str


@dataclass(frozen=True, slots=True)
class ImportMap:
    """A map that has been read."""

    name: str
    house: str
    month: Month
    known_on: datetime.date
    tariffs: str
    source: tuple[tuple[str, str], ...]
    full_meter_id: bool
    tables: tuple[TableMap, ...]
    services: dict[str, str]  #: plain word → id
    providers: dict[str, str]  #: plain word → id
    methods: dict[str, str]
    new_services: tuple[NewService, ...]

    def table(self, name: str) -> TableMap | None:
        """The map of a table, if the map has one."""
        return next((each for each in self.tables if each.spec.name == name), None)


def read_map(path: Path, month: Month | None = None) -> ImportMap:
    """Reads a map from a file; `month` goes before its own."""
    return parse_map(path.read_bytes(), path.name, month)


def parse_map(raw: bytes, name: str = "map.toml", month: Month | None = None) -> ImportMap:
    """Reads a map; everything that is wrong with it is raised at once.

    >>> from kvit.errors import Error
    >>> try:
    ...     parse_map(b'[import]\\nhous = "x"')
    ... except Error as error:
    ...     [detail.path for detail in error.errors[:2]]
    ['map.toml: import.month', 'map.toml: import.hous']
    """
    problems = Problems()
    read: ImportMap | None = None
    try:
        document = tomllib.loads(raw.decode("utf-8-sig"))
        read = _Reader(TomlSection(document, f"{name}:", problems), name, month).read()
    except UnicodeDecodeError as error:
        problems.add("not_utf8", name, f"0x{raw[error.start]:02X}", Text("UTF-8", "UTF-8"))
    except (ValueError, RecursionError) as error:
        problems.add("bad_map", name, str(error), Text("TOML", "TOML"))
    problems.raise_if_any()
    assert read is not None
    return read


class _Reader:
    def __init__(self, document: TomlSection, name: str, month: Month | None) -> None:
        self._document, self._name, self._month = document, name, month

    def read(self) -> ImportMap:
        general = self._document.section("import")
        month = self._month_of(general)
        known_on = general.take("known_on", datetime.date) if "known_on" in general else None
        house, tariffs = general.text("house", "house"), general.text("tariffs", "tariffs")
        full = general.choice("meter_id", ("number", "full"), "number") == "full"
        source = {
            key: general.text(key) for key in ("source", "standing", "confidence") if key in general
        }
        for key, choices in (
            ("standing", ("published", "assumed", "synthetic")),
            ("confidence", ("high", "medium", "low")),
        ):
            if key in source and source[key] not in choices:
                listed = ", ".join(choices)
                general.wrong(key, "bad_choice", source[key], Text(listed, listed))
        general.finish()
        dialect = self._document.section("csv")
        common = _dialect(dialect, ("auto", "auto", ",", "DD.MM.YYYY"))
        dialect.finish()
        new_services = tuple(self._new_services())
        known = {*words.SERVICES, *(each.id for each in new_services)}
        tables = tuple(
            _table(self._document.section(spec.name), spec, common, known)
            for spec in TABLES
            if spec.name in self._document or spec.name == "accounts"
        )
        read = ImportMap(
            name=self._name,
            house=house,
            month=month,
            known_on=known_on or month.first_day.replace(day=month.days),
            tariffs=tariffs,
            source=tuple(source.items()),
            full_meter_id=full,
            tables=tables,
            services={
                words.plain(key): value for key, value in self._services(known, new_services)
            },
            providers={
                words.plain(key): value
                for key, value in self._document.section("providers").words().items()
            },
            methods=self._methods(known),
            new_services=new_services,
        )
        self._document.finish()
        return read

    def _month_of(self, general: TomlSection) -> Month:
        text = general.text("month")
        if self._month is not None:
            return self._month
        if re.fullmatch(r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])", text):
            return Month.of(text)
        general.wrong("month", "bad_month", text, Text("месяц: 2025-07", "a month: 2025-07"))
        return Month(2000, 1)

    def _new_services(self) -> list[NewService]:
        section = self._document.section("new_services")
        found = []
        for key, value in section.rest():
            if not isinstance(value, dict):
                section.wrong(key, "wrong_type", value, Text("таблица", "a table"))
                continue
            if key in words.SERVICES:
                section.wrong(key, "duplicate_id", key, Text("новая услуга", "a new service"))
            one = TomlSection(value, f"{section.path}.{key}", section.problems)
            found.append(
                NewService(
                    key, one.text("ru"), one.text("en"), one.choice("section", SECTIONS, "other")
                )
            )
            for name, text in (("ru", found[-1].ru), ("en", found[-1].en)):
                if not text:
                    one.wrong(name, "missing_key", "", Text("название", "a title"))
            one.finish()
        return found

    def _services(self, known: set[str], new: tuple[NewService, ...]) -> list[tuple[str, str]]:
        section = self._document.section("services")
        found = list(section.words().items())
        for key, value in found:
            if value not in known:
                listed = ", ".join(sorted(known))
                section.wrong(key, "bad_choice", value, Text(listed, listed))
        return [(each.ru, each.id) for each in new] + [(each.id, each.id) for each in new] + found

    def _methods(self, known: set[str]) -> dict[str, str]:
        section = self._document.section("methods")
        found = section.words()
        for key, value in found.items():
            if key not in known:
                section.wrong(key, "unknown_reference", key, Text("услуга", "a service"))
            if value not in METHODS:
                listed = ", ".join(METHODS)
                section.wrong(key, "bad_choice", value, Text(listed, listed))
        return found


Dialect = tuple[str, str, str, str]


def _dialect(section: TomlSection, default: Dialect) -> Dialect:
    """Encoding, delimiter, decimal sign, spelling of dates."""
    encoding = section.choice(
        "encoding", ("auto", "utf-8", "cp1251", "cp866", "utf-16"), default[0]
    )
    delimiter = section.choice("delimiter", ("auto", ";", ",", "\t", "|"), default[1])
    decimal = section.choice("decimal", (",", "."), default[2])
    date = section.text("date", default[3])
    try:
        pattern_of(date)
    except (ValueError, re.error):
        section.wrong("date", "bad_map", date, Text("DD.MM.YYYY", "DD.MM.YYYY"))
        date = default[3]
    return encoding, delimiter, decimal, date


def _table(section: TomlSection, spec: TableSpec, common: Dialect, known: set[str]) -> TableMap:
    encoding, delimiter, decimal, date = _dialect(section, common)
    header_row = section.take("header_row", int)
    if header_row is not None and header_row < 0:
        section.wrong("header_row", "out_of_range", header_row, Text("0, 1, 2…", "0, 1, 2…"))
    columns: list[ColumnMap] = []
    chosen = section.section("columns")
    for each in spec.fields:
        if each.name in chosen:
            columns.append(_column(chosen, each, decimal, date))
        elif each.required:
            header = each.header
            chosen.wrong(
                each.name, "missing_key", "",
                Text(f"столбец вида «{header.ru}»", f"a column like “{header.en}”"),
            )  # fmt: skip
    chosen.finish()
    flags: tuple[ColumnMap, ...] = ()
    possible: tuple[ColumnMap, ...] = ()
    if spec.name == "accounts":
        flags = _by_service(section.section("flags"), known, decimal, date)
        possible = _by_service(section.section("meter_possible"), known, decimal, date)
    total: str | None = None
    totals: dict[str, str] = {}
    if spec.name == "opening":
        total = section.take("total", str)
        totals = section.section("totals").words()
    skip = section.texts("skip")
    separator = section.text("separator", ",")
    file, sheet = section.text("file"), section.text("sheet")
    section.finish()
    if spec.name != "tariffs":
        for column in (*columns, *flags, *possible):
            if words.is_personal(column.header):
                section.wrong("columns", "personal_data", column.header, words.NOT_PERSONAL)
    return TableMap(
        spec, file, sheet, encoding, delimiter, header_row,
        tuple(SKIPPED_WORDS if skip is None else [words.plain(each) for each in skip]),
        separator or ",", tuple(columns), flags, possible, total, tuple(totals.items()),
    )  # fmt: skip


def _by_service(
    section: TomlSection, known: set[str], decimal: str, date: str
) -> tuple[ColumnMap, ...]:
    """Columns of yes and no, one for each service."""
    columns = []
    for key in section.untaken():
        if key not in known:
            section.wrong(key, "unknown_reference", key, Text("услуга", "a service"))
        field = Field(
            name=key, kind=Kind.FLAG, header=Text("", ""), meaning=Text("да или нет", "yes or no")
        )
        columns.append(_column(section, field, decimal, date))
    return tuple(columns)


def _column(section: TomlSection, field: Field, decimal: str, date: str) -> ColumnMap:
    """A header alone, or a table with more."""
    value = section.take(field.name, object)
    if isinstance(value, str):
        if not value.strip():
            section.wrong(field.name, "bad_map", value, _HEADER)
        return ColumnMap(field, header=value, decimal=decimal, date=date)
    if not isinstance(value, dict):
        section.wrong(
            field.name, "wrong_type", value, Text("строка или таблица", "a string or a table")
        )
        return ColumnMap(field, constant="")
    one = TomlSection(value, f"{section.path}.{field.name}", section.problems)
    header, constant = one.text("header"), one.take("constant", str)
    default = one.take("default", str)
    digits = one.take("digits", int)
    if digits is not None and not 0 <= digits <= field.decimals:
        one.wrong(
            "digits", "out_of_range", digits, Text(f"0…{field.decimals}", f"0…{field.decimals}")
        )
        digits = None
    _, _, own_decimal, own_date = _dialect(one, ("auto", "auto", decimal, date))
    read = ColumnMap(
        field,
        header=header,
        column=_column_number(one),
        constant=constant,
        default=default,
        values=tuple(
            (words.plain(key), each) for key, each in one.section("values").words().items()
        ),
        digits=digits,
        decimal=own_decimal,
        date=own_date,
        fill_down=one.take("fill_down", bool) or False,
    )
    one.finish()
    if sum([bool(read.header.strip()), bool(read.column), constant is not None]) != 1:
        section.wrong(field.name, "bad_map", "", _HEADER)
    return read


_HEADER = Text("одно из: header, column, constant", "one of: header, column, constant")


def _column_number(section: TomlSection) -> int:
    """Of `column = 3` or `column = "C"`; 0 where there is none."""
    if "column" not in section:
        return 0
    value = section.take("column", object)
    if isinstance(value, int) and 1 <= value <= MOST_COLUMNS:
        return value
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z]{1,2}", value):
        number = 0
        for letter in value.upper():
            number = number * 26 + ord(letter) - ord("A") + 1
        return number
    section.wrong(
        "column",
        "bad_map",
        value,
        Text("номер от 1 или буква: C", "a number from 1 or a letter: C"),
    )
    return 1
