"""A page as A4 PDF, by WeasyPrint."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

from kvit.printing.needs import needed
from kvit.text import Text
from kvit.whole_file import whole_file

_WHAT = Text("PDF", "A PDF")
#: How the font files begin that a PDF embeds.
_FONTS = (b"\x00\x01\x00\x00", b"OTTO")


def pdf_of(html: str) -> bytes:
    """The pages. Whatever a page wants to load is refused, so that nothing is read or fetched; no
    time is written anywhere, so that the same page gives the same bytes.
    """
    weasyprint = needed("weasyprint", "weasyprint", _WHAT)
    # A zero-width space: WeasyPrint measures a line of several boxes too short, and <wbr> is a box.
    document = weasyprint.HTML(string=html.replace("<wbr>", "\u200b"), url_fetcher=_refuse)
    pdf: bytes = document.write_pdf(finisher=_without_time)
    return pdf


def write_pdf(html: str, path: str | os.PathLike[str]) -> None:
    """The file is there whole or not at all."""
    pdf = pdf_of(html)
    with whole_file(Path(path)) as file:
        file.write(pdf)


def _refuse(url: str, *args: Any, **kwargs: Any) -> Any:
    raise ValueError(f"a printed page loads nothing, and not {url}")


def _without_time(document: Any, pdf: Any) -> None:
    """A subset of a font says when it was made: it gets the time of the font itself."""
    tt_font = needed("fontTools.ttLib", "python3-fonttools", _WHAT).TTFont
    for each in pdf.objects:
        parts = getattr(each, "stream", None)
        if not parts or not isinstance(parts[0], bytes) or not parts[0].startswith(_FONTS):
            continue
        font = tt_font(io.BytesIO(parts[0]), recalcTimestamp=False, recalcBBoxes=False)
        font["head"].modified = font["head"].created
        settled = io.BytesIO()
        font.save(settled)
        each.stream = [settled.getvalue()]
        if "Length1" in each.extra:
            each.extra["Length1"] = len(settled.getvalue())
