"""Bills in chromium: measured by a script in a copy of the page, which itself has none."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from decimal import Decimal
from html import escape, unescape
from pathlib import Path
from typing import Any

import printed_bill
from printed_page import plain, tool

import kvit
from kvit.printing.given import given_of

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
#: A phone and a desk, in CSS pixels.
WIDTHS = (360, 1280)
#: Of print that is not raised, in CSS pixels; WCAG 2.2 asks for a contrast of 7 for its level AAA.
FONT_LEAST, CONTRAST_LEAST = 13.0, 7.0
MEASURE = (Path(__file__).parent / "measure.js").read_text("utf-8")
SITE = "https://example.org/" + "w" * 280


def chromium(page: Path, *words: str) -> str:
    with tempfile.TemporaryDirectory() as profile:
        command = ["chromium", *FLAGS, f"--user-data-dir={profile}", *words, page.as_uri()]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def bills() -> dict[str, tuple[kvit.Bill, dict[str, Any]]]:
    """Each with the person that it is printed for."""
    month = {
        "month": "2025-06",
        "instalments": [{"service": "gas", "replaces": "273.60", "current": "10.00", "total": "10.00"}],
        "support": [{"title": "Субсидия", "amount": "1200.00"}],
    }
    person = printed_bill.PERSON
    payer = {**person["payers"][0], "months": [month]}
    hard = {"name": SITE, "address": SITE, "site": SITE, "phone": SITE}
    return {
        "everything": (printed_bill.BILL, {**person, "payers": [payer]}),
        "debts": (printed_bill.of_many_debts(40), person),
        "advance": (printed_bill.in_advance(), person),
        "owing": (printed_bill.owing(), person),
        "recalculated": (printed_bill.JUNE.bill("46"), person),
        "raised": (printed_bill.JUNE.bill("17"), person),
        "long words": (
            printed_bill.BILL,
            {"schema": "kvit-person/1", "creditor": hard, "providers": [{"id": "vodokanal", **hard}],
             "payers": [{"account": "24", **{key: SITE for key in ("name", "address")}}],
             "meters": [{"meter": "c-24", "number": SITE, "place": SITE}], "notices": [{"text": SITE}]},
        ),
    }  # fmt: skip


def measured(html: str, width: int, folder: Path) -> dict[str, Any]:
    """What a script finds in a copy of the page, in a frame so many pixels wide: no window of the browser
    is as narrow as a phone.
    """
    page = folder / "measured.html"
    copy = escape(html.replace("</body>", f"<script>{MEASURE}</script></body>"))
    frame = f'<iframe style="width:{width}px;height:900px;border:0" srcdoc="{copy}"></iframe>'
    page.write_text(f'<!DOCTYPE html><meta charset="utf-8">{frame}', "utf-8")
    dom = chromium(page, "--window-size=1400,1000", "--force-device-scale-factor=1", "--dump-dom")
    *_, found = dom.partition('<pre id="measured">{')
    assert found, dom[-2000:]
    told: dict[str, Any] = json.loads(unescape("{" + found.split("</pre>")[0]))
    return told


def check(name: str, width: int, html: str, bill: kvit.Bill, folder: Path) -> None:
    found = measured(html, width, folder)
    assert found["width"] == width, found["width"]
    assert found["scrolled"] <= width, f"{name}: {found['scrolled']} px in {width}"
    assert found["outside"] == [], f"{name}, {width} px: {found['outside'][:5]}"
    assert found["loaded"] == [], found["loaded"]
    text = plain(found["text"])
    assert plain(printed_bill.money(bill.totals.to_pay)) in text
    for line in bill.lines:
        assert plain(printed_bill.money(line.amount)) in text, line
    assert found["details"] > 0
    # One click opens it, and the key that a focus takes is the browser's own.
    assert found["hidden before"] and found["open after"] and found["focused"], found
    assert found["font"] >= FONT_LEAST, f"{name}: {found['font']} px: {found['smallest']}"
    assert found["contrast"] >= CONTRAST_LEAST, f"{name}: {found['contrast']}: {found['palest']}"
    print(f"{name}, {width} px: {found['height']} px high, print from {found['font']} px")


def check_print(name: str, html: str, bill: kvit.Bill, folder: Path) -> None:
    """As the browser prints it: A4, inside the margins, without what a screen alone has."""
    page, pdf = folder / "page.html", folder / "page.pdf"
    page.write_text(html, "utf-8")
    chromium(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    assert "(A4)" in tool("pdfinfo", pdf)
    text = plain(tool("pdftotext", "-layout", pdf, "-"))
    assert plain(printed_bill.money(bill.totals.to_pay)) in text and "страница 1 из" in text
    assert "Нажмите" not in text and "data-label" not in text
    total = sum((line.amount for line in bill.lines), Decimal())
    assert total == bill.totals.charged + bill.totals.voluntary
    boxes = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"', tool("pdftotext", "-bbox", pdf, "-"))
    left, right = 12 * 72 / 25.4, (210 - 12) * 72 / 25.4
    assert len(boxes) > 100
    beyond = [each for each in boxes if float(each[0]) < left - 1 or float(each[1]) > right + 1]
    assert beyond == [], f"{name}: {beyond[:5]}"
    print(f"{name}, printed: {len(re.findall('страница', text))} pages")


def main() -> int:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, (bill, person) in bills().items():
            earlier = [each.bill(bill.account) for each in printed_bill.printed_house.months()[:5]
                       if bill.house == each.house]  # fmt: skip
            html = bill.to_html(given=given_of(bill, person, earlier=earlier, payment_code=b"ST00012|Sum=1"))
            for width in WIDTHS:
                check(name, width, html, bill, folder)
            check_print(name, html, bill, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
