"""kvit.law and `kvit law`: what the law says, corrections beside it, what they change."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import kvit
from kvit import law

KVIT = Path(os.environ["KVIT_BUILD_DIR"]) / "bin" / "kvit"


def rate(value: str = "13.50", **more: Any) -> dict[str, Any]:
    """A key rate of October 2026: synthetic."""
    entry = {
        "id": "penalty.key_rate",
        "covered_until": "2026-12-20",
        "values": [{"from": "2026-10-26", "value": value, "source": {"act": "synthetic"}}],
        **more,
    }
    return {"schema": "kvit-law/1", "edition": "ours", "over": "built-in", "parameters": [entry]}


def kvit_law(*args: str | Path, code: int = 0, lang: str = "en") -> str:
    done = subprocess.run(
        [KVIT, "law", *args, "--lang", lang], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_every_parameter_is_there_with_typed_values() -> None:
    parameters = law.parameters()
    assert len(parameters) > 100
    scale = law.value("penalty.scale.uk", date(2026, 1, 1)).value
    assert isinstance(scale, law.Scale)
    assert [scale.divisor(day) for day in (1, 60, 61, 90, 91, 400)] == [300, 300, 170, 170, 130, 130]
    free = law.value("penalty.scale.zhk14", date(2026, 1, 1)).value
    assert isinstance(free, law.Scale)
    assert [free.divisor(day) for day in (1, 30, 31)] == [None, None, 300]
    suspension = law.value("penalty.suspension.bankr497", date(2022, 5, 1)).value
    assert suspension == law.Suspension("arose_before", date(2022, 4, 1))
    calendar = law.value("calendar.special_days", date(2026, 6, 1)).value
    assert isinstance(calendar, law.SpecialDays)
    assert (date(2026, 1, 9), law.DayKind.TRANSFERRED_DAY_OFF) in calendar.days
    table = law.value("metering.volume", date(2026, 1, 1)).value
    assert isinstance(table, law.VolumeRules)
    assert [condition for condition, _ in table.rows] == list(law.MeterCondition)
    assert table.steps(law.MeterCondition.FAILED) == (
        law.VolumeStep.AVERAGE, law.VolumeStep.NORM_RAISED,
    )
    assert {type(each.value).__name__ for p in parameters.values() for each in p.values} == {
        "Decimal", "Scale", "RateLimit", "Suspension", "SpecialDays", "VolumeRules",
    }


def test_a_value_says_where_it_is_from_and_when_it_holds() -> None:
    value = law.value("metering.raising_factor.cold_water.no_meter", date(2026, 1, 1))
    assert value.value == Decimal("3")
    assert (value.valid_from, value.valid_to) == (date(2025, 12, 6), None)
    assert value.reference.act == "ПП РФ от 25.11.2025 № 1871"
    assert value.reference.published == date(2025, 11, 28)
    assert value.known_on is None


def test_a_day_that_nobody_looked_at_is_an_error() -> None:
    with pytest.raises(kvit.LawDataError) as caught:
        law.value("penalty.key_rate", date(2026, 10, 26))
    assert caught.value.errors[0].name == "law_gap"
    with pytest.raises(kvit.LawDataError):
        law.value("penalty.kye_rate", date(2026, 1, 1))


def test_a_pack_is_read_by_close_and_printed_on_the_bill() -> None:
    pack = law.add(rate(), known_on=date(2026, 10, 26))
    closed = kvit.close(
        kvit.template("house"), kvit.template("tariffs"), month="2025-07", law=pack
    )
    assert closed.bills[0].basis.law.endswith(" + ours")


def test_what_was_known_before_a_pack_stays_known() -> None:
    pack = law.add(rate(), known_on=date(2026, 10, 26))
    assert law.value("penalty.key_rate", date(2026, 11, 1), law=pack).value == Decimal("13.50")
    with pytest.raises(kvit.LawDataError):
        law.value("penalty.key_rate", date(2026, 11, 1), law=pack, known_on=date(2026, 10, 25))


def test_a_second_addition_takes_the_place_of_the_first() -> None:
    pack = law.add(rate(), known_on=date(2026, 10, 26))
    pack = law.add(rate("13.25"), to=pack, known_on=date(2026, 11, 2))
    assert len(pack["parameters"]) == 2
    assert law.value("penalty.key_rate", date(2026, 11, 1), law=pack).value == Decimal("13.25")
    earlier = law.value(
        "penalty.key_rate", date(2026, 11, 1), law=pack, known_on=date(2026, 11, 1)
    )
    assert earlier.value == Decimal("13.50")


def test_the_same_addition_twice_is_refused_and_nothing_is_lost() -> None:
    pack = law.add(rate(), known_on=date(2026, 10, 26))
    copy = json.loads(json.dumps(pack))
    with pytest.raises(kvit.InputError):
        law.add(rate(), to=pack, known_on=date(2026, 10, 26))
    assert pack == copy


def test_diff_names_days_values_and_whom_it_touches() -> None:
    pack = law.add(rate(), known_on=date(2026, 10, 26))
    (change,) = law.diff(None, pack)
    assert change.parameter == "penalty.key_rate"
    assert (change.valid_from, change.valid_to) == (date(2026, 10, 26), date(2026, 12, 21))
    assert (change.before, change.after) == (None, Decimal("13.50"))
    assert change.touches.en == "accounts with debts on which penalties accrue"
    assert law.diff(pack, pack) == ()


def test_a_policy_by_its_name() -> None:
    house, tariffs = kvit.template("house"), kvit.template("tariffs")
    by_name = kvit.close(house, tariffs, month="2025-07", policy="court").bills[0].basis
    assert (by_name.policy, by_name.policy_base) == ("court", "court")
    (difference,) = by_name.policy_differences
    assert (difference.option, difference.choice, difference.by) == (
        "missing_reading", "refuse", "court",
    )


# ---- the command


def test_show_prints_the_value_and_its_source() -> None:
    text = kvit_law("show", "penalty.rate_limit.retro_9_5", "--on", "2022-07-25")
    assert "exactly 9.5 %" in text
    assert "ПП РФ от 26.03.2022 № 474" in text
    assert "in force 2022-02-28 – 2022-07-31" in text
    russian = kvit_law("show", "penalty.scale.zhk14", "--on", "2026-01-01", lang="ru")
    assert "с 1-го дня без пени; с 31-го дня 1/300; с 91-го дня 1/130" in russian
    assert "опубликовано" in kvit_law(
        "show", "vat.rate.general.utilities", "--on", "2026-01-01", lang="ru"
    )


def test_show_prints_the_history_and_the_list() -> None:
    text = kvit_law("show", "billing.due_day.due15_from_feb2026")
    assert "2005-03-01" in text and "2026-01-31" in text and "15 days" in text
    assert "calendar.special_days" in kvit_law("show")


@pytest.mark.parametrize("parameter", sorted(law.parameters()))
def test_every_parameter_can_be_shown(parameter: str) -> None:
    """In the process: a hundred commands would take a minute."""
    from typer.testing import CliRunner

    from kvit.cli.app import app

    for lang in ("ru", "en"):
        result = CliRunner().invoke(app, ["law", "show", parameter, "--lang", lang])
        assert result.exit_code == 0, result.output
        assert parameter in result.output


def test_show_refuses_politely() -> None:
    assert "a date of" in kvit_law("show", "penalty.key_rate", "--on", "2027-01-01", code=1)
    assert "kvit law show" in kvit_law("show", "penalty.kye_rate", code=1)
    assert "2027-13-01" in kvit_law("show", "penalty.key_rate", "--on", "2027-13-01", code=2)
    document = json.loads(kvit_law("show", "nope", "--on", "2025-01-01", "--json", code=1))
    assert document["errors"][0]["name"] == "law_unknown_parameter"


def test_add_then_diff_then_show(tmp_path: Path) -> None:
    file, pack = tmp_path / "rate.json", tmp_path / "pack.json"
    file.write_text(json.dumps(rate()), encoding="utf-8")
    added = kvit_law("add", file, "--pack", pack, "--known-on", "2026-10-26")
    assert "13.50 %/year" in added and str(pack) in added.replace("\n", "")
    difference = kvit_law("diff", "built-in", pack)
    assert "2026-10-26" in difference and "2026-12-20" in difference
    assert "accounts" in difference
    assert "No differences." in kvit_law("diff", pack, pack)
    changes = json.loads(kvit_law("diff", pack, "built-in", "--json"))["changes"]
    assert [(c["before"], c["after"]) for c in changes] == [("13.50", None)]
    assert "13.50" in kvit_law("show", "penalty.key_rate", "--on", "2026-11-01", "--law", pack)
    assert "known since 2026-10-26" in kvit_law(
        "show", "penalty.key_rate", "--on", "2026-11-01", "--law", pack
    )


def test_add_writes_nothing_when_it_refuses(tmp_path: Path) -> None:
    file, pack = tmp_path / "rate.json", tmp_path / "pack.json"
    file.write_text(json.dumps(rate("much")), encoding="utf-8")
    kvit_law("add", file, "--pack", pack, code=1)
    assert not pack.exists()
    file.write_text(json.dumps(rate()), encoding="utf-8")
    kvit_law("add", file, "--pack", pack, "--known-on", "2026-10-26")
    before = pack.read_bytes()
    kvit_law("add", file, "--pack", pack, "--known-on", "2026-10-26", code=1)
    assert pack.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [pack, file]
    alone = tmp_path / "alone.json"
    alone.write_text(json.dumps({**rate(), "over": None}), encoding="utf-8")
    kvit_law("add", file, "--pack", alone, code=1)


def test_add_reads_the_text_as_the_core_does(tmp_path: Path) -> None:
    """Python's reader would take the last of two keys, and UTF-16 too."""
    pack = tmp_path / "pack.json"
    text = json.dumps(rate())
    twice = text.replace('"value": "13.50"', '"value": "13.50", "value": "15.00"')
    for bad, name in (
        (twice.encode(), "duplicate_key"),
        (text.encode("utf-16"), "json_syntax"),
        (b'{"schema": "kvit-policy/1", "id": "x", "options": []}', "wrong_schema"),
    ):
        file = tmp_path / "bad.json"
        file.write_bytes(bad)
        errors = json.loads(kvit_law("add", file, "--pack", pack, "--json", code=1))["errors"]
        assert [each["name"] for each in errors] == [name]
        assert not pack.exists()


def test_a_file_is_written_through_a_link_and_nothing_else_is_replaced(tmp_path: Path) -> None:
    file, pack, link = tmp_path / "rate.json", tmp_path / "pack.json", tmp_path / "link.json"
    file.write_text(json.dumps(rate()), encoding="utf-8")
    pack.write_text(json.dumps({**rate(), "known_on": "2026-10-01"}), encoding="utf-8")
    link.symlink_to(pack)
    kvit_law("add", file, "--pack", link, "--known-on", "2026-10-26")
    assert link.is_symlink() and "2026-10-26" in pack.read_text(encoding="utf-8")
    missing = tmp_path / "no" / "pack.json"
    said = kvit_law("add", file, "--pack", missing, code=2)
    assert "pack.json" in said and ".part" not in said


def book(unit: str, kind: str, value: object) -> dict[str, Any]:
    return {
        "schema": "kvit-law/1", "edition": "e",
        "parameters": [{"id": "p", "title": {"ru": "п", "en": "p"}, "unit": unit, "kind": kind,
                        "values": [{"value": value}]}],
    }  # fmt: skip


def test_another_kind_or_unit_is_one_that_goes_and_one_that_comes() -> None:
    number, scale = book("1", "number", "5"), book("1", "scale", {"steps": [{"from_day": 1}]})
    gone, came = law.diff(number, scale)
    assert (gone.before, gone.after) == (Decimal("5"), None)
    assert (came.before, came.after) == (None, law.Scale((law.ScaleStep(1, None),)))
    gone, came = law.diff(number, book("percent", "number", "5"))
    assert (gone.unit, came.unit) == ("1", "percent")


def test_coverage_is_told_as_it_was_known(tmp_path: Path) -> None:
    file = tmp_path / "pack.json"
    file.write_text(json.dumps(law.add(rate(), known_on=date(2026, 10, 26))), encoding="utf-8")
    asked = ("show", "penalty.key_rate", "--on", "2026-10-20", "--law", file)
    assert "covered until 2026-12-20" in kvit_law(*asked)
    assert "covered until 2026-10-25" in kvit_law(*asked, "--known-on", "2026-10-25")


def test_an_option_that_would_do_nothing_is_refused() -> None:
    kvit_law("show", "--on", "2025-01-01", code=2)
    kvit_law("show", "penalty.key_rate", "--known-on", "2025-01-01", code=2)


def change_in_words(change: law.Change) -> tuple[str, str]:
    from kvit.cli.law_view import both_shown

    return both_shown(change, "en")


def test_a_day_of_a_calendar_changes(tmp_path: Path) -> None:
    year = law.value("calendar.special_days", date(2027, 1, 1)).value
    assert isinstance(year, law.SpecialDays)
    days: dict[str, list[str]] = {}
    for day, kind in year.days:
        if day != date(2027, 2, 20):
            days.setdefault(kind, []).append(day.isoformat())
    document = {
        "schema": "kvit-law/1", "edition": "ours", "over": "built-in",
        "parameters": [{"id": "calendar.special_days",
                        "values": [{"from": "2027-01-01", "to": "2028-01-01", "value": days}]}],
    }
    file, pack = tmp_path / "days.json", tmp_path / "pack.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    kvit_law("add", file, "--pack", pack, "--known-on", "2026-11-22")
    (change,) = law.diff(None, json.loads(pack.read_bytes()))
    assert change_in_words(change) == ("working weekends: 20.02", "")


def changed_table(**rows: list[str]) -> dict[str, Any]:
    """A pack with the table of water as it is but for some rows, from 2026-12-01."""
    table = law.value("metering.volume", date(2026, 1, 1)).value
    assert isinstance(table, law.VolumeRules)
    written = {str(condition): list(map(str, steps)) for condition, steps in table.rows}
    return {
        "schema": "kvit-law/1", "edition": "ours", "over": "built-in",
        "parameters": [{"id": "metering.volume", "known_on": "2026-11-22",
                        "values": [{"from": "2026-12-01", "value": {**written, **rows}}]}],
    }


def test_a_row_of_a_table_changes() -> None:
    pack = changed_table(no_access=["norm_raised"])
    (change,) = law.diff(None, pack)
    assert (change.parameter, change.valid_from) == ("metering.volume", date(2026, 12, 1))
    assert isinstance(change.before, law.VolumeRules)
    assert isinstance(change.after, law.VolumeRules)
    assert change.after.steps(law.MeterCondition.NO_ACCESS) == (law.VolumeStep.NORM_RAISED,)
    assert change_in_words(change) == (
        "access was refused, by an act: the monthly average, within its limit"
        " → the norm with the raising factor",
        "access was refused, by an act: the norm with the raising factor",
    )
    assert law.diff(None, changed_table()) == ()


def test_rows_that_change_alike_are_said_together() -> None:
    (change,) = law.diff(None, changed_table(failed=["norm"], no_meter=["norm"]))
    was, now = change_in_words(change)
    assert was.splitlines() == [
        "the meter failed or is lost: the monthly average, within its limit"
        " → the norm with the raising factor",
        "there is no meter: the norm with the raising factor",
    ]
    assert now == "the meter failed or is lost; there is no meter: the norm"


def test_a_row_without_an_end_is_refused() -> None:
    with pytest.raises(kvit.InputError) as caught:
        law.diff(None, changed_table(failed=["average"]))
    (error,) = caught.value.errors
    assert (error.name, error.path) == (
        "contradiction", "after:parameters[0].values[0].value.failed",
    )


def test_a_table_is_shown_in_words() -> None:
    text = kvit_law("show", "metering.volume.electricity", "--on", "2026-01-01", lang="ru")
    assert "состояние учёта" in text and "прибора нет" in text and "норматив" in text
    assert "2020-07-01 – …" in text
    history = kvit_law("show", "metering.volume.electricity")
    assert "2012-09-01 – 2020-06-30: ПП РФ от 06.05.2011 № 354" in history
    assert "2020-07-01 – …: 522-ФЗ" in history
    assert history.count("there is no meter") == 2
