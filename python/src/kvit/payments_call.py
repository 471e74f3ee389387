"""What allocation and remittance share: how the core is asked, how an answer begins."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from kvit.documents import Document, encoded
from kvit.penalty_case import policy_of
from kvit.practice import practice_of
from kvit.written import date_of

#: A verb of the core: case, law, policy, known_on; the document of its result.
Verb = Callable[[bytes, bytes | None, str | bytes | None, date | None], str]


def asked(
    verb: Verb,
    case: Document,
    law: Document | None,
    policy: Document | None,
    known_on: date | None,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The document that the core wrote, and the fields of a result that all such documents have."""
    text = verb(
        encoded(case), None if law is None else encoded(law), policy_of(policy), known_on
    )
    written = json.loads(text)
    head = {
        **{name: written[name] for name in ("engine", "law", "policy", "id")},
        "title": written.get("title", ""),
        "known_on": date_of(written.get("known_on")),
        "practices": tuple(practice_of(each) for each in written["practices"]),
        "_written": text,
    }
    return written, head


def sums_of(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Amounts by their names; all of the row where none is named.

    >>> sums_of({"paid": "1.00", "left": "0.50"}, "left")
    {'left': Decimal('0.50')}
    """
    return {name: Decimal(row[name]) for name in names or row}
