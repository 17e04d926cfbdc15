"""A document to go on writing in: headings, paragraphs and tables as an Office Open XML file (ECMA-376).

Only what a letter needs. Headings are real headings, a list is a list, and a table has a head that repeats, so that it can be
read aloud. Our own writer: python-docx was tried and brings a template of 15 parts with a picture of an empty page, the name of
another program and 870 kB of styles in English, and has no word for a repeated head, a row that is not split, the language, or a
list that begins anew. A letter would be 38 kB in place of 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from ivbdesk.export.huisstijl import printable
from ivbdesk.export.zipdelen import zipped

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_W = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main"'
_R = f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
_ABOVE = "header1.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KEEP = '<w:keepNext/><w:spacing w:before="{before}" w:after="80"/>'
# Without it Word takes the document for one of 2007, and says so above it.
_SETTINGS = (
    f'{_HEAD}<w:settings {_W}><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)


class Schrijfbaar:
    """The builder: what is added stands in that order; `boven` stands above each page."""

    def __init__(self, titel: str, boven: str = "") -> None:
        self._titel, self._above = titel, boven
        self._body: list[str] = []
        self._lists = 0

    def heading(self, text: str, level: int) -> None:
        """A heading of level 1 to 3."""
        self._body.append(_paragraph(text, f"Heading{level}"))

    def paragraph(self, text: str, *, bold: str = "", keep: bool = False) -> None:
        """Plain text, after words that are bold where there are; with `keep` on the page of what follows."""
        kept = "<w:pPr><w:keepNext/></w:pPr>" if keep else ""
        lead = f"<w:r><w:rPr><w:b/></w:rPr>{_text(bold + ' ')}</w:r>" if bold else ""
        self._body.append(f"<w:p>{kept}{lead}<w:r>{_text(text)}</w:r></w:p>")

    def steps(self, items: Sequence[str]) -> None:
        """A numbered list that begins at one."""
        self._lists += 1
        listed = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self._lists}"/></w:numPr></w:pPr>'
        self._body += [f"<w:p>{listed}<w:r>{_text(item)}</w:r></w:p>" for item in items]

    def open(self, text: str) -> None:
        """What somebody still fills in: between square brackets, marked."""
        run = f'<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr>{_text(f"[{text}]")}</w:r>'
        self._body.append(f"<w:p>{run}</w:p>")

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], widths_mm: Sequence[float]) -> None:
        """A table with lines; raises ValueError where a row has another number of cells than the head."""
        if any(len(row) != len(head) for row in [*rows, widths_mm]):
            raise ValueError("every row of a table has as many cells as its head")
        grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths_mm)
        lines = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:color="C3CCD4"/>' for side in ("top", "bottom", "insideH")
        )
        made = [_row(head, widths_mm, head=True), *(_row(row, widths_mm) for row in rows)]
        look = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        self._body.append(
            f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{lines}</w:tblBorders>{look}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl><w:p/>"
        )

    def page_break(self) -> None:
        """What follows stands on a new page."""
        self._body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def render(self) -> bytes:
        """The file."""
        above = '<w:headerReference w:type="default" r:id="r4"/>' if self._above else ""
        page = (
            f'<w:sectPr>{above}<w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1247" w:right="1247" w:bottom="1247" w:left="1247" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
        )
        return zipped(
            {
                "[Content_Types].xml": _types(above=bool(self._above)),
                "_rels/.rels": _relations(
                    ("officeDocument/2006/relationships/officeDocument", "word/document.xml"),
                    ("package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
                ),
                "docProps/core.xml": _core(self._titel),
                "word/_rels/document.xml.rels": _relations(
                    ("officeDocument/2006/relationships/styles", "styles.xml"),
                    ("officeDocument/2006/relationships/numbering", "numbering.xml"),
                    ("officeDocument/2006/relationships/settings", "settings.xml"),
                    *((("officeDocument/2006/relationships/header", _ABOVE),) if self._above else ()),
                ),
                "word/styles.xml": _styles(),
                "word/numbering.xml": _numbering(self._lists),
                "word/settings.xml": _SETTINGS,
                "word/document.xml": f"{_HEAD}<w:document {_W} {_R}><w:body>{''.join(self._body)}{page}</w:body></w:document>",
            }
            | ({f"word/{_ABOVE}": _header(self._above)} if self._above else {})
        )


def _twips(mm: float) -> int:
    return round(mm * 56.7)


def _text(text: str) -> str:
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in printable(text).split("\n"))
    return "<w:br/>".join(lines)


def _header(text: str) -> str:
    return f"{_HEAD}<w:hdr {_W}><w:p><w:r><w:rPr><w:b/></w:rPr>{_text(text)}</w:r></w:p></w:hdr>"


def _paragraph(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{_text(text)}</w:r></w:p>'


def _row(cells: Sequence[str], widths_mm: Sequence[float], *, head: bool = False) -> str:
    told = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
    bold = "<w:rPr><w:b/></w:rPr>" if head else ""
    made = [
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr><w:r>{bold}{_text(cell)}</w:r></w:p></w:tc>'
        for cell, width in zip(cells, widths_mm, strict=True)
    ]
    return f"<w:tr>{told}{''.join(made)}</w:tr>"


def _types(*, above: bool) -> str:
    parts = [
        ("/word/document.xml", f"{_TYPE}.document.main+xml"),
        ("/word/styles.xml", f"{_TYPE}.styles+xml"),
        ("/word/numbering.xml", f"{_TYPE}.numbering+xml"),
        ("/word/settings.xml", f"{_TYPE}.settings+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    if above:
        parts.append((f"/word/{_ABOVE}", f"{_TYPE}.header+xml"))
    own = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    rels = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{_HEAD}<Types xmlns="{_OFFICE}/package/2006/content-types">{rels}{xml}{own}</Types>'


def _relations(*targets: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_OFFICE}/package/2006/relationships">{made}</Relationships>'


def _core(titel: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(printable(titel))}</dc:title>'
        "<dc:language>nl-NL</dc:language></cp:coreProperties>"
    )


def _numbering(lists: int) -> str:
    """One way of numbering, and each list that follows it from one."""
    way = (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>'
    )
    made = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
        for number in range(1, lists + 1)
    )
    return f"{_HEAD}<w:numbering {_W}>{way}{made}</w:numbering>"


def _styles() -> str:
    base = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
        '<w:sz w:val="22"/><w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    )
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr>{_KEEP.format(before=before)}'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:color w:val="12507B"/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for level, size, before in ((1, 36, 0), (2, 28, 280), (3, 23, 200))
    )
    return f"{_HEAD}<w:styles {_W}>{base}{heads}</w:styles>"
