"""Every code has a class; an exception carries the whole list."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kvit
from kvit import _core, errors

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "tests/data/documents"
CODES = re.findall(
    r"^KVIT_ERROR\((\d+), (\w+), \"(.+)\", \"(.+)\"\)",
    (ROOT / "include/kvit/base/error_codes.def").read_text(encoding="utf-8"),
    re.MULTILINE,
)
# What kvit writes and never reads.
WRITTEN_ONLY = {
    "allocation-result",
    "bonus-result",
    "comparison",
    "draw-verdict",
    "coupons",
    "errors",
    "explanation",
    "law-value",
    "law-diff",
    "penalty-result",
    "preliminary",
    "readings-placed",
    "reconciliation",
    "registry",
    "remittance-result",
    "turnover",
}
GROUPS = {
    0: kvit.Error,
    1: kvit.InputError,
    2: kvit.LawDataError,
    3: kvit.TariffError,
    4: kvit.MeteringError,
    5: kvit.LedgerError,
    6: kvit.FormatError,
    7: kvit.BatchError,
    8: kvit.BonusError,
}


def test_the_list_is_read() -> None:
    assert len(CODES) > 40
    assert [(str(row[0]), row[1], *row[2]) for row in _core.error_codes()] == CODES


@pytest.mark.parametrize(("code", "name", "ru", "en"), CODES)
def test_every_code_has_its_class(code: str, name: str, ru: str, en: str) -> None:
    each = errors.classes[int(code)]
    assert (each.code, each.name, each.__doc__) == (int(code), name, en)
    assert each.__name__ == name.title().replace("_", "")
    assert getattr(errors, each.__name__) is each
    assert issubclass(each, GROUPS[int(code) // 100])
    assert sum(issubclass(each, group) for group in GROUPS.values() if group is not kvit.Error) == (
        int(code) > 99
    )
    raised = _core.error(name, "a[0].b", "«x»", "что-то", "something")
    assert type(raised) is each
    assert raised.message("ru") == f"a[0].b: {ru}: найдено «x»; ожидалось: что-то"
    assert raised.message("en") == f"a[0].b: {en}: found «x»; expected: something"


def test_there_are_no_other_classes() -> None:
    assert sorted(errors.classes) == [int(code) for code, *_ in CODES]


def test_what_is_made_of_the_list_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "capi/errors.py", "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_page_has_every_code() -> None:
    page = (ROOT / "capi/ERRORS.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| (\d+) \| `(\w+)` \| `(\w+)` \| (.+) \| (.+) \|$", page, re.MULTILINE)
    assert [(code, name, ru, en) for code, name, _, en, ru in cells] == CODES
    assert [each for _, _, each, _, _ in cells] == [
        errors.classes[int(code)].__name__ for code, *_ in CODES
    ]


def test_the_schema_has_every_code() -> None:
    schema = json.loads((ROOT / "src/format/schema/kvit-errors-1.schema.json").read_text("utf-8"))
    error = schema["properties"]["errors"]["items"]["properties"]
    assert list(zip(error["code"]["enum"], error["name"]["enum"], strict=True)) == [
        (int(code), name) for code, name, *_ in CODES
    ]


def test_groups_are_what_python_expects() -> None:
    assert issubclass(kvit.InputError, ValueError)
    assert issubclass(kvit.LawDataError, LookupError)
    assert issubclass(errors.NotFound, LookupError)
    assert issubclass(errors.Overflow, OverflowError)


def test_no_such_code() -> None:
    with pytest.raises(ValueError):
        _core.error("no_such", "", "", "", "")


def wrong_policy() -> kvit.Error:
    with pytest.raises(kvit.Error) as caught:
        kvit.close(
            kvit.template("house"),
            kvit.template("tariffs"),
            month="2025-07",
            policy={"schema": "kvit-policy/1", "id": " x", "options": [{"option": "y"}]},
        )
    return caught.value


def test_an_exception_carries_the_list() -> None:
    error = wrong_policy()
    assert isinstance(error, errors.BadId)
    found = [(each.code, each.name, each.path) for each in error.errors]
    assert found[:2] == [
        (111, "bad_id", "policy:id"),
        (202, "policy_unknown_option", "policy:options[0].option"),
    ]
    assert error.total == len(error.errors)
    assert (error.code, error.name, error.path) == found[0]
    assert error.found == '" x"' and error.expected.ru and error.expected.en
    assert error.message("ru").count("\n") == error.total - 1
    assert str(error) in (error.message("ru"), error.message("en"))


def test_an_exception_is_a_document() -> None:
    error = wrong_policy()
    document = json.loads(error.to_json())
    assert document["schema"] == "kvit-errors/1" and document["total"] == error.total
    for each, written in zip(error.errors, document["errors"], strict=True):
        assert (each.code, each.name, each.path) == tuple(
            written[key] for key in ("code", "name", "path")
        )
        assert each.message._asdict() == written["message"]
        assert each.expected._asdict() == written["expected"]


def test_an_exception_survives_pickling() -> None:
    error = wrong_policy()
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error) and again.errors == error.errors
    assert again.total == error.total and again.to_json() == error.to_json()


def test_more_than_a_hundred_are_counted() -> None:
    document = {"schema": "kvit-policy/1", "id": "x", "options": [1] * 250}
    with pytest.raises(errors.WrongType) as caught:
        kvit.documents.require(document)
    assert (len(caught.value.errors), caught.value.total) == (100, 250)
    assert caught.value.message("ru").endswith("… и ещё 150")
    assert caught.value.message("en").endswith("… and 150 more")


def test_errors_of_all_documents_come_together() -> None:
    with pytest.raises(kvit.InputError) as caught:
        kvit.close(
            DOCUMENTS / "bad_house_area_zero.json",
            DOCUMENTS / "bad_tariffs_value_comma.json",
            month="2025-07",
        )
    paths = [each.path for each in caught.value.errors]
    assert "premises[0].area" in paths
    assert "tariffs:tariffs[0].values[0].value" in paths


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.json")), ids=lambda path: path.stem)
def test_documents(path: Path) -> None:
    found = kvit.check(path)
    if path.stem in WRITTEN_ONLY:
        assert [each.name for each in found] == ["wrong_schema"]
    else:
        assert bool(found) == path.name.startswith("bad_")
    assert found == kvit.check(path.read_bytes()) == kvit.check(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("document", "name", "path"),
    [
        ("", "json_syntax", ""),
        (b"\xff", "not_utf8", ""),
        ("\ud800", "not_utf8", ""),
        ("[" * 100, "limit_exceeded", "[0]" * 64),
        ("{}", "missing_key", "schema"),
        ('{"schema": 1}', "wrong_type", "schema"),
        ('{"schema": "kvit-houses/1"}', "wrong_schema", "schema"),
        ("[]", "wrong_type", ""),
    ],
    ids=range(8),
)
def test_what_is_no_document(document: str | bytes, name: str, path: str) -> None:
    first = kvit.check(document)[0]
    assert (first.name, first.path) == (name, path)


def test_numbers_in_documents_are_strings() -> None:
    tariffs = json.loads(kvit.template("tariffs"))
    tariffs["tariffs"][0]["values"][0]["value"] = 30.0
    first = kvit.check(tariffs)[0]
    assert (first.name, first.path) == ("wrong_type", "tariffs[0].values[0].value")
    for value in (float("nan"), float("inf")):
        tariffs["tariffs"][0]["values"][0]["value"] = value
        with pytest.raises(ValueError):
            kvit.check(tariffs)


@pytest.mark.parametrize("document", [1, None, ["x"], bytearray(b"{}")])
def test_what_cannot_be_a_document(document: object) -> None:
    with pytest.raises(TypeError, match="a document is"):
        kvit.check(document)  # type: ignore[arg-type]


def test_a_missing_file_is_an_oserror() -> None:
    with pytest.raises(FileNotFoundError):
        kvit.check(Path("no/such/file.json"))
