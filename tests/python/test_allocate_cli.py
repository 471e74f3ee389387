"""`kvit allocate`: what it prints, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

import kvit
from kvit.cli import app
from kvit.figures import day, number

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "tests/data/documents/allocation.json"


def run(*words: str | Path, code: int = 0, columns: int = 80) -> Result:
    result = CliRunner(mix_stderr=False).invoke(
        app, ["allocate", *map(str, words)], env={"COLUMNS": str(columns)}, prog_name="kvit"
    )
    assert result.exit_code == code, result.output + result.stderr + repr(result.exception)
    assert "Traceback" not in result.output + result.stderr
    return result


def on_one_line(told: str) -> str:
    return re.sub(r"[\s│]+", " ", told)


def case_file(folder: Path, name: str = "case.json", **changes: Any) -> Path:
    path = folder / name
    path.write_text(json.dumps({**json.loads(CASE.read_text("utf-8")), **changes}), "utf-8")
    return path


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_tables_have_every_place_and_reason(lang: Any) -> None:
    found = kvit.allocate(CASE)
    assert max(map(len, run(CASE, "--lang", lang).output.splitlines())) <= 80
    out = run(CASE, "--lang", lang, columns=110).output
    words = on_one_line(out)
    for payment in found.payments:
        head = {"ru": "Платёж", "en": "Payment"}[lang]
        assert f"{head} {payment.id}, {day(payment.paid, lang)}" in words
        for part in payment.parts:
            row = rf"^ {part.month} +{part.creditor} +{part.service} .* {re.escape(number(part.amount, lang))} *$"
            assert re.search(row, out, re.M)
        for reason in payment.reasons:
            assert on_one_line(reason.text.get(lang)) in words
    for taken in found.take_backs:
        assert f"{taken.reason} ({taken.author})" in words
    for account in found.accounts:
        for each in account.receivables:
            sums = (number(value, lang) for value in (each.amount, each.paid, each.left))
            row = rf"^ {each.month} +{each.creditor} +{each.service} .* " + " +".join(map(re.escape, sums))
            assert re.search(row + " *$", out, re.M)
    totals = found.totals
    for total in (totals.received, totals.returned, totals.allocated, totals.advance, totals.unallocated):
        assert re.search(rf" {re.escape(number(total, lang))}\xa0(₽|RUB)$", out, re.M)
    for practice in found.practices:
        assert on_one_line(f"{practice.title.get(lang)}: {practice.text.get(lang)} ({practice.choice},") in words


def test_the_story_of_a_payment_follows_its_money() -> None:
    out = run(CASE, "--payment", "p2", "--lang", "en").output
    heads = re.findall(r"^(Payment|Transfer|Refund|Reversal) (\w+)", out, re.M)
    assert heads == [("Payment", "p2"), ("Transfer", "t2"), ("Payment", "t2"), ("Refund", "t3")]
    assert "After the payments" not in out and "Received" not in out
    assert "allocation of payments: " in on_one_line(out)


def test_a_payment_that_is_not_there() -> None:
    told = on_one_line(run(CASE, "--payment", "p9", "--lang", "en", code=1).stderr)
    assert "the id of a payment" in told and '"p9"' in told


def test_json_is_the_answer_of_the_core() -> None:
    found = kvit.allocate(CASE)
    assert run(CASE, "--json").output.rstrip("\n") == found.to_json().rstrip("\n")
    other = json.loads(run(CASE, "--json", "--policy", "court").output)
    assert {each["by"] for each in other["practices"]} == {"law_default", "case"}
    told = on_one_line(run(CASE, "--json", "--payment", "p1", "--lang", "en", code=2).stderr)
    assert "--payment shows a table" in told


def test_a_day_of_knowledge_and_a_law(tmp_path: Path) -> None:
    early = json.loads(run(CASE, "--json", "--known-on", "2025-02-06").output)
    assert "p1" not in [each["id"] for each in early["payments"]]
    assert "as known on 2025-04-30" in run(CASE, "--lang", "en").output
    law = tmp_path / "law.json"
    law.write_text("{}")
    assert "law:" in run(CASE, "--law", law, "--lang", "en", code=1).stderr


def test_several_files_each_have_their_answer(tmp_path: Path) -> None:
    files = [
        case_file(tmp_path, "one.json", id="one"),
        case_file(tmp_path, "bad.json", payments=[{"id": "p", "paid": "2025-02-05", "amount": "0.00"}]),
        case_file(tmp_path, "two.json", id="two"),
    ]
    lines = [json.loads(line) for line in run(*files, "--json", code=1).output.splitlines()]
    assert [each["schema"] for each in lines] == [
        "kvit-allocation-result/1", "kvit-errors/1", "kvit-allocation-result/1",
    ]  # fmt: skip
    assert [each.get("id") for each in lines] == ["one", None, "two"]
    shown = run(*files, "--lang", "en", code=1)
    assert "Payments one" in shown.output and "Payments two" in shown.output
    assert "bad.json" in shown.stderr and "payments[0].amount" in shown.stderr
    assert run(files[0], files[2], "--json").output.count("\n") == 2


def test_errors_of_one_file_are_a_document(tmp_path: Path) -> None:
    bad = case_file(tmp_path, policy={"split": "by_debt"})
    document = json.loads(run(bad, "--json", code=1).output)
    assert document["schema"] == "kvit-errors/1"
    assert run(tmp_path / "none.json", code=2).stderr
