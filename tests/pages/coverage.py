"""coverage.py [--check]: COVERAGE.md, each paragraph in scope with its rule, data, practices, cases.

What is in scope and where its gaps are stands in coverage.json; the rest is found: headers, cases,
and the closed months whose lines use a formula. Run by the Python that has kvit (build/bin/python).
With --check it only says whether the page is up to date.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import kvit
from kvit import law
from kvit.conformance import Case, load
from kvit.text import Text

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "COVERAGE.md"
CASES = ROOT / "tests" / "cases"
HEADERS = ROOT / "include" / "kvit"
POLICY = ROOT / "src" / "format" / "schema" / "kvit-common-1.schema.json"
STATUS = {
    "done": Text("сделано", "done"),
    "partly": Text("**частью**", "**partly**"),
    "later": Text("**позже**", "**later**"),
}

TOP = """\
# Что сделано из закона · What is done of the law

Written by `tests/pages/coverage.py` from `tests/pages/coverage.json`, the catalogue of formulas, the law inside and `tests/cases`.
A gap stands in bold. The numbers before files are cases; how well a paragraph is supported says the formula (`kvit formula`).

Пробелы выделены. Числа перед файлами — случаи. Насколько подтверждён пункт, говорит сама формула (`kvit formula`).
"""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A paragraph or formula of the law."""

    id: str
    title: Text
    status: str
    formulas: tuple[str, ...]
    rule: tuple[str, ...]  #: headers, where no formula says it
    law: tuple[str, ...]  #: patterns of parameters
    policy: tuple[str, ...]  #: patterns of options
    cases: tuple[str, ...]  #: patterns of case ids, or of call:id
    gap: Text | None


@cache
def sections() -> tuple[tuple[Text, tuple[Row, ...]], ...]:
    written = json.loads((Path(__file__).parent / "coverage.json").read_text(encoding="utf-8"))
    return tuple(
        (Text(**each["title"]), tuple(_row(row) for row in each["rows"]))
        for each in written["sections"]
    )


def rows() -> list[Row]:
    return [row for _, section in sections() for row in section]


def _row(written: dict[str, Any]) -> Row:
    lists = ("formulas", "rule", "law", "policy", "cases")
    known = {"id", "title", "status", "gap", *lists}
    assert written.keys() <= known, written.keys() - known
    return Row(
        id=written["id"],
        title=Text(**written["title"]),
        status=written["status"],
        gap=Text(**written["gap"]) if "gap" in written else None,
        **{key: tuple(written.get(key, ())) for key in lists},
    )


# ---- what is found


@cache
def cases() -> tuple[tuple[str, Case], ...]:
    """All cases with their files: `close/metering`."""
    return tuple(
        (file.relative_to(CASES).with_suffix("").as_posix(), case)
        for file in sorted(CASES.rglob("*.json*"))
        for case in load(file)
    )


def matching(patterns: Iterable[str], names: Iterable[str]) -> list[str]:
    """The names that fit one of the patterns."""
    wanted = tuple(patterns)
    return [name for name in names if any(fnmatchcase(name, each) for each in wanted)]


def of_row(row: Row) -> list[tuple[str, Case]]:
    """The cases of its formulas, and those that it names."""
    return [
        (file, case)
        for file, case in cases()
        if (case.call == "formula" and case.given["formula"] in row.formulas)
        or matching(row.cases, (case.id, f"{case.call}:{case.id}"))
    ]


@cache
def header_of(formula: str) -> str:
    """Where a formula is written, below include/kvit."""
    for header in sorted((HEADERS / "charge" / "formulas").glob("*.hpp")):
        if re.search(rf'\.name = "{formula}"', header.read_text(encoding="utf-8")):
            return header.relative_to(HEADERS).as_posix()
    raise LookupError(formula)


@cache
def in_months() -> Counter[str]:
    """How many cases of closed months have a line by a formula."""
    used: Counter[str] = Counter()
    for _, case in cases():
        if case.call != "close" or "errors" in case.expect:
            continue
        given = dict(case.given)
        day = given.pop("known_on", None)
        closed = kvit.close(
            given.pop("house"), given.pop("tariffs"),
            known_on=None if day is None else date.fromisoformat(day), **given,
        )
        used.update({line.formula for bill in closed.bills for line in bill.lines})
    return used


def options() -> list[str]:
    """Every option of a policy."""
    schema = json.loads(POLICY.read_text(encoding="utf-8"))
    listed: list[str] = schema["$defs"]["policy_choice_keys"]["properties"]["option"]["enum"]
    return listed


# ---- the page


def page() -> str:
    """The whole page."""
    return "\n".join([TOP, *_paragraphs(), *_formulas()])


def _paragraphs() -> Iterator[str]:
    for title, section in sections():
        yield f"## {title.ru} · {title.en}\n"
        yield "| пункт | что · what | | правило · rule | данные · data | практика · policy | случаи · cases |"
        yield "|---|---|---|---|---|---|---|"
        for row in section:
            cells = (row.id, _what(row), _status(row), _rule(row), _codes(row.law), _codes(row.policy), _cases(row))
            yield f"| {' | '.join(cells)} |"
        yield ""


def _what(row: Row) -> str:
    text = f"{row.title.ru} · {row.title.en}"
    return text if row.gap is None else f"{text}. **{row.gap.ru}** · **{row.gap.en}**"


def _status(row: Row) -> str:
    return f"{STATUS[row.status].ru} · {STATUS[row.status].en}"


def _rule(row: Row) -> str:
    by_header: dict[str, list[str]] = {}
    for formula in row.formulas:
        by_header.setdefault(header_of(formula), []).append(f"`{formula}`")
    told = [f"{_link(header)}: {', '.join(names)}" for header, names in by_header.items()]
    return "; ".join([*told, *map(_link, row.rule)])


def _link(header: str) -> str:
    return f"[{header}](include/kvit/{header})"


def _codes(patterns: tuple[str, ...]) -> str:
    return ", ".join(f"`{each}`" for each in patterns)


def _cases(row: Row) -> str:
    found = Counter(file for file, _ in of_row(row))
    if not found:
        return "" if row.status == "later" else "**нет случая** · **no case**"
    if len(found) > 6:
        folders = Counter(file.partition("/")[0] for file in found.elements())
        return ", ".join(f"{count} {folder}/" for folder, count in folders.items())
    return ", ".join(f"{count} {file}" for file, count in found.items())


def _formulas() -> Iterator[str]:
    """Every formula of the catalogue; of one name, all its resources on one row."""
    yield "## Формулы · Formulas\n"
    yield (
        "A formula of a charge without a month is not yet used by a closed month of a case; one of a volume works inside of lines. "
        "Формула начисления без месяца ни в одном случае не дала строки; формула объёма работает внутри строк.\n"
    )
    yield "| формула · formula | закон · law | где · where | случаи · cases | месяцы · months |"
    yield "|---|---|---|---|---|"
    tested = Counter(case.given["formula"] for _, case in cases() if case.call == "formula")
    named: dict[str, list[kvit.AnyFormula]] = {}
    for each in kvit.formulas():
        named.setdefault(each.name, []).append(each)
    for name, same in named.items():
        units = ", ".join(each.resource for each in same)
        months = "—" if isinstance(same[0], kvit.VolumeFormula) else str(in_months()[name] or "**0**")
        cells = (f"`{name}` {units}", same[0].law.ru, _link(header_of(name)), str(tested[name]), months)
        yield f"| {' | '.join(cells)} |"
    yield ""


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page():
            sys.exit(f"{PAGE.relative_to(ROOT)} is out of date: run {sys.argv[0]}")
    else:
        PAGE.write_text(page(), encoding="utf-8")
