"""The reference cases that stand beside the project; nothing of them is copied into it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(os.environ.get("KVIT_SHARED", Path(__file__).parents[3] / "shared"))


def cases(name: str) -> list[dict[str, Any]]:
    """All cases of a file. The project may not hold copies of them, so a clone without the folder
    beside it cannot run them: the module is then skipped by name, and the runner reports it."""
    path = SHARED / "cases" / name
    if not path.exists():
        pytest.skip(f"no reference cases: {path} does not exist", allow_module_level=True)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
