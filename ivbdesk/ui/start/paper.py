"""What is printed on paper: the recovery key of a register."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

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

_FILE = (
    "De herstelsleutel staat nu leesbaar in {file}. Wie dat bestand heeft, opent het register: druk het af, wis het "
    "daarna, ook uit de prullenbak, en laat er geen kopie van achter in een cloudmap."
)
_NO_FILE = (
    "Kwam er geen papier maar een pdf? Wie die pdf heeft, opent het register: druk hem af en wis hem daarna."
)


def print_recovery(name: str, words: Sequence[str], parent: QWidget) -> str:
    """Ask for a printer and print the sheet; gives what there is to tell, where it went to a file and not to paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Herstelsleutel")
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        sheet = QTextDocument()
        sheet.setHtml(_SHEET.format(name=escape(name), words=escape(numbered(words))))
        sheet.print_(printer)
    else:
        return ""
    if not printer.outputFileName():
        return _NO_FILE
    return _FILE.format(file=Path(printer.outputFileName()).name)
