"""The entries of CHANGELOG.md under "### Changes of amounts":

* 2025-01..2025-06, heating, totals: why the amounts of these months and parts are others now.

A month, an interval of months (`2025-01..` has no end), the parts that change, the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parents[2] / "CHANGELOG.md"
TITLE = "### Changes of amounts"
ENTRY = re.compile(r"(\d{4}-\d\d)(\.\.(\d{4}-\d\d)?)?, ([a-z0-9_, ]+): (.{20,})")


@dataclass(frozen=True)
class Entry:
    text: str
    first: str
    last: str  # the month; "9999-12" where the interval has no end
    areas: frozenset[str]
    released: bool

    def covers(self, month: str, part: str) -> bool:
        return self.first <= month <= self.last and part in self.areas


def entries(changelog: str) -> list[Entry]:
    """Those of all versions; a `ValueError` for an item under the title that is none."""
    found = []
    for number, version in enumerate(re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]):
        for section in version.split(f"\n{TITLE}\n")[1:]:
            body = re.split(r"^#", section, flags=re.MULTILINE)[0]
            for item in re.split(r"^\* ", body, flags=re.MULTILINE)[1:]:
                found.append(entry_of(" ".join(item.split()), released=number > 0))
    return found


def entry_of(text: str, released: bool) -> Entry:
    match = ENTRY.fullmatch(text)
    if match is None:
        raise ValueError(f"{TITLE}: not \"MONTH..MONTH, parts: reason\": {text}")
    first, interval, last, areas, _ = match.groups()
    return Entry(
        text=text, first=first, last=last or ("9999-12" if interval else first),
        areas=frozenset(area.strip() for area in areas.split(",")), released=released,
    )
