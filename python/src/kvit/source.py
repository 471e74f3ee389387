"""Where a value came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kvit.text import Text


class SourceKind(StrEnum):
    """Where an input of a formula came from."""

    GIVEN = "given"
    FACT = "fact"
    TARIFF = "tariff"
    NORM = "norm"
    LAW = "law"
    CALENDAR = "calendar"
    COMPUTED = "computed"


class Confidence(StrEnum):
    """How far a value can be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Standing(StrEnum):
    """What kind of statement a value is."""

    PUBLISHED = "published"  #: the reference says by whom
    ASSUMED = "assumed"  #: a choice made where no publication was found
    SYNTHETIC = "synthetic"  #: invented for a demonstration or a test


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """Reference — ссылка на акт или иной источник; a field that is not known is empty."""

    act: str
    article: str
    edition: str
    source: str
    url: str
    note: str
    published: date | None
    checked_on: date | None
    confidence: Confidence
    standing: Standing


@dataclass(frozen=True, kw_only=True, slots=True)
class Operand:
    """A part of a computed value, with its sign in the sum."""

    label: Text
    value: Decimal
    minus: bool
    fact: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """What a value is, which document says so, on what authority, for which dates."""

    kind: SourceKind
    id: str
    label: Text
    valid_from: date | None
    valid_to: date | None
    reference: Reference
    operands: tuple[Operand, ...]

    @property
    def doubtful(self) -> bool:
        """Whether a print must say so: assumed, synthetic, or of low confidence."""
        return (
            self.reference.standing is not Standing.PUBLISHED
            or self.reference.confidence is Confidence.LOW
        )
