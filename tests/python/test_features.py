"""The features of the library: the list, the documents that they name, the page that shows them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kvit

ROOT = Path(__file__).resolve().parents[2]
ROWS = re.findall(
    r"^KVIT_FEATURE\(\"(.+)\", \"(.+)\", \"(.+)\"\)",
    (ROOT / "include/kvit/base/features.def").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_the_list_is_the_table() -> None:
    assert len(ROWS) > 10
    assert list(kvit.features().items()) == [(name, (ru, en)) for name, ru, en in ROWS]
    assert kvit.versions()["features"].split(", ") == [name for name, _, _ in ROWS]


def test_every_schema_is_a_feature() -> None:
    schemas = {
        re.sub(r"^(kvit-.*)-(\d+)\.schema\.json$", r"\1/\2", path.name)
        for path in (ROOT / "src/format/schema").iterdir()
    }
    assert {name.partition(":")[2] for name in kvit.features() if ":" in name} == schemas - {
        "kvit-common/1"
    }


@pytest.mark.parametrize("name", [name for name in kvit.features() if name.startswith("read:")])
def test_what_is_read_is_known(name: str) -> None:
    found = kvit.check({"schema": name.removeprefix("read:")})
    assert "wrong_schema" not in {each.name for each in found}


def test_the_page_of_the_c_library_shows_them() -> None:
    page = (ROOT / "capi/README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([^`]+)` \| ([^|]+) \|$", page, re.MULTILINE) == [
        (name, en) for name, _, en in ROWS
    ]
