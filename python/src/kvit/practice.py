"""Practices — учётная практика: what a result followed where practice differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kvit.text import Text
from kvit.written import text_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Practice:
    """Practice — применённая практика: the choice for one option, and whose it is."""

    option: str
    choice: str
    by: str  #: a policy, or the case itself
    title: Text
    text: Text


def practice_of(row: Mapping[str, Any]) -> Practice:
    """As results write it."""
    return Practice(
        option=row["option"],
        choice=row["choice"],
        by=row["by"],
        title=text_of(row["title"]),
        text=text_of(row["text"]),
    )
