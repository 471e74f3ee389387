"""Refs — обозначения участников: what a pool shows in the place of account numbers.

A number of an account has few digits: its bare hash is found by trying them all. So each account
has a salt of its own, which its holder is shown and nobody else; all salts come from one secret.

    salt = HMAC-SHA-256(secret, account)          as hexadecimal digits
    ref  = SHA-256("salt:account")                `printf %s "$salt:$account" | sha256sum`
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
from collections.abc import Iterator
from dataclasses import dataclass

from kvit.importing.problems import Problems
from kvit.text import Text

SECRET_BYTES_MIN = 16
ACCOUNT_NAMES = ("account", "счёт", "счет", "лицевой счёт", "лицевой счет")
TICKETS_NAMES = ("tickets", "билеты")
_HEADER = Text("столбцы account и, если нужно, tickets", "the columns account and, if any, tickets")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ref:
    """An account, the salt that its holder is shown, and what the pool shows of it."""

    account: str
    tickets: int
    salt: str
    ref: str


def ref_of(account: str, secret: bytes, tickets: int = 1) -> Ref:
    """
    >>> one = ref_of("0012", b"at least 16 bytes")
    >>> one.ref == hashlib.sha256(f"{one.salt}:0012".encode()).hexdigest()
    True
    """
    salt = hmac.new(secret, account.encode(), hashlib.sha256).hexdigest()
    ref = hashlib.sha256(f"{salt}:{account}".encode()).hexdigest()
    return Ref(account=account, tickets=tickets, salt=salt, ref=ref)


def refs(table: bytes, secret: bytes) -> list[Ref]:
    """The refs of a table in UTF-8 with a header: `account` and, if any, `tickets`.

    >>> [(each.account, each.tickets) for each in refs(b"account;tickets\\n01;1\\n02;3\\n", bytes(16))]
    [('01', 1), ('02', 3)]

    Paths of errors are "line:column".
    """
    problems = Problems()
    if len(secret) < SECRET_BYTES_MIN:
        wanted = Text("секрет не короче 16 байт", "a secret of at least 16 bytes")
        problems.add("out_of_range", "salt", str(len(secret)), wanted)
    try:
        text = table.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add("not_utf8", "", str(error.start), Text("UTF-8", "UTF-8"))
        text = ""
    found = [ref_of(account, secret, tickets) for account, tickets in _rows(text, problems)]
    problems.raise_if_any()
    return found


def _rows(text: str, problems: Problems) -> Iterator[tuple[str, int]]:
    header, _, _ = text.partition("\n")
    delimiter = max(";\t,", key=header.count)
    lines = csv.reader(io.StringIO(text), delimiter=delimiter)
    names = [name.strip().lower() for name in next(lines, [])]
    at = next((i for i, name in enumerate(names) if name in ACCOUNT_NAMES), None)
    tickets_at = next((i for i, name in enumerate(names) if name in TICKETS_NAMES), None)
    if at is None:
        problems.add("missing_column", "1:1", header.strip()[:40], _HEADER)
        return
    seen: set[str] = set()
    for cells in lines:
        if not any(cell.strip() for cell in cells):
            continue

        def cell(column: int) -> str:
            return cells[column].strip() if column < len(cells) else ""

        account = cell(at)
        place = f"{lines.line_num}:{at + 1}"
        if not account:
            problems.add("empty_cell", place, "", Text("номер счёта", "the number of an account"))
        elif account in seen:
            once = Text("каждый счёт один раз", "each account once")
            problems.add("duplicate_id", place, f'"{account}"', once)
        seen.add(account)
        tickets = "1" if tickets_at is None else cell(tickets_at)
        if not (tickets.isascii() and tickets.isdigit() and 1 <= int(tickets) <= 10_000_000):
            wanted = Text("число билетов от 1 до 10000000", "tickets from 1 to 10000000")
            where = f"{lines.line_num}:{(tickets_at or 0) + 1}"
            problems.add("out_of_range", where, f'"{tickets[:20]}"', wanted)
            continue
        yield account, int(tickets)
