"""What is wrong with tables: gathered over all rows, then raised as one error."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from kvit import _core
from kvit.errors import Error, ErrorDetail, error_from
from kvit.text import Text

#: As the core: the first hundred in full, the others counted.
LISTED = 100


def letters(column: int) -> str:
    """The name that a spreadsheet gives to a column, counted from 1.

    >>> letters(1), letters(26), letters(28)
    ('A', 'Z', 'AB')
    """
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Place:
    """A table, a row of it as the spreadsheet numbers it, a column: 0 where it is the whole.

    >>> str(Place("accounts.csv", 12, 3, "Площадь")), str(Place("accounts.csv"))
    ('accounts.csv:C12 «Площадь»', 'accounts.csv')
    """

    table: str
    row: int = 0
    column: int = 0
    header: str = ""

    def __str__(self) -> str:
        cell = letters(self.column) + (str(self.row) if self.row else "")
        where = f"{self.table}:{cell}" if cell else self.table
        return f"{where} «{self.header}»" if self.header else where


@dataclass(slots=True)
class Problems:
    """Errors in the order in which they were met; what one cell has wrong is told once. `most`: how many are
    kept in full.

    >>> problems = Problems()
    >>> problems.add("empty_cell", Place("a.csv", 2, 1), "", Text("номер счёта", "an account"))
    >>> problems.total
    1
    """

    listed: list[ErrorDetail] = field(default_factory=list)
    total: int = 0
    most: int = LISTED
    _told: set[tuple[str, str, str]] = field(default_factory=set)

    def add(self, name: str, where: Place | str, found: str, expected: Text) -> None:
        """One more error; `name` is a row of the one list of codes."""
        key = (name, str(where), found)
        if key in self._told:
            return
        self._told.add(key)
        self.total += 1
        if len(self.listed) < self.most:
            self.listed.append(_core.error(name, str(where), found, *expected).errors[0])

    def append(self, error: Error, translate: dict[str, Place], other: str) -> None:
        """The errors of the core, whose JSON paths become cells of the tables."""
        for detail in error.errors:
            self.add(
                detail.name, cell_of(detail.path, translate, other), detail.found, detail.expected
            )
        self.total += error.total - len(error.errors)

    def raise_if_any(self) -> None:
        """Raises all of them as one error of the class of the first."""
        if self.listed:
            raise error_of(self.listed, self.total)


def error_of(details: Sequence[ErrorDetail], total: int) -> Error:
    """One error of the class of the first, with the first hundred in full."""
    listed = tuple(details[:LISTED])
    return error_from(listed, total, _document(listed, total))


def cell_of(path: str, translate: dict[str, Place], other: str) -> Place | str:
    """The cell behind a JSON path: the longest known beginning of it.

    >>> cell_of("premises[0].area", {"premises[0]": Place("a.csv", 2)}, "house")
    Place(table='a.csv', row=2, column=0, header='')
    >>> cell_of("schema", {}, "house.json")
    'house.json: schema'
    """
    known = path
    while known:
        if known in translate:
            return translate[known]
        known = known[: max(known.rfind("."), known.rfind("["), 0)]
    return f"{other}: {path}"


def _document(details: Sequence[ErrorDetail], total: int) -> str:
    """kvit-errors/1."""
    errors = [
        {
            "code": each.code,
            "name": each.name,
            "path": each.path,
            "message": each.message._asdict(),
            "found": each.found,
            "expected": each.expected._asdict(),
        }
        for each in details
    ]
    document = {"schema": "kvit-errors/1", "total": total, "errors": errors}
    return json.dumps(document, ensure_ascii=False, indent=2)
