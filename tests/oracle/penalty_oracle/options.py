"""The options of the policy: a case names a few, the policy it inherits chooses the others."""

from __future__ import annotations

from typing import Any

POLICIES = ("law_default", "court", "legacy_compatible")
# Every option with its choices.
CHOICES: dict[str, tuple[str, ...]] = {
    "as_of": ("inclusive", "exclusive"),
    "payment_day": ("payday_charged", "payday_free"),
    "rate": (
        "rate_on_payment_day", "rate_on_judgment_day", "rate_by_periods", "rate_as_of",
        "rate_on_next_payment_day", "flat",
    ),
    "series": ("refinancing", "key"),
    "uncovered_rate": ("refuse", "carry_last_rate"),
    "cap": ("pp474", "none"),
    "cap_2025": ("retro_9_5", "gap_21"),
    "cap_day": ("cap_by_payment_day", "cap_by_accrual_day"),
    "transition_2016": ("split", "old_for_old_debts", "new_for_all"),
    "clock": ("clock_runs", "clock_frozen"),
    "rounding": ("round_interval", "round_debt", "round_total", "round_day"),
    "interval_cut": ("no_cut", "month_ends"),
    "allocation": ("fifo_not_time_barred", "named_then_fifo", "fifo"),
    "future": ("any_month", "no_future"),
    "advance": ("advance_kept", "advance_pays_penalty"),
    "correction": ("corr_joins_month", "corr_own_due"),
    "due_2026": ("due15_from_feb2026", "due15_from_mar2026"),
    "due_shift": ("gk193_on", "gk193_off"),
    "presidential_days": ("presidential_as_week", "presidential_days_off"),
    "bankr497": ("bankr497_on", "bankr497_off"),
    "limitation": ("limitation_not_applied", "limitation_applied"),
}
# Where a policy chooses otherwise than law_default, whose choice is the first of each option.
OTHERWISE: dict[str, dict[str, str]] = {
    "law_default": {},
    "court": {"rate": "rate_on_judgment_day"},
    "legacy_compatible": {
        "rate": "rate_by_periods",
        "rounding": "round_total",
        "allocation": "named_then_fifo",
        "due_shift": "gk193_off",
        "bankr497": "bankr497_off",
    },
}


def options_of(policy: dict[str, Any]) -> dict[str, str]:
    """The choice of every option."""
    inherited = OTHERWISE[policy.get("inherits", "law_default")]
    chosen = {}
    for option, choices in CHOICES.items():
        chosen[option] = policy.get(option, inherited.get(option, choices[0]))
        if chosen[option] not in choices:
            raise ValueError(f"policy.{option}: {chosen[option]}")
    # A case that names the limit without its day means the charged day, as published cases do.
    if "cap" in policy and "cap_day" not in policy:
        chosen["cap_day"] = "cap_by_accrual_day"
    return chosen
