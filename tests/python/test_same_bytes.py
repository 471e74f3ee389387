"""A closed month is the same bytes from C++, C, Python and the command."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

import kvit

ROOT = Path(__file__).parents[2]
BUILD = Path(os.environ.get("KVIT_BUILD_DIR", ROOT / "build"))
DATA = ROOT / "examples" / "data"
DOCUMENTS = [str(DATA / name) for name in ("house.json", "tariffs.json", "opening.json")]


def printed(*command: str) -> bytes:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def by_program(name: str) -> bytes:
    return printed(str(BUILD / "tests" / name), *DOCUMENTS, "202507")


@pytest.fixture(scope="module")
def from_cpp() -> bytes:
    text = by_program("closed_bytes_cpp")
    assert text.startswith(b'{\n  "schema": "kvit-closed/1"')
    return text


def test_c(from_cpp: bytes) -> None:
    assert by_program("closed_bytes_c") == from_cpp


def test_python(from_cpp: bytes) -> None:
    house, tariffs, opening = map(Path, DOCUMENTS)
    closed = kvit.close(house, tariffs, opening=opening, month="2025-07")
    text = closed.to_json()
    assert (text.encode() if isinstance(text, str) else text) == from_cpp


def test_command(from_cpp: bytes) -> None:
    house, tariffs, opening = DOCUMENTS
    command = [str(BUILD / "bin" / "kvit"), "close", house, "--tariffs", tariffs]
    assert printed(*command, "--opening", opening, "--month", "2025-07", "--json") == from_cpp
