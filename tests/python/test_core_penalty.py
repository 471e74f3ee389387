"""Penalties through the compiled core: policies by name and by document, errors, explanations."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

import kvit
from kvit import _core

DOCUMENTS = Path(__file__).resolve().parents[1] / "data" / "documents"
# 10000.00 due on Saturday 10.01.2026: legacy_compatible does not move the term to 12.01.2026.
CASE = json.dumps({
    "schema": "kvit-penalty/1",
    "id": "c",
    "scale": "zhk14",
    "as_of": "2026-03-31",
    "policy": {},
    "debts": [{"period": "2025-12", "amount": "10000.00"}],
    "payments": [{"date": "2026-03-20", "amount": "1000.00", "known_on": "2026-04-02"}],
}).encode()
POLICY = b'{"schema": "kvit-policy/1", "id": "ours", "inherits": "legacy_compatible", "options": []}'


def result(**given: object) -> dict:
    arguments = {"law": None, "policy": None, "known_on": None, **given}
    return json.loads(_core.penalty(CASE, **arguments))


def test_policy_by_name_or_by_document() -> None:
    assert result()["policy"] == "law_default"
    assert result()["debts"][0]["due_date"] == "2026-01-12"
    assert result(policy="legacy_compatible")["debts"][0]["due_date"] == "2026-01-10"
    assert result(policy=POLICY)["policy"] == "ours"
    assert result(policy=POLICY)["debts"][0]["due_date"] == "2026-01-10"


def test_day_of_knowledge_is_that_of_the_call() -> None:
    assert result()["debt_left"] == "9000.00"
    known = result(known_on=date(2026, 4, 1))
    assert (known["known_on"], known["debt_left"]) == ("2026-04-01", "10000.00")


def test_result_is_pretty() -> None:
    text = _core.penalty(CASE, None, None, None)
    assert text.startswith('{\n  "schema": "kvit-penalty-result/1",\n')
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        ({"policy": "curt"}, [("policy_unknown_base", "policy:")]),
        ({"policy": b"{}", "law": b"[]"}, [("missing_key", "policy:schema")]),
        ({"law": b"[]"}, [("wrong_type", "law:")]),
    ],
)
def test_errors_name_their_document(given: dict, errors: list) -> None:
    with pytest.raises(kvit.Error) as caught:
        result(**given)
    assert [(each.name, each.path) for each in caught.value.errors][: len(errors)] == errors


def test_all_documents_are_read_before_any_refusal() -> None:
    with pytest.raises(kvit.Error) as caught:
        _core.penalty(b"{", b"[]", "curt", None)
    assert [each.path for each in caught.value.errors] == ["", "policy:", "law:"]


def test_interval_is_explained() -> None:
    rows = result()["intervals"]
    for row in rows:
        explanation = _core.penalty_explain(CASE, None, None, None, row["number"])
        assert str(explanation.rounded) == row["amount"]
        assert explanation.sentence("ru")
    with pytest.raises(kvit.Error) as caught:
        _core.penalty_explain(CASE, None, None, None, len(rows) + 1)
    assert caught.value.errors[0].name == "not_found"


def test_threads_get_the_same_bytes() -> None:
    case = (DOCUMENTS / "penalty.json").read_bytes()
    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda _: _core.penalty(case, None, None, None), range(40)))
    assert len(set(texts)) == 1
