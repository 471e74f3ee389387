"""Reconciliation through Python: values, statuses that have a case, the same bytes for the same facts."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kvit
from kvit.cli.reconcile_view import _STATUS, _WORDS
from kvit.conformance import load

ROOT = Path(__file__).resolve().parents[2]
CASES = [each for file in sorted((ROOT / "tests/cases/reconcile").iterdir()) for each in load(file)]
SAMPLE = ROOT / "tests/data/documents/payments.json"


def schema(name: str) -> dict[str, Any]:
    path = ROOT / f"src/format/schema/kvit-{name}-1.schema.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def expected(name: str) -> list[dict[str, Any]]:
    return list(itertools.chain.from_iterable(each.expect.get(name, []) for each in CASES))


# ---- every word has a case


def test_every_status_and_evidence_has_a_case() -> None:
    defs = schema("reconciliation")["$defs"]
    statuses = {each.get("status") for each in expected("rows")}
    assert set(defs["row"]["properties"]["status"]["enum"]) - statuses == set()
    lines = itertools.chain.from_iterable(each.get("candidates", []) for each in expected("rows"))
    evidence = set(itertools.chain.from_iterable(line.split()[2:] for line in lines))
    assert set(defs["candidate"]["properties"]["evidence"]["items"]["enum"]) - evidence == set()


def test_every_practice_has_a_case() -> None:
    rules = schema("payments")["properties"]["policy"]["properties"]
    named = {(name, each) for name, rule in rules.items() for each in rule.get("enum", [])}
    first = {(name, rule["enum"][0]) for name, rule in rules.items() if "enum" in rule}
    chosen = {pair for each in CASES for pair in each.given["case"].get("policy", {}).items()}
    assert len(named) == 11
    assert named - chosen - first == set()


@pytest.mark.parametrize("machine", ["lives", "searches", "claims"])
def test_every_event_is_in_a_case(machine: str) -> None:
    entries = [each for case in CASES for each in case.given["case"].get(machine, [])]
    happened = {event["event"] for each in entries for event in each.get("events", [])}
    offered = {
        step.split()[0] for each in expected(machine) for step in each.get("next", [])
    }
    name = {"lives": "life_event", "searches": "search_event", "claims": "claim_event"}[machine]
    words = set(schema("payments")["$defs"][name]["properties"]["event"]["enum"])
    assert words - happened - offered == set()


# ---- values


def test_the_values_are_exact() -> None:
    found = kvit.reconcile(SAMPLE)
    row = found.row("bank/1")
    assert (row.status, row.account, row.document) == (kvit.RowStatus.MATCHED, "1002003001", "D-1-01")
    assert (row.amount, row.due) == (Decimal("1000.00"), Decimal("1000.00"))
    assert (row.paid, str(row.time), row.written) == (date(2025, 2, 5), "10:15:00", "77ab 100001")
    wrong = found.row("bank/2")
    assert wrong.status is kvit.RowStatus.WRONG_ACCOUNT and wrong.account is None
    assert wrong.candidates[0] == kvit.Candidate(
        account="1002003010", confidence=75, evidence=("transposed", "amount_equals_bill")
    )
    assert [each.code for each in wrong.reasons] == ["channel_closed_at_date", "wrong_account"]
    assert found.row("bank/3").reversed == Decimal("10.00")
    assert found.row("bank/4").takes_back == "bank/3"
    (search,) = found.searches
    assert (search.state, search.since) == ("filed", date(2025, 3, 6))
    assert found.claims[0].state == "transferred"
    assert found.claims[1].missing[0] == "passport"
    assert json.loads(found.to_json())["schema"] == "kvit-reconciliation/1"
    totals = found.totals
    assert totals.received == (
        totals.accepted
        + totals.suspected
        + totals.unallocated
        + totals.duplicates
        + totals.conflicting
        + totals.reversed
    )
    with pytest.raises(kvit.Error) as missing:
        found.row("bank/99")
    assert missing.value.name == "not_found"


def test_the_result_goes_into_an_allocation_as_it_is() -> None:
    found = kvit.reconcile(SAMPLE)
    known = json.loads(SAMPLE.read_text(encoding="utf-8"))
    allocation = kvit.allocate(
        {
            "schema": "kvit-allocation/1",
            "id": "after",
            "accounts": [{"account": each["account"], "receivables": []} for each in known["accounts"]],
            "payments": found.payments(),
            "take_backs": found.take_backs(),
        }
    )
    # The claim gave the unallocated 700.00 to its account, the statement's 25.00 wait.
    assert allocation.totals.unallocated == Decimal("25.00")
    assert allocation.payment("claim-1").account == "1002003010"
    assert allocation.totals.received == Decimal("1735.00")


def test_a_policy_and_a_day_of_knowledge() -> None:
    assert kvit.reconcile(SAMPLE, policy="legacy_compatible").policy == "law_default"
    known = {**json.loads(SAMPLE.read_text(encoding="utf-8")), "policy": {}}
    legacy = kvit.reconcile(known, policy="legacy_compatible")
    assert {each.option: each.choice for each in legacy.practices}["reconciliation_document"] == "account_wins"
    before = kvit.reconcile(SAMPLE, known_on=date(2025, 2, 7))
    assert {each.agent for each in before.rows} == {"bank"}
    assert before.known_on == date(2025, 2, 7)


def test_refusals_have_paths() -> None:
    wrong = json.loads(SAMPLE.read_text(encoding="utf-8"))
    wrong["registries"][0]["rows"][1]["amount"] = "-1.00"
    wrong["searches"][0]["events"][0]["event"] = "find"
    with pytest.raises(kvit.Error) as refused:
        kvit.reconcile(wrong)
    assert (refused.value.name, refused.value.path) == ("out_of_range", "registries[0].rows[1].amount")
    wrong["registries"][0]["rows"][1]["amount"] = "1.00"
    with pytest.raises(kvit.errors.IllegalTransition) as illegal:
        kvit.reconcile(wrong)
    assert illegal.value.path == "searches[0].events[0].event"
    assert "file, post" in illegal.value.errors[0].expected.en


# ---- the same facts, the same bytes

NUMBERS = ["1002003001", "1002003010", "1002030010", "42003001", "0042003001", "", "999"]

rows = st.builds(
    lambda operation, account, kopecks, day, of: {
        "operation": str(operation),
        **({"account": account} if account else {}),
        "amount": f"{kopecks}.00",
        "paid": f"2025-02-{day:02d}",
        **({"kind": "reversal", "reverses": str(of)} if of is not None and of != operation else {}),
    },
    st.integers(1, 8),
    st.sampled_from(NUMBERS),
    st.sampled_from([5, 10, 15]),
    st.integers(1, 3),
    st.one_of(st.none(), st.none(), st.integers(1, 8)),
)
registries = st.lists(
    st.tuples(st.sampled_from(["bank", "post"]), st.lists(rows, max_size=6)), min_size=1, max_size=4
)


def payments_of(said: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "schema": "kvit-payments/1",
        "id": "c",
        "accounts": [{"account": each} for each in ("1002003001", "1002003010", "0042003001")],
        "bills": [
            {"document": "a", "account": "1002003001", "period": "2025-01", "to_pay": "15.00"},
            {"document": "b", "account": "0042003001", "period": "2025-01", "to_pay": "10.00"},
        ],
        "registries": said,
    }


def allocated(found: kvit.Reconciliation) -> str:
    debt = {
        "creditor": "uk",
        "service": "housing",
        "month": "2025-01",
        "due_date": "2025-02-10",
        "amount": "12.00",
    }
    return kvit.allocate(
        {
            "schema": "kvit-allocation/1",
            "id": "after",
            "accounts": [
                {"account": each, "receivables": [debt]}
                for each in ("1002003001", "1002003010", "0042003001")
            ],
            "payments": found.payments(),
            "take_backs": found.take_backs(),
        }
    ).to_json()


@settings(max_examples=150, deadline=None)
@given(said=registries, data=st.data())
def test_the_same_facts_in_any_order_and_number(
    said: list[tuple[str, list[dict[str, Any]]]], data: st.DataObject
) -> None:
    once = [
        {"id": f"r{i}", "agent": agent, "date": f"2025-02-{5 + i:02d}", "rows": rows}
        for i, (agent, rows) in enumerate(said)
    ]
    repeats = data.draw(st.lists(st.sampled_from(once), max_size=3))
    again = [
        {**each, "rows": data.draw(st.permutations(each["rows"] + each["rows"][:1]))}
        for each in data.draw(st.permutations(once + repeats))
    ]
    first = kvit.reconcile(payments_of(once))
    second = kvit.reconcile(payments_of(again))
    assert second.to_json() == first.to_json()
    assert allocated(second) == allocated(first)


# ---- the command


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kvit", *arguments], capture_output=True, text=True, check=False
    )


def test_the_command_shows_tables_in_both_languages() -> None:
    ru = run("reconcile", str(SAMPLE), "--lang", "ru")
    en = run("reconcile", str(SAMPLE), "--lang", "en")
    assert ru.returncode == en.returncode == 0, ru.stderr + en.stderr
    assert "Сверка february" in ru.stdout and "другой счёт?" in ru.stdout
    assert "Reconciliation february" in en.stdout and "wrong account" in en.stdout
    assert "75 %" in " ".join(ru.stdout.split())
    assert "в розыске" not in en.stdout and "перенесено" in ru.stdout


def test_the_command_writes_the_document() -> None:
    done = run("reconcile", str(SAMPLE), "--json")
    assert done.returncode == 0 and done.stdout == kvit.reconcile(SAMPLE).to_json()
    wrong = run("reconcile", str(ROOT / "tests/data/documents/bad_payments_time.json"))
    assert wrong.returncode == 1 and "registries[0].rows[0].time" in wrong.stderr


def test_the_command_has_a_word_for_every_state_and_event() -> None:
    result = schema("reconciliation")["$defs"]
    payments = schema("payments")["$defs"]
    names = {
        name
        for each in ("life", "search", "claim")
        for words in (
            result[each]["properties"]["state"]["enum"],
            payments[f"{each}_event"]["properties"]["event"]["enum"],
        )
        for name in words
    }
    assert set(_WORDS) == names
    assert set(_STATUS) == set(kvit.RowStatus)
