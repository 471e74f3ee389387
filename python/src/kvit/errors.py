"""What can be wrong: one exception class per code, in groups.

The classes are made from the list of codes inside the core, so that none is missing:
``too_precise`` is ``kvit.errors.TooPrecise``. The texts are in the language of the locale, or in
the one asked for with ``Error.message``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kvit import _core
from kvit.text import Lang, Text, language


@dataclass(frozen=True, kw_only=True, slots=True)
class ErrorDetail:
    """One error of the list.

    >>> from kvit.catalogue import formula
    >>> try:
    ...     formula("metered").run(V="12,345", T="39.56")
    ... except Error as error:
    ...     detail = error.errors[0]
    >>> detail.name, detail.path, detail.found
    ('bad_decimal', 'V', '"12,345"')
    """

    code: int
    name: str
    path: str
    message: Text
    found: str
    expected: Text
    sentence: Text


class Error(Exception):
    """Malformed data: the first error, and the list of all of them.

    >>> from kvit.documents import check
    >>> check('{"schema": "kvit-policy/1", "id": "mine", "options": [1]}')[0].path
    'options[0]'
    """

    code: int = 0
    name: str = ""

    def __init__(self, errors: tuple[ErrorDetail, ...], total: int, json: str) -> None:
        super().__init__(errors, total, json)
        self.errors = errors  #: the first hundred
        self.total = total  #: how many there were
        self.path = errors[0].path
        self.found = errors[0].found
        self.expected = errors[0].expected
        self._json = json

    def message(self, lang: Lang) -> str:
        """All errors, one a line."""
        lines = [detail.sentence.get(lang) for detail in self.errors]
        if more := self.total - len(self.errors):
            lines.append(f"… и ещё {more}" if lang == "ru" else f"… and {more} more")
        return "\n".join(lines)

    def to_json(self) -> str:
        """The list as kvit-errors/1."""
        return self._json

    def __str__(self) -> str:
        return self.message(language())


class InputError(Error, ValueError):
    """A document or a value is malformed (codes 100 to 199)."""


class LawDataError(Error, LookupError):
    """The law or the policy has no such value (200 to 299)."""


class TariffError(Error):
    """Tariffs and norms (300 to 399)."""


class MeteringError(Error):
    """Meters and readings (400 to 499)."""


class LedgerError(Error):
    """Balances and payments (500 to 599)."""


class FormatError(Error, ValueError):
    """Exchange formats (600 to 699)."""


class BatchError(Error):
    """Batches (700 to 799)."""


class BonusError(Error, ValueError):
    """Bonus programmes (800 to 899)."""


_GROUPS: dict[int, type[Error]] = {
    0: Error,
    1: InputError,
    2: LawDataError,
    3: TariffError,
    4: MeteringError,
    5: LedgerError,
    6: FormatError,
    7: BatchError,
    8: BonusError,
}
#: What a general error is besides, so that it is caught where Python programmers expect it.
_BESIDES: dict[str, type[Exception]] = {
    "invalid_argument": ValueError,
    "not_found": LookupError,
    "overflow": OverflowError,
    "out_of_memory": MemoryError,
}


def _class_of(code: int, name: str, message: Text) -> type[Error]:
    group = _GROUPS[code // 100]
    bases = (group, _BESIDES[name]) if name in _BESIDES else (group,)
    body = {"code": code, "name": name, "__module__": __name__, "__doc__": message.en}
    return type(name.title().replace("_", ""), bases, body)


#: The class of every code.
classes: dict[int, type[Error]] = {row[0]: _class_of(*row) for row in _core.error_codes()}
globals().update({each.__name__: each for each in classes.values()})

if TYPE_CHECKING:

    def __getattr__(name: str) -> type[Error]: ...


def error_from(errors: tuple[ErrorDetail, ...], total: int, json: str) -> Error:
    """For the core: the exception of a list of errors."""
    return classes[errors[0].code](errors, total, json)
