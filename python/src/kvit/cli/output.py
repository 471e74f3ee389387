"""A closed month as files."""

from __future__ import annotations

import re
from pathlib import Path

from kvit.bill import Bill
from kvit.cli.lang import say
from kvit.cli.progress import watched
from kvit.closed import Closed
from kvit.text import Lang


def write(closed: Closed, folder: Path, lang: Lang) -> None:
    """The bytes of the core, one file a document."""
    folder.mkdir(parents=True, exist_ok=True)
    for bill in watched(closed.bills, say("Запись", "Writing", lang)):
        _write(folder / f"{file_name(bill)}.bill.json", bill.to_json())
    _write(folder / f"opening-{closed.month.next}.json", closed.opening)
    _write(folder / "closed.json", closed.to_json())


def file_name(bill: Bill) -> str:
    """An account id is any text: what cannot stand in the name of a file is written as %XX."""
    return re.sub(
        r'^\.|[%/\\:*?"<>|\x00-\x1f\x7f]', lambda m: f"%{ord(m[0]):02X}", bill.account
    )


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
