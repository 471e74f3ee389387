"""Remarks: what a reader of outside files let pass, in the form of errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kvit.errors import ErrorDetail
from kvit.text import Lang, Text


def remarks_of(rows: Iterable[Mapping[str, Any]]) -> tuple[ErrorDetail, ...]:
    """Rows of kvit-errors/1 as values.

    >>> text = {"ru": "r", "en": "e"}
    >>> remarks_of([{"code": 108, "name": "bad_money", "path": "Sum", "found": "x",
    ...              "message": text, "expected": text}])[0].sentence.en
    'Sum: e: found x; expected: e'
    """
    return tuple(_remark(row) for row in rows)


def _remark(row: Mapping[str, Any]) -> ErrorDetail:
    message, expected = Text(**row["message"]), Text(**row["expected"])

    def sentence(lang: Lang, found: str, wanted: str) -> str:
        return (
            (f"{row['path']}: " if row["path"] else "")
            + message.get(lang)
            + (f": {found} {row['found']}" if row["found"] else "")
            + (f"; {wanted}: {expected.get(lang)}" if expected.get(lang) else "")
        )

    return ErrorDetail(
        code=row["code"],
        name=row["name"],
        path=row["path"],
        message=message,
        found=row["found"],
        expected=expected,
        sentence=Text(
            sentence("ru", "найдено", "ожидалось"), sentence("en", "found", "expected")
        ),
    )
