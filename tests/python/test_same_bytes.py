"""A closed month is the same bytes from C++, C, Python and the command."""

from __future__ import annotations

import json
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


# ---- a month of many houses, one a line


def one_line(path: Path, house: str) -> str:
    document = json.loads(path.read_text(encoding="utf-8"))
    document["house"] = house
    return json.dumps(document, ensure_ascii=False)


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two houses, a blank line, a bad one and a third house without a line feed."""
    path = tmp_path_factory.mktemp("lines") / "houses.ndjson"
    first, second, third = (one_line(DATA / "house.json", f"дом-{i}") for i in (1, 2, 3))
    bad = second.replace("kvit-house/1", "kvit-house/2")
    path.write_text(f"\ufeff{first}\r\n{second}\n\n{bad}\n{third}", encoding="utf-8")
    return path


def lines_by(how: str, houses: Path, openings: Path | None, month: str, out: Path) -> bytes:
    tariffs = DOCUMENTS[1]
    if how == "python":
        lines = kvit.close_lines(
            houses, Path(tariffs), month=month, openings=openings, keep_going=True
        )
        return b"".join(line.json.encode() + b"\n" for line in lines)
    if how == "command":
        command = [str(BUILD / "bin/kvit"), "close", str(houses), "--tariffs", tariffs]
        command += ["--month", month, "--keep-going", "--out", str(out)]
        command += ["--openings", str(openings)] if openings else []
        assert subprocess.run(command, stdout=subprocess.PIPE).returncode == 1  # one line is bad
    else:
        program = str(BUILD / "tests" / f"closed_lines_{how}")
        number = month.replace("-", "")
        assert printed(program, str(houses), tariffs, str(openings or "-"), number, str(out)) == b""
    return out.read_bytes()


def test_many_houses(houses: Path, tmp_path: Path) -> None:
    july, august = tmp_path / "july.ndjson", tmp_path / "august.ndjson"
    from_cpp = lines_by("cpp", houses, None, "2025-07", july)
    next_month = lines_by("cpp", houses, july, "2025-08", august)
    assert from_cpp.count(b"\n") == next_month.count(b"\n") == 5
    kinds = [json.loads(line)["schema"] if line else "" for line in from_cpp.splitlines()]
    assert kinds == ["kvit-closed/1"] * 2 + ["", "kvit-errors/1", "kvit-closed/1"]
    assert b"month_before_not_closed" in next_month.splitlines()[3]
    for how in ("c", "python", "command"):
        out = tmp_path / how
        assert lines_by(how, houses, None, "2025-07", out) == from_cpp, how
        assert lines_by(how, houses, july, "2025-08", out) == next_month, how


def test_a_line_is_the_document_of_its_house(houses: Path, tmp_path: Path) -> None:
    lines = lines_by("cpp", houses, None, "2025-07", tmp_path / "july.ndjson").splitlines()
    house = houses.read_text(encoding="utf-8-sig").splitlines()[1]
    assert lines[1].decode() == kvit.close(house, Path(DOCUMENTS[1]), month="2025-07").to_json(
        "line"
    )
