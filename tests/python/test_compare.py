"""Why a sum is another one: every kopeck of a difference has its cause."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from town import town
from town.year import live

import kvit
from kvit import Cause, Comparison, MovementKind, PostingKind, Section

ROOT = Path(__file__).resolve().parents[2]
KVIT = Path(os.environ.get("KVIT_BUILD_DIR", ROOT / "build")).resolve() / "bin/kvit"
DATA = ROOT / "examples/data"
PAID = {PostingKind.PAYMENT, PostingKind.REVERSAL, PostingKind.REFUND, PostingKind.TRANSFER}
ZERO = Decimal("0.00")


def july(**changed: Any) -> kvit.Closed:
    given = {"opening": DATA / "opening.json", "month": "2025-07", **changed}
    return kvit.close(DATA / "house.json", given.pop("tariffs", DATA / "tariffs.json"), **given)


def dearer_water() -> dict[str, Any]:
    tariffs = json.loads((DATA / "tariffs.json").read_text(encoding="utf-8"))
    for each in tariffs["tariffs"]:
        if each["id"] == "cold_water":
            each["values"][0]["value"] = "42.10"
    return tariffs


def sums_of(account: kvit.AccountDifference) -> dict[str, Decimal]:
    """Each total from the parts, as the sections of a bill make it: written here a second time."""
    sums = dict.fromkeys(("opening", "charged", "voluntary", "paid", "corrected"), ZERO)
    accepted = advances = taken = ZERO
    for line in account.lines:
        name = "voluntary" if line.section is Section.VOLUNTARY else "charged"
        sums[name] += sum((part.amount for part in line.parts), ZERO)
    for each in account.movements:
        if each.kind is MovementKind.OPENING:
            sums["opening"] += each.difference
        elif each.kind is MovementKind.POSTING:
            name = "paid" if each.posting in PAID else "corrected"
            sums[name] += -each.difference if name == "paid" else each.difference
        elif each.kind is MovementKind.ACCEPTED:
            accepted += each.difference
        elif each.kind is MovementKind.ADVANCE:
            advances += each.difference
        else:
            taken += each.difference
    sums["closing"] = (
        sums["opening"] + sums["charged"] + accepted + sums["corrected"] - sums["paid"]
    )
    sums["to_pay"] = sums["closing"] + advances
    sums["to_pay_with_voluntary"] = sums["to_pay"] + sums["voluntary"] + taken
    return sums


def check_every_kopeck(found: Comparison) -> None:
    assert sum(found.causes.values(), ZERO) == found.difference
    for account in found.accounts:
        for line in account.lines:
            assert line.parts
            assert sum((part.amount for part in line.parts), ZERO) == line.after - line.before
        for name, amount in sums_of(account).items():
            before = getattr(account.before, name) if account.before else ZERO
            after = getattr(account.after, name) if account.after else ZERO
            assert amount == after - before, (account.account, name)
        assert sum(account.causes.values(), ZERO) == account.difference


def closed_months(seed: int) -> Iterator[tuple[str, str]]:
    """The closed months of a town by houses, as documents."""
    for step in live(town(seed, houses=2, months=4)).steps:
        yield step.house, step.text


@pytest.mark.parametrize("seed", range(int(os.environ.get("KVIT_COMPARE", 3))))
def test_parts_sum_in_any_two_months_of_a_town(seed: int) -> None:
    months = list(closed_months(seed))
    parts = 0
    for i, (house, before) in enumerate(months):
        assert not kvit.compare(before, before)
        for other, after in months[i + 1 :]:
            if other != house:
                continue
            there, back = kvit.compare(before, after), kvit.compare(after, before)
            check_every_kopeck(there)
            check_every_kopeck(back)
            assert back.difference == -there.difference
            assert [(each.account, -each.difference) for each in back.accounts] == [
                (each.account, each.difference) for each in there.accounts
            ]
            parts += sum(len(line.parts) for a in there.accounts for line in a.lines)
    assert parts > 50


def test_a_tariff_is_told_in_the_lines_that_it_touches() -> None:
    found = kvit.compare(july(), july(tariffs=dearer_water()))
    check_every_kopeck(found)
    assert set(found.causes) == {Cause.TARIFF}
    bill = july().bill("01")
    (account,) = [each for each in found.accounts if each.account == "01"]
    (line,) = account.lines
    (part,) = line.parts
    assert part.before and part.after
    assert (part.symbol, part.before.value, part.after.value) == (
        "T", Decimal("39.56"), Decimal("42.10"),
    )  # fmt: skip
    assert part.before.source.reference.source == "chelindustry.ru"
    assert line.before == next(x for x in bill.lines if x.service == "cold_water").amount
    assert part.text.ru == (
        "Холодное водоснабжение: тариф 39,56 ₽/м³ → 42,10 ₽/м³"
        " (Холодное водоснабжение, POVV / USTEK / TsKS, с 01.07.2025 по 31.12.2025): +14,67 ₽."
    )


def test_bills_and_months_and_documents_are_compared_alike() -> None:
    before, after = july(), july(tariffs=dearer_water())
    whole = kvit.compare(before, after)
    assert whole == kvit.compare(before.to_json(), json.loads(after.to_json()))
    one = kvit.compare(before.bill("01"), after.bill("01"))
    assert one.accounts == tuple(each for each in whole.accounts if each.account == "01")
    assert one and one != whole and "01" in repr(one.accounts[0])
    assert kvit.compare(before.bill("01"), after).accounts[0] == one.accounts[0]


def test_two_bills_of_different_accounts_are_taken_as_one() -> None:
    found = kvit.compare(july().bill("01"), july().bill("02"))
    check_every_kopeck(found)
    assert len(found.accounts) == 1
    assert found.difference == july().bill("02").totals.to_pay - july().bill("01").totals.to_pay


def test_a_bill_that_lost_a_kopeck_is_refused_with_its_side() -> None:
    bill = json.loads(july().bill("01").to_json())
    bill["totals"]["to_pay"] = "1.00"
    with pytest.raises(kvit.Error) as raised:
        kvit.compare(july().bill("01"), bill)
    first = raised.value.errors[0]
    assert (first.name, first.path) == ("identity_violated", "after:totals.to_pay")
    with pytest.raises(kvit.Error) as raised:
        kvit.compare({"schema": "kvit-house/1"}, bill)
    assert raised.value.errors[0].path == "before:schema"


def changed_line(bill: dict[str, Any], kopecks: int) -> dict[str, Any]:
    """A bill whose first line is dearer, with all sums that follow from it."""
    section = bill["sections"][0]
    line = section["lines"][0]
    more = Decimal(kopecks) / 100

    def add(row: dict[str, Any], *names: str) -> None:
        for name in names:
            row[name] = str(Decimal(row[name]) + more)

    add(line, "amount")
    add(section, "total")
    add(bill["totals"], "charged", "closing", "to_pay", "to_pay_with_voluntary")
    key = ("creditor", "service", "month")
    for row in bill["balances"]:
        if all(row.get(name) == line[name] for name in key):
            add(row, "charged", "closing")
    for row in bill["postings"]:
        if row["kind"] == "charge" and all(row.get(name) == line[name] for name in key):
            add(row, "amount")
    return bill


def test_what_another_version_gave_is_told_as_the_version() -> None:
    old = changed_line(json.loads(july().bill("02").to_json()), 3)
    with pytest.raises(kvit.Error) as raised:
        kvit.compare(old, july().bill("02"))
    assert (raised.value.name, raised.value.errors[0].path) == (
        "identity_violated", "before:lines[0].amount",
    )  # fmt: skip
    old["basis"]["engine"] = "0.0.9"
    found = kvit.compare(old, july().bill("02"))
    check_every_kopeck(found)
    assert found.causes == {Cause.ENGINE: Decimal("-0.03")}


def test_texts_are_in_both_languages() -> None:
    found = kvit.compare(july(), july(tariffs=dearer_water()))
    assert found.sentence("en").splitlines()[1].endswith(": +14.67 RUB.")
    for lang in ("ru", "en"):
        assert found.tree(lang).splitlines()[-1].startswith("  +")
    assert kvit.compare(july(), july()).sentence() == "Разницы нет.\n"


# ---- the command


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [KVIT, "compare", *map(str, arguments), "--lang", "en"],
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip


def test_the_command_says_by_its_code_whether_there_is_a_difference(tmp_path: Path) -> None:
    a, b = tmp_path / "a.json", tmp_path / "b.json"
    a.write_text(july().to_json(), encoding="utf-8")
    b.write_text(july(tariffs=dearer_water()).to_json(), encoding="utf-8")
    same = run(a, a)
    assert (same.returncode, same.stdout, same.stderr) == (0, "There is no difference.\n", "")
    table = run(a, b)
    assert table.returncode == 1 and "42.10" in table.stdout and not table.stderr
    assert "To pay, difference" in table.stdout
    written = run(a, b, "--json")
    assert written.returncode == 1
    assert kvit.compare(a, b).to_json() == written.stdout
    assert run(a, b, "--tree").stdout == kvit.compare(a, b).tree("en")
    assert run(a, b, "--sentence").stdout == kvit.compare(a, b).sentence("en")
    broken = run(a, DATA / "house.json", "--json")
    assert broken.returncode == 1
    assert json.loads(broken.stdout)["errors"][0]["path"] == "after:schema"
    assert run(a, tmp_path / "none.json").returncode == 2
