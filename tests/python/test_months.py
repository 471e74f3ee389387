"""Several months in a row, their ledger, and preliminary bills: Python and the command."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from test_cli import run, words_of
from test_schemas import validator

import kvit

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "examples/data"
NOTED = {"known_on": "2024-12-01"}
TARIFFS: dict[str, Any] = {
    "schema": "kvit-tariffs/1",
    "id": "t",
    "source": {"standing": "synthetic"},
    "providers": [{"id": "uk", "name": "УК"}, {"id": "fund", "name": "Фонд"}],
    "tariffs": [
        {"id": "m", "service": "maintenance", "provider": "uk", "unit": "RUB/m2",
         "values": [{"value": "20.00"}]},
        {"id": "c", "service": "capital_repair", "provider": "fund", "unit": "RUB/m2",
         "values": [{"value": "10.00"}]},
    ],
    "norms": [],
}  # fmt: skip


def house(**facts: list[dict[str, Any]]) -> dict[str, Any]:
    """Two flats of 50 m²: 1000.00 to uk and 500.00 to fund each month."""
    two = ("1", "2")
    return {
        "schema": "kvit-house/1",
        "house": "h",
        "source": {"standing": "synthetic"},
        "premises": [
            {"id": f"p-{n}", **NOTED, "premises": f"f{n}", "kind": "dwelling", "area": "50.00"}
            for n in two
        ],
        "accounts": [{"id": f"a-{n}", **NOTED, "account": n, "premises": f"f{n}"} for n in two],
        "occupancy": [
            {"id": f"o-{n}", **NOTED, "account": n, "registered": 1, "owners": 1} for n in two
        ],
        "supplies": [
            {"id": "s1", **NOTED, "service": "maintenance", "provider": "uk",
             "method": "per_area", "tariff": "m"},
            {"id": "s2", **NOTED, "service": "capital_repair", "provider": "fund",
             "method": "per_area", "tariff": "c"},
        ],
        **facts,
    }  # fmt: skip


def paid(identity: str, day: str, amount: str, **more: Any) -> dict[str, Any]:
    return {"id": identity, "known_on": day, "account": "1", "date": day, "amount": amount, **more}


def closed(facts: dict[str, Any], through: str, **more: Any) -> list[kvit.Closed]:
    return list(
        kvit.close_months(
            facts, TARIFFS, month="2025-01", through=through, known_after=0, **more
        )
    )


def test_each_month_starts_from_the_one_before() -> None:
    months = closed(house(payments=[paid("p", "2025-02-05", "1800.00")]), "2025-03")
    for before, after in zip(months, months[1:], strict=False):
        assert {
            (row.creditor, row.service, row.month, row.of): row.closing
            for bill in before.bills
            for row in bill.balances
            if row.closing
        } == {
            (row.creditor, row.service, row.month, row.of): row.opening
            for bill in after.bills
            for row in bill.balances
            if row.opening
        } or len(before.bills) == 2  # two accounts share these keys
        assert before.summary.totals.closing == after.summary.totals.opening


def test_the_day_of_a_payment_is_kept_and_its_way_is_told() -> None:
    bill = closed(house(payments=[paid("p", "2025-02-05", "1800.00")]), "2025-02")[1].bill("1")
    moved = [each for each in bill.postings if each.kind == kvit.PostingKind.PAYMENT]
    assert {each.date for each in moved} == {date(2025, 2, 5)}
    assert {each.cause for each in moved} == {"p"}
    assert sum(each.amount for each in moved) == Decimal("-1800.00")
    assert "самый ранний" in next(d.text.ru for d in bill.decisions if d.code == "oldest")


def test_an_advance_has_no_creditor() -> None:
    january = closed(house(payments=[paid("p", "2025-01-05", "1600.00")]), "2025-01")[0]
    advance = next(row for row in january.bill("1").balances if row.creditor is None)
    assert (advance.service, advance.month, advance.closing, advance.title.ru) == (
        None,
        kvit.Month(2025, 1),
        Decimal("-100.00"),
        "Аванс",
    )
    placed = json.loads(january.opening)["accounts"][0]["payments"][0]
    assert (placed["payment"], placed["paid"], placed["advance"]) == ("p", "2025-01-05", "100.00")


def test_a_bill_with_every_kind_of_movement_can_be_read_again() -> None:
    by_hand = {"account": "1", "creditor": "uk", "service": "maintenance", "month": "2025-01",
               "date": "2025-02-20", "known_on": "2025-02-20", "reason": "акт",
               "author": "бухгалтер"}  # fmt: skip
    facts = house(
        payments=[paid("p", "2025-02-05", "3500.00"), paid("q", "2025-02-06", "10.00")],
        take_backs=[
            {"id": "r", "known_on": "2025-02-10", "kind": "reversal", "payment": "q",
             "date": "2025-02-10", "reason": "ошибка банка", "author": "касса"},
            {"id": "t", "known_on": "2025-02-11", "kind": "transfer", "payment": "p",
             "date": "2025-02-11", "amount": "100.00", "account": "2", "reason": "заявление",
             "author": "касса"},
        ],
        postings=[
            {"id": "h1", "kind": "penalty", "amount": "7.35", **by_hand},
            {"id": "h2", "kind": "court_cost", "amount": "5.00", **by_hand},
            {"id": "h3", "kind": "write_off", "amount": "-1.00", **by_hand},
        ],
    )  # fmt: skip
    february = closed(facts, "2025-02")[1]
    document = json.loads(february.to_json())
    for bill in february.bills:
        assert kvit.read_bill(bill.to_json()) == bill
        assert not kvit.check(bill.to_json())
        validator("bill").validate(json.loads(bill.to_json()))
    validator("opening").validate(document["closing"])
    validator("house").validate(facts)
    kinds = {each.kind for each in february.bill("1").postings}
    assert kinds >= {"payment", "reversal", "transfer", "penalty", "court_cost", "write_off"}
    assert february.bill("1").totals.corrected == Decimal("11.35")


def test_the_ledger_of_closed_months_is_that_of_the_bills() -> None:
    months = closed(house(payments=[paid("p", "2025-01-05", "2000.00")]), "2025-03")
    book = kvit.turnover_of(reversed(months))
    validator("turnover").validate(json.loads(book.to_json()))
    for month, kept in zip(months, book.months, strict=True):
        totals = month.summary.totals
        for sheet in (kept.by_account, kept.by_house, kept.by_service, kept.by_creditor):
            assert sum(line.opening for line in sheet) == totals.opening
            assert sum(line.closing for line in sheet) == totals.closing
        assert sum(line.turnovers.get("charge", 0) for line in kept.by_house) == totals.charged
    assert next(line for line in book.months[0].by_creditor if not line.id).closing == Decimal(
        "-500.00"
    )


def test_months_that_do_not_follow_have_no_ledger() -> None:
    months = closed(house(), "2025-03")
    with pytest.raises(kvit.Error) as raised:
        kvit.turnover_of([months[0], months[2]])
    assert raised.value.errors[0].name == "contradiction"
    with pytest.raises(kvit.Error, match="2025-01"):
        closed(house(), "2024-12")


def test_a_preliminary_bill_is_the_bill_if_nothing_else_happens() -> None:
    facts = house()
    months = closed(facts, "2025-01")
    made = kvit.preliminary(
        facts, TARIFFS, month="2025-02", account="1", on=date(2025, 2, 10),
        opening=months[0].opening,
    )  # fmt: skip
    assert (made.number, made.to_pay) == ("1/2025-02/0", Decimal("3000.00"))
    validator("preliminary").validate(json.loads(made.to_json()))

    named = paid("p", "2025-02-10", "1500.00", purpose={"document": made.number})
    february = closed(house(payments=[named]), "2025-02")[1].bill("1")
    left = {(row.service, str(row.month)): row.closing for row in february.balances if row.closing}
    assert left == {
        ("maintenance", "2025-01"): Decimal("1000.00"),
        ("capital_repair", "2025-01"): Decimal("500.00"),
    }


def test_asking_for_a_preliminary_bill_again_makes_no_second_one() -> None:
    asked = [
        kvit.preliminary(
            DATA / "house.json", DATA / "tariffs.json", month="2025-07", account="01", on=day
        )
        for day in (date(2025, 7, 26), date(2025, 7, 26), date(2025, 7, 31))
    ]
    assert asked[0].to_json() == asked[1].to_json()
    assert asked[0].number == asked[2].number


# ---- the command


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> tuple[Path, Path]:
    facts, tariffs = tmp_path / "house.json", tmp_path / "tariffs.json"
    facts.write_text(json.dumps(house(payments=[paid("p", "2025-01-05", "2000.00")])))
    tariffs.write_text(json.dumps(TARIFFS))
    return facts, tariffs


def words(files: tuple[Path, Path], *more: str) -> list[str]:
    facts, tariffs = map(str, files)
    return ["close", facts, "--tariffs", tariffs, "--month", "2025-01", *more]


def test_the_command_closes_months_in_a_row(files: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    shown = run(
        *words(files, "--through", "2025-03", "--turnover", "creditor", "--out", str(out)),
        "--lang", "en", columns=140,
    ).output  # fmt: skip
    assert words_of(shown).startswith("House h")
    assert "2025-03" in shown and "Turnover sheet" in shown and "advances of accounts" in shown
    assert sorted(path.name for path in out.iterdir()) == ["2025-01", "2025-02", "2025-03"]
    lines = run(*words(files, "--through", "2025-03", "--json")).output.splitlines()
    assert [json.loads(line)["month"] for line in lines] == ["2025-01", "2025-02", "2025-03"]
    last = json.loads((out / "2025-03" / "closed.json").read_text(encoding="utf-8"))
    assert json.loads(lines[-1]) == last
    book = run(*words(files, "--through", "2025-03", "--turnover", "house", "--json")).output
    assert json.loads(book)["schema"] == "kvit-turnover/1"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--known-after", "3"], "--known-after needs --through"),
        (["--turnover", "house"], "--turnover needs --through"),
        (["--through", "2025-02", "--all"], "--all does not go with several months"),
        (["--through", "2025-02", "--keep-going"], "--keep-going does not go with"),
    ],
)
def test_the_command_names_options_that_do_not_go_together(
    files: tuple[Path, Path], more: list[str], told: str
) -> None:
    assert told in words_of(run(*words(files, *more), "--lang", "en", code=2).stderr)


def test_the_command_refuses_months_backwards(files: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    refused = run(
        *words(files, "--through", "2024-12", "--out", str(out)), "--lang", "en", code=1
    )
    assert "through" in refused.stderr and not out.exists()


def test_a_take_back_waits_for_its_payment() -> None:
    refund = {
        "id": "r", "known_on": "2025-02-06", "kind": "refund", "payment": "p",
        "date": "2025-02-06", "amount": "300.00", "reason": "заявление", "author": "касса",
    }  # fmt: skip
    late = {**paid("p", "2025-02-05", "1500.00"), "known_on": "2025-03-10"}
    _, february, march = closed(house(payments=[late], take_backs=[refund]), "2025-03")
    (waits,) = february.decisions
    assert (waits.code, waits.subject) == ("take_back_waits", "r")
    assert "платёж p ещё не известен" in waits.text.ru
    assert not march.decisions
    assert {posting.cause for posting in march.bill("1").postings if posting.cause} == {"p", "r"}
    document = json.loads(february.to_json())
    validator("closed").validate(document)
    assert [each["code"] for each in document["decisions"]] == ["take_back_waits"]
    assert "decisions" not in json.loads(march.to_json())
