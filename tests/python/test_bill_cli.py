"""`kvit bill`: the bills of a closed month as files, many at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import printed_house
import pytest

import kvit
from kvit.printing import files
from kvit.printing.files import Format, Print, write_bill
from kvit.printing.given import given_of
from kvit.template import template

JULY = kvit.close(template("house"), template("tariffs"), month="2025-07")
ACCOUNTS = ("account-1", "account-2")


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    path = tmp_path / "closed.json"
    path.write_text(JULY.to_json(), "utf-8")
    return path


def run(*words: str | Path, lang: str = "ru") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kvit", "bill", *map(str, words), "--lang", lang]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env={**os.environ, "COLUMNS": "200"})


def wrote(bill: kvit.Bill, path: Path, form: Format, **keys: Any) -> bool:
    return write_bill(Print(bill=bill, given=given_of(bill, **keys), path=path, form=form, lang="ru"))


def done(*words: str | Path, lang: str = "ru") -> str:
    result = run(*words, lang=lang)
    assert result.returncode == 0, result.stderr
    return result.stdout


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def person_file(folder: Path, *payers: dict[str, Any]) -> Path:
    path = folder / "person.json"
    path.write_text(json.dumps({"schema": "kvit-person/1", "payers": payers}), "utf-8")
    return path


def of_july(account: str, **month: Any) -> dict[str, Any]:
    return {"account": account, "months": [{"month": "2025-07", **month}]}


LIFT = {"service": "lift", "replaces": "1.00", "total": "0.00"}


@pytest.mark.parametrize(
    ("wrong", "at", "lang", "words"),
    [
        ({"instalments": [LIFT]}, "instalments[0].service", "ru", "счёт account-2, услуга lift: услуга этого документа"),
        ({"instalments": [LIFT]}, "instalments[0].service", "en", "account account-2, service lift: a service of this bill"),
        ({"support": [{"title": "С", "amount": "-1.00"}]}, "support[0].amount", "en", "account account-2: roubles"),
    ],
)
def test_what_is_wrong_with_a_payer_stops_his_bill_alone(
    closed: Path, tmp_path: Path, wrong: dict[str, Any], at: str, lang: str, words: str
) -> None:
    """Whether it is found in the document of the person or beside the bill; the others are printed."""
    person, out = person_file(tmp_path, of_july("account-2", **wrong)), tmp_path / "out"
    given = ("--person", person, "--format", "html", "--out", out)
    refused = run(closed, *given, lang=lang)
    assert refused.returncode == 1 and "Traceback" not in refused.stderr
    assert names(out) == ["account-1-2025-07.html"]
    written = {"ru": "Записано: 1, не напечатано: 1", "en": "Written: 1, not printed: 1"}[lang]
    assert written in refused.stdout and "account-2" in refused.stderr
    told = " ".join(refused.stderr.replace("│", " ").split())
    assert " ".join(words.split()[:2]) in told and f"payers[0].months[0].{at}" in told
    counts = run(closed, *given, "--json", lang=lang)
    assert counts.returncode == 1 and counts.stderr == ""
    document = json.loads(counts.stdout)
    (one,) = document.pop("refused")
    assert document == {"bills": 2, "written": 0, "unchanged": 1}
    assert (one["account"], one["total"]) == ("account-2", 1)
    (error,) = one["errors"]
    assert error["path"] == f"payers[0].months[0].{at}" and error["expected"][lang].startswith(words)
    # Who is not asked for stops nobody; who is, alone, has no bill and no folder.
    unchanged = {"ru": "Записано: 0, без изменений: 1", "en": "Written: 0, unchanged: 1"}[lang]
    assert unchanged in done(closed, *given, "--account", "account-1", lang=lang)
    alone = run(closed, *given[:4], "--account", "account-2", "--out", tmp_path / "none")
    assert alone.returncode == 1 and not (tmp_path / "none").exists() and alone.stderr


def test_the_others_go_to_the_screen(closed: Path, tmp_path: Path) -> None:
    both = run(closed, "--person", person_file(tmp_path, of_july("account-1", instalments=[LIFT])))
    assert both.returncode == 1 and "account-1" in both.stderr and "Лицевой счёт\xa0account-1" not in both.stdout
    assert "Лицевой счёт\xa0account-2" in both.stdout


def test_counts_of_a_run_without_errors(closed: Path, tmp_path: Path) -> None:
    told = done(closed, "--format", "html", "--out", tmp_path / "out", "--json")
    assert json.loads(told) == {"bills": 2, "written": 2, "unchanged": 0, "refused": []}
    assert told.count("\n") == 1


def test_text_goes_to_the_screen(closed: Path) -> None:
    both = done(closed)
    assert all(f"Лицевой счёт\xa0{each}" in both for each in ACCOUNTS)
    one = done(closed, "--account", "account-2", lang="en")
    assert "Account\xa0account-2" in one and "account-1" not in one
    assert one == JULY.bill("account-2").to_text(None, "en")


def test_a_page_goes_to_the_screen(closed: Path) -> None:
    page = done(closed, "--account", "account-1", "--format", "html")
    # The volumes of the house are in the file of the month, and not in a bill.
    given = given_of(JULY.bill("account-1"), resources=JULY.resources)
    assert page == JULY.bill("account-1").to_html(given=given)


def test_one_bill_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(JULY.bill("account-1").to_json(), "utf-8")
    assert done(path) == JULY.bill("account-1").to_text()


def test_files_are_written_once(closed: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "bills"
    assert "Записано: 2" in done(closed, "--format", "html", "--out", out)
    assert names(out) == [f"{each}-2025-07.html" for each in ACCOUNTS]
    first = out / "account-1-2025-07.html"
    os.utime(first, (0, 0))
    assert "Записано: 0, без изменений: 2" in done(closed, "--format", "html", "--out", out)
    assert first.stat().st_mtime == 0
    assert "Записано: 2" in done(closed, "--format", "html", "--out", out, "--overwrite")
    assert first.stat().st_mtime > 0
    # What is broken, or of other facts, is written again.
    first.write_text("half", "utf-8")
    assert "Записано: 1, без изменений: 1" in done(closed, "--format", "html", "--out", out)
    person = tmp_path / "person.json"
    payer = {"account": "account-2", "name": "Плательщик условный"}
    person.write_text(json.dumps({"schema": "kvit-person/1", "payers": [payer]}), "utf-8")
    told = done(closed, "--format", "html", "--out", out, "--person", person)
    assert "Записано: 1, без изменений: 1" in told
    assert "Плательщик условный" in (out / "account-2-2025-07.html").read_text("utf-8")
    assert names(out) == [f"{each}-2025-07.html" for each in ACCOUNTS]


def test_a_pdf_that_is_up_to_date_is_not_made_again(tmp_path: Path, monkeypatch: Any) -> None:
    bill, path = JULY.bill("account-1"), tmp_path / "a.pdf"
    made: list[str] = []
    original = files.pdf_of

    def noted(html: str) -> bytes:
        made.append(html)
        return original(html)

    monkeypatch.setattr(files, "pdf_of", noted)
    assert wrote(bill, path, Format.PDF)
    whole = path.read_bytes()
    assert not wrote(bill, path, Format.PDF) and len(made) == 1
    # Cut off in the middle it is no PDF any more, whatever it is marked with.
    path.write_bytes(whole[: len(whole) // 2])
    assert wrote(bill, path, Format.PDF) and path.read_bytes() == whole
    assert wrote(bill, path, Format.PDF, due_date=kvit.Month(2025, 9).first_day)
    assert path.read_bytes() != whole and names(tmp_path) == ["a.pdf"]


def test_several_processes_write_the_same(closed: Path, tmp_path: Path) -> None:
    alone, together = tmp_path / "alone", tmp_path / "together"
    person = tmp_path / "person.json"
    payer = {"account": "account-2", "name": "Плательщик условный"}
    person.write_text(json.dumps({"schema": "kvit-person/1", "payers": [payer]}), "utf-8")
    done(closed, "--format", "html", "--out", alone, "--person", person)
    told = done(closed, "--format", "html", "--out", together, "--person", person, "--jobs", "2")
    assert "Записано: 2" in told and names(together) == names(alone) and len(names(alone)) == 2
    for name in names(alone):
        assert (together / name).read_bytes() == (alone / name).read_bytes()
    assert "без изменений: 2" in done(closed, "--format", "html", "--out", together, "--person", person, "--jobs", "2")
    (together / names(alone)[0]).unlink()
    (together / names(alone)[0]).mkdir()
    taken = run(closed, "--format", "html", "--out", together, "--person", person, "--jobs", "2")
    assert taken.returncode == 2 and "Traceback" not in taken.stderr and names(alone)[0] in taken.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_leaves_whole_files_and_goes_on(tmp_path: Path, jobs: str) -> None:
    """As Ctrl-C on a terminal does: a signal to all processes of the run."""
    closed, out = tmp_path / "closed.json", tmp_path / "out"
    closed.write_text(printed_house.months(1)[0].to_json(), "utf-8")
    words = ["bill", str(closed), "--format", "pdf", "--out", str(out), "--jobs", jobs, "--lang", "ru"]
    command = [sys.executable, "-m", "kvit", *words]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as running:
        while not (out.exists() and any(each.endswith(".pdf") for each in names(out))):
            assert running.poll() is None
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=100)
    assert running.returncode == 130 and "Traceback" not in told
    found = names(out)
    assert 1 <= len(found) < 62 and all(each.endswith(".pdf") for each in found)
    assert all((out / each).read_bytes().rstrip().endswith(b"%%EOF") for each in found)
    again = done(closed, "--format", "pdf", "--out", out, "--account", found[0].removesuffix("-2025-01.pdf"))
    assert "без изменений: 1" in again


def test_a_run_that_is_broken_off_leaves_whole_files(tmp_path: Path, monkeypatch: Any) -> None:
    bill, path = JULY.bill("account-1"), tmp_path / "a.html"

    def broken(*_: Any) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(KeyboardInterrupt):
        wrote(bill, path, Format.HTML)
    assert names(tmp_path) == []


def test_the_due_date_is_the_laws_or_the_given_one(closed: Path) -> None:
    one = ("--account", "account-1")
    assert "до 11 августа 2025 г." in done(closed, *one).replace("\xa0", " ")  # the 10th is a Sunday
    assert "до 15 августа 2025 г." in done(closed, *one, "--due", "2025-08-15").replace("\xa0", " ")


def test_months_before_make_charts(closed: Path, tmp_path: Path) -> None:
    june = tmp_path / "june.json"
    june.write_text(kvit.close(template("house"), template("tariffs"), month="2025-06").to_json(), "utf-8")
    page = done(closed, "--account", "account-1", "--format", "html", "--earlier", june)
    assert "Последние месяцы" in page and page.count("<svg") == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--format", "pdf"], "Для PDF нужна папка: --out"),
        (["--format", "html"], "нужен один --account"),
        (["--overwrite"], "--overwrite нужен вместе с --out"),
        (["--json"], "--json нужен вместе с --out"),
        (["--due", "15.08.2025"], "2025-07-31"),
        (["--format", "docx"], "--format"),
    ],
)
def test_wrong_usage(closed: Path, words: list[str], told: str) -> None:
    result = run(closed, *words)
    assert result.returncode == 2 and told in result.stderr and "Traceback" not in result.stderr


def test_wrong_data(closed: Path, tmp_path: Path) -> None:
    unknown = run(closed, "--account", "нет такого")
    assert unknown.returncode == 1 and "не найдено" in unknown.stderr
    assert "account-1, account-2" in unknown.stderr
    person = tmp_path / "person.json"
    payers = [{"account": "1", "unified_account": "123"}, {"account": "1"}]
    person.write_text(json.dumps({"schema": "kvit-person/1", "payers": payers}), "utf-8")
    wrong = run(closed, "--person", person)
    assert wrong.returncode == 1 and "Ошибок: 2" in wrong.stderr
    assert "payers[0].unified_account" in wrong.stderr and "payers[1].account" in wrong.stderr
    person.write_text(json.dumps({"schema": "kvit-person/1"}), "utf-8")
    other = run(person)
    assert other.returncode == 1 and "kvit-closed/1, kvit-bill/1" in other.stderr
    bills = tmp_path / "house.json"
    bills.write_text(template("house"), "utf-8")
    assert "kvit-closed/1, kvit-bill/1" in run(bills).stderr
    absent = run(tmp_path / "absent.json")
    assert absent.returncode == 2 and "нет такого файла" in absent.stderr
    assert "Traceback" not in unknown.stderr + wrong.stderr + other.stderr + absent.stderr


def test_nothing_is_written_where_something_is_wrong(closed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(closed, "--account", "account-1", "--account", "no", "--format", "html", "--out", out).returncode == 1
    assert not out.exists()
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    taken = run(closed, "--format", "html", "--out", file)
    assert taken.returncode == 2 and "это не папка" in taken.stderr


def test_a_missing_package_is_named(closed: Path, tmp_path: Path) -> None:
    """As where printing was not installed."""
    (tmp_path / "weasyprint.py").write_text("raise ImportError", "utf-8")
    command = [sys.executable, "-m", "kvit", "bill", str(closed), "--format", "pdf", "--out", str(tmp_path / "o")]
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    result = subprocess.run(
        [*command, "--lang", "ru"], capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": path}
    )
    assert result.returncode == 2 and "нужен пакет weasyprint" in result.stderr
