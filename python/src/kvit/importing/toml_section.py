"""Reading a table of TOML with every wrong key and type told."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from kvit.importing.problems import Problems
from kvit.text import Text

T = TypeVar("T")
_TYPES: dict[type, Text] = {
    str: Text("строка", "a string"),
    int: Text("целое число", "a whole number"),
    bool: Text("true или false", "true or false"),
    dict: Text("таблица", "a table"),
    list: Text("список строк", "a list of strings"),
    datetime.date: Text("дата: 2025-07-31", "a date: 2025-07-31"),
    object: Text("строка или таблица", "a string or a table"),
}


class TomlSection:
    """A table of the map: what is taken is known, what is left is an error."""

    def __init__(self, values: Mapping[str, object], path: str, problems: Problems) -> None:
        self.path = path
        self.problems = problems
        self._left = dict(values)
        self._known: list[str] = []

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def _where(self, key: str) -> str:
        return f"{self.path}.{key}" if not self.path.endswith(":") else f"{self.path} {key}"

    def wrong(self, key: str, name: str, found: object, expected: Text) -> None:
        """An error at a key."""
        self.problems.add(name, self._where(key), str(found), expected)

    def take(self, key: str, kind: type[T]) -> T | None:
        """The value of a key, or None where it is absent or of another type."""
        self._known.append(key)
        if key not in self._left:
            return None
        value = self._left.pop(key)
        a_bool = isinstance(value, bool) and kind is not bool
        a_time = isinstance(value, datetime.datetime)  # is a date as well for Python
        if isinstance(value, kind) and not a_bool and not a_time:
            return value
        self.wrong(key, "wrong_type", value, _TYPES[kind])
        return None

    def untaken(self) -> list[str]:
        """The keys that nobody took yet."""
        return list(self._left)

    def text(self, key: str, default: str = "") -> str:
        """A string."""
        value = self.take(key, str)
        return default if value is None else value

    def choice(self, key: str, choices: Sequence[str], default: str) -> str:
        """One of the strings."""
        value = self.text(key, default)
        if value not in choices:
            listed = ", ".join(choices)
            self.wrong(key, "bad_choice", value, Text(listed, listed))
            return default
        return value

    def texts(self, key: str) -> list[str] | None:
        """A list of strings."""
        value = self.take(key, list)
        if value is None:
            return None
        for each in value:
            if not isinstance(each, str):
                self.wrong(key, "wrong_type", each, _TYPES[list])
                return None
        return [str(each) for each in value]

    def section(self, key: str) -> TomlSection:
        """A table inside; an empty one where it is absent."""
        value = self.take(key, dict)
        return TomlSection(value or {}, self._where(key), self.problems)

    def words(self) -> dict[str, str]:
        """All that is left, as a dictionary of strings."""
        found = {}
        for key in list(self._left):
            value = self.take(key, str)
            if value is not None:
                found[key] = value
        return found

    def rest(self) -> Iterator[tuple[str, object]]:
        """All that is left, whatever it is."""
        left, self._left = self._left, {}
        self._known.extend(left)
        yield from left.items()

    def finish(self) -> None:
        """What nobody took is unknown."""
        listed = ", ".join(dict.fromkeys(self._known))
        for key, value in self._left.items():
            self.wrong(key, "unknown_key", value, Text(listed, listed))
        self._left = {}
