"""All cases of the project through the Python runner; the other runners do the same."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

import kvit
from kvit.conformance import Case, load, run

CASES = Path(__file__).resolve().parents[1] / "cases"
SCHEMA = CASES.parents[1] / "src" / "format" / "schema" / "kvit-penalty-1.schema.json"
ALL = [case for file in sorted(CASES.rglob("*.json*")) for case in load(file)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_case(case: Case) -> None:
    assert run(case) == ()


def test_ids_are_unique() -> None:
    assert [each for each, count in Counter(case.id for case in ALL).items() if count > 1] == []


def test_cases_say_where_they_come_from() -> None:
    assert [case.id for case in ALL if not (case.title and case.source and case.law)] == []


def test_every_practice_of_penalties_has_a_case() -> None:
    """The schema names the practices; C++ holds it to the options of the library."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    named = {
        (option, choice)
        for option, rule in schema["properties"]["policy"]["properties"].items()
        for choice in rule.get("enum", [])
    }
    chosen = {
        (option, choice)
        for case in ALL
        if case.call == "penalty" and "errors" not in case.expect
        for option, choice in case.given["case"]["policy"].items()
        if isinstance(choice, str)
    }
    assert len(named) > 40
    assert named - chosen == set()


def test_every_formula_has_two_cases() -> None:
    count = Counter(
        (found.name, found.resource)
        for case in ALL
        if case.call == "formula" and case.expect.keys() & {"amount", "volume"}
        for found in [kvit.formula(case.given["formula"], case.given.get("resource"))]
    )
    assert [f for f in kvit.formulas() if count[f.name, f.resource] < 2] == []
