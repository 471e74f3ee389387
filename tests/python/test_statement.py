"""Statements of banks through Python and the command, as far as reconciliation."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from test_schemas import validator

import kvit
from kvit import statement

# Synthetic: 1000.00 + 150.50 - 0.50 = 1150.00.
TEXT = """\
1CClientBankExchange
ВерсияФормата=1.03
Кодировка=Windows
СекцияРасчСчет
ДатаНачала=05.02.2026
ДатаКонца=06.02.2026
РасчСчет=40702810900000000001
НачальныйОстаток=1000.00
ВсегоПоступило=150.50
ВсегоСписано=0.50
КонечныйОстаток=1150.00
КонецРасчСчет
СекцияДокумент=Платежное поручение
Номер=17
Дата=05.02.2026
Сумма=150.50
Плательщик1=А Б
ПлательщикСчет=40817810100000000002
ПлательщикБИК=044525000
ДатаПоступило=06.02.2026
НазначениеПлатежа=Плата за январь; ЛС 00123
КонецДокумента
СекцияДокумент=Банковский ордер
Номер=18
Дата=06.02.2026
Сумма=0.5
ДатаСписано=06.02.2026
КонецДокумента
КонецФайла
"""


def test_goes_into_reconciliation() -> None:
    read = statement.parse(TEXT.encode("cp1251"), id="mine", agent="our bank")
    assert read.remarks == () and "А Б" not in read.to_json()
    result = kvit.reconcile(
        {
            "schema": "kvit-payments/1",
            "id": "day",
            "accounts": [{"account": "00123"}],
            "registries": [read.registry],
        }
    )
    (row,) = result.rows
    assert (row.registry, row.agent, row.amount) == ("mine", "our bank", Decimal("150.50"))
    # The number in the purpose makes a candidate; money goes nowhere by it.
    assert [each.account for each in row.candidates] == ["00123"]
    assert result.totals.unallocated == Decimal("150.50")


def test_balances_that_disagree() -> None:
    for lenient in (False, True):
        with pytest.raises(kvit.errors.IdentityViolated) as caught:
            statement.parse(
                TEXT.replace("=1150.00", "=1150.01").encode("cp1251"), lenient=lenient
            )
        assert caught.value.path == "4:1 КонечныйОстаток"


def test_the_command(tmp_path: Path) -> None:
    file = tmp_path / "statement.txt"
    file.write_bytes(TEXT.encode("cp1251"))

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "kvit", "statement", "parse", str(file), *arguments],
            capture_output=True,
        )

    written = json.loads(run("--json").stdout)
    assert written["accounts"][0]["closing"] == "1150.00"
    assert [each["direction"] for each in written["documents"]] == ["incoming", "outgoing"]
    assert "1\xa0150,00\xa0₽" in run("--lang", "ru").stdout.decode()
    file.write_bytes(TEXT[:-12].encode("cp1251"))
    refused = run("--json")
    assert refused.returncode == 1
    assert json.loads(refused.stdout)["errors"][0]["name"] == "missing_key"


CAMT = Path(__file__).resolve().parents[1] / "data/statements"


@pytest.mark.parametrize("name", ["camt053.v4.xml", "camt053.v8.xml"])
def test_camt_goes_into_reconciliation(name: str) -> None:
    read = statement.parse((CAMT / name).read_bytes())
    assert (read.form, read.remarks) == ("camt.053", ())
    assert "плательщик" not in read.to_json()
    result = kvit.reconcile(
        {
            "schema": "kvit-payments/1",
            "id": "day",
            "accounts": [{"account": "00123"}, {"account": "00124"}],
            "registries": [read.registry],
        }
    )
    # The file says in its first lines what its entries sum to.
    found = [(row.amount, [each.account for each in row.candidates]) for row in result.rows]
    assert sorted(found) == [
        (Decimal("49.50"), []),
        (Decimal("150.50"), []),  # the bank took it back: nobody looks for its account
        (Decimal("150.50"), []),
        (Decimal("300.00"), ["00124"]),
    ]
    assert result.totals.unallocated == Decimal("349.50")


def test_a_notification_has_no_balances() -> None:
    read = statement.parse((CAMT / "camt054.v2.xml").read_bytes(), form="camt", names=True)
    assert read.form == "camt.054"
    (account,) = read.accounts
    assert not {"opening", "in", "out", "closing", "balances"} & set(account)
    assert read.documents[0]["payer_name"] == "Синтетический плательщик"
    assert len(read.registry["rows"]) == 4


def test_the_schema_knows_camt() -> None:
    for name in CAMT.iterdir():
        read = statement.parse(name.read_bytes(), names=True)
        euros = name.read_bytes().replace(b'"RUB"', b'"EUR"')
        for each in (read, statement.parse(euros)):
            validator("statement").validate(json.loads(each.to_json()))


def test_which_form_is_read() -> None:
    with pytest.raises(kvit.errors.BadTable):
        statement.parse((CAMT / "camt053.v4.xml").read_bytes(), form="1c")
    with pytest.raises(kvit.Error):
        statement.parse(TEXT.encode("cp1251"), form="camt")
    with pytest.raises(ValueError):
        statement.parse(b"", form="mt940")  # type: ignore[arg-type]


def test_the_command_reads_camt() -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "kvit", "statement", "parse", *arguments], capture_output=True
        )

    file = str(CAMT / "camt053.v8.xml")
    written = json.loads(run(file, "--json", "--names").stdout)
    assert (written["form"], written["version"]) == ("camt.053", "001.08")
    assert written["documents"][0]["payer_name"] == "Синтетический плательщик"
    assert "1\xa0349,00\xa0₽" in run(file, "--lang", "ru").stdout.decode()
    refused = run(file, "--form", "1c", "--json")
    assert refused.returncode == 1
    assert json.loads(refused.stdout)["errors"][0]["name"] == "bad_table"


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    read = statement.parse(TEXT.encode("cp1251"), names=True)
    data = statement.write(read)
    again = statement.parse(data, names=True)
    assert again.accounts == read.accounts and again.registry == read.registry
    assert again.documents[0]["payer_name"] == "А Б"
    assert "Кодировка=DOS\r\n" in statement.write(read, encoding="cp866").decode("cp866")
    document = json.loads(read.to_json())
    document["accounts"][0]["closing"] = "1150.01"
    with pytest.raises(kvit.errors.IdentityViolated) as caught:
        statement.write(document)
    assert caught.value.path == "accounts[0].closing"
    document["documents"][0]["amount"] = 1
    with pytest.raises(kvit.errors.WrongType):
        statement.write(document, encoding="cp866")


def test_the_command_writes(tmp_path: Path) -> None:
    source, target = tmp_path / "statement.json", tmp_path / "statement.txt"
    read = statement.parse(TEXT.encode("cp1251"))
    source.write_text(read.to_json(), encoding="utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "kvit", "statement", "write", str(source), *arguments],
            capture_output=True,
        )

    written = run("-o", str(target), "--encoding", "cp866")
    assert (written.returncode, written.stdout, written.stderr) == (0, b"", b"")
    assert target.read_bytes() == statement.write(read, encoding="cp866")
    source.write_text(read.to_json().replace("Плата", "Плата\\n"), encoding="utf-8")
    target.unlink()
    refused = run("-o", str(target), "--json")
    assert refused.returncode == 1 and not target.exists()
    assert json.loads(refused.stdout)["errors"][0]["path"] == "documents[0].purpose"


def test_utf8_is_one_error_that_names_the_way_out(tmp_path: Path) -> None:
    file = tmp_path / "statement.txt"
    file.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "kvit", "statement", "parse", str(file), "--json"]
    refused = subprocess.run(command, capture_output=True, text=True)
    assert refused.returncode == 1
    (error,) = json.loads(refused.stdout)["errors"]
    assert (error["name"], error["found"]) == ("bad_text", "utf-8")
    assert all("--lenient" in error["expected"][lang] for lang in ("ru", "en"))
    read = subprocess.run([*command, "--lenient"], capture_output=True, text=True)
    assert read.returncode == 0
    assert json.loads(read.stdout)["encoding"] == "utf-8"


def test_ids_of_a_cut_purpose_are_candidates_of_less_confidence() -> None:
    first = "Оплата ЖКУ за январь 2026 ЛС: 50133"
    assert len(first) == 35
    text = TEXT.replace(
        "НазначениеПлатежа=Плата за январь; ЛС 00123",
        f"НазначениеПлатежа1={first}\nНазначениеПлатежа2=547364",
    )
    read = statement.parse(text.encode("cp1251"))
    assert read.documents[0]["purpose"] == first + " 547364"
    assert [(each["text"], each["confidence"]) for each in read.documents[0]["ids"]] == [
        ("50133", 45),
        ("50133547364", 45),
        ("547364", 10),
    ]
    validator("statement").validate(json.loads(read.to_json()))
    result = kvit.reconcile(
        {
            "schema": "kvit-payments/1",
            "id": "day",
            "accounts": [{"account": "50133547364"}, {"account": "50133"}, {"account": "547364"}],
            "registries": [read.registry],
        }
    )
    (row,) = result.rows
    assert row.status == "wrong_account"
    assert [(each.account, each.confidence) for each in row.candidates] == [
        ("50133", 45),
        ("50133547364", 45),
        ("547364", 10),
    ]


def test_ids_of_a_purpose_say_by_which_rule_they_were_found() -> None:
    ids = [
        {"kind": "service", "text": "75да533315-01", "rule": "between_slashes", "confidence": 99},
        {"kind": "account", "text": "00123", "rule": "labelled", "confidence": 90},
        {"kind": "account", "text": "50133547364", "rule": "bare_number", "confidence": 20},
    ]
    purpose = "///ЖКУ75да533315-01/// Л/С №00123, 50133547364"
    text = TEXT.replace("Плата за январь; ЛС 00123", purpose)
    assert text != TEXT
    read = statement.parse(text.encode("cp1251"))
    assert read.documents[0]["ids"] == ids
    # The row of the registry has them, for reconciliation.
    assert read.registry["rows"][0]["ids"] == [
        {"number": each["text"], "confidence": each["confidence"]} for each in ids
    ]
    # They are found again, whatever a document says of them.
    said = read.to_json().replace("labelled", "by_shape")
    assert statement.parse(statement.write(said)).documents[0]["ids"] == ids
