"""What is owed: the kinds of debts (ГК РФ ст. 319)."""

from __future__ import annotations

from enum import StrEnum


class ReceivableKind(StrEnum):
    """What is owed under a receivable."""

    PRINCIPAL = "principal"  #: основной долг
    PENALTY = "penalty"  #: пени
    COURT_COST = "court_cost"  #: издержки по взысканию
