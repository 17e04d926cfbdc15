"""The pages of a PDF as pictures: drawn in the process apart, so that no PDF is ever taken apart in the program itself."""

from __future__ import annotations

import io
import time

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from ivbdesk.cases.dossier.stukinhoud import Bladzijde, Bladzijden

_WIDE, _HIGH = 1400, 4000
_AT_ONCE = 10
_LONGEST_S = 12.0
"""Pages that take long come in smaller numbers; one that takes longer than the process may, comes not at all."""
_MOST_TEXT = 5000


def read_pages(content: bytes, vanaf: int) -> Bladzijden:
    """Some pages from this one on, counted from 0; none of a PDF that is damaged or has a password."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        return Bladzijden((), vanaf, 0)
    number, begun, drawn = document.pageCount(), time.monotonic(), list[Bladzijde]()
    for page in range(vanaf, min(vanaf + _AT_ONCE, number)):
        if drawn and time.monotonic() - begun > _LONGEST_S:
            break
        drawn.append(Bladzijde(_drawn(document, page), document.getAllText(page).text()[:_MOST_TEXT]))
    return Bladzijden(tuple(drawn), vanaf, number)


def _drawn(document: QPdfDocument, page: int) -> bytes:
    """As wide as a window, unless it is far higher than it is wide; empty where it cannot be drawn."""
    points = document.pagePointSize(page)
    if not 0 < points.width() < 1e6 or not 0 < points.height() < 1e6:
        return b""
    scale = min(_WIDE / points.width(), _HIGH / points.height())
    size = QSize(max(1, round(points.width() * scale)), max(1, round(points.height() * scale)))
    image = document.render(page, size).convertToFormat(QImage.Format.Format_RGBA8888)
    if image.isNull():
        return b""
    found = Image.frombuffer("RGBA", (image.width(), image.height()), bytes(image.constBits()))
    paper = Image.new("RGB", found.size, "white")
    paper.paste(found, mask=found.getchannel("A"))
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=88)
    return out.getvalue()
