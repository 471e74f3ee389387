"""The map of an import: what is wrong with it comes as a list too."""

from __future__ import annotations

from pathlib import Path

import pytest
from exported import MAP, Export

import kvit
from kvit.importing import parse_map


def errors(text: str) -> list[tuple[str, str, str]]:
    with pytest.raises(kvit.Error) as caught:
        parse_map(text.encode())
    return [(each.name, each.path, each.found) for each in caught.value.errors]


@pytest.mark.parametrize(
    ("old", "new", "name", "path", "found"),
    [
        ('house = "h"', 'house = "h"\nhuose = 1', "unknown_key", "import.huose", "1"),
        ('house = "h"', "house = 7", "wrong_type", "import.house", "7"),
        ('month = "2025-07"', 'month = "07.2025"', "bad_month", "import.month", "07.2025"),
        ("known_on = 2025-07-31", 'known_on = "today"', "wrong_type", "import.known_on", "today"),
        ("known_on = 2025-07-31", "known_on = 2025-07-31T10:00:00", "wrong_type", "import.known_on",
         "2025-07-31 10:00:00"),
        ('house = "h"', 'meter_id = "short"', "bad_choice", "import.meter_id", "short"),
        ('house = "h"', 'standing = "sure"', "bad_choice", "import.standing", "sure"),
        ('sheet = "Счета"', 'encoding = "koi8-r"', "bad_choice", "accounts.encoding", "koi8-r"),
        ('sheet = "Счета"', 'date = "DD.MM"', "bad_map", "accounts.date", "DD.MM"),
        ('sheet = "Счета"', 'date = "(DD.MM.YYYY"', None, "", ""),
        ('sheet = "Счета"', "header_row = -1", "out_of_range", "accounts.header_row", "-1"),
        ('sheet = "Счета"', "skip = [1]", "wrong_type", "accounts.skip", "1"),
        ('sheet = "Счета"', 'shet = "Счета"', "unknown_key", "accounts.shet", "Счета"),
        ('account = "Счёт"\npremises', "premises", "missing_key", "accounts.columns.account", ""),
        ('area = "Площадь"', 'area = ""', "bad_map", "accounts.columns.area", ""),
        ('area = "Площадь"', "area = 4", "wrong_type", "accounts.columns.area", "4"),
        ('area = "Площадь"', "area = { digits = 1 }", "bad_map", "accounts.columns.area", ""),
        ('area = "Площадь"', 'area = { header = "S", digits = 9 }', "out_of_range",
         "accounts.columns.area.digits", "9"),
        ('area = "Площадь"', 'area = { header = "S", wide = 9 }', "unknown_key",
         "accounts.columns.area.wide", "9"),
        ('area = "Площадь"', "area = { column = 0 }", "bad_map", "accounts.columns.area.column",
         "0"),
        ('area = "Площадь"', 'area = { column = "4" }', "bad_map", "accounts.columns.area.column",
         "4"),
        ('premises = "Кв"', 'flat = "Кв"', "unknown_key", "accounts.columns.flat", "Кв"),
        ('premises = "Кв"', 'premises = "Адрес"', "personal_data", "accounts.columns", "Адрес"),
        ('premises = "Кв"', 'premises = "Ф.И.О. нанимателя"', "personal_data", "accounts.columns",
         "Ф.И.О. нанимателя"),
        ("[readings]\n", '[services]\n"Вода" = "water"\n[readings]\n', "bad_choice",
         "services.Вода", "water"),
        ("[readings]\n", '[methods]\nwater = "per_area"\n[readings]\n', "unknown_reference",
         "methods.water", "water"),
        ("[readings]\n", '[methods]\ngas = "by_eye"\n[readings]\n', "bad_choice", "methods.gas",
         "by_eye"),
        ("[readings]\n", '[accounts.flags]\nwater = "В"\n[readings]\n', "unknown_reference",
         "accounts.flags.water", "water"),
        ("[readings]\n", '[new_services.gas]\nru = "Г"\nen = "G"\n[readings]\n', "duplicate_id",
         "new_services.gas", "gas"),
        ("[readings]\n", '[new_services.sauna]\nru = "Баня"\n[readings]\n', "missing_key",
         "new_services.sauna.en", ""),
        ("[readings]\n", "[payments]\n[readings]\n", "unknown_key", "payments", "{}"),
    ],
)  # fmt: skip
def test_a_wrong_map_is_told(old: str, new: str, name: str | None, path: str, found: str) -> None:
    assert MAP.count(old) == 1
    text = MAP.replace(old, new)
    if name is None:
        assert parse_map(text.encode()).house == "h"
    else:
        assert errors(text) == [(name, f"map.toml: {path}", found)]


def test_all_of_it_is_told_at_once() -> None:
    assert (
        len(errors(MAP.replace("Площадь", "").replace('"h"', "1").replace("2025-07", "x", 1))) == 3
    )


def test_what_is_no_toml() -> None:
    assert errors("[import")[0][:2] == ("bad_map", "map.toml")
    with pytest.raises(kvit.Error) as caught:
        parse_map("[import]\n# карта".encode("cp1251"))
    assert caught.value.errors[0].name == "not_utf8"


def test_months_and_days() -> None:
    whole = MAP.replace("known_on = 2025-07-31\n", "")
    assert parse_map(whole.encode()).known_on.isoformat() == "2025-07-31"
    august = parse_map(whole.encode(), "map.toml", kvit.Month(2025, 8))
    assert (str(august.month), august.known_on.isoformat()) == ("2025-08", "2025-08-31")


def test_words_of_the_map(tmp_path: Path) -> None:
    export = Export().replace("map", "[readings]\n", (
        '[services]\n"хол. вода" = "cold_water"\n"баня" = "sauna"\n'
        '[providers]\n"водоканал" = "wk"\n[methods]\nsauna = "per_premises"\n'
        '[new_services.sauna]\nru = "Баня общая"\nen = "Sauna"\nsection = "other"\n'
        "[readings]\n"))  # fmt: skip
    export.replace("tariffs", "ХВС;тариф", "Хол.  Вода;тариф")
    export.tables["tariffs"] += "баня;;УК;руб./помещение;100;;\n"
    imported = export.read(tmp_path)
    tariffs: dict[str, list[dict[str, object]]] = imported.tariffs  # type: ignore[assignment]
    assert tariffs["services"][0]["id"] == "sauna"
    assert {each["id"]: each["name"] for each in tariffs["providers"]} == {
        "wk": "Водоканал", "УК": "УК",
    }  # fmt: skip
    closed = kvit.close(imported.houses[0], imported.tariffs, month="2025-07")
    assert "100.00" in {str(line.amount) for line in closed.bill("0001").lines}
