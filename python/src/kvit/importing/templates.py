"""Commented templates of the tables and of the map, made from the one list of fields."""

from __future__ import annotations

import datetime
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from typing import Any

from kvit.importing.fields import TABLES, Field, TableSpec
from kvit.text import Lang, Text

#: What `template` makes.
TEMPLATES = (*(each.name for each in TABLES), "map")

_Cell = str | Decimal | int | datetime.date | Text
_Row = dict[str, _Cell]
_COLD = Text("ХВС", "cold water")
_WASTE = Text("Водоотведение", "waste water")
_UPKEEP = Text("Содержание", "maintenance")
_WATERWORKS = Text("Водоканал", "Waterworks")
_MANAGER = Text("Управляющая компания", "Managing company")
_NORM = Text("норматив", "norm")
_M3 = Text("руб./м³", "RUB/m3")


def _day(month: int, day: int) -> datetime.date:
    return datetime.date(2025, month, day)


#: A house of two accounts; the values are placeholders.
_SAMPLES: dict[str, list[_Row]] = {
    "accounts": [
        {"account": "0001", "premises": "1", "area": Decimal("49.90"), "registered": 2,
         "owners": 1},
        {"account": "0002", "premises": "2", "area": Decimal("33.3"), "registered": 0,
         "owners": 1},
    ],
    "readings": [
        {"account": "0001", "service": _COLD, "meter": "0001234", "date": _day(6, 23),
         "value": Decimal("118.340")},
        {"account": "0001", "service": _COLD, "meter": "0001234", "date": _day(7, 23),
         "value": Decimal("124.115")},
    ],
    "tariffs": [
        {"service": _COLD, "provider": _WATERWORKS, "unit": _M3, "value": Decimal("39.56"),
         "from": _day(7, 1), "through": _day(12, 31)},
        {"service": _COLD, "role": _NORM, "unit": Text("м³/чел.", "m3/person"),
         "value": Decimal("4.25")},
        {"service": _WASTE, "provider": _WATERWORKS, "unit": _M3, "value": Decimal("26.41"),
         "from": _day(7, 1), "through": _day(12, 31)},
        {"service": _UPKEEP, "provider": _MANAGER, "unit": Text("руб./м²", "RUB/m2"),
         "value": Decimal("26.90"), "from": _day(1, 1)},
    ],
    "opening": [
        {"account": "0001", "service": _UPKEEP, "provider": _MANAGER, "amount": Decimal("1342.31")},
        {"account": "0002", "service": _COLD, "provider": _WATERWORKS,
         "amount": Decimal("-100.00")},
    ],
}  # fmt: skip
_LEFT_OUT = {
    "accounts": {"house", "kind", "temporary", "services", "group", "from", "through"},
    "readings": {"zone", "previous", "previous_date"},
    "tariffs": {"group", "up_to", "act"},
    "opening": {"month"},
}


def template(name: str, lang: Lang) -> bytes:
    """The bytes of a template: a CSV with a mark of UTF-8 for Excel, or the map as TOML.

    >>> template("opening", "en").decode("utf-8-sig").splitlines()[-1]
    '0002,cold water,Waterworks,-100.00'
    """
    if name == "map":
        return _map(lang).encode("utf-8")
    spec = _spec(name)
    return ("\ufeff" + _csv(spec, lang)).encode("utf-8")


def workbook(name: str, lang: Lang) -> bytes:
    """The same table as a workbook: headers with comments, and a sheet that explains them.

    Needs the package openpyxl; ImportError without it.
    """
    spec = _spec(name)
    openpyxl: Any = import_module("openpyxl")
    comments: Any = import_module("openpyxl.comments")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = spec.title.get(lang)
    for column, each in enumerate(_shown(spec), 1):
        cell = sheet.cell(1, column, each.header.get(lang))
        cell.comment = comments.Comment(_told(each, lang), "kvit")
        sheet.column_dimensions[cell.column_letter].width = len(each.header.get(lang)) + 6
        for row, sample in enumerate(_SAMPLES[spec.name], 2):
            value = sample.get(each.name)
            if value is not None:
                own = sheet.cell(row, column, value.get(lang) if isinstance(value, Text) else value)
                if isinstance(value, str):
                    own.number_format = "@"
                if isinstance(value, datetime.date):
                    own.number_format = "DD.MM.YYYY" if lang == "ru" else "YYYY-MM-DD"
    about = book.create_sheet("Пояснения" if lang == "ru" else "About")
    about.append([spec.meaning.get(lang)])
    for each in spec.fields:
        about.append([each.header.get(lang), _told(each, lang)])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _spec(name: str) -> TableSpec:
    return next(each for each in TABLES if each.name == name)


def _shown(spec: TableSpec) -> list[Field]:
    return [each for each in spec.fields if each.name not in _LEFT_OUT[spec.name]]


def _told(each: Field, lang: Lang) -> str:
    must = Text("обязательно", "required") if each.required else Text("можно убрать", "optional")
    return f"{each.meaning.get(lang)} ({must.get(lang)})"


def _written(value: _Cell | None, lang: Lang) -> str:
    if isinstance(value, Text):
        return value.get(lang)
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.replace(".", ",") if lang == "ru" else text
    if isinstance(value, datetime.date):
        return value.strftime("%d.%m.%Y") if lang == "ru" else value.isoformat()
    return "" if value is None else str(value)


def _csv(spec: TableSpec, lang: Lang) -> str:
    sign = ";" if lang == "ru" else ","
    lines = [f"# {spec.title.get(lang)}: {spec.meaning.get(lang)}"]
    other: list[str] = []
    for each in spec.fields:
        told = f"{each.header.get(lang)}: {_told(each, lang)}"
        (lines if each in _shown(spec) else other).append(f"#   {told}")
    if other:
        lines.append(
            "# Ещё могут быть столбцы:" if lang == "ru" else "# There may be more columns:"
        )
        lines += other
    headers = [each.header.get(lang) for each in _shown(spec)]
    lines.append(sign.join(_quoted(each, sign) for each in headers))
    for row in _SAMPLES[spec.name]:
        cells = [_written(row.get(each.name), lang) for each in _shown(spec)]
        lines.append(sign.join(_quoted(each, sign) for each in cells))
    # A comment with the delimiter in it is quoted: one cell in a spreadsheet as well.
    return "\n".join(_quoted(each, sign) if each[0] == "#" else each for each in lines) + "\n"


def _quoted(text: str, sign: str) -> str:
    return f'"{text}"' if sign in text else text


_MAP = {
    "ru": """\
# Карта импорта: какой столбец выгрузки — какое поле kvit. Заголовки сравниваются без учёта
# регистра и лишних пробелов. Чего в карте нет, то не читается: ФИО, адреса и телефоны останутся
# в выгрузке.

[import]
house = "house-1"        # код дома; если домов несколько, задайте столбец accounts.columns.house
month = "2025-07"        # первый расчётный период; kvit import … --month заменит его
known_on = 2025-07-31    # день выгрузки; без него — последний день месяца
# meter_id = "full"      # номера приборов повторяются или их нет: счёт/услуга/номер
# source = "выгрузка из …"   # попадёт в пояснения к строкам; без него — имена файлов

[csv]                    # у каждой таблицы и столбца можно задать своё
encoding = "auto"        # auto, utf-8, cp1251, cp866, utf-16
delimiter = "auto"       # auto, ";", ",", "\\t", "|"
decimal = ","            # знак дробной части
date = "DD.MM.YYYY"
""",
    "en": """\
# The map of an import: which column of the export is which field of kvit. Headers are compared
# without regard to letter case and extra blanks. What is not in the map is not read: names,
# addresses and phones stay in the export.

[import]
house = "house-1"        # id of the house; of several: the column accounts.columns.house
month = "2025-07"        # the first month; kvit import … --month goes before it
known_on = 2025-07-31    # day of the export; without it the last day of the month
# meter_id = "full"      # meters without numbers or with repeated ones: account/service/number
# source = "export of …"     # told where lines are explained; without it the names of the files

[csv]                    # each table and each column may have its own
encoding = "auto"        # auto, utf-8, cp1251, cp866, utf-16
delimiter = "auto"       # auto, ";", ",", "\\t", "|"
decimal = "."            # decimal sign
date = "YYYY-MM-DD"
""",
}
_SUBTABLES = {
    "ru": """\
# [accounts.flags]           # услуга — столбец «да/нет»: есть ли она у счёта
# intercom = "Домофон"
# [accounts.meter_possible]  # услуга — столбец «да/нет»: можно ли поставить прибор (по акту);
#                            # «да» без прибора — повышающий коэффициент
# cold_water = "Можно поставить счётчик ХВС"
""",
    "en": """\
# [accounts.flags]           # service: a column of yes and no, whether the account has it
# intercom = "Intercom"
# [accounts.meter_possible]  # service: a column of yes and no, can a meter be installed (an act);
#                            # yes and no meter: the raising factor
# cold_water = "Cold meter possible"
""",
}
_MAP_END = {
    "ru": """\
[services]               # слова вашей системы, которых kvit не знает
# "Хол. вода по ИПУ" = "cold_water"

[providers]              # короткие коды поставщиков; без них код — само название
# "Водоканал" = "vodokanal"

[methods]                # способ начисления, если он не следует из единиц
# solid_waste = "per_person"

# [new_services.concierge]   # услуга, которой в kvit нет
# ru = "Консьерж"
# en = "Concierge"
# section = "housing"        # housing, utility, other, voluntary
""",
    "en": """\
[services]               # words of your system that kvit does not know
# "Cold, metered" = "cold_water"

[providers]              # short codes of providers; without one the name is the code
# "Waterworks" = "waterworks"

[methods]                # how a service is charged, where the units do not tell
# solid_waste = "per_person"

# [new_services.concierge]   # a service that kvit does not have
# ru = "Консьерж"
# en = "Concierge"
# section = "housing"        # housing, utility, other, voluntary
""",
}


def _map(lang: Lang) -> str:
    parts = [_MAP[lang]]
    for spec in TABLES:
        lines = [
            f"[{spec.name}]",
            f'file = "{spec.name}*.csv"',
            f'sheet = "{spec.title.get(lang)}"',
            f"[{spec.name}.columns]",
        ]
        shown = _shown(spec)
        for each in spec.fields:
            header = each.header.get(lang)
            value = f'"{header}"'
            if each.digits is not None:
                value = f'{{ header = "{header}", digits = {each.digits} }}'
            mark = "" if each in shown else "# "
            lines.append(f"{mark}{each.name} = {value}  # {_told(each, lang)}")
        parts.append("\n".join(lines) + "\n")
        if spec.name == "accounts":
            parts[-1] += _SUBTABLES[lang]
    return "\n".join([*parts, _MAP_END[lang]])
