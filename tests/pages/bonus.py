"""bonus.py [--check]: BONUS.md, each row of the sources on programmes with the tests that hold it.

The rows stand in bonus.json; their cases must be in tests/cases, their files in the tree. With
--check it only says whether the page is up to date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "BONUS.md"
CASES = ROOT / "tests" / "cases"
STATUS = {
    "done": ("сделано", "done"),
    "partly": ("**частью**", "**partly**"),
    "later": ("**позже**", "**later**"),
    "host": ("дело хоста", "of the host"),
}

TOP = """\
# Бонусные программы: строка за строкой · Bonus programmes, row by row

Written by `tests/pages/bonus.py` from `tests/pages/bonus.json`. The rows are those of the five source documents (S0 to S4) on programmes; a case is
run through C++, C and Python.

Строки — из пяти исходных документов (S0–S4), та их часть, что о программах; каждый случай идёт через C++, C и Python.

| № | | правило · rule | | случаи · cases | проверки · tests |
|---|---|---|---|---|---|
"""


def cases() -> dict[str, str]:
    """The file of each case, relative to tests/cases."""
    return {
        each["id"]: str(path.relative_to(CASES))
        for path in sorted(CASES.rglob("*.json"))
        for each in _cases_of(path)
        if each["call"] in ("bonus", "coupons", "draw", "close_months")
    }


def _cases_of(path: Path) -> list[dict[str, Any]]:
    document = json.loads(path.read_text(encoding="utf-8"))
    return document if isinstance(document, list) else [document]


def line(row: dict[str, Any], known: dict[str, str]) -> str:
    missing = [each for each in row["cases"] if each not in known]
    missing += [each for each in row["files"] if not (ROOT / each).is_file()]
    assert not missing, f"row {row['row']}: {missing}"
    assert row["cases"] or row["files"] or row["status"] in ("later", "host"), row["row"]
    found = ", ".join(f"[{each}](tests/cases/{known[each]})" for each in row["cases"])
    files = ", ".join(f"[{Path(each).name}]({each})" for each in row["files"])
    title = f"{row['title']['ru']} · {row['title']['en']}"
    status = " · ".join(STATUS[row["status"]])
    return f"| {row['row']} | {row['seed']} | {title} | {status} | {found} | {files} |"


def page() -> str:
    rows = json.loads((Path(__file__).parent / "bonus.json").read_text(encoding="utf-8"))
    known = cases()
    return TOP + "".join(line(row, known) + "\n" for row in rows)


def main() -> None:
    written = page()
    if sys.argv[1:] == ["--check"]:
        if PAGE.read_text(encoding="utf-8") != written:
            sys.exit("BONUS.md is not up to date: run tests/pages/bonus.py")
    else:
        PAGE.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
