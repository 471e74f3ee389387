"""Draws — розыгрыши that anybody can repeat: announced, revealed, run, verified.

>>> plan = {"schema": "kvit-draw/1", "id": "july", "randomness": "the numbers of a lottery",
...         "randomness_at": "2027-07-26", "reveal_by": "2027-08-01",
...         "prizes": [{"id": "certificate", "count": 1, "credit": "1000.00"}]}
>>> pool = {"p1": 1, "p2": 1, "p3": 2}
>>> secret = bytes(range(32))
>>> published = announce(plan, pool, secret)
>>> facts = {"schema": "kvit-draw-facts/1", "code": reveal(secret, chain=published.chain),
...          "randomness": "2027-07-26|1.2.3.4.5.6./"}
>>> receipt = run(published, pool, facts)
>>> receipt.mode, receipt.status, [place.ref for place in receipt.winners]
('public', 'drawn', ['p1'])
>>> verify(published, pool, receipt).holds
True
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, Union

from kvit import _core
from kvit.documents import Document, encoded, require
from kvit.text import Text

Mode = Literal["public", "audit_only"]
Status = Literal["drawn", "pool_hash_mismatch", "commitment_mismatch", "no_entrants"]
Outcome = Literal["prize", "reserve", "excluded", "cap_reached"]

#: Lines "ref<TAB>tickets<LF>" as text, bytes or a path, or the tickets of each ref.
Pool = Union[str, bytes, "os.PathLike[str]", Mapping[str, int]]

ANNOUNCEMENT = "kvit-draw-announcement/1"
STATUSES: Mapping[str, Text] = dict(_core.draw_statuses())
OUTCOMES: Mapping[str, Text] = dict(_core.draw_outcomes())


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """Announcement — объявление розыгрыша: what is published before the randomness exists."""

    draw: Mapping[str, Any]  #: the terms, as in kvit-draw/1
    pool_sha256: str
    entrants: int
    tickets: int
    chain: int  #: there is a code for each round from 1 to chain - 1
    commitment: str
    _written: str = field(repr=False)

    def to_json(self) -> str:
        """kvit-draw-announcement/1, as the core writes it."""
        return self._written


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Place — место: an entrant in the order of the draw."""

    place: int  #: from 1
    ref: str
    ticket: int  #: his best, from 1
    position: str
    outcome: Outcome
    prize: str | None  #: the id of a prize that was won
    credit: Decimal | None  #: of that prize
    reason: str  #: of one who is excluded


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """Receipt — протокол розыгрыша: everything that went in and came out."""

    draw: str
    mode: Mode  #: "audit_only" without public randomness
    status: Status
    order: tuple[Place, ...]
    reserve: tuple[str, ...]  #: refs in turn
    unspent: Mapping[str, int]  #: prizes that nobody is left for
    sha256: str
    _written: str = field(repr=False)

    @property
    def winners(self) -> tuple[Place, ...]:
        """Those with a prize, in their order."""
        return tuple(place for place in self.order if place.outcome == "prize")

    def to_json(self) -> str:
        """kvit-draw-receipt/1, as the core writes it."""
        return self._written


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """Verdict — проверка протокола: whether the protocol gives this receipt."""

    draw: str
    holds: bool
    status: Status  #: what the protocol gives
    mode: Mode
    round: int
    randomness: bytes | None  #: by the receipt; compare it with the public source
    differs_at: str | None  #: the first place that differs
    receipt: str | None  #: what the receipt has there
    protocol: str | None  #: what the protocol gives there
    _written: str = field(repr=False)

    def to_json(self) -> str:
        """kvit-draw-verdict/1, as the core writes it."""
        return self._written


def announce(plan: Document, pool: Pool, secret: bytes, *, chain: int = 2) -> Announcement:
    """What is published before the randomness exists.

    The secret, at least 16 bytes, is kept until the code is revealed and is in nothing that is
    written. A chain of 2 has one code, so that nobody can choose among rounds.
    """
    written = _core.draw_announce(encoded(plan), pool_bytes(pool), secret, chain)
    return _announcement(written)


def read_announcement(document: Document) -> Announcement:
    """A kvit-draw-announcement/1 that was published."""
    text = encoded(document)
    require(text)
    schema = json.loads(text)["schema"]
    if schema != ANNOUNCEMENT:
        raise _core.error("wrong_schema", "schema", f'"{schema}"', ANNOUNCEMENT, ANNOUNCEMENT)
    return _announcement(text.decode())


def reveal(secret: bytes, *, chain: int, round: int = 1) -> str:
    """The code of a round, as 64 hexadecimal digits.

    >>> reveal(bytes(range(32)), chain=4)[:16]
    '4e05063392f42b51'
    """
    return _core.draw_reveal(secret, chain, round)


def run(announcement: Announcement | Document, pool: Pool, facts: Document) -> Receipt:
    """The order of the pool and who wins what, by a kvit-draw-facts/1.

    A wrong code, another pool or an empty one is a receipt that says so.
    """
    written = _core.draw_run(_document(announcement), pool_bytes(pool), encoded(facts))
    told = json.loads(written)
    return Receipt(
        draw=told["announcement"]["draw"]["id"],
        mode=told["mode"],
        status=told["status"],
        order=tuple(_place(row) for row in told["order"]),
        reserve=tuple(told["reserve"]),
        unspent={row["prize"]: row["count"] for row in told["unspent"]},
        sha256=told["sha256"],
        _written=written,
    )


def verify(
    announcement: Announcement | Document, pool: Pool, receipt: Receipt | Document
) -> Verdict:
    """Draws anew by what was published and compares with a receipt, key by key."""
    written = _core.draw_verify(_document(announcement), pool_bytes(pool), _document(receipt))
    told = json.loads(written)
    randomness: bytes | None = None
    if "randomness" in told:
        randomness = told["randomness"].encode()
    elif "randomness_hex" in told:
        randomness = bytes.fromhex(told["randomness_hex"])
    return Verdict(
        draw=told["draw"],
        holds=told["holds"],
        status=told["status"],
        mode=told["mode"],
        round=told["round"],
        randomness=randomness,
        differs_at=told.get("differs_at"),
        receipt=told.get("receipt"),
        protocol=told.get("protocol"),
        _written=written,
    )


def pool_text(pool: Pool) -> str:
    """The pool as it is published and hashed: its lines sorted.

    >>> pool_text({"p2": 1, "p1": 3})
    'p1\\t3\\np2\\t1\\n'
    """
    return _core.draw_pool(pool_bytes(pool))


def pool_bytes(pool: Pool) -> bytes:
    """A pool as it was given, unchanged where it is text already."""
    if isinstance(pool, Mapping):
        pool = "".join(f"{ref}\t{tickets}\n" for ref, tickets in pool.items())
    if isinstance(pool, str):
        return pool.encode("utf-8", "surrogatepass")
    return pool if isinstance(pool, bytes) else Path(pool).read_bytes()


def _announcement(written: str) -> Announcement:
    told = json.loads(written)
    return Announcement(
        draw=told["draw"],
        pool_sha256=told["pool_sha256"],
        entrants=told["entrants"],
        tickets=told["tickets"],
        chain=told["chain"],
        commitment=told["commitment"],
        _written=written,
    )


def _document(document: Announcement | Receipt | Document) -> bytes:
    if isinstance(document, (Announcement, Receipt)):
        return document.to_json().encode()
    return encoded(document)


def _place(row: Mapping[str, Any]) -> Place:
    return Place(
        place=row["place"],
        ref=row["ref"],
        ticket=row["ticket"],
        position=row["position"],
        outcome=row["outcome"],
        prize=row.get("prize"),
        credit=Decimal(row["credit"]) if "credit" in row else None,
        reason=row.get("reason", ""),
    )
