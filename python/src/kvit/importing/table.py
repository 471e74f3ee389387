"""A table as it was stored: cells as text, nothing rounded, nothing guessed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from kvit.importing.problems import Place

#: Of one table: a wider one is some other file.
MOST_COLUMNS = 1024


class Stored(Enum):
    """How a cell holds its text."""

    TEXT = "text"  #: as typed, or a cell of text
    NUMBER = "number"  #: a number of a workbook: the digits that are in the file
    DATE = "date"  #: a date cell of a workbook, already YYYY-MM-DD
    BAD = "bad"  #: an error of Excel, a formula without a value: `text` says what


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    >>> Cell(" 05778 ").trimmed
    '05778'
    """

    text: str
    stored: Stored = Stored.TEXT
    zeros: int = 0  #: of a number: digits that its format "00000" shows at least

    @property
    def trimmed(self) -> str:
        """Without blanks around, the unbreakable ones too."""
        return self.text.strip().strip("\ufeff").strip()


EMPTY = Cell("")


@dataclass(slots=True)
class Table:
    """Rows in the order of the sheet; `rows[0]` is row 1 there.

    >>> table = Table("a.csv", [[Cell("Счёт")], [Cell("01")]])
    >>> str(table.place(2, 1)), table.cell(2, 1).text, table.cell(2, 7).text
    ('a.csv:A2', '01', '')
    """

    name: str  #: of the file; with the sheet for a workbook
    rows: list[list[Cell]]
    notes: list[tuple[str, str]] = field(default_factory=list)  #: what was assumed, ru and en
    #: Of a merged area: (row, column) of each cell but the first → the first.
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> Cell:
        """The cell; an empty one where the row is shorter."""
        cells = self.rows[row - 1]
        return cells[column - 1] if column <= len(cells) else EMPTY

    def place(self, row: int, column: int = 0, header: str = "") -> Place:
        """Where it is, for an error."""
        return Place(self.name, row, column, header)
