"""A month of many houses, one a line: kvit.close_lines and the command."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import kvit
from kvit import _core
from kvit.cli import app

HOUSE = kvit.template("house").replace("\n", " ")
TARIFFS = kvit.template("tariffs")


def house(name: str) -> str:
    return json.dumps({**json.loads(HOUSE), "house": name}, ensure_ascii=False)


def closed(houses: kvit.lines.Lines, **options: object) -> list[kvit.ClosedLine]:
    return list(kvit.close_lines(houses, TARIFFS, **{"month": "2025-07", **options}))


# ---- close_lines


def test_every_source_of_lines_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "houses.ndjson"
    path.write_text(f"{house('a')}\r\n\n{house('б')}", encoding="utf-8")
    expected = closed([house("a"), "", house("б").encode()])
    assert [line.house for line in expected] == ["a", "", "б"]
    assert [line.closed for line in expected] == [True, False, True]
    assert closed(path) == expected
    with path.open("rb") as file:
        assert closed(file) == expected
    assert closed(io.BytesIO(path.read_bytes())) == expected
    assert closed(line + "\n" for line in (house("a"), "", house("б"))) == expected


def test_one_text_is_no_lines() -> None:
    with pytest.raises(TypeError):
        closed(HOUSE)


def test_nothing_is_read_ahead() -> None:
    def houses() -> Iterator[str]:
        yield house("a")
        raise AssertionError("the second line was asked for")

    lines = kvit.close_lines(houses(), TARIFFS, month="2025-07")
    assert next(lines).closed


def test_wrong_rules_are_told_at_once() -> None:
    with pytest.raises(kvit.InputError) as caught:
        kvit.close_lines([], "{}", month="2025-07", policy="[]")
    assert {each.path.split(":")[0] for each in caught.value.errors} == {"tariffs", "policy"}


def test_a_bad_line_is_raised_with_its_number() -> None:
    lines = kvit.close_lines([house("a"), '{"schema": 1}', house("b")], TARIFFS, month="2025-07")
    assert next(lines).number == 1
    with pytest.raises(kvit.errors.WrongType) as caught:
        next(lines)
    assert caught.value.path == "line 2:schema"


def test_a_bad_line_is_yielded_where_asked() -> None:
    first, second = closed(['{"house": "a"}', house("b")], keep_going=True)
    assert not first.closed and second.closed
    assert first.error is not None and first.error.path == "schema"
    document = json.loads(first.json)
    assert (document["line"], document["house"]) == (1, "a")
    assert first.error.to_json() == first.json


def test_one_month_is_the_openings_of_the_next() -> None:
    houses = [house("a"), "", house("b")]
    july = closed(houses)
    august = closed(houses, month="2025-08", openings=[line.json for line in july])
    assert [line.closed for line in august] == [True, False, True]
    opening = kvit.close(house("b"), TARIFFS, month="2025-07").opening
    alone = kvit.close(house("b"), TARIFFS, month="2025-08", opening=opening)
    assert august[2].json == alone.to_json("line")


def test_openings_are_one_for_each_house() -> None:
    short = closed([house("a"), house("b")], openings=[""], keep_going=True)
    assert [line.closed for line in short] == [True, False]
    assert short[1].error is not None and short[1].error.name == "missing_fact"
    assert len(closed([house("a")], openings=["", " \r\n"])) == 1
    with pytest.raises(kvit.errors.Contradiction) as caught:
        closed([house("a")], openings=["", "", "{}"])
    assert caught.value.path == "openings:line 2:"


def test_a_line_that_is_too_long_is_read_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "long.ndjson"
    path.write_bytes(b"[" * 3_000_000 + b"\n" + b"x" * 10 + b"\n" + b"y" * 11 + b"\nend")
    monkeypatch.setattr(_core, "document_bytes_max", 10)
    lines = [bytes(line) for line in kvit.lines.lines_of(path)]
    assert lines == [b"[" * 11, b"x" * 10, b"y" * 11, b"end"]


def test_other_threads_run_meanwhile() -> None:
    """While a line is computed the interpreter is free: another thread gets on."""
    beats = 0
    done = threading.Event()

    def beat() -> None:
        nonlocal beats
        while not done.wait(0.0001):
            beats += 1

    document = json.loads(HOUSE)
    facts = document["accounts"]
    document["ext"] = [facts] * 20_000
    large = json.dumps(document)
    interval = sys.getswitchinterval()
    thread = threading.Thread(target=beat)
    sys.setswitchinterval(100)  # only what waits or lets go of the interpreter gives way
    try:
        thread.start()
        before = beats
        assert all(line.closed for line in closed([large] * 3))
        during = beats - before
    finally:
        done.set()
        sys.setswitchinterval(interval)
        thread.join()
    assert during > 0


# ---- the command


def run(*words: str | Path, code: int = 0) -> Result:
    result = CliRunner(mix_stderr=False).invoke(
        app, [str(word) for word in words], env={"COLUMNS": "100"}, prog_name="kvit"
    )
    assert result.exit_code == code, result.output + result.stderr + repr(result.exception)
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tariffs.json").write_text(TARIFFS, encoding="utf-8")
    (tmp_path / "good.ndjson").write_text(f"{house('a')}\n{house('b')}\n", encoding="utf-8")
    (tmp_path / "bad.ndjson").write_text(f"{house('a')}\n[]\n\n{house('b')}\n", encoding="utf-8")
    return tmp_path


def rules(folder: Path) -> list[str]:
    return ["--tariffs", str(folder / "tariffs.json"), "--month", "2025-07", "--lang", "en"]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_close_writes_a_line_for_a_line(folder: Path) -> None:
    out = folder / "july.ndjson"
    result = run("close", folder / "good.ndjson", *rules(folder), "--out", out)
    assert result.stdout == "Lines: 2, closed: 2, with errors: 0, blank: 0\n"
    assert out.read_text(encoding="utf-8").splitlines() == [
        line.json for line in closed(folder / "good.ndjson")
    ]
    assert not [name for name in names(folder) if name.endswith(".part")]


def test_close_prints_the_lines_without_a_file(folder: Path) -> None:
    result = run("close", folder / "good.ndjson", *rules(folder))
    assert [json.loads(line)["house"] for line in result.stdout.splitlines()] == ["a", "b"]
    assert "closed: 2" in result.stderr
    assert run("close", folder / "good.ndjson", *rules(folder), "--json").stderr == ""


def test_close_stops_at_a_bad_line_and_leaves_nothing(folder: Path) -> None:
    out = folder / "july.ndjson"
    out.write_text("what stood there")
    before = names(folder)
    result = run("close", folder / "bad.ndjson", *rules(folder), "--out", out, code=1)
    assert "line 2:" in result.stderr
    assert out.read_text() == "what stood there"
    assert names(folder) == before


def test_close_goes_on_where_asked(folder: Path) -> None:
    out = folder / "july.ndjson"
    words = ["close", folder / "bad.ndjson", *rules(folder), "--out", out, "--keep-going"]
    result = run(*words, code=1)
    assert "lines with errors" in result.stdout and "an object" in result.stdout
    assert "Lines: 4, closed: 2, with errors: 1, blank: 1" in result.stdout
    assert len(out.read_text(encoding="utf-8").splitlines()) == 4
    counts = json.loads(run(*words, "--json", code=1).stdout)
    assert counts == {"lines": 4, "closed": 2, "failed": 1, "blank": 1, "first_failed": 2}


def test_close_says_what_does_not_go_together(folder: Path) -> None:
    lines = ["close", folder / "good.ndjson", *rules(folder)]
    for option in (["--all"], ["--account", "1"], ["--opening", folder / "tariffs.json"]):
        assert str(option[0]) in run(*lines, *option, code=2).stderr
    (folder / "house.json").write_text(HOUSE, encoding="utf-8")
    one = ["close", folder / "house.json", *rules(folder)]
    for option in (["--keep-going"], ["--openings", folder / "good.ndjson"]):
        assert str(option[0]) in run(*one, *option, code=2).stderr
    assert "no such file" in run("close", folder / "no.ndjson", *rules(folder), code=2).stderr


def test_check_reads_lines(folder: Path) -> None:
    assert "no errors" in run("check", folder / "good.ndjson", "--lang", "en").stdout
    result = run("check", folder / "bad.ndjson", folder / "tariffs.json", "--lang", "en", code=1)
    assert "lines with errors" in result.stdout and "tariffs.json: no errors" in result.stdout
    report = json.loads(run("check", folder / "bad.ndjson", "--json", code=1).stdout)
    assert report[0]["failed"] == 1
    assert report[0]["lines"][0]["line"] == 2
    assert report[0]["lines"][0]["errors"]["errors"][0]["name"] == "wrong_type"


def test_close_replaces_neither_the_facts_nor_what_is_no_file(folder: Path) -> None:
    facts = (folder / "good.ndjson").read_bytes()
    run("close", folder / "good.ndjson", *rules(folder), "--out", folder / "good.ndjson", code=2)
    assert (folder / "good.ndjson").read_bytes() == facts
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    run("close", folder / "good.ndjson", *rules(folder), "--out", pipe, code=2)
    assert pipe.is_fifo()
    assert not list(folder.glob("*.part"))
