"""kvit.penalty: the ways to ask, what is refused, what comes back."""

from __future__ import annotations

import json
import pickle
from dataclasses import FrozenInstanceError
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import kvit
from kvit.penalty import ZeroReason

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "examples/penalty/case.json"
DAY = date(2025, 9, 30)
DEBTS: list[Any] = [("2025-03", "4350.20"), ("2025-04", "4120.75"), ("2025-05", "3980.10")]
PAYMENTS: list[Any] = [(date(2025, 6, 20), "3000.00"), (date(2025, 8, 15), "4120.75", "2025-04")]


def document(**changes: Any) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(CASE.read_text("utf-8"))
    return {**case, **changes}


def asked(**changes: Any) -> kvit.Penalty:
    """The example, its facts one by one."""
    facts: dict[str, Any] = {
        "debts": DEBTS,
        "payments": PAYMENTS,
        "as_of": DAY,
        "posted": {"2025-03": "65.00"},
    }
    return kvit.penalty(**{**facts, **changes})


def figures(penalty: kvit.Penalty) -> tuple[object, ...]:
    """All that does not name the case."""
    return penalty.total, penalty.intervals, penalty.debts, penalty.practices, penalty.difference


def test_every_form_of_the_question_gives_the_same_answer() -> None:
    text = CASE.read_text("utf-8")
    answers = [kvit.penalty(each) for each in (CASE, text, text.encode(), json.loads(text))]
    assert all(each == answers[0] for each in answers)
    assert all(each.to_json() == answers[0].to_json() for each in answers)
    forms = [
        asked(),
        asked(debts=[(kvit.Month.of(period), Decimal(amount)) for period, amount in DEBTS]),
        asked(debts=[{"period": period, "amount": Decimal(amount)} for period, amount in DEBTS]),
        asked(debts=iter(DEBTS), payments=iter(PAYMENTS), scale="zhk14"),
        asked(payments=[(day, Decimal(amount), *rest) for day, amount, *rest in PAYMENTS]),
        asked(payments=[dict(zip(("date", "amount", "period"), row)) for row in PAYMENTS]),
        asked(posted={kvit.Month(2025, 3): 65}),
        asked(posted=[("2025-03", "65.00")]),
        asked(posted=iter([[kvit.Month(2025, 3), 65]])),
        asked(suspensions=None),
        asked(policy="law_default"),
        asked(policy={"schema": "kvit-policy/1", "id": "law_default", "options": []}),
        asked(policy={}),
        asked(payments=[*PAYMENTS, {"date": date(2025, 10, 1), "amount": "1.00"}]),
        asked(known_on=date(2026, 12, 1)),
    ]
    assert all(figures(each) == figures(answers[0]) for each in forms)


def test_an_answer_is_the_document_of_the_core_read() -> None:
    found = kvit.penalty(CASE)
    written = json.loads(found.to_json())
    assert written["schema"] == "kvit-penalty-result/1"
    assert [found.id, found.scale, found.as_of] == ["example-1", "zhk14", DAY]
    assert found.engine.endswith(kvit.__version__) and found.law == kvit.versions()["law"]
    for name in ("total", "penalty_left", "debt_left", "advance", "posted", "difference"):
        value = getattr(found, name)
        assert isinstance(value, Decimal) and str(value) == written[name], name
    assert len(found.intervals) == len(written["intervals"])
    for interval, row in zip(found.intervals, written["intervals"]):
        assert interval.first.isoformat() == row["from"]
        assert interval.last.isoformat() == row["to"]
        assert (interval.last - interval.first).days + 1 == interval.days == row["days"]
        assert [str(interval.debt), str(interval.rate)] == [row["debt"], row["rate"]]
        assert interval.divisor == (row["divisor"] or None)
        assert (interval.divisor is None) == (interval.zero is not None)
        assert [each.id for each in interval.scale_sources] == ["penalty.scale.zhk14"]
        assert set(interval.scale_sources) <= set(interval.sources)
    assert [str(each.period) for each in found.debts] == ["2025-03", "2025-04", "2025-05"]
    assert [each.due_date for each in found.debts] == [
        date(2025, 4, 10), date(2025, 5, 12), date(2025, 6, 10),
    ]  # fmt: skip
    assert all(each.due_source is not None for each in found.debts)
    assert found.debt_left == sum(each.left for each in found.debts) == Decimal("5330.30")
    assert [each.id for each in found.payments] == ["p-1", "p-2"]
    assert found.payments[1].period == kvit.Month(2025, 4)
    assert [part.amount for part in found.payments[0].parts] == [Decimal("3000.00")]
    assert found.difference == found.total - Decimal("65.00")
    assert found.debts[0].difference == found.debts[0].penalty - Decimal("65.00")
    assert found.debts[1].posted == 0
    assert len({each.option for each in found.practices}) == len(found.practices) > 20
    assert all(each.title.ru and each.text.en for each in found.practices)


def test_the_arithmetic_of_an_interval() -> None:
    """One debt, one part: 30 free days, 60 of 1/300, then 1/130; the limit of 9.5 %."""
    found = kvit.penalty(debts=[("2025-03", "10000.00", date(2025, 4, 10))], as_of=date(2025, 7, 31))
    rows = [(each.days, each.overdue_day, each.divisor, each.amount) for each in found.intervals]
    assert rows == [
        (30, 1, None, Decimal("0.00")),
        (60, 31, 300, Decimal("190.00")),
        (22, 91, 130, Decimal("160.77")),
    ]
    assert found.total == Decimal("350.77") and found.intervals[0].zero is ZeroReason.FREE_DAYS
    assert found.posted is None and found.difference is None
    assert found.intervals[1].limit_sources


def test_reasons_of_zero() -> None:
    debts: list[Any] = [
        {"period": "2021-10", "amount": "100.00", "presented": False},
        {"period": "2021-11", "amount": "100.00"},
        {"period": "2022-01", "amount": "100.00", "due_date": date(2022, 3, 10)},
    ]
    suspension = {"name": "agreement", "from": date(2023, 1, 1), "to": date(2023, 1, 31),
                  "scope": "account"}  # fmt: skip
    found = kvit.penalty(
        debts=debts,
        as_of=date(2023, 3, 1),
        suspensions=[suspension],
        claim_date=date(2025, 2, 1),
        policy={"limitation": "limitation_applied", "rate": "rate_by_periods"},
    )
    assert {each.zero for each in found.intervals} == {*ZeroReason, None}
    stopped = [each for each in found.intervals if each.zero is ZeroReason.NO_ACCRUAL]
    assert {"bankr497", "agreement"} & {name for each in stopped for name in each.zero_names}
    assert all(each.zero_names and each.zero_sources for each in stopped)
    assert not any(each.zero_names for each in found.intervals if each not in stopped)
    assert all(each.amount == 0 for each in found.intervals if each.zero)


def test_a_policy_is_a_name_a_document_or_options() -> None:
    by_law, court = asked(), asked(policy="court")
    assert by_law.practice("rate") == "rate_on_payment_day" and by_law.policy == "law_default"
    assert court.practice("rate") == "rate_on_judgment_day" and court.policy == "court"
    options = {"rate": "flat", "flat_percent": Decimal("8.5"), "cap": "none"}
    assert {each.rate for each in asked(policy=options).intervals} == {Decimal("8.50")}
    over = {"id": "ours", "schema": "kvit-policy/1", "options": [
        {"option": "penalty_rounding", "choice": "round_total"}]}  # fmt: skip
    assert asked(policy=over).practice("rounding") == "round_total"
    # Options go before those of the case, and leave the others alone.
    case = document(policy={"rounding": "round_debt", "clock": "clock_frozen"})
    for form in (case, json.dumps(case)):
        changed = kvit.penalty(form, policy={"rounding": "round_total"})
        assert changed.practice("rounding") == "round_total"
        assert changed.practice("clock") == "clock_frozen"
    assert case["policy"] == {"rounding": "round_debt", "clock": "clock_frozen"}
    with pytest.raises(kvit.Error) as unknown:
        asked(policy={"rate": "rate_of_luck"})
    assert unknown.value.path == "policy.rate"
    with pytest.raises(kvit.InputError):
        asked(policy="no such policy")
    with pytest.raises(kvit.InputError):
        kvit.penalty('{"schema": "kvit-penalty/1",', policy={"rate": "rate_as_of"})


def test_no_payments_may_be_said_in_two_ways() -> None:
    assert figures(asked(payments=None)) == figures(asked(payments=()))
    assert kvit.penalty(CASE, payments=None, suspensions=None).id == "example-1"


def test_facts_of_later_days_do_not_exist() -> None:
    payments = [{"date": date(2025, 6, 20), "amount": 3000, "known_on": date(2025, 9, 1)}]
    late = asked(payments=payments, known_on=date(2025, 8, 31))
    assert late.payments == () and late.known_on == date(2025, 8, 31)
    assert asked(payments=payments).total < late.total


def test_law_may_be_corrected() -> None:
    limit = {
        "id": "penalty.rate_limit.retro_9_5",
        "covered_until": "2026-12-31",
        "values": [
            {
                "from": "2025-01-01",
                "to": "2027-01-01",
                "value": {"mode": "at_most", "percent": "5"},
                "source": {"act": "synthetic", "standing": "synthetic"},
            }
        ],
    }
    pack = {"schema": "kvit-law/1", "edition": "ours", "over": "built-in",
            "known_on": "2025-01-01", "parameters": [limit]}  # fmt: skip
    lower = asked(law=pack)
    assert {each.rate for each in lower.intervals} == {Decimal("5.00")}
    assert lower.law != asked().law
    assert lower.explain(lower.intervals[-1].number).rounded == lower.intervals[-1].amount


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"debts": [("2025-03", 4350.2)]}, r"debts\[0\].amount: .*never a float"),
        ({"debts": [{"period": "2025-03", "amount": 1.5}]}, r"debts\[0\].amount: .*never a float"),
        ({"debts": [("2025-03", True)]}, r"debts\[0\].amount: .*never a bool"),
        ({"debts": [("2025-03", Decimal("NaN"))]}, r"debts\[0\].amount"),
        ({"debts": ["2025-03"]}, r"debts\[0\]: a row is a mapping or a sequence of period"),
        ({"debts": [("2025-03", 1, DAY, "more")]}, r"debts\[0\]"),
        ({"payments": [(DAY, 4.0)]}, r"payments\[0\].amount: .*never a float"),
        ({"posted": {"2025-03": 65.0}}, r"posted\[2025-03\]: .*never a float"),
        ({"posted": 65}, r"posted: a mapping of months to sums"),
        ({"posted": ["2025-03"]}, r"posted\[0\]: a pair of month and sum"),
        ({"posted": [("2025-03", 6.5)]}, r"posted\[2025-03\]: .*never a float"),
        ({"payments": 5}, "payments: a sequence of rows"),
        ({"debts": {"2025-03": "1.00"}}, "debts: a sequence of rows"),
        ({"debts": None}, "needs a case, or debts and as_of"),
        ({"as_of": None}, "needs a case, or debts and as_of"),
        ({"debts": [("2025-03", "1.00", datetime(2025, 4, 10))]}, "datetime"),
        ({"policy": 5}, "a document is"),
    ],
)
def test_what_is_no_fact_is_a_type_error(changes: dict[str, Any], where: str) -> None:
    with pytest.raises(TypeError, match=where):
        asked(**changes)


@pytest.mark.parametrize(
    ("changes", "path", "name"),
    [
        ({"debts": [("2025-03", "4350.2")]}, "debts[0].amount", "bad_money"),
        ({"debts": [("2025-13", "1.00")]}, "debts[0].period", "bad_month"),
        ({"debts": [("2025-03", Decimal("0.001"))]}, "debts[0].amount", None),
        ({"scale": "no"}, "scale", None),
        ({"scale": ""}, "scale", None),
        ({"debts": [("2025-03", 10**20)]}, "debts[0].amount", None),
        ({"debts": [("2025-03", 10**5000)]}, "debts[0].amount", "bad_money"),
        ({"debts": [("2025-03", Decimal("1E+999999999"))]}, "debts[0].amount", "bad_money"),
        ({"payments": [(DAY, -(10**5000))]}, "payments[0].amount", "bad_money"),
        ({"posted": {"2025-03": 10**5000}}, "posted[2025-03]", "bad_money"),
        ({"policy": {"rate": "flat", "flat_percent": 9.5}}, "policy.flat_percent", "wrong_type"),
        ({"debts": [{"period": "2025-03", "amount": "1.00", "sum": "1"}]}, "debts[0].sum", None),
    ],
)
def test_what_is_malformed_is_an_error_with_its_place(
    changes: dict[str, Any], path: str, name: str | None
) -> None:
    with pytest.raises(kvit.Error) as wrong:
        asked(**changes)
    assert wrong.value.path == path
    assert name is None or wrong.value.errors[0].name == name


@pytest.mark.parametrize(
    "fact",
    [
        {"debts": DEBTS}, {"payments": PAYMENTS}, {"as_of": DAY}, {"scale": "zhk14"},
        {"posted": {}}, {"judgment_day": DAY}, {"claim_date": DAY}, {"suspensions": [("a", DAY)]},
    ],
)  # fmt: skip
def test_a_case_has_its_own_facts(fact: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=f"with a case there is no {next(iter(fact))}"):
        kvit.penalty(CASE, **fact)


def test_an_interval_is_explained() -> None:
    found = kvit.penalty(CASE)
    for each in found.intervals:
        explanation = found.explain(each.number)
        assert explanation.rounded == each.amount, each
        assert explanation.sentence("ru") and explanation.tree("en")
    for number in (0, -1, len(found.intervals) + 1, 10**5000):
        with pytest.raises(LookupError) as absent:
            found.explain(number)
        assert isinstance(absent.value, kvit.Error) and absent.value.name == "not_found"
    for wrong in ("1", 1.0, True, None):
        with pytest.raises(TypeError, match="an interval is named by an int"):
            found.explain(wrong)  # type: ignore[arg-type]
    with pytest.raises(LookupError, match="rounding"):
        found.practice("no such option")


def test_an_answer_does_not_change_and_can_be_kept() -> None:
    found = kvit.penalty(CASE)
    for value, name in (
        (found, "total"), (found.intervals[0], "amount"), (found.debts[0], "left"),
        (found.payments[0], "amount"), (found.payments[0].parts[0], "amount"),
        (found.practices[0], "choice"),
    ):  # fmt: skip
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, None)
        assert not hasattr(value, "__dict__")
    again = pickle.loads(pickle.dumps(found))
    assert again == found and hash(again) == hash(found)
    assert again.explain(1).rounded == found.intervals[0].amount
    assert repr(found).startswith("Penalty(engine=") and "intervals" not in repr(found)
