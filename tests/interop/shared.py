"""The reference cases that stand beside the project; nothing of them is copied into it."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(os.environ.get("KVIT_SHARED", Path(__file__).parents[3] / "shared"))


def text_of(path: str) -> str:
    """A file of the folder. The project may not hold copies of it, so a clone without the folder
    beside it cannot compare: the module is then skipped by name, and the runner reports it."""
    file = SHARED / path
    if not file.exists():
        pytest.skip(f"no reference: {file} does not exist", allow_module_level=True)
    return file.read_text(encoding="utf-8")


def cases(name: str) -> list[dict[str, Any]]:
    """All cases of a file."""
    return [json.loads(line) for line in text_of(f"cases/{name}").splitlines()]


def rows(name: str) -> list[dict[str, str]]:
    """All rows of a table of the collected law."""
    return list(csv.DictReader(text_of(f"law/{name}").splitlines()))
