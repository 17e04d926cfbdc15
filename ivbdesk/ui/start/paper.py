"""What is printed on paper: the recovery key of a register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.ui.background import Background
from ivbdesk.ui.opened import Phrases
from ivbdesk.ui.start.recovery_words import COLUMNS
from ivbdesk.ui.widgets.basics import Label, SecondaryButton
from ivbdesk.ui.widgets.layouts import row

_SHEET = """
<h1>Herstelsleutel</h1>
<p>Register: <b>{name}</b></p>
<table cellpadding="4" style="font-size:15pt">{words}</table>
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


_PRINT, _ASKING = "Afdrukken …", "Printers worden opgevraagd …"


class RecoveryPrint(QWidget):
    """A button that prints the recovery key, and what is told of it where it went to a file.

    `content` gives the folder of the register and the words. A print server that is slow is waited for off the UI thread:
    the dialog of the system asks the same, and Windows remembers the answer.
    """

    def __init__(
        self,
        background: Background,
        phrases: Callable[[], Phrases],
        content: Callable[[], tuple[Path, Sequence[str]]],
    ) -> None:
        super().__init__()
        self._background, self._phrases, self._content = background, phrases, content
        self._told = Label("", "near")
        self.button = SecondaryButton(_PRINT, self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row(self.button))
        column.addWidget(self._told)

    def _ask(self) -> None:
        self.button.setEnabled(False)
        self.button.setText(_ASKING)
        self._background.run(
            QPrinterInfo.availablePrinterNames,
            lambda _: self._print(),
            owner=self,
            failed=lambda _: self._print(),
        )

    def _print(self) -> None:
        self.button.setText(_PRINT)
        self.button.setEnabled(True)
        if self.isVisible():  # the officer may have gone on
            self._tell(*self._content())

    def _tell(self, register: Path, words: Sequence[str]) -> None:
        told, sheet = print_recovery(register.stem, words, self)
        self._told.setText(told)
        if sheet is not None:  # a share may take long to answer
            phrases = self._phrases()
            self._background.run(lambda: phrases.risk_of(sheet, register), self._warn, owner=self)

    def _warn(self, risk: str) -> None:
        if risk:
            self._told.setText(f"{risk} {self._told.text()}")
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._told.text()))


def _rows(words: Sequence[str]) -> str:
    """The words with their numbers, in rows of a table: straight in whatever letter the printer has."""
    cells = [f'<td align="right">{at}</td><td>{escape(word)}</td>' for at, word in enumerate(words, start=1)]
    return "".join(f"<tr>{''.join(cells[at : at + COLUMNS])}</tr>" for at in range(0, len(cells), COLUMNS))


def print_recovery(name: str, words: Sequence[str], parent: QWidget) -> tuple[str, Path | None]:
    """Ask for a printer and print the sheet; gives what there is to tell, and the file where it went to one and not to paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Herstelsleutel")
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        sheet = QTextDocument()
        sheet.setHtml(_SHEET.format(name=escape(name), words=_rows(words)))
        sheet.print_(printer)
    else:
        return "", None
    if not printer.outputFileName():
        return _NO_FILE, None
    sheet_file = Path(printer.outputFileName())
    return _FILE.format(file=sheet_file.name), sheet_file
