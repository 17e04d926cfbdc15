"""What is printed on paper: the recovery key of a register."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

_SHEET = """
<h1>Herstelsleutel</h1>
<p>Register: <b>{name}</b></p>
<p style="font-family:monospace; font-size:18pt">{first}<br>{second}</p>
<p>Met deze sleutel opent u het register als de wachtwoordzin kwijt is. Bewaar dit blad in een kluis, niet bij de
computer. Wie dit blad heeft, kan het register openen. Typfouten worden herkend; de letters I, L, O en U komen niet
voor.</p>
"""


def print_recovery(name: str, groups: Sequence[str], parent: QWidget) -> None:
    """Ask for a printer and print the sheet; nothing happens when the officer cancels."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Herstelsleutel")
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        sheet = QTextDocument()
        half = len(groups) // 2
        first, second = ("&nbsp; ".join(map(escape, part)) for part in (groups[:half], groups[half:]))
        sheet.setHtml(_SHEET.format(name=escape(name), first=first, second=second))
        sheet.print_(printer)
