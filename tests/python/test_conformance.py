"""The runner of cases: what must pass passes, and what must fail fails."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import kvit
from kvit.conformance import Case, load, run

HOUSE = json.loads(kvit.template("house"))
TARIFFS = json.loads(kvit.template("tariffs"))
MONTH = {"house": HOUSE, "tariffs": TARIFFS, "month": "2025-07"}
METERED = {"formula": "metered", "inputs": {"V": "12.345", "T": "39.56"}}
AVERAGE = {"formula": "average", "resource": "kWh", "inputs": {"V": "10", "m": "6"}}
# 6000 for days 31 to 90 and 6000 for day 91, at 9.5 a year.
PENALTY = {
    "case": {
        "schema": "kvit-penalty/1",
        "id": "c",
        "scale": "zhk14",
        "as_of": "2025-05-12",
        "policy": {},
        "debts": [{"period": "2025-01", "amount": "6000.00", "due_date": "2025-02-10"}],
    }
}
PENALTY_ROWS = [
    {"amount": "0.00", "zero": "free_days"},
    {"amount": "114.00", "rate": "9.5", "divisor": 300},
    {"amount": "4.38", "from": "2025-05-12", "days": 1},
]


def case(call: str, given: dict[str, Any], expect: dict[str, Any]) -> Case:
    return Case(id="x", call=call, given=given, expect=expect)


def differences(call: str, given: dict[str, Any], expect: dict[str, Any]) -> list[str]:
    return [f"{d.what}: {d.expected} | {d.found}" for d in run(case(call, given, expect))]


def line(service: str, amount: str, **more: str) -> dict[str, str]:
    return {"account": "account-1", "service": service, "amount": amount, **more}


LINES = [
    line("maintenance", "1500.00"),
    line("cold_water", "209.80", component="whole", quantity="5.2450"),
    line("solid_waste", "200.00", quantity="0.3333333"),
]


@pytest.mark.parametrize(
    ("call", "given", "expect"),
    [
        ("formula", METERED, {"amount": "488.37", "quantity": "12.345"}),
        ("formula", {**METERED, "days": [15, 31]}, {"amount": "236.31"}),
        ("formula", AVERAGE, {"volume": "1.6666667"}),
        (
            "formula",
            {**AVERAGE, "days": [15, 31]},
            {"errors": [{"name": "unknown_key", "path": "days"}]},
        ),
        ("explain", AVERAGE, {"expression": {"en": "10 kWh / 6"}}),
        (
            "formula",
            {"formula": "metered", "inputs": {"V": "0.12345678", "T": "1"}},
            {"errors": [{"name": "too_precise", "path": "V"}]},
        ),
        ("close", MONTH, {"lines": LINES}),
        ("close", MONTH, {"totals": {"account-1": {"charged": "1909.80", "to_pay": "909.80"}}}),
        (
            "close",
            {**MONTH, "month": "2025-13"},
            {"errors": [{"name": "bad_month", "path": "month"}]},
        ),
        ("explain", {**MONTH, "account": "account-1", "line": 2}, {}),
        (
            "explain",
            METERED,
            {"expression": {"en": "12.345 m³ × 39.56 RUB/m³"}},
        ),
        ("penalty", PENALTY, {"total": "118.38", "intervals": PENALTY_ROWS, "decisions": []}),
        ("penalty", PENALTY, {"total": "118.380", "payments": []}),
        (
            "penalty",
            {**PENALTY, "policy": {"schema": "kvit-policy/1", "id": "court", "options": []}},
            {"policy": "court", "decisions": ["judgment_day_is_as_of"]},
        ),
        (
            "penalty",
            {**PENALTY, "law": {"schema": "kvit-law/1", "edition": "e", "parameters": []}},
            {"errors": [{"name": "law_unknown_parameter", "path": "scale"}]},
        ),
    ],
)
def test_passes(call: str, given: dict[str, Any], expect: dict[str, Any]) -> None:
    assert differences(call, given, expect) == []


@pytest.mark.parametrize(
    ("call", "given", "expect", "found"),
    [
        ("formula", METERED, {"amount": "488.36"}, "amount: 488.36 | 488.37"),
        ("formula", METERED, {"amount": 488.37}, "amount: 488.37 | 488.37"),
        ("formula", METERED, {"amount": "x"}, "amount: x | 488.37"),
        ("formula", METERED, {"sum": "1"}, "sum: 1 | None"),
        ("formula", AVERAGE, {"volume": "1.67"}, "volume: 1.67 | 1.6666667"),
        ("formula", AVERAGE, {"amount": "1.67"}, "amount: 1.67 | None"),
        (
            "formula",
            METERED,
            {"errors": [{"name": "too_precise", "path": "V"}]},
            "errors: too_precise (V) | ",
        ),
        (
            "formula",
            {"formula": "metered", "inputs": {"V": "1"}},
            {"amount": "1.00"},
            "errors:  | wrong_input (T)",
        ),
        (
            "formula",
            {"formula": "metered", "inputs": {"V": "1"}},
            {"errors": [{"name": "wrong_input", "path": "V"}]},
            "errors: wrong_input (V) | wrong_input (T)",
        ),
        (
            "close",
            MONTH,
            {"lines": LINES[:2]},
            "account-1: lines[2]:  | solid_waste whole: 200.00",
        ),
        (
            "close",
            MONTH,
            {"lines": [*LINES, line("gas", "1.00")]},
            "account-1: lines[3]: gas: 1.00 | ",
        ),
        (
            "close",
            MONTH,
            {"lines": [line("maintenance", "1500.01"), *LINES[1:]]},
            "account-1: lines[0].amount: 1500.01 | 1500.00",
        ),
        (
            "close",
            MONTH,
            {"totals": {"account-1": {"charged": "0.00"}}},
            "account-1: charged: 0.00 | 1909.80",
        ),
        (
            "close",
            MONTH,
            {"totals": {"account-9": {"charged": "0.00"}}},
            "errors:  | not_found (account)",
        ),
        ("explain", METERED, {"sentence": {"ru": "нет"}}, "sentence.ru: нет"),
        ("penalty", PENALTY, {"total": "118.39"}, "total: 118.39 | 118.38"),
        ("penalty", PENALTY, {"total": "x"}, "total: x | 118.38"),
        ("penalty", PENALTY, {"sum": "118.38"}, "sum: 118.38 | None"),
        (
            "penalty",
            PENALTY,
            {"intervals": PENALTY_ROWS[:2]},
            "len(intervals): 2 | 3",
        ),
        (
            "penalty",
            PENALTY,
            {"intervals": [*PENALTY_ROWS[:2], {"days": 2}]},
            "intervals[2].days: 2 | 1",
        ),
        ("penalty", PENALTY, {"decisions": ["x"]}, "decisions: ['x'] | []"),
        ("penalty", {**PENALTY, "known_on": "2025-01-01"}, {"known_on": None}, "known_on: None"),
    ],
)
def test_fails(call: str, given: dict[str, Any], expect: dict[str, Any], found: str) -> None:
    (difference,) = differences(call, given, expect)
    assert difference.startswith(found)


def document(**changes: Any) -> dict[str, Any]:
    whole = {
        "schema": "kvit-case/1",
        "id": "x",
        "call": "formula",
        "given": METERED,
        "expect": {"amount": "488.37"},
    }
    return {**whole, **changes}


def test_one_case_a_list_and_lines(tmp_path: Path) -> None:
    one, many, lines = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "c.jsonl"
    one.write_text(json.dumps(document()))
    many.write_text(json.dumps([document(id="1"), document(id="2")]))
    lines.write_text(f"{json.dumps(document(id='1'))}\n\n{json.dumps(document(id='2'))}\n")
    assert [each.id for each in load(one)] == ["x"]
    assert load(many) == load(lines)
    assert [run(each) for file in (one, many, lines) for each in load(file)] == [()] * 5


@pytest.mark.parametrize(
    ("changes", "name", "path"),
    [
        ({"schema": "kvit-case/2"}, "wrong_schema", "[0].schema"),
        ({"call": "guess"}, "bad_choice", "[0].call"),
        ({"given": []}, "wrong_type", "[0].given"),
        ({"expected": {}}, "unknown_key", "[0].expected"),
        ({"given": {"x": 1.5}}, "wrong_type", ""),
    ],
)
def test_malformed_cases(tmp_path: Path, changes: dict[str, Any], name: str, path: str) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps([document(**changes)]))
    with pytest.raises(kvit.Error) as caught:
        load(file)
    assert (caught.value.name, caught.value.path) == (name, path)


@pytest.mark.parametrize(
    ("text", "name"), [(b"{", "json_syntax"), (b"\xff", "not_utf8"), (b"[1]", "wrong_type")]
)
def test_no_cases(tmp_path: Path, text: bytes, name: str) -> None:
    file = tmp_path / "case.json"
    file.write_bytes(text)
    with pytest.raises(kvit.Error) as caught:
        load(file)
    assert caught.value.name == name


def test_a_missing_key(tmp_path: Path) -> None:
    whole = document()
    del whole["expect"]
    file = tmp_path / "case.json"
    file.write_text(json.dumps(whole))
    with pytest.raises(kvit.errors.MissingKey) as caught:
        load(file)
    assert caught.value.path == "expect"
