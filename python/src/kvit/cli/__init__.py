"""The command `kvit`."""

from __future__ import annotations

from kvit.cli.app import app, main

__all__ = ["app", "main"]
