"""The line icons of the desktop, drawn from `resources/icons/*.svg` in a colour of the palette, and its own mark."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ivbdesk.resources import read

_INK = "currentColor"
_SIZES = (16, 20, 24, 32, 48, 64)
_MARK_SIZES = (*_SIZES, 128, 256)


def icon(name: str, colour: QColor) -> QIcon:
    """The icon in this colour, sharp at every scale; raises FileNotFoundError when there is no such icon."""
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(pixmap(name, colour, size))
    return result


def mark() -> QIcon:
    """The mark of the program, for title bars and the bar of open windows."""
    svg = read("beeldmerk.svg")
    result = QIcon()
    for size in _MARK_SIZES:
        result.addPixmap(_drawn(svg, size))
    return result


def pixmap(name: str, colour: QColor, size: int, dpr: float = 1.0) -> QPixmap:
    """The icon as a pixmap of `size` logical pixels square, for a screen with this device pixel ratio."""
    return _render(name, colour.name(QColor.NameFormat.HexRgb), size, dpr)


@lru_cache(maxsize=512)
def _render(name: str, colour: str, size: int, dpr: float) -> QPixmap:
    result = _drawn(read(f"icons/{name}.svg").replace(_INK, colour), round(size * dpr))
    result.setDevicePixelRatio(dpr)
    return result


def _drawn(svg: str, edge: int) -> QPixmap:
    result = QPixmap(edge, edge)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    return result
