"""Conformance cases, kvit-case/1: a call, what it is given, what it must give.

A file holds one case, a JSON array of them, or one case a line (``.jsonl``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn

from kvit import _core, draw
from kvit.bill import Bill, Line
from kvit.catalogue import FormulaResult, VolumeFormula, VolumeResult, formula
from kvit.closed import Closed, close
from kvit.comparison import compare
from kvit.conformance_lines import (
    _BALANCE,
    bill_in_lines,
    comparison_in_lines,
    coupons_in_lines,
    evaluation_in_lines,
    month_in_lines,
    reconciled_row,
    remitted_in_line,
    row_in_lines,
    standing_in_lines,
    words,
)
from kvit.documents import encoded
from kvit.errors import Error
from kvit.explanation import Explanation
from kvit.months import close_months, turnover_of

SCHEMA = "kvit-case/1"
_DOCUMENTS = ("tariffs", "policy", "opening", "law", "programme", "history", "offers", "events")
_KEYS = {"schema", "id", "title", "source", "law", "call", "given", "expect", "ext"}


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What a case wanted and what came."""

    what: str
    expected: str
    found: str


@dataclass(frozen=True, kw_only=True)
class Case:
    """A case as it was read.

    >>> case = Case(
    ...     id="half-kopeck",
    ...     call="formula",
    ...     given={"formula": "metered", "inputs": {"V": "0.5", "T": "0.01"}},
    ...     expect={"amount": "0.01"},
    ... )
    >>> run(case)
    ()
    """

    id: str
    call: str
    given: Mapping[str, Any] = field(repr=False)
    expect: Mapping[str, Any] = field(repr=False)
    title: str = ""
    source: str = ""
    law: str = ""


def load(path: Path) -> list[Case]:
    """The cases of a file."""
    text = path.read_bytes()
    if path.suffix in (".jsonl", ".ndjson"):
        documents = [_parsed(line) for line in text.splitlines() if line.strip()]
        return [_case(each, f"[{i}]") for i, each in enumerate(documents)]
    document = _parsed(text)
    if isinstance(document, list):
        return [_case(each, f"[{i}]") for i, each in enumerate(document)]
    return [_case(document, "")]


def run(case: Case) -> tuple[Difference, ...]:
    """The differences; none if the case passes."""
    expected = _errors_expected(case.expect)
    try:
        differences = tuple(_CALLS[case.call](case))
    except Error as error:
        found = [(each.name, _in_document(each.path)) for each in error.errors]
        if found == expected:
            return ()
        return (_difference("errors", _shown(expected), _shown(found)),)
    if expected:
        return (_difference("errors", _shown(expected), ""),)
    return differences


# ---- reading


def _refuse(name: str, path: str, found: str, ru: str, en: str) -> NoReturn:
    raise _core.error(name, path, found, ru, en)


def _parsed(text: bytes) -> Any:
    def no_number(lexeme: str) -> NoReturn:
        _refuse("wrong_type", "", lexeme, "десятичное число строкой", "a decimal in a string")

    try:
        return json.loads(text, parse_float=no_number, parse_constant=no_number)
    except UnicodeDecodeError as error:
        _refuse("not_utf8", "", str(error), "", "")
    except (json.JSONDecodeError, RecursionError) as error:
        _refuse("json_syntax", "", str(error), "", "")


def _case(document: Any, path: str) -> Case:
    def at(key: str) -> str:
        return f"{path}.{key}" if path else key

    if not isinstance(document, dict):
        _refuse("wrong_type", path, json.dumps(document)[:40], "объект", "an object")
    for key in document.keys() - _KEYS:
        known = ", ".join(sorted(_KEYS))
        _refuse("unknown_key", at(key), "", known, known)
    for key in ("schema", "id", "call", "given", "expect"):
        kind = dict if key in ("given", "expect") else str
        if key not in document:
            _refuse("missing_key", at(key), "", "", "")
        if not isinstance(document[key], kind):
            found = json.dumps(document[key], ensure_ascii=False)[:40]
            wanted = ("объект", "an object") if kind is dict else ("строка", "a string")
            _refuse("wrong_type", at(key), found, *wanted)
    if document["schema"] != SCHEMA:
        _refuse("wrong_schema", at("schema"), document["schema"], SCHEMA, SCHEMA)
    if document["call"] not in _CALLS:
        calls = ", ".join(_CALLS)
        _refuse("bad_choice", at("call"), document["call"], calls, calls)
    return Case(**{key: document[key] for key in document.keys() - {"schema", "ext"}})


# ---- comparing


def _difference(what: str, expected: object, found: object) -> Difference:
    return Difference(what=what, expected=str(expected), found=str(found))


def _errors_expected(expect: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(each["name"], each.get("path", "")) for each in expect.get("errors", [])]


def _in_document(path: str) -> str:
    """Which document a path is of, the case says by itself."""
    name, colon, rest = path.partition(":")
    return rest if colon and name in _DOCUMENTS else path


def _shown(errors: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{name} ({path})" if path else name for name, path in errors)


def _equal(expected: object, found: object) -> bool:
    """Numbers by value, never nearly; all else as it stands."""
    if isinstance(found, Decimal):
        try:
            return isinstance(expected, str) and Decimal(expected) == found
        except InvalidOperation:
            return False
    return expected == found


def _compared(
    expect: Mapping[str, Any], found: object, prefix: str = "", skip: tuple[str, ...] = ()
) -> Iterator[Difference]:
    """Each key of what is expected against the attribute of that name."""
    for key, expected in expect.items():
        if key in skip:
            continue
        value = getattr(found, key, None)
        if not _equal(expected, value):
            yield _difference(prefix + key, expected, value)


# ---- the calls


def _formula_of(given: Mapping[str, Any]) -> FormulaResult | VolumeResult:
    found = formula(given["formula"], given.get("resource"))
    days: list[int] | None = given.get("days")
    if isinstance(found, VolumeFormula):
        if days is not None:
            _refuse("unknown_key", "days", str(days), "объём без дней", "a volume without days")
        return found.run(**given["inputs"])
    share = None if days is None else (days[0], days[1])
    return found.run(days=share, **given["inputs"])


def _closed_of(given: Mapping[str, Any]) -> Closed:
    known_on = given.get("known_on")
    return close(
        given["house"],
        given["tariffs"],
        month=given["month"],
        opening=given.get("opening"),
        policy=given.get("policy"),
        law=given.get("law"),
        known_on=None if known_on is None else date.fromisoformat(known_on),
    )


def _run_formula(case: Case) -> Iterator[Difference]:
    return _compared(case.expect, _formula_of(case.given), skip=("errors",))


def _run_close(case: Case) -> Iterator[Difference]:
    closed = _closed_of(case.given)
    lines = case.expect.get("lines", [])
    for account in dict.fromkeys(each.get("account") for each in lines):
        expected = [each for each in lines if each.get("account") == account]
        yield from _lines_compared(expected, _bill_of(closed, account))
    for account, totals in case.expect.get("totals", {}).items():
        yield from _compared(totals, closed.bill(account).totals, f"{account}: ")


def _bill_of(closed: Closed, account: str | None) -> Bill:
    """Without an account the house must have one alone."""
    if account is None and len(closed.bills) == 1:
        return closed.bills[0]
    return closed.bill(account or "")


def _lines_compared(expected: list[Mapping[str, Any]], bill: Bill) -> Iterator[Difference]:
    """All lines of a bill, in its order."""

    def named(line: Line) -> str:
        return f"{line.service} {line.component}: {line.amount}"

    for number, want in enumerate(expected, 1):
        place = f"{bill.account}: lines[{number - 1}]."
        if number > len(bill.lines):
            yield _difference(place[:-1], f"{want.get('service')}: {want.get('amount')}", "")
        else:
            yield from _compared(want, bill.lines[number - 1], place, skip=("account",))
    for line in bill.lines[len(expected) :]:
        yield _difference(f"{bill.account}: lines[{line.number - 1}]", "", named(line))


def _run_explain(case: Case) -> Iterator[Difference]:
    explanation = _explanation_of(case.given)
    for key in ("sentence", "expression", "tree"):
        for lang, expected in case.expect.get(key, {}).items():
            found = getattr(explanation, key)(lang)
            if found != expected:
                yield _difference(f"{key}.{lang}", expected, found)


def _explanation_of(given: Mapping[str, Any]) -> Explanation:
    if "formula" in given:
        return _formula_of(given).explanation
    return _bill_of(_closed_of(given), given.get("account")).explain(given["line"])


def _run_law(case: Case) -> Iterator[Difference]:
    given = case.given
    known_on = given.get("known_on")
    document = json.loads(
        _core.law_value(
            encoded(given["law"]) if "law" in given else None,
            given["parameter"],
            date.fromisoformat(given["on"]),
            None if known_on is None else date.fromisoformat(known_on),
        )
    )
    for key, expected in case.expect.items():
        if key != "errors" and document.get(key) != expected:
            yield _difference(key, expected, document.get(key))


def _run_penalty(case: Case) -> Iterator[Difference]:
    given = case.given
    known_on = given.get("known_on")
    result = json.loads(
        _core.penalty(
            encoded(given["case"]),
            encoded(given["law"]) if "law" in given else None,
            encoded(given["policy"]) if "policy" in given else None,
            None if known_on is None else date.fromisoformat(known_on),
        )
    )
    result["decisions"] = [each["code"] for each in result["decisions"]]
    for key, expected in case.expect.items():
        if key in ("intervals", "debts", "payments"):
            yield from _rows_compared(key, expected, result[key])
        elif key != "errors" and not _same_value(expected, result.get(key)):
            yield _difference(key, expected, result.get(key))


def _run_allocate(case: Case) -> Iterator[Difference]:
    given = case.given
    result = json.loads(
        _core.allocate(
            encoded(given["case"]),
            encoded(given["law"]) if "law" in given else None,
            encoded(given["policy"]) if "policy" in given else None,
            None,
        )
    )
    for key, expected in case.expect.items():
        if key in ("accounts", "payments", "take_backs"):
            yield from _rows_compared(key, expected, [row_in_lines(each) for each in result[key]])
        elif key == "totals":
            yield from _rows_compared(key, [expected], [result[key]])


def _run_close_months(case: Case) -> Iterator[Difference]:
    """A row for each bill of each month: movements and balances as short lines, no charges."""
    given = case.given
    months = list(
        close_months(
            given["house"],
            given["tariffs"],
            month=given["month"],
            through=given["through"],
            opening=given.get("opening"),
            policy=given.get("policy"),
            law=given.get("law"),
            known_after=given.get("known_after"),
        )
    )
    turnover_of(months)
    found = [bill_in_lines(bill) for each in months for bill in each.bills]
    yield from _rows_compared("bills", case.expect.get("bills", []), found)


def _run_remit(case: Case) -> Iterator[Difference]:
    given = case.given
    result = json.loads(
        _core.remit(
            encoded(given["case"]),
            encoded(given["law"]) if "law" in given else None,
            encoded(given["policy"]) if "policy" in given else None,
            None,
        )
    )
    for key, expected in case.expect.items():
        if key in ("rows", "creditors"):
            found = [remitted_in_line(each) for each in result[key]]
            if expected != found:
                yield _difference(key, expected, found)
        elif key in ("payments", "total"):
            yield from _rows_compared(key, [expected], [result[key]])


def _run_reconcile(case: Case) -> Iterator[Difference]:
    given = case.given
    known_on = given.get("known_on")
    result = json.loads(
        _core.reconcile(
            encoded(given["case"]),
            encoded(given["policy"]) if "policy" in given else None,
            None if known_on is None else date.fromisoformat(known_on),
        )
    )
    for key, expected in case.expect.items():
        if key in _RECONCILED:
            found = [_RECONCILED[key](each) for each in result[key]]
            yield from _rows_compared(key, expected, found)
        elif key == "totals":
            yield from _rows_compared(key, [expected], [result[key]])


_RECONCILED: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "rows": reconciled_row,
    "payments": dict,
    "take_backs": dict,
    "lives": standing_in_lines,
    "searches": standing_in_lines,
    "claims": standing_in_lines,
}


def _run_turnover(case: Case) -> Iterator[Difference]:
    result = json.loads(_core.turnover(encoded(case.given["case"])))
    found: dict[str, Any] = {
        "months": [month_in_lines(each) for each in result["months"]],
        "debts": [
            " ".join(each[name] for name in (*_BALANCE, "amount") if name in each)
            + (f" {each['mark']}" if "mark" in each else "")
            for each in result["debts"]
        ],
        "decisions": [each["code"] for each in result["decisions"]],
    }
    for key, expected in case.expect.items():
        if key == "months":
            yield from _rows_compared(key, expected, found[key])
        elif key != "errors" and expected != found[key]:
            yield _difference(key, expected, found[key])


def _run_compare(case: Case) -> Iterator[Difference]:
    """Two calls of close, the second given what "b" says otherwise; or two documents."""
    given = case.given
    if "before" in given:
        found = compare(given["before"], given["after"])
    else:
        first = {key: value for key, value in given.items() if key != "b"}
        second = {key: value for key, value in {**first, **given["b"]}.items() if value is not None}
        found = compare(_closed_of(first), _closed_of(second))
    told = comparison_in_lines(found.to_dict())
    for key, expected in case.expect.items():
        if key != "errors" and expected != told.get(key):
            yield _difference(key, expected, told.get(key))


def _run_bonus(case: Case) -> Iterator[Difference]:
    """A programme, shipped or whole, with options set by their paths; a history; a moment."""
    given = case.given
    rules = given["programme"]
    if isinstance(rules, str):
        rules = json.loads(_core.programme(rules.encode()))
    for path, value in given.get("with", {}).items():
        _set(rules, path, value)
    history = {"schema": "kvit-bonus-history/1", "accounts": given["accounts"]}
    result = json.loads(
        _core.evaluate_bonus(
            encoded(rules), encoded(history), int(datetime.fromisoformat(given["as_of"]).timestamp()), None
        )
    )
    told = evaluation_in_lines(result)
    for key, expected in case.expect.items():
        if key != "errors" and expected != told.get(key):
            yield _difference(key, expected, told.get(key))


def _run_coupons(case: Case) -> Iterator[Difference]:
    """A programme with options, a catalogue, rights and events; a moment."""
    given = case.given
    rules = given["programme"]
    if isinstance(rules, str):
        rules = json.loads(_core.programme(rules.encode()))
    for path, value in given.get("with", {}).items():
        _set(rules, path, value)
    events = {"schema": "kvit-coupon-events/1", "rights": given["rights"], "events": given["events"]}
    result = json.loads(
        _core.keep_coupons(
            encoded(rules),
            encoded({"schema": "kvit-offers/1", **given["offers"]}),
            encoded(events),
            int(datetime.fromisoformat(given["as_of"]).timestamp()),
            given.get("code_key", "").encode(),
        )
    )
    told = coupons_in_lines(result)
    for key, expected in case.expect.items():
        if key != "errors" and expected != told.get(key):
            yield _difference(key, expected, told.get(key))


def _set(document: Any, path: str, value: object) -> None:
    """Of a list the item with that id; null takes the key away."""
    *steps, last = path.split(".")
    for step in steps:
        if isinstance(document, list):
            document = next(
                each for each in document if step in (each.get("id"), each.get("metric"))
            )
        else:
            document = document[step]
    if value is None:
        document.pop(last, None)
    else:
        document[last] = value


def _rows_compared(
    name: str, expected: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]
) -> Iterator[Difference]:
    """As many rows, and of each row the keys that are expected."""
    if len(expected) != len(found):
        yield _difference(f"len({name})", len(expected), len(found))
    for number, (want, row) in enumerate(zip(expected, found, strict=False)):
        for key, value in want.items():
            if not _same_value(value, row.get(key)):
                yield _difference(f"{name}[{number}].{key}", value, row.get(key))


def _same_value(expected: object, found: object) -> bool:
    """Decimals in strings by value, all else as it stands."""
    if isinstance(expected, str) and isinstance(found, str) and expected != found:
        try:
            return Decimal(expected) == Decimal(found)
        except InvalidOperation:
            return False
    return expected == found


def _run_draw(case: Case) -> Iterator[Difference]:
    """Announced, its code revealed unless the case says another, run, and the receipt verified.

    Places are "ref ticket position outcome", with prize and sum or with the reason; winners are "ref
    prize sum".
    """
    given = case.given
    secret = bytes.fromhex(given["secret"])
    published = draw.announce(given["draw"], given["pool"], secret, chain=given["chain"])
    facts: dict[str, Any] = {"schema": "kvit-draw-facts/1", **given["facts"]}
    if "code" not in facts:
        facts["code"] = draw.reveal(secret, chain=given["chain"], round=facts.get("round", 1))
    pool = given.get("drawn_pool", given["pool"])
    receipt = draw.run(published, pool, facts)
    verdict = draw.verify(published, pool, receipt)
    if not verdict.holds:
        yield _difference("verdict", "holds", verdict.to_json())
    told = json.loads(published.to_json()) | json.loads(receipt.to_json())
    told["code"] = told["facts"]["code"]
    place = ("ref", "ticket", "position", "outcome", "prize", "credit", "reason")
    told["order"] = [words(row, place) for row in told["order"]]
    told["winners"] = [words(row, ("ref", "prize", "credit")) for row in told["winners"]]
    told["unspent"] = [words(row, ("prize", "count")) for row in told["unspent"]]
    for key, expected in case.expect.items():
        if key != "errors" and expected != told.get(key):
            yield _difference(key, expected, told.get(key))


_CALLS: dict[str, Callable[[Case], Iterator[Difference]]] = {
    "formula": _run_formula,
    "close": _run_close,
    "explain": _run_explain,
    "law": _run_law,
    "penalty": _run_penalty,
    "allocate": _run_allocate,
    "close_months": _run_close_months,
    "remit": _run_remit,
    "turnover": _run_turnover,
    "reconcile": _run_reconcile,
    "compare": _run_compare,
    "bonus": _run_bonus,
    "draw": _run_draw,
    "coupons": _run_coupons,
}
