"""PDF files of a text by two makers: LibreOffice and Chromium, in one column and in two."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

CHROMIUM = Path("/usr/bin/chromium")
STYLE = """@page {{ size: A4; margin: 22mm 20mm; }}
body {{ font: 12pt/1.7 'Noto Serif CJK SC'; column-count: {columns}; column-gap: 9mm; margin: 0; }}
h1 {{ font-size: 20pt; text-align: center; column-span: all; }} p {{ text-indent: 2em; margin: 0; text-align: justify; }}"""


def by_office(text: str, form: str = "pdf") -> bytes | None:
    """A Word file of the text put through LibreOffice; None where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.docx"
        source.write_bytes(word(text))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        call = [office, "--headless", profile, "--convert-to", form, "--outdir", folder, str(source)]
        subprocess.run(call, check=True, capture_output=True, timeout=180)
        return (Path(folder) / f"report.{form}").read_bytes()


def word(text: str) -> bytes:
    """A Word file with one style, as most are: the title centred, paragraphs set in by two characters."""
    document = Document()
    for i, line in enumerate(filter(str.strip, text.splitlines())):
        paragraph = document.add_paragraph(line.strip())
        form = paragraph.paragraph_format
        form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if i else WD_ALIGN_PARAGRAPH.CENTER
        form.first_line_indent = Pt(24) if i else None
        run = paragraph.runs[0]
        run.font.size = Pt(12 if i else 20)
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Noto Serif CJK SC")
        # LibreOffice leaves out a stop that it hangs beyond the margin
        form._element.get_or_add_pPr().append(OxmlElement("w:overflowPunct", {qn("w:val"): "0"}))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def by_chromium(text: str, columns: int = 1) -> bytes | None:
    """A web page printed by Chromium, with its running head and page numbers; None where it is not installed."""
    if not CHROMIUM.is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(page(text, columns), encoding="utf-8")
        call = [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri(),
        ]  # fmt: skip
        subprocess.run(call, check=True, capture_output=True, timeout=180)
        return target.read_bytes()


def page(text: str, columns: int) -> str:
    """The text as a web page, one paragraph a line, the first line its title."""
    title, *rest = [line.strip() for line in text.splitlines() if line.strip()]
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in rest)
    style = STYLE.format(columns=columns)
    return f"<!doctype html><meta charset='utf-8'><title>{escape(title)}</title><style>{style}</style><h1>{escape(title)}</h1>{paragraphs}"
