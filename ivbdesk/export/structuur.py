"""Puts the structure tree, the language, the title and the metadata into a PDF that reportlab drew."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Self

import pikepdf
from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from ivbdesk.export.huisstijl import Opmaak


@dataclass
class Node:
    """One element of the structure tree: its tag, its elements, and its content as (page, number)."""

    tag: str
    scope: str = ""
    alt: str = ""
    box: tuple[float, float, float, float] | None = None
    children: list[Self] = field(default_factory=list)
    contents: list[tuple[int, int]] = field(default_factory=list)

    def add(self, tag: str, scope: str = "", alt: str = "") -> Self:
        """An element below this one."""
        child = type(self)(tag, scope, alt)
        self.children.append(child)
        return child


def finish(data: bytes, root: Node, opmaak: Opmaak, password: str | None) -> bytes:
    """The PDF with its structure; encrypted with AES-256 (revision 6) where a password is given."""
    with pikepdf.open(BytesIO(data)) as pdf:
        _add_tree(pdf, root)
        pdf.Root.Lang = String(opmaak.taal)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        _set_metadata(pdf, opmaak)
        out = BytesIO()
        if password is None:
            pdf.save(out, deterministic_id=True, compress_streams=True)
        else:
            owner = secrets.token_urlsafe(24)
            pdf.save(
                out, encryption=pikepdf.Encryption(user=password, owner=owner, R=6), compress_streams=True
            )
    return out.getvalue()


def _add_tree(pdf: pikepdf.Pdf, root: Node) -> None:
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    by_page: dict[int, dict[int, Any]] = {}
    tree.K = Array([_element(pdf, root, tree, by_page)])
    numbers = Array()
    for page_number, page in enumerate(pdf.pages):
        owners = by_page.get(page_number, {})
        listed = Array([owners[number] for number in sorted(owners)])
        numbers.append(page_number)
        numbers.append(pdf.make_indirect(listed))
        page.obj.StructParents = page_number
        page.obj.Tabs = Name.S
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(pdf.pages)
    pdf.Root.StructTreeRoot = tree


def _element(pdf: pikepdf.Pdf, node: Node, parent: Any, by_page: dict[int, dict[int, Any]]) -> Any:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent))
    kids = Array()
    for page, number in node.contents:
        kids.append(Dictionary(Type=Name.MCR, Pg=pdf.pages[page].obj, MCID=number))
        by_page.setdefault(page, {})[number] = element
    for child in node.children:
        kids.append(_element(pdf, child, element, by_page))
    element.K = kids
    if node.contents:
        element.Pg = pdf.pages[node.contents[0][0]].obj
    if node.scope:
        element.A = Dictionary(O=Name.Table, Scope=Name(f"/{node.scope}"))
    if node.alt:
        element.Alt = String(node.alt)
    if node.box is not None:
        box = Array([round(value, 2) for value in node.box])
        element.A = Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)
    return element


def _set_metadata(pdf: pikepdf.Pdf, opmaak: Opmaak) -> None:
    """Only a neutral title, the language and the moment: no author, no program of the user, no path."""
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo["/Title"] = opmaak.titel
    moment = opmaak.gemaakt_op.isoformat(timespec="seconds")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:title"] = opmaak.titel
        meta["dc:language"] = [opmaak.taal]
        meta["xmp:CreateDate"] = moment
        meta["xmp:ModifyDate"] = moment
        meta["pdfuaid:part"] = "1"
