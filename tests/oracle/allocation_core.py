"""The one place where tests call the allocation of kvit."""

from __future__ import annotations

import json
from typing import Any

from kvit import _core


def allocated(case: dict[str, Any]) -> dict[str, Any]:
    """The document kvit-allocation-result/1 of a document kvit-allocation/1."""
    result: dict[str, Any] = json.loads(_core.allocate(json.dumps(case).encode(), None, None, None))
    return result
