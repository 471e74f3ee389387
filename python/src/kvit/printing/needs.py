"""Packages that printing alone needs: taken when it prints, and named when they are not there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kvit.text import Lang, Text, language


class MissingPackage(ImportError):
    """A package that is not installed, with the name that Debian gives it."""

    def __init__(self, text: Text, module: str) -> None:
        super().__init__(text, name=module)
        self.text = text

    def message(self, lang: Lang) -> str:
        """What is missing, in one language."""
        return self.text.get(lang)

    def __str__(self) -> str:
        return self.message(language())


def needed(module: str, debian: str, what: Text) -> Any:
    """The module; `what` needs it.

    >>> needed("json", "python3", Text("Расчёт", "It")).__name__
    'json'
    >>> try:
    ...     needed("kvit_absent", "python3-absent", Text("Расчёт в PDF", "A PDF"))
    ... except MissingPackage as error:
    ...     print(error.message("en"))
    A PDF needs the package kvit_absent (Debian: python3-absent; pip: kvit[print])
    """
    try:
        return import_module(module)
    except (ImportError, OSError):  # OSError: a library behind the module is not there
        raise MissingPackage(
            Text(
                f"{what.ru}: нужен пакет {module} (Debian: {debian}; pip: kvit[print])",
                f"{what.en} needs the package {module} (Debian: {debian}; pip: kvit[print])",
            ),
            module,
        ) from None
