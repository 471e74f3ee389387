"""Pages written from the law, and texts that C++ and Python both have."""

from __future__ import annotations

import ast
import re
import runpy
from pathlib import Path

from kvit.text import Text
from kvit.volume_rules import CONDITION_TEXTS, STEP_TEXTS

ROOT = Path(__file__).resolve().parents[2]
HEADER = ROOT / "include" / "kvit" / "law" / "volume_rules.hpp"


def test_the_page_of_volumes_is_the_law() -> None:
    page = runpy.run_path(str(ROOT / "tests" / "pages" / "volumes.py"))
    written = page["PAGE"].read_text(encoding="utf-8")
    assert written == page["page"](), "run build/bin/python tests/pages/volumes.py"


def rows(list_name: str) -> dict[str, Text]:
    """The names and meanings of a list of the header, in its order."""
    text = HEADER.read_text(encoding="utf-8")
    found = re.search(list_name + r"\[\] = \{(.*?)\n\};", text, re.DOTALL)
    assert found is not None
    words = [ast.literal_eval(each) for each in re.findall(r'"[^"]*"', found[1])]
    return {name: Text(ru, en) for name, ru, en in zip(*[iter(words)] * 3, strict=True)}


def test_states_and_ways_have_one_text_in_both_languages() -> None:
    for texts, list_name in (
        (CONDITION_TEXTS, "meter_condition_rows"),
        (STEP_TEXTS, "volume_step_rows"),
    ):
        here = {str(each): text for each, text in texts.items()}
        assert list(here.items()) == list(rows(list_name).items())
