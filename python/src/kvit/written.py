"""Reading what the core writes: its documents as Python values, where no class of the core has them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from kvit.bill import Decision
from kvit.source import Confidence, Operand, Reference, Source, SourceKind, Standing
from kvit.text import Text


def date_of(text: str | None) -> date | None:
    """
    >>> date_of("2025-07-31"), date_of(None)
    (datetime.date(2025, 7, 31), None)
    """
    return date.fromisoformat(text) if text else None


def text_of(text: Mapping[str, str] | None) -> Text:
    """
    >>> text_of({"ru": "пени", "en": "penalty"}).ru, text_of(None).ru
    ('пени', '')
    """
    return Text(text["ru"], text["en"]) if text else Text("", "")


def decision_of(written: Mapping[str, Any]) -> Decision:
    """
    >>> decision_of({"code": "a", "subject": "b", "text": {"ru": "да", "en": "yes"}}).text.en
    'yes'
    """
    return Decision(
        code=written["code"], subject=written["subject"], text=text_of(written["text"])
    )


def reference_of(written: Mapping[str, str]) -> Reference:
    """A reference, what is absent in it being empty.

    >>> reference_of({"act": "ЖК РФ"}).standing
    <Standing.PUBLISHED: 'published'>
    """
    names = ("act", "article", "edition", "source", "url", "note")
    return Reference(
        **{name: written.get(name, "") for name in names},
        published=date_of(written.get("published")),
        checked_on=date_of(written.get("checked_on")),
        confidence=Confidence(written.get("confidence", "high")),
        standing=Standing(written.get("standing", "published")),
    )


def source_of(written: Mapping[str, Any]) -> Source:
    """
    >>> source_of({"kind": "law", "id": "penalty.scale.zhk14", "label": {"ru": "", "en": ""}}).id
    'penalty.scale.zhk14'
    """
    return Source(
        kind=SourceKind(written["kind"]),
        id=written.get("id", ""),
        label=text_of(written["label"]),
        valid_from=date_of(written.get("valid_from")),
        valid_to=date_of(written.get("valid_to")),
        reference=reference_of(written.get("reference", {})),
        operands=tuple(_operand(each) for each in written.get("operands", ())),
    )


def _operand(written: Mapping[str, Any]) -> Operand:
    return Operand(
        label=text_of(written["label"]),
        value=Decimal(written["value"]),
        minus=written.get("minus", False),
        fact=written.get("fact", ""),
    )
