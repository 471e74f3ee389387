"""Pages written from the law, and texts that C++ and Python both have."""

from __future__ import annotations

import ast
import re
import runpy
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

import kvit
from kvit import law
from kvit.text import Text
from kvit.volume_rules import CONDITION_TEXTS, STEP_TEXTS

ROOT = Path(__file__).resolve().parents[2]
HEADER = ROOT / "include" / "kvit" / "law" / "volume_rules.hpp"


def test_the_page_of_volumes_is_the_law() -> None:
    page = runpy.run_path(str(ROOT / "tests" / "pages" / "volumes.py"))
    written = page["PAGE"].read_text(encoding="utf-8")
    assert written == page["page"](), "run build/bin/python tests/pages/volumes.py"


def test_the_page_of_programmes_names_tests_that_are_there() -> None:
    page = runpy.run_path(str(ROOT / "tests" / "pages" / "bonus.py"))
    written = page["PAGE"].read_text(encoding="utf-8")
    assert written == page["page"](), "run build/bin/python tests/pages/bonus.py"


def rows(list_name: str) -> dict[str, Text]:
    """The names and meanings of a list of the header, in its order."""
    text = HEADER.read_text(encoding="utf-8")
    found = re.search(list_name + r"\[\] = \{(.*?)\n\};", text, re.DOTALL)
    assert found is not None
    words = [ast.literal_eval(each) for each in re.findall(r'"[^"]*"', found[1])]
    return {name: Text(ru, en) for name, ru, en in zip(*[iter(words)] * 3, strict=True)}


def test_states_and_ways_have_one_text_in_both_languages() -> None:
    for texts, list_name in (
        (CONDITION_TEXTS, "meter_condition_rows"),
        (STEP_TEXTS, "volume_step_rows"),
    ):
        here = {str(each): text for each, text in texts.items()}
        assert list(here.items()) == list(rows(list_name).items())


@pytest.fixture(scope="module")
def coverage() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tests" / "pages" / "coverage.py"))


def test_the_page_of_paragraphs_is_up_to_date(coverage: dict[str, Any]) -> None:
    written = coverage["PAGE"].read_text(encoding="utf-8")
    assert written == coverage["page"](), "run build/bin/python tests/pages/coverage.py"


def test_every_formula_has_a_paragraph_and_a_case(coverage: dict[str, Any]) -> None:
    names = {each.name for each in kvit.formulas()}
    assert {each for row in coverage["rows"]() for each in row.formulas} == names
    tested = {
        case.given["formula"] for _, case in coverage["cases"]() if case.call == "formula"
    }
    assert names - tested == set()


def test_every_parameter_and_practice_has_a_paragraph(coverage: dict[str, Any]) -> None:
    for column, names in (("law", list(law.parameters())), ("policy", coverage["options"]())):
        patterns = [each for row in coverage["rows"]() for each in getattr(row, column)]
        assert len(names) > 10
        unnamed = set(names) - set(coverage["matching"](patterns, names))
        assert unnamed == set(), column
        idle = [each for each in patterns if not any(fnmatchcase(name, each) for name in names)]
        assert idle == [], column


def test_every_case_of_a_month_has_a_paragraph(coverage: dict[str, Any]) -> None:
    patterns = [each for row in coverage["rows"]() for each in row.cases]
    ids = [(case.id, f"{case.call}:{case.id}") for _, case in coverage["cases"]()]
    idle = [each for each in patterns if not any(coverage["matching"]([each], id) for id in ids)]
    assert idle == []
    months = [case.id for _, case in coverage["cases"]() if case.call == "close"]
    assert set(months) - set(coverage["matching"](patterns, months)) == set()


def test_a_paragraph_is_done_or_says_what_is_missing(coverage: dict[str, Any]) -> None:
    rows = coverage["rows"]()
    assert {row.status for row in rows} == set(coverage["STATUS"])
    for row in rows:
        assert (row.status == "done") == (row.gap is None), row.id
        assert row.status == "later" or row.formulas or row.rule, row.id
        assert row.status != "done" or coverage["of_row"](row), row.id
        for header in row.rule:
            assert (ROOT / "include" / "kvit" / header).is_file(), header
