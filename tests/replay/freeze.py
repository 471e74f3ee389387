"""Writes a synthetic town down, as it lives through its months today."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from delta import fewer
from town import town
from town.year import live

import kvit

from .digests import Book, of
from .documents import FixedTown


def lines(document: dict[str, Any]) -> str:
    """A fact a line."""
    rows = []
    for name, value in document.items():
        if isinstance(value, list) and value:
            inner = ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in value)
            rows.append(f" {json.dumps(name)}: [\n  {inner}\n ]")
        else:
            rows.append(f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(rows) + "\n}\n"


def freeze(folder: Path, seed: int) -> str:
    """The root of its digests."""
    lived = live(town(seed))
    folder.mkdir(parents=True)

    def write(name: str, document: dict[str, Any]) -> None:
        (folder / f"{name}.json").write_text(lines(document), encoding="utf-8")

    drawn = lived.town
    names = [house["house"] for house in drawn.houses]
    write("town", {"houses": names, "months": {x: drawn.closing[x] for x in drawn.months}})
    write("tariffs", drawn.tariffs)
    write("policy", drawn.policy)
    for name in names:
        # The last month was given all payments; each month takes those that it knows.
        write(name, [step.document for step in lived.steps if step.house == name][-1])
        write(f"{name}-opening", drawn.openings[name])
    fixed = FixedTown(folder)
    write("law", least_law(fixed, write))
    born = {month: of(houses) for month, houses in fixed.closed()}
    empty = {"seed": seed, "documents": fixed.digest(), "born": born, "changes": []}
    (folder / "digests.json").write_text(json.dumps(empty), encoding="utf-8")
    book = Book(fixed)
    book.write()
    return book.root()


def least_law(fixed: FixedTown, write: Any) -> dict[str, Any]:
    """The law inside, without the parameters that this town does not read."""
    whole: dict[str, Any] = json.loads(kvit._core.law_document(None))
    write("law", whole)
    wanted = [of(houses) for _, houses in fixed.closed()]

    def same(parameters: list[Any]) -> bool:
        write("law", {**whole, "parameters": parameters})
        try:
            return [of(houses) for _, houses in fixed.closed()] == wanted
        except kvit.Error:
            return False

    assert same(whole["parameters"])
    return {**whole, "parameters": fewer(whole["parameters"], same)}
