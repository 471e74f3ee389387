"""kvit-person/1: reader and schema agree, and what is wrong is told at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import kvit
from kvit.printing.person import read_person

ROOT = Path(__file__).resolve().parents[2]
PERSON = ROOT / "examples/penalty/person.json"
SCHEMA = ROOT / "python/src/kvit/printing/schema/kvit-person-1.schema.json"


def persons() -> list[tuple[str, Any, bool]]:
    good: dict[str, Any] = json.loads(PERSON.read_text("utf-8"))
    party = good["creditor"]
    return [
        ("whole", good, True),
        ("least", {"schema": "kvit-person/1"}, True),
        ("ext", {**good, "ext": {"any": [1.5]}, "creditor": {**party, "ext": 1}}, True),
        ("lines", {**good, "premises": "one\ntwo"}, True),
        ("schema", {"schema": "kvit-person/2"}, False),
        ("no schema", {"account": "1"}, False),
        ("key", {**good, "passport": "1"}, False),
        ("key of a party", {**good, "creditor": {**party, "fax": "1"}}, False),
        ("no name", {**good, "debtors": [{"address": "a"}]}, False),
        ("debtors", {**good, "debtors": party}, False),
        ("creditor", {**good, "creditor": "name"}, False),
        ("type", {**good, "account": 103}, False),
        ("empty", {**good, "account": ""}, False),
        ("control", {**good, "account": "a\tb"}, False),
        ("long", {**good, "account": "a" * 1001}, False),
        ("date", {**good, "signed_on": "01.10.2025"}, False),
        ("born", {**good, "creditor": {**party, "born": "1899-12-31"}}, False),
        ("signed", {**good, "signed_by": {"position": "p"}}, False),
        ("list", [], False),
        *((f"bill: {name}", {**good, **keys}, valid) for name, keys, valid in of_bills(party)),
    ]


def of_bills(party: dict[str, Any]) -> list[tuple[str, dict[str, Any], bool]]:
    """What a printed bill takes beside that."""
    bank = {"account": "4" * 20, "bank": "Банк", "bic": "0" * 9, "correspondent": "3" * 20}
    reach = {"phone": "1", "email": "a@example.org", "site": "example.org", "hours": "9–18"}
    payer = {"account": "1", "name": "n", "address": "a", "unified_account": "75АА000000",
             "service_id": "75АА000000-01", "document_id": "75АА000000-01-1051",
             "notices": [{"title": "t", "text": "t"}], "ext": 1}  # fmt: skip
    meter = {"meter": "m", "number": "1", "place": "p", "verified_until": "2029-01-01", "ext": 1}
    provider = {**party, **reach, "id": "uk", "requisites": bank}
    return [
        ("all", {"creditor": {**party, **reach, "requisites": {**bank, "ext": 1}}, "providers": [provider],
                 "payers": [payer, {"account": "2"}], "meters": [meter], "notices": [{"text": "t"}]}, True),
        ("account of 19 digits", {"creditor": {**party, "requisites": {**bank, "account": "4" * 19}}}, False),
        ("letters in a code", {"creditor": {**party, "requisites": {**bank, "bic": "04452500O"}}}, False),
        ("other digits", {"creditor": {**party, "requisites": {**bank, "bic": "٠" * 9}}}, False),
        ("no bank", {"creditor": {**party, "requisites": {"account": "4" * 20, "bic": "0" * 9}}}, False),
        ("requisites as text", {"creditor": {**party, "requisites": "р/с 1"}}, False),
        ("provider without id", {"providers": [party]}, False),
        ("provider without name", {"providers": [{"id": "uk"}]}, False),
        ("payer without account", {"payers": [{"name": "n"}]}, False),
        ("unknown key of a payer", {"payers": [{**payer, "passport": "1"}]}, False),
        ("short id", {"payers": [{**payer, "unified_account": "75АА00000"}]}, False),
        ("spaces in an id", {"payers": [{**payer, "service_id": "75АА000000 01"}]}, False),
        ("control in an id", {"payers": [{**payer, "service_id": "75АА000000\x0001"}]}, False),
        ("long id", {"payers": [{**payer, "document_id": "75АА000000-01-10510"}]}, False),
        ("meter without id", {"meters": [{"number": "1"}]}, False),
        ("day of a meter", {"meters": [{**meter, "verified_until": "01.01.2029"}]}, False),
        ("notice without text", {"notices": [{"title": "t"}]}, False),
        ("notice as text", {"notices": ["t"]}, False),
        ("payers as an object", {"payers": {"1": payer}}, False),
        ("instalments", {"payers": [of_month()]}, True),
        ("least of an instalment", {"payers": [{"account": "1", "months": [{"month": "2025-07", "instalments": [
            {"service": "s", "replaces": "1.00", "total": "0.00"}]}]}]}, True),
        *((f"instalment: {key} {value}", {"payers": [of_month(**{key: value})]}, False) for key, value in (
            ("replaces", "1"), ("current", "-1.00"), ("past", "1.000"), ("interest", 1), ("total", "01.00"),
            ("percent", "100.1"), ("percent", "9,5"), ("percent", 9), ("percent", "1.00000"), ("service", ""),
            ("total", "12345678901234.00"), ("rate", "1"))),
        ("month of a payer", {"payers": [{"account": "1", "months": [{"month": "2025-13"}]}]}, False),
        ("month as a number", {"payers": [{"account": "1", "months": [{"month": 202507}]}]}, False),
        ("no month", {"payers": [{"account": "1", "months": [{"support": []}]}]}, False),
        ("months as an object", {"payers": [{"account": "1", "months": {}}]}, False),
        ("support without amount", {"payers": [{"account": "1", "months": [
            {"month": "2025-07", "support": [{"title": "t"}]}]}]}, False),
    ]  # fmt: skip


def of_month(**keys: Any) -> dict[str, Any]:
    instalment = {
        "service": "s", "creditor": "c", "replaces": "100.00", "current": "10.00", "past": "5.00",
        "percent": "9.5", "interest": "0.50", "total": "15.50", "ext": 1, **keys,
    }  # fmt: skip
    support = [{"title": "t", "amount": "1.00", "ext": 1}]
    return {"account": "1", "months": [
        {"month": "2025-07", "instalments": [instalment], "support": support, "ext": 1}]}  # fmt: skip


@pytest.mark.parametrize(("person", "valid"), [pytest.param(p, v, id=n) for n, p, v in persons()])
def test_reader_and_schema_agree_on_persons(person: Any, valid: bool) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert jsonschema.Draft202012Validator(schema).is_valid(person) == valid
    if valid:
        read_person(json.dumps(person))
        assert kvit.check(json.dumps(person)) == []
    else:
        with pytest.raises(kvit.Error):
            read_person(json.dumps(person))


def test_all_errors_of_a_person_come_at_once() -> None:
    with pytest.raises(kvit.Error) as wrong:
        read_person('{"schema": "kvit-person/2", "account": 1, "creditor": {}, "signed_on": "2025-02-30"}')
    assert [(each.name, each.path) for each in wrong.value.errors] == [
        ("wrong_schema", "schema"), ("wrong_type", "account"),
        ("missing_key", "creditor.name"), ("bad_date", "signed_on"),
    ]  # fmt: skip
    assert all(each.expected.ru and each.expected.en for each in wrong.value.errors)
    for text, name in ((b"{", "json_syntax"), (b"\xff", "not_utf8"), (b'{"schema":1,"schema":2}', "duplicate_key")):
        with pytest.raises(kvit.Error) as refused:
            read_person(text)
        assert refused.value.errors[0].name == name


def test_what_stands_twice_is_refused() -> None:
    """Of two addresses of one account neither is printed; a schema cannot say so."""
    for key, name in (("payers", "account"), ("meters", "meter"), ("providers", "id")):
        twice = [{name: "1", "name": "n"} if key != "meters" else {name: "1"}] * 2
        with pytest.raises(kvit.Error) as wrong:
            read_person({"schema": "kvit-person/1", key: twice})
        (error,) = wrong.value.errors
        assert (error.name, error.path) == ("duplicate_id", f"{key}[1].{name}")


def test_a_person_that_is_no_json_is_told_in_both_languages() -> None:
    deep = "[" * 100_000
    for text, where in (("{'a': 1}", "1:2 'a'"), ("", "1:1"), ('{"a": 1,', "1:9"), (deep, "")):
        with pytest.raises(kvit.Error) as wrong:
            read_person(text)
        (error,) = wrong.value.errors
        assert (error.name, error.path) == ("json_syntax", "kvit-person/1")
        assert error.found.startswith(where) and "Expecting" not in error.sentence.en
        assert "документ JSON" in error.expected.ru and "JSON document" in error.expected.en
    with pytest.raises(kvit.Error) as long:
        read_person('{"schema": "kvit-person/1", "account": ' + "9" * 5000 + "}")
    assert [(each.name, each.path) for each in long.value.errors] == [("wrong_type", "account")]
