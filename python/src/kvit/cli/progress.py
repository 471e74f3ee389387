"""A progress bar for what takes longer than two seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    done = 0

    def count() -> int:
        nonlocal done
        done += 1
        return done

    return measured(items, title, len(items), count)


def measured(
    items: Iterable[Item], title: str, total: int, done: Callable[[], int]
) -> Iterator[Item]:
    """The same where the work is measured otherwise: `done` says after each item how much it is.

    >>> list(measured(iter("ab"), "reading", 10, lambda: 5))
    ['a', 'b']
    """
    if not sys.stderr.isatty():
        yield from items
        return
    start = monotonic()
    with Progress(console=console(error=True), transient=True) as bar:
        task = bar.add_task(title, total=total, visible=False)
        for item in items:
            yield item
            bar.update(task, completed=done(), visible=monotonic() - start > PATIENCE)
