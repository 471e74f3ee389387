"""Two readings of one case: what is asked of them whatever the case is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Case = dict[str, Any]
Reading = Callable[[Case], dict[str, Any]]
View = Callable[[dict[str, Any]], dict[str, Any]]


def answer(reading: Reading, case: Case) -> dict[str, Any]:
    """The result, or the text of the refusal."""
    try:
        return reading(case)
    except Exception as error:  # noqa: BLE001 - whatever a reading refuses with is its answer
        return {"refused": f"{type(error).__name__}: {error}"}


def differ(one: Reading, other: Reading, case: Case, view: View) -> bool:
    """Whether what is compared differs; two refusals agree, whatever their words are."""
    results = [view(answer(reading, case)) for reading in (one, other)]
    return results[0] != results[1] and not all("refused" in x for x in results)
