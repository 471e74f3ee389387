"""Values that do not change."""

from __future__ import annotations

from dataclasses import FrozenInstanceError


class Frozen:
    """An object over the core: attributes are read, never set. A cached property still works, for
    it writes into ``__dict__``.
    """

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")
