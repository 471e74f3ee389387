"""A table through its map: rows with exact values, and where each value stood."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from kvit.importing import values, words
from kvit.importing.fields import Field, Kind
from kvit.importing.importmap import ColumnMap, ImportMap, TableMap
from kvit.importing.problems import Place, Problems
from kvit.importing.report import TableReport
from kvit.importing.table import Cell, Table
from kvit.importing.values import Number, Wrong
from kvit.month import Month
from kvit.text import Text

#: Rows in which a header is looked for.
_HEADER_ROWS = 50
Value = str | Decimal | int | bool | datetime.date | Month | tuple[str, ...]


@dataclass(slots=True)
class Record:
    """A row: a value for each field that is filled."""

    table: Table
    row: int
    values: dict[str, Value] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    flags: dict[str, bool] = field(default_factory=dict)
    meter_possible: dict[str, bool] = field(default_factory=dict)
    broken: bool = False  #: something in it is wrong, and has been told

    def place(self, name: str = "") -> Place:
        """Of a field; of the row where the field has no column."""
        return self.table.place(self.row, self.columns.get(name, 0), self.headers.get(name, ""))

    def text(self, name: str) -> str:
        """An id or a word; empty where it is absent."""
        value = self.values.get(name, "")
        assert isinstance(value, str)
        return value

    def number(self, name: str) -> Decimal | None:
        """A decimal or money."""
        value = self.values.get(name)
        assert value is None or isinstance(value, Decimal)
        return value

    def count(self, name: str) -> int | None:
        """A number of people."""
        value = self.values.get(name)
        assert value is None or isinstance(value, int)
        return value

    def day(self, name: str) -> datetime.date | None:
        """A date."""
        value = self.values.get(name)
        assert value is None or isinstance(value, datetime.date)
        return value

    def month(self, name: str) -> Month | None:
        """A month."""
        value = self.values.get(name)
        assert value is None or isinstance(value, Month)
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words; empty where it is absent."""
        value = self.values.get(name, ())
        assert isinstance(value, tuple)
        return value


class RecordReader:
    """Reads the rows of one table; errors are gathered, nothing stops at the first."""

    def __init__(
        self, table: Table, mapped: TableMap, whole: ImportMap, problems: Problems,
        report: TableReport,
    ) -> None:  # fmt: skip
        self._table, self._map, self._whole = table, mapped, whole
        self._problems, self._report = problems, report
        self._columns: dict[ColumnMap, int] = {}
        self._header_row = 0
        self._above: dict[ColumnMap, Cell] = {}
        self._noise: dict[ColumnMap, Text] = {}
        for ru, en in table.notes:
            report.assumed.add(Text(ru, en))

    def read(self) -> list[Record]:
        """The records; empty where columns are missing."""
        if not self._find_columns():
            return []
        self._name_unused()
        records = []
        for row in range(self._header_row + 1, len(self._table.rows) + 1):
            self._report.rows_read += 1
            reason = self._why_skipped(row)
            if reason is None:
                records.append(self._record(row))
                self._report.rows_used += 1
            else:
                self._report.skipped.add(reason, row)
        if not records:
            self._problems.add(
                "bad_table", self._table.place(0), "0", Text("строки с данными", "rows with data")
            )
        return records

    # ---- columns

    def _all(self) -> list[ColumnMap]:
        return [*self._map.columns, *self._map.flags, *self._map.meter_possible]

    def _find_columns(self) -> bool:
        wanted = {words.plain(each.header) for each in self._all() if each.header}
        headers: dict[str, list[int]] = {}
        if self._map.header_row is not None:
            self._header_row = self._map.header_row
        elif wanted:
            self._header_row = self._best_header(wanted)
        if 0 < self._header_row <= len(self._table.rows):
            for column, cell in enumerate(self._table.rows[self._header_row - 1], 1):
                headers.setdefault(words.plain(cell.text), []).append(column)
        complete = True
        for each in self._all():
            if each.header:
                found = headers.get(words.plain(each.header), [])
                if len(found) != 1:
                    self._no_column(each, found, headers)
                    complete = False
                    continue
                self._columns[each] = found[0]
            elif each.column:
                self._columns[each] = each.column
                complete = self._is_no_name(each) and complete
        return complete

    def _is_no_name(self, each: ColumnMap) -> bool:
        """A number in the map may not hide a column of names."""
        if not self._header_row or self._map.spec.name == "tariffs":
            return True
        header = self._table.cell(self._header_row, each.column).trimmed
        if words.is_personal(header):
            self._problems.add(
                "personal_data", self._table.place(self._header_row, each.column), header,
                words.NOT_PERSONAL,
            )  # fmt: skip
            return False
        return True

    def _best_header(self, wanted: set[str]) -> int:
        best, most = 0, 0
        for row, cells in enumerate(self._table.rows[:_HEADER_ROWS], 1):
            matched = len(wanted & {words.plain(cell.text) for cell in cells})
            if matched > most and not _is_comment(cells):
                best, most = row, matched
        return best

    def _no_column(self, each: ColumnMap, found: list[int], headers: dict[str, list[int]]) -> None:
        where = self._table.place(0, 0, each.header)
        if found:
            listed = ", ".join(map(str, found))
            self._problems.add(
                "bad_map", where, listed,
                Text("заголовок, который стоит один раз, или номер столбца: {column = 3}",
                     "a header that stands there once, or the number: {column = 3}"),
            )  # fmt: skip
            return
        there = ", ".join(key for key in headers if key) or "—"
        self._problems.add(
            "missing_column", where, there,
            Text(f"столбец для поля {self._map.spec.name}.{each.field.name}",
                 f"a column for the field {self._map.spec.name}.{each.field.name}"),
        )  # fmt: skip

    def _name_unused(self) -> None:
        if not self._header_row:
            return
        used = set(self._columns.values())
        cells = enumerate(self._table.rows[self._header_row - 1], 1)
        unused = [cell.trimmed for column, cell in cells if cell.trimmed and column not in used]
        if unused:
            self._report.skipped.add(
                Text("столбцы, которых нет в карте: " + ", ".join(f"«{each}»" for each in unused),
                     "columns that are not in the map: "
                     + ", ".join(f"“{each}”" for each in unused))
            )  # fmt: skip

    # ---- rows

    def _why_skipped(self, row: int) -> Text | None:
        cells = self._table.rows[row - 1]
        if not any(cell.trimmed for cell in cells):
            return Text("пустая строка", "an empty row")
        if _is_comment(cells):
            return Text("комментарий", "a comment")
        key = next(
            (self._columns.get(each, 0) for each in self._map.columns
             if each.field.name == self._map.spec.key), 0
        )  # fmt: skip
        texts = [(column, words.plain(cell.text)) for column, cell in enumerate(cells, 1)]
        total = [column for column, text in texts if text.startswith(self._map.skip)]
        keyed = key and self._table.cell(row, key).trimmed
        if self._map.skip and total and (not keyed or key in total):
            return Text("итоговая строка", "a row of totals")
        return None

    def _record(self, row: int) -> Record:
        record = Record(self._table, row)
        self._check_width(record)
        for each in self._map.columns:
            value = self._value(record, each)
            if value is not None:
                record.values[each.field.name] = value
        for mapped, into in (
            (self._map.flags, record.flags),
            (self._map.meter_possible, record.meter_possible),
        ):
            for each in mapped:
                cell = self._cell(record, each)
                empty = not cell.trimmed and each.default is None
                # "No act" and "cannot be installed" differ: an empty cell says nothing.
                if not (empty and mapped is self._map.meter_possible):
                    value = self._converted(record, each, cell)
                    if isinstance(value, bool):
                        into[each.field.name] = value
        return record

    def _check_width(self, record: Record) -> None:
        if not self._header_row:
            return
        header = self._table.rows[self._header_row - 1]
        width = max((i for i, cell in enumerate(header, 1) if cell.trimmed), default=0)
        width = max(width, *self._columns.values(), 0)
        cells = self._table.rows[record.row - 1]
        for column in range(width + 1, len(cells) + 1):
            if cells[column - 1].trimmed:
                record.broken = True
                self._problems.add(
                    "bad_table", self._table.place(record.row, column), cells[column - 1].trimmed,
                    Text(f"не больше {width} ячеек, как в заголовке: нет ли лишнего разделителя?",
                         f"at most {width} cells, as in the header: a delimiter too many?"),
                )  # fmt: skip
                return

    def _cell(self, record: Record, each: ColumnMap) -> Cell:
        name = each.field.name
        if each.constant is not None:
            return Cell(each.constant)
        column = self._columns[each]
        record.columns[name], record.headers[name] = column, each.header
        cell = self._table.cell(record.row, column)
        if each.fill_down:
            if cell.trimmed:
                self._above[each] = cell
            elif each in self._above:
                self._report.assumed.add(
                    Text(f"«{each.header}»: пустая ячейка взята из строки выше (fill_down)",
                         f"“{each.header}”: an empty cell is taken from above (fill_down)"),
                    record.row,
                )  # fmt: skip
                return self._above[each]
        return cell

    def _value(self, record: Record, each: ColumnMap) -> Value | None:
        cell = self._cell(record, each)
        if not cell.trimmed and each.default is not None:
            cell = Cell(each.default)
            self._report.assumed.add(
                Text(f"«{each.header}»: пусто, принято «{each.default}» (default)",
                     f"“{each.header}”: empty, taken as “{each.default}” (default)"),
                record.row,
            )  # fmt: skip
        if not cell.trimmed:
            if each.field.kind is Kind.WORD and not each.field.filled:
                return self._converted(record, each, cell)
            if each.field.filled:
                self._empty(record, each)
            return None
        return self._converted(record, each, cell)

    def _empty(self, record: Record, each: ColumnMap) -> None:
        record.broken = True
        expected = each.field.meaning
        merged = self._table.merged.get((record.row, record.columns.get(each.field.name, 0)))
        if merged:
            first = self._table.place(*merged)
            expected = Text(
                f"{expected.ru}; ячейка объединена с {first}, в карте поможет fill_down = true",
                f"{expected.en}; the cell is merged with {first}, fill_down = true would help",
            )
        self._problems.add("empty_cell", record.place(each.field.name), "", expected)

    def _converted(self, record: Record, each: ColumnMap, cell: Cell) -> Value | None:
        try:
            return self._convert(record, each, cell)
        except Wrong as wrong:
            record.broken = True
            self._problems.add(
                wrong.name, record.place(each.field.name), wrong.found, wrong.expected
            )
            return None

    def _convert(self, record: Record, each: ColumnMap, cell: Cell) -> Value:
        kind = each.field.kind
        if kind is Kind.ID:
            return self._id(record, each, cell)
        if kind is Kind.WORD:
            return self._word(each, values.id_of(cell))
        if kind is Kind.WORDS:
            parts = values.id_of(cell).split(self._map.separator)
            return tuple(self._word(each, part.strip()) for part in parts if part.strip())
        if kind is Kind.DECIMAL:
            decimals = each.field.decimals
            found = values.decimal_of(cell, each.decimal, decimals, each.digits)
            return self._clean(record, each, found)
        if kind is Kind.MONEY:
            return self._clean(record, each, values.money_of(cell, each.decimal, each.digits))
        if kind is Kind.COUNT:
            return values.count_of(cell)
        if kind is Kind.DATE:
            return values.date_of(cell, each.date)
        if kind is Kind.MONTH:
            return values.month_of(cell, each.date)
        return values.flag_of(cell)

    def _id(self, record: Record, each: ColumnMap, cell: Cell) -> str:
        text = values.id_of(cell)
        if each.field.name in ("account", "meter") and cell.stored.value == "number":
            self._report.warnings.add(
                Text(f"«{each.header}» хранится числом: нулей впереди в файле уже нет",
                     f"“{each.header}” is stored as a number: zeros in front are gone already"),
                record.row,
            )  # fmt: skip
        own = each.word(text)
        return text if own is None else own

    def _clean(self, record: Record, each: ColumnMap, found: Number) -> Decimal:
        if found.noise:
            if each not in self._noise:
                self._noise[each] = Text(
                    f"«{each.header}»: двоичный шум Excel снят (digits = {each.digits}), "
                    f"например {found.noise} → {found.value}",
                    f"“{each.header}”: binary noise of Excel taken off (digits = {each.digits}), "
                    f"as {found.noise} → {found.value}",
                )
            self._report.assumed.add(self._noise[each], record.row)
        return found.value

    def _word(self, each: ColumnMap, text: str) -> str:
        own = each.word(text)
        known = self._dictionary(each.field)
        found = known.get(words.plain(text if own is None else own))
        if found is None and each.field.name == "zone":
            raise Wrong(
                "unsupported", text,
                Text("одна зона: по зонам суток эта версия не начисляет",
                     "one zone: this version does not charge by zones of the day"),
            )  # fmt: skip
        if found is None:
            listed = ", ".join(sorted({*known.values()}))
            section = "[services]" if each.field.name.startswith("service") else "values"
            raise Wrong(
                "unknown_word", text,
                Text(f"слово из {section} карты или одно из: {listed}",
                     f"a word of {section} in the map or one of: {listed}"),
            )  # fmt: skip
        return found

    def _dictionary(self, each: Field) -> dict[str, str]:
        if each.name in ("service", "services"):
            return words.services | self._whole.services
        return {"role": words.roles, "kind": words.kinds, "zone": words.zones}[each.name]


def _is_comment(cells: list[Cell]) -> bool:
    first = next((cell.trimmed for cell in cells if cell.trimmed), "")
    return first.startswith("#") and not values.is_excel_error(first)
