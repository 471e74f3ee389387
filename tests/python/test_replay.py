"""An old month with the recorded law gives its old kopecks, or CHANGELOG.md says why not.

`PYTHONPATH=tests build/bin/python -m replay` shows what differs; see CONTRIBUTING.md.
"""

from __future__ import annotations

import functools
import json
import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from replay.changelog import CHANGELOG, TITLE, entries
from replay.digests import Book, asked, refresh
from replay.documents import LAWS, TOWNS, FixedTown, fixed_towns

#: What no refresh may touch: the documents of each town, and what they gave when it was written down.
ROOTS = {
    "first": "a30819d13c8a50aa8d3eefb0df99b1599512215a760d152cc6a23fe58fdaf457",
    "second": "918dd2aca5041366e046eead7068c9419b738b639eb7b8ac4590593d714d000a",
    "third": "791beed963b4aa22cc8c65862d82e57bea8bffe936b07054b27ad9798ce54721",
    "fourth": "514424ed3dd9fcba046cd234babe031509696cba53804bde749c667320204cb3",
}
NAMES = sorted(ROOTS)


@functools.cache
def closings(name: str, law: str) -> str:
    return json.dumps(list(FixedTown(TOWNS / name).closed(law)))


class Closed(FixedTown):
    """A town that is closed once for all tests."""

    def closed(self, law: str = "recorded") -> Iterator[tuple[str, list[dict[str, Any]]]]:
        yield from json.loads(closings(self.name, law))


def changelog() -> str:
    return CHANGELOG.read_text(encoding="utf-8")


def test_every_town_is_known() -> None:
    assert [town.name for town in fixed_towns()] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_what_was_written_down_stays(name: str) -> None:
    book = Book(FixedTown(TOWNS / name))
    assert book.documents == book.town.digest()
    assert list(book.born) == list(book.town.read("town")["months"])
    assert book.root() == ROOTS[name]


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("name", NAMES)
def test_every_month_is_what_it_was(name: str, law: str) -> None:
    found = list(Book(Closed(TOWNS / name)).differences(law))
    if found:
        pytest.fail(
            "\n".join(map(str, found)) + f"\n\nCHANGELOG.md, under {TITLE!r}:\n{asked(found)}\n"
            "then: PYTHONPATH=tests build/bin/python -m replay refresh",
            pytrace=False,
        )


def test_every_change_is_explained() -> None:
    known = entries(changelog())
    wrong = [each for town in fixed_towns() for each in Book(town).wrong_rows(known)]
    assert wrong == []


def test_the_towns_hold_much() -> None:
    """What no town has would be watched by nobody."""
    bills = [
        bill
        for name in NAMES
        for _, houses in Closed(TOWNS / name).closed()
        for closed in houses
        for bill in closed["bills"]
    ]
    lines = [row for bill in bills for section in bill["sections"] for row in section["lines"]]
    assert {row["service"] for row in lines} >= {
        "cold_water", "hot_water", "waste_water", "electricity", "gas", "heating", "maintenance",
        "capital_repair", "solid_waste", "common_electricity", "common_cold_water",
    }
    assert any("zone" in row for row in lines) and any("band" in row for row in lines)
    assert len({row["formula"] for row in lines}) >= 30
    kinds = {row["kind"] for bill in bills for row in bill["postings"]}
    assert kinds >= {"charge", "payment", "reversal", "correction", "penalty", "write_off"}
    late = [
        row for bill in bills for section in bill["sections"] for row in section["lines"]
        if row["formula"] == "recalculated" and row["month"] < bill["month"]
    ]  # fmt: skip
    assert {row["service"] for row in late} >= {
        "cold_water", "hot_water", "waste_water", "electricity", "heating",
    }
    assert len(late) >= 200


# ---- the watch itself


@pytest.fixture
def town(tmp_path: Path) -> FixedTown:
    """A copy, whose digests may be written."""
    shutil.copytree(TOWNS / NAMES[0], tmp_path / NAMES[0])
    return Closed(tmp_path / NAMES[0])


class Changed(Closed):
    """A town closed by an engine that was changed: `change` is given each closed house."""

    change: Callable[[dict[str, Any]], None]

    def closed(self, law: str = "recorded") -> Iterator[tuple[str, list[dict[str, Any]]]]:
        for month, houses in super().closed(law):
            for closed in houses:
                type(self).change(closed)
            yield month, houses


def changed_by(change: Callable[[dict[str, Any]], None], town: FixedTown) -> FixedTown:
    return type("ByChange", (Changed,), {"change": staticmethod(change)})(town.folder)


def months_of(town: FixedTown) -> list[str]:
    return list(town.read("town")["months"])


def dearer(month: str, service: str = "electricity") -> Callable[[dict[str, Any]], None]:
    """A kopeck more on one line of a service, and nowhere else."""

    def change(closed: dict[str, Any]) -> None:
        if closed["month"] == month:
            for bill in closed["bills"]:
                for section in bill["sections"]:
                    for row in section["lines"]:
                        if row["service"] == service:
                            row["amount"] = str(Decimal(row["amount"]) + Decimal("0.01"))
                            return

    return change


def written(*items: str) -> str:
    listed = "".join(f"* {item}\n" for item in items)
    return f"# Changelog\n\n## 9.9.9 — unreleased\n\n{TITLE}\n\n{listed}\n## 0.0.1 — 2020-01-01\n"


REASON = "a synthetic change that a test makes up"


def test_one_kopeck_is_found_and_named(town: FixedTown) -> None:
    month = months_of(town)[3]
    found = list(Book(changed_by(dearer(month), town)).differences("recorded"))
    assert [(each.month, each.parts) for each in found] == [(month, ["electricity"])]
    assert asked(found).startswith(f"* {month}, electricity: ")


@pytest.mark.parametrize(
    "change",
    [
        lambda closed: closed["closing"]["accounts"][0].update(advance="0.01"),
        lambda closed: closed["bills"][0]["totals"].update(to_pay="0.01"),
        lambda closed: closed["bills"][0]["postings"][0].update(amount="0.01"),
        lambda closed: closed["bills"][0]["balances"].pop(),
        lambda closed: closed["bills"][0]["decisions"].append({"code": "other", "subject": ""}),
        lambda closed: closed["bills"][0].update(invented="0.01"),
        lambda closed: closed.update(invented="0.01"),
        lambda closed: closed["bills"].pop(),
    ],
)
def test_whatever_changes_is_found(change: Callable[[dict[str, Any]], None], town: FixedTown) -> None:
    assert any(Book(changed_by(change, town)).differences("recorded"))


def test_words_may_be_said_better(town: FixedTown) -> None:
    def change(closed: dict[str, Any]) -> None:
        for bill in closed["bills"]:
            bill["basis"]["engine"] = "9.9.9"
            bill["sources"] = []
            for section in bill["sections"]:
                for row in section["lines"]:
                    row["reason"] = {"ru": "", "en": ""}

    assert not any(Book(changed_by(change, town)).differences("recorded"))


def test_an_explained_change_is_taken_in_once(town: FixedTown) -> None:
    month, later = months_of(town)[3:5]
    changed = changed_by(dearer(month), town)
    said = f"{month}, electricity: {REASON}"
    assert refresh([Book(changed)], entries(written(said))) == []
    book = Book(changed)
    assert not any(book.differences("recorded")) and not any(book.differences("inside"))
    assert list(book.wrong_rows(entries(written(said)))) == []
    assert book.root() == Book(FixedTown(TOWNS / NAMES[0])).root()
    # The entry has done its work: the next kopeck needs one of its own.
    again = changed_by(lambda closed: (dearer(month)(closed), dearer(month)(closed)), town)
    assert refresh([Book(again)], entries(written(said))) != []
    assert any(Book(again).differences("recorded"))
    assert refresh([Book(again)], entries(written(said, f"{month}..{later}, electricity: {REASON} too"))) == []


@pytest.mark.parametrize(
    "said",
    [
        "",  # nothing
        "{later}, electricity: " + REASON,  # another month
        "{month}, gas: " + REASON,  # another part
    ],
)
def test_an_unexplained_change_is_not_taken_in(said: str, town: FixedTown) -> None:
    month, later = months_of(town)[3:5]
    kept = (town.folder / "digests.json").read_bytes()
    text = written(said.format(month=month, later=later)) if said else written()
    unexplained = refresh([Book(changed_by(dearer(month), town))], entries(text))
    assert unexplained == [f"first, law {law}, {month}: electricity" for law in LAWS[:1]]
    assert (town.folder / "digests.json").read_bytes() == kept


def test_an_entry_of_a_released_version_explains_nothing_new(town: FixedTown) -> None:
    month = months_of(town)[3]
    text = written(f"{month}, electricity: {REASON}").replace("# Changelog\n", "# Changelog\n\n## 10.0.0 — unreleased\n")
    assert refresh([Book(changed_by(dearer(month), town))], entries(text)) != []


def test_a_new_law_changes_what_the_recorded_one_does_not(town: FixedTown) -> None:
    month = months_of(town)[3]

    class NewLaw(Closed):
        def closed(self, law: str = "recorded") -> Iterator[tuple[str, list[dict[str, Any]]]]:
            for each, houses in super().closed(law):
                for closed in houses:
                    if law == "inside":
                        dearer(month)(closed)
                yield each, houses

    said = f"{month}, electricity: {REASON}"
    assert refresh([Book(NewLaw(town.folder))], entries(written(said))) == []
    book = Book(NewLaw(town.folder))
    assert [row["law"] for row in book.changes] == ["inside"]
    assert not any(any(book.differences(law)) for law in LAWS)
    assert any(Book(town).differences("inside"))


def test_a_row_without_its_entry_is_found(town: FixedTown) -> None:
    month = months_of(town)[3]
    book = Book(changed_by(dearer(month), town))
    (found,) = book.differences("recorded")
    text = f"{month}, electricity: {REASON}"
    row = {"month": month, "law": "recorded", "entries": [text], "now": found.now}
    book.changes.append(row)
    assert list(book.wrong_rows(entries(written(text)))) == []
    assert any("no entry" in each for each in book.wrong_rows([]))
    row["entries"] = []
    assert list(book.wrong_rows(entries(written(text)))) == [
        f"first: changes[0], {month}: no entry covers electricity"
    ]


def test_written_over_digests_are_found(town: FixedTown) -> None:
    book = Book(town)
    month = months_of(town)[0]
    book.born[month]["whole"] = "0" * 64
    assert book.root() != ROOTS["first"]
    tariffs = json.loads((town.folder / "tariffs.json").read_text(encoding="utf-8"))
    tariffs["tariffs"].pop()
    (town.folder / "tariffs.json").write_text(json.dumps(tariffs), encoding="utf-8")
    assert town.digest() != book.documents


def test_an_entry_says_when_what_and_why() -> None:
    (entry,) = entries(written(f"2025-01..2025-06, heating, totals: {REASON}"))
    assert entry.covers("2025-06", "totals") and not entry.covers("2025-07", "totals")
    assert not entry.covers("2025-06", "gas") and not entry.released
    (entry,) = entries(written(f"2025-01.., gas: {REASON}"))
    assert entry.covers("2031-01", "gas") and not entry.covers("2024-12", "gas")
    for wrong in (f"heating: {REASON}", f"2025-01: {REASON}", "2025-01, electricity: fixed", REASON):
        with pytest.raises(ValueError, match="Changes of amounts"):
            entries(written(wrong))
    assert entries(changelog()) is not None
