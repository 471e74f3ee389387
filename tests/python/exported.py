"""A small export of a billing system for the tests of the import: tables, a map, to be spoilt."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kvit.errors import Error
from kvit.importing import Imported, import_tables, parse_map

ACCOUNTS = """\
Счёт;Кв;ФИО;Площадь;Прописано;Собственников
0001;1;—;49,90;2;1
0002;2;—;33,3;0;1
"""
READINGS = """\
Счёт;Услуга;Прибор;Дата;Показание
0001;ХВС;c-1;23.06.2025;118,340
0001;ХВС;c-1;23.07.2025;124,115
0002;ХВС;c-2;23.06.2025;05778
0002;ХВС;c-2;23.07.2025;5 779
"""
TARIFFS = """\
Услуга;Что;Кому;Ед;Значение;С;По
ХВС;тариф;Водоканал;руб./м3;39,56;01.07.2025;31.12.2025
ХВС;норматив;;м3/чел.;4,25;;
Содержание;тариф;УК;руб/м2;26,90;;
"""
OPENING = """\
Счёт;Услуга;Кому;Месяц;Сальдо
0001;Содержание;УК;06.2025;1 342,31
0002;ХВС;Водоканал;;-100
"""
MAP = """\
[import]
house = "h"
month = "2025-07"
known_on = 2025-07-31
[accounts]
sheet = "Счета"
[accounts.columns]
account = "Счёт"
premises = "Кв"
area = "Площадь"
registered = "Прописано"
owners = "Собственников"
[readings]
sheet = "Показания"
[readings.columns]
account = "Счёт"
service = "Услуга"
meter = "Прибор"
date = "Дата"
value = "Показание"
[tariffs]
sheet = "Тарифы"
[tariffs.columns]
service = "Услуга"
role = "Что"
provider = "Кому"
unit = "Ед"
value = "Значение"
from = "С"
through = "По"
[opening]
sheet = "Сальдо"
[opening.columns]
account = "Счёт"
service = "Услуга"
provider = "Кому"
month = "Месяц"
amount = "Сальдо"
"""
TABLES = {"accounts": ACCOUNTS, "readings": READINGS, "tariffs": TARIFFS, "opening": OPENING}
SHEETS = {"accounts": "Счета", "readings": "Показания", "tariffs": "Тарифы", "opening": "Сальдо"}


@dataclass
class Export:
    """The export with changes; `replace` must find what it replaces."""

    tables: dict[str, str] = field(default_factory=lambda: dict(TABLES))
    map: str = MAP

    def replace(self, table: str, old: str, new: str) -> Export:
        text = self.map if table == "map" else self.tables[table]
        assert text.count(old) == 1, (table, old, text.count(old))
        text = text.replace(old, new)
        if table == "map":
            self.map = text
        else:
            self.tables[table] = text
        return self

    def files(self, folder: Path) -> list[Path]:
        for name, text in self.tables.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
        return [folder / f"{name}.csv" for name in self.tables]

    def read(self, folder: Path) -> Imported:
        return import_tables(self.files(folder), parse_map(self.map.encode()))

    def errors(self, folder: Path) -> list[tuple[str, str, str]]:
        """Code, place, found of each error; the export must have some."""
        try:
            self.read(folder)
        except Error as error:
            assert all(detail.expected.ru and detail.expected.en for detail in error.errors)
            return [(detail.name, detail.path, detail.found) for detail in error.errors]
        raise AssertionError("the export has no errors")


def remarks(imported: Imported) -> list[str]:
    """All remarks of the report, in English."""
    found = []
    for each in (imported.report, *imported.report.tables):
        for kind in (each.assumed, each.warnings):
            found += [remark.sentence("en") for remark in kind.list()]
    for table in imported.report.tables:
        found += [remark.sentence("en") for remark in table.skipped.list()]
    return found
