"""errors.py [--check]: what is made from include/kvit/base/error_codes.def.

The C header, the table for people and the lists in the schema of errors. With --check it only says
whether they are up to date.
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "include/kvit/base/error_codes.def"
HEADER = ROOT / "capi/include/kvit_errors.h"
PAGE = ROOT / "capi/ERRORS.md"
SCHEMA = ROOT / "src/format/schema/kvit-errors-1.schema.json"

ROW = re.compile(r'^KVIT_ERROR\((\d+), (\w+), "([^"]*)", "([^"]*)"\)$')
BANDS = (
    ("general", "общие"),
    ("documents and input data", "документы и исходные данные"),
    ("law and policy", "закон и учётная практика"),
    ("tariffs", "тарифы"),
    ("metering", "приборы учёта"),
    ("ledger and payments", "сальдо и платежи"),
    ("exchange formats", "форматы обмена"),
    ("batch", "пакетная обработка"),
    ("bonus programmes", "бонусные программы"),
)

HEADER_TOP = """\
/* Error codes of kvit, written by capi/errors.py from include/kvit/base/error_codes.def. */
#ifndef KVIT_ERRORS_H
#define KVIT_ERRORS_H

#include <stdint.h>

/* clang-format off */

/** KVIT_OK (0) or one of the codes below. New ones appear in any version: treat an unknown one as a
 *  general failure. @since 0.1 */
typedef int32_t kvit_status; /* NOLINT(modernize-use-using): this is C */

#define KVIT_OK 0
"""

PAGE_TOP = """\
# Error codes · Коды ошибок

Written by `capi/errors.py` from [`error_codes.def`](../include/kvit/base/error_codes.def). Values are pinned for ever; new ones
appear in any version, so an unknown one is a general failure. The name is `KVIT_E_<NAME>` in C, `kvit::ErrorCode::<name>` in
C++, a class of `kvit.errors` in Python and `"name"` in `kvit-errors/1`.

Значения закреплены навсегда; новые появляются в любой версии, поэтому незнакомый код — это общий отказ. Имя в C —
`KVIT_E_<ИМЯ>`, в C++ — `kvit::ErrorCode::<имя>`, в Python — класс в `kvit.errors`, в документе `kvit-errors/1` — `"name"`.
"""


class Row(NamedTuple):
    value: int
    name: str
    ru: str
    en: str

    @property
    def band(self) -> int:
        return self.value // 100

    @property
    def python(self) -> str:
        return self.name.title().replace("_", "")


def rows_of(table: str) -> list[Row]:
    rows = []
    for number, line in enumerate(table.splitlines(), 1):
        if line.startswith("//") or not line.strip():
            continue
        match = ROW.match(line)
        if match is None:
            sys.exit(f"{TABLE}:{number}: not a row KVIT_ERROR(value, name, \"ru\", \"en\")")
        rows.append(Row(int(match[1]), match[2], match[3], match[4]))
    return rows


def edges(band: int) -> tuple[int, int]:
    return max(band * 100, 1), band * 100 + 99


def header(rows: list[Row]) -> str:
    width = max(len(row.name) for row in rows)
    text, band = HEADER_TOP, None
    for row in rows:
        if row.band != band:
            band = row.band
            first, last = edges(band)
            text += f"\n/* {first}-{last}: {BANDS[band][0]} */\n"
        text += f"#define KVIT_E_{row.name.upper():<{width}} {row.value:>3} /* {row.en} */\n"
    return text + "\n/* clang-format on */\n\n#endif\n"


def page(rows: list[Row]) -> str:
    text, band = PAGE_TOP, None
    for row in rows:
        if row.band != band:
            band = row.band
            (first, last), (en, ru) = edges(band), BANDS[band]
            text += f"\n## {first}–{last}: {en} · {ru}\n\n"
            text += "| code | name | Python | meaning | значение |\n|---:|---|---|---|---|\n"
        text += f"| {row.value} | `{row.name}` | `{row.python}` | {row.en} | {row.ru} |\n"
    return text


def schema(rows: list[Row], text: str) -> str:
    """The schema with its two lists of one line each made again."""
    values = ", ".join(str(row.value) for row in rows)
    names = ", ".join(f'"{row.name}"' for row in rows)
    for key, items in (("code", values), ("name", names)):
        text, found = re.subn(
            rf'("{key}": \{{[^{{}}]*?"enum": )\[[^\]]*\]', lambda at: f"{at[1]}[{items}]", text
        )
        if found != 1:
            sys.exit(f"{SCHEMA}: no enum of \"{key}\" to write")
    return text


def made() -> dict[Path, str]:
    rows = rows_of(TABLE.read_text(encoding="utf-8"))
    return {
        HEADER: header(rows),
        PAGE: page(rows),
        SCHEMA: schema(rows, SCHEMA.read_text(encoding="utf-8")),
    }


if __name__ == "__main__":
    for path, wanted in made().items():
        if sys.argv[1:] != ["--check"]:
            path.write_text(wanted, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != wanted:
            sys.exit(f"{path.relative_to(ROOT)} is out of date: run capi/errors.py")
        else:
            print(f"{path.relative_to(ROOT)} is up to date")
