"""kvit.bonus and `kvit bonus`: programmes, evaluations, the rating on a bill."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kvit
from kvit import bonus
from kvit.cli.app import app
from kvit.printing.person import Notice, Person
from kvit.printing.rating import with_ratings

ROOT = Path(__file__).resolve().parents[2]
HISTORY = ROOT / "examples" / "bonus" / "history.json"
REVIEW = datetime(2021, 11, 1, tzinfo=timezone(timedelta(hours=5)))


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["bonus", *arguments])
    return result.exit_code, result.stdout


def evaluated() -> bonus.Evaluation:
    return bonus.evaluate("uralsbyt-rating", HISTORY, as_of=REVIEW)


def test_an_evaluation_is_told_in_values() -> None:
    found = evaluated()
    assert found.day == date(2021, 11, 1)
    assert found.hash == bonus.programme_hash("uralsbyt-rating")
    assert "score" in found.assumed
    rating = found.account("0000101").rating
    assert rating is not None
    assert (rating.points, rating.points_max, rating.level) == (45, 60, "responsible")
    assert rating.next is not None
    assert (rating.next.level, rating.next.points_missing) == ("ideal", 5)
    assert [(each.metric, each.points) for each in rating.next.could_give] == [
        ("pay_early", 6),
        ("paperless", 6),
        ("read_ok", 3),
    ]
    assert {each.metric: each.points for each in rating.metrics if each.month == kvit.Month(2021, 6)} == {
        "read_ok": 0,
        "pay_own": 4,
        "pay_other": 0,
        "pay_early": 0,
    }
    with pytest.raises(KeyError):
        found.account("nobody")


def test_a_result_is_read_again() -> None:
    found = evaluated()
    assert bonus.read_evaluation(found.to_json()) == found
    with pytest.raises(kvit.errors.Error) as refused:
        bonus.read_evaluation({"schema": "kvit-bill/1"})
    assert refused.value.errors[0].name == "wrong_schema"


def test_a_moment_needs_its_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        bonus.evaluate("uralsbyt-rating", HISTORY, as_of=datetime(2021, 11, 1))  # noqa: DTZ001


def test_a_broken_programme_is_refused_whole() -> None:
    broken = json.loads(bonus.programme("uralsbyt-rating"))
    broken["levels"][2]["points_min"] = 10
    broken["score"][0]["metric"] = "unheard_of"
    broken["draws"][0]["months"] = 5
    with pytest.raises(kvit.errors.Error) as refused:
        bonus.programme(broken)
    assert [(each.name, each.path) for each in refused.value.errors] == [
        ("unknown_reference", "score[0].metric"),
        ("levels_not_rising", "levels[2].points_min"),
        ("bad_programme", "draws[0].months"),
    ]


def test_a_canonical_programme_is_itself() -> None:
    for name in bonus.programmes():
        text = bonus.programme(name)
        assert bonus.programme(text) == text
        assert bonus.programme_hash(text) == bonus.programme_hash(name)


def test_the_command_lists_checks_and_evaluates(tmp_path: Path) -> None:
    code, listed = run("programmes")
    assert code == 0
    assert listed.split() == list(bonus.programmes())
    code, document = run("programmes", "kommunalny-bonus")
    assert json.loads(document)["id"] == "kommunalny-bonus"
    own = tmp_path / "own.json"
    own.write_text(document, encoding="utf-8")
    assert run("check", str(own)) == run("check", "kommunalny-bonus")
    code, told = run("evaluate", "uralsbyt-rating", str(HISTORY), "--as-of", REVIEW.isoformat(), "--json")
    assert code == 0
    assert told == evaluated().to_json()
    code, told = run("evaluate", "uralsbyt-rating", str(HISTORY), "--as-of", REVIEW.isoformat(), "--lang", "ru")
    assert "45 / 60, ответственный" in told
    assert "не хватает баллов: 5" in told


def test_the_command_refuses(tmp_path: Path) -> None:
    assert run("check", "nobody")[0] == 1
    assert run("evaluate", "uralsbyt-rating", str(HISTORY), "--as-of", "2021-11-01")[0] == 2
    impossible = tmp_path / "history.json"
    text = HISTORY.read_text(encoding="utf-8").replace('"meter": "m1"', '"meter": "m9"', 1)
    impossible.write_text(text, encoding="utf-8")
    code, told = run("evaluate", "uralsbyt-rating", str(impossible), "--as-of", REVIEW.isoformat(), "--json")
    assert code == 1
    assert [each["name"] for each in json.loads(told)["errors"]] == ["unknown_reference"]


def test_credits_are_payments_of_a_house() -> None:
    cases = json.loads((ROOT / "tests/cases/bonus/programmes.json").read_text(encoding="utf-8"))
    given = next(each["given"] for each in cases if each["id"] == "A11")
    history = {"schema": "kvit-bonus-history/1", "accounts": given["accounts"]}
    moment = datetime.fromisoformat(given["as_of"])
    found = bonus.evaluate(given["programme"], history, as_of=moment)
    (credit,) = bonus.credits(found, known_on=date(2025, 5, 2))
    assert credit == {
        "id": found.account("A1").decisions[0].key,
        "known_on": "2025-05-02",
        "account": "A1",
        "date": "2025-05-02",
        "amount": "61.72",
    }
    # What was given is not given again.
    history["accounts"][0]["given"] = [
        {"key": credit["id"], "reward": "five-per-cent", "at": given["as_of"], "credit": "61.72", "state": "issued"}
    ]
    again = bonus.evaluate(given["programme"], history, as_of=moment)
    assert bonus.credits(again, known_on=date(2025, 5, 2)) == []


def test_the_rating_is_a_notice_on_the_bill() -> None:
    told = with_ratings(Person(), evaluated(), "ru").payer_of("0000101")
    assert told is not None
    assert told.notices == (
        Notice(
            title="Рейтинг потребителя «Уралэнергосбыт» (2021)",
            text="Ваш рейтинг на 01.11.2021: «ответственный», 45 баллов из 60. До уровня «идеальный» "
            "не хватает — баллов: 5; бумажная квитанция не отключена; условие выполнено в месяцах: 5 из 6. "
            "Баллы ещё дают: оплачено заранее, до 1-го числа, +6; отказ от бумажной квитанции, +6; "
            "показания переданы до 25-го в кабинете или приложении, +3.",
        ),
    )
    # Who has no rating has no block.
    assert with_ratings(Person(), evaluated(), "ru").payer_of("0000102") is None
