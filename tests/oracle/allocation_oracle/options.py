"""The practices of allocation, and what the shipped policies choose."""

from __future__ import annotations

from typing import Any

# The first choice is that of the law and of courts.
CHOICES = {
    "penalty_allocation": ("fifo_not_time_barred", "named_then_fifo", "fifo"),
    "penalty_future": ("any_month", "no_future"),
    "penalty_advance": ("advance_kept", "advance_pays_penalty"),
    "allocation_unnamed": ("unnamed_oldest_first", "unnamed_current_first"),
    "allocation_direction": ("split_directed_allowed", "split_always_proportional"),
    "allocation_split": ("by_charge", "by_debt", "waterfall_rows"),
    "allocation_residue": (
        "largest_remainder",
        "residue_first",
        "residue_last",
        "residue_largest",
    ),
    "allocation_penalty": ("penalty_last", "penalty_with_month", "penalty_first"),
    "allocation_voluntary": ("voluntary_when_named", "voluntary_when_exact", "voluntary_last"),
    "allocation_advance": ("advance_on_account", "advance_by_charge"),
}
POLICIES = ("law_default", "court", "legacy_compatible")
LEGACY = {
    "penalty_allocation": "named_then_fifo",
    "allocation_direction": "split_always_proportional",
    "allocation_split": "by_debt",
    "allocation_residue": "residue_first",
    "allocation_voluntary": "voluntary_when_exact",
    "allocation_advance": "advance_by_charge",
}


def options_of(policy: dict[str, Any]) -> dict[str, str]:
    """Every option with its choice."""
    options = {name: choices[0] for name, choices in CHOICES.items()}
    if policy.get("inherits") == "legacy_compatible":
        options |= LEGACY
    return options | {name: value for name, value in policy.items() if name != "inherits"}
