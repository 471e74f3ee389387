"""The import itself: tables and a map in, documents that the core has checked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kvit.documents import encoded, require
from kvit.errors import Error
from kvit.importing.build_house import HouseBuilder
from kvit.importing.build_opening import build_openings, opening_document
from kvit.importing.build_tariffs import Document, build_tariffs
from kvit.importing.importmap import ImportMap
from kvit.importing.problems import Place, Problems
from kvit.importing.reading import Found, read_tables
from kvit.importing.records import Record, RecordReader
from kvit.importing.report import Report, TableReport
from kvit.month import Month
from kvit.text import Text


@dataclass(frozen=True, slots=True)
class Imported:
    """Documents with exact values (Decimal, date, Month) and the report.

    `openings` fit `houses` one to one; it is empty where there was no table of balances.
    """

    month: Month
    houses: tuple[Document, ...]
    tariffs: Document
    openings: tuple[Document, ...]
    report: Report


def import_tables(files: Sequence[Path], mapped: ImportMap) -> Imported:
    """Reads tables by a map; raises the list of everything that is wrong with any row of them."""
    problems, report = Problems(), Report()
    found = read_tables(files, mapped, problems)
    records = _records(found, mapped, problems, report)
    for name, of in (("accounts", Text("лицевых счетов", "accounts")),
                     ("tariffs", Text("тарифов", "tariffs"))):  # fmt: skip
        if not any(each.spec.name == name for each, _ in found) and not problems.total:
            problems.add(
                "bad_map", mapped.name, name, Text(f"таблица {of.ru}", f"a table of {of.en}")
            )
    _note_absent(found, report)
    tariffs = build_tariffs(records["tariffs"], mapped, problems, report)
    builder = HouseBuilder(mapped, tariffs, problems, report)
    houses = builder.build(records["accounts"], records["readings"])
    balances = build_openings(records["opening"], builder, tariffs, mapped, problems, report)
    # A row that is wrong is not in the documents, and the core would tell its absence.
    problems.raise_if_any()

    _check(tariffs.document, tariffs.origins, "tariffs.json", problems)
    names = ", ".join(dict.fromkeys(table.name for each, table in found
                                    if each.spec.name in ("accounts", "readings")))  # fmt: skip
    documents: list[Document] = []
    openings: list[Document] = []
    for house in houses:
        document = builder.document(house, names)
        _check(document, house.origins, "house.json", problems)
        documents.append(document)
        if any(each.spec.name == "opening" for each, _ in found):
            opening, origins = opening_document(house, balances.get(house.id, {}), mapped)
            _check(opening, origins, "opening.json", problems)
            openings.append(opening)
    problems.raise_if_any()
    return Imported(mapped.month, tuple(documents), tariffs.document, tuple(openings), report)


def _records(
    found: Found, mapped: ImportMap, problems: Problems, report: Report
) -> dict[str, list[Record]]:
    records: dict[str, list[Record]] = {
        name: [] for name in ("accounts", "readings", "tariffs", "opening")
    }
    for each, table in found:
        one = TableReport(each.spec.name, table.name, each.spec.title)
        report.tables.append(one)
        if table.rows:
            records[each.spec.name] += RecordReader(table, each, mapped, problems, one).read()
        elif not problems.total:
            problems.add("bad_table", Place(table.name), "", Text("таблица", "a table"))
    return records


def _note_absent(found: Found, report: Report) -> None:
    given = {each.spec.name for each, _ in found}
    if "readings" not in given:
        report.warnings.add(
            Text("показаний нет: объёмы пойдут по нормативу", "no readings: volumes go by norm")
        )
    if "opening" not in given:
        report.assumed.add(
            Text("входящего сальдо нет: остатки с нуля или из kvit close",
                 "no opening balances: from zero, or those of kvit close")
        )  # fmt: skip


def _check(document: Document, origins: dict[str, Place], name: str, problems: Problems) -> None:
    """The core's own reader has the last word."""
    try:
        require(encoded(document))
    except Error as error:
        problems.append(error, origins, name)
