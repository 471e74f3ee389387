"""kvit-person/1: who claims from whom. Read at print time, kept by nothing.

The schema is beside this file, in ``schema/``; the core has no reader for it, so that no personal
data can reach it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from kvit.documents import Document, encoded
from kvit.importing.problems import Problems
from kvit.text import Text

SCHEMA = "kvit-person/1"
_TEXT_MOST = 1000
_NUMBER_MOST = 60
_SHALLOW = Text("документ JSON без глубокой вложенности", "a JSON document that is not nested deeply")
_WHOLE = Text("документ JSON: объект в фигурных скобках", "a JSON document: an object in braces")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")

Made = TypeVar("Made")


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """Party — сторона: a person or an organisation. A field that is not known is empty."""

    name: str
    address: str = ""
    inn: str = ""
    kpp: str = ""
    ogrn: str = ""
    born: date | None = None
    birthplace: str = ""
    identifier: str = ""
    bank: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedBy:
    """Who signs."""

    name: str
    position: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Person — сведения о лицах для печати; what is empty stays a blank line.

    >>> read_person({"schema": "kvit-person/1", "account": "0001"}).account
    '0001'
    """

    creditor: Party | None = None
    debtors: tuple[Party, ...] = ()
    premises: str = ""
    account: str = ""
    contract: str = ""
    court: str = ""
    case_number: str = ""
    attached_to: str = ""
    signed_by: SignedBy | None = None
    signed_on: date | None = None


def read_person(document: Document) -> Person:
    """Raises everything that is wrong with the document at once."""
    problems = Problems()
    person = _person(_parsed(encoded(document), problems), "", problems)
    problems.raise_if_any()
    assert person is not None
    return person


def _parsed(text: bytes, problems: Problems) -> object:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                problems.add("duplicate_key", key, "", Text("один раз", "once"))
            found[key] = value
        return found

    value: object = None
    try:
        value = json.loads(text.decode("utf-8"), object_pairs_hook=once, parse_int=_integer)
    except UnicodeDecodeError as error:
        problems.add("not_utf8", SCHEMA, f"0x{text[error.start]:02x}", Text("UTF-8", "UTF-8"))
    except json.JSONDecodeError as error:
        found = f"{error.lineno}:{error.colno} {error.doc[error.pos : error.pos + 20]}".rstrip()
        problems.add("json_syntax", SCHEMA, found, _WHOLE)
    except RecursionError:
        problems.add("json_syntax", SCHEMA, "", _SHALLOW)
    problems.raise_if_any()
    return value


def _integer(text: str) -> int:
    """No field is a number: one of thousands of digits is refused as any other is."""
    return int(text[:_NUMBER_MOST])


# ---- the parts: each knows its fields, and reports what it does not know


def _person(value: object, path: str, problems: Problems) -> Person | None:
    if isinstance(value, Mapping) and (found := value.get("schema")) != SCHEMA:
        name = "wrong_schema" if isinstance(found, str) else "missing_key"
        problems.add(name, "schema", _shown(found), Text(SCHEMA, SCHEMA))
    readers: dict[str, _Reader] = {
        "schema": lambda value, path, problems: None,
        "creditor": _party,
        "debtors": _parties,
        "premises": _text,
        "account": _text,
        "contract": _text,
        "court": _text,
        "case_number": _text,
        "attached_to": _text,
        "signed_by": _signed_by,
        "signed_on": _date,
    }
    return _object(value, path, problems, Person, readers, required=())


def _party(value: object, path: str, problems: Problems) -> Party | None:
    texts = ("name", "address", "inn", "kpp", "ogrn", "birthplace", "identifier", "bank")
    readers: dict[str, _Reader] = {**dict.fromkeys(texts, _text), "born": _date}
    return _object(value, path, problems, Party, readers, required=("name",))


def _signed_by(value: object, path: str, problems: Problems) -> SignedBy | None:
    readers: dict[str, _Reader] = {"name": _text, "position": _text}
    return _object(value, path, problems, SignedBy, readers, required=("name",))


def _parties(value: object, path: str, problems: Problems) -> tuple[Party | None, ...]:
    if not isinstance(value, list):
        problems.add("wrong_type", path, _shown(value), Text("список", "a list"))
        return ()
    return tuple(_party(each, f"{path}[{i}]", problems) for i, each in enumerate(value))


def _text(value: object, path: str, problems: Problems) -> str:
    if not isinstance(value, str):
        problems.add("wrong_type", path, _shown(value), Text("строка", "a string"))
    elif not value or len(value) > _TEXT_MOST or _CONTROL.search(value):
        expected = Text(
            f"от 1 до {_TEXT_MOST} знаков без управляющих, кроме перевода строки",
            f"1 to {_TEXT_MOST} characters, of the control ones a line feed only",
        )
        problems.add("bad_text", path, _shown(value), expected)
    else:
        return value
    return ""


def _date(value: object, path: str, problems: Problems) -> date | None:
    if isinstance(value, str) and re.fullmatch(r"(19|20|21)\d\d-\d\d-\d\d", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    expected = Text("дата ГГГГ-ММ-ДД с 1900 по 2199 год", "a date YYYY-MM-DD of 1900 to 2199")
    name = "bad_date" if isinstance(value, str) else "wrong_type"
    problems.add(name, path, _shown(value), expected)
    return None


_Reader = Callable[[object, str, Problems], Any]


def _object(
    value: object,
    path: str,
    problems: Problems,
    make: Callable[..., Made],
    readers: Mapping[str, _Reader],
    required: Iterable[str],
) -> Made | None:
    if not isinstance(value, Mapping):
        problems.add("wrong_type", path, _shown(value), Text("объект", "an object"))
        return None
    inside = f"{path}." if path else ""
    found: dict[str, Any] = {}
    for key, each in value.items():
        if key in readers:
            found[key] = readers[key](each, inside + key, problems)
        elif key != "ext":
            known = ", ".join(readers)
            problems.add("unknown_key", inside + key, "", Text(known, known))
    for key in required:
        if key not in value:
            problems.add("missing_key", inside + key, "", Text("строка", "a string"))
            found[key] = ""
    found.pop("schema", None)
    return make(**found)


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"
