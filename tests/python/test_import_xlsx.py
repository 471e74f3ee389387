"""Workbooks: the digits of the file, and what Excel makes of a table."""

from __future__ import annotations

import datetime
import re
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from exported import MAP, SHEETS, TABLES, Export, remarks

import kvit
from kvit.importing import TEMPLATES, import_tables, parse_map, read_map, template
from kvit.importing.problems import Problems
from kvit.importing.templates import workbook
from kvit.importing.xlsx_table import read_xlsx

NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
DAY = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cell(text: str) -> str:
    """As Excel stores what people type: numbers and days are numbers, the rest is text."""
    day = DAY.fullmatch(text)
    if day:
        serial = datetime.date(int(day[3]), int(day[2]), int(day[1])) - datetime.date(1899, 12, 30)
        return f'<c s="1"><v>{serial.days}</v></c>'
    if NUMBER.fullmatch(text) and not re.match("0[0-9]", text):
        return f"<c><v>{text.replace(',', '.')}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else "<c/>"


def book(
    sheets: dict[str, str], *, more: str = "", properties: str = "", strings: str = ""
) -> bytes:
    """A workbook of the XML of the rows of its sheets."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        names = "".join(
            f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, name in enumerate(sheets, 1)
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{NAMESPACE}" xmlns:r="{LINKS}">{properties}<sheets>{names}</sheets>'
            "</workbook>",
        )
        targets = "".join(
            f'<Relationship Id="r{i}" Target="worksheets/s{i}.xml"/>'
            for i in range(1, len(sheets) + 1)
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{targets}</Relationships>")
        archive.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{NAMESPACE}"><numFmts><numFmt numFmtId="164" formatCode="000000"/>'
            '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>'
            "</styleSheet>",
        )
        if strings:
            archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{NAMESPACE}">{strings}</sst>')
        for i, rows in enumerate(sheets.values(), 1):
            archive.writestr(
                f"xl/worksheets/s{i}.xml",
                f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData>{more}</worksheet>',
            )
    return out.getvalue()


def rows_of(table: str) -> str:
    return "".join(
        "<row>" + "".join(cell(text.replace(" ", "") if NUMBER.fullmatch(text.replace(" ", ""))
                               else text) for text in line.split(";")) + "</row>"
        for line in table.splitlines()
    )  # fmt: skip


def sheets() -> dict[str, str]:
    return {SHEETS[name]: rows_of(text) for name, text in TABLES.items()}


def read(tmp_path: Path, data: bytes, text: str = MAP) -> Any:
    path = tmp_path / "book.xlsx"
    path.write_bytes(data)
    return import_tables([path], parse_map(text.encode()))


def errors(tmp_path: Path, data: bytes, text: str = MAP) -> list[tuple[str, str, str]]:
    with pytest.raises(kvit.Error) as caught:
        read(tmp_path, data, text)
    return [(each.name, each.path, each.found) for each in caught.value.errors]


def only_facts(documents: Any) -> Any:
    return [{k: v for k, v in each.items() if k != "source"} for each in documents]


def swapped(old: str, new: str, sheet: str = "accounts") -> bytes:
    """The export with one cell of it written otherwise."""
    changed = sheets()
    assert changed[SHEETS[sheet]].count(old) == 1
    changed[SHEETS[sheet]] = changed[SHEETS[sheet]].replace(old, new)
    return book(changed)


AREA = "<c><v>49.90</v></c>"


def test_a_workbook_says_the_same_as_the_csv(tmp_path: Path) -> None:
    imported = read(tmp_path, book(sheets()))
    text = Export().read(tmp_path)
    assert only_facts(imported.houses) == only_facts(text.houses)
    assert only_facts([imported.tariffs]) == only_facts([text.tariffs])
    assert imported.openings == text.openings


def test_noise_is_an_error_until_the_map_names_the_digits(tmp_path: Path) -> None:
    noisy = swapped(AREA, "<c><v>49.899999999999999</v></c>")
    assert errors(tmp_path, noisy) == [
        ("bad_cell", "book.xlsx[Счета]:D2 «Площадь»", "49.899999999999999")
    ]
    named = MAP.replace('area = "Площадь"', 'area = { header = "Площадь", digits = 2 }')
    imported = read(tmp_path, noisy, named)
    assert imported.houses[0]["premises"][0]["area"] == Decimal("49.9")
    assert any(
        "binary noise of Excel taken off (digits = 2), as 49.899999999999999 → 49.9" in each
        for each in remarks(imported)
    )


def test_digits_take_off_noise_and_nothing_else(tmp_path: Path) -> None:
    named = MAP.replace('area = "Площадь"', 'area = { header = "Площадь", digits = 2 }')
    for text in ("49.904", "49.904000000000003", "49.899999999"):
        assert errors(tmp_path, swapped(AREA, f"<c><v>{text}</v></c>"), named) == [
            ("too_precise", "book.xlsx[Счета]:D2 «Площадь»", text)
        ]


@pytest.mark.parametrize(
    ("stored", "value"),
    [("1E-3", "0.001"), ("5.6", "5.6"), ("4.9900000000000002E+1", "49.9"), ("1.2E+3", "1200"),
     ("0.30000000000000004", "0.3"), ("16.100000000000001", "16.1"), ("0", "0"), ("0.0", "0")],
)  # fmt: skip
def test_digits_of_the_file(tmp_path: Path, stored: str, value: str) -> None:
    text = MAP.replace('value = "Показание"', 'value = { header = "Показание", digits = 3 }')
    data = swapped("<c><v>118.340</v></c>", f"<c><v>{stored}</v></c>", "readings")
    data = data if Decimal(value) < 124 else swapped(
        "<c><v>124.115</v></c>", f"<c><v>{stored}</v></c>", "readings"
    )  # fmt: skip
    found = [each["value"] for each in read(tmp_path, data, text).houses[0]["readings"][:2]]
    assert format(found[Decimal(value) >= 124], "f") == value


def test_no_number_of_a_workbook_goes_through_a_float(tmp_path: Path) -> None:
    # 15 digits of which a binary fraction would keep only 53 bits.
    data = swapped("<c><v>118.340</v></c>", "<c><v>118.340000000001</v></c>", "readings")
    assert errors(tmp_path, data) == [
        ("too_precise", "book.xlsx[Показания]:E2 «Показание»", "118.340000000001")
    ]


@pytest.mark.parametrize(
    ("stored", "found"),
    [
        ('<c t="e"><v>#VALUE!</v></c>', "#VALUE!"),
        ('<c t="inlineStr"><is><t>#ЗНАЧ!</t></is></c>', "#ЗНАЧ!"),
        ("<c><f>B2*2</f></c>", "=B2*2"),
        ("<c><f>B2*2</f><v></v></c>", "=B2*2"),
        ("<c><v>NaN</v></c>", "NaN"),
        ("<c><v>1E+99</v></c>", "1E+99"),
        ('<c t="inlineStr"><is><t>5,0E+01</t></is></c>', "5,0E+01"),
    ],
)
def test_a_cell_without_an_exact_value(tmp_path: Path, stored: str, found: str) -> None:
    assert errors(tmp_path, swapped(AREA, stored)) == [
        ("bad_cell", "book.xlsx[Счета]:D2 «Площадь»", found)
    ]


def test_a_formula_with_its_value_is_a_value(tmp_path: Path) -> None:
    imported = read(tmp_path, swapped(AREA, "<c><f>1+1</f><v>49.9</v></c>"))
    assert imported.houses[0]["premises"][0]["area"] == Decimal("49.9")


def test_account_numbers_that_are_numbers(tmp_path: Path) -> None:
    text = '<c t="inlineStr"><is><t>0001</t></is></c>'
    changed = {name: rows.replace(text, "<c><v>1</v></c>") for name, rows in sheets().items()}
    imported = read(tmp_path, book(changed))
    assert imported.houses[0]["accounts"][0]["account"] == "1"
    assert "“Счёт” is stored as a number: zeros in front are gone already (rows: 2)" in remarks(
        imported
    )
    padded = {name: rows.replace(text, '<c s="2"><v>1</v></c>') for name, rows in sheets().items()}
    assert read(tmp_path, book(padded)).houses[0]["accounts"][0]["account"] == "000001"
    long = {
        name: rows.replace(text, "<c><v>1.23456789012E+20</v></c>")
        for name, rows in sheets().items()
    }
    assert errors(tmp_path, book(long))[0] == (
        "bad_cell", "book.xlsx[Счета]:A2 «Счёт»", "1.23456789012E+20"
    )  # fmt: skip


def test_days(tmp_path: Path) -> None:
    serial = '<c s="1"><v>45861</v></c>'  # 23.07.2025
    changed = sheets()
    readings = changed["Показания"]
    assert readings.count(serial) == 2
    changed["Показания"] = readings.replace(serial, '<c s="1"><v>45861.75</v></c>')
    assert read(tmp_path, book(changed)).houses[0]["readings"][1]["date"] == datetime.date(
        2025, 7, 23
    )
    changed["Показания"] = readings.replace(serial, '<c t="d"><v>2025-07-23T00:00:00</v></c>')
    assert read(tmp_path, book(changed)).houses[0]["readings"][1]["date"] == datetime.date(
        2025, 7, 23
    )
    changed["Показания"] = readings.replace(serial, "<c><v>45861</v></c>", 1)
    assert errors(tmp_path, book(changed)) == [
        ("bad_date", "book.xlsx[Показания]:D3 «Дата»", "45861")
    ]
    changed["Показания"] = readings.replace(serial, '<c s="1"><v>60</v></c>', 1)
    assert errors(tmp_path, book(changed)) == [("bad_cell", "book.xlsx[Показания]:D3 «Дата»", "60")]
    old = sheets()
    for name in old:
        old[name] = re.sub(
            r'(<c s="1"><v>)(\d+)', lambda found: f"{found[1]}{int(found[2]) - 1462}", old[name]
        )
    imported = read(tmp_path, book(old, properties='<workbookPr date1904="1"/>'))
    assert imported.houses[0]["readings"][1]["date"] == datetime.date(2025, 7, 23)


def test_shared_strings_rows_and_columns_by_name(tmp_path: Path) -> None:
    strings = "<si><t>Счёт</t></si><si><r><t>Пло</t></r><r><t>щадь</t></r><rPh><t>x</t></rPh></si>"
    rows = ('<row r="3"><c r="B3" t="s"><v>0</v></c><c r="D3" t="s"><v>1</v></c></row>'
            '<row r="7"><c r="D7" t="b"><v>1</v></c></row>')  # fmt: skip
    path = tmp_path / "book.xlsx"
    path.write_bytes(book({"x": rows}, strings=strings))
    problems = Problems()
    table = read_xlsx(path, problems)["x"]
    assert not problems.total
    assert [[each.text for each in row] for row in table.rows] == [
        [], [], ["", "Счёт", "", "Площадь"], [], [], [], ["", "", "", "1"],
    ]  # fmt: skip


def test_a_merged_cell_says_so(tmp_path: Path) -> None:
    changed = sheets()
    changed["Счета"] = changed["Счета"].replace("<c><v>33.3</v></c>", "<c/>")
    data = book(changed, more='<mergeCells><mergeCell ref="D2:D3"/></mergeCells>')
    with pytest.raises(kvit.Error) as caught:
        read(tmp_path, data)
    error = caught.value.errors[0]
    assert (error.name, error.path) == ("empty_cell", "book.xlsx[Счета]:D3 «Площадь»")
    assert "объединена с book.xlsx[Счета]:D2" in error.expected.ru
    filled = MAP.replace('area = "Площадь"', 'area = { header = "Площадь", fill_down = true }')
    assert read(tmp_path, data, filled).houses[0]["premises"][1]["area"] == Decimal("49.9")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 cut",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
        book({"x": '<row r="2"/><row r="1"><c><v>1</v></c></row>'}).replace(
            b"worksheets/s1", b"worksheets/s9"
        ),
        book({"x": '<row><c r="A0"><v>1</v></c></row>'}),
        book({"x": '<row><c r="ZZZ1"><v>1</v></c></row>'}),
        book({"x": '<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'}),
        book({"x": '<row r="9999999"><c><v>1</v></c></row>'}),
        book({"x": '<row><c t="s"><v>5</v></c></row>'}),
        book({"x": "<row><c>"}),
        book({"x": rows_of("a;b") * 2000}, more='<mergeCell ref="A1:XFD1048576"/>'),
        book({"x": ""}, properties='<!DOCTYPE x [<!ENTITY a "a">]>'),
    ],
    ids=range(12),
)
def test_what_is_no_workbook_is_an_error(tmp_path: Path, data: bytes) -> None:
    assert errors(tmp_path, data)[0][:2] == ("bad_table", "book.xlsx")


def test_a_part_that_unpacks_into_a_disk_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kvit.importing.xlsx_table.MOST_BYTES", 500)
    assert errors(tmp_path, book(sheets()))[0][0] == "bad_table"


def test_a_book_without_the_sheets_of_the_map(tmp_path: Path) -> None:
    name, path, found = errors(tmp_path, book({"Лист1": rows_of("a;b")}))[0]
    assert (name, path, found) == ("bad_map", "book.xlsx", "Лист1")


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_templates_fit_together(tmp_path: Path, lang: Any) -> None:
    (tmp_path / "map.toml").write_bytes(template("map", lang))
    for name in TEMPLATES[:-1]:
        (tmp_path / f"{name}.csv").write_bytes(template(name, lang))
        (tmp_path / f"{name}.xlsx").write_bytes(workbook(name, lang))
    mapped = read_map(tmp_path / "map.toml")
    text = import_tables(sorted(tmp_path.glob("*.csv")), mapped)
    books = import_tables(sorted(tmp_path.glob("*.xlsx")), mapped)
    assert only_facts(text.houses) == only_facts(books.houses)
    assert only_facts([text.tariffs]) == only_facts([books.tariffs])
    assert text.openings == books.openings
    assert not [each for table in books.report.tables for each in table.warnings.list()]
    closed = kvit.close(text.houses[0], text.tariffs, opening=text.openings[0], month=text.month)
    assert closed.bill("0001").totals.to_pay > 0


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_template_explains_each_column(lang: Any) -> None:
    openpyxl: Any = pytest.importorskip("openpyxl", reason="python3-openpyxl is not installed")
    for name in TEMPLATES[:-1]:
        sheet = openpyxl.load_workbook(BytesIO(workbook(name, lang))).worksheets[0]
        text = template(name, lang).decode("utf-8-sig")
        for column in sheet.iter_cols(min_row=1, max_row=1):
            assert column[0].comment.text
            assert f"#   {column[0].value}: {column[0].comment.text}" in text


def test_what_is_commented_out_in_the_map_template_works_too() -> None:
    for lang in ("ru", "en"):
        text = template("map", lang).decode()  # type: ignore[arg-type]
        uncommented = re.sub(r'(?m)^# (?=(\w+|"[^"]+") = |\[)', "", text)
        assert uncommented.count("\n# ") < text.count("\n# ")
        mapped = parse_map(uncommented.encode())
        assert mapped.full_meter_id and mapped.new_services[0].id == "concierge"
        for table in mapped.tables:
            assert [each.field.name for each in table.columns] == [
                each.name for each in table.spec.fields
            ]
