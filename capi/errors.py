"""errors.py [--check]: writes capi/include/kvit_errors.h from include/kvit/base/error_codes.def.

With --check it only says whether the header is up to date.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "include/kvit/base/error_codes.def"
HEADER = ROOT / "capi/include/kvit_errors.h"

ROW = re.compile(r'^KVIT_ERROR\((\d+), (\w+), "([^"]*)", "([^"]*)"\)$')
BANDS = (
    "general",
    "documents and input data",
    "law and policy",
    "tariffs",
    "metering",
    "ledger and payments",
    "exchange formats",
    "batch",
)

TOP = """\
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


def header(table: str) -> str:
    rows = []
    for number, line in enumerate(table.splitlines(), 1):
        if line.startswith("//") or not line.strip():
            continue
        match = ROW.match(line)
        if match is None:
            sys.exit(f"{TABLE}:{number}: not a row KVIT_ERROR(value, name, \"ru\", \"en\")")
        rows.append((int(match[1]), match[2].upper(), match[4]))
    width = max(len(name) for _, name, _ in rows)
    text, band = TOP, None
    for value, name, english in rows:
        if value // 100 != band:
            band = value // 100
            text += f"\n/* {max(band * 100, 1)}-{band * 100 + 99}: {BANDS[band]} */\n"
        text += f"#define KVIT_E_{name:<{width}} {value:>3} /* {english} */\n"
    return text + "\n/* clang-format on */\n\n#endif\n"


if __name__ == "__main__":
    wanted = header(TABLE.read_text(encoding="utf-8"))
    if sys.argv[1:] == ["--check"]:
        if not HEADER.exists() or HEADER.read_text(encoding="utf-8") != wanted:
            sys.exit(f"{HEADER.relative_to(ROOT)} is out of date: run capi/errors.py")
        print(f"{HEADER.relative_to(ROOT)} is up to date")
    else:
        HEADER.write_text(wanted, encoding="utf-8")
