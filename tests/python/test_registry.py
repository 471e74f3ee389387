"""Registries of payments through Python and the command, as far as reconciliation."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import kvit
from kvit import registry

ROOT = Path(__file__).resolve().parents[2]

# Synthetic; 100.00 + 1250.50 + 0.01 = 1350.51, and the same of the other two columns.
ROWS = (
    "05-02-2026;10-15-00;8047;12;op-1;00123;А Б;Дом 1;0126;100,00;99,00;1,00;5\r\n"
    "05-02-2026;10-16-59;8047;12;op-2;00124;А Б;Дом 1;0126;1250,50;1238,00;12,50;1\r\n"
    "05-02-2026;23-59-59;8047;12;op-3;99999;А Б;Дом 1;;0,01;0,01;0,00;5\r\n"
)
WHOLE = ROWS + "=3;1350,51;1337,01;13,50;77;06-02-2026\r\n"


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "kvit", "registry", *arguments], input=given, capture_output=True
    )


def refused(text: str, **how: Any) -> list[tuple[str, str]]:
    with pytest.raises(kvit.Error) as caught:
        registry.parse(text.encode("cp1251"), "sberbank-13", **how)
    return [(each.name, each.path) for each in caught.value.errors]


def test_is_read() -> None:
    read = registry.parse(WHOLE.encode("cp1251"), "sberbank-13")
    assert (read.profile, read.count, read.amount) == ("sberbank-13", 3, Decimal("1350.51"))
    assert (read.transferred, read.commission) == (Decimal("1337.01"), Decimal("13.50"))
    assert read.registry["rows"][1] == {
        "operation": "op-2",
        "account": "00124",
        "amount": "1250.50",
        "paid": "2026-02-05",
        "time": "10:16:59",
        "period": "2026-01",
    }
    # No names and no addresses.
    assert "А Б" not in read.to_json() and "Дом" not in read.to_json()
    assert read.remarks == ()


def test_goes_into_reconciliation() -> None:
    read = registry.parse(WHOLE.encode("cp1251"), "sberbank-13")
    result = kvit.reconcile(
        {
            "schema": "kvit-payments/1",
            "id": "day",
            "accounts": [{"account": "00123"}, {"account": "00124"}],
            "bills": [
                {"document": "d", "account": "00123", "period": "2026-01", "to_pay": "100.00"}
            ],
            "registries": [read.registry, read.registry],
        }
    )
    assert result.row("sberbank/op-1").status is kvit.RowStatus.MATCHED
    assert result.row("sberbank/op-3").status is kvit.RowStatus.UNKNOWN
    assert result.totals.accepted == Decimal("1350.50")
    assert result.totals.duplicates == 0


@pytest.mark.parametrize("column", [1, 2, 3, 4])
def test_any_wrong_total_refuses_the_whole(column: int) -> None:
    """Every figure of the trailer, in both modes."""
    cells = WHOLE.splitlines()[-1].removeprefix("=").split(";")
    value = cells[column - 1]
    cells[column - 1] = value[:-1] + str((int(value[-1]) + 1) % 10)
    wrong = ROWS + "=" + ";".join(cells) + "\r\n"
    for lenient in (False, True):
        (error,) = refused(wrong, lenient=lenient)
        assert error[0] == "identity_violated" and error[1].startswith("4:")


def test_any_cut_is_refused() -> None:
    """A file that ends anywhere before its end is no file."""
    whole = WHOLE.rstrip("\r\n")
    for end in range(len(whole)):
        with pytest.raises(kvit.Error):
            registry.parse(whole[:end].encode("cp1251"), "sberbank-13", lenient=True)


def test_random_registries() -> None:
    """Sums counted apart, in whole kopecks."""
    chance = random.Random(56042)
    for _ in range(50):
        rows, total, sent = [], 0, 0
        for number in range(chance.randrange(1, 40)):
            fee = chance.randrange(0, 5000)
            amount = fee + chance.randrange(1, 10**7)
            total, sent = total + amount, sent + amount - fee
            sums = ";".join(f"{x // 100},{x % 100:02}" for x in (amount, amount - fee, fee))
            rows.append(f"05-02-2026;10-15-00;;;n{number};{number:05};;;0126;{sums};")
        sums = ";".join(f"{x // 100},{x % 100:02}" for x in (total, sent, total - sent))
        text = "\r\n".join([*rows, f"={len(rows)};{sums};1;06-02-2026"])
        read = registry.parse(text.encode(), "sberbank-13")
        assert read.amount == Decimal(total).scaleb(-2)
        assert read.commission == Decimal(total - sent).scaleb(-2)
        assert [each["account"] for each in read.registry["rows"]] == [
            f"{number:05}" for number in range(len(rows))
        ]


def test_a_profile_of_ones_own() -> None:
    profile = json.loads(registry.profile("sberbank-13"))
    profile.update(id="ours", agent="branch", decimal=".", delimiter="|", encoding="utf-8")
    text = WHOLE.replace(",", ".").replace(";", "|")
    read = registry.parse(text.encode(), profile, id="mine", date=date(2026, 2, 7))
    assert read.registry["id"] == "mine" and read.registry["agent"] == "branch"
    assert read.registry["date"] == "2026-02-07"
    profile["columns"][0]["field"] = "received"
    with pytest.raises(kvit.errors.MissingKey) as caught:
        registry.parse(text.encode(), profile)
    assert caught.value.path == "profile:columns"
    with pytest.raises(kvit.errors.NotFound):
        registry.parse(b"", "no such profile")
    with pytest.raises(kvit.errors.NotFound):
        registry.profile("no such profile")


def test_readings_borne_by_payments() -> None:
    profile = json.loads(registry.profile("sberbank-13"))
    profile["readings"] = [{"at": 3, "meter": "ХВС"}, {"prefix": "CounterVal_", "sign": ":"}]
    text = WHOLE.replace("8047", "05778", 1).replace("А Б", "CounterVal_2:12,5", 1)
    text = text.replace("8047", "")
    read = registry.parse(text.encode("cp1251"), profile)
    assert [(each.operation, each.account, each.meter, each.value) for each in read.readings] == [
        ("op-1", "00123", "ХВС", "05778"),
        ("op-1", "00123", "2", "12,5"),
    ]
    assert read.readings[0].taken == date(2026, 2, 5)


def test_lenient() -> None:
    # That the three sums of a row agree is of the contract.
    apart = WHOLE.replace("99,00;1,00", "99,00;2,00").replace(";13,50", ";14,50").encode("cp1251")
    assert registry.parse(apart, "sberbank-13").commission == Decimal("14.50")
    profile = json.loads(registry.profile("sberbank-13"))
    profile["amount_is_transferred_and_commission"] = True
    with pytest.raises(kvit.errors.IdentityViolated) as caught:
        registry.parse(apart, profile)
    assert caught.value.path == "1:1 amount"
    remarks = registry.parse(apart, profile, lenient=True).remarks
    assert [each.path for each in remarks] == ["1:1 amount"]
    read = registry.parse(WHOLE.encode(), "sberbank-13", lenient=True)
    assert [each.name for each in read.remarks] == ["bad_text"]
    with pytest.raises(kvit.errors.BadText):
        registry.parse(WHOLE.replace("А Б", "И").encode(), "sberbank-13")


def test_the_command(tmp_path: Path) -> None:
    file = tmp_path / "registry.txt"
    file.write_bytes(WHOLE.encode("cp1251"))
    read = run("parse", str(file), "--profile", "sberbank-13", "--json")
    assert read.returncode == 0
    assert json.loads(read.stdout)["totals"] == {
        "count": 3,
        "amount": "1350.51",
        "transferred": "1337.01",
        "commission": "13.50",
    }
    own = tmp_path / "profile.json"
    own.write_bytes(run("profile", "sberbank-13").stdout)
    again = run("parse", "-", "--profile", str(own), "--json", given=file.read_bytes())
    assert again.stdout == read.stdout
    shown = run("parse", str(file), "--profile", str(own), "--lang", "ru").stdout.decode()
    assert "1\xa0350,51\xa0₽" in shown
    assert run("profile").stdout.decode().split() == ["sberbank-13"]
    file.write_bytes(ROWS.encode("cp1251"))
    refused = run("parse", str(file), "--profile", "sberbank-13", "--json")
    assert refused.returncode == 1
    assert json.loads(refused.stdout)["errors"][0]["name"] == "missing_key"


# ---- registries of debts


def test_debts_of_bills(tmp_path: Path) -> None:
    closed = kvit.close(kvit.template("house"), kvit.template("tariffs"), month="2025-07")
    bills = list(closed.bills)
    rows = registry.debts_of(bills)
    made = registry.write_debts(
        {"schema": "kvit-debts/1", "columns": ["account", "amount", "period"], "rows": rows}
    )
    assert made.decode("cp1251").splitlines() == [
        f"{bill.account};{bill.totals.to_pay:.2f};0725".replace(".", ",") for bill in bills
    ]
    insured = registry.debts_of(bills, with_insurance=True)
    assert [each["amount"] for each in insured] == [
        f"{bill.totals.to_pay_with_voluntary:.2f}" for bill in bills
    ]
    files = []
    for number, bill in enumerate(bills):
        files.append(tmp_path / f"{number}.json")
        files[-1].write_text(bill.to_json(), encoding="utf-8")
    target = tmp_path / "debts.txt"
    assert run("debts", *map(str, files), "-o", str(target)).returncode == 0
    assert target.read_bytes() == made
    document = tmp_path / "debts.json"
    document.write_text(
        json.dumps({"schema": "kvit-debts/1", "columns": ["amount", "account"], "rows": rows})
    )
    assert run("debts", str(document), "-o", str(target)).returncode == 0
    first = f"{bills[0].totals.to_pay:.2f};".replace(".", ",")
    assert target.read_bytes().startswith(first.encode())


def test_texts_that_a_bank_cannot_read() -> None:
    rows = [
        {"account": "1", "amount": "1.00", "name": "А;Б"},
        {"account": "2", "amount": "0.00", "name": "日"},
    ]
    document = {"schema": "kvit-debts/1", "columns": ["account", "name", "amount"], "rows": rows}
    with pytest.raises(kvit.errors.BadText) as caught:
        registry.write_debts(document)
    assert [each.path for each in caught.value.errors] == ["rows[0].name", "rows[1].name:1:1"]
