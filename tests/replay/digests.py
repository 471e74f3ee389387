"""Digests of the months of a town: as they were when it was written down, and each change since.

A change has a row for each month: the law it was computed with, the new digests, and the entries of
CHANGELOG.md that explain every part that differs from before. An entry explains one change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .changelog import Entry
from .documents import LAWS, FixedTown
from .parts import parts_of, whole_of

Digest = dict[str, Any]  # whole, parts


def of(houses: list[dict[str, Any]]) -> Digest:
    return {"whole": whole_of(houses), "parts": parts_of(houses)}


def changed(before: Digest, after: Digest) -> list[str]:
    """The parts that differ, also those that only one of them has."""
    if before["whole"] == after["whole"]:
        return []
    names = sorted({*before["parts"], *after["parts"]})
    return [x for x in names if before["parts"].get(x) != after["parts"].get(x)]


@dataclass(frozen=True)
class Difference:
    """A month that is not what it was."""

    town: str
    law: str
    month: str
    parts: list[str]
    now: Digest

    def __str__(self) -> str:
        return f"{self.town}, law {self.law}, {self.month}: {', '.join(self.parts)}"


class Book:
    """The digests.json of a town."""

    def __init__(self, town: FixedTown) -> None:
        self.town = town
        kept = town.read("digests")
        self.seed: int = kept["seed"]
        self.documents: str = kept["documents"]
        self.born: dict[str, Digest] = kept["born"]
        self.changes: list[dict[str, Any]] = kept["changes"]

    def root(self) -> str:
        """What may never change: the documents, and what they gave when they were written down."""
        text = json.dumps([self.seed, self.documents, self.born], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def applies(self, row: dict[str, Any], law: str, month: str) -> bool:
        """The law inside is the recorded one until a row says otherwise."""
        return row["month"] == month and row["law"] in (law, "recorded")

    def expected(self, law: str, month: str) -> Digest:
        rows = [row for row in self.changes if self.applies(row, law, month)]
        return rows[-1]["now"] if rows else self.born[month]

    def differences(self, law: str) -> Iterator[Difference]:
        for month, houses in self.town.closed(law):
            now = of(houses)
            parts = changed(self.expected(law, month), now)
            if parts:
                yield Difference(self.town.name, law, month, parts, now)

    def used(self) -> set[str]:
        return {text for row in self.changes for text in row["entries"]}

    def wrong_rows(self, entries: list[Entry]) -> Iterator[str]:
        """Rows of changes that the changelog does not explain."""
        known = {each.text: each for each in entries}
        explained: set[tuple[str, str, str]] = set()
        for number, row in enumerate(self.changes):
            where = f"{self.town.name}: changes[{number}], {row['month']}"
            for text in row["entries"]:
                if text not in known:
                    yield f"{where}: CHANGELOG.md has no entry: {text}"
                if (row["law"], row["month"], text) in explained:
                    yield f"{where}: this entry explained an earlier change: {text}"
                explained.add((row["law"], row["month"], text))
            earlier = [x for x in self.changes[:number] if self.applies(x, row["law"], row["month"])]
            was = earlier[-1]["now"] if earlier else self.born[row["month"]]
            for part in changed(was, row["now"]):
                if not any(
                    known[text].covers(row["month"], part) for text in row["entries"] if text in known
                ):
                    yield f"{where}: no entry covers {part}"

    def write(self) -> None:
        def line(value: Any) -> str:
            return json.dumps(value, ensure_ascii=False)

        born = ",\n".join(f"  {line(month)}: {line(each)}" for month, each in self.born.items())
        changes = "".join(f"\n  {line(row)}," for row in self.changes)[:-1]
        text = (
            f'{{\n "seed": {self.seed},\n "documents": {line(self.documents)},\n'
            f' "born": {{\n{born}\n }},\n "changes": [{changes}]\n}}\n'
        )
        (self.town.folder / "digests.json").write_text(text, encoding="utf-8")


def asked(differences: list[Difference]) -> str:
    """The entry that would explain them, but for the reason."""
    months = sorted({each.month for each in differences})
    parts = sorted({part for each in differences for part in each.parts})
    interval = months[0] if len(months) == 1 else f"{months[0]}..{months[-1]}"
    return f"* {interval}, {', '.join(parts)}: <the reason, and which documents it concerns>"


def refresh(books: list[Book], entries: list[Entry]) -> list[str]:
    """Takes in what new entries of the version not released yet explain; what they do not is
    returned, and nothing is taken in then."""
    used = set().union(*(book.used() for book in books))
    fresh = [each for each in entries if not each.released and each.text not in used]
    unexplained = []
    for book in books:
        for law in LAWS:  # the recorded one first, as the other follows it
            for each in list(book.differences(law)):
                texts = [x.text for x in fresh if any(x.covers(each.month, p) for p in each.parts)]
                for part in each.parts:
                    if not any(x.covers(each.month, part) for x in fresh):
                        unexplained.append(f"{each.town}, law {law}, {each.month}: {part}")
                book.changes.append(
                    {"month": each.month, "law": law, "entries": texts, "now": each.now}
                )
    if not unexplained:
        for book in books:
            book.write()
    return unexplained
