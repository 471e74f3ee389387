"""The tariff book of an import: rows of prices and norms by service, role and group of accounts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from kvit.importing import words
from kvit.importing.importmap import ImportMap
from kvit.importing.problems import Place, Problems
from kvit.importing.records import Record
from kvit.importing.report import Report
from kvit.text import Text

Document = dict[str, object]

_PRICE_UNITS = (
    "RUB/m3", "RUB/kWh", "RUB/Gcal", "RUB/t", "RUB/m2", "RUB/person", "RUB/premises",
)  # fmt: skip
_NORM_UNITS = (
    "Gcal/m3",
    *(f"{resource}/{of}{year}" for resource in ("m3", "kWh", "Gcal", "t")
      for of in ("person", "m2") for year in ("", "/year")),
)  # fmt: skip
_ROLES = {
    words.PRICE: "",
    words.NORM: "",
    words.HEAT_PRICE: ".heat",
    words.HEATING_NORM: ".heating",
}


@dataclass(slots=True)
class Series:
    """The values of one tariff or norm by dates."""

    service: str
    role: str
    group: str
    rows: list[Record] = field(default_factory=list)
    unit: str = ""
    provider: str = ""

    @property
    def id(self) -> str:
        """Of the tariff or the norm."""
        return self.service + _ROLES[self.role] + (f".{self.group}" if self.group else "")

    @property
    def is_price(self) -> bool:
        """A price and not a norm."""
        return self.role in (words.PRICE, words.HEAT_PRICE)


@dataclass(slots=True)
class TariffRows:
    """The book, its series, and which cell each part of it came from."""

    document: Document
    series: dict[tuple[str, str, str], Series]
    origins: dict[str, Place]
    providers: dict[str, str]  #: id → name
    #: Of all rows, the wrong ones too: nobody has to hear twice of a row that is wrong.
    named_services: set[str] = field(default_factory=set)
    named_providers: set[str] = field(default_factory=set)  #: with "" where one is missing

    def find(self, service: str, role: str, group: str) -> Series | None:
        """Of a group, or else of all."""
        return self.series.get((service, role, group)) or self.series.get((service, role, ""))

    def priced(self) -> Iterator[Series]:
        """The main prices, in the order of the table."""
        for each in self.series.values():
            if each.role == words.PRICE:
                yield each

    def may_be_provider(self, provider: str) -> bool:
        """Does any row name it, or could a row that is wrong have named it?"""
        named = self.named_providers
        return not named or "" in named or provider in named

    def has_service(self, service: str) -> bool:
        """Does any row name it? Without any rows nothing can be said."""
        return not self.named_services or service in self.named_services


def provider_id(name: str, mapped: ImportMap) -> str:
    """What [providers] says, or the name itself: an id may be any text."""
    return mapped.providers.get(words.plain(name), name)


def build_tariffs(
    records: list[Record], mapped: ImportMap, problems: Problems, report: Report
) -> TariffRows:
    """Gathers the rows into series and checks what a document cannot show."""
    series: dict[tuple[str, str, str], Series] = {}
    providers: dict[str, str] = {}
    for record in records:
        if record.broken:
            continue
        role = record.text("role") or words.PRICE
        key = (record.text("service"), role, record.text("group"))
        one = series.setdefault(key, Series(*key))
        if _fits(record, one, mapped, problems):
            one.rows.append(record)
            if one.is_price:
                providers.setdefault(one.provider, record.text("provider"))
    series = {key: one for key, one in series.items() if one.rows}
    for one in series.values():
        _order(one, problems)
        if one.is_price:
            _warn_of_gap(one, mapped, report)
    document, origins = _document(series, providers, mapped)
    return TariffRows(
        document, series, origins, providers,
        {record.text("service") for record in records} - {""},
        {
            provider_id(record.text("provider"), mapped)
            for record in records
            if record.text("role") in ("", words.PRICE, words.HEAT_PRICE)
        },
    )  # fmt: skip


def _fits(record: Record, one: Series, mapped: ImportMap, problems: Problems) -> bool:
    """One unit and one provider for a series; a row that does not fit is told and left out."""
    written = record.text("unit")
    unit = words.unit_of(written)
    allowed = _PRICE_UNITS if one.is_price else _NORM_UNITS
    if unit not in allowed:
        listed = ", ".join(allowed)
        problems.add("bad_unit", record.place("unit"), written, Text(listed, listed))
        return False
    if one.unit and unit != one.unit:
        problems.add("unit_mismatch", record.place("unit"), unit, _as_in(one, one.unit))
        return False
    one.unit = unit
    if one.is_price:
        name = record.text("provider")
        if not name:
            problems.add(
                "empty_cell", record.place("provider"), "", Text("поставщик", "a provider")
            )
            return False
        provider = provider_id(name, mapped)
        if one.provider and provider != one.provider:
            problems.add("contradiction", record.place("provider"), name, _as_in(one, one.provider))
            return False
        one.provider = provider
    first = one.rows[0] if one.rows else record
    if record.number("up_to") != first.number("up_to"):
        found, wanted = record.number("up_to"), first.number("up_to")
        problems.add(
            "contradiction", record.place("up_to"), "" if found is None else f"{found:f}",
            _as_in(one, "—" if wanted is None else f"{wanted:f}"),
        )  # fmt: skip
        return False
    start, end = record.day("from"), record.day("through")
    if start and end and start > end:
        problems.add(
            "empty_interval", record.place("through"), end.isoformat(),
            Text(f"не раньше {start.isoformat()}", f"not before {start.isoformat()}"),
        )  # fmt: skip
        return False
    return True


def _as_in(one: Series, value: str) -> Text:
    first = one.rows[0].place() if one.rows else ""
    return Text(
        f"{value}, как в {first}; разным счетам — разные группы",
        f"{value}, as in {first}; different accounts are different groups",
    )


def _start(record: Record) -> datetime.date:
    return record.day("from") or datetime.date.min


def _end(record: Record) -> datetime.date:
    return record.day("through") or datetime.date.max


def _order(one: Series, problems: Problems) -> None:
    one.rows.sort(key=_start)
    for before, record in zip(one.rows, one.rows[1:]):
        if _start(record) <= _end(before):
            start = record.day("from")
            problems.add(
                "overlapping_intervals", record.place("from"), start.isoformat() if start else "",
                Text(f"день после окончания срока из {before.place('through')}",
                     f"a day after the end of {before.place('through')}"),
            )  # fmt: skip


def _warn_of_gap(one: Series, mapped: ImportMap, report: Report) -> None:
    day, last = mapped.month.first_day, last_day(mapped)
    for record in one.rows:
        if _start(record) <= day <= _end(record):
            if _end(record) >= last:
                return
            day = _end(record) + datetime.timedelta(days=1)
    report.warnings.add(
        Text(f"тариф {one.id} не задан на {day.isoformat()}: месяц не закроется",
             f"tariff {one.id} has no value on {day.isoformat()}: the month will not close")
    )  # fmt: skip


def last_day(mapped: ImportMap) -> datetime.date:
    """Of the month of the import."""
    return mapped.month.first_day.replace(day=mapped.month.days)


def source_of(mapped: ImportMap, files: str) -> Document:
    """Where the values come from: what the map says, or else the files."""
    return {"source": files, **dict(mapped.source)}


def _document(
    series: dict[tuple[str, str, str], Series], providers: dict[str, str], mapped: ImportMap
) -> tuple[Document, dict[str, Place]]:
    origins: dict[str, Place] = {}
    tariffs: list[Document] = []
    norms: list[Document] = []
    files = dict.fromkeys(row.table.name for one in series.values() for row in one.rows)
    for one in series.values():
        into, name = (tariffs, "tariffs") if one.is_price else (norms, "norms")
        path = f"{name}[{len(into)}]"
        origins[path] = one.rows[0].place()
        for key in ("service", "provider", "unit"):
            origins[f"{path}.{key}"] = one.rows[0].place(key)
        up_to = one.rows[0].number("up_to")
        item: Document = {"id": one.id, "service": one.service}
        if one.is_price:
            item["provider"] = one.provider
        item["unit"] = one.unit
        if up_to is not None:
            item["band"] = {"number": 1, "up_to": up_to}
            origins[f"{path}.band"] = one.rows[0].place("up_to")
        item["values"] = [_value(row) for row in one.rows]
        for i, row in enumerate(one.rows):
            origins[f"{path}.values[{i}]"] = row.place("value")
            origins[f"{path}.values[{i}].from"] = row.place("from")
            origins[f"{path}.values[{i}].to"] = row.place("through")
        into.append(item)
    document: Document = {
        "schema": "kvit-tariffs/1",
        "id": mapped.tariffs,
        "known_on": mapped.known_on,
        "source": source_of(mapped, ", ".join(files)),
    }
    if mapped.new_services:
        document["services"] = [
            {"id": each.id, "title": {"ru": each.ru, "en": each.en}, "section": each.section}
            for each in mapped.new_services
        ]
    document["providers"] = [{"id": key, "name": name} for key, name in providers.items()]
    document["tariffs"], document["norms"] = tariffs, norms
    for i, provider in enumerate(providers):
        found = next(one for one in series.values() if one.provider == provider)
        origins[f"providers[{i}]"] = found.rows[0].place("provider")
    return document, origins


def _value(row: Record) -> Document:
    value: Document = {}
    start, end = row.day("from"), row.day("through")
    if start:
        value["from"] = start
    if end:
        value["to"] = end + datetime.timedelta(days=1)
    price = row.number("value")
    assert isinstance(price, Decimal)
    value["value"] = price
    if act := row.text("act"):
        value["source"] = {"act": act}
    return value
