"""`kvit penalty`: what it prints and writes, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

import kvit
from kvit.cli import app
from kvit.figures import day, number

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "examples/penalty/case.json"
PERSON = ROOT / "examples/penalty/person.json"
COMMAND = Path(os.environ.get("KVIT_BUILD_DIR", ROOT / "build")) / "bin/kvit"


def run(*words: str | Path, code: int = 0, columns: int = 80) -> Result:
    result = CliRunner(mix_stderr=False).invoke(
        app, ["penalty", *map(str, words)], env={"COLUMNS": str(columns)}, prog_name="kvit"
    )
    assert result.exit_code == code, result.output + result.stderr + repr(result.exception)
    assert "Traceback" not in result.output + result.stderr
    return result


def unboxed(told: str) -> str:
    """A message without the frame around it, on one line."""
    return re.sub(r"[\s│]+", " ", told)


def case_file(folder: Path, **changes: Any) -> Path:
    path = folder / "case.json"
    path.write_text(json.dumps({**json.loads(CASE.read_text("utf-8")), **changes}), "utf-8")
    return path


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_table_has_every_interval_and_sum(lang: Any) -> None:
    found = kvit.penalty(CASE)
    out = run(CASE, "--lang", lang).output
    lines = out.splitlines()
    assert max(map(len, lines)) <= 80
    for each in found.intervals:
        row = [
            str(each.number), day(each.first, lang), day(each.last, lang), str(each.days),
            number(each.debt, lang), number(each.rate, lang),
        ]  # fmt: skip
        begins = re.compile(" +" + " +".join(map(re.escape, row)) + " ")
        (line,) = (line for line in lines if begins.match(line))
        assert line.split()[-1] == number(each.amount, lang)
        share = {"ru": "без пени", "en": "free days"}[lang] if each.zero else f"1/{each.divisor}"
        assert share in line
    for debt in found.debts:
        named = (line for line in lines if line.split()[:1] == [str(debt.period)])
        (line,) = (line for line in named if day(debt.due_date, lang) in line)
        assert line.split()[-1] == number(debt.penalty, lang)
    for row_of in found.comparison:
        sums = (row_of.due, row_of.posted, row_of.difference)
        shown = " +".join([str(row_of.period), *(re.escape(number(each, lang)) for each in sums)])
        assert re.search(rf"^ +{shown} *$", out, re.M)
    for sum_of in (found.total, found.debt_left, found.difference):
        assert sum_of is not None and re.search(rf" {number(sum_of, lang)}\xa0(₽|RUB)$", out, re.M)
    for payment in found.payments:
        assert re.search(rf"^ {day(payment.paid_on, lang)} +{number(payment.amount, lang)} ", out, re.M)
    words = re.sub(r"\s+", " ", out)
    for practice in found.practices:
        told = f"{practice.title.get(lang)}: {practice.text.get(lang)} ({practice.choice}, "
        assert told in words
    for source in found.sources:
        assert source.label.get(lang) in words and source.reference.act in words


def test_two_payments_of_a_day_are_two_parts(tmp_path: Path) -> None:
    day_of_both = [{"date": "2025-06-20", "amount": amount} for amount in ("3000.00", "1000.00")]
    out = run(case_file(tmp_path, payments=day_of_both), "--lang", "en").output
    first, second = re.split(r"paid on +2025-06-20 *\n", out)[1:]
    assert " 3,000.00 " in first.splitlines()[0] and " 1,000.00 " in second.splitlines()[0]


def test_parts_of_a_debt_are_told_apart() -> None:
    out = run(CASE, "--lang", "en", "--policy", "law_default").output
    assert re.search(r"paid on +2025-06-20", out) and "the rest" in out
    assert "paid on" not in run(CASE, "--lang", "en", "--policy", "court").output


def test_json_is_the_answer_of_the_core() -> None:
    found = kvit.penalty(CASE)
    out = run(CASE, "--json").output
    assert out == found.to_json() + ("" if found.to_json().endswith("\n") else "\n")
    assert run(CASE, "--json", "--policy", "court").output != out


def test_explain() -> None:
    found = kvit.penalty(CASE)
    last = found.intervals[-1]
    out = run(CASE, "--explain", str(last.number), "--lang", "en").output
    assert found.explain(last.number).sentence("en").strip() in out
    assert found.explain(last.number).tree("en").strip() in out
    text = run(CASE, "--explain", str(last.number), "--json").output
    assert json.loads(text)["schema"] == "kvit-explanation/1"
    assert "not_found" in run(CASE, "--explain", "99", "--json", code=1).output


def test_documents_are_written(tmp_path: Path) -> None:
    pdf, html = tmp_path / "peni.pdf", tmp_path / "peni.html"
    out = run(CASE, "--pdf", pdf, "--html", html, "--person", PERSON, "--lang", "ru").output
    assert f"Записано: {html}" in out and f"Записано: {pdf}" in out
    found = kvit.penalty(CASE)
    assert html.read_text("utf-8") == found.to_html(PERSON)
    found.to_pdf(tmp_path / "again.pdf", PERSON)
    assert pdf.read_bytes() == (tmp_path / "again.pdf").read_bytes()
    english = run(CASE, "--html", html, "--json", "--lang", "en").output
    assert json.loads(english)["schema"] == "kvit-penalty-result/1"
    assert html.read_text("utf-8") == found.to_html(None, "en")
    assert {each.name for each in tmp_path.iterdir()} == {"peni.pdf", "peni.html", "again.pdf"}


@pytest.mark.parametrize("option", ["--html", "--pdf"])
def test_what_is_written_is_not_what_is_read(option: str, tmp_path: Path) -> None:
    case = case_file(tmp_path)
    (person := tmp_path / "person.json").write_bytes(PERSON.read_bytes())
    (policy := tmp_path / "policy.json").write_text('{"schema": "kvit-policy/1", "id": "a", "options": []}')
    (law := tmp_path / "law.json").write_text("{}")
    (tmp_path / "link.json").symlink_to(person)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    given = ["--person", person, "--policy", policy, "--law", law]
    for other in (case, person, policy, law, tmp_path / "link.json"):
        told = unboxed(run(case, *given, option, other, "--lang", "en", code=2).stderr)
        assert f"{option}: " in told and "is a file that is read" in told
    both = tmp_path / "both"
    twice = run(case, "--html", both, "--pdf", tmp_path / ".." / tmp_path.name / "both", "--lang", "en", code=2)
    assert "are the same file" in unboxed(twice.stderr)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_both_files_appear_or_none(tmp_path: Path) -> None:
    good, bad = tmp_path / "peni", tmp_path / "no" / "folder"
    run(CASE, "--html", good, "--pdf", bad, code=2)
    run(CASE, "--html", bad, "--pdf", good, code=2)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    case = case_file(tmp_path)
    before = case.read_bytes()
    run(case, "--pdf", case, code=2)
    assert case.read_bytes() == before
    kept = tmp_path / "kept.pdf"
    kept.write_text("kept")
    bad = tmp_path / "person.json"
    bad.write_text('{"schema": "kvit-person/1", "creditor": {}}')
    wrong = run(case, "--pdf", kept, "--person", bad, code=1)
    assert "creditor.name" in wrong.stderr and kept.read_text() == "kept"
    run(case_file(tmp_path, scale="no"), "--pdf", kept, code=1)
    run(CASE, "--pdf", tmp_path / "no" / "folder.pdf", code=2)
    assert kept.read_text() == "kept"
    assert {each.name for each in tmp_path.iterdir()} == {"case.json", "kept.pdf", "person.json"}


def test_wrong_data_and_wrong_usage(tmp_path: Path) -> None:
    wrong = case_file(tmp_path, debts=[{"period": "2025-03", "amount": "1"}])
    assert "debts[0].amount" in run(wrong, code=1).stderr
    assert json.loads(run(wrong, "--json", code=1).output)["errors"][0]["path"] == "debts[0].amount"
    assert "--person" in run(CASE, "--person", PERSON, code=2).stderr
    assert "2025-07-31" in run(CASE, "--known-on", "31.07.2025", code=2).stderr
    run(tmp_path / "absent.json", code=2)
    run(CASE, "--policy", "no such policy", code=2)


def test_facts_known_later_are_left_out(tmp_path: Path) -> None:
    case = json.loads(CASE.read_text("utf-8"))
    case["payments"][0]["known_on"] = "2025-09-01"
    path = case_file(tmp_path, payments=case["payments"])
    known = json.loads(run(path, "--json", "--known-on", "2025-08-31").output)
    assert [each["id"] for each in known["payments"]] == ["p-2"]
    assert "2025-08-31" in run(path, "--known-on", "2025-08-31", "--lang", "en").output


def test_law_is_taken(tmp_path: Path) -> None:
    pack = tmp_path / "law.json"
    values = [{"from": "2025-01-01", "to": "2027-01-01", "value": {"mode": "at_most", "percent": "5"}}]
    limit = {"id": "penalty.rate_limit.retro_9_5", "covered_until": "2026-12-31", "values": values}
    pack.write_text(json.dumps({"schema": "kvit-law/1", "edition": "ours", "over": "built-in",
                                "known_on": "2025-01-01", "parameters": [limit]}))  # fmt: skip
    written = json.loads(run(CASE, "--json", "--law", pack).output)
    assert {each["rate"] for each in written["intervals"]} == {"5.00"}


@pytest.mark.parametrize(
    ("module", "package"),
    [("jinja2", "python3-jinja2"), ("weasyprint", "weasyprint"), ("num2words", "python3-num2words")],
)
def test_a_missing_package_is_named(
    module: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)  # as if it were not installed
    pdf = tmp_path / "peni.pdf"
    told = {lang: run(CASE, "--pdf", pdf, "--lang", lang, code=2).stderr for lang in ("ru", "en")}
    assert f"нужен пакет {module} (Debian: {package}" in told["ru"]
    assert f"needs the package {module} (Debian: {package}" in told["en"]
    assert not pdf.exists()
    run(CASE)  # the table needs none of them
    with pytest.raises(ImportError, match=package):
        kvit.penalty(CASE).to_pdf(pdf)


def test_the_command_itself(tmp_path: Path) -> None:
    done = subprocess.run(
        [COMMAND, "penalty", CASE, "--pdf", tmp_path / "peni.pdf", "--lang", "ru"],
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0 and "Применённые правила" in done.stdout, done.stderr
    assert (tmp_path / "peni.pdf").read_bytes().startswith(b"%PDF-")
