"""Tables, workbooks and maps with anything wrong in them: documents or a list of errors, no third."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from exported import MAP, Export
from test_import_xlsx import book, sheets

import kvit
from kvit.importing import import_tables, parse_map

PIECES = (
    "", ";", ",", "\n", '"', "'", "#", "\t", "\x00", "0", "-", "1e9", "NaN", "Итого", "ХВС", "[", "]",
    "=", "<", ">", "</row>", "<c/>", "<v>", "99999999999999999999", "\ufeff", "\ud7ff", "{", "}",
    "0001", "31.12.9999", "﹣1", "٣", "1 2", "r=", ' t="s"', ' s="-1"', "true", "2025-02-30",
)  # fmt: skip


def spoilt(text: str, seed: int) -> str:
    draw = random.Random(seed)
    for _ in range(draw.randint(1, 3)):
        at = draw.randrange(len(text) + 1)
        cut = draw.choice((0, 0, 1, 2, 9))
        text = text[:at] + draw.choice(PIECES) + text[at + cut :]
    return text


def accepted(files: list[Path], text: str) -> bool:
    try:
        imported = import_tables(files, parse_map(text.encode("utf-8", "replace")))
    except kvit.Error as error:
        assert error.errors and error.message("ru") and error.message("en")
        return False
    for document in (*imported.houses, imported.tariffs, *imported.openings):
        assert not kvit.check(document)
    assert imported.report.text("ru") and imported.report.to_json()
    return True


@pytest.mark.parametrize("part", range(10))
def test_spoilt_tables(tmp_path: Path, part: int) -> None:
    outcomes = set()
    for seed in range(part * 60, part * 60 + 60):
        export = Export()
        table = sorted(export.tables)[seed % 4]
        export.tables[table] = spoilt(export.tables[table], seed)
        outcomes.add(accepted(export.files(tmp_path), MAP))
    assert outcomes == {True, False}


@pytest.mark.parametrize("part", range(10))
def test_spoilt_maps(tmp_path: Path, part: int) -> None:
    files = Export().files(tmp_path)
    outcomes = {accepted(files, spoilt(MAP, seed)) for seed in range(part * 60, part * 60 + 60)}
    assert False in outcomes


@pytest.mark.parametrize("part", range(10))
def test_spoilt_workbooks(tmp_path: Path, part: int) -> None:
    path = tmp_path / "book.xlsx"
    outcomes = set()
    for seed in range(part * 60, part * 60 + 60):
        parts = sheets()
        name = sorted(parts)[seed % 4]
        parts[name] = spoilt(parts[name], seed)
        data = book(parts)
        draw = random.Random(seed)
        if seed % 6 == 0:
            data = data[: draw.randrange(len(data))]
        elif seed % 6 == 1:
            at = draw.randrange(len(data))
            data = data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]
        path.write_bytes(data)
        outcomes.add(accepted([path], MAP))
    assert False in outcomes


def test_a_deep_map_is_an_error() -> None:
    with pytest.raises(kvit.Error):
        parse_map(b"a = " + b"[" * 100_000)
