"""The fields of a JSON document that Python reads itself: each reader reports what is wrong and goes on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from kvit.importing.problems import Problems
from kvit.month import Month
from kvit.text import Text

TEXT_MOST = 1000
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")

#: Takes a value, its path, and where to report; what is refused comes back empty.
Reader = Callable[[object, str, Problems], Any]
Made = TypeVar("Made")


def object_of(
    value: object,
    path: str,
    problems: Problems,
    make: Callable[..., Made],
    readers: Mapping[str, Reader],
    required: Iterable[str],
) -> Made | None:
    if not isinstance(value, Mapping):
        problems.add("wrong_type", path, shown(value), Text("объект", "an object"))
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


def shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"


def list_of(read: Reader) -> Reader:
    def several(value: object, path: str, problems: Problems) -> tuple[Any, ...]:
        if not isinstance(value, list):
            problems.add("wrong_type", path, shown(value), Text("список", "a list"))
            return ()
        return tuple(read(each, f"{path}[{i}]", problems) for i, each in enumerate(value))

    return several


def once_each(key: str, read: Reader) -> Reader:
    """A list in which an id stands once: of two addresses of one account neither is printed."""

    def several(value: object, path: str, problems: Problems) -> Any:
        met: set[str] = set()
        for i, each in enumerate(value if isinstance(value, list) else ()):
            name = each.get(key) if isinstance(each, Mapping) else None
            if not isinstance(name, str):
                continue
            if name in met:
                problems.add(
                    "duplicate_id", f"{path}[{i}].{key}", shown(name), Text("один раз", "once")
                )
            met.add(name)
        return read(value, path, problems)

    return several


def text_of(value: object, path: str, problems: Problems) -> str:
    if not isinstance(value, str):
        problems.add("wrong_type", path, shown(value), Text("строка", "a string"))
    elif not value or len(value) > TEXT_MOST or _CONTROL.search(value):
        expected = Text(
            f"от 1 до {TEXT_MOST} знаков без управляющих, кроме перевода строки",
            f"1 to {TEXT_MOST} characters, of the control ones a line feed only",
        )
        problems.add("bad_text", path, shown(value), expected)
    else:
        return value
    return ""


def digits_of(count: int) -> Reader:
    return shaped(f"[0-9]{{{count}}}", Text(f"цифр: {count}", f"{count} digits"))


def of_length(count: int) -> Reader:
    """An id of ГИС ЖКХ: no check digit is published, its length is all that can be wrong."""
    return shaped(f"[^\\s]{{{count}}}", Text(f"знаков без пробелов: {count}", f"{count} characters, no spaces"))


def shaped(pattern: str, expected: Text) -> Reader:
    def read(value: object, path: str, problems: Problems) -> str:
        if not isinstance(value, str):
            problems.add("wrong_type", path, shown(value), expected)
        elif not re.fullmatch(pattern, value) or _CONTROL.search(value):
            problems.add("bad_text", path, shown(value), expected)
        else:
            return value
        return ""

    return read


def day_of(value: object, path: str, problems: Problems) -> date | None:
    if isinstance(value, str) and re.fullmatch(r"(19|20|21)\d\d-\d\d-\d\d", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    expected = Text("дата ГГГГ-ММ-ДД с 1900 по 2199 год", "a date YYYY-MM-DD of 1900 to 2199")
    name = "bad_date" if isinstance(value, str) else "wrong_type"
    problems.add(name, path, shown(value), expected)
    return None


def money_of(value: object, path: str, problems: Problems) -> Decimal:
    """Roubles with two decimals in a string, not below zero."""
    if isinstance(value, str) and re.fullmatch(r"(0|[1-9][0-9]{0,12})\.[0-9]{2}", value, re.ASCII):
        return Decimal(value)
    expected = Text(
        "сумма в рублях строкой, не меньше нуля, с двумя знаками после точки: \"96.80\"",
        "roubles in a string, not below zero, with two decimals: \"96.80\"",
    )
    problems.add(
        "bad_money" if isinstance(value, str) else "wrong_type", path, shown(value), expected
    )
    return Decimal("0.00")


def percent_of(value: object, path: str, problems: Problems) -> Decimal:
    """Per cent a year in a string, 0 to 100."""
    if isinstance(value, str) and re.fullmatch(
        r"(100|[1-9]?[0-9])(\.[0-9]{1,4})?", value, re.ASCII
    ):
        if (percent := Decimal(value)) <= 100:
            return percent
    expected = Text(
        "проценты строкой от 0 до 100, до четырёх знаков после точки",
        "per cent in a string, 0 to 100, with at most four decimals",
    )
    problems.add(
        "bad_decimal" if isinstance(value, str) else "wrong_type", path, shown(value), expected
    )
    return Decimal(0)


def month_of(value: object, path: str, problems: Problems) -> Month | None:
    if isinstance(value, str) and re.fullmatch(r"(19|20|21)\d\d-(0[1-9]|1[0-2])", value, re.ASCII):
        return Month.of(value)
    expected = Text("месяц ГГГГ-ММ с 1900 по 2199 год", "a month YYYY-MM of 1900 to 2199")
    problems.add(
        "bad_month" if isinstance(value, str) else "wrong_type", path, shown(value), expected
    )
    return None
