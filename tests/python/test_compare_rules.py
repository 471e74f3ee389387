"""`kvit compare HOUSE --against-…`: one month by two laws, policies, tariffs, days of knowledge."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from test_compare import check_every_kopeck

import kvit
from kvit import Cause

ROOT = Path(__file__).resolve().parents[2]
KVIT = Path(os.environ.get("KVIT_BUILD_DIR", ROOT / "build")).resolve() / "bin/kvit"
CASES = ROOT / "tests/cases/compare/rules.json"
FACTOR = "metering.raising_factor.cold_water.no_meter"


def documents() -> tuple[dict[str, Any], dict[str, Any]]:
    """A flat without a water meter that could have one, and its tariffs."""
    given = json.loads(CASES.read_text(encoding="utf-8"))[0]["given"]
    return given["house"], given["tariffs"]


def pack(parameter: str, value: str, act: str, known_on: str = "2025-06-30") -> dict[str, Any]:
    """An edition of the law that differs in July 2025 alone."""
    return {
        "schema": "kvit-law/1", "edition": f"with {act}", "over": "built-in", "known_on": known_on,
        "parameters": [{
            "id": parameter,
            "values": [{
                "from": "2025-07-01", "to": "2025-08-01", "value": value,
                "source": {"act": act, "standing": "synthetic"},
            }],
        }],
    }  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    house, tariffs = documents()
    dearer = json.loads(json.dumps(tariffs))
    dearer["tariffs"][1]["values"][0]["value"] = "42.10"
    policy = {
        "schema": "kvit-policy/1", "id": "one-sum",
        "options": [{"option": "raising_factor_lines", "choice": "one_sum"}],
    }  # fmt: skip
    made = {
        "house": house, "tariffs": tariffs, "dearer": dearer, "policy": policy,
        "two": pack(FACTOR, "2", "act A"), "three": pack(FACTOR, "3", "act B"),
        "late": pack(FACTOR, "2", "act A", "2025-08-05"),
    }  # fmt: skip
    for name, document in made.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    return {name: tmp_path / f"{name}.json" for name in made}


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [KVIT, "compare", *map(str, arguments), "--lang", "en"],
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip


def july(files: dict[str, Path], *more: object) -> subprocess.CompletedProcess[str]:
    return run(files["house"], "--tariffs", files["tariffs"], "--month", "2025-07", *more)


def closed(files: dict[str, Path], **changed: Any) -> kvit.Closed:
    given = {"tariffs": files["tariffs"], "month": "2025-07", **changed}
    return kvit.close(files["house"], given.pop("tariffs"), **given)


def test_two_editions_of_the_law_and_the_act_that_changed(files: dict[str, Path]) -> None:
    done = july(files, "--law", files["two"], "--against-law", files["three"], "--json")
    assert (done.returncode, done.stderr) == (1, "")
    found = kvit.compare(closed(files, law=files["two"]), closed(files, law=files["three"]))
    assert done.stdout == found.to_json()
    check_every_kopeck(found)
    # 2 × 4.25 × 39.56 = 336.26 is what one more of the factor costs
    assert found.causes == {Cause.LAW: Decimal("336.26")}
    told = july(files, "--law", files["two"], "--against-law", files["three"], "--sentence").stdout
    assert "2 → 3" in told and "act A" in told and "act B" in told


def test_the_law_inside_is_what_was(files: dict[str, Path]) -> None:
    told = july(files, "--against-law", files["two"], "--sentence")
    assert told.returncode == 1
    assert "1.5 → 2" in told.stdout and "act A" in told.stdout and "168.13" in told.stdout


def test_a_line_that_only_another_law_takes_away_names_both(files: dict[str, Path]) -> None:
    """A factor of 1 raises nothing: there is no line of it any more."""
    before, after = closed(files), closed(files, law=pack(FACTOR, "1", "act C"))
    for found, amount in (
        (kvit.compare(before, after), Decimal("-168.13")),
        (kvit.compare(after, before), Decimal("168.13")),
    ):
        check_every_kopeck(found)
        assert found.causes == {Cause.LAW: amount}
        (line,) = found.accounts[0].lines
        (part,) = line.parts
        for told in (part.text.ru, part.text.en):
            assert "with act C" in told and "№ 354" in told, told
    # Two months differ in more than the law: a line that is there no more is just that.
    august = kvit.close(files["house"], files["tariffs"], month="2025-08", law=files["two"])
    two_months = kvit.compare(august, closed(files, law=pack(FACTOR, "1", "act C")))
    assert Cause.LAW not in two_months.causes


@pytest.mark.parametrize(
    ("option", "name", "changed", "cause"),
    [
        ("--against-tariffs", "dearer", "tariffs", Cause.TARIFF),
        ("--against-policy", "policy", "policy", Cause.PRACTICE),
    ],
)
def test_two_tariffs_and_two_policies(
    files: dict[str, Path], option: str, name: str, changed: str, cause: Cause
) -> None:
    done = july(files, option, files[name], "--json")
    assert (done.returncode, done.stderr) == (1, "")
    found = kvit.compare(closed(files), closed(files, **{changed: files[name]}))
    assert done.stdout == found.to_json()
    check_every_kopeck(found)
    parts = [part for each in found.accounts for line in each.lines for part in line.parts]
    assert {part.cause for part in parts} == {cause}


def test_a_shipped_policy_has_a_name(files: dict[str, Path]) -> None:
    done = july(files, "--against-policy", "legacy_compatible", "--json")
    assert done.returncode in (0, 1) and not done.stderr
    assert done.stdout == kvit.compare(
        closed(files), closed(files, policy="legacy_compatible")
    ).to_json()  # fmt: skip


def test_two_days_of_knowledge(files: dict[str, Path]) -> None:
    known = ("--law", files["late"], "--known-on", "2025-08-04")
    done = july(files, *known, "--against-known-on", "2025-08-05", "--json")
    assert done.returncode == 1
    days = (date(2025, 8, 4), date(2025, 8, 5))
    found = kvit.compare(*(closed(files, law=files["late"], known_on=day) for day in days))
    assert done.stdout == found.to_json()
    assert found.causes == {Cause.LAW: Decimal("168.13")}


def test_the_same_rules_are_no_difference(files: dict[str, Path]) -> None:
    done = july(files, "--law", files["two"], "--against-law", files["two"])
    assert (done.returncode, done.stdout) == (0, "There is no difference.\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("{house}", "--tariffs", "{tariffs}", "--month", "2025-07"), "--against-law"),
        (("{house}", "{house}", "--month", "2025-07"), "--month is for a house alone"),
        (("{house}", "{house}", "--against-law", "{two}"), "--against-law is for a house alone"),
        (("{house}", "--month", "2025-07", "--against-law", "{two}"), "needs --tariffs"),
        (("{house}", "--tariffs", "{tariffs}", "--against-law", "{two}"), "needs --month"),
    ],
)
def test_options_that_do_not_go_together(
    files: dict[str, Path], arguments: tuple[str, ...], told: str
) -> None:
    done = run(*(each.format(**files) for each in arguments))
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())
