"""The one place where tests close the month of a random house by kvit."""

from __future__ import annotations

import json
from typing import Any

import kvit


def calculate(case: dict[str, Any]) -> dict[str, Any]:
    """The document kvit-closed/1."""
    closed = kvit.close(
        case["house"],
        case["tariffs"],
        month=case["month"],
        opening=case.get("opening"),
        policy=case.get("policy"),
    )
    result: dict[str, Any] = json.loads(closed.to_json())
    return result
