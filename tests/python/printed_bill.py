"""Bills of synthetic houses and what is printed beside them."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import printed_house
from printed_page import Page, Table, plain

import kvit
from kvit.figures import number
from kvit.printing.given import Given, given_of
from kvit.template import template

PERSON: dict[str, Any] = {
    "schema": "kvit-person/1",
    "creditor": {
        "name": "Расчётный центр (условный)", "inn": "0000000000", "address": "г. Примерный",
        "phone": "000-00-00", "site": "example.org",
        "requisites": {
            "account": "40702810000000000001", "bank": "УСЛОВНЫЙ БАНК", "bic": "044525000",
            "correspondent": "30101810000000000002",
        },
    },
    "providers": [{"id": "vodokanal", "name": "Водоканал другой", "phone": "111-11-11"}],
    "payers": [
        {
            "account": "24", "name": "Плательщик условный", "address": "ул. Примерная, д. 2, кв. 24",
            "unified_account": "75АА000000", "service_id": "75АА000000-01",
            "document_id": "75АА000000-01-1065",
            "notices": [{"title": "Рейтинг плательщика", "text": "Уровень 4 из 5"}],
        },
    ],
    "meters": [
        {"meter": "c-24", "number": "№ 0012345", "place": "санузел", "verified_until": "2029-03-15"},
    ],
    "notices": [{"text": "Приём населения\nпо средам"}],
}  # fmt: skip
PLAIN = "ST00012|Name=Расчётный центр (условный)|PersonalAcc=40702810000000000001|Sum=123456".encode()
WITH = "ST00011|Name=Расчётный центр|PersonalAcc=40702810000000000001|Sum=654321".encode("cp1251")
JUNE = printed_house.months()[5]
BILL = JUNE.bill("24")  # three zones, two bands, an offer of insurance


def everything(bill: kvit.Bill) -> Given:
    earlier = [closed.bill(bill.account) for closed in printed_house.months()[:5]]
    return given_of(
        bill, PERSON, resources=JUNE.resources, earlier=earlier, payment_code=PLAIN,
        payment_code_with_voluntary=WITH,
    )  # fmt: skip


def page_of(bill: kvit.Bill, lang: Any = "ru", person: Any = PERSON) -> Page:
    return Page(bill.to_html(person, lang))


def money(value: Decimal, lang: Any = "ru") -> str:
    return number(value, lang).replace("-", "−")


def table_of(page: Page, kind: str) -> Table:
    (found,) = page.of(kind)
    return found


def bare(cell: str) -> str:
    """A cell without its marks and what opens under it."""
    return plain(cell.replace("\xad", "")).strip()


def owing(**parts: str) -> kvit.Bill:
    """The small house with balances of every kind: debt, penalty, costs, and an advance elsewhere."""
    balance = {"creditor": "manager", "service": "maintenance", "month": "2025-05"}
    opening = {
        "schema": "kvit-opening/1", "house": "house-1", "month": "2025-07",
        "accounts": [
            {
                "account": "account-2",
                "balances": [
                    {**balance, "amount": "500.00"},
                    {**balance, "of": "penalty", "amount": "12.34"},
                    {**balance, "of": "court_cost", "amount": "200.00"},
                    {"creditor": "waterworks", "service": "cold_water", "month": "2025-05",
                     "amount": "-10000.00"},
                ],
            },
        ],
    }  # fmt: skip
    return kvit.close(
        template("house"), template("tariffs"), month="2025-07", opening=opening
    ).bill("account-2")


def columns_of(table: Table) -> list[str]:
    return [bare(each) for each in table.rows[0]]


def of_july(
    house: dict[str, Any] | None = None, tariffs: dict[str, Any] | None = None, **keys: Any
) -> kvit.Bill:
    """July of the second account of the small house, with what is changed in its documents."""
    documents = {
        "house": {**json.loads(template("house")), "payments": [], **(house or {})},
        "tariffs": {**json.loads(template("tariffs")), **(tariffs or {})},
    }
    closed = kvit.close(documents["house"], documents["tariffs"], month="2025-07", **keys)
    return closed.bill("account-2")


def in_advance(amount: str = "5000.00") -> kvit.Bill:
    """Paid more than there is to charge: what no service has taken waits on the account."""
    paid = {"id": "p", "known_on": "2025-07-20", "account": "account-2", "date": "2025-07-20"}
    return of_july({"payments": [{**paid, "amount": amount}]})


def of_two_managers() -> kvit.Bill:
    """The manager of the house changes on 16 July: one service, two creditors, each a part of the month."""
    house, tariffs = json.loads(template("house")), json.loads(template("tariffs"))
    first = next(each for each in house["supplies"] if each["service"] == "maintenance")
    second = {**first, "id": "supply-new", "provider": "power", "tariff": "new", "valid_from": "2025-07-16"}
    kept = next(each for each in tariffs["tariffs"] if each["id"] == first["tariff"])
    return of_july(
        {"supplies": [{**first, "valid_to": "2025-07-16"}, second, *house["supplies"][1:]]},
        {"tariffs": [*tariffs["tariffs"], {**kept, "id": "new", "provider": "power"}]},
    )


def of_many_services(count: int) -> kvit.Bill:
    """The upkeep of the house by so many more creditors of long names, each with a line of its own."""
    document = json.loads(of_july().to_json())
    housing = next(each for each in document["sections"] if each["section"] == "housing")
    lines = housing["lines"]
    (kept,) = lines
    sum_of = Decimal(kept["amount"])
    more = [f"creditor-{index}" for index in range(1, count + 1)]
    document["providers"] += [
        {"id": each, "name": f"Товарищество собственников недвижимости «Условное» — {each}"} for each in more
    ]
    lines += [{**kept, "creditor": each} for each in more]
    housing["total"] = str(Decimal(housing["total"]) + sum_of * count)
    for number, line in enumerate((l for each in document["sections"] for l in each["lines"]), 1):
        line["line"] = number
    for key in ("balances", "postings"):
        own = next(each for each in document[key] if each["service"] == kept["service"])
        document[key] += [{**own, "creditor": each} for each in more]
    for key in ("charged", "closing", "to_pay", "to_pay_with_voluntary"):
        document["totals"][key] = str(Decimal(document["totals"][key]) + sum_of * count)
    return kvit.read_bill(document)


def of_many_debts(months: int) -> kvit.Bill:
    """Nothing was paid for so many months, and the policy charges penalties: three debts of each month."""
    owed = (
        ("manager", "maintenance", "999.00"),
        ("waterworks", "cold_water", "180.00"),
        ("waste", "solid_waste", "100.00"),
    )
    first = kvit.Month(2025, 6)
    balances = []
    for _ in range(months):
        balances += [
            {"creditor": creditor, "service": service, "month": str(first), "amount": amount}
            for creditor, service, amount in owed
        ]
        first = first.previous
    opening = {
        "schema": "kvit-opening/1", "house": "house-1", "month": "2025-07",
        "accounts": [{"account": "account-2", "balances": balances}],
    }  # fmt: skip
    policy = {"schema": "kvit-policy/1", "id": "penalty",
              "options": [{"option": "month_penalty", "choice": "charged"}]}  # fmt: skip
    return of_july(opening=opening, policy=policy)
