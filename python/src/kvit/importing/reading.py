"""From files to tables: which file is which table of the map."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

from kvit.importing import words
from kvit.importing.csv_table import read_csv
from kvit.importing.importmap import ImportMap, TableMap
from kvit.importing.problems import Place, Problems
from kvit.importing.table import Table
from kvit.importing.xlsx_table import read_xlsx
from kvit.text import Text

_BOOKS = {".xlsx", ".xlsm"}
Found = list[tuple[TableMap, Table]]


def read_tables(files: Sequence[Path], mapped: ImportMap, problems: Problems) -> Found:
    """The tables in the order of the map; a file that fits none is an error."""
    found: Found = []
    for path in files:
        if path.suffix.lower() in _BOOKS:
            found += _book(path, mapped, problems)
        else:
            found += _csv(path, mapped, problems)
    order = [each.spec.name for each in mapped.tables]
    found.sort(key=lambda pair: order.index(pair[0].spec.name))
    return found


def _named(path: Path, each: TableMap) -> bool:
    """Does the file have the name that the map expects? `accounts*` where it expects none."""
    pattern = each.file or f"{each.spec.name}*"
    return fnmatch(path.name.casefold(), pattern.casefold())


def _csv(path: Path, mapped: ImportMap, problems: Problems) -> Found:
    fitting = [each for each in mapped.tables if _named(path, each)]
    if len(fitting) != 1:
        patterns = ", ".join(
            f"{each.spec.name}: {each.file or each.spec.name + '*'}" for each in mapped.tables
        )
        problems.add(
            "bad_map", Place(path.name), ", ".join(each.spec.name for each in fitting),
            Text(f"имя файла одной из таблиц карты ({patterns})",
                 f"the file name of one table of the map ({patterns})"),
        )  # fmt: skip
        return []
    each = fitting[0]
    return [(each, read_csv(path, each.encoding, each.delimiter, problems))]


def _book(path: Path, mapped: ImportMap, problems: Problems) -> Found:
    tables = read_xlsx(path, problems)
    sheets = {words.plain(name): table for name, table in tables.items()}
    found: Found = []
    for each in mapped.tables:
        if each.file.casefold().endswith(tuple(_BOOKS)) and not _named(path, each):
            continue
        titles = [each.sheet] if each.sheet else [each.spec.title.ru, each.spec.title.en]
        table = next((sheets[key] for key in map(words.plain, titles) if key in sheets), None)
        if table is not None:
            found.append((each, table))
    if tables and not found:
        listed = ", ".join(tables)
        problems.add(
            "bad_map", Place(path.name), listed,
            Text("лист, названный в карте (sheet)", "a sheet that the map names (sheet)"),
        )  # fmt: skip
    return found
