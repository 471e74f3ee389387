"""What an import did: rows read and used, what was skipped and why, what was assumed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from kvit.text import Lang, Text

#: Rows named in print; the others are counted.
_NAMED = 10


@dataclass(slots=True)
class Remark:
    """A sentence and the rows that it is about; no rows: the whole table or import."""

    text: Text
    rows: list[int] = field(default_factory=list)
    table: str = ""  #: named where the remark is not printed under its table

    def sentence(self, lang: Lang) -> str:
        """With its rows.

        >>> Remark(Text("пустая строка", "an empty row"), [3, 7]).sentence("en")
        'an empty row (rows: 3, 7)'
        """
        if not self.rows:
            return self.text.get(lang)
        named = ", ".join(str(row) for row in self.rows[:_NAMED])
        more = len(self.rows) - _NAMED
        if more > 0:
            named += f" и ещё {more}" if lang == "ru" else f" and {more} more"
        word = "строки" if lang == "ru" else "rows"
        if self.table:
            word = f"{self.table}, {word}"
        return f"{self.text.get(lang)} ({word}: {named})"


@dataclass(slots=True)
class Remarks:
    """Remarks in the order of the first of each; the same text gathers rows."""

    by_text: dict[tuple[Text, str], Remark] = field(default_factory=dict)

    def add(self, text: Text, row: int = 0, table: str = "") -> None:
        """One more row for a text."""
        remark = self.by_text.setdefault((text, table), Remark(text, [], table))
        if row:
            remark.rows.append(row)

    def list(self) -> list[Remark]:
        """All of them."""
        return [*self.by_text.values()]


@dataclass(slots=True)
class TableReport:
    """Of one table."""

    table: str  #: accounts, readings, tariffs, opening
    file: str
    title: Text
    rows_read: int = 0  #: below the header
    rows_used: int = 0
    skipped: Remarks = field(default_factory=Remarks)
    assumed: Remarks = field(default_factory=Remarks)
    warnings: Remarks = field(default_factory=Remarks)


@dataclass(slots=True)
class Report:
    """Of an import.

    >>> report = Report()
    >>> report.assumed.add(Text("сальдо нет", "no balances"))
    >>> print(report.text("en"), end="")
    Assumed
    • no balances
    """

    tables: list[TableReport] = field(default_factory=list)
    assumed: Remarks = field(default_factory=Remarks)
    warnings: Remarks = field(default_factory=Remarks)
    written: list[tuple[str, Text]] = field(default_factory=list)  #: file, what is in it

    def text(self, lang: Lang) -> str:
        """For people."""
        lines: list[str] = []
        for each in self.tables:
            lines.append(f"{each.title.get(lang)}: {each.file}")
            read, used = each.rows_read, each.rows_used
            if lang == "ru":
                lines.append(f"  строк прочитано {read}, взято {used}, пропущено {read - used}")
            else:
                lines.append(f"  rows read {read}, used {used}, skipped {read - used}")
            for title, remarks in (
                (Text("пропущено", "skipped"), each.skipped),
                (Text("принято", "assumed"), each.assumed),
                (Text("внимание", "warning"), each.warnings),
            ):
                lines += [f"  {title.get(lang)}: {one.sentence(lang)}" for one in remarks.list()]
        for heading, remarks in (
            (Text("Принято", "Assumed"), self.assumed),
            (Text("Внимание", "Warnings"), self.warnings),
        ):
            found = remarks.list()
            if found:
                lines.append(heading.get(lang))
                lines += [f"• {one.sentence(lang)}" for one in found]
        if self.written:
            lines.append("Записано" if lang == "ru" else "Written")
            lines += [f"• {name}: {what.get(lang)}" for name, what in self.written]
        return "\n".join(lines) + "\n"

    def to_json(self) -> str:
        """For programs."""

        def told(remarks: Remarks) -> list[dict[str, object]]:
            return [
                {"text": one.text._asdict(), "table": one.table, "rows": one.rows}
                for one in remarks.list()
            ]

        tables = [
            {
                "table": each.table,
                "file": each.file,
                "rows_read": each.rows_read,
                "rows_used": each.rows_used,
                "skipped": told(each.skipped),
                "assumed": told(each.assumed),
                "warnings": told(each.warnings),
            }
            for each in self.tables
        ]
        document = {
            "tables": tables,
            "assumed": told(self.assumed),
            "warnings": told(self.warnings),
            "written": [name for name, _ in self.written],
        }
        return json.dumps(document, ensure_ascii=False, indent=2)
