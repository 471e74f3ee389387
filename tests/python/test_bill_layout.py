"""Pages of long bills: heads repeat, totals are not alone, codes and the slip are whole."""

from __future__ import annotations

import re
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from printed_bill import BILL, PERSON, money, of_many_services, owing
from printed_page import plain, tool

import kvit
from kvit.printing.given import given_of

SITE = "https://example.org/" + "w" * 280


def pages_of(bill: kvit.Bill, path: Path, **keys: Any) -> list[str]:
    bill.to_pdf(path, given=given_of(bill, **keys))
    return [plain(each) for each in tool("pdftotext", "-layout", path, "-").split("\f")[:-1]]


# ---- a table over several pages


@pytest.mark.parametrize("more", [9, 12, 57])
def test_the_table_goes_on_with_its_head_and_ends_with_its_sums(more: int, tmp_path: Path) -> None:
    """Whatever stands last on a page: a sum has a service above it. With nine more creditors and a notice
    of one line only the sums would not fit on the first page."""
    bill = of_many_services(more)
    person = {**PERSON, "notices": [{"text": "х"}]}
    pages = pages_of(bill, tmp_path / "bill.pdf", person=person)
    row, last = "33,3 30,00 999,00 999,00", "600,00 100,00 100,00"
    tables = [page.split("Кому предназначены")[0] for page in pages]
    assert sum(each.count(row) for each in tables) == more + 1
    tables = [each for each in tables if row in each or last in each]
    assert len(tables) > 1
    for each in tables:
        assert "Тариф" in each and "Начислено" in each
    housing = plain(money(Decimal(999 * (more + 1))) + ",00")
    everything = plain(money(bill.totals.to_pay))
    for sums, above in (
        (f"Итого {housing} {housing}", row),
        ("Итого 280,00 280,00", last),
        (f"Всего {everything} {everything}", last),
        (f"К оплате {everything}", last),
    ):
        (page,) = (each for each in tables if sums in each)
        assert 0 <= page.find(above) < page.find(sums), sums


def test_a_service_of_a_few_rows_is_on_one_page(tmp_path: Path) -> None:
    """Water and its heat; three zones: with more notices they move down, and are never parted."""
    for lines in (1, 7, 9):
        notices = [{"text": "\n".join(["Объявление"] * lines)}]
        pages = pages_of(BILL, tmp_path / "bill.pdf", person={**PERSON, "notices": notices})
        hot = [each for each in pages if re.search(r"Горячее водоснабжение\S* 1 024,97", each)]
        assert len(hot) == 1 and "774,96" in hot[0] and "250,01" in hot[0]
        zones = [each for each in pages if "1 344,63 1 344,63" in each]
        assert len(zones) == 1 and all(sum in zones[0] for sum in ("291,10", "531,67", "521,86"))


def test_the_slip_is_on_one_page(tmp_path: Path) -> None:
    at = set()
    for lines in (1, 12, 24):
        notices = [{"text": "\n".join(["Объявление"] * lines)}]
        pages = pages_of(BILL, tmp_path / "bill.pdf", person={**PERSON, "notices": notices})
        (number,) = [index for index, each in enumerate(pages) if "линия отреза" in each]
        slip = pages[number].split("линия отреза")[1]
        assert "Подпись" in slip and "Показание сейчас" in slip
        assert all(name in slip for name in ("Холодное", "Горячее", "ночь", "полупик"))
        at.add((number, len(pages)))
    assert at


# ---- codes and words


def test_no_page_break_cuts_a_code(tmp_path: Path) -> None:
    """With names of a thousand characters beside them and four codes, each is read back."""
    payload = [f"ST00012|Name=Условный|PersonalAcc={index}|Sum={index}00".encode() for index in range(1, 5)]
    given = {"month": "2025-06", "instalments": [
        {"service": "gas", "replaces": "273.60", "current": "10.00", "total": "10.00"}]}  # fmt: skip
    payer = {**PERSON["payers"][0], "name": "Я" * 1000, "address": "слово " * 150, "months": [given]}
    BILL.to_pdf(
        tmp_path / "bill.pdf",
        given=given_of(
            BILL, {**PERSON, "payers": [payer]}, payment_code=payload[0],
            payment_code_with_voluntary=payload[1], payment_code_with_instalments=payload[2],
            payment_code_with_instalments_and_voluntary=payload[3],
        ),
    )  # fmt: skip
    tool("pdftoppm", "-r", "200", "-png", tmp_path / "bill.pdf", tmp_path / "page")
    (first, *others) = sorted(tmp_path.glob("page*.png"))

    def read(*pages: Path) -> list[bytes]:
        command = ["zbarimg", "-q", "--raw", *map(str, pages)]  # it fails where a page has no code
        return sorted(subprocess.run(command, capture_output=True).stdout.split())

    wanted = [each.replace(b" ", b"") for each in payload]
    assert read(first) == wanted[2:] and read(*others) == wanted[:2]


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_word_without_an_end_stays_inside_the_margins(lang: Any, tmp_path: Path) -> None:
    """An address on the web of 300 characters, wherever a person may have one."""
    party = {"name": SITE, "address": SITE, "site": SITE, "email": SITE, "phone": SITE, "hours": SITE}
    person = {
        "schema": "kvit-person/1", "creditor": party, "notices": [{"title": SITE, "text": SITE}],
        "providers": [{"id": each, **party} for each in ("manager", "waterworks", "vodokanal")],
        "payers": [{"account": each, "name": SITE, "address": SITE} for each in ("24", "account-2")],
        "meters": [{"meter": "c-24", "number": SITE, "place": SITE}],
    }  # fmt: skip
    for bill in (BILL, owing()):
        bill.to_pdf(tmp_path / "bill.pdf", person, lang)
        words = tool("pdftotext", "-bbox", tmp_path / "bill.pdf", "-")
        boxes = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"', words)
        left, right = 12 * 72 / 25.4, (210 - 12) * 72 / 25.4
        assert len(boxes) > 100
        assert all(left - 1 <= float(low) and float(high) <= right + 1 for low, high in boxes)
        html = bill.to_html(person, lang)
        assert re.search(r"[^\s<>]{100}", re.sub(r"<style>.*?</style>", "", html, flags=re.S)) is None
        assert max(map(len, bill.to_text(person, lang).splitlines())) <= 78


def test_a_number_stays_with_its_word() -> None:
    """No break between an account and its number, nor between № and what is numbered."""
    for text in (BILL.to_text(PERSON), BILL.to_html(PERSON)):
        assert not re.search(r"(счёт|ЕЛС|ЖКУ|документа|№) (<b>)?\d", text)
        assert "№ №" not in plain(text) and "№\xa00012345" in text
    assert "Лицевой счёт\xa024" in BILL.to_text(PERSON)
    # Inside a notice of the person too.
    notice = {**PERSON, "notices": [{"text": "лицевой счёт 0012, договор № 5"}]}
    for text in (BILL.to_text(notice), BILL.to_html(notice)):
        assert "лицевой\xa0счёт\xa00012" in text and "№\xa05" in text
