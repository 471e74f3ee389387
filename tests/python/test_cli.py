"""The command: what it prints, what it writes, how it ends."""

from __future__ import annotations

import io
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
from kvit.cli import app, progress

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "examples/data"
HOUSE = [str(DATA / "house.json"), "--tariffs", str(DATA / "tariffs.json"), "--month", "2025-07"]
COMMAND = Path(os.environ.get("KVIT_BUILD_DIR", ROOT / "build")) / "bin/kvit"


def run(*words: str | Path, code: int = 0, columns: int = 80) -> Result:
    result = CliRunner(mix_stderr=False).invoke(
        app, [str(word) for word in words], env={"COLUMNS": str(columns)}, prog_name="kvit"
    )
    assert result.exit_code == code, result.output + result.stderr + repr(result.exception)
    assert "Traceback" not in result.output + result.stderr
    return result


def command(
    *words: str | Path, code: int = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [COMMAND, *map(str, words)],
        env={**os.environ, "LC_ALL": "C", **environment},
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def words_of(text: str) -> str:
    """Without the breaks of lines, which depend on the width."""
    return re.sub(r"\s+", " ", text)


# ---- close


def test_close_prints_the_house_and_the_first_bill() -> None:
    out = run("close", *HOUSE, "--lang", "ru").output
    bill = kvit.close(DATA / "house.json", DATA / "tariffs.json", month="2025-07").bills[0]
    assert "Дом chelyabinsk-demo, июль 2025" in out
    assert "Лицевой счёт 01, июль 2025, 49,90 м², человек: 2" in out
    assert "Лицевой счёт 02" not in out and "Показан первый счёт из 8" in out
    for title in ("Жилищные услуги", "Коммунальные услуги", "Сальдо", "Решения", "Основание"):
        assert title in out
    assert "1\N{NO-BREAK SPACE}342,31" in out and "₽" in out
    assert "входящее сальдо не передано: остатки считаются с нуля" in out
    assert "К оплате со страхованием" in out
    assert "придумано для примера" in words_of(out) and "¹" in out
    assert len([line for line in out.splitlines() if re.match(r" +\d+   ", line)]) >= len(bill.lines)


def test_close_in_english() -> None:
    out = run("close", *HOUSE, "--lang", "en", "--account", "03", "--account", "02").output
    assert out.index("Account 03, July 2025") < out.index("Account 02, July 2025")
    assert "Account 01" not in out and "The first of" not in out
    assert "RUB" in out and "1,675.87" in out
    assert "without an opening the balances start from zero" in out


def test_close_with_an_opening_has_no_note() -> None:
    out = run("close", *HOUSE, "--opening", DATA / "opening.json", "--lang", "ru").output
    assert "остатки считаются с нуля" not in out


@pytest.mark.parametrize("columns", [80, 120])
def test_no_column_is_broken(columns: int) -> None:
    out = run("close", *HOUSE, "--all", "--lang", "ru", columns=columns).output
    assert max(map(len, out.splitlines())) <= columns
    assert "…" not in out
    closed = kvit.close(DATA / "house.json", DATA / "tariffs.json", month="2025-07")
    for bill in closed.bills:
        for line in bill.lines:
            amount = f"{line.amount:,}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
            assert amount in out


def test_close_writes_the_bytes_of_the_core(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "july"
    run("close", *HOUSE, "--out", folder, "--account", "01")
    closed = kvit.close(DATA / "house.json", DATA / "tariffs.json", month="2025-07")
    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert written.pop("closed.json") == closed.to_json().encode()
    assert written.pop("opening-2025-08.json") == closed.opening.encode()
    assert written == {f"{b.account}.bill.json": b.to_json().encode() for b in closed.bills}
    run("check", *folder.glob("*.bill.json"), folder / "opening-2025-08.json")


def test_accounts_are_no_paths(tmp_path: Path) -> None:
    text = kvit.template("house").replace("account-1", "../a\\b:1").replace("account-2", ".x%")
    house = tmp_path / "house.json"
    house.write_text(text.replace("\\", "\\\\"), encoding="utf-8")
    (tmp_path / "tariffs.json").write_text(kvit.template("tariffs"), encoding="utf-8")
    out = tmp_path / "deep" / "out"
    run("close", house, "--tariffs", tmp_path / "tariffs.json", "--month", "2025-07", "--out", out)
    names = {path.name for path in out.iterdir()}
    assert {"%2E.%2Fa%5Cb%3A1.bill.json", "%2Ex%25.bill.json"} < names
    assert {path.name for path in tmp_path.iterdir()} == {"deep", "house.json", "tariffs.json"}


def test_close_as_json_prints_nothing_else() -> None:
    closed = kvit.close(DATA / "house.json", DATA / "tariffs.json", month="2025-07")
    assert run("close", *HOUSE, "--json").stdout == closed.to_json()


def test_close_takes_policies_law_and_days(tmp_path: Path) -> None:
    policy = tmp_path / "policy.json"
    policy.write_text(kvit.template("policy"), encoding="utf-8")
    more = ["--policy", policy, "--known-on", "2025-07-31", "--law", ROOT / "tests/data/documents"]
    out = run("close", *HOUSE, *more[:4], "--lang", "ru").output
    assert "практика: policy-1" in out and "известно на: 2025-07-31" in out
    assert "hot_water_lines: вода и тепло одной строкой, одно округление" in out
    assert "папка" in run("close", *HOUSE, *more, "--lang", "ru", code=2).stderr


# ---- what is wrong


@pytest.mark.parametrize(
    "words",
    [
        ["close"],
        ["close", "x.json", "--month", "2025-07"],
        ["close", *HOUSE[:-1], "2025-7"],
        ["close", *HOUSE, "--known-on", "31.07.2025"],
        ["close", *HOUSE, "--known-on", "20250731"],
        ["close", "no-such.json", *HOUSE[1:]],
        ["close", *HOUSE, "--lang", "de"],
        ["close", *HOUSE, "--fast"],
        ["explain", *HOUSE, "--line", "1"],
        ["explain", str(DATA / "house.json"), "--month", "2025-07", "--account", "01", "--line", "1"],
        ["check"],
        ["check", "no-such.json"],
        ["check", str(DATA)],
        ["new", "castle"],
        ["formula", "run", "metered", "--input", "V"],
        ["formula", "run", "metered", "--input", "V=1", "--input", "V=2"],
        ["formula", "run", "metered", "--input", "V=1", "--input", "T=2", "--days", "15-31"],
        ["formula", "run", "average", "--input", "V=1", "--input", "m=2", "--days", "15/31"],
        ["formula", "guess"],
        ["conformance", "run", "no-such.json"],
        ["bill"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(words: list[str]) -> None:
    assert run(*words, code=2).stderr


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["close", *HOUSE, "--account", "99"], "account"),
        (["close", HOUSE[0], "--tariffs", HOUSE[0], "--month", "2025-07"], "tariffs:schema"),
        (["explain", *HOUSE, "--account", "01", "--line", "99"], "line"),
        (["explain", *HOUSE, "--account", "01", "--line", "sauna"], "line"),
        (["explain", HOUSE[0], "--line", "1"], "schema"),
        (["formula", "show", "meterd"], "formula"),
        (["formula", "run", "metered", "--unit", "m2"], "resource"),
        (["formula", "run", "metered", "--input", "V=12,345", "--input", "T=1"], "V"),
        (["formula", "run", "metered", "--input", "V=1"], "T"),
    ],
)
def test_wrong_data_is_1(words: list[str], found: str) -> None:
    result = run(*words, "--lang", "ru", code=1)
    assert f" {found} " in result.stderr and "Ошибок: " in result.stderr
    assert result.stdout == ""
    as_json = json.loads(run(*words, "--json", code=1).stdout)
    assert (as_json["schema"], as_json["errors"][0]["path"]) == ("kvit-errors/1", found)


def test_a_decimal_comma_is_told() -> None:
    words = words_of(run("formula", "run", "metered", "--input", "V=12,345", "--input", "T=1",
                         "--lang", "ru", code=1).stderr)
    assert '"12,345"' in words and '"12.345"' in words


# ---- explain


def test_explain_a_bill(tmp_path: Path) -> None:
    closed = kvit.close(DATA / "house.json", DATA / "tariffs.json", month="2025-07")
    path = tmp_path / "bill.json"
    path.write_bytes(closed.bills[0].to_json().encode())
    explanation = closed.bills[0].explain(3)
    sentence, tree = explanation.sentence("ru").strip(), explanation.tree("ru").strip()
    both = run("explain", path, "--line", "3", "--lang", "ru").output
    assert sentence in both and tree in both
    assert run("explain", path, "--line", "3", "--tree", "--lang", "ru").output.strip() == tree
    alone = run("explain", path, "--line", "3", "--sentence", "--lang", "ru").output
    assert alone.strip() == sentence
    assert run("explain", path, "--line", "3", "--json").stdout == explanation.to_json()
    assert run("explain", path, "--line", "cold_water", "--lang", "ru").output == both


def test_explain_a_house() -> None:
    out = run("explain", *HOUSE, "--account", "01", "--line", "hot_water", "--lang", "en").output
    closed = kvit.close(DATA / "house.json", DATA / "tariffs.json", month="2025-07")
    lines = [line for line in closed.bill("01").lines if line.service == "hot_water"]
    assert len(lines) == 2
    for line in lines:
        assert closed.bill("01").explain(line.number).tree("en").strip() in out
    many = run("explain", *HOUSE, "--account", "01", "--line", "hot_water", "--json").stdout
    assert [json.loads(each)["schema"] for each in many.splitlines()] == ["kvit-explanation/1"] * 2


# ---- check and new


def test_check(tmp_path: Path) -> None:
    bad = ROOT / "tests/data/documents/bad_house_method.json"
    good = DATA / "house.json"
    result = run("check", good, "--lang", "ru")
    assert result.output == f"{good}: ошибок нет\n"
    out = run("check", good, bad, "--lang", "ru", code=1).output
    assert "supplies[0].method" in out and "Ошибок: 1" in words_of(out)
    files = json.loads(run("check", good, bad, "--json", code=1).stdout)
    assert [each["file"] for each in files] == [str(good), str(bad)]
    assert files[0]["errors"] is None
    assert files[1]["errors"]["errors"][0]["path"] == "supplies[0].method"


def test_check_shows_the_first_hundred(tmp_path: Path) -> None:
    path = tmp_path / "policy.json"
    path.write_text(json.dumps({"schema": "kvit-policy/1", "id": "x", "options": [1] * 250}))
    out = words_of(run("check", path, "--lang", "ru", code=1).output)
    assert "Ошибок: 250" in out and "Показаны первые 100." in out


@pytest.mark.parametrize("kind", ["house", "tariffs", "policy"])
def test_templates_are_valid(tmp_path: Path, kind: Any) -> None:
    out = run("new", kind).stdout
    assert out == kvit.template(kind) and kvit.check(out) == []
    path = tmp_path / f"{kind}.json"
    run("new", kind, "--out", path)
    assert path.read_text(encoding="utf-8") == out
    run("check", path)
    run("new", kind, "--out", path, code=2)


def test_templates_close_together(tmp_path: Path) -> None:
    house, tariffs, policy = (tmp_path / f"{k}.json" for k in ("house", "tariffs", "policy"))
    for path in (house, tariffs, policy):
        run("new", path.stem, "--out", path)
    words = ["close", house, "--tariffs", tariffs, "--policy", policy, "--month", "2025-07"]
    assert "209,80" in run(*words, "--lang", "ru").output


# ---- formula


def test_formula_list() -> None:
    assert len(json.loads(run("formula", "list", "--json").stdout)) == len(kvit.formulas())
    out = run("formula", "list", "--lang", "ru").output
    assert all(each.name in out for each in kvit.formulas())


def test_formula_show() -> None:
    out = run("formula", "show", "hot_water", "--lang", "ru").output
    assert "T_heat" in out and "₽/Гкал" in out and "формула 23" in out
    card = json.loads(run("formula", "show", "metered", "--unit", "kWh", "--json").stdout)
    assert (card["resource"], card["inputs"][1]["unit"]) == ("kWh", "RUB/kWh")


def test_formula_run() -> None:
    words = ["formula", "run", "metered", "--input", "V=12.345", "--input", "T=39.56"]
    out = run(*words, "--lang", "ru").output
    assert "Сумма: 488,37\N{NO-BREAK SPACE}₽\nОбъём: 12,345 м³\n" in out
    assert "12,345 м³ × 39,56 ₽/м³" in out and "округление 488,3682 ₽" in out
    out = run(*words, "--days", "15/31", "--lang", "en").output
    assert "Amount: 236.31\N{NO-BREAK SPACE}RUB" in out
    result = kvit.formula("metered").run(V="12.345", T="39.56", days=(15, 31))
    as_json = json.loads(run(*words, "--days", "15/31", "--json").stdout)
    assert as_json["explanation"] == result.explanation.to_dict()
    assert (as_json["amount"], as_json["quantity"]) == ("236.31", str(result.quantity))
    kwh = ["formula", "run", "metered", "--unit", "kWh", "--input", "V=-100", "--input", "T=5.03"]
    assert "-503.00" in run(*kwh, "--lang", "en").output


def test_formula_of_a_volume() -> None:
    words = ["formula", "run", "average", "--input", "V=10", "--input", "m=6"]
    out = run(*words, "--lang", "ru").output
    assert "Объём: 1,6666667 м³\n" in out and "Сумма" not in out
    result = kvit.formula("average").run(V=10, m=6)
    as_json = json.loads(run(*words, "--json").stdout)
    assert (as_json["volume"], as_json["resource"]) == ("1.6666667", "m3")
    assert as_json["explanation"] == result.explanation.to_dict()
    assert "amount" not in as_json and not hasattr(result, "amount")
    card = json.loads(run("formula", "show", "average", "--unit", "Gcal", "--json").stdout)
    assert (card["gives"], card["resource"], card["quantity_unit"]) == ("volume", "Gcal", "Gcal")
    assert "п. 59" in run("formula", "show", "average", "--lang", "ru").output


def test_formula_of_a_sum() -> None:
    words = ["formula", "run", "vat_on_top", "--input", "A=100", "--input", "r_vat=22"]
    out = run(*words, "--lang", "en").output
    assert "Amount: 22.00\N{NO-BREAK SPACE}RUB\nBase: 100.00\N{NO-BREAK SPACE}RUB\n" in out


# ---- conformance


def test_conformance(tmp_path: Path) -> None:
    good = ROOT / "tests/cases/formula/metered.json"
    out = run("conformance", "run", good, "--lang", "ru").output
    assert re.search(r"^\d+ passed, 0 failed$", out, re.MULTILINE) and "верно" in out
    cases = json.loads(good.read_text(encoding="utf-8"))
    cases[0]["expect"]["amount"] = "0.00"
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(cases), encoding="utf-8")
    out = run("conformance", "run", good, bad, "--lang", "ru", code=1).output
    assert out.endswith(f"{2 * len(cases) - 1} passed, 1 failed\n")
    row = next(line for line in out.splitlines() if "неверно" in line)
    assert "amount" in row and "0.00" in row and "488.37" in row
    results = json.loads(run("conformance", "run", bad, "--json", code=1).stdout)
    assert [each["passed"] for each in results] == [False] + [True] * (len(cases) - 1)
    assert results[0]["differences"][0]["found"] == "488.37"


# ---- progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stream", [Terminal, io.StringIO])
@pytest.mark.parametrize("patience", [-1.0, 2.0])
def test_a_bar_appears_on_a_terminal_once_the_patience_is_over(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], patience: float
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", stream())
    monkeypatch.setenv("TERM", "xterm")
    assert list(progress.watched(range(5), "Проверка")) == list(range(5))
    seen = "Проверка" in sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert seen == (stream is Terminal and patience < 0)


# ---- the command as it is installed


def test_the_command_speaks_the_language_of_the_locale() -> None:
    assert "Close the month" in command("--help").stdout
    for environment in ({"LC_ALL": "ru_RU.UTF-8"}, {"LC_ALL": "", "LANG": "ru_RU.UTF-8"}):
        out = command("--help", **environment).stdout
        assert "Закрыть месяц дома" in out and "Эта справка." in out and "Вызов: kvit" in out
    assert "Закрыть месяц дома" in command("--lang", "ru", "--help").stdout
    assert "Дом " in command("--lang", "ru", "close", *HOUSE).stdout
    assert "Не хватает параметра HOUSE" in command("close", "--lang=ru", code=2).stderr
    assert "Missing argument 'HOUSE'" in command("close", code=2).stderr


def test_the_command_prints_utf_8_everywhere() -> None:
    for environment in ({"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LC_ALL": "POSIX"}):
        assert "м³" in command("close", *HOUSE, "--lang", "ru", **environment).stdout


def test_the_command_ends_as_the_verbs_do(tmp_path: Path) -> None:
    bad = ROOT / "tests/data/documents/bad_house_method.json"
    assert "supplies[0].method" in command("check", bad, code=1).stdout
    assert command("close", *HOUSE, "--fast", code=2).stderr.startswith("Usage: kvit close")
    assert "no such file" in command("check", tmp_path / "x.json", code=2).stderr
    versions = command("--version").stdout.split()
    assert versions[:2] == ["kvit", kvit.__version__]


@pytest.mark.parametrize("words", [["close", *HOUSE, "--all"], ["--version"]], ids=len)
@pytest.mark.parametrize("reader", ["head -n 1", "true"])
def test_the_command_stands_a_closed_pipe(words: list[str], reader: str) -> None:
    script = f'"{COMMAND}" {" ".join(words)} | {reader}'
    done = subprocess.run(["bash", "-c", script], capture_output=True, encoding="utf-8")
    assert done.stderr == ""


def test_the_command_and_the_package_agree() -> None:
    closed = kvit.close(DATA / "house.json", DATA / "tariffs.json", month="2025-07")
    assert command("close", *HOUSE, "--json").stdout == closed.to_json()
