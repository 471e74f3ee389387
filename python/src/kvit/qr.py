"""Payment codes — платёжные коды of GOST R 56042-2014: read and made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, get_args

from kvit import _core
from kvit.documents import Document, encoded
from kvit.errors import ErrorDetail
from kvit.remarks import remarks_of

Encoding = Literal["utf-8", "windows-1251", "koi8-r"]
#: How a provider says the sum with voluntary insurance: two codes, AddAmount over Sum, AddAmount as
#: a part of Sum.
InsuranceRule = Literal["two_codes", "add_amount", "add_amount_in_sum"]

_DIGITS: dict[str, str] = {"windows-1251": "1", "utf-8": "2", "koi8-r": "3"}


@dataclass(frozen=True, kw_only=True, slots=True)
class QrCode:
    """QrCode — платёжный код that was read."""

    header: Mapping[str, str]  #: format, version, encoding (a digit), separator
    fields: tuple[tuple[str, str], ...]  #: in their order, unknown ones too
    sum: Decimal | None  #: roubles
    add_amount: Decimal | None  #: roubles
    remarks: tuple[ErrorDetail, ...]  #: what was let pass or deserves a look
    _written: str = field(repr=False)

    def get(self, key: str) -> str | None:
        """A requisite, whatever the case of its key; None if it is absent, empty or ``Null``."""
        for name, value in self.fields:
            if name.lower() == key.lower():
                return None if value.lower() in ("", "null") else value
        return None

    def to_json(self) -> str:
        """kvit-qr/1, as the core writes it."""
        return self._written


def parse(code: bytes | str, lenient: bool = False) -> QrCode:
    """Reads a code: the bytes of the symbol, or the text that a scanner made of them.

    Strict is what the standard says; `lenient` lets pass what is met in practice and cannot be
    misread, with a remark for each. A sum that is no whole kopecks is refused in both.

    >>> code = parse("ST00012|Name=УК|PersonalAcc=40702810900000000001|BankName=Банк|BIC=044525000|"
    ...              "CorrespAcc=30101810900000000000|Sum=123456|PersAcc=0001")
    >>> code.sum, code.get("persacc"), code.remarks
    (Decimal('1234.56'), '0001', ())
    """
    is_text = isinstance(code, str)
    given = code.encode("utf-8", "surrogatepass") if isinstance(code, str) else bytes(code)
    text = _core.qr_parse(given, is_text, lenient)
    written = json.loads(text)

    def roubles(name: str) -> Decimal | None:
        return Decimal(written[name]).scaleb(-2) if name in written else None

    return QrCode(
        header=written["header"],
        fields=tuple((key, value) for key, value in written["fields"]),
        sum=roubles("sum_kopecks"),
        add_amount=roubles("add_amount_kopecks"),
        remarks=remarks_of(written["remarks"]),
        _written=text,
    )


def build(
    fields: Mapping[str, str] | Iterable[tuple[str, str]],
    *,
    encoding: Encoding = "utf-8",
    separator: str | None = None,
    to_pay: Decimal | None = None,
    insurance: Decimal | None = None,
    insurance_rule: InsuranceRule = "two_codes",
    with_insurance: bool = False,
) -> bytes:
    """Makes a code: its bytes in the encoding, the mandatory requisites first.

    `to_pay` and `insurance` are roubles and become Sum and AddAmount by the rule of the provider;
    of two codes `with_insurance` asks for the second. Without a `separator` it is the first sign
    that no value has.

    >>> requisites = {"Name": "A", "PersonalAcc": "40702810900000000001", "BankName": "B|C",
    ...               "BIC": "044525000", "CorrespAcc": "30101810900000000000"}
    >>> build(requisites, to_pay=Decimal("12.34"))[:25]
    b'ST00012#Name=A#PersonalAc'
    """
    if encoding not in get_args(Encoding):
        choices = ", ".join(get_args(Encoding))
        raise _core.error("bad_choice", "encoding", f'"{encoding}"', choices, choices)
    header = {"format": "ST", "version": "0001", "encoding": _DIGITS[encoding]}
    if separator is not None:
        header["separator"] = separator
    pairs = fields.items() if isinstance(fields, Mapping) else fields
    document: dict[str, object] = {
        "schema": "kvit-qr/1",
        "header": header,
        "fields": [[key, value] for key, value in pairs],
        "insurance_rule": insurance_rule,
    }
    for name, amount in (("to_pay", to_pay), ("insurance", insurance)):
        if amount is not None:
            document[name] = _money(name, amount)
    return build_document(document, with_insurance=with_insurance)


def build_document(document: Document, /, *, with_insurance: bool = False) -> bytes:
    """The same of a kvit-qr/1."""
    return _core.qr_build(encoded(document), with_insurance)


def _money(name: str, amount: Decimal) -> str:
    """Roubles with two decimals; what has no whole kopecks is left for the core to refuse."""
    if not isinstance(amount, Decimal):
        raise TypeError(f"{name} is a Decimal, not a {type(amount).__name__}")
    cent = Decimal("0.01")
    if amount.is_finite() and amount.adjusted() < 20 and amount == amount.quantize(cent):
        amount = amount.quantize(cent)
    return format(amount, "f")
