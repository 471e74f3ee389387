"""The example of the first hour: its amounts by hand, the same from a workbook, and the command."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import kvit
from kvit.importing import import_tables, read_map

ROOT = Path(__file__).resolve().parents[2]
HOUR = ROOT / "examples/first_hour"
COMMAND = Path(os.environ.get("KVIT_BUILD_DIR", ROOT / "build")) / "bin/kvit"
JULY = [
    HOUR / name for name in ("lic_scheta.csv", "pokazaniya_2025-07.csv", "tarify.csv", "saldo.csv")
]


def kopecks(amount: Fraction) -> int:
    """Half away from zero; amounts here are not negative."""
    return int(amount * 100 + Fraction(1, 2))


def by_hand() -> dict[str, dict[tuple[str, str], int]]:
    """Lines of each account, from the printed tables, with nothing of kvit."""
    f = Fraction
    areas = {1: "49.90", 2: "62.30", 3: "31.50", 4: "49.90", 5: "62.30", 6: "31.50"}
    people = {1: 2, 2: 3, 3: 1, 4: 4, 5: 2, 6: 2}  # in the fifth nobody lives: its two owners
    cold = {1: ("124.115", "118.340"), 2: ("250.873", "240.010"), 4: ("68.247", "55.100"),
            6: ("309.402", "301.778")}  # fmt: skip
    hot = {1: ("91.106", "87.655"), 2: ("156.034", "150.220"), 4: ("48.912", "41")}
    power = {1: ("15412", "15230"), 2: ("8301.2", "8054.5"), 3: ("22195", "22110"),
             4: ("1498", "1203"), 5: ("9811", "9811"), 6: ("30571", "30444")}  # fmt: skip
    lines: dict[str, dict[tuple[str, str], int]] = {}
    for i in areas:
        own = lines.setdefault(f"000010{i}", {})
        own["maintenance", "whole"] = kopecks(f(areas[i]) * f("26.90"))
        own["capital_repair", "whole"] = kopecks(f(areas[i]) * f("13.55"))
        cold_volume = f(cold[i][0]) - f(cold[i][1]) if i in cold else people[i] * f("4.25")
        hot_volume = f(hot[i][0]) - f(hot[i][1]) if i in hot else people[i] * f("3.11")
        own["cold_water", "whole"] = kopecks(cold_volume * f("39.56"))
        own["hot_water", "water"] = kopecks(hot_volume * f("39.56"))
        own["hot_water", "heat"] = kopecks(hot_volume * f("0.06") * f("2148.63"))
        if i == 3:  # meters are possible and absent: the factor 1.5 of July 2025
            own["cold_water", "excess"] = kopecks(f("4.25") * f("0.5") * f("39.56"))
            own["hot_water", "excess"] = kopecks(f("3.11") * f("0.5") * f("39.56"))
        own["waste_water", "whole"] = kopecks((cold_volume + hot_volume) * f("26.41"))
        own["electricity", "whole"] = kopecks((f(power[i][0]) - f(power[i][1])) * f("4.77"))
        own["solid_waste", "whole"] = kopecks(people[i] * f("124.58"))
        if i in (1, 2, 4):
            own["intercom", "whole"] = 6500
    return lines


def closed_july() -> kvit.Closed:
    july = import_tables(JULY, read_map(HOUR / "map.toml"))
    return kvit.close(july.houses[0], july.tariffs, opening=july.openings[0], month="2025-07")


def test_the_first_bills_by_hand() -> None:
    closed = closed_july()
    found = {
        bill.account: {
            (line.service, line.component.value): int(line.amount * 100) for line in bill.lines
        }
        for bill in closed.bills
    }
    assert found == by_hand()
    opening = {"0000101": 134231 + 65770, "0000104": 41260, "0000106": -25000}
    for bill in closed.bills:
        owed = opening.get(bill.account, 0) + sum(by_hand()[bill.account].values())
        assert int(bill.totals.to_pay * 100) == owed


def test_the_next_month_starts_where_this_one_ended() -> None:
    closed = closed_july()
    files = [HOUR / name for name in ("lic_scheta.csv", "pokazaniya_2025-08.csv", "tarify.csv")]
    august = import_tables(files, read_map(HOUR / "map.toml", kvit.Month(2025, 8)))
    assert august.openings == ()
    after = kvit.close(august.houses[0], august.tariffs, opening=closed.opening, month="2025-08")
    for before, bill in zip(closed.bills, after.bills):
        assert bill.totals.opening == before.totals.closing
    f = Fraction
    power = [each for each in after.bill("0000102").lines if each.service == "electricity"]
    assert int(power[0].amount * 100) == kopecks((f("8544.9") - f("8301.2")) * f("4.77"))


def test_the_same_from_a_workbook(tmp_path: Path) -> None:
    """As one workbook, made by another program from the same tables."""
    openpyxl: Any = pytest.importorskip("openpyxl", reason="python3-openpyxl is not installed")
    book = openpyxl.Workbook()
    book.remove(book.active)
    titles = ("Счета", "Показания", "Тарифы", "Сальдо")
    for path, title in zip(JULY, titles):
        sheet = book.create_sheet(title)
        for row, line in enumerate(path.read_bytes().decode("cp1251").split("\r\n"), 1):
            for column, text in enumerate(line.split(";"), 1):
                plain = text.replace("\N{NO-BREAK SPACE}", "").replace(" ", "").replace(",", ".")
                value: Any = text or None
                if re.fullmatch(r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}", text):
                    value = datetime.datetime.strptime(text, "%d.%m.%Y").date()
                elif re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", plain) and text[2:3] != ".":
                    value = float(plain)  # what a spreadsheet has
                sheet.cell(row, column, value)
    book.save(tmp_path / "book.xlsx")
    text = import_tables(JULY, read_map(HOUR / "map.toml"))
    books = import_tables([tmp_path / "book.xlsx"], read_map(HOUR / "map.toml"))
    closed = [
        kvit.close(each.houses[0], each.tariffs, opening=each.openings[0], month="2025-07")
        for each in (text, books)
    ]
    assert [bill.totals for bill in closed[0].bills] == [bill.totals for bill in closed[1].bills]


def test_names_and_addresses_stay_in_the_export() -> None:
    july = import_tables(JULY, read_map(HOUR / "map.toml"))
    text = str(july.houses) + str(july.tariffs) + str(july.openings)
    assert "не выгружено" in JULY[0].read_bytes().decode("cp1251") and "не выгружено" not in text


# ---- the command


def run(*words: str | Path, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [COMMAND, *map(str, words)], encoding="utf-8", capture_output=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "120", **environment},
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def test_the_command_writes_and_reports(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("import", "csv", *JULY, "--map", HOUR / "map.toml", "--out", out, "--lang", "ru")
    assert done.stdout == (out / "import.txt").read_text("utf-8")
    assert "строк прочитано 8, взято 6, пропущено 2" in done.stdout
    run("check", out / "house.json", out / "tariffs.json", out / "opening.json")
    report = json.loads(
        run("import", "csv", *JULY, "--map", HOUR / "map.toml", "--out", out, "--json").stdout
    )
    assert [each["rows_used"] for each in report["tables"]] == [6, 13, 12, 4]
    assert report["written"] == ["house.json", "tariffs.json", "opening.json"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("ru", "содержимое ячейки нельзя прочесть точно"), ("en", "cannot be read exactly")],
)
def test_the_command_lists_what_is_wrong_and_writes_nothing(
    tmp_path: Path, lang: str, said: str
) -> None:
    text = JULY[0].read_bytes().decode("cp1251").replace("49,90", "#ЗНАЧ!")
    wrong = tmp_path / "lic_scheta.csv"
    wrong.write_bytes(text.encode("cp1251"))
    words = [
        "import",
        "csv",
        wrong,
        *JULY[1:],
        "--map",
        HOUR / "map.toml",
        "--out",
        tmp_path / "out",
    ]
    done = run(*words, "--lang", lang, code=1)
    assert said in re.sub(r"\s+", " ", done.stderr) and "lic_scheta.csv:D4" in done.stderr
    errors = json.loads(run(*words, "--json", code=1).stdout)
    assert [each["path"] for each in errors["errors"]] == [
        "lic_scheta.csv:D4 «Общая пл., м2»", "lic_scheta.csv:D7 «Общая пл., м2»",
    ]  # fmt: skip
    assert [each.name for each in tmp_path.iterdir()] == ["lic_scheta.csv"]


def test_a_file_of_no_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a;b\n")
    words = ["import", "csv", *JULY, tmp_path / "other.csv", "--map", HOUR / "map.toml"]
    assert "other.csv" in run(*words, "--out", tmp_path / "out", code=1).stderr
    words = ["import", "csv", tmp_path / "lic_scheta_2.csv", "--map", HOUR / "map.toml"]
    assert "no such file" in run(*words, "--out", tmp_path / "out", "--lang", "en", code=2).stderr


def test_what_the_user_has_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    run("import", "csv", *JULY, "--map", HOUR / "map.toml", "--out", tmp_path, code=2)
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]
    run("import", "csv", *JULY, "--map", HOUR / "map.toml", "--out", tmp_path / "mine.txt", code=2)


def test_templates_by_the_command(tmp_path: Path) -> None:
    listed = run("new", "template", "--lang", "ru").stdout
    assert re.findall(r"(?m)^\w+", listed) == ["accounts", "readings", "tariffs", "opening", "map"]
    for name in re.findall(r"(?m)^\w+", listed):
        printed = run("new", "template", name, "--lang", "ru").stdout
        run("new", "template", name, "--lang", "ru", "--out", tmp_path / name)
        assert (tmp_path / name).read_bytes().decode("utf-8-sig") == printed
        run("new", "template", name, "--out", tmp_path / name, code=2)
    run("new", "template", "accounts", "--xlsx", "--out", tmp_path / "accounts.xlsx")
    assert (tmp_path / "accounts.xlsx").read_bytes()[:2] == b"PK"
    run("new", "template", "accounts", "--xlsx", code=2)
    (tmp_path / "openpyxl.py").write_text("raise ImportError('as if it were not installed')\n")
    words = ["new", "template", "accounts", "--xlsx", "--out", tmp_path / "b.xlsx", "--lang", "en"]
    without = run(*words, code=2, PYTHONPATH=str(tmp_path))
    assert "python3-openpyxl" in without.stderr and not (tmp_path / "b.xlsx").exists()
    run("new", "template", "map", "--xlsx", "--out", tmp_path / "map.xlsx", code=2)


def test_a_link_to_a_folder_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    for _ in range(2):
        done = run("import", "csv", *JULY, "--map", HOUR / "map.toml", "--out", link)
        assert done.returncode == 0, done.stderr
    assert link.is_symlink() and (real / "house.json").is_file()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link", "real"]
