"""The import of CSV tables: exact values, every trap an error with its cell or a named remark."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from exported import MAP, OPENING, TABLES, Export, remarks

import kvit
from kvit.importing import Imported, may_replace, write
from kvit.importing.imported import import_tables
from kvit.importing.importmap import parse_map


def facts(imported: Imported, name: str, *keys: str) -> list[tuple[Any, ...]]:
    house: Any = imported.houses[0]
    return [tuple(fact.get(key) for key in keys) for fact in house[name]]


def test_the_whole_of_it(tmp_path: Path) -> None:
    imported = Export().read(tmp_path)
    assert facts(imported, "premises", "premises", "kind", "area") == [
        ("1", "dwelling", Decimal("49.90")), ("2", "dwelling", Decimal("33.3")),
    ]  # fmt: skip
    assert facts(imported, "accounts", "account", "premises") == [("0001", "1"), ("0002", "2")]
    assert facts(imported, "occupancy", "account", "registered", "owners") == [
        ("0001", 2, 1), ("0002", 0, 1),
    ]  # fmt: skip
    assert facts(imported, "supplies", "service", "method", "tariff", "norm", "provider") == [
        ("cold_water", "metered_or_norm", "cold_water", "cold_water", "Водоканал"),
        ("maintenance", "per_area", "maintenance", None, "УК"),
    ]
    assert facts(imported, "meters", "meter", "account", "unit") == [
        ("c-1", "0001", "m3"), ("c-2", "0002", "m3"),
    ]  # fmt: skip
    day = datetime.date
    assert facts(imported, "readings", "meter", "date", "value") == [
        ("c-1", day(2025, 6, 23), Decimal("118.340")),
        ("c-1", day(2025, 7, 23), Decimal("124.115")),
        ("c-2", day(2025, 6, 23), Decimal("5778")),
        ("c-2", day(2025, 7, 23), Decimal("5779")),
    ]
    tariffs: Any = imported.tariffs
    assert tariffs["tariffs"][0]["values"] == [
        {"from": day(2025, 7, 1), "to": day(2026, 1, 1), "value": Decimal("39.56")}
    ]
    opening: Any = imported.openings[0]
    assert [each["balances"][0]["amount"] for each in opening["accounts"]] == [
        Decimal("1342.31"), Decimal("-100.00"),
    ]  # fmt: skip
    assert not kvit.check(imported.houses[0]) and not kvit.check(imported.tariffs)
    closed = kvit.close(imported.houses[0], imported.tariffs, opening=opening, month="2025-07")
    assert closed.bill("0001").totals.charged == Decimal("228.46") + Decimal("1342.31")
    assert closed.bill("0002").totals.opening == Decimal("-100.00")


# ---- a wrong cell: what is replaced, and the error that it must give

WRONG_CELLS = [
    ("accounts", ";0;1", ";0;1\n0001;3;—;9;1;1", "duplicate_id", "accounts.csv:A4 «Счёт»", "0001"),
    ("accounts", ";0;1", ";0;1\n;3;—;9;1;1", "empty_cell", "accounts.csv:A4 «Счёт»", ""),
    ("accounts", ";0;1", ";0;1\n1,23E+11;3;—;9;1;1", "bad_cell", "accounts.csv:A4 «Счёт»",
     "1,23E+11"),
    ("accounts", "49,90", "", "empty_cell", "accounts.csv:D2 «Площадь»", ""),
    ("accounts", "49,90", "49.90", "bad_decimal", "accounts.csv:D2 «Площадь»", "49.90"),
    ("accounts", "49,90", "49,901", "too_precise", "accounts.csv:D2 «Площадь»", "49,901"),
    ("accounts", "49,90", "4,99E+01", "bad_cell", "accounts.csv:D2 «Площадь»", "4,99E+01"),
    ("accounts", "49,90", "#ЗНАЧ!", "bad_cell", "accounts.csv:D2 «Площадь»", "#ЗНАЧ!"),
    ("accounts", "49,90", "#N/A", "bad_cell", "accounts.csv:D2 «Площадь»", "#N/A"),
    ("accounts", "49,90", "49,90 м2", "bad_decimal", "accounts.csv:D2 «Площадь»", "49,90 м2"),
    ("accounts", "49,90", "-49,90", "out_of_range", "accounts.csv:D2 «Площадь»", '"-49.90"'),
    ("accounts", "49,90", "0", "out_of_range", "accounts.csv:D2 «Площадь»", '"0"'),
    ("accounts", "49,90", "٤٩", "bad_decimal", "accounts.csv:D2 «Площадь»", "٤٩"),
    ("accounts", "49,90", "4 9,90", "bad_decimal", "accounts.csv:D2 «Площадь»", "4 9,90"),
    ("accounts", "49,90;2", "49,90;", "empty_cell", "accounts.csv:E2 «Прописано»", ""),
    ("accounts", "49,90;2", "49,90;2,5", "bad_decimal", "accounts.csv:E2 «Прописано»", "2,5"),
    ("accounts", "49,90;2", "49,90;два", "bad_decimal", "accounts.csv:E2 «Прописано»", "два"),
    ("accounts", "0002;2", "0002;1", "contradiction", "accounts.csv:D3 «Площадь»", "33.3"),
    ("accounts", ";0;1", ";0;1;7", "bad_table", "accounts.csv:G3", "7"),
    ("readings", "0001;ХВС;c-1;23.07", "0009;ХВС;c-1;23.07", "unknown_reference",
     "readings.csv:A3 «Счёт»", "0009"),
    ("readings", "124,115", "117", "reading_decreased", "readings.csv:E3 «Показание»", "117"),
    ("readings", "118,340", "-118,34", "out_of_range", "readings.csv:E2 «Показание»",
     '"-118.34"'),
    ("readings", "124,115", "", "empty_cell", "readings.csv:E3 «Показание»", ""),
    ("readings", "124,115", "124,1151234567", "too_precise", "readings.csv:E3 «Показание»",
     "124,1151234567"),
    ("readings", "ХВС;c-1;23.07", "Вода;c-1;23.07", "unknown_word", "readings.csv:B3 «Услуга»",
     "Вода"),
    ("readings", "ХВС;c-1;23.07", "Газ;c-1;23.07", "duplicate_id", "readings.csv:C3 «Прибор»",
     "c-1"),
    ("readings", "0002;ХВС;c-2;23.07", "0001;ХВС;c-2;23.07", "duplicate_id",
     "readings.csv:C5 «Прибор»", "c-2"),
    ("readings", "c-1;23.07.2025", ";23.07.2025", "empty_cell", "readings.csv:C3 «Прибор»", ""),
    ("readings", "c-1;23.07.2025", "c-1;31.06.2025", "bad_date", "readings.csv:D3 «Дата»",
     "31.06.2025"),
    ("readings", "c-1;23.07.2025", "c-1;2025-07-23", "bad_date", "readings.csv:D3 «Дата»",
     "2025-07-23"),
    ("readings", "c-1;23.07.2025", "c-1;23.06.2025", "contradiction",
     "readings.csv:E3 «Показание»", "124.115"),
    ("tariffs", "39,56", "3956E-2", "bad_cell", "tariffs.csv:E2 «Значение»", "3956E-2"),
    ("tariffs", "39,56", "1 000 000", "out_of_range", "tariffs.csv:E2 «Значение»", '"1000000"'),
    ("tariffs", "руб./м3", "руб./ведро", "bad_unit", "tariffs.csv:D2 «Ед»", "руб./ведро"),
    ("tariffs", "м3/чел.", "руб./м3", "bad_unit", "tariffs.csv:D3 «Ед»", "руб./м3"),
    ("tariffs", "Водоканал", "", "empty_cell", "tariffs.csv:C2 «Кому»", ""),
    ("tariffs", "тариф;Водоканал", "таксса;Водоканал", "unknown_word", "tariffs.csv:B2 «Что»",
     "таксса"),
    ("tariffs", "31.12.2025", "30.06.2025", "empty_interval", "tariffs.csv:G2 «По»", "2025-06-30"),
    ("opening", "1 342,31", "1 342,317", "too_precise", "opening.csv:E2 «Сальдо»", "1 342,317"),
    ("opening", "0001;", "0003;", "unknown_reference", "opening.csv:A2 «Счёт»", "0003"),
    ("opening", "06.2025", "07.2025", "out_of_range", "opening.csv:D2 «Месяц»", "2025-07"),
    ("opening", "06.2025", "июнь", "bad_month", "opening.csv:D2 «Месяц»", "июнь"),
    ("opening", "УК", "Никто", "unknown_reference", "opening.csv:C2 «Кому»", "Никто"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "old", "new", "name", "where", "found"), WRONG_CELLS)
def test_a_wrong_cell_is_told(
    tmp_path: Path, table: str, old: str, new: str, name: str, where: str, found: str
) -> None:
    assert Export().replace(table, old, new).errors(tmp_path) == [(name, where, found)]


def test_all_rows_are_examined_and_nothing_is_told_twice(tmp_path: Path) -> None:
    export = Export().replace("accounts", "49,90", "?").replace("accounts", "33,3", "")
    export.replace("readings", "124,115", "1e5").replace("readings", "05778", "x")
    export.replace("tariffs", "26,90", "").replace("opening", "-100", "--100")
    assert [(name, where) for name, where, _ in export.errors(tmp_path)] == [
        ("bad_decimal", "accounts.csv:D2 «Площадь»"),
        ("empty_cell", "accounts.csv:D3 «Площадь»"),
        ("bad_cell", "readings.csv:E3 «Показание»"),
        ("bad_decimal", "readings.csv:E4 «Показание»"),
        ("empty_cell", "tariffs.csv:E4 «Значение»"),
        ("bad_decimal", "opening.csv:E3 «Сальдо»"),
    ]


def test_the_first_hundred_are_listed_and_the_rest_counted(tmp_path: Path) -> None:
    export = Export()
    export.tables["readings"] += "0001;ХВС;c-1;;\n" * 150
    with pytest.raises(kvit.Error) as caught:
        export.read(tmp_path)
    assert (len(caught.value.errors), caught.value.total) == (100, 300)
    assert '"total": 300' in caught.value.to_json()


# ---- tariffs against each other


def test_intervals_of_a_tariff_may_not_overlap(tmp_path: Path) -> None:
    export = Export()
    export.tables["tariffs"] += "ХВС;тариф;Водоканал;руб./м3;40;31.12.2025;\n"
    assert export.errors(tmp_path) == [
        ("overlapping_intervals", "tariffs.csv:F5 «С»", "2025-12-31")
    ]


def test_intervals_that_follow_each_other_are_one_tariff(tmp_path: Path) -> None:
    export = Export()
    export.tables["tariffs"] += "ХВС;тариф;Водоканал;руб./м3;40;01.01.2026;\n"
    tariffs: Any = export.read(tmp_path).tariffs
    assert [each.get("to") for each in tariffs["tariffs"][0]["values"]] == [
        datetime.date(2026, 1, 1), None,
    ]  # fmt: skip


def test_a_gap_in_the_month_is_a_warning(tmp_path: Path) -> None:
    imported = Export().replace("tariffs", "31.12.2025", "15.07.2025").read(tmp_path)
    assert "tariff cold_water has no value on 2025-07-16: the month will not close" in remarks(
        imported
    )


def test_one_service_has_one_provider_and_one_unit(tmp_path: Path) -> None:
    export = Export()
    export.tables["tariffs"] += "ХВС;тариф;Другой;руб./м3;40;01.01.2026;\n"
    export.tables["tariffs"] += "ХВС;тариф;Водоканал;руб./чел.;40;01.02.2026;\n"
    assert [(name, where) for name, where, _ in export.errors(tmp_path)] == [
        ("contradiction", "tariffs.csv:C5 «Кому»"),
        ("unit_mismatch", "tariffs.csv:D6 «Ед»"),
    ]


def test_groups_have_tariffs_and_norms_of_their_own(tmp_path: Path) -> None:
    export = Export().replace("map", 'owners = "Собственников"', 'group = "Собственников"')
    export.replace("map", 'through = "По"', 'through = "По"\ngroup = "Группа"')
    export.replace("accounts", "49,90;2;1", "49,90;2;душ").replace("accounts", "0;1", "0;")
    export.tables["tariffs"] = (
        "Услуга;Что;Кому;Ед;Значение;С;По;Группа\n"
        "ХВС;тариф;Водоканал;руб./м3;39,56;;;\n"
        "ХВС;норматив;;м3/чел.;4,25;;;\n"
        "ХВС;норматив;;м3/чел.;3,5;;;душ\n"
        "Содержание;тариф;УК;руб/м2;26,90;;;\n"
        "Содержание;тариф;УК;руб/м2;20;;;душ\n"
    )
    imported = export.read(tmp_path)
    assert sorted(
        facts(imported, "supplies", "id", "tariff", "norm", "accounts"), key=lambda row: row[0]
    ) == [
        ("supply-cold_water", "cold_water", "cold_water", ["0002"]),
        ("supply-cold_water-душ", "cold_water", "cold_water.душ", ["0001"]),
        ("supply-maintenance", "maintenance", None, ["0002"]),
        ("supply-maintenance-душ", "maintenance.душ", None, ["0001"]),
    ]


def test_hot_water_needs_its_heat(tmp_path: Path) -> None:
    rows = ["ГВС;тариф;Водоканал;руб./м3;39,56;;", "ГВС;тариф на тепло;ТЭЦ;руб/Гкал;2 148,63;;",
            "ГВС;тепло на нагрев;;Гкал/м3;0,06;;", "ГВС;норматив;;м3/чел.;3,11;;"]  # fmt: skip
    export = Export()
    export.tables["tariffs"] += "\n".join(rows) + "\n"
    supplies = facts(
        export.read(tmp_path), "supplies", "method", "tariff", "heat_tariff", "heating_norm", "norm"
    )
    assert (
        "hot_water",
        "hot_water",
        "hot_water.heat",
        "hot_water.heating",
        "hot_water",
    ) in supplies
    export.replace("tariffs", rows[2] + "\n", "")
    assert export.errors(tmp_path) == [("missing_fact", "tariffs.csv:A5 «Услуга»", "hot_water")]


def test_services_of_an_account(tmp_path: Path) -> None:
    export = Export().replace("map", 'owners = "Собственников"', 'services = "Собственников"')
    export.replace("accounts", "49,90;2;1", '49,90;2;"ХВС, Содержание"')
    export.replace("accounts", "0;1", "0;Содержание").replace("opening", "0002;", "0001;")
    export.tables["readings"] = "\n".join(export.tables["readings"].split("\n")[:3]) + "\n"
    assert facts(export.read(tmp_path), "supplies", "service", "accounts") == [
        ("cold_water", ["0001"]), ("maintenance", None),
    ]  # fmt: skip
    export.replace("accounts", "0;Содержание", "0;Домофон")
    assert export.errors(tmp_path) == [
        ("unknown_reference", "accounts.csv:F3 «Собственников»", "intercom")
    ]


# ---- the form of a table


def test_totals_comments_empty_rows_are_skipped_by_name(tmp_path: Path) -> None:
    export = Export()
    export.tables["accounts"] = (
        "Ведомость;;;;;\n# комментарий\n" + TABLES["accounts"] + ";;;;;\n\nИтого;;;83,20;2;2\n"
        ";;Всего счетов;2;;\n"
    )
    imported = export.read(tmp_path)
    told = remarks(imported)
    assert "an empty row (rows: 6, 7)" in told and "a row of totals (rows: 8, 9)" in told
    assert "columns that are not in the map: “ФИО”" in told
    table = imported.report.tables[0]
    assert (table.rows_read, table.rows_used) == (6, 2)


def test_an_account_that_is_called_total_is_no_total(tmp_path: Path) -> None:
    export = Export()
    export.tables["accounts"] += "0003;Итого-1;—;10;1;1\n"
    assert len(export.read(tmp_path).houses[0]["accounts"]) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-8-sig", "utf-16"])
def test_encodings_are_found_out_and_told(tmp_path: Path, encoding: str) -> None:
    files = Export().files(tmp_path)
    for file in files:
        file.write_bytes(file.read_text(encoding="utf-8").encode(encoding))
    imported = import_tables(files, parse_map(MAP.encode()))
    assert imported.houses == Export().read(tmp_path).houses
    found = encoding.removesuffix("-sig")
    assert f"the encoding {found} was found from the content" in remarks(imported)


def test_a_wrong_encoding_is_an_error_with_its_row(tmp_path: Path) -> None:
    files = Export().files(tmp_path)
    raw = files[0].read_text(encoding="utf-8").encode("cp1251")
    files[0].write_bytes(raw)
    with pytest.raises(kvit.Error) as caught:
        import_tables(files, parse_map(MAP.encode() + b'[csv]\nencoding = "utf-8"\n'))
    first = caught.value.errors[0]
    assert (first.name, first.path, first.found) == ("bad_table", "accounts.csv:1", "0xD1")


def test_a_comma_between_columns_and_in_numbers_is_told(tmp_path: Path) -> None:
    export = Export()
    export.tables["readings"] = TABLES["readings"].replace(";", ",")
    assert [(name, where) for name, where, _ in export.errors(tmp_path)] == [
        ("bad_table", "readings.csv:F2"), ("bad_table", "readings.csv:F3"),
    ]  # fmt: skip


def test_a_row_may_go_over_lines_and_a_cell_may_hold_the_delimiter(tmp_path: Path) -> None:
    export = (
        Export().replace("accounts", "—;49,90", '"a;b\nc";49,90').replace("accounts", "33,3", "x")
    )
    assert export.errors(tmp_path) == [("bad_decimal", "accounts.csv:D3 «Площадь»", "x")]


def test_an_open_quote_is_an_error(tmp_path: Path) -> None:
    export = Export().replace("accounts", "0002;2", '0002;"2')
    assert export.errors(tmp_path)[0][:2] == ("bad_table", "accounts.csv:3")


def test_a_missing_column_names_those_that_are_there(tmp_path: Path) -> None:
    errors = Export().replace("accounts", "Площадь", "Пл.").errors(tmp_path)
    assert errors[0] == (
        "missing_column", "accounts.csv «Площадь»", "счет, кв, фио, пл., прописано, собственников"
    )  # fmt: skip
    assert len(errors) == 1


def test_a_header_that_stands_twice_has_to_be_numbered(tmp_path: Path) -> None:
    export = Export().replace("accounts", "ФИО", "Площадь")
    assert export.errors(tmp_path)[0] == ("bad_map", "accounts.csv «Площадь»", "3, 4")
    export.replace("map", 'area = "Площадь"', 'area = { column = "D" }')
    assert export.read(tmp_path).houses == Export().read(tmp_path).houses


def test_a_number_does_not_hide_a_column_of_names(tmp_path: Path) -> None:
    export = Export().replace("map", 'premises = "Кв"', "premises = { column = 3 }")
    assert export.errors(tmp_path) == [("personal_data", "accounts.csv:C1", "ФИО")]


def test_headers_are_compared_without_case_and_blanks(tmp_path: Path) -> None:
    export = Export().replace("accounts", "Счёт;Кв", "  СЧЕТ ; кв ")
    assert export.read(tmp_path).houses == Export().read(tmp_path).houses


def test_a_table_without_headers_is_read_by_numbers(tmp_path: Path) -> None:
    export = Export().replace("map", 'sheet = "Счета"', "header_row = 0")
    export.replace("map", 'account = "Счёт"\npremises', "account = { column = 1 }\npremises")
    for number, (name, header) in enumerate(
        [("premises", "Кв"), ("area", "Площадь"), ("registered", "Прописано"),
         ("owners", "Собственников")], 2
    ):  # fmt: skip
        column = number if number == 2 else number + 1
        export.replace("map", f'{name} = "{header}"', f"{name} = {{ column = {column} }}")
    export.tables["accounts"] = "".join(TABLES["accounts"].splitlines(keepends=True)[1:])
    assert export.read(tmp_path).houses == Export().read(tmp_path).houses


def test_a_cell_may_be_taken_from_above_or_by_default(tmp_path: Path) -> None:
    export = Export().replace(
        "map", 'premises = "Кв"', 'house = { header = "Кв", fill_down = true }'
    )
    export.replace("map", 'owners = "Собственников"',
                   'owners = { header = "Собственников", default = "1" }')  # fmt: skip
    export.replace("accounts", "0002;2", "0002;").replace("accounts", "0;1", "0;")
    imported = export.read(tmp_path)
    assert [house["house"] for house in imported.houses] == ["1"]
    told = remarks(imported)
    assert "“Кв”: an empty cell is taken from above (fill_down) (rows: 3)" in told
    assert "“Собственников”: empty, taken as “1” (default) (rows: 3)" in told


# ---- readings


def test_a_reading_after_the_month_is_a_warning(tmp_path: Path) -> None:
    export = Export()
    export.tables["readings"] += "0001;ХВС;c-1;01.08.2025;125\n"
    imported = export.read(tmp_path)
    assert any(
        "a reading after the month 2025-07: it is not part of it (readings.csv, rows: 6)" == each
        for each in remarks(imported)
    )
    assert facts(imported, "readings", "known_on")[2] == (datetime.date(2025, 8, 1),)


def test_a_month_without_readings_and_without_a_start_is_told(tmp_path: Path) -> None:
    export = Export()
    export.tables["readings"] = "Счёт;Услуга;Прибор;Дата;Показание\n0001;ХВС;c-1;23.06.2025;1\n"
    assert any(
        "meters without a reading in 2025-07: 1" in each for each in remarks(export.read(tmp_path))
    )
    export.replace("readings", "23.06", "23.07")
    assert any("meters without a reading before 2025-07: 1" in each
               for each in remarks(export.read(tmp_path)))  # fmt: skip


def test_a_reading_twice_is_taken_once(tmp_path: Path) -> None:
    export = Export()
    export.tables["readings"] += "0002;ХВС;c-2;23.07.2025;5779\n"
    imported = export.read(tmp_path)
    assert imported.houses == Export().read(tmp_path).houses
    assert "a reading twice: taken once (readings.csv, rows: 6)" in remarks(imported)


def test_zones_of_the_day_are_not_supported_yet(tmp_path: Path) -> None:
    export = Export().replace("map", 'meter = "Прибор"', 'meter = "Прибор"\nzone = "Зона"')
    rows = export.tables["readings"].splitlines()
    export.tables["readings"] = "\n".join(
        [rows[0] + ";Зона", rows[1] + ";", rows[2] + ";сутки", rows[3] + ";день", rows[4] + ";"]
    )
    assert export.errors(tmp_path) == [("unsupported", "readings.csv:F4 «Зона»", "день")]


def test_a_previous_reading_may_stand_in_the_same_row(tmp_path: Path) -> None:
    export = Export().replace(
        "map",
        'value = "Показание"',
        'value = "Показание"\nprevious = "Было"\nprevious_date = "Когда"',
    )
    export.tables["readings"] = (
        "Счёт;Услуга;Прибор;Дата;Показание;Было;Когда\n"
        "0001;ХВС;c-1;23.07.2025;124,115;118,340;23.06.2025\n"
        "0002;ХВС;c-2;23.07.2025;5779;5778;23.06.2025\n"
    )
    assert facts(export.read(tmp_path), "readings", "id", "value") == facts(
        Export().read(tmp_path), "readings", "id", "value"
    )
    assert export.replace("readings", "118,340;23.06.2025", "118,340;").errors(tmp_path) == [
        ("empty_cell", "readings.csv:G2 «Когда»", "")
    ]


def test_meters_without_numbers(tmp_path: Path) -> None:
    export = Export().replace("map", 'house = "h"', 'house = "h"\nmeter_id = "full"')
    export.tables["readings"] = TABLES["readings"].replace("c-1", "").replace("c-2", "")
    assert facts(export.read(tmp_path), "meters", "meter") == [
        ("0001/cold_water",), ("0002/cold_water",),
    ]  # fmt: skip


# ---- accounts


def test_kinds_of_premises_and_dates_of_an_account(tmp_path: Path) -> None:
    export = Export().replace(
        "map", 'premises = "Кв"', 'kind = "Кв"\nthrough = { header = "ФИО", date = "YYYY-MM-DD" }'
    )
    export.replace("accounts", "0001;1;—", "0001;Нежилое;2025-07-15")
    export.replace("accounts", "0002;2;—", "0002;;").replace("accounts", "49,90;2;1", "49,90;;")
    imported = export.replace("map", '"ФИО"', '"ФИО "').errors(tmp_path)
    assert imported == [("personal_data", "map.toml: accounts.columns", "ФИО ")]
    export.replace("map", '"ФИО "', '"Закрыт"').replace("accounts", "ФИО", "Закрыт")
    read = export.read(tmp_path)
    assert facts(read, "premises", "kind") == [("non_residential",), ("dwelling",)]
    assert facts(read, "accounts", "valid_to") == [(datetime.date(2025, 7, 16),), (None,)]
    assert facts(read, "occupancy", "account") == [("0002",)]


def test_flags_and_acts(tmp_path: Path) -> None:
    export = Export().replace("map", 'owners = "Собственников"', (
        '[accounts.flags]\nmaintenance = "Собственников"\n'
        '[accounts.meter_possible]\ncold_water = "Кв"'))  # fmt: skip
    export.replace("map", 'premises = "Кв"\n', "")
    export.replace("accounts", "0001;1", "0001;да").replace("accounts", "0002;2", "0002;")
    imported = export.replace("accounts", "0;1", "0;").read(tmp_path)
    assert facts(imported, "installability", "account", "service", "possible") == [
        ("0001", "cold_water", True)
    ]
    assert facts(imported, "supplies", "service", "accounts")[1] == ("maintenance", ["0001"])
    export.replace("accounts", "0001;да", "0001;может быть")
    assert export.errors(tmp_path) == [("bad_choice", "accounts.csv:B2 «Кв»", "может быть")]


def test_several_houses(tmp_path: Path) -> None:
    export = Export().replace("map", 'premises = "Кв"', 'house = "Кв"')
    imported = export.read(tmp_path)
    assert [house["house"] for house in imported.houses] == ["1", "2"]
    assert [opening["house"] for opening in imported.openings] == ["1", "2"]
    out = tmp_path / "out"
    write(imported, out, "ru")
    assert {each.name for each in out.iterdir()} == {
        "houses.ndjson", "openings.ndjson", "tariffs.json", "import.txt",
    }  # fmt: skip
    lines = (out / "houses.ndjson").read_text("utf-8").splitlines()
    assert len(lines) == 2 and not [each for line in lines for each in kvit.check(line)]
    for line, opening in zip(lines, (out / "openings.ndjson").read_text("utf-8").splitlines()):
        kvit.close(line, out / "tariffs.json", opening=opening, month="2025-07")


# ---- writing


def test_nothing_is_written_when_something_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(kvit.Error):
        Export().replace("accounts", "49,90", "?").read(tmp_path)
    assert {each.suffix for each in tmp_path.iterdir()} == {".csv"}


def test_only_an_import_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    imported = Export().read(tmp_path)
    write(imported, out, "en")
    before = {each.name: each.read_bytes() for each in out.iterdir()}
    assert may_replace(out)
    write(imported, out, "en")
    assert {each.name: each.read_bytes() for each in out.iterdir()} == before
    assert [each.name for each in out.parent.iterdir()] == ["out"]
    for name in ("house.json", "tariffs.json", "opening.json"):
        assert not kvit.check(out / name)
    (out / "mine.json").write_text("{}")
    assert not may_replace(out)


def test_without_balances_there_is_no_opening(tmp_path: Path) -> None:
    export = Export()
    del export.tables["opening"]
    imported = export.read(tmp_path)
    assert imported.openings == ()
    assert "no opening balances: from zero, or those of kvit close" in remarks(imported)


def test_opening_rows_are_told_once(tmp_path: Path) -> None:
    export = Export()
    export.tables["opening"] = OPENING + "0001;Содержание;УК;06.2025;1\n"
    assert export.errors(tmp_path) == [("duplicate_id", "opening.csv:A4 «Счёт»", "0001")]


def test_control_totals_of_opening_balances_hold(tmp_path: Path) -> None:
    export = Export()
    export.replace("map", 'sheet = "Сальдо"\n', 'sheet = "Сальдо"\ntotal = "1242.31"\n')
    export.map += '[opening.totals]\n"УК" = "1342.31"\n"Водоканал" = "-100.00"\n'
    assert len(export.read(tmp_path).openings) == 1


def test_a_lost_row_of_opening_balances_shows_in_the_totals(tmp_path: Path) -> None:
    export = Export().replace("opening", "0002;ХВС;Водоканал;;-100\n", "")
    export.replace("map", 'sheet = "Сальдо"\n', 'sheet = "Сальдо"\ntotal = "1242.31"\n')
    export.map += '[opening.totals]\n"УК" = "1342.31"\n"Водоканал" = "-100.00"\n"ТКО" = "1,00"\n'
    assert export.errors(tmp_path) == [
        ("identity_violated", "map.toml: opening.total", "1342.31"),
        ("identity_violated", "map.toml: opening.totals.Водоканал", "0.00"),
        ("bad_money", "map.toml: opening.totals.ТКО", "1,00"),
    ]
