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
    """A file of the folder; one that is missing from it fails.

    Without the folder there is nothing to compare with, and the project may hold no copy of it: a
    clone that stands alone skips the module by name, which the runner reports.
    """
    if not SHARED.is_dir():
        pytest.skip(f"no reference: {SHARED} is no folder", allow_module_level=True)
    return (SHARED / path).read_text(encoding="utf-8")


def cases(name: str) -> list[dict[str, Any]]:
    """All cases of a file."""
    return [json.loads(line) for line in text_of(f"cases/{name}").splitlines()]


def rows(name: str) -> list[dict[str, str]]:
    """All rows of a table of the collected law."""
    return list(csv.DictReader(text_of(f"law/{name}").splitlines()))
