"""A printed page taken apart: its text, its tables, what it would load."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path


@dataclass
class Table:
    kinds: list[str]
    rows: list[list[str]] = field(default_factory=list)


class Page(HTMLParser):
    """The text of a page and its tables; every element must be closed by its own end."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tables: list[Table] = []
        self.cells = False
        self.text = ""
        self.loads: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.loads += [value or "" for name, value in attrs if name in ("src", "href", "srcset")]
        if tag in ("meta", "br", "col", "wbr"):
            return
        self.open.append(tag)
        if tag == "table":
            self.tables.append(Table((given.get("class") or "").split(" ")))
        elif tag == "tr":
            self.tables[-1].rows.append([])
        elif tag in ("td", "th"):
            self.tables[-1].rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.text += data
        if {"td", "th"} & set(self.open):
            row = self.tables[-1].rows[-1]
            row[-1] = " ".join((row[-1] + data).split(" ")).replace("\n", "")

    def of(self, kind: str) -> list[Table]:
        return [each for each in self.tables if kind in each.kinds]


def tool(*words: str | Path) -> str:
    done = subprocess.run(words, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
