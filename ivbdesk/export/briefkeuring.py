"""Whether a template of a letter can be filled in: each fault with its place, in Dutch.

A template comes from outside: it may name fields, ask whether one is filled, and go through a list. Whatever else the
language of templates can do (calling, reckoning, reaching into the program, reading a file) is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ivbdesk.cases.brieven.velden import LIJSTEN
from ivbdesk.cases.taal.fouten import Bestandsfout
from ivbdesk.cases.taal.toml_lezer import did_you_mean

LARGEST = 50 * 1024 * 1024
"""The most bytes of a template, packed and unpacked together."""
_TAG = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
_LEFT = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_WHOLE = re.compile(r"\{%(?:p|tr|tc)\s")
_KIND = re.compile(r"^(?:p|tr|tc|r)?\s+|^[-+]\s*")
_WORD = re.compile(r"[a-z]+")
_FOR = re.compile(r"for\s+([A-Za-z_]\w*)\s+in\s+([A-Za-z_]\w*)")
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.If, nodes.Not, nodes.And, nodes.Or,
)  # fmt: skip
_CLOSES = {"endfor": "for", "endif": "if"}


class _Bounded(ImmutableSandboxedEnvironment):
    """Also where no check comes, such as a footnote: nothing but fields, and blocks that ask or go through a list."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        strange = next((node for node in _nodes(tree) if not isinstance(node, (*_ALLOWED, nodes.For))), None)
        if strange is not None:
            raise TemplateSyntaxError("hier staat meer dan een veld", strange.lineno, name, filename)
        return tree


def environment() -> ImmutableSandboxedEnvironment:
    """The language in which a template is read: sandboxed, without a loader of files, without anything to call."""
    made = _Bounded(autoescape=True, undefined=StrictUndefined)
    for known in (made.globals, made.filters, made.tests):
        known.clear()
    return made


@dataclass
class _Open:
    """A block that waits for its end."""

    word: str
    plek: str
    lus: str = ""
    lijst: str = ""


@dataclass
class _Keuring:
    """The faults found so far, and the blocks that are open."""

    file: str
    velden: Collection[str]
    fouten: list[Bestandsfout] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)

    def wrong(self, plek: str, told: str) -> None:
        """Note a fault at this place."""
        self.fouten.append(Bestandsfout(self.file, 0, plek, told))

    def loops(self) -> Mapping[str, str]:
        """The names that stand for one of a list here, with that list."""
        return {block.lus: block.lijst for block in self.open if block.lus}


def check_template(content: bytes, file: str, velden: Collection[str]) -> list[Bestandsfout]:
    """All that is wrong with a template, in the order of the document; empty where it can be filled in."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            if len(content) + sum(part.file_size for part in parts.infolist()) > LARGEST:
                return [Bestandsfout(file, 0, "", "Dit bestand is te groot voor een sjabloon.")]
        document = Document(BytesIO(content))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, SyntaxError):
        return [Bestandsfout(file, 0, "", "Dit is geen Word-document (.docx).")]
    judged = _Keuring(file, velden)
    if any(b"<w:comment " in part.blob for part in _parts(document, "/comments.xml")):
        judged.wrong(
            "", "Er staan opmerkingen in; die gaan mee in elke brief. Verwijder ze in Word (Controleren)."
        )
    if any(next(document.element.body.iter(qn(mark)), None) is not None for mark in ("w:ins", "w:del")):
        judged.wrong(
            "", "Er staan bijgehouden wijzigingen in. Accepteer ze, of verwijder ze, in Word (Controleren)."
        )
    for plek, text in _texts(document):
        _judge(judged, plek, text)
    for block in judged.open:
        told = f"Bij {{% {block.word} … %}} ontbreekt {{% end{block.word} %}}."
        judged.wrong(block.plek, told)
    return judged.fouten


def _texts(document: DocumentType) -> Iterator[tuple[str, str]]:
    """Every paragraph with its place: of the text by its number, of a table by its row and column."""
    yield from _within(document.iter_inner_content(), "")
    yield from _boxes(document)
    yield from _notes(document)
    for number, section in enumerate(document.sections, 1):
        for part, name in _edges(section):
            where = f"{name} van deel {number}, " if len(document.sections) > 1 else f"{name}, "
            yield from _within(part, where)


def _parts(document: DocumentType, ending: str) -> Iterator[Part]:
    return (part for part in document.part.package.iter_parts() if part.partname.endswith(ending))


def _notes(document: DocumentType) -> Iterator[tuple[str, str]]:
    for ending, name in (("/footnotes.xml", "voetnoten"), ("/endnotes.xml", "eindnoten")):
        for part in _parts(document, ending):
            for line, paragraph in enumerate(parse_xml(part.blob).iter(qn("w:p")), 1):
                yield f"{name}, alinea {line}", "".join(paragraph.itertext(qn("w:t")))


def _boxes(document: DocumentType) -> Iterator[tuple[str, str]]:
    for number, box in enumerate(document.element.body.iter(qn("w:txbxContent")), 1):
        for line, paragraph in enumerate(box.iter(qn("w:p")), 1):
            yield f"tekstvak {number}, alinea {line}", Paragraph(paragraph, document._body).text


def _edges(section: Section) -> Iterator[tuple[Iterator[Paragraph | Table], str]]:
    for edge, name in (
        (section.header, "koptekst"),
        (section.footer, "voettekst"),
        (section.first_page_header, "koptekst van de eerste bladzijde"),
        (section.first_page_footer, "voettekst van de eerste bladzijde"),
        (section.even_page_header, "koptekst van de even bladzijden"),
        (section.even_page_footer, "voettekst van de even bladzijden"),
    ):
        if not edge.is_linked_to_previous:
            yield edge.iter_inner_content(), name


def _within(parts: Iterator[Paragraph | Table], where: str) -> Iterator[tuple[str, str]]:
    paragraphs = tables = 0
    for part in parts:
        if isinstance(part, Paragraph):
            paragraphs += 1
            yield f"{where}alinea {paragraphs}", part.text
        else:
            tables += 1
            yield from _in_table(part, f"{where}tabel {tables}")


def _in_table(table: Table, where: str) -> Iterator[tuple[str, str]]:
    for row_number, row in enumerate(table.rows, 1):
        seen: set[int] = set()
        for column, cell in enumerate(row.cells, 1):
            if id(cell._tc) not in seen:  # a cell over several columns stands there once
                seen.add(id(cell._tc))
                place = f"{where}, rij {row_number}, kolom {column}"
                yield from ((place, text) for _, text in _of_cell(cell))


def _of_cell(cell: _Cell) -> Iterator[tuple[str, str]]:
    return _within(cell.iter_inner_content(), "")


def _judge(judged: _Keuring, plek: str, text: str) -> None:
    if _WHOLE.search(text) and _TAG.sub("", text).strip():
        judged.wrong(plek, "Bij een blok {%p … %} of {%tr … %} valt de andere tekst van deze alinea weg.")
    for match in _TAG.finditer(text):
        if match[1] is not None:
            _judge_field(judged, plek, match[1].strip())
        else:
            _judge_block(judged, plek, match[2])
    if left := _LEFT.search(_TAG.sub("", text)):
        told = f"Bij ‘{left[0]}’ ontbreekt het andere eind: een veld is {{{{ naam }}}}, een blok {{% … %}}."
        judged.wrong(plek, told)


def _judge_field(judged: _Keuring, plek: str, words: str) -> None:
    if not words:
        judged.wrong(plek, "Tussen {{ en }} staat geen naam van een veld.")
        return
    _judge_expression(judged, plek, f"{{{{ {words} }}}}", words)


def _judge_block(judged: _Keuring, plek: str, raw: str) -> None:
    words = _KIND.sub("", raw.rstrip().rstrip("-+")).strip()
    first = _WORD.match(words)
    word = first[0] if first else ""
    if word == "for":
        _begin_loop(judged, plek, words)
    elif word in ("if", "elif"):
        asked = words.partition(" ")[2].strip()
        _judge_expression(judged, plek, f"{{% if {asked} %}}{{% endif %}}", asked)
        if word == "if":
            judged.open.append(_Open("if", plek))
        elif not judged.open or judged.open[-1].word != "if":
            judged.wrong(plek, "{% elif … %} hoort binnen {% if … %}.")
    elif words == "else":
        if not judged.open or judged.open[-1].word != "if":
            judged.wrong(plek, "{% else %} hoort binnen {% if … %}.")
    elif words in _CLOSES:
        if judged.open and judged.open[-1].word == _CLOSES[words]:
            judged.open.pop()
        else:
            judged.wrong(plek, f"{{% {words} %}} sluit hier niets.")
    else:
        told = "Een blok is {% for … in … %}, {% if … %}, {% else %} of het einde daarvan."
        judged.wrong(plek, f"‘{words}’ kan niet in een sjabloon. {told}")


def _begin_loop(judged: _Keuring, plek: str, words: str) -> None:
    found = _FOR.fullmatch(words)
    name, items = (found[1], found[2]) if found else ("", "")
    if not found:
        judged.wrong(plek, "Schrijf een herhaling als {% for rij in feiten %}.")
    elif items not in LIJSTEN:
        judged.wrong(plek, f"Er is geen lijst ‘{items}’.{did_you_mean(items, LIJSTEN)}")
    judged.open.append(_Open("for", plek, name, items))


def _judge_expression(judged: _Keuring, plek: str, source: str, told: str) -> None:
    """Only names of fields, the parts of a row, and whether they are filled."""
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError:
        judged.wrong(plek, f"‘{told}’ kan niet in een sjabloon: hier hoort alleen de naam van een veld.")
        return
    loops = judged.loops()
    for part in tree.find_all(nodes.Getattr):
        _judge_part(judged, plek, part, loops)
    whose = {id(part.node) for part in tree.find_all(nodes.Getattr)}
    for name in tree.find_all(nodes.Name):
        if id(name) not in whose and name.name not in judged.velden and name.name not in loops:
            near = did_you_mean(name.name, sorted(judged.velden))
            judged.wrong(plek, f"Er is geen veld ‘{name.name}’.{near}")


def _judge_part(judged: _Keuring, plek: str, part: nodes.Getattr, loops: Mapping[str, str]) -> None:
    row = part.node.name if isinstance(part.node, nodes.Name) else ""
    if row not in loops:
        judged.wrong(
            plek, f"‘{row or part.attr}.{part.attr}’: dit kan alleen binnen {{% for {row or 'rij'} in … %}}."
        )
    elif part.attr not in LIJSTEN.get(loops[row], frozenset()):
        known = sorted(LIJSTEN.get(loops[row], frozenset()))
        judged.wrong(
            plek, f"Een rij van ‘{loops[row]}’ heeft geen ‘{part.attr}’.{did_you_mean(part.attr, known)}"
        )


def _nodes(tree: nodes.Node) -> Iterator[nodes.Node]:
    yield tree
    for child in tree.iter_child_nodes():
        yield from _nodes(child)
