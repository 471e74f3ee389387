"""What of a closed month may not change unexplained, by the parts that an explanation names.

Left out are the versions of kvit and of the law, sentences, titles, and where a value came from:
they may be said better. Everything else counts, also what kvit does not write yet.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

Document = dict[str, Any]
Parts = dict[str, str]

#: Of a bill and of a closed month: sentences, sources, what repeats the documents given.
WORDS = ("schema", "basis", "sources", "source", "services", "providers")
OF_BILL = ("postings", "balances", "totals", "decisions")
OF_MONTH = ("summary", "resources", "closing")
NAMES = ("house", "account", "month")  # they stand before every row


def bare(value: Any) -> Any:
    """Without sentences in two languages and without places in the list of sources."""
    if isinstance(value, list):
        return [bare(each) for each in value]
    if isinstance(value, dict):
        return {
            name: bare(each)
            for name, each in value.items()
            if name not in ("schema", "source") and not is_sentence(each)
        }
    return value


def is_sentence(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"ru", "en"}


def rows(closed: Document) -> Iterator[tuple[str, str, Any]]:
    """Part, whose, value: of one house."""
    for bill in closed["bills"]:
        for section in bill["sections"]:
            yield "totals", bill["account"], [section["section"], section.get("total")]
            for line in section["lines"]:
                yield line["service"], bill["account"], line
        for name in OF_BILL:
            yield name, bill["account"], bill.get(name)
        known = (*WORDS, *OF_BILL, *NAMES, "sections")
        yield "bill", bill["account"], {x: bill[x] for x in bill if x not in known}
    for name in OF_MONTH:
        yield name, "", closed.get(name)
    known = (*WORDS, *OF_MONTH, *NAMES, "bills")
    yield "month", "", {x: closed[x] for x in closed if x not in known}


def parts_of(houses: list[Document]) -> Parts:
    """The digest of each part of a month: SHA-256, the first 16 digits."""
    sums: dict[str, Any] = {}
    for closed in houses:
        for part, account, value in rows(closed):
            text = json.dumps([closed["house"], account, bare(value)], sort_keys=True)
            sums.setdefault(part, hashlib.sha256()).update(text.encode() + b"\n")
    return {part: sums[part].hexdigest()[:16] for part in sorted(sums)}


def whole_of(houses: list[Document]) -> str:
    """SHA-256 of all that counts of a month."""
    every = [
        [closed["house"], part, account, bare(value)]
        for closed in houses
        for part, account, value in rows(closed)
    ]
    return hashlib.sha256(json.dumps(every, sort_keys=True).encode()).hexdigest()
