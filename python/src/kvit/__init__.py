"""kvit: exact, explained bills for housing and utilities under Russian law.

>>> import kvit
>>> result = kvit.formula("metered").run(V="12.345", T="39.56")
>>> result.amount
Decimal('488.37')
>>> closed = kvit.close(kvit.template("house"), kvit.template("tariffs"), month="2025-07")
>>> closed.bill("account-1").explain(1).rounded == closed.bill("account-1").lines[0].amount
True
"""

from __future__ import annotations

try:
    from kvit import _core
except ImportError as error:  # pragma: no cover
    raise ImportError(
        f"the compiled part of kvit cannot be loaded ({error}): build it with "
        "`cmake --preset release && cmake --build --preset release`, then run build/bin/python"
    ) from error

from kvit import bonus, coupons, draw, law, qr, readings, registry, statement
from kvit.allocation import (
    AllocatedAccount,
    AllocatedPart,
    AllocatedPayment,
    AllocatedReceivable,
    Allocation,
    AllocationTotals,
    PartKind,
    TakeBackKind,
    TakenBack,
    UnallocatedReason,
    allocate,
)
from kvit.bill import (
    Balance,
    Basis,
    Bill,
    Component,
    Decision,
    Line,
    LineInput,
    PolicyDifference,
    Posting,
    PostingKind,
    Section,
    Totals,
    Zone,
    read_bill,
)
from kvit.billed_penalty import BilledPenalty, PenaltyDays
from kvit.book import (
    Book,
    BookMonth,
    BookRow,
    DebtMark,
    MarkedDebt,
    TurnoverLine,
    turnover,
)
from kvit.catalogue import (
    AnyFormula,
    Formula,
    FormulaResult,
    Input,
    VolumeFormula,
    VolumeResult,
    formula,
    formulas,
)
from kvit.closed import Closed, HouseResource, HouseSummary, ServiceSummary, close
from kvit.comparison import (
    AccountDifference,
    Cause,
    Comparison,
    DifferencePart,
    Known,
    LineDifference,
    MovementDifference,
    MovementKind,
    compare,
)
from kvit.documents import Document, check
from kvit.errors import (
    BatchError,
    BonusError,
    Error,
    ErrorDetail,
    FormatError,
    InputError,
    LawDataError,
    LedgerError,
    MeteringError,
    TariffError,
)
from kvit.explanation import Explanation
from kvit.lines import ClosedLine, close_lines
from kvit.month import Month
from kvit.months import close_months, turnover_of
from kvit.penalty import (
    PaymentPart,
    Penalty,
    PenaltyDebt,
    PenaltyInterval,
    PenaltyPayment,
    PostedComparison,
    ZeroReason,
    penalty,
)
from kvit.penalty_columns import PenaltyColumns, penalty_columns
from kvit.practice import Practice
from kvit.preliminary import Preliminary, preliminary
from kvit.receivable import ReceivableKind
from kvit.reconciliation import (
    Candidate,
    NextStep,
    Proceeding,
    ReconciledRow,
    Reconciliation,
    ReconciliationTotals,
    RowKind,
    RowStatus,
    reconcile,
)
from kvit.remittance import CommissionBase, Remittance, RemittanceRow, RemittanceSums, remit
from kvit.source import Confidence, Operand, Reference, Source, SourceKind, Standing
from kvit.template import template
from kvit.text import Lang, Text

__version__: str = _core.version


def features() -> dict[str, Text]:
    """What this version can do and another one may not: verbs, and documents by schema id.

    >>> "close" in features(), "read:kvit-house/1" in features(), "read:kvit-house/2" in features()
    (True, True, False)
    >>> features()["close"].en
    'closing the month of a house: charges, balances, bills'
    """
    return dict(_core.features())


def versions() -> dict[str, str]:
    """Versions of the library and of the law inside it, as every bill prints them; its features.

    >>> sorted(versions())
    ['features', 'kvit', 'law']
    """
    return {
        "kvit": __version__,
        "law": _core.law_edition(),
        "features": ", ".join(features()),
    }


__all__ = [
    "AccountDifference",
    "AllocatedAccount",
    "AllocatedPart",
    "AllocatedPayment",
    "AllocatedReceivable",
    "Allocation",
    "AllocationTotals",
    "AnyFormula",
    "Balance",
    "Basis",
    "BatchError",
    "Bill",
    "BilledPenalty",
    "BonusError",
    "Book",
    "BookMonth",
    "BookRow",
    "Candidate",
    "Cause",
    "Closed",
    "ClosedLine",
    "CommissionBase",
    "Comparison",
    "Component",
    "Confidence",
    "DebtMark",
    "Decision",
    "DifferencePart",
    "Document",
    "Error",
    "ErrorDetail",
    "Explanation",
    "FormatError",
    "Formula",
    "FormulaResult",
    "HouseResource",
    "HouseSummary",
    "Input",
    "InputError",
    "Known",
    "Lang",
    "LawDataError",
    "LedgerError",
    "Line",
    "LineDifference",
    "LineInput",
    "MarkedDebt",
    "MeteringError",
    "Month",
    "MovementDifference",
    "MovementKind",
    "NextStep",
    "Operand",
    "PartKind",
    "PaymentPart",
    "Penalty",
    "PenaltyColumns",
    "PenaltyDays",
    "PenaltyDebt",
    "PenaltyInterval",
    "PenaltyPayment",
    "PolicyDifference",
    "PostedComparison",
    "Posting",
    "PostingKind",
    "Practice",
    "Preliminary",
    "Proceeding",
    "ReceivableKind",
    "ReconciledRow",
    "Reconciliation",
    "ReconciliationTotals",
    "Reference",
    "Remittance",
    "RemittanceRow",
    "RemittanceSums",
    "RowKind",
    "RowStatus",
    "Section",
    "ServiceSummary",
    "Source",
    "SourceKind",
    "Standing",
    "TakeBackKind",
    "TakenBack",
    "TariffError",
    "Text",
    "Totals",
    "TurnoverLine",
    "UnallocatedReason",
    "VolumeFormula",
    "VolumeResult",
    "ZeroReason",
    "Zone",
    "allocate",
    "bonus",
    "check",
    "close",
    "close_lines",
    "close_months",
    "compare",
    "coupons",
    "draw",
    "features",
    "formula",
    "formulas",
    "law",
    "penalty",
    "penalty_columns",
    "preliminary",
    "qr",
    "read_bill",
    "readings",
    "reconcile",
    "registry",
    "remit",
    "statement",
    "template",
    "turnover",
    "turnover_of",
    "versions",
]
