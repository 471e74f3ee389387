"""Bills as files: each appears whole or not at all, and one that is up to date is left as it is."""

from __future__ import annotations

import hashlib
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import Enum
from multiprocessing import get_context
from pathlib import Path

from kvit.bill import Bill
from kvit.printing.bill import html_of
from kvit.printing.bill_text import text_of
from kvit.printing.given import Given
from kvit.printing.needs import needed
from kvit.printing.pdf import pdf_of
from kvit.text import Lang, Text
from kvit.whole_file import whole_file


class Format(str, Enum):
    """What a bill is written as."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"

    @property
    def suffix(self) -> str:
        return ".txt" if self is Format.TEXT else f".{self.value}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Print:
    """A bill and the file that it becomes."""

    bill: Bill
    given: Given
    path: Path
    form: Format
    lang: Lang
    overwrite: bool = False


def write_bill(task: Print) -> bool:
    """Whether it was written: not where the file is there with the same facts in it. So a run that was
    broken off goes on where it stopped, and a changed month is printed again.
    """
    bill, given, lang = task.bill, task.given, task.lang
    keep = not task.overwrite and task.path.is_file()
    if task.form is Format.PDF:
        html = _marked(html_of(bill, given, lang, explained=False))
        if keep and _is_whole(task.path.read_bytes(), mark_of(html)):
            return False
        data = pdf_of(html)
    else:
        text = task.form is Format.TEXT
        data = (text_of(bill, given, lang) if text else html_of(bill, given, lang)).encode()
        if keep and task.path.read_bytes() == data:
            return False
    with whole_file(task.path) as file:
        file.write(data)
    return True


def write_bills(prints: Iterable[Print], form: Format, jobs: int = 1) -> Iterator[bool]:
    """One after another, or in several processes; in the order of `prints` all the same.

    What is missing is said before anything starts. An error stops the run after what has begun.
    """
    if form is Format.PDF:
        _version()
    if jobs == 1:
        yield from map(write_bill, prints)
        return
    # A fresh process each: one that is forked would take the threads of a progress bar along.
    # Ctrl-C is for the process that waits: it lets the others finish the bills that they are at.
    with ProcessPoolExecutor(
        jobs, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN)
    ) as pool:
        waiting = [pool.submit(write_bill, each) for each in prints]
        try:
            for each in waiting:
                yield each.result()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def mark_of(html: str) -> str:
    """The digest that a marked page carries into its PDF."""
    return html.split(_META, 1)[1].split('"', 1)[0]


def _is_whole(pdf: bytes, mark: str) -> bool:
    return mark.encode() in pdf and pdf.rstrip().endswith(b"%%EOF")


_META = '<meta name="keywords" content="'


def _marked(html: str) -> str:
    """With the digest of the page and of what makes pages of it, which becomes the keywords of the PDF."""
    digest = hashlib.sha256(f"{_version()}\n{html}".encode()).hexdigest()
    return html.replace("<title>", f'{_META}kvit-{digest}">\n<title>', 1)


def _version() -> str:
    version: str = needed("weasyprint", "weasyprint", Text("PDF", "A PDF")).__version__
    return version
