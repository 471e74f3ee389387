"""Statements that other programs test themselves with."""

from __future__ import annotations

from decimal import Decimal

import pytest
from shared import SHARED, text_of

import kvit
from kvit import statement

text_of("formats/samples/README.md")  # skips the module where there is no folder
FOLDER = SHARED / "formats/samples/onec_exchange"


def test_one_day() -> None:
    read = statement.parse((FOLDER / "kily_one_day_cp1251_crlf.txt").read_bytes())
    assert len(read.documents) == 13
    (account,) = read.accounts
    assert (account["out"], account["in"]) == ("41184.00", "40000.00")
    sums = {"incoming": Decimal(0), "outgoing": Decimal(0)}
    for document in read.documents:
        sums[document["direction"]] += Decimal(document["amount"])
    assert sums == {"incoming": Decimal("40000.00"), "outgoing": Decimal("41184.00")}
    assert read.remarks == ()
    result = kvit.reconcile(
        {"schema": "kvit-payments/1", "id": "s", "accounts": [], "registries": [read.registry]}
    )
    assert result.totals.received == result.totals.unallocated == Decimal("40000.00")


def test_the_smallest_file() -> None:
    read = statement.parse((FOLDER / "odoo_ru_min_cp1251.txt").read_bytes())
    assert (read.accounts, read.documents) == ((), ())


@pytest.mark.parametrize("lenient", [False, True])
def test_cut_short(lenient: bool) -> None:
    whole = (FOLDER / "kily_one_day_cp1251_crlf.txt").read_bytes()
    for end in range(0, len(whole) - 3, 97):
        with pytest.raises(kvit.Error):
            statement.parse(whole[:end], lenient=lenient)


CAMT = SHARED / "formats/samples/camt"
BALANCES = {"OPBD": "18.15 EUR", "CLBD": "-27.00 SEK", "OPAV": "35.00 CHF", "CLAV": "-2700 JPY"}


def _balances(read: statement.StatementFile, place: int = 0) -> dict[str, str]:
    return {
        each["code"]: f"{each['foreign']['amount']} {each['foreign']['currency']}"
        for each in read.accounts[place]["balances"]
    }


def test_camt_053_of_several_statements() -> None:
    read = statement.parse((CAMT / "camt053.v2.multi.statement.xml").read_bytes())
    assert read.form == "camt.053"
    assert [each["id"] for each in read.accounts] == [
        "253EURNL26VAYB8060476890",
        "254EURNL26VAYB8060476890",
    ]
    # 18.15 + 8.85 = 27.00; 27.00 - 7.00 = 20.00.
    assert _balances(read, 0) == {"OPBD": "18.15 EUR", "CLBD": "27.00 EUR"}
    assert _balances(read, 1) == {"OPBD": "27.00 EUR", "CLBD": "20.00 EUR"}
    told = [
        (each["statement"], each["number"], each["direction"], each["foreign"]["amount"])
        for each in read.documents
    ]
    assert told == [(1, "000000001", "incoming", "8.85"), (2, "000000002", "outgoing", "7.00")]
    # Euros are told; no row of roubles is made of them.
    assert read.registry["rows"] == []
    assert [each.name for each in read.remarks] == ["unsupported"]


@pytest.mark.parametrize("wrong", ["8.86", "8.84"])
def test_camt_053_whose_balances_disagree(wrong: str) -> None:
    text = (CAMT / "camt053.v2.multi.statement.xml").read_text(encoding="utf-8")
    with pytest.raises(kvit.errors.IdentityViolated) as caught:
        statement.parse(text.replace(">8.85<", f">{wrong}<").encode(), lenient=True)
    assert caught.value.path.endswith("Document/BkToCstmrStmt/Stmt[1]/Bal CLBD")


@pytest.mark.parametrize("name", ["camt053.v2.minimal.xml", "camt053.v8.xml"])
def test_camt_053_of_several_currencies(name: str) -> None:
    read = statement.parse((CAMT / name).read_bytes(), names=True)
    assert _balances(read) == BALANCES
    (document,) = read.documents
    assert document["foreign"] == {"currency": "EUR", "amount": "8.85"}
    assert (document["date"], document["value_date"]) == ("2014-12-31", "2015-01-02")
    assert document["payer_account"] == document["payee_account"] == "NL56AGDH9619008421"
    assert (document["payer_name"], document["payee_name"]) == ("NAME NAME", "Company Name")
    assert document["references"] == ["4654654654654654"]
    # Balances of different currencies are compared with nothing, and a remark says so.
    assert "unit_mismatch" in [each.name for each in read.remarks]


def test_camt_054() -> None:
    read = statement.parse((CAMT / "camt054.v2.xml").read_bytes())
    assert read.form == "camt.054"
    (account,) = read.accounts
    assert account["account"] == "CH2801234000123456789"
    # Three details without sums of their own are one document.
    (document,) = read.documents
    assert document["foreign"] == {"currency": "SEK", "amount": "200000"}
    assert (document["kind"], document["reference"]) == ("PMNT.ICDT.DMCT", "AAAASESS-FP-ACCR001")
    assert [each.name for each in read.remarks] == ["missing_key", "unsupported"]


@pytest.mark.parametrize("lenient", [False, True])
def test_camt_without_a_statement(lenient: bool) -> None:
    with pytest.raises(kvit.errors.MissingKey) as caught:
        statement.parse((CAMT / "camt053.v2.wrong.xml").read_bytes(), lenient=lenient)
    assert caught.value.path == "3:5 Document/BkToCstmrStmt"


@pytest.mark.parametrize("name", sorted(each.name for each in CAMT.glob("*.xml")))
def test_camt_cut_short(name: str) -> None:
    whole = (CAMT / name).read_bytes().rstrip()
    for end in range(0, len(whole), 211):
        with pytest.raises(kvit.Error):
            statement.parse(whole[:end], lenient=True)


@pytest.mark.parametrize("name", ["kily_one_day_cp1251_crlf.txt", "odoo_ru_min_cp1251.txt"])
@pytest.mark.parametrize("encoding", [None, "cp866", "utf-8"])
def test_what_is_read_is_written(name: str, encoding: statement.Encoding | None) -> None:
    read = statement.parse((FOLDER / name).read_bytes(), names=True)
    data = statement.write(read, encoding=encoding)
    again = statement.parse(data, names=True, lenient=encoding == "utf-8")
    places = [{**each, "line": 0} for each in again.documents]
    assert places == [{**each, "line": 0} for each in read.documents]
    assert (again.accounts, again.registry) == (read.accounts, read.registry)
    assert statement.write(again) == data
