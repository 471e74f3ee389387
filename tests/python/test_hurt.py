"""Hostile documents through Python: a list of errors, within the memory that limits.hpp states."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import kvit

HEAD = '{"schema": "kvit-house/1", "house": "h"'
MEGABYTES = 16


def names(document: str | bytes) -> list[str]:
    return [error.name for error in kvit.check(document)]


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("[" * 10_000, "limit_exceeded"),
        ('{"a":' * 10_000, "limit_exceeded"),
        (HEAD, "json_syntax"),
        (HEAD + ', "house": "h"}', "duplicate_key"),
        (HEAD + ', "hous\\u0065": "h"}', "duplicate_key"),
        (HEAD + ', "x": NaN}', "json_syntax"),
        (HEAD + ', "x": -Infinity}', "json_syntax"),
        (HEAD + ', "x": 1e400}', "out_of_range"),
        (HEAD + ', "x": 1e5}', "unknown_key"),
        (HEAD + "}\0", "json_syntax"),
        ((HEAD + "}").encode("utf-16"), "json_syntax"),
        ((HEAD + "}").encode("utf-32"), "json_syntax"),
        ((HEAD + ', "x": "дом"}').encode("cp1251"), "not_utf8"),
        (HEAD + ', "x": "\ud800"}', "not_utf8"),
    ],
    ids=range(14),
)
def test_a_clear_error(document: str | bytes, name: str) -> None:
    errors = kvit.check(document)
    assert errors[0].name == name
    assert errors[0].message.ru and errors[0].message.en


def test_a_byte_order_mark_is_fine() -> None:
    assert names("\ufeff" + kvit.template("house")) == []


def test_a_cut_document_is_refused_wherever_it_is_cut() -> None:
    text = kvit.template("house").encode().rstrip()
    found = {name for size in range(0, len(text), 7) for name in names(text[:size])}
    assert found <= {"json_syntax", "not_utf8"}
    assert all(names(text[:size]) for size in range(0, len(text), 7))


CHILD = """
import resource, sys
import kvit

def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

document = eval(sys.argv[1])
kvit.check("{}")
before = peak()
errors = kvit.check(document)
print(len(document), peak() - before, len(errors))
"""


@pytest.mark.parametrize(
    ("document", "bytes_of_value"),
    [
        (f"b'\\n' * ({MEGABYTES} << 20)", None),
        (f"b'\"' + b's' * ({MEGABYTES} << 20)", None),
        (f"b'[' + b'0,' * ({MEGABYTES} << 19)", 2),
        (f"b'{{' + b'\"a\":0,' * ({MEGABYTES} << 17) + b'\"a\":0}}'", 6),
    ],
    ids=["feeds", "string", "zeros", "duplicates"],
)
def test_memory_in_proportion(document: str, bytes_of_value: int | None) -> None:
    out = subprocess.run(
        [sys.executable, "-c", CHILD, document], check=True, stdout=subprocess.PIPE
    ).stdout
    size, taken, errors = map(int, out.split())
    assert errors >= 1
    stated = 12 * size + (300 * size // bytes_of_value if bytes_of_value else 0)
    # Python has its own copy of the text.
    assert taken <= stated + size + (32 << 20)


def test_a_million_errors_are_counted() -> None:
    document = HEAD + ', "premises": [' + "0," * 999_999 + "0]}"
    with pytest.raises(kvit.Error) as caught:
        kvit.documents.require(document)
    assert caught.value.total == 1_000_000
    assert len(caught.value.errors) == 100
    assert json.loads(caught.value.to_json())["total"] == 1_000_000
