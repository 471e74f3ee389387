"""Statements — выписки банков in the form 1CClientBankExchange."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kvit import _core
from kvit.errors import ErrorDetail
from kvit.remarks import remarks_of


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementFile:
    """StatementFile — прочитанная выписка: what one file held."""

    accounts: tuple[Mapping[str, Any], ...]  #: with balances, as in kvit-statement/1
    documents: tuple[Mapping[str, Any], ...] = field(repr=False)
    registry: Mapping[str, Any] = field(repr=False)  #: one of "registries" of a kvit-payments/1
    remarks: tuple[ErrorDetail, ...]  #: what was let pass or deserves a look
    _written: str = field(repr=False)

    def to_json(self) -> str:
        """kvit-statement/1, as the core writes it."""
        return self._written


def parse(
    file: bytes, *, id: str | None = None, agent: str | None = None, lenient: bool = False
) -> StatementFile:
    """Reads a file whole, or refuses it whole: one that is cut short, or whose balances disagree.

    `id` and `agent` name the registry of what came in. The path of an error is "line:column key".

    >>> parse("1CClientBankExchange\\r\\nКонецФайла".encode("cp1251")).documents
    ()
    """
    text = _core.statement_parse(file, id or "", agent or "", lenient)
    written = json.loads(text)
    return StatementFile(
        accounts=tuple(written["accounts"]),
        documents=tuple(written["documents"]),
        registry=written["registry"],
        remarks=remarks_of(written["remarks"]),
        _written=text,
    )
