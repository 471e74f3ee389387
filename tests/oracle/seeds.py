"""Which seeds a test tries.

`KVIT_SEED=n` is that one alone, `KVIT_SEED_BASE=n` the first of so many.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator


def seeds(variable: str, count: int) -> range:
    """So many seeds, or as many as the environment variable says."""
    if "KVIT_SEED" in os.environ:
        only = int(os.environ["KVIT_SEED"])
        return range(only, only + 1)
    base = int(os.environ.get("KVIT_SEED_BASE", 0))
    return range(base, base + int(os.environ.get(variable, count)))


def fresh(minutes: float) -> Iterator[int]:
    """Seeds that no short run has, until the time is over."""
    end = time.monotonic() + 60 * minutes
    seed = 1_000_000 + time.time_ns() % 1_000_000_000
    while time.monotonic() < end:
        yield seed
        seed += 1
