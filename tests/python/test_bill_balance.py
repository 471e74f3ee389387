"""How a printed bill comes from what was owed to what is to be paid: advances, penalties, signs."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from printed_bill import (
    bare,
    in_advance,
    money,
    of_july,
    of_many_debts,
    of_two_managers,
    owing,
    page_of,
    table_of,
)
from printed_page import plain, tool

import kvit
from kvit.printing.bill import html_of
from kvit.printing.bill_rows import blocks_of
from kvit.printing.bill_sheet import Sheet
from kvit.printing.bill_text import text_of
from kvit.printing.given import Given

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"
OWN = "Переплата, которая зачтётся только у своего получателя"
WAITING = "Аванс на счёте, который зачтётся при следующих начислениях"


def value_of(text: str) -> Decimal:
    return Decimal(re.sub(r"\s", "", text).replace(",", ".").replace("−", "-"))


def steps_of(bill: kvit.Bill) -> dict[str, Decimal]:
    """The steps with their signs; they sum to what is to be paid."""
    steps = Sheet(bill, Given(), "ru").steps
    assert all(value >= 0 for _, _, value in steps)
    found = {plain(words): -value if sign == "−" else value for sign, words, value in steps}
    assert len(found) == len(steps) and sum(found.values()) == bill.totals.to_pay
    return found


# ---- advances


@pytest.mark.parametrize("amount", ["1279.01", "5000.00"])
def test_an_advance_of_the_account_is_told_as_one(amount: str) -> None:
    bill = in_advance(amount)
    waits = Decimal(amount) - Decimal("1279.00")
    assert bill.totals.closing == -waits and bill.totals.to_pay == 0
    steps = steps_of(bill)
    assert steps[WAITING] == waits and OWN not in steps
    page = page_of(bill)
    table = table_of(page, "bill")
    sections = [row[0] for row in table.rows if len(row) == 1]
    assert sections[-1] == "Аванс" and "Расчёты прошлых месяцев" not in sections
    assert [WAITING, money(waits)] in table.rows and OWN not in page.text
    assert f"У вас переплата {plain(money(waits))} ₽" in plain(page.text)
    text = plain(bill.to_text())
    assert f"У вас переплата {plain(money(waits))} ₽" in text and OWN not in text
    assert f"АВАНС Аванс, не отнесённый на услуги −{plain(money(waits))} ---" in text


def test_the_creditors_sum_to_the_table_with_what_is_nobodys_yet() -> None:
    bill = in_advance()
    creditors = table_of(page_of(bill), "creditors")
    *shares, whole = creditors.rows[1:]
    assert [row[0] for row in shares[-1:]] == ["Аванс на счёте, получатель ещё не определён"]
    for column in range(1, len(whole)):
        assert sum(value_of(row[column]) for row in shares) == value_of(whole[column])
    assert value_of(whole[-1]) == bill.totals.closing == Decimal("-3721.00")


def test_both_kinds_of_advance_stand_apart() -> None:
    """One at a creditor, the other on the account."""
    own = in_advance()
    document = json.loads(own.to_json())
    (paid,) = (each for each in document["balances"] if each.get("service") == "cold_water")
    paid["opening"], paid["closing"] = "-100.00", "-100.00"
    for key in ("opening", "closing"):
        document["totals"][key] = str(Decimal(document["totals"][key]) - 100)
    steps = steps_of(kvit.read_bill(document))
    assert (steps[OWN], steps[WAITING]) == (Decimal("100.00"), Decimal("3721.00"))


def test_an_advance_of_another_creditor_keeps_its_words() -> None:
    text = plain(owing().to_text())
    assert OWN in text and WAITING not in text and "У вас переплата" not in text


# ---- penalties


def test_what_is_charged_is_told_from_what_is_owed() -> None:
    """A penalty of earlier months in the balance, one of this month among the steps, both in the column."""
    bill = of_many_debts(3)
    document = json.loads(bill.to_json())
    charged = sum((each.amount for each in bill.penalties), Decimal())
    old = {**next(each for each in document["balances"] if each.get("of") == "penalty")}
    old |= {"month": "2024-01", "opening": "7.00", "closing": "7.00", "corrected": "0.00"}
    document["balances"].append(old)
    for key in ("opening", "closing", "to_pay", "to_pay_with_voluntary"):
        document["totals"][key] = str(Decimal(document["totals"][key]) + 7)
    both = kvit.read_bill(document)
    steps = steps_of(both)
    assert steps["Начислены пени за просрочку"] == charged > 0
    first = next(iter(steps))
    assert first.startswith("Долг на 1 июля") and first.endswith("в том числе прежние пени 7,00")
    owed = sum((block.penalty for block in blocks_of(both)), Decimal())
    assert owed == charged + 7
    page = page_of(both)
    table = table_of(page, "bill")
    (whole,) = (row for row in table.rows if row[0] == "Всего")
    assert bare(table.rows[0][-2]) == "Долг по пеням" and value_of(whole[-2]) == owed
    assert "Пени за просрочку, начисленные в этом документе" in page.text
    text = plain(both.to_text())
    assert "Начислены пени за просрочку" in text and "долг по пеням" in text
    assert "пени за просрочку" not in plain(owing().to_text())


# ---- signs, days, creditors


def test_a_charge_below_zero_is_subtracted() -> None:
    bill = of_july()
    document = json.loads(bill.to_json())
    line = document["sections"][0]["lines"][0]
    taken = Decimal(line["amount"]) + 5000
    line["amount"] = str(Decimal(line["amount"]) - taken)
    section = document["sections"][0]
    section["total"] = str(Decimal(section["total"]) - taken)
    for each in (*document["balances"], *document["postings"]):
        for key in ("charged", "closing", "amount"):
            if each["service"] == line["service"] and key in each:
                each[key] = str(Decimal(each[key]) - taken)
    document["totals"]["charged"] = str(Decimal(document["totals"]["charged"]) - taken)
    document["totals"]["closing"] = str(Decimal(document["totals"]["closing"]) - taken)
    rest = str(Decimal(document["totals"]["to_pay"]) - taken - Decimal(line["amount"]))
    document["totals"]["to_pay"] = document["totals"]["to_pay_with_voluntary"] = rest
    below = kvit.read_bill(document)
    assert below.totals.charged < 0 < below.totals.to_pay
    assert steps_of(below)["Начислено за месяц"] == below.totals.charged
    text = below.to_text()
    assert "− Начислено за месяц" in text and "+ Начислено" not in text


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_row_alone_tells_its_days_and_its_creditor(lang: Any) -> None:
    bill = of_two_managers()
    rows = [bare(row[0]) for row in table_of(page_of(bill, lang), "bill").rows]
    of = {"ru": "Содержание жилого помещения", "en": "Maintenance of the premises"}[lang]
    title = next(line.title.get(lang) for line in bill.lines if line.service == "maintenance")
    assert lang == "en" or title == of
    days = {"ru": ("с 01.07 по 15.07", "с 16.07 по 31.07"), "en": ("07-01 to 07-15", "07-16 to 07-31")}[lang]
    for name, part in zip(("Управляющая компания", "Энергосбыт"), days, strict=True):
        (row,) = (each for each in rows if each.startswith(f"{title}, {name}, {part}"))
        assert row
    # Where a service has one creditor and the whole month, it says neither.
    assert any(re.match(r"(Холодное водоснабжение|Cold water)\W*[aа]", row) for row in rows)
    text = plain(bill.to_text(None, lang))
    assert all(f"{title}, {name}" in text for name in ("Управляющая компания", "Энергосбыт"))


def test_the_days_of_a_row_are_on_paper(tmp_path: Any) -> None:
    of_two_managers().to_pdf(tmp_path / "bill.pdf")
    text = plain(tool("pdftotext", tmp_path / "bill.pdf", "-"))
    assert "с 01.07 по 15.07" in text and "с 16.07 по 31.07" in text


# ---- many debts


@pytest.mark.parametrize(("months", "folded"), [(8, False), (40, True)])
def test_no_kopeck_is_lost_where_debts_are_folded(months: int, folded: bool) -> None:
    bill = of_many_debts(months)
    posted = [each for each in bill.penalties if each.amount]
    assert (len(posted) > 24) == folded
    for page in (page_of(bill), plain_page(bill)):
        *rows, whole = table_of(page, "penalties").rows[1:]
        assert len(rows) == (3 if folded else len(posted))
        for column, name in ((-3, "accrued"), (-2, "posted"), (-1, "amount")):
            total = sum((getattr(each, name) for each in posted), Decimal())
            assert sum(value_of(row[column]) for row in rows) == value_of(whole[column]) == total
    on_screen = plain(page_of(bill).text)
    for each in posted:  # every debt with its days stands on the screen
        assert plain(kvit_days(each)) in on_screen
    text = bill.to_text()
    assert ("Расчёт по каждому из них" in plain(text)) == folded
    assert len(text.splitlines()) < 120
    assert plain(f"Итого {money(sum((each.amount for each in posted), Decimal()))}") in plain(text)


def plain_page(bill: kvit.Bill) -> Any:
    from printed_page import Page

    return Page(html_of(bill, Given(), explained=False))


def kvit_days(penalty: Any) -> str:
    """The sums of a debt as its row of days begins."""
    days = penalty.days[0]
    return f"по {days.last:%d.%m.%Y}: {money(days.debt)} × "


def test_the_pages_of_many_debts_are_few(tmp_path: Any) -> None:
    """360 debts that nobody paid."""
    bill = of_many_debts(120)
    assert sum(1 for each in bill.penalties if each.amount) > 350
    bill.to_pdf(tmp_path / "bill.pdf")
    told = tool("pdfinfo", tmp_path / "bill.pdf")
    assert int(re.search(r"^Pages: +(\d+)", told, re.M)[1]) <= 2  # type: ignore[index]
    assert (tmp_path / "bill.pdf").stat().st_size < 60_000
    text = plain(tool("pdftotext", "-layout", tmp_path / "bill.pdf", "-"))
    total = sum((each.amount for each in bill.penalties), Decimal())
    assert f"Начислены пени за просрочку {plain(money(total))}" in text
    assert "Расчёт по каждому из них и по дням" in text


def test_what_somebody_decided_is_told_with_its_reason() -> None:
    """A fine of the provider, a write-off, a correction: the form has them apart, with the ground."""
    house = json.loads((DATA / "house.json").read_text(encoding="utf-8"))
    decided = [
        ("provider_fine", "uk", "maintenance", "-250.00", "Штраф исполнителя в вашу пользу"),
        ("court_cost", "uk", "maintenance", "400.00", "Судебные расходы"),
        ("correction", "uralenergosbyt", "electricity", "-100.00", "Исправление"),
    ]
    house["postings"] = [
        {
            "id": f"d{number}", "known_on": "2025-07-15", "date": "2025-07-15", "account": "01",
            "month": "2025-06", "kind": kind, "creditor": creditor, "service": service,
            "amount": amount, "reason": f"решение № {number}", "author": "бухгалтер",
        }
        for number, (kind, creditor, service, amount, _) in enumerate(decided, 1)
    ]
    opening = DATA / "opening.json"
    closed = kvit.close(house, DATA / "tariffs.json", opening=opening, month="2025-07")
    bill = closed.bill("01")
    told = Sheet(bill, Given(), "ru").decisions
    assert [(each.amount, each.reason) for each in told] == [
        (Decimal(amount), f"решение № {number}")
        for number, (_, _, _, amount, _) in enumerate(decided, 1)
    ]
    assert all(each.title.startswith(row[4] + ": ") for each, row in zip(told, decided))
    for printed in (plain(text_of(bill, Given())), plain(html_of(bill, Given()))):
        for number, row in enumerate(decided, 1):
            assert row[4] in printed and f"решение № {number}" in printed
    # What the closing posts by its rules is no decision of anybody.
    assert Sheet(closed.bill("08"), Given(), "ru").decisions == []
