"""The intake of readings through Python and the command, as far as the month of a house."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import kvit
from kvit import readings

HEADER = "счёт;прибор;регистр;показание;ед.;день\n"
CODE = (
    "ST00012|Name=A|PersonalAcc=40702810900000000001|BankName=B|BIC=044525000|"
    "CorrespAcc=30101810900000000000|PersAcc=0012|CounterId=77|CounterVal=05778"
)


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "kvit", "readings", *arguments], input=given, capture_output=True
    )


def refused(table: str, **how: Any) -> list[tuple[str, str]]:
    with pytest.raises(kvit.Error) as caught:
        readings.parse(table.encode(), "readings-csv", id="jan", **how)
    for each in caught.value.errors:
        assert each.sentence.ru and each.sentence.en and each.sentence.ru != each.sentence.en
    return [(each.name, each.path) for each in caught.value.errors]


def test_a_table() -> None:
    taken = readings.parse(
        (HEADER + "0012;77;T1;05778,50;кВт*ч;20.01.2026\n0012;78;;7a;;\n").encode(),
        "readings-csv",
        id="jan",
    )
    assert (taken.id, taken.read_by, taken.remarks) == ("jan", "readings-csv", ())
    (row,) = taken.rows
    assert (row.account, row.meter, row.register, row.unit) == ("0012", "77", "T1", "kWh")
    assert (str(row.value), row.typed) == ("5778.50", "05778,50")
    assert row.source == readings.IntakeSource(
        channel="file",
        place="2:12",
        message=None,
        operation="",
        sender="",
        date=date(2026, 1, 20),
        time="",
        row="0012;77;T1;05778,50;кВт*ч;20.01.2026",
    )
    (no,) = taken.refused
    assert (no.reason, no.found, no.meter, no.source.row) == (
        "bad_value",
        '"7a"',
        "78",
        "0012;78;;7a;;",
    )
    assert no.text.ru != no.text.en and no.expected is not None and "7" in no.expected.ru
    assert kvit.check(taken.to_json()) == []


def test_a_broken_table_is_a_list_of_errors() -> None:
    assert refused(HEADER + "1;2;;3;;\n1;2;;3\n1;2;;3;;;;\n") == [
        ("missing_column", "3:7"),
        ("missing_column", "3:7 unit"),
        ("missing_column", "3:7 date"),
        ("bad_table", "4:11"),
    ]
    assert refused(HEADER + '1;"2;;3;;\n')[0] == ("bad_table", "2:3")
    with pytest.raises(kvit.errors.NotUtf8) as caught:
        readings.parse(b"h\n1;\xff;;3;;\n", "readings-csv", id="jan")
    assert caught.value.path == "2:3"
    with pytest.raises(kvit.errors.MissingKey) as missing:
        readings.parse(HEADER.encode(), "readings-csv", id="")
    assert missing.value.path == "id"
    with pytest.raises(kvit.errors.NotFound):
        readings.parse(b"", "no such profile", id="jan")
    with pytest.raises(kvit.errors.NotFound):
        readings.profile("no such profile")
    with pytest.raises(kvit.errors.NotFound):
        readings.form("no such form")


def test_a_profile_of_ones_own() -> None:
    profile = json.loads(readings.profile("readings-wide-csv"))
    profile.update(id="ours", encoding="utf-8", delimiter=",", decimal=".", cells=8)
    profile["values"].append({"at": 8, "resource": "gas"})
    text = "счёт,день,ХВС,ГВС,T1,T2,T3,газ\n0012,20.01.2026,1.5,,0100,200,,7\n"
    taken = readings.parse(text.encode(), profile, id="jan")
    assert [(row.resource, row.register, row.value) for row in taken.rows] == [
        ("cold_water", "", Decimal("1.5")),
        ("electricity", "T1", Decimal(100)),
        ("electricity", "T2", Decimal(200)),
        ("gas", "", Decimal(7)),
    ]
    profile["values"][0]["at"] = 9
    with pytest.raises(kvit.errors.OutOfRange) as caught:
        readings.parse(text.encode(), profile, id="jan")
    assert caught.value.path == "profile:values[0].at"


def test_random_tables_in_every_encoding() -> None:
    """Each cell is where it was put, with what was typed; nothing is lost."""
    chance = random.Random(8_2026)
    for encoding, python in (
        ("utf-8", "utf-8"),
        ("windows-1251", "cp1251"),
        ("cp866", "cp866"),
        ("koi8-r", "koi8-r"),
    ):
        profile = json.loads(readings.profile("readings-csv"))
        profile["encoding"] = encoding
        lines, expected, bad = [], [], 0
        for number in range(200):
            typed = chance.choice(["", "0", "000", "7"]) + str(chance.randrange(10**6))
            if chance.random() < 0.5:
                typed += "," + str(chance.randrange(10)) + "0"
            if chance.random() < 0.2:
                typed += chance.choice(["а", "-", ",", " 1"])
                bad += 1
            else:
                expected.append((f"{number:04}", Decimal(typed.replace(",", ".")), typed))
            quoted = f'"{typed}"' if chance.random() < 0.3 else typed
            lines.append(f"{number:04};Прибор;день;{quoted};;")
        text = HEADER + "\r\n".join(lines)
        taken = readings.parse(text.encode(python), profile, id="jan")
        assert [(row.account, row.value, row.typed) for row in taken.rows] == expected
        assert len(taken.refused) == bad
        both = {row.source.row for row in (*taken.rows, *taken.refused)}
        assert both == set(lines)


def test_messages() -> None:
    lines = [
        {"text": "0012 1Э0123 1H5", "sender": "+7***12", "date": "2026-01-20", "time": "10:15:00"},
        {"text": "привет"},
    ]
    given = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()
    strict = readings.messages(given, "vladimir", id="sms")
    assert [each.reason for each in strict.refused] == ["unknown_kind", "not_of_form"]
    form = json.loads(readings.form("vladimir"))
    form["kinds"].append({"letters": "Н", "resource": "gas"})
    taken = readings.messages(given, form, id="sms", lenient=True)
    assert [(row.meter, row.resource, row.value, row.source.sender) for row in taken.rows] == [
        ("1", "electricity", Decimal(123), "+7***12"),
        ("1", "gas", Decimal(5), "+7***12"),
    ]
    assert [(each.name, each.path, each.found) for each in taken.remarks] == [
        ("bad_text", "messages[0]", '"H"')
    ]
    (no,) = taken.refused
    assert (no.source.message, no.source.row, no.source.channel) == (2, "привет", "sms")
    with pytest.raises(kvit.Error) as caught:
        readings.messages(given + b'\n{"phone": "1"}\n', "vladimir", id="sms")
    assert [(each.name, each.path) for each in caught.value.errors] == [
        ("missing_key", "3:text"),
        ("unknown_key", "3:phone"),
    ]


def test_messages_of_a_table() -> None:
    given = 'время;от;текст\n20.01.2026 10:15:00;+7***12;"0012 ""5\n6"""\n;;0012 7\n'.encode()
    taken = readings.messages(
        given, "pskov", id="sms", profile="messages-csv", day=date(2026, 1, 25), channel="bot"
    )
    assert [each.source.row for each in taken.refused] == ['0012 "5\n6"']
    (row,) = taken.rows
    assert (row.value, row.source.date, row.source.place) == (7, date(2026, 1, 25), "4:3")


def test_readings_borne_by_payments() -> None:
    taken = readings.of_qr(CODE, id="p", operation="op-1", day=date(2026, 1, 20))
    (row,) = taken.rows
    assert (row.account, row.meter, row.value, row.typed) == ("0012", "77", 5778, "05778")
    assert (row.source.channel, row.source.operation) == ("payment", "op-1")
    profile = json.loads(kvit.registry.profile("sberbank-13"))
    profile["readings"] = [{"prefix": "CounterVal_", "sign": ":"}]
    text = (
        "05-02-2026;10-15-00;8047;12;op-1;00123;CounterVal_2:12,5;CounterVal_3:x;0126;"
        "100,00;99,00;1,00;5\r\n=1;100,00;99,00;1,00;77;06-02-2026\r\n"
    )
    borne = readings.of_registry(text.encode("cp1251"), profile)
    assert borne.id == "77" and borne.rows[0].value == Decimal("12.5")
    assert (borne.rows[0].account, borne.rows[0].source.operation) == ("00123", "op-1")
    assert borne.rows[0].source.date == date(2026, 2, 5)
    assert [(each.reason, each.meter) for each in borne.refused] == [("bad_value", "3")]
    with pytest.raises(kvit.errors.IdentityViolated):
        readings.of_registry(text.replace("=1;100,00", "=1;100,01").encode("cp1251"), profile)


def town() -> tuple[dict[str, Any], dict[str, Any], str]:
    """The house of the template without the last reading of its first meter, a map of that meter,
    and its reading as somebody types it."""
    house = json.loads(kvit.template("house"))
    last = house["readings"][-1]
    house["readings"] = [each for each in house["readings"] if each is not last]
    map = {
        "schema": "kvit-meter-map/1",
        "meters": [{"account": "0012", "meter": "77", "house_meter": last["meter"]}],
    }
    typed = "000" + last["value"].replace(".", ",")
    row = f"0012;77;;{typed};;{last['date']}\n"
    return house, map, HEADER + row


def test_the_month_of_a_house_is_the_same(tmp_path: Path) -> None:
    """A reading that came as a row of a table bills what the reading of the document does."""
    house, map, table = town()
    taken = readings.parse(table.encode(), "readings-csv", id="jan")
    known = json.loads(kvit.template("house"))["readings"][-1]["known_on"]
    placed = readings.to_house(house, taken, map, known_on=date.fromisoformat(known))
    assert (placed.rows, placed.placed, placed.refused, placed.unmatched) == (1, 1, 0, ())
    (reading,) = placed.readings
    assert reading["intake"]["rows"][0]["typed"].startswith("000")
    after = json.loads(placed.house)
    assert after["readings"] == [*house["readings"], reading]
    assert {**after, "readings": 0} == {**house, "readings": 0}

    def totals(document: Any) -> list[Any]:
        closed = kvit.close(document, kvit.template("tariffs"), month="2025-07")
        return [bill.totals for bill in closed.bills]

    assert totals(placed.house) == totals(kvit.template("house"))
    assert totals(placed.house) != totals(house)
    with pytest.raises(kvit.errors.DuplicateId):
        readings.to_house(placed.house, taken, map, known_on=date.fromisoformat(known))


def test_a_second_intake_of_one_day_corrects_the_first() -> None:
    """Whatever the two are called: of one day the engine takes the reading learned last."""
    house, map, table = town()
    known = date.fromisoformat(json.loads(kvit.template("house"))["readings"][-1]["known_on"])

    def totals(document: Any) -> list[Any]:
        closed = kvit.close(document, kvit.template("tariffs"), month="2025-07")
        return [bill.totals for bill in closed.bills]

    typed = table.splitlines()[-1].split(";")[3]
    wrong = table.replace(typed, typed + "9")
    first = readings.parse(wrong.encode(), "readings-csv", id="z")
    second = readings.parse(table.encode(), "readings-csv", id="a")
    once = readings.to_house(house, first, map, known_on=known)
    twice = readings.to_house(once.house, second, map, known_on=known)
    assert totals(once.house) != totals(kvit.template("house"))
    assert totals(twice.house) == totals(kvit.template("house"))
    assert twice.readings[0]["seq"] > once.readings[0]["seq"]


def test_a_table_without_a_heading_is_refused() -> None:
    row = "0012;77;T1;05778,5;кВт*ч;20.01.2026\n"
    with pytest.raises(kvit.errors.BadTable) as caught:
        readings.parse(row.encode(), "readings-csv", id="jan", lenient=True)
    assert caught.value.path == "1:12"
    assert len(readings.parse((HEADER + row).encode(), "readings-csv", id="jan").rows) == 1


def test_what_is_no_reading_of_the_house() -> None:
    house, map, table = town()
    taken = readings.parse(
        (table + "0012;88;;5;;\n0012;77;T1;5;;\n0012;77;;5;;\n").encode(), "readings-csv", id="jan"
    )
    placed = readings.to_house(house, taken.to_json(), map, known_on=date(2025, 7, 25))
    assert [(each.row, each.reason, each.typed) for each in placed.unmatched] == [
        (2, "unknown_meter", "5"),
        (3, "unknown_register", "5"),
        (4, "no_date", "5"),
    ]
    for each in placed.unmatched:
        assert each.text.ru != each.text.en and each.source.row.startswith("0012;")
    assert json.loads(placed.to_json())["counts"]["unmatched"] == 3
    with pytest.raises(kvit.Error) as caught:
        readings.to_house({}, {}, {}, known_on=date(2025, 7, 25))
    assert {each.path.split(":")[0] for each in caught.value.errors} == {"house", "readings", "map"}


def test_the_command(tmp_path: Path) -> None:
    house, map, table = town()
    for name, document in (("house.json", house), ("map.json", map)):
        (tmp_path / name).write_text(json.dumps(document), encoding="utf-8")
    csv = tmp_path / "jan.csv"
    csv.write_text(table + "0013;1;;x;;\n", encoding="utf-8")
    read = run("parse", str(csv), "--profile", "readings-csv", "--json")
    assert read.returncode == 0, read.stderr
    taken = tmp_path / "taken.json"
    taken.write_bytes(read.stdout)
    assert json.loads(read.stdout)["id"] == "jan.csv"
    same = ["--id", "jan.csv", "--json"]
    again = run("parse", "-", "--profile", "readings-csv", *same, given=csv.read_bytes())
    assert again.stdout == read.stdout
    own = tmp_path / "profile.json"
    own.write_bytes(run("profile", "readings-csv").stdout)
    assert run("parse", str(csv), "--profile", str(own), "--json").stdout == read.stdout
    shown = run("parse", str(csv), "--profile", str(own), "--lang", "ru").stdout.decode()
    assert "принято 1, отказов 1" in shown and "показание нельзя прочесть точно" in shown
    target = tmp_path / "after.json"
    place = ["to-house", str(tmp_path / "house.json"), str(taken), "--map"]
    place += [str(tmp_path / "map.json"), "--known-on", "2025-07-25", "-o", str(target)]
    told = run(*place, "--json")
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["counts"] == {
        "rows": 1,
        "placed": 1,
        "unmatched": 0,
        "refused": 1,
    }
    assert kvit.check(target) == []
    assert "rows placed" in run(*place, "--lang", "en").stdout.decode()
    csv.write_text(table + "0013;1\n", encoding="utf-8")
    broken = run("parse", str(csv), "--profile", "readings-csv", "--json")
    assert broken.returncode == 1
    assert json.loads(broken.stdout)["errors"][0]["path"] == "3:7"


def test_the_command_for_messages_and_payments(tmp_path: Path) -> None:
    sent = tmp_path / "sms.jsonl"
    sent.write_text('{"text": "0012#77#05778"}\n', encoding="utf-8")
    read = run("sms", str(sent), "--form", "sakhalin", "--date", "2026-01-20", "--json")
    assert read.returncode == 0, read.stderr
    (row,) = json.loads(read.stdout)["rows"]
    assert (row["value"], row["date"], row["message"]) == ("5778", "2026-01-20", 1)
    assert run("form").stdout.decode().split() == ["sakhalin", "pskov", "vladimir"]
    assert json.loads(run("form", "pskov").stdout)["id"] == "pskov"
    assert "readings-csv" in run("profile").stdout.decode()
    table = run(
        "sms", "-", "--form", "pskov", "--profile", "messages-csv", "--id", "x", "--json",
        given="h\n;;0012 7\n".encode(),
    )
    assert json.loads(table.stdout)["rows"][0]["value"] == "7"
    code = run("qr", "-", "--id", "p", "--operation", "op-1", "--json", given=CODE.encode())
    assert json.loads(code.stdout)["rows"][0]["operation"] == "op-1"
    own = tmp_path / "bank.json"
    profile = json.loads(kvit.registry.profile("sberbank-13"))
    profile["readings"] = [{"at": 3, "meter": "1"}]
    own.write_text(json.dumps(profile), encoding="utf-8")
    text = (
        b"05-02-2026;10-15-00;05778;12;op-1;00123;;;0126;100,00;99,00;1,00;5\r\n"
        b"=1;100,00;99,00;1,00;77;06-02-2026\r\n"
    )
    borne = run("registry", "-", "--profile", str(own), "--json", given=text)
    assert json.loads(borne.stdout)["rows"][0]["typed"] == "05778"
    wrong = run("sms", str(sent), "--form", "sakhalin", "--date", "20.01.2026")
    assert wrong.returncode == 2
