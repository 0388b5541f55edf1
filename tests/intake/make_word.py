"""Word files for the tests: by XML of our own, so that each trait stands alone, and by LibreOffice where it is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PART = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
}


def p(*inner: str, properties: str = "") -> str:
    """A paragraph of runs; words without a mark of XML become a run."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(map(_run_if_words, inner))}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'


def _run_if_words(inner: str) -> str:
    return inner if inner.startswith("<") else r(inner)


def numbered(level: int, number: int = 1) -> str:
    """Properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def field(code: str, *shown: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return char("begin") + instruction + char("separate") + "".join(map(_run_if_words, shown)) + char("end")


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr><w:tcW w:w='2000'/></w:tcPr>{p(cell)}</w:tc>" for cell in row) for row in rows)
    grid = "<w:gridCol w:w='2000'/>" * len(rows[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def text_box(*paragraphs: str) -> str:
    """A text box as Word writes it: a new form and an old one of the same words."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="900000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"/></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>'
    )
    graphic = f'<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{shape}</a:graphicData></a:graphic>'
    drawing = f'<w:drawing><wp:inline><wp:extent cx="2000000" cy="900000"/><wp:docPr id="1" name="b"/>{graphic}</wp:inline></w:drawing>'
    old = f'<w:pict><v:shape style="width:150pt;height:60pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'


NUMBERING = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    for at, (style, text) in enumerate(
        [("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")]
    )
)
NUMBERING = f'<w:abstractNum w:abstractNumId="0">{NUMBERING}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def make_docx(*body: str, **parts: str) -> bytes:
    """A package of a body and parts by kind: styles, numbering, footnotes, endnotes, header; each without its root element."""
    overrides = [("word/document.xml", f"{_TYPE}.document.main+xml")]
    relations: list[str] = []
    members = {"word/document.xml": f"<w:document {_SPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"}
    for kind, inner in parts.items():
        root = _PART[kind]
        members[f"word/{kind}.xml"] = f"<w:{root} {_SPACES}>{inner}</w:{root}>"
        overrides.append((f"word/{kind}.xml", f"{_TYPE}.{kind}+xml"))
        relations.append(f'<Relationship Id="r{len(relations)}" Type="{_RELATION}/{kind}" Target="{kind}.xml"/>')
    members["word/_rels/document.xml.rels"] = _relations("".join(relations))
    members["_rels/.rels"] = _relations(
        f'<Relationship Id="a" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
    )
    types = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides)
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    members["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    return make_zip(
        {name: ('<?xml version="1.0" encoding="UTF-8"?>' + text).encode() for name, text in members.items()}
    )


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def make_zip(members: dict[str, bytes]) -> bytes:
    """The same bytes on every run: its times are the oldest that a zip knows."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def office() -> str | None:
    return shutil.which("soffice")


def converted(source: bytes, name: str, to: str, folder: Path) -> bytes:
    """What LibreOffice makes of a file. Takes seconds: once a session."""
    (folder / name).write_bytes(source)
    command = [
        office() or "",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        "made",
        name,
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / "made" / f"{Path(name).stem}.{to}").read_bytes()
