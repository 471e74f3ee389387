"""Payment codes of a bill (GOST R 56042-2014): who makes the bytes is a parameter of the print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from kvit import qr
from kvit.bill import Bill
from kvit.errors import Error
from kvit.figures import month
from kvit.printing.person import Payer, Requisites

#: Takes the fields of the standard by their names, `Sum` in kopecks; gives the bytes of the code.
Builder = Callable[[dict[str, str]], bytes]
#: Housing and utilities (код технологии).
_TECH_CODE = "02"
#: What a QR code of level M holds.
_BYTES_MAX = 2331
#: Left out where a code cannot be made with it: a payment finds its account without it.
_DISPENSABLE = "PayerAddress"


def make_code(fields: dict[str, str]) -> bytes:
    """The code that kvit makes: in UTF-8; names that are too long for the 300 bytes of the mandatory
    fields are half as long in windows-1251, which every reader of the standard knows too."""
    try:
        return qr.build(fields)
    except Error as first:
        try:
            return qr.build(fields, encoding="windows-1251")
        except Error:
            raise first from None


@dataclass(frozen=True, kw_only=True, slots=True)
class PaymentCodes:
    """The codes of one bill: of the whole sum that has to be paid and of that with voluntary insurance; of
    the sum by instalments and of that with voluntary insurance.
    """

    plain: bytes | None = None
    with_voluntary: bytes | None = None
    with_instalments: bytes | None = None
    with_instalments_and_voluntary: bytes | None = None
    why_none: str = ""  #: why there is none though there is something to pay


def codes_of(
    bill: Bill,
    name: str,
    requisites: Requisites,
    payer: Payer | None,
    build: Builder,
    with_instalments: Decimal | None = None,
) -> PaymentCodes:
    """The codes of a bill, the second where there is something voluntary, two more over the sum with
    instalments where one is given; none over nothing, and none, with the reason, where the standard
    does not admit what a name or a bank is called: the bill is printed without it."""
    why = ""

    def code(amount: Decimal) -> bytes | None:
        nonlocal why
        if amount <= 0:
            return None
        fields = fields_of(bill, name, requisites, payer, amount)
        for left_out in ("", _DISPENSABLE):
            try:
                made = build({key: text for key, text in fields.items() if key != left_out})
            except Error as error:
                why = why or f"{error.errors[0].path}: {error.errors[0].expected.ru}"
                continue
            if len(made) <= _BYTES_MAX:
                return made
            why = why or f"больше {_BYTES_MAX} байт"
        return None

    totals = bill.totals
    offered = totals.to_pay_with_voluntary != totals.to_pay
    plain = code(totals.to_pay)
    with_voluntary = code(totals.to_pay_with_voluntary) if offered else None
    smaller = agreed_insured = None
    if with_instalments is not None:
        smaller = code(with_instalments)
        offer = totals.to_pay_with_voluntary - totals.to_pay
        agreed_insured = code(with_instalments + offer) if offered else None
    made = (plain, with_voluntary, smaller, agreed_insured)
    return PaymentCodes(
        plain=plain,
        with_voluntary=with_voluntary,
        with_instalments=smaller,
        with_instalments_and_voluntary=agreed_insured,
        why_none=why if made.count(None) == len(made) else "",
    )


def fields_of(
    bill: Bill, name: str, requisites: Requisites, payer: Payer | None, amount: Decimal
) -> dict[str, str]:
    """The mandatory fields first and in the order of the standard, then those of a housing bill."""
    fields = {
        "Name": name,
        "PersonalAcc": requisites.account,
        "BankName": requisites.bank,
        "BIC": requisites.bic,
        "CorrespAcc": requisites.correspondent or "0",
        "Sum": str(int(amount.scaleb(2))),
        "Purpose": f"ЖКУ за {month(bill.month, 'ru')}, л/с {bill.account}",
        "PersAcc": bill.account,
        "PaymPeriod": f"{bill.month.month:02}{bill.month.year}",
        "TechCode": _TECH_CODE,
    }
    if payer is not None and payer.document_id:
        fields["UIN"] = payer.document_id
    if payer is not None and payer.address:
        fields[_DISPENSABLE] = payer.address
    # One line each: a name or an address may be written on several.
    return {key: " ".join(text.split()) for key, text in fields.items()}
