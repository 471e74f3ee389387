"""Import of the tables of a billing system: accounts, readings, tariffs, opening balances.

A map (TOML) says which column is which field; the values come out exact, every doubt is an error
with its cell or a remark of the report, and the documents have passed the reader of the core.

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as name:
...     folder = Path(name)
...     for table in ("accounts", "readings", "tariffs", "opening"):
...         _ = (folder / f"{table}.csv").write_bytes(template(table, "ru"))
...     _ = (folder / "map.toml").write_bytes(template("map", "ru"))
...     imported = import_tables(sorted(folder.glob("*.csv")), read_map(folder / "map.toml"))
>>> imported.houses[0]["premises"][0]["area"]
Decimal('49.90')
"""

from __future__ import annotations

from kvit.importing.imported import Imported, import_tables
from kvit.importing.importmap import ImportMap, parse_map, read_map
from kvit.importing.report import Report
from kvit.importing.templates import TEMPLATES, template
from kvit.importing.writing import may_replace, write

__all__ = [
    "TEMPLATES",
    "ImportMap",
    "Imported",
    "Report",
    "import_tables",
    "may_replace",
    "parse_map",
    "read_map",
    "template",
    "write",
]
