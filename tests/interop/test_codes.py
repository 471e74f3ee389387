"""Payment codes of other libraries: each as its record says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from shared import SHARED, text_of

import kvit
from kvit import qr

FOLDER = "formats/samples/qr"
VECTORS: list[dict[str, Any]] = [
    json.loads(line) for line in text_of(f"{FOLDER}/qr_vectors.jsonl").splitlines()
]


def bytes_of(vector: dict[str, Any]) -> bytes:
    if "raw_hex" in vector:
        return bytes.fromhex(vector["raw_hex"])
    raw: str = vector["raw"]
    return raw.encode()


def accepted(vector: dict[str, Any], lenient: bool) -> None:
    code = qr.parse(bytes_of(vector), lenient=lenient)
    written = json.loads(code.to_json())
    assert written["header"] == vector["header"]
    assert written["fields"] == vector["fields"]
    if "sum_kopecks" in vector:
        assert written["sum_kopecks"] == vector["sum_kopecks"]


def refused(vector: dict[str, Any], lenient: bool) -> None:
    with pytest.raises(kvit.Error) as caught:
        qr.parse(bytes_of(vector), lenient=lenient)
    assert all(each.expected.ru and each.expected.en for each in caught.value.errors)


def test_the_vectors_are_there() -> None:
    assert len(VECTORS) == 27


@pytest.mark.parametrize("vector", VECTORS, ids=lambda each: each["id"])
def test_as_expected(vector: dict[str, Any]) -> None:
    expect = vector["expect"]
    in_strict = accepted if expect == "accept" else refused
    in_lenient = refused if expect == "reject" else accepted
    in_strict(vector, False)
    in_lenient(vector, True)


@pytest.mark.parametrize(
    "vector", [each for each in VECTORS if each["expect"] == "accept"], ids=lambda each: each["id"]
)
def test_what_is_accepted_can_be_made_again(vector: dict[str, Any]) -> None:
    """Sums may move, and parts that are no requisites are gone; all else is as it was."""
    code = qr.parse(bytes_of(vector))
    again = qr.parse(qr.build_document(code.to_json()))
    assert again.header == code.header
    assert again.fields == tuple(pair for pair in code.fields if pair[0])


@pytest.mark.parametrize(
    ("name", "total"), [("swift_win1251.bin", "1000.00"), ("go-win1251.bin", "2250.00")]
)
def test_files(name: str, total: str) -> None:
    code = qr.parse((SHARED / FOLDER / name).read_bytes())
    assert code.header["encoding"] == "1"
    assert str(code.sum) == total
    assert code.get("name")
