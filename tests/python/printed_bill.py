"""Bills of synthetic houses and what is printed beside them."""

from __future__ import annotations

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
