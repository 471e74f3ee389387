"""NDJSON: a month of many houses, and files with a document on each line."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

import typer

from kvit import _core
from kvit.cli.lang import say
from kvit.cli.progress import measured
from kvit.cli.report import WRONG_DATA
from kvit.cli.show import console, number_column, table, text_column
from kvit.errors import Error
from kvit.lines import close_lines, lines_of
from kvit.month import Month
from kvit.text import Lang
from kvit.whole_file import whole_file

SUFFIXES = (".ndjson", ".jsonl")
SHOWN_MAX = 100  #: rows of a table; the rest is counted


def is_lines(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


@dataclass
class Report:
    """What became of the lines."""

    lines: int = 0
    closed: int = 0
    failed: int = 0
    blank: int = 0
    first_failed: int | None = None
    bad: list[tuple[int, str, Error]] = field(default_factory=list, repr=False)

    def fail(self, number: int, house: str, error: Error) -> None:
        self.failed += 1
        self.first_failed = self.first_failed or number
        if len(self.bad) < SHOWN_MAX:
            self.bad.append((number, house, error))

    def counts(self) -> dict[str, object]:
        return {
            "lines": self.lines,
            "closed": self.closed,
            "failed": self.failed,
            "blank": self.blank,
            "first_failed": self.first_failed,
        }


def close_houses(
    houses: Path,
    *,
    tariffs: Path,
    month: Month,
    openings: Path | None,
    policy: Path | None,
    law: Path | None,
    known_on: date | None,
    out: Path | None,
    keep_going: bool,
    as_json: bool,
    lang: Lang,
) -> None:
    report = Report()
    with houses.open("rb") as file, _output(out, houses) as write:
        lines = close_lines(
            file,
            tariffs,
            month=month,
            openings=openings,
            policy=policy,
            law=law,
            known_on=known_on,
            keep_going=keep_going,
        )
        for line in measured(lines, say("Закрытие", "Closing", lang), _size(file), file.tell):
            write(line.json.encode() + b"\n")
            report.lines = line.number
            report.closed += line.closed
            report.blank += not line.json
            if line.error:
                report.fail(line.number, line.house, line.error)
    if as_json:
        if out:
            typer.echo(json.dumps(report.counts(), ensure_ascii=False))
    else:
        _print(report, houses, lang, error=out is None)
    if report.failed:
        raise typer.Exit(WRONG_DATA)


def check_lines(path: Path, lang: Lang) -> Report:
    """Each line as the document that its schema says; a blank one is right."""
    report = Report()
    with path.open("rb") as file:
        title = say("Проверка", "Checking", lang)
        lines = enumerate(lines_of(file), 1)
        for number, line in measured(lines, title, _size(file), file.tell):
            report.lines = number
            if _core.is_blank_line(line):
                report.blank += 1
                continue
            try:
                _core.check(line)
            except Error as error:
                report.fail(number, "", error)
    return report


def print_bad_lines(report: Report, title: str, lang: Lang, *, error: bool) -> None:
    """The first errors of each bad line."""
    rows = table(f"{title}: " + say("строки с ошибками", "lines with errors", lang))
    number_column(rows, say("строка", "line", lang))
    text_column(rows, say("где", "path", lang))
    text_column(rows, say("что не так", "what is wrong", lang))
    text_column(rows, say("найдено", "found", lang))
    text_column(rows, say("ожидалось", "expected", lang))
    left = SHOWN_MAX
    for number, house, bad in report.bad:
        for each in bad.errors[:left]:
            path = f"{house}: {each.path}" if house else each.path
            rows.add_row(
                str(number), path, each.message.get(lang), each.found, each.expected.get(lang)
            )
            left -= 1
    screen = console(error=error)
    screen.print(rows)
    if report.failed > len(report.bad) or left == 0:
        screen.print(
            say(f"Показаны первые {SHOWN_MAX}.", f"The first {SHOWN_MAX} are shown.", lang)
        )


def _print(report: Report, houses: Path, lang: Lang, *, error: bool) -> None:
    if report.failed:
        print_bad_lines(report, str(houses), lang, error=error)
    typer.echo(
        say(
            f"Строк: {report.lines}, закрыто: {report.closed}, с ошибками: {report.failed}, "
            f"пустых: {report.blank}",
            f"Lines: {report.lines}, closed: {report.closed}, with errors: {report.failed}, "
            f"blank: {report.blank}",
            lang,
        ),
        err=error,
    )


def _size(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size


@contextmanager
def _output(path: Path | None, read_from: Path) -> Iterator[Callable[[bytes], object]]:
    """Where the lines go."""
    if path is None:
        sys.stdout.flush()
        yield sys.stdout.buffer.write
        sys.stdout.buffer.flush()
        return
    with whole_file(path, read_from=read_from) as file:
        yield file.write
