"""Documents: JSON with a schema id, from wherever they come."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from kvit import _core
from kvit.errors import Error, ErrorDetail
from kvit.month import Month

#: A path, JSON text, or what JSON text means with decimals as strings or Decimal.
Document = os.PathLike[str] | str | bytes | Mapping[str, object]


def encoded(document: Document) -> bytes:
    """The JSON text of a document, unchanged where it is text already.

    >>> encoded({"month": Month(2025, 7), "tariff": Decimal("39.56")})
    b'{"month": "2025-07", "tariff": "39.56"}'
    """
    if isinstance(document, bytes):
        return document
    if isinstance(document, str):
        # A lone surrogate goes through, for the core to refuse it as no UTF-8.
        return document.encode("utf-8", "surrogatepass")
    if isinstance(document, os.PathLike):
        return Path(document).read_bytes()
    if isinstance(document, Mapping):
        text = json.dumps(dict(document), ensure_ascii=False, allow_nan=False, default=_scalar)
        return text.encode("utf-8", "surrogatepass")
    raise TypeError(
        f"a document is a path, str, bytes or a mapping, not a {type(document).__name__}"
    )


def _scalar(value: object) -> object:
    if isinstance(value, Decimal) and value.is_finite():
        return format(value, "f")
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"no place in a document for a {type(value).__name__}: {value!r}")


def policy_document(policy: Document | None) -> Document | None:
    """A policy as given, or the document of a shipped one by its name.

    >>> policy_document("court")
    {'schema': 'kvit-policy/1', 'id': 'court', 'options': []}
    """
    if policy in [name for name, _ in _core.shipped_policies()]:
        return {"schema": "kvit-policy/1", "id": policy, "options": []}
    return policy


def require(document: Document) -> None:
    """Raises everything that is wrong with a document; its schema id says what it is."""
    text = encoded(document)
    try:
        _core.check(text)
    except Error as error:
        if error.name != "wrong_schema" or error.found != '"kvit-person/1"':
            raise
        # Personal data, which the core does not read.
        from kvit.printing.person import read_person

        read_person(text)


def check(document: Document) -> list[ErrorDetail]:
    """The list of everything that is wrong with a document; its schema id says what it is.

    >>> check('{"schema": "kvit-policy/1", "id": "mine", "options": []}')
    []
    >>> [(error.name, error.path) for error in check('{"schema": "kvit-policy/1", "options": []}')]
    [('missing_key', 'id')]
    """
    try:
        require(document)
    except Error as error:
        return list(error.errors)
    return []
