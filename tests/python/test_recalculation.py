"""Earlier months, charged anew as they are known now."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from test_months import NOTED, ROOT, TARIFFS, closed, house
from test_schemas import validator

import kvit
from kvit.text import Lang

LATE_CAUSES = json.loads(
    (ROOT / "tests/cases/close_months/recalculated_causes.json").read_text(encoding="utf-8")
)
MEASURED = {
    "id": "p-1b", "known_on": "2025-04-10", "supersedes": "p-1", "premises": "f1",
    "kind": "dwelling", "area": "52.00", "source": {"act": "акт обмера от 2025-04-08"},
}  # fmt: skip


def measured() -> dict[str, Any]:
    facts = house()
    return {**facts, "premises": [*facts["premises"], MEASURED]}


def recalculated(bill: kvit.Bill) -> list[tuple[str, str, Decimal]]:
    return [
        (str(line.month), line.service, line.amount)
        for line in bill.lines
        if line.component is kvit.Component.RECALCULATION
    ]


def test_a_line_names_its_month_its_cause_and_its_act() -> None:
    april = closed(measured(), "2025-04")[-1]
    bill = april.bill("1")
    assert recalculated(bill) == [
        (month, service, amount)
        for month in ("2025-01", "2025-02", "2025-03")
        for service, amount in (
            ("capital_repair", Decimal("20.00")), ("maintenance", Decimal("40.00")),
        )
    ]  # fmt: skip
    assert not recalculated(april.bill("2"))
    line = next(each for each in bill.lines if each.component is kvit.Component.RECALCULATION)
    assert line.reason.ru == (
        "Перерасчёт за январь 2025: помещение p-1b (исправлено), акт обмера от 2025-04-08."
    )
    assert line.reason.en == (
        "Recalculation of January 2025: the premises p-1b (corrected), акт обмера от 2025-04-08."
    )
    kinds = {posting.month: posting.kind for posting in bill.postings}
    assert str(kinds[line.month]) == "recalculation"


def reasons(bill: kvit.Bill, lang: Lang = "ru") -> set[str]:
    return {
        line.reason.get(lang)
        for line in bill.lines
        if line.component is kvit.Component.RECALCULATION
    }


CAUSES = {
    "months-cause-verification-norm": "прибор учёта m-b (исправлено)",
    "months-cause-installability": "акт i-b (исправлено), акт обследования от 2025-04-09",
    "months-cause-benefit": "льгота b1, заявление от 2025-04-09",
    "months-cause-benefit-ended": "льгота b2 (исправлено)",
    "months-cause-norm": "synthetic order of 2025-01-27",
    "months-cause-law": "synthetic act of 2025-01-30",
    "months-cause-resident": "число проживающих",
    "months-cause-resident-left": "число проживающих",
    "months-cause-quality": "нарушение качества q, акт от 2025-02-06",
    "months-cause-quality-withdrawn": "нарушение качества q (отозвано)",
    "months-cause-absence": "временное отсутствие x0",
    "months-cause-verification": "прибор учёта m-b (исправлено)",
    "months-cause-verification-extended": "прибор учёта m-b (исправлено), протокол поверки",
}


@pytest.mark.parametrize("case", CAUSES)
def test_each_kind_of_cause_is_named_in_each_month(case: str) -> None:
    """The sums of these months are those of the case; here is what the resident reads."""
    given = next(each for each in LATE_CAUSES if each["id"] == case)["given"]
    months = list(kvit.close_months(
        given["house"], given["tariffs"], month=given["month"], through=given["through"],
        opening=given.get("opening"), law=given.get("law"), known_after=given["known_after"],
    ))  # fmt: skip
    assert not any(reasons(each.bill("1")) for each in months[:-1])
    told = reasons(months[-1].bill("1"))
    assert told and all(CAUSES[case] in each for each in told), told


def test_a_value_that_no_line_is_made_by_any_more_is_named_with_the_act_of_now() -> None:
    given = next(each for each in LATE_CAUSES if each["id"] == "months-cause-law")["given"]
    law = json.loads(json.dumps(given["law"]))
    law["parameters"][0]["values"][0]["value"] = "1"  # nothing is raised: the line is gone
    months = list(kvit.close_months(
        given["house"], given["tariffs"], month="2025-01", through="2025-04", law=law,
        known_after=0,
    ))  # fmt: skip
    bill = months[-1].bill("1")
    assert recalculated(bill) == [
        (month, "cold_water", Decimal("-168.13")) for month in ("2025-02", "2025-03")
    ]
    assert all("synthetic act of 2025-01-30" in each for each in reasons(bill)), reasons(bill)


def test_what_is_withdrawn_is_named() -> None:
    """Not the id of the withdrawal: nobody knows it."""
    facts = house()
    facts["premises"] = [*facts["premises"], {**MEASURED, "known_on": "2025-02-10"}]
    facts["retractions"] = [{"id": "x", "known_on": "2025-03-10", "retracts": "p-1b"}]
    bill = closed(facts, "2025-03")[-1].bill("1")
    assert reasons(bill) == {
        f"Перерасчёт за {month} 2025: помещение p-1b (отозвано)." for month in ("январь", "февраль")
    }
    assert "Recalculation of January 2025: the premises p-1b (withdrawn)." in reasons(bill, "en")


FORTY = [f"{n:02}" for n in range(1, 41)]


def forty(measured: list[str]) -> dict[str, Any]:
    """Forty flats; some of them prove in February to have 51 m² and not 50."""
    facts = house(
        premises=[{"id": f"p-{n}", **NOTED, "premises": f"f{n}", "kind": "dwelling", "area": "50.00"}
                  for n in FORTY],
        accounts=[{"id": f"a-{n}", **NOTED, "account": n, "premises": f"f{n}"} for n in FORTY],
        occupancy=[{"id": f"o-{n}", **NOTED, "account": n, "registered": 1, "owners": 1}
                   for n in FORTY],
    )  # fmt: skip
    facts["premises"] += [
        {**row, "id": f"{row['id']}-b", "known_on": "2025-02-10", "area": "51.00",
         "supersedes": row["id"]}
        for row in facts["premises"] if row["id"].removeprefix("p-") in measured
    ]  # fmt: skip
    return facts


def test_each_flat_reads_its_own_cause_however_many_there_are() -> None:
    """More causes than can be taken one by one: those of other flats are not named."""
    facts = forty(FORTY)
    facts["supplies"] = [*facts["supplies"], {
        "id": "s3", "known_on": "2025-02-10", "service": "intercom", "provider": "uk",
        "method": "per_area", "tariff": "i", "valid_from": "2025-01-01",
    }]  # fmt: skip
    tariffs = {**TARIFFS, "tariffs": [*TARIFFS["tariffs"], {
        "id": "i", "service": "intercom", "provider": "uk", "unit": "RUB/m2",
        "values": [{"value": "1.00"}],
    }]}  # fmt: skip
    february = list(kvit.close_months(
        facts, tariffs, month="2025-01", through="2025-02", known_after=0
    ))[-1]  # fmt: skip
    for n in FORTY:
        bill = february.bill(n)
        assert reasons(bill) == {
            "Перерасчёт за январь 2025: услуга s3.",
            f"Перерасчёт за январь 2025: помещение p-{n}-b (исправлено).",
        }
        assert sum(amount for _, _, amount in recalculated(bill)) == Decimal("81.00")


def test_what_other_flats_change_is_said_without_naming_them() -> None:
    """Heat is shared by areas: with those of 36 flats all other shares change too."""
    facts = forty(FORTY[:36])
    facts["supplies"] = [*facts["supplies"], {
        "id": "s3", **NOTED, "service": "heating", "provider": "uk", "method": "heating",
        "tariff": "h", "heating": "town", "norm": "hn",
    }]  # fmt: skip
    facts["meters"] = [{
        "id": "m", **NOTED, "meter": "hm", "scope": "house", "service": "heating", "unit": "Gcal",
        "valid_from": "2024-12-31", "start": "0",
    }]  # fmt: skip
    facts["readings"] = [
        {"id": f"r{n}", "known_on": day, "meter": "hm", "date": day, "value": value}
        for n, (day, value) in enumerate((("2025-01-31", "50"), ("2025-02-28", "90")))
    ]
    tariffs = {
        **TARIFFS,
        "tariffs": [*TARIFFS["tariffs"], {
            "id": "h", "service": "heating", "provider": "uk", "unit": "RUB/Gcal",
            "values": [{"value": "2000.00"}],
        }],
        "norms": [{
            "id": "hn", "service": "heating", "unit": "Gcal/m2", "values": [{"value": "0.03"}],
        }],
        "heating": [{
            "id": "town", "payment": [{"value": "season"}], "months": [{"value": 7}],
            "season": [{"from": "2024-10-01", "to": "2025-05-01"}],
        }],
    }  # fmt: skip
    february = list(kvit.close_months(
        facts, tariffs, month="2025-01", through="2025-02", known_after=0
    ))[-1]  # fmt: skip
    # 50 Gcal at 2000.00: 2500.00 for 50 of 2000 m², now 51 or 50 of 2036
    for n in FORTY:
        bill = february.bill(n)
        own = n in FORTY[:36]
        heat = [amount for _, service, amount in recalculated(bill) if service == "heating"]
        assert heat == [Decimal("4.91") if own else Decimal("-44.20")]
        assert reasons(bill) == {
            f"Перерасчёт за январь 2025: помещение p-{n}-b (исправлено) и другие.",
            f"Перерасчёт за январь 2025: помещение p-{n}-b (исправлено).",
        } if own else {"Перерасчёт за январь 2025: сведения о других помещениях дома."}


def test_the_explanation_is_due_less_posted() -> None:
    bill = closed(measured(), "2025-04")[-1].bill("1")
    number = next(
        number
        for number, line in enumerate(bill.lines, 1)
        if line.component is kvit.Component.RECALCULATION
    )
    told = json.loads(bill.explain(number).to_json())
    assert told["sentences"][1]["ru"] == "520,00 ₽ − 500,00 ₽ = 20,00 ₽."
    assert told["sources"][0]["id"] == "p-1b"
    assert told["sources"][0]["reference"]["act"] == "акт обмера от 2025-04-08"


def test_a_tariff_that_was_loaded_late_is_named() -> None:
    first, second = TARIFFS["tariffs"]
    tariffs = {**TARIFFS, "tariffs": [
        {**first, "values": [
            {"value": "20.00", "known_on": "2024-12-01"},
            {"value": "21.00", "from": "2025-02-01", "known_on": "2025-03-05",
             "source": {"act": "протокол от 2025-01-20"}},
        ]},
        second,
    ]}  # fmt: skip
    march = list(kvit.close_months(
        house(), tariffs, month="2025-01", through="2025-03", known_after=0
    ))[-1]  # fmt: skip
    (line,) = (
        each for each in march.bill("1").lines if each.component is kvit.Component.RECALCULATION
    )
    assert (str(line.month), line.amount) == ("2025-02", Decimal("50.00"))
    assert "протокол от 2025-01-20" in line.reason.ru


def test_another_book_of_tariffs_is_a_cause_too() -> None:
    january = kvit.close(house(), TARIFFS, month="2025-01")
    first, second = TARIFFS["tariffs"]
    dearer = {**TARIFFS, "tariffs": [{**first, "values": [{"value": "21.00"}]}, second]}
    february = kvit.close(house(), dearer, month="2025-02", opening=january.opening)
    assert recalculated(february.bill("1")) == [("2025-01", "maintenance", Decimal("50.00"))]


def test_a_house_without_its_facts_is_not_recalculated_until_they_are_back() -> None:
    """A host may hand over the facts of the month alone; what they were before nobody knows."""
    january = kvit.close(measured(), TARIFFS, month="2025-01")
    february = kvit.close(house(), TARIFFS, month="2025-02", opening=january.opening)
    assert [each.code for each in february.decisions] == ["past_incomplete"]
    assert not recalculated(february.bill("1"))
    assert february.bill("1").totals.charged == Decimal("1500.00")
    march = kvit.close(measured(), TARIFFS, month="2025-03", opening=february.opening)
    assert not march.decisions
    assert recalculated(march.bill("1")) == [
        ("2025-02", "capital_repair", Decimal("20.00")),
        ("2025-02", "maintenance", Decimal("40.00")),
    ]
    past = json.loads(march.to_json())["closing"]["past"]
    assert [each["month"] for each in past["months"]] == ["2025-01", "2025-02", "2025-03"]


def test_a_month_that_cannot_be_charged_any_more_does_not_stop_the_close() -> None:
    january = kvit.close(house(), TARIFFS, month="2025-01")
    tariffs = [{**row, "values": [{**row["values"][0], "from": "2025-02-01"}]}
               for row in TARIFFS["tariffs"]]  # fmt: skip
    february = kvit.close(
        house(), {**TARIFFS, "tariffs": tariffs}, month="2025-02", opening=january.opening
    )
    (told,) = february.decisions
    assert (told.code, told.subject) == ("past_not_charged", "h")
    assert "2025-01-01" in told.text.en
    assert february.bill("1").totals.charged == Decimal("1500.00")


def test_a_meter_that_was_replaced_is_learned_late() -> None:
    """The reading that the opening was billed up to is of a life that never was."""
    tariffs = {
        **TARIFFS,
        "providers": [*TARIFFS["providers"], {"id": "w", "name": "Водоканал"}],
        "tariffs": [*TARIFFS["tariffs"], {
            "id": "w", "service": "cold_water", "provider": "w", "unit": "RUB/m3",
            "values": [{"value": "50.00"}],
        }],
        "norms": [
            {"id": "n", "service": "cold_water", "unit": "m3/person", "values": [{"value": "4"}]}
        ],
    }  # fmt: skip
    facts = house()
    facts["supplies"] = [*facts["supplies"], {
        "id": "s3", **NOTED, "service": "cold_water", "provider": "w", "accounts": ["1"],
        "method": "metered_or_norm", "tariff": "w", "norm": "n",
    }]  # fmt: skip
    meter = {
        "id": "m-1", **NOTED, "meter": "m1", "account": "1", "service": "cold_water",
        "unit": "m3", "start": "100", "valid_from": "2024-12-25",
    }  # fmt: skip
    facts["meters"] = [
        meter,
        {**meter, "id": "m-2", "known_on": "2025-03-10", "supersedes": "m-1",
         "valid_to": "2025-02-20"},
        {**meter, "id": "m-3", "known_on": "2025-03-10", "meter": "m2", "start": "0",
         "valid_from": "2025-02-20"},
    ]  # fmt: skip
    facts["readings"] = [
        {"id": "r1", "known_on": "2025-01-25", "meter": "m1", "date": "2025-01-25", "value": "105"},
        {"id": "r2", "known_on": "2025-02-23", "meter": "m1", "date": "2025-02-23", "value": "112"},
        {"id": "r3", "known_on": "2025-03-10", "supersedes": "r2", "meter": "m1",
         "date": "2025-02-20", "value": "111"},
        {"id": "r4", "known_on": "2025-03-25", "meter": "m2", "date": "2025-03-25", "value": "5"},
    ]  # fmt: skip
    months = list(kvit.close_months(
        facts, tariffs, month="2025-01", through="2025-03", known_after=0
    ))  # fmt: skip
    water = [
        sum(posting.amount for posting in month.bill("1").postings
            if posting.service == "cold_water")
        for month in months
    ]  # fmt: skip
    assert water == [Decimal("250.00"), Decimal("350.00"), Decimal("200.00")]


def test_a_policy_keeps_earlier_months_as_posted() -> None:
    policy = {
        "schema": "kvit-policy/1", "id": "p",
        "options": [{"option": "past_months", "choice": "as_posted"}],
    }  # fmt: skip
    april = closed(measured(), "2025-04", policy=policy)[-1]
    assert not recalculated(april.bill("1"))
    assert "past" not in json.loads(april.to_json())["closing"]


WITHDRAWN = [
    {"id": "x1", "known_on": "2025-03-10", "retracts": "a-2"},
    {"id": "x2", "known_on": "2025-03-10", "retracts": "o-2"},
]


def test_an_account_that_was_withdrawn_gives_back_what_it_was_charged() -> None:
    """It is opened for nothing, charged for two months, and withdrawn in the third."""
    paid = {"id": "pay", "known_on": "2025-02-05", "account": "2", "date": "2025-02-05",
            "amount": "1500.00"}  # fmt: skip
    months = closed(house(retractions=WITHDRAWN, payments=[paid]), "2025-05")
    march = months[2].bill("2")
    assert recalculated(march) == [
        (month, service, amount)
        for month in ("2025-01", "2025-02")
        for service, amount in (
            ("capital_repair", Decimal("-500.00")), ("maintenance", Decimal("-1000.00")),
        )
    ]  # fmt: skip
    assert {line.component for line in march.lines} == {kvit.Component.RECALCULATION}
    assert march.totals.closing == Decimal("-1500.00")  # what was paid is owed to the payer
    assert all("лицевой счёт" in each for each in reasons(march))
    for later in months[3:]:
        assert later.bill("2").totals.closing == Decimal("-1500.00")
        assert not later.bill("2").lines
        assert later.bill("1").totals.charged == Decimal("1500.00")
    without = closed(house(retractions=WITHDRAWN), "2025-05")
    assert without[2].bill("2").totals.closing == Decimal("0.00")
    assert [bill.account for bill in without[4].bills] == ["1"]


def test_an_account_that_has_another_id_is_told_how_its_debt_goes_on() -> None:
    facts = house()
    late = {"known_on": "2025-03-10"}
    facts["accounts"] = [*facts["accounts"], {
        "id": "a-2b", **late, "supersedes": "a-2", "account": "2b", "premises": "f2",
    }]  # fmt: skip
    facts["occupancy"] = [*facts["occupancy"], {
        "id": "o-2b", **late, "supersedes": "o-2", "account": "2b", "registered": 1, "owners": 1,
    }]  # fmt: skip
    with pytest.raises(kvit.Error) as refused:
        closed(facts, "2025-03")
    first = refused.value.errors[0]
    assert (first.name, first.path) == ("unknown_reference", "opening.accounts[1].account")
    assert "successions" in first.expected.ru and "successions" in first.expected.en


def test_three_years_are_kept() -> None:
    months = closed(house(), "2028-03")
    past = json.loads(months[-1].to_json())["closing"]["past"]
    assert len(past["months"]) == 36
    assert past["months"][0]["month"] == "2025-04"
    validator("opening").validate(json.loads(months[-1].to_json())["closing"])


@pytest.mark.parametrize(
    ("change", "name", "path"),
    [
        ({"month": "2024-11"}, "contradiction", "opening.past.months[0].month"),
        (
            {"posted": [
                {"account": "9", "creditor": "uk", "service": "maintenance", "amount": "1.00"}
            ]},
            "unknown_reference",
            "opening.past.months[0].posted",
        ),
    ],
)  # fmt: skip
def test_a_past_of_other_months_or_accounts_is_refused(
    change: dict[str, Any], name: str, path: str
) -> None:
    opening = json.loads(kvit.close(house(), TARIFFS, month="2025-01").opening)
    opening["past"]["months"][0].update(change)
    with pytest.raises(kvit.Error) as refused:
        kvit.close(house(), TARIFFS, month="2025-02", opening=opening)
    assert [(each.name, each.path) for each in refused.value.errors] == [(name, path)]


def test_a_posted_sum_beyond_all_measure_is_an_error() -> None:
    opening = json.loads(kvit.close(house(), TARIFFS, month="2025-01").opening)
    opening["past"]["months"][0]["posted"][0]["amount"] = "9999999999999.00"
    with pytest.raises(kvit.Error) as refused:
        kvit.close(house(), TARIFFS, month="2025-02", opening=opening)
    assert refused.value.errors[0].name == "out_of_range"
