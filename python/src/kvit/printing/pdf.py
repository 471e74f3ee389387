"""A page as A4 PDF, by WeasyPrint."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from kvit.printing.needs import needed
from kvit.text import Text
from kvit.whole_file import whole_file


def pdf_of(html: str) -> bytes:
    """The pages; whatever a page wants to load is refused, so that nothing is read or fetched."""
    weasyprint = needed("weasyprint", "weasyprint", Text("PDF", "A PDF"))
    pdf: bytes = weasyprint.HTML(string=html, url_fetcher=_refuse).write_pdf()
    return pdf


def write_pdf(html: str, path: str | os.PathLike[str]) -> None:
    """The file is there whole or not at all."""
    pdf = pdf_of(html)
    with whole_file(Path(path)) as file:
        file.write(pdf)


def _refuse(url: str, *args: Any, **kwargs: Any) -> Any:
    raise ValueError(f"a printed page loads nothing, and not {url}")
