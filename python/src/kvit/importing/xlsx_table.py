"""Reading a workbook with the digits that stand in the file.

The usual readers hand a number over as a binary float and a date as whatever they make of it. A
reading or a tariff may not go that way, so the parts of the file are read here; they are XML in a
ZIP (ECMA-376), and only values are taken: no formulas, no styles beyond "is it a date".
"""

from __future__ import annotations

import datetime
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from kvit.importing.problems import Place, Problems
from kvit.importing.table import EMPTY, MOST_COLUMNS, Cell, Stored, Table
from kvit.text import Text

#: Of one part unpacked: a small file may unpack into a disk full.
MOST_BYTES = 256 << 20
MOST_MERGED = 1_000_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: Number formats that are dates in every workbook.
_DATE_FORMATS = {*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)}
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


#: What the readers of ZIP and XML raise for a file that is cut, locked or made up.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ElementTree.ParseError, KeyError,
    ValueError, IndexError,
)  # fmt: skip


class _Refused(Exception):
    def __init__(self, found: str, ru: str, en: str) -> None:
        super().__init__(found)
        self.found, self.expected = found, Text(ru, en)


def read_xlsx(path: Path, problems: Problems) -> dict[str, Table]:
    """The tables of all sheets by their names."""
    try:
        with zipfile.ZipFile(path) as book:
            return _Book(book, path.name).tables()
    except _Refused as error:
        problems.add("bad_table", Place(path.name), error.found, error.expected)
    except _BROKEN as error:
        problems.add(
            "bad_table", Place(path.name), str(error),
            Text("книга XLSX; XLS и ODS сохраните как XLSX", "an XLSX; save XLS and ODS as XLSX"),
        )  # fmt: skip
    return {}


class _Book:
    def __init__(self, book: zipfile.ZipFile, name: str) -> None:
        self._book, self._name = book, name
        workbook = self._xml("xl/workbook.xml")
        properties = workbook.find(f"{_MAIN}workbookPr")
        self._epoch = datetime.date(1899, 12, 30)
        if properties is not None and properties.get("date1904") in ("1", "true"):
            self._epoch = datetime.date(1904, 1, 1)
        self._sheets = [
            (each.get("name", ""), each.get(_LINK, "")) for each in workbook.iter(f"{_MAIN}sheet")
        ]
        self._strings = self._shared_strings()
        self._formats = self._cell_formats()

    def tables(self) -> dict[str, Table]:
        parts = {
            each.get("Id", ""): each.get("Target", "")
            for each in self._xml("xl/_rels/workbook.xml.rels")
        }
        return {name: self._table(name, _part(parts[link])) for name, link in self._sheets}

    def _xml(self, part: str) -> ElementTree.Element:
        info = self._book.getinfo(part)
        if info.file_size > MOST_BYTES:
            raise _Refused(
                f"{part}: {info.file_size}",
                f"часть книги не больше {MOST_BYTES} байт",
                f"a part of the workbook of at most {MOST_BYTES} bytes",
            )
        raw = self._book.read(info)
        if b"<!DOCTYPE" in raw:  # the format has none, and entities can be a bomb
            raise _Refused(f"{part}: DOCTYPE", "XML без DOCTYPE", "XML without a DOCTYPE")
        return ElementTree.fromstring(raw)

    def _shared_strings(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._book.namelist():
            return []
        return [_text(each) for each in self._xml("xl/sharedStrings.xml").iter(f"{_MAIN}si")]

    def _cell_formats(self) -> list[tuple[bool, int]]:
        """Of each style: is it a date, and how many digits "00000" shows."""
        if "xl/styles.xml" not in self._book.namelist():
            return []
        styles = self._xml("xl/styles.xml")
        own = {
            int(each.get("numFmtId", "0")): each.get("formatCode", "")
            for each in styles.iter(f"{_MAIN}numFmt")
        }
        formats = []
        for each in styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"):
            number = int(each.get("numFmtId", "0"))
            code = own.get(number, "")
            zeros = len(code) if code and set(code) == {"0"} else 0
            formats.append((number in _DATE_FORMATS or _is_date(code), zeros))
        return formats

    def _table(self, sheet: str, part: str) -> Table:
        xml = self._xml(part)
        table = Table(f"{self._name}[{sheet}]", [])
        next_row = 1
        for row in xml.iterfind(f"{_MAIN}sheetData/{_MAIN}row"):
            number = int(row.get("r", next_row))
            next_row = number + 1
            if number > 1_048_576 or number <= len(table.rows):
                raise ValueError(f"row {number}")
            cells: list[Cell] = []
            for column, cell in self._cells(row, number):
                if column > MOST_COLUMNS or column <= len(cells):
                    raise ValueError(f"column {column}")
                cells.extend([EMPTY] * (column - 1 - len(cells)))
                cells.append(cell)
            if any(each.text for each in cells):
                table.rows.extend([] for _ in range(number - 1 - len(table.rows)))
                table.rows.append(cells)
        for area in xml.iter(f"{_MAIN}mergeCell"):
            _add_merged(table, area.get("ref", ""))
        return table

    def _cells(self, row: ElementTree.Element, number: int) -> Iterator[tuple[int, Cell]]:
        next_column = 1
        for each in row.iterfind(f"{_MAIN}c"):
            reference = each.get("r")
            column = _column(reference) if reference else next_column
            if reference and not reference.endswith(str(number)):
                raise ValueError(reference)
            next_column = column + 1
            yield column, self._cell(each)

    def _cell(self, cell: ElementTree.Element) -> Cell:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return Cell("".join(_text(each) for each in cell.iterfind(f"{_MAIN}is")))
        value = cell.findtext(f"{_MAIN}v")
        if value is None or value == "":
            formula = cell.find(f"{_MAIN}f")
            if formula is None or (kind == "str" and value is not None):
                return EMPTY
            return Cell(f"={formula.text or ''}", Stored.BAD)
        if kind == "s":
            if not value.isdecimal():
                raise ValueError(value)
            return Cell(self._strings[int(value)])
        if kind == "str":
            return Cell(value)
        if kind == "e":
            return Cell(value, Stored.BAD)
        if kind == "b":
            return Cell(value)
        if kind == "d":
            return Cell(value[:10], Stored.DATE)
        style = int(cell.get("s", "0"))
        date, zeros = self._formats[style] if 0 <= style < len(self._formats) else (False, 0)
        return self._date(value) if date else Cell(value, Stored.NUMBER, zeros)

    def _date(self, value: str) -> Cell:
        """The day of a serial number: whole days since the epoch, the time of day left out."""
        days = value.partition(".")[0]
        # Excel counts a 29 February 1900 that never was: serials before March 1900 are unclear.
        if not days.isdecimal() or not 61 <= int(days) < 2_958_466:
            return Cell(value, Stored.BAD)
        return Cell((self._epoch + datetime.timedelta(days=int(days))).isoformat(), Stored.DATE)


def _part(target: str) -> str:
    """
    >>> _part("worksheets/sheet1.xml"), _part("/xl/worksheets/sheet1.xml")
    ('xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml')
    """
    return target[1:] if target.startswith("/") else str(PurePosixPath("xl") / target)


def _text(item: ElementTree.Element) -> str:
    """Its runs put together, without the phonetic hints."""
    own = item.findtext(f"{_MAIN}t") or ""
    return own + "".join(each.findtext(f"{_MAIN}t") or "" for each in item.iterfind(f"{_MAIN}r"))


def _is_date(code: str) -> bool:
    """Does a number format show days?

    >>> _is_date("dd/mm/yyyy"), _is_date('#,##0.00" руб. день"'), _is_date("[Red]0.00")
    (True, False, False)
    """
    shown = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", code)
    return bool(re.search(r"[dy]", shown, re.IGNORECASE))


def _column(reference: str) -> int:
    match = _REFERENCE.fullmatch(reference)
    if not match:
        raise ValueError(reference)
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _add_merged(table: Table, area: str) -> None:
    first, _, last = area.partition(":")
    corners = [_REFERENCE.fullmatch(each) for each in (first, last or first)]
    if corners[0] is None or corners[1] is None:
        raise ValueError(area)
    top, bottom = int(corners[0][2]), min(int(corners[1][2]), len(table.rows))
    left, right = _column(first), min(_column(last or first), MOST_COLUMNS)
    if len(table.merged) + max(bottom - top + 1, 0) * max(right - left + 1, 0) > MOST_MERGED:
        raise _Refused(area, f"объединено не больше {MOST_MERGED} ячеек",
                       f"at most {MOST_MERGED} merged cells")  # fmt: skip
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) != (top, left):
                table.merged[row, column] = (top, left)
