"""A progress bar for what takes longer than two seconds."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TypeVar

from rich.progress import Progress

from kvit.cli.show import console

Item = TypeVar("Item")
PATIENCE = 2.0


def watched(items: Sequence[Item], title: str) -> Iterator[Item]:
    """The items; on a terminal the bar appears once the patience is over.

    >>> list(watched([1, 2], "counting"))
    [1, 2]
    """
    start = monotonic()
    with Progress(
        console=console(error=True), transient=True, disable=not sys.stderr.isatty()
    ) as bar:
        task = bar.add_task(title, total=len(items), visible=False)
        for item in items:
            yield item
            bar.update(task, advance=1, visible=monotonic() - start > PATIENCE)
