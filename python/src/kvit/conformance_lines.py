"""Results as conformance cases write them: short lines, decisions as their codes.

`tests/agreement` has the same for C++ and C.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from kvit.bill import Bill


def bill_in_lines(bill: Bill) -> dict[str, Any]:
    written = json.loads(bill.to_json())
    return {
        **written["totals"],
        "month": written["month"],
        "account": written["account"],
        "moved": [
            f"{each['kind']} {money_line(each)} {each['amount']} {each.get('cause', '-')}"
            for each in written["postings"]
            if each["kind"] != "charge"
        ],
        "balances": [
            f"{money_line(each)} {each['closing']}"
            for each in written["balances"]
            if each["closing"] != "0.00"
        ],
        "penalties": [penalty_line(each) for each in written.get("penalties", ())],
        "decisions": [each["code"] for each in written["decisions"]],
    }


def penalty_line(row: Mapping[str, Any]) -> str:
    """As "uk/heating/2025-01 15.52 = 6.02 + this_month 9.50": accrued, posted earlier, and why."""
    parts = [f" + {key} {row[key]}" for key in ("this_month", "by_facts", "by_rules") if key in row]
    return f"{money_line(row)} {row['accrued']} = {row['posted']}" + "".join(parts)


def money_line(row: Mapping[str, Any]) -> str:
    of = f"{row['creditor']}/{row['service']}" if "creditor" in row else "advance"
    return f"{of}/{row['month']}" + (f"/{row['of']}" if "of" in row else "")


def remitted_in_line(row: Mapping[str, Any]) -> str:
    """ "day creditor collected - returned = commission + to_transfer": so cases write them."""
    whose = " ".join(row[name] for name in ("day", "creditor") if name in row)
    return f"{whose} {row['collected']} - {row['returned']} = {row['commission']} + {row['to_transfer']}"


def reconciled_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Candidates as "account confidence evidence evidence", decisions as their codes."""
    told = row_in_lines(row)
    if "candidates" in row:
        told["candidates"] = [
            f"{each['account']} {each['confidence']} {' '.join(each['evidence'])}"
            for each in row["candidates"]
        ]
    return told


def standing_in_lines(row: Mapping[str, Any]) -> dict[str, Any]:
    """Next steps as "event state from", decisions as their codes."""
    return dict(row) | {
        "next": [
            " ".join(each[name] for name in ("event", "state", "from") if name in each)
            for each in row["next"]
        ],
        "decisions": [each["code"] for each in row["decisions"]],
    }


_BALANCE = ("account", "month", "creditor", "service", "of")


def month_in_lines(month: Mapping[str, Any]) -> dict[str, Any]:
    """Rows as "account month creditor service of: opening charge=100.00 closing", sheets alike."""

    def moved(row: Mapping[str, Any]) -> str:
        turnovers = "".join(f" {kind}={amount}" for kind, amount in row["turnovers"].items())
        return f"{row['opening']}{turnovers} {row['closing']}"

    told: dict[str, Any] = {
        "month": month["month"],
        "rows": [
            " ".join(each[name] for name in _BALANCE if name in each) + ": " + moved(each)
            for each in month["rows"]
        ],
    }
    for name, sheet in month["sheets"].items():
        told[f"by_{name}"] = [
            f"{each['id']}: {moved(each)}, debt {each['closing_debt']}, advance {each['closing_advance']}"
            for each in sheet
        ]
    return told


def comparison_in_lines(found: Mapping[str, Any]) -> dict[str, Any]:
    """Lines as "account service component zone band month: before -> after", parts as "account
    service component cause symbol before -> after: amount", movements and causes alike.
    """

    def words(row: Mapping[str, Any], *names: str) -> str:
        return " ".join(str(row[name]) for name in names if name in row)

    def changed(part: Mapping[str, Any]) -> str:
        told = words(part, "cause", "symbol")
        if "before" in part:
            told += f" {part['before']['value']} -> {part['after']['value']}"
        return f"{told}: {part['amount']}"

    told: dict[str, Any] = {
        "difference": found["totals"]["difference"],
        "causes": [words(each, "cause", "amount") for each in found["causes"]],
        "lines": [],
        "parts": [],
        "movements": [],
    }
    for account in found["accounts"]:
        for line in account["lines"]:
            what = f"{account['account']} {words(line, 'service', 'component', 'zone', 'band')}"
            told["lines"].append(f"{what} {line['month']}: {line['before']} -> {line['after']}")
            told["parts"] += [f"{what} {changed(each)}" for each in line["parts"]]
        told["movements"] += [
            f"{account['account']} "
            + words(each, "kind", "posting", "creditor", "service", "month", "of")
            + f": {each['before']} -> {each['after']}"
            for each in account["movements"]
        ]
    return told


def coupons_in_lines(result: Mapping[str, Any]) -> dict[str, Any]:
    """Events as "event decision coupon", rights as "key state lapses: choices", coupons as "id right
    offer code state expires", stock as "offer stock = reserved + issued + free".
    """

    def fallen(row: Mapping[str, Any]) -> str:
        return " fallen" if "ground_fallen" in row else ""

    return {
        "events": [
            " ".join(filter(None, (each["event"], each["decision"]["code"], each.get("coupon"))))
            for each in result["events"]
        ],
        "rights": [
            f"{each['key']} {each['state']} {each.get('lapses_at', '-')}{fallen(each)}"
            + (": " + ", ".join(each["choices"]) if each.get("choices") else "")
            for each in result["rights"]
        ],
        "coupons": [
            f"{each['id']} {each['right']} {each['offer']} {each['code']} {each['state']} "
            f"{each.get('expires_at', '-')}{fallen(each)}"
            for each in result["coupons"]
        ],
        "stock": [
            f"{each['offer']} {each.get('stock', '-')} = {each['reserved']} + {each['issued']} + "
            f"{each.get('free', '-')}"
            for each in result["stock"]
        ],
    }


def evaluation_in_lines(result: Mapping[str, Any]) -> dict[str, Any]:
    """Ratings as "account months points/most level: codes", decisions as "account grant unit
    verdict amount: codes", next levels as "account level missing".
    """

    def codes(row: Mapping[str, Any], key: str = "reasons") -> str:
        told = [
            each["code"] + (f" {each['found']}" if "found" in each else "")
            for each in row.get(key, ())
        ]
        return ": " + ", ".join(told) if told else ""

    def given_in(row: Mapping[str, Any]) -> str:
        told = [str(row[key]) for key in ("credit", "units", "tickets") if key in row]
        told += ["again"] if row.get("again") else []
        return "".join(f" {each}" for each in [*told, *row.get("flags", ())])

    lines: dict[str, Any] = {"ratings": [], "next": [], "decisions": [], "entries": [], "warnings": [], "at": []}
    for account in result["accounts"]:
        name = account["account"]
        if rating := account.get("rating"):
            lines["ratings"].append(
                f"{name} {rating['months'][0]}..{rating['months'][-1]} {rating['points']}/"
                f"{rating['points_max']} {rating.get('level', '-')}" + codes(rating)
            )
            if "next" in rating:
                lines["next"].append(
                    f"{name} {rating['next']['level']} {rating['next']['points_missing']}"
                )
        elif "rating_refused" in account:
            lines["ratings"].append(f"{name} none" + codes(account, "rating_refused"))
        for each in account.get("decisions", ()):
            what = f"{name} {each['grant']} {each['unit']}"
            lines["decisions"].append(f"{what} {each['verdict']}" + given_in(each) + codes(each))
            lines["at"].append(f"{what} {each['at']}")
        lines["entries"] += [
            f"{name} {each['draw']} {each['unit']} {each['tickets']}" + codes(each)
            for each in account.get("entries", ())
        ]
        lines["warnings"] += [f"{name} {each['code']}" for each in account.get("warnings", ())]
    return lines


def row_in_lines(row: Mapping[str, Any]) -> dict[str, Any]:
    """Parts and receivables as short lines, decisions as their codes: so cases write them."""

    def line(part: Mapping[str, Any], *names: str) -> str:
        return " ".join(part[name] for name in ("month", "creditor", "service", "kind", *names))

    told = dict(row)
    if "parts" in row:
        told["parts"] = [line(each, "amount", "why") for each in row["parts"]]
    if "receivables" in row:
        told["receivables"] = [line(each, "left") for each in row["receivables"]]
    if "reasons" in row:
        told["reasons"] = [each["code"] for each in row["reasons"]]
    return told


def words(row: Mapping[str, Any], names: Iterable[str]) -> str:
    return " ".join(str(row[name]) for name in names if name in row)
