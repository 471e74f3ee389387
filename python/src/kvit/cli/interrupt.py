"""Ctrl-C between two pieces of work, for work through libraries that may swallow it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def interrupts_between() -> Iterator[Callable[[], None]]:
    """Gives a function to call between two pieces: it raises what was asked for in the piece before. A
    second Ctrl-C does not wait.

    >>> with interrupts_between() as check:
    ...     signal.raise_signal(signal.SIGINT)
    ...     try:
    ...         check()
    ...     except KeyboardInterrupt:
    ...         print("stopped")
    stopped
    """
    asked = False

    def note(*_: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    def check() -> None:
        if asked:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield check  # signals go to the main thread alone
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)
