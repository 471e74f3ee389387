"""Reading a CSV: its encoding, its delimiter, its rows as a spreadsheet counts them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from kvit.importing.problems import Place, Problems
from kvit.importing.table import Cell, Table
from kvit.text import Text

#: Of one file. A house has thousands of rows; a larger file is some other file.
MOST_BYTES = 256 << 20
DELIMITERS = (";", "\t", ",", "|")
_NAMES = {each: f'"{each}"' for each in DELIMITERS} | {"\t": "tab"}


def read_csv(path: Path, encoding: str, delimiter: str, problems: Problems) -> Table:
    """The table of a file; `auto` finds out the encoding or the delimiter, and notes it."""
    table = Table(path.name, [])
    if path.stat().st_size > MOST_BYTES:
        problems.add(
            "limit_exceeded", Place(path.name), str(path.stat().st_size),
            Text(f"не больше {MOST_BYTES} байт", f"at most {MOST_BYTES} bytes"),
        )  # fmt: skip
        return table
    raw = path.read_bytes()
    if raw[:4] == b"PK\x03\x04" or raw[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        problems.add(
            "bad_table", Place(path.name), "Excel",
            Text("CSV или книга с именем *.xlsx; XLS сохраните как XLSX",
                 "a CSV, or a workbook named *.xlsx; save XLS as XLSX"),
        )  # fmt: skip
        return table
    text = _decoded(raw, encoding, table, problems)
    if text is None:
        return table
    if delimiter == "auto":
        delimiter = _delimiter_of(text)
        named = _NAMES[delimiter]
        table.notes.append(
            (f"разделитель столбцов {named} определён по содержимому",
             f"the delimiter {named} was found from the content")
        )  # fmt: skip
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            table.rows.append([Cell(each) for each in row])
    except csv.Error as error:
        problems.add(
            "bad_table", Place(path.name, len(table.rows) + 1), str(error),
            Text("строка CSV с парными кавычками", "a row of CSV with paired quotes"),
        )  # fmt: skip
    return table


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends, broken at CR and LF only: a text may hold other separators."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _decoded(raw: bytes, encoding: str, table: Table, problems: Problems) -> str | None:
    chosen = encoding
    if encoding == "auto":
        chosen = _encoding_of(raw)
        table.notes.append(
            (f"кодировка {chosen} определена по содержимому",
             f"the encoding {chosen} was found from the content")
        )  # fmt: skip
    try:
        return raw.decode("utf-8-sig" if chosen == "utf-8" else chosen)
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        byte = f"0x{raw[error.start]:02X}"
        problems.add("bad_table", Place(table.name, row), byte, Text(chosen, chosen))
        return None


def _encoding_of(raw: bytes) -> str:
    """
    >>> _encoding_of("Счёт".encode("cp1251")), _encoding_of("Счёт".encode("utf-8-sig"))
    ('cp1251', 'utf-8')
    """
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1251"
    return "utf-8"


def _delimiter_of(text: str) -> str:
    """The one that the lines have most of, quoted text and comments aside.

    >>> _delimiter_of('# a, b, c, d, e\\nСчёт;"Площадь, м²"\\n01;49,90\\n')
    ';'
    """
    lines = text[: 1 << 16].splitlines()[:60]
    head = [line for line in lines if not line.lstrip(' "').startswith("#")]
    plain = "".join("".join(line.split('"')[::2]) for line in head)
    counts = {each: plain.count(each) for each in DELIMITERS}
    # A decimal comma stands in nearly every row too: another delimiter wins wherever it is regular.
    for each in (";", "\t", "|"):
        if counts[each] and counts[each] >= sum(1 for line in head if line.strip()):
            return each
    return max(DELIMITERS, key=lambda each: counts[each])
