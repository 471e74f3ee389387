"""The one place where tests call the penalty of kvit."""

from __future__ import annotations

import json
from typing import Any

from kvit import _core


def calculate(case: dict[str, Any]) -> dict[str, Any]:
    """The document kvit-penalty-result/1 of a document kvit-penalty/1."""
    text = _core.penalty(json.dumps(case).encode(), None, None, None)
    result: dict[str, Any] = json.loads(text)
    return result
