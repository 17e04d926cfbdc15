"""The clipboard: what was copied from this program is kept out of its history, and is taken off again at the lock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from html import escape
from secrets import token_bytes

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from ivbdesk.cases.invoer.formule import as_words
from ivbdesk.cases.zoeken.lijst import Cel

CLEAR_AFTER_MS = 60_000
_OURS = "application/x-ivbdesk"
_TOKEN = token_bytes(16)
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = bytes(4)
_AS_TEXT = """<td style='mso-number-format:"\\@"' x:str sdnum="1043;0;@">{}</td>"""
"""A cell that stays as it was written, "00123" and "=1+1": Excel goes by the first two, LibreOffice by the third."""
_AS_NUMBER = """<td style='mso-number-format:"{excel}"' x:num="{value}" sdval="{value}" sdnum="1033;{office}">{shown}</td>"""
"""A cell with a value, whatever the language it is pasted in: 1033 says that the value has a point, 1043 is Dutch.

LibreOffice takes only a form of a day that it has itself in that language.
"""
_DAY = {"excel": r"dd\-mm\-yyyy", "office": "1043;DD-MM-JJJJ"}
_MOMENT = {"excel": r"dd\-mm\-yyyy\ hh:mm", "office": "1043;DD-MM-JJJJ UU:MM"}
_WHOLE = {"excel": "0", "office": "0;0"}
_TABLE = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><meta charset="utf-8"><table>{}</table></html>'
)
_DAY_0 = datetime(1899, 12, 30)
"""From which day on spreadsheets count."""
_TELLING = ("windows", "xcb", "wayland")
"""Where the desktop tells whose the clipboard is; elsewhere it is ours while one of our windows has the focus."""
_MARKS = {
    # https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats#cloud-clipboard-and-clipboard-history-formats
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): _NO,
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
    # what Klipper, and password managers with it, go by
    "x-kde-passwordManagerHint": b"secret",
    _OURS: _TOKEN,
}
"""Keeps a copy out of the history of the desktop and off other computers, and tells by its last that it is ours."""


class Clipboard(QObject):
    """Watches only what this program itself put there; what another program copied stays."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._board = QGuiApplication.clipboard()
        self._timer = QTimer(self, singleShot=True, interval=CLEAR_AFTER_MS)
        self._timer.timeout.connect(self.clear)
        self._board.dataChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        """A field that copies knows of no marks: they are put on it here."""
        if _is_ours(self._board):
            self._timer.start()
        elif _is_from_here(self._board):
            self._board.setMimeData(_marked(self._board.mimeData()))  # and so this is called again
        else:
            self._timer.stop()

    def clear(self) -> None:
        """Take our own text off the clipboard now, and what is merely selected off that of X11."""
        self._timer.stop()
        if self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)
        if _is_ours(self._board):
            self._board.clear()


def put_table(rows: Sequence[Sequence[Cel]]) -> None:
    """Put rows of cells on the clipboard, as text and as a table; a spreadsheet program works none of them out.

    A day is a day there and a number a number; a text stays as it was written. The bare text has no marks that say so:
    there a text that might be worked out begins with an apostrophe.
    """
    data = QMimeData()
    data.setText("\n".join("\t".join(_plain(cell) for cell in row) for row in rows))
    lines = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in rows)
    data.setHtml(_TABLE.format(lines))
    QGuiApplication.clipboard().setMimeData(_marked(data))


def _plain(cell: Cel) -> str:
    """A cell as text, a day as a Dutch spreadsheet program reads it."""
    if isinstance(cell, date):
        day = f"{cell.day}-{cell.month}-{cell.year}"
        return f"{day} {cell:%H:%M}" if isinstance(cell, datetime) else day
    return as_words(_in_one_line(cell)) if isinstance(cell, str) else str(cell)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _cell(cell: Cel) -> str:
    """A cell of the table."""
    if isinstance(cell, str):
        return _AS_TEXT.format(escape(_in_one_line(cell)))
    shown = escape(_plain(cell))
    if isinstance(cell, datetime):
        value = (cell - _DAY_0) / timedelta(days=1)
        return _AS_NUMBER.format(**_MOMENT, value=f"{value:.10f}", shown=shown)
    if isinstance(cell, date):
        return _AS_NUMBER.format(**_DAY, value=(cell - _DAY_0.date()).days, shown=shown)
    return _AS_NUMBER.format(**_WHOLE, value=cell, shown=shown)


def _marked(data: QMimeData) -> QMimeData:
    made = QMimeData()
    for name in data.formats():
        made.setData(name, data.data(name))
    for name, value in _MARKS.items():
        made.setData(name, value)
    return made


def _is_ours(board: QClipboard) -> bool:
    data = board.mimeData()
    return data is not None and bytes(data.data(_OURS).data()) == _TOKEN


def _is_from_here(board: QClipboard) -> bool:
    """Whether a window of this program put there what is there."""
    data = board.mimeData()
    if data is None or not data.formats():
        return False
    if QGuiApplication.platformName().startswith(_TELLING):
        return board.ownsClipboard()
    return QGuiApplication.focusWindow() is not None
