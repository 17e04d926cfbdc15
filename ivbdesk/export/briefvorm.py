"""The shipped template of a letter: an A4 in Word made from the text of its kind, with its fields still in it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ivbdesk.cases.brieven.briefsoort import Briefsoort

_TABLES = {
    "feiten": (
        ("Wanneer", "datum", 3.0),
        ("Wat er gebeurde", "wat", 8.3),
        ("Waaruit dat blijkt", "bewijs", 5.2),
    ),
    "eerder": (("Sinds", "datum", 3.0), ("Wat", "wat", 7.3), ("Hoe het ging", "uitkomst", 6.2)),
}
_SENDER = "Postadres: [nog invullen: adres van de gemeente]"
"""Where an objection is sent; the register does not know it, so it is left to fill in (Awb 3:45)."""
_HEAD = ("{{ gemeente }}", "{%p for regel in aan %}", "{{ regel }}", "{%p endfor %}")
_FACTS = ("Datum", "{{ datum }}"), ("Ons kenmerk", "{{ kenmerk }}"), ("Onderwerp", "{{ onderwerp }}")
_SIGNED = (
    "{%p if secretaris %}", "{{ secretaris }}, secretaris", "{{ ondertekenaar }}, burgemeester",
    "{%p else %}", "{{ ondertekenaar }}", "{%p endif %}",
)  # fmt: skip
"""What the college sends is signed by the burgemeester and the secretary (Gemeentewet art. 59a)."""
_MARK = "{{ kenmerk }}"
_BLUE = RGBColor(0x12, 0x50, 0x7B)


def build_template(soort: Briefsoort) -> bytes:
    """The template of one kind, to fill in or to change in Word."""
    made = _page()
    _letterhead(made)
    made.add_paragraph("{{ aanhef }}")
    for block in _blocks(soort.tekst):
        _add_block(made, block)
    made.add_paragraph("Met vriendelijke groet,").paragraph_format.keep_with_next = True
    signs = made.add_paragraph("{{ orgaan }},").paragraph_format
    signs.keep_with_next, signs.space_after = True, Pt(54)
    for words in _SIGNED:
        made.add_paragraph(words)
    made.core_properties.title = soort.naam
    made.core_properties.author, made.core_properties.comments = "", ""
    made.core_properties.language = "nl-NL"
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _blocks(text: str) -> Iterator[str]:
    for block in text.strip().split("\n\n"):
        if block.strip():
            yield block.strip()


def _add_block(made: DocumentType, block: str) -> None:
    if block.startswith("## "):
        made.add_heading(block[3:], 2)
    elif block.startswith("{%"):
        made.add_paragraph(block.replace("{%", "{%p", 1))
    elif block.startswith("[") and block[1:-1] in _TABLES:
        _add_table(made, block[1:-1])
    elif block.startswith("["):
        for words in (f"{{%p for alinea in {block[1:-1]} %}}", "{{ alinea }}", "{%p endfor %}"):
            made.add_paragraph(words)
    elif block.startswith("- "):
        for line in block.splitlines():
            made.add_paragraph(line.removeprefix("- "), style="List Bullet")
    else:
        made.add_paragraph(" ".join(block.split()))


def _page() -> DocumentType:
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.25)
    section.top_margin = section.bottom_margin = Cm(2.2)
    normal = made.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
    _speak_dutch(normal)
    heading = made.styles["Heading 2"]
    assert isinstance(heading, ParagraphStyle)
    heading.font.name, heading.font.size, heading.font.color.rgb = "Calibri", Pt(12.5), _BLUE
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(3)
    _own_font(heading)
    _number_pages(section.footer.paragraphs[0])
    return made


def _speak_dutch(style: ParagraphStyle) -> None:
    """A screen reader and the spelling check go by the language of the text."""
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), "nl-NL")
    style.element.get_or_add_rPr().append(lang)


def _own_font(style: ParagraphStyle) -> None:
    """The heading has the font of the text, and not that of the theme of Word."""
    fonts = style.element.get_or_add_rPr().rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _number_pages(foot: Paragraph) -> None:
    foot.add_run("{% if kenmerk %}{{ kenmerk }} · {% endif %}bladzijde ")
    for code, behind in (("PAGE", " van "), ("NUMPAGES", "")):
        for kind in ("begin", code, "end"):
            part = OxmlElement("w:instrText" if kind == code else "w:fldChar")
            if kind == code:
                part.text = code
            else:
                part.set(qn("w:fldCharType"), kind)
            foot.add_run()._r.append(part)
        foot.add_run(behind)


def _letterhead(made: DocumentType) -> None:
    """The municipality, the address, and by what the letter is known."""
    first = made.add_paragraph(_HEAD[0])
    first.runs[0].bold, first.runs[0].font.size, first.runs[0].font.color.rgb = True, Pt(16), _BLUE
    first.paragraph_format.space_after = Pt(2)
    made.add_paragraph(_SENDER).paragraph_format.space_after = Pt(24)
    for words in (*_HEAD[1:], ""):
        made.add_paragraph(words).paragraph_format.space_after = Pt(0)
    table = made.add_table(0, 2)
    for name, words in _FACTS:
        if words == _MARK:  # a letter to a melder has none: the number of a casus tells of another
            _put(table.add_row().cells[0], "{%tr if kenmerk %}")
        cells = table.add_row().cells
        _put(cells[0], name, bold=True)
        _put(cells[1], words)
        if words == _MARK:
            _put(table.add_row().cells[0], "{%tr endif %}")
    _widths(table, (3.4, 13.1))
    made.add_paragraph()


def _add_table(made: DocumentType, name: str) -> None:
    """A table that repeats its head on each page, with a row for each of a list."""
    columns = _TABLES[name]
    table = made.add_table(1, len(columns), style="Table Grid")
    for cell, (title, _, _) in zip(table.rows[0].cells, columns, strict=True):
        _put(cell, title, bold=True)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    _put(table.add_row().cells[0], f"{{%tr for rij in {name} %}}")
    for cell, (_, part, _) in zip(table.add_row().cells, columns, strict=True):
        _put(cell, f"{{{{ rij.{part} }}}}")
    _put(table.add_row().cells[0], "{%tr endfor %}")
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    _widths(table, tuple(width for _, _, width in columns))
    made.add_paragraph().paragraph_format.space_after = Pt(0)


def _put(cell: _Cell, words: str, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.add_run(words).bold = bold or None
    paragraph.paragraph_format.space_after = Pt(2)


def _widths(table: Table, widths: tuple[float, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
