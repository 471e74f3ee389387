"""Payment codes through Python and the command."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kvit
from kvit import qr

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests/data/documents/qr.json"
REQUISITES = {
    "Name": "УК Пример",
    "PersonalAcc": "40702810900000000001",
    "BankName": "Банк Пример",
    "BIC": "044525000",
    "CorrespAcc": "30101810900000000000",
}


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "kvit", "qr", *arguments], input=given, capture_output=True
    )


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r"])
def test_there_and_back(encoding: qr.Encoding) -> None:
    made = qr.build(
        {**REQUISITES, "Purpose": "Плата за июль"}, encoding=encoding, to_pay=Decimal("10.5")
    )
    assert "Плата за июль".encode(encoding) in made
    code = qr.parse(made)
    assert (code.sum, code.add_amount) == (Decimal("10.50"), None)
    assert code.fields == (*REQUISITES.items(), ("Sum", "1050"), ("Purpose", "Плата за июль"))
    assert qr.parse(made.decode(encoding)).fields == code.fields


text = st.text(st.characters(blacklist_categories=["Cc", "Cs"]), max_size=12)


# Without the letters of CBC: a key is read as the one of the standard, however it is spelled.
@given(st.dictionaries(st.text("adefg", min_size=1, max_size=4), text, max_size=5))
def test_any_requisites(more: dict[str, str]) -> None:
    """Whatever a value holds: it comes back, or it is refused for the want of a separator."""
    try:
        made = qr.build({**REQUISITES, **more})
    except kvit.Error as error:
        assert error.name == "bad_choice" and error.path == "separator"
        return
    assert dict(qr.parse(made).fields) == {**REQUISITES, **more}


@given(st.binary(max_size=60), st.booleans())
def test_any_bytes(tail: bytes, lenient: bool) -> None:
    for given_bytes in (tail, b"ST00012|" + tail, qr.build(REQUISITES) + b"|" + tail):
        try:
            qr.parse(given_bytes, lenient)
        except kvit.Error as error:
            assert all(each.expected.ru and each.expected.en for each in error.errors)


def test_two_codes_and_one() -> None:
    sums = {"to_pay": Decimal("100.00"), "insurance": Decimal("7.50")}
    assert qr.parse(qr.build(REQUISITES, **sums)).sum == Decimal("100.00")
    assert qr.parse(qr.build(REQUISITES, with_insurance=True, **sums)).sum == Decimal("107.50")
    code = qr.parse(qr.build(REQUISITES, insurance_rule="add_amount_in_sum", **sums))
    assert (code.sum, code.add_amount) == (Decimal("107.50"), Decimal("7.50"))
    code = qr.parse(qr.build(REQUISITES, insurance_rule="add_amount", **sums))
    assert (code.sum, code.add_amount) == (Decimal("100.00"), Decimal("7.50"))


def test_money_is_exact() -> None:
    with pytest.raises(kvit.errors.TooPrecise):
        qr.build(REQUISITES, to_pay=Decimal("10.505"))
    for beyond in ("1E+30", "NaN", "Infinity"):
        with pytest.raises(kvit.InputError):
            qr.build(REQUISITES, to_pay=Decimal(beyond))
    with pytest.raises(TypeError):
        qr.build(REQUISITES, to_pay=10.5)  # type: ignore[arg-type]
    with pytest.raises(kvit.errors.BadChoice):
        qr.build(REQUISITES, encoding="cp866")  # type: ignore[arg-type]


def test_a_character_that_the_encoding_lacks() -> None:
    with pytest.raises(kvit.errors.BadText) as caught:
        qr.build({**REQUISITES, "Purpose": "«июль»"}, encoding="koi8-r")
    assert [each.path for each in caught.value.errors] == ['"Purpose":1:1', '"Purpose":1:6']


def test_text_of_scanners() -> None:
    made = qr.build({**REQUISITES, "Purpose": "Плата"}, encoding="windows-1251")
    repaired = qr.parse(made.decode("latin-1"))
    assert repaired.get("purpose") == "Плата"
    assert [each.name for each in repaired.remarks] == ["bad_text"]
    assert repaired.remarks[0].sentence.ru.startswith("недопустимый текст: найдено latin-1")
    with pytest.raises(kvit.errors.BadText):
        qr.parse(made.decode("utf-8", "replace"), lenient=True)


def test_the_command(tmp_path: Path) -> None:
    made = run("build", str(SAMPLE))
    assert made.returncode == 0 and made.stdout == qr.build_document(SAMPLE)
    target = tmp_path / "code.bin"
    whole = run("build", "-", "--with-insurance", "-o", str(target), given=SAMPLE.read_bytes())
    assert whole.returncode == 0
    read = run("parse", str(target), "--json")
    assert json.loads(read.stdout)["sum_kopecks"] == 130956
    assert run("parse", "-", "--json", given=target.read_bytes()).stdout == read.stdout
    shown = run("parse", str(target), "--lang", "ru").stdout.decode()
    assert "УК Пример" in shown and "1\xa0309,56\xa0₽" in shown
    spoilt = target.read_bytes().replace(b"Name=", b"Mane=")
    refused = run("parse", "-", "--json", given=spoilt)
    assert refused.returncode == 1
    errors = json.loads(refused.stdout)
    assert errors["schema"] == "kvit-errors/1" and errors["errors"][0]["path"] == "Name"
    assert run("parse", "-", "--lenient", given=spoilt).returncode == 0
    assert run("parse", str(tmp_path / "none")).returncode == 2
