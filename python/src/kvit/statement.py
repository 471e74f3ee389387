"""Statements — выписки банков: 1CClientBankExchange, camt.053 and camt.054 of ISO 20022."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kvit import _core
from kvit.documents import Document, encoded
from kvit.errors import ErrorDetail
from kvit.remarks import remarks_of


#: In which form a file is read; None: as it begins.
Form = Literal["1c", "camt"]
_FORMS: Mapping[Form | None, int] = {None: 0, "1c": 1, "camt": 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementFile:
    """StatementFile — прочитанная выписка: what one file held."""

    form: str  #: "1CClientBankExchange", "camt.053", "camt.054"
    accounts: tuple[Mapping[str, Any], ...]  #: with balances, as in kvit-statement/1
    documents: tuple[Mapping[str, Any], ...] = field(repr=False)
    registry: Mapping[str, Any] = field(repr=False)  #: one of "registries" of a kvit-payments/1
    remarks: tuple[ErrorDetail, ...]  #: what was let pass or deserves a look
    _written: str = field(repr=False)

    def to_json(self) -> str:
        """kvit-statement/1, as the core writes it."""
        return self._written


#: What a file is written in.
Encoding = Literal["windows-1251", "cp866", "utf-8"]


def write(
    statement: StatementFile | Document, /, *, encoding: Encoding | None = None
) -> bytes:
    """The bytes of 1CClientBankExchange; `encoding` None: that of the document.

    Whatever is written reads back as the same accounts and documents. Refused, with the path in the
    document: balances that disagree, a character that the encoding lacks or that would break a line,
    another currency, a reversal, what is not booked.

    >>> text = "1CClientBankExchange\\r\\nКодировка=Windows\\r\\nКонецФайла\\r\\n".encode("cp1251")
    >>> write(parse(text)) == text
    True
    """
    text = encoded(statement.to_json() if isinstance(statement, StatementFile) else statement)
    if encoding is not None:
        _core.check(text)
        text = encoded({**json.loads(text), "encoding": encoding})
    return _core.statement_write(text)


def parse(
    file: bytes,
    *,
    form: Form | None = None,
    names: bool = False,
    id: str | None = None,
    agent: str | None = None,
    lenient: bool = False,
) -> StatementFile:
    """Reads a file whole, or refuses it whole: one that is cut short, or whose balances disagree.

    `id` and `agent` name the registry of what came in. Names of payers and payees are personal data
    and are kept only if `names` says so. The path of an error is "line:column" and the key or element.

    >>> parse("1CClientBankExchange\\r\\nКонецФайла".encode("cp1251")).documents
    ()
    """
    if form not in _FORMS:
        raise ValueError(f"form: {form!r} is none of '1c', 'camt' and None")
    text = _core.statement_parse(file, _FORMS[form], names, id or "", agent or "", lenient)
    written = json.loads(text)
    return StatementFile(
        form=written["form"],
        accounts=tuple(written["accounts"]),
        documents=tuple(written["documents"]),
        registry=written["registry"],
        remarks=remarks_of(written["remarks"]),
        _written=text,
    )
