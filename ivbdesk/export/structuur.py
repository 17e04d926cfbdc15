"""Puts into a PDF that reportlab drew what reportlab cannot: structure, language, metadata, encryption.

ISO 32000-1, 14.7 (logical structure) and 14.8 (tagged PDF); ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

PASSWORD_BYTES = 127
"""The longest password of a PDF, in UTF-8 (ISO 32000-2, 7.6.4.3.3)."""

_ATTRIBUTES = {"TH": "Table", "L": "List", "Figure": "Layout"}


@dataclass(frozen=True)
class LinkBox:
    """Where on a page (from 0) something leads to the heading with the anchor `to`."""

    page: int
    box: tuple[float, float, float, float]
    to: str


@dataclass
class Node:
    """One element of the structure tree: what it is, what stands below it, and where its content is drawn.

    `contents` holds (page from 0, number of the marked content on that page); `attributes` what its tag
    knows of (Scope, ListNumbering, BBox); `top` the height of a heading on its page, in points. A heading with
    an `anchor` is where `links` lead, which stand in the text of an element; `made` is it in the PDF.
    """

    tag: str
    alt: str = ""
    bookmark: str = ""
    anchor: str = ""
    top: float = 0.0
    attributes: dict[str, Any] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    contents: list[tuple[int, int]] = field(default_factory=list)
    links: list[LinkBox] = field(default_factory=list)
    made: Any = None

    def add(self, tag: str, **attributes: Any) -> Node:
        """A new element, last below this one."""
        child = Node(tag, attributes=attributes)
        self.children.append(child)
        return child

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def finish(data: bytes, root: Node, titel: str, taal: str, moment: datetime, password: str | None) -> bytes:
    """The PDF with its structure; encrypted with AES-256 (revision 6) where a password is given.

    Without a password the same input gives the same bytes. Raises ValueError for a password that is empty
    or too long.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        _add_structure(pdf, root)
        _add_bookmarks(pdf, root)
        _set_metadata(pdf, titel, taal, moment)
        out = BytesIO()
        how = {"encryption": _encryption(password)} if password is not None else {"deterministic_id": True}
        pdf.save(out, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.generate, **how)
    return out.getvalue()


def _encryption(password: str) -> pikepdf.Encryption:
    # Composed, so that the same letters open the file on whatever keyboard they are typed.
    composed = unicodedata.normalize("NFC", password)
    if not 0 < len(composed.encode()) <= PASSWORD_BYTES:
        raise ValueError("Kies een wachtwoord van ten minste 1 en ten hoogste 127 tekens.")
    # One password for opening and for owning: rights that a reader may ignore would only seem a protection.
    return pikepdf.Encryption(user=composed, owner=composed, R=6)


def _add_structure(pdf: pikepdf.Pdf, root: Node) -> None:
    pages = [page.obj for page in pdf.pages]
    owners: list[dict[int, Any]] = [{} for _ in pages]
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree.K = Array([_element(pdf, root, tree, pages, owners)])
    numbers = Array()
    for index, (page, by_number) in enumerate(zip(pages, owners, strict=True)):
        page.StructParents = index
        page.Tabs = Name.S
        numbers.append(index)
        numbers.append(pdf.make_indirect(Array([by_number[number] for number in sorted(by_number)])))
    for key, element in enumerate(_add_links(pdf, root, pages), len(pages)):
        numbers.append(key)
        numbers.append(element)
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(numbers) // 2
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _element(
    pdf: pikepdf.Pdf, node: Node, parent: Any, pages: list[Any], owners: list[dict[int, Any]]
) -> Any:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent))
    kids: list[Any] = []
    for page, number in node.contents:
        owners[page][number] = element
        on_first = page == node.contents[0][0]
        kids.append(number if on_first else Dictionary(Type=Name.MCR, Pg=pages[page], MCID=number))
    kids += [_element(pdf, child, element, pages, owners) for child in node.children]
    node.made = element
    if node.contents:
        element.Pg = pages[node.contents[0][0]]
    if kids:
        element.K = kids[0] if len(kids) == 1 else Array(kids)
    if node.alt:
        element.Alt = String(node.alt)
    if node.attributes:
        element.A = Dictionary(O=Name(f"/{_ATTRIBUTES[node.tag]}"), **node.attributes)
    return element


def _add_links(pdf: pikepdf.Pdf, root: Node, pages: list[Any]) -> Iterator[Any]:
    """Each link as an element below that of its text, which says where it leads (ISO 14289-1, 7.18.5); gives these."""
    headings = {node.anchor: node for node in root.walk() if node.anchor}
    key = len(pages)
    for node in root.walk():
        for link in node.links:
            target, page = headings[link.to], pages[link.page]
            words = String(f"Naar: {target.bookmark}")
            annotation = pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot, Subtype=Name.Link, Rect=Array(link.box), Border=Array([0, 0, 0]), F=4,
                    Dest=Array([pages[target.contents[0][0]], Name.XYZ, 0, target.top, 0]),
                    StructParent=key, Contents=words,
                )
            )  # fmt: skip
            page.Annots = Array([*page.get("/Annots", []), annotation])
            kid = Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)
            element = Dictionary(Type=Name.StructElem, S=Name.Link, P=node.made, Pg=page, K=kid, Alt=words)
            yield _last_below(node.made, pdf.make_indirect(element))
            key += 1


def _last_below(parent: Any, element: Any) -> Any:
    kids = parent.get("/K", Array())
    parent.K = Array([*(kids if isinstance(kids, Array) else [kids]), element])
    return element


def _add_bookmarks(pdf: pikepdf.Pdf, root: Node) -> None:
    with pdf.open_outline() as outline:
        # The open bookmarks above the next one, with their level; a level that was skipped does no harm.
        above: list[tuple[int, Any]] = []
        for node in root.walk():
            if not node.bookmark or not node.contents:
                continue
            level = int(node.tag[1])
            above = [(other, item) for other, item in above if other < level]
            item = pikepdf.OutlineItem(node.bookmark, node.contents[0][0], "XYZ", left=0, top=node.top)
            (above[-1][1].children if above else outline.root).append(item)
            above.append((level, item))


def _set_metadata(pdf: pikepdf.Pdf, titel: str, taal: str, moment: datetime) -> None:
    """Only a neutral title, the language and the moment: no author, no program, no path."""
    pdf.Root.Lang = String(taal)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo.Title = String(titel)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:title"] = titel
        meta["dc:language"] = [taal]
        meta["xmp:CreateDate"] = meta["xmp:ModifyDate"] = moment.isoformat(timespec="seconds")
        meta["pdfuaid:part"] = "1"
