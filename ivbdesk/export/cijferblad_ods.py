"""The figures as an OpenDocument spreadsheet: one sheet a subject, and how was counted."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from ivbdesk.cases.cijfers.blad import Blad
from ivbdesk.cases.cijfers.buiten import DEEL, KOPPEN, UITLEG
from ivbdesk.cases.cijfers.cel import LEGENDA
from ivbdesk.export.huisstijl import printable
from ivbdesk.export.zipdelen import zipped

_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
Regel = tuple[str | int, ...]


def render_ods(blad: Blad) -> bytes:
    """A spreadsheet in which nothing is worked out; what is hidden is text."""
    sheets = [_sheet(deel, _lines(blad, deel)) for deel in blad.delen]
    if blad.buiten:
        outside = [(f"{blad.kenmerk}: {DEEL}",), (UITLEG,), KOPPEN, *(line.cellen for line in blad.buiten)]
        sheets.append(_sheet(DEEL, outside))
    told = [(LEGENDA,), *((tabel.kop, tabel.zo_geteld) for tabel in blad.tabellen)]
    sheets.append(_sheet("Zo tellen wij", told))
    content = (
        f'{_HEAD}<office:document-content {_NAMES} office:version="1.3"><office:body><office:spreadsheet>'
        f"{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return zipped({"mimetype": _KIND, "content.xml": content, "META-INF/manifest.xml": manifest}, "mimetype")


def _lines(blad: Blad, deel: str) -> list[Regel]:
    now, then = blad.selectie.periode.naam, blad.selectie.jaar_eerder().periode.naam
    lines: list[Regel] = [(f"{blad.kenmerk}: {deel}",)]
    for tabel in blad.van_deel(deel):
        lines += [(), (tabel.kop, now, then)]
        for line in tabel.all_lines():
            lines.append((line.naam, *line.cellen))
        lines += [(told,) for told in tabel.zinnen]
    return lines


def _sheet(name: str, lines: Iterable[Regel]) -> str:
    rows = "".join(
        f"<table:table-row>{''.join(map(_cell, line)) or _EMPTY}</table:table-row>" for line in lines
    )
    return f'<table:table table:name={quoteattr(name)}><table:table-column table:number-columns-repeated="3"/>{rows}</table:table>'


_EMPTY = "<table:table-cell/>"


def _cell(value: str | int) -> str:
    text = f"<text:p>{escape(printable(str(value)))}</text:p>"
    if isinstance(value, int):
        return f'<table:table-cell office:value-type="float" office:value="{value}">{text}</table:table-cell>'
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
