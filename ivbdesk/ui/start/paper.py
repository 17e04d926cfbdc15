"""What is printed on paper: the recovery key of a register."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ivbdesk.ui.start.recovery_words import sheet as numbered

_SHEET = """
<h1>Herstelsleutel</h1>
<p>Register: <b>{name}</b></p>
<pre style="font-size:15pt">{words}</pre>
<p>Met deze sleutel opent u het register als de wachtwoordzin kwijt is. Bewaar dit blad in een kluis, niet bij de
computer. Wie dit blad heeft, kan het register openen. Typ de woorden in deze volgorde; typfouten worden herkend.</p>
"""


def print_recovery(name: str, words: Sequence[str], parent: QWidget) -> None:
    """Ask for a printer and print the sheet; nothing happens when the officer cancels."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Herstelsleutel")
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        sheet = QTextDocument()
        sheet.setHtml(_SHEET.format(name=escape(name), words=escape(numbered(words))))
        sheet.print_(printer)
