"""A month of many houses: NDJSON, one house a line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat
from typing import Protocol, runtime_checkable

from kvit import _core
from kvit.documents import Document, encoded
from kvit.errors import Error
from kvit.month import Month


@runtime_checkable
class BinaryFile(Protocol):
    """What `open(path, "rb")` gives."""

    def readline(self, limit: int = -1, /) -> bytes: ...


#: A path, an open binary file, or one line after another; a line feed at the end may be missing.
Lines = os.PathLike[str] | BinaryFile | Iterable[str | bytes]


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosedLine:
    """What became of a line."""

    number: int  #: from 1, in the houses, the openings and the output
    house: str  #: empty where the line does not say it
    error: Error | None  #: what is wrong with it
    json: str  #: one line without its feed: kvit-closed/1, kvit-errors/1, or empty for a blank one

    @property
    def closed(self) -> bool:
        return self.error is None and bool(self.json)


def lines_of(lines: Lines) -> Iterator[bytes]:
    """The lines of a stream, without their line feeds, one at a time.

    >>> list(lines_of(["one\\n", b"two"]))
    [b'one', b'two']
    """
    with ExitStack() as stack:
        if isinstance(lines, (str, bytes)):
            raise TypeError("lines are a path, a binary file or an iterable, not one text")
        if isinstance(lines, os.PathLike):
            yield from _read(stack.enter_context(open(lines, "rb")))
        elif isinstance(lines, BinaryFile):
            yield from _read(lines)
        else:
            for line in lines:
                text = line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")
                yield text.removesuffix(b"\n")


def _read(file: BinaryFile) -> Iterator[bytes]:
    most = _core.document_bytes_max
    while line := file.readline(most + 2):
        if len(line) > most and not line.endswith(b"\n"):
            # Enough for the core to refuse it; the rest is read over.
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(1 << 20)
        yield line.removesuffix(b"\n")[: most + 1]


def close_lines(
    houses: Lines,
    tariffs: Document,
    *,
    month: Month | str,
    openings: Lines | None = None,
    policy: Document | None = None,
    law: Document | None = None,
    known_on: date | None = None,
    keep_going: bool = False,
) -> Iterator[ClosedLine]:
    """Closes a month of every house, one a line, and yields one line for each.

    A line of `openings` is a kvit-opening/1, the kvit-closed/1 of the month before, or blank, which
    starts from zero; without `openings` every house does. A blank line among the houses stays
    blank. Openings that end early are an error of every line that misses its own. The first line
    with errors raises them, with the line before their paths, unless `keep_going` is true: then it
    is yielded with its kvit-errors/1. Other Python threads run while a line is computed.

    >>> from kvit.template import template
    >>> house = template("house").replace("\\n", " ")
    >>> july = list(close_lines([house, "{"], template("tariffs"), month="2025-07",
    ...                         keep_going=True))
    >>> [(line.number, line.closed) for line in july]
    [(1, True), (2, False)]
    >>> august = close_lines([house], template("tariffs"), month="2025-08",
    ...                      openings=[july[0].json])
    >>> next(august).closed
    True
    """
    rules = _core.LinesMonth(
        encoded(tariffs),
        Month.of(month),
        None if policy is None else encoded(policy),
        None if law is None else encoded(law),
        known_on,
    )
    return _closed_lines(rules, houses, openings, keep_going)


def _closed_lines(
    rules: _core.LinesMonth, houses: Lines, openings: Lines | None, keep_going: bool
) -> Iterator[ClosedLine]:
    given: Iterator[bytes | None] = (
        repeat(b"") if openings is None else chain(lines_of(openings), repeat(None))
    )
    number = 0
    for number, house in enumerate(lines_of(houses), 1):
        json, name, error = rules.close_line(number, house, next(given), not keep_going)
        yield ClosedLine(number=number, house=name, error=error, json=json)
    if openings is not None:
        _require_no_more(given, number)


def _require_no_more(openings: Iterator[bytes | None], houses: int) -> None:
    for line in iter(openings.__next__, None):
        if not _core.is_blank_line(line or b""):
            raise _core.error(
                "contradiction",
                f"openings:line {houses + 1}:",
                "",
                f"столько строк, сколько домов: {houses}",
                f"as many lines as houses: {houses}",
            )
