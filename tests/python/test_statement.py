"""Statements of banks through Python and the command, as far as reconciliation."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

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
