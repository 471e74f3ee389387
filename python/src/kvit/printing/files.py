"""Bills as files: each appears whole or not at all, and one that is up to date is left as it is."""

from __future__ import annotations

import hashlib
from enum import Enum
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


def write_bill(
    bill: Bill, given: Given, path: Path, form: Format, lang: Lang, *, overwrite: bool = False
) -> bool:
    """Whether it was written: not where the file is there with the same facts in it. So a run that was
    broken off goes on where it stopped, and a changed month is printed again.
    """
    if form is Format.PDF:
        html = _marked(html_of(bill, given, lang, explained=False))
        if not overwrite and path.is_file() and _is_whole(path.read_bytes(), mark_of(html)):
            return False
        data = pdf_of(html)
    else:
        text = form is Format.TEXT
        data = (text_of(bill, given, lang) if text else html_of(bill, given, lang)).encode()
        if not overwrite and path.is_file() and path.read_bytes() == data:
            return False
    with whole_file(path) as file:
        file.write(data)
    return True


def mark_of(html: str) -> str:
    """The digest that a marked page carries into its PDF."""
    return html.split(_META, 1)[1].split('"', 1)[0]


def _is_whole(pdf: bytes, mark: str) -> bool:
    return mark.encode() in pdf and pdf.rstrip().endswith(b"%%EOF")


_META = '<meta name="keywords" content="'


def _marked(html: str) -> str:
    """With the digest of the page and of what makes pages of it, which becomes the keywords of the PDF."""
    version = needed("weasyprint", "weasyprint", Text("PDF", "A PDF")).__version__
    digest = hashlib.sha256(f"{version}\n{html}".encode()).hexdigest()
    return html.replace("<title>", f'{_META}kvit-{digest}">\n<title>', 1)
