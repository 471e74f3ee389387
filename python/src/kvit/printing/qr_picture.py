"""A QR code as inline SVG: one path of whole modules, so that a printer makes no grey edges."""

from __future__ import annotations

from kvit.printing.needs import needed
from kvit.text import Text

#: Modules of white around the code (ISO/IEC 18004: four).
QUIET = 4


def qr_svg(payload: bytes) -> str:
    """The bytes as they are, in byte mode; level M, so that a code with a stain of 15 % is read.

    ValueError where the payload does not fit in a QR code (2331 bytes at level M).
    """
    segno = needed("segno", "python3-segno", Text("Платёжный код", "A payment code"))
    try:
        code = segno.make_qr(payload, error="m", mode="byte", boost_error=False)
    except segno.DataOverflowError:
        raise ValueError(f"a payment code of {len(payload)} bytes is too long") from None
    runs = []
    for y, row in enumerate(code.matrix):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                runs.append(f"M{start + QUIET} {y + QUIET}h{x - start}v1h-{x - start}z")
            x += 1
    size = len(code.matrix) + 2 * QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges" role="img"><rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path d="{"".join(runs)}" fill="#000"/></svg>'
    )
