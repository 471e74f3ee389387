"""print_a_bill.py [FOLDER]: a bill of the synthetic house of 60 flats as text, HTML and PDF."""

import json
import sys
import tempfile
from pathlib import Path

examples = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(examples / "house60"))

import make  # noqa: E402
from year import last_day, paid  # noqa: E402

import kvit  # noqa: E402
from kvit.printing.given import given_of  # noqa: E402
from kvit.printing.payment_code import make_code  # noqa: E402

ACCOUNT = "24"  # three zones of the day, two bands, an offer of insurance

documents = make.documents()
house, opening = {**documents["house"], "payments": []}, documents["opening"]
months = []
for month in make.MONTHS[:4]:
    house["payments"] += paid(opening, month)
    months.append(
        kvit.close(
            house, documents["tariffs"], opening=opening, month=f"{month:%Y-%m}",
            known_on=last_day(month),
        )  # fmt: skip
    )
    opening = json.loads(months[-1].opening)

*earlier, april = months
bill = april.bill(ACCOUNT)
given = given_of(
    bill,
    examples / "data/person.json",  # names and addresses meet the bill here and nowhere else
    resources=april.resources,  # the volumes of the house
    earlier=[each.bill(ACCOUNT) for each in earlier],  # for the charts
    build_code=make_code,  # QR codes of the payee
)

folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp())
folder.mkdir(parents=True, exist_ok=True)
(folder / "bill.html").write_text(bill.to_html(given=given), encoding="utf-8")
bill.to_pdf(folder / "bill.pdf", given=given)
text = bill.to_text(given=given)
(folder / "bill.txt").write_text(text, encoding="utf-8")

print(text.split("\n\n")[1])
print(", ".join(f"{each.name}: {each.stat().st_size // 1024} KiB" for each in sorted(folder.iterdir())))
assert (folder / "bill.pdf").read_bytes().startswith(b"%PDF")
