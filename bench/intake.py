"""Every form of file that a report comes in: how near its register is to that of plain text, and the seconds it takes."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.intake import compare, make_ofd, make_pdf

from bench.paths import SEED, here, text_of
from bihuan.reading import read_document, read_report
from bihuan.reading.intake import document_of
from bihuan.reading.repair import repair

FORMS: dict[str, Callable[[str], bytes | None]] = {
    "plain text": str.encode,
    "HTML": lambda text: make_pdf.page(text, 1).encode(),
    "DOCX, python-docx": make_pdf.word,
    "DOCX, LibreOffice": lambda text: make_pdf.by_office(text, "docx"),
    "DOC, LibreOffice": lambda text: make_pdf.by_office(text, "doc"),
    "OFD": lambda text: make_ofd.make_ofd(make_ofd.set_pages(text.splitlines())),
    "PDF, LibreOffice": make_pdf.by_office,
    "PDF, Chromium": make_pdf.by_chromium,
    "PDF, two columns": lambda text: make_pdf.by_chromium(text, 2),
}
LAYERS = {"quantities": "quantities", "projects": "projects", "commitments": "commitments", "sections": "outline"}


def main() -> None:
    """Print F1 of each layer against the register of the plain text, form by form."""
    if not here():
        return
    text = repair(text_of(SEED)).text
    wanted = read_report(text)
    print(
        f"   {'form':20s} {'KB':>6s} {'pages':>5s} {'seconds':>8s}  "
        + "  ".join(f"{name:>11s}" for name in LAYERS.values())
    )
    for form, make in FORMS.items():
        data = make(text)
        if data is None:
            print(f"   {form:20s} its maker is not here: nothing measured")
            continue
        start = time.perf_counter()
        document = document_of([(data, form)])
        spent = time.perf_counter() - start
        shares = compare.f1(wanted, read_document(document))
        told = "  ".join(f"{shares[layer]:11.3f}" for layer in LAYERS)
        print(f"   {form:20s} {len(data) // 1000:6d} {len(document.pages):5d} {spent:8.2f}  {told}")
