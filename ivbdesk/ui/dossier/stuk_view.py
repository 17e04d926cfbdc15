"""A document looked at inside the program: from memory, without a readable file anywhere."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QScrollArea, QWidget

from ivbdesk.cases.dossier.stuk import Stuk, Vorm
from ivbdesk.cases.dossier.stukvorm import as_text, mail_text
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.widgets.basics import Label, MutedLabel
from ivbdesk.ui.widgets.lees_dialog import LeesDialog
from ivbdesk.ui.workplace import Workplace

_WIDEST = 4000


class StukView(LeesDialog):
    """The content below its name, origin and date."""

    def __init__(self, place: Workplace, stuk: Stuk, content: bytes, parent: QWidget) -> None:
        super().__init__(place.theme, stuk.naam, 980, 820, parent)
        told = (stuk.soort.label, short_date(stuk.datum), stuk.herkomst.label, stuk.bron)
        self.column.addWidget(MutedLabel(" · ".join(part for part in told if part), small=True))
        self.body = self._body(stuk, content)
        self.column.addWidget(self.body, 1)

    def _body(self, stuk: Stuk, content: bytes) -> QWidget:
        if stuk.vorm is Vorm.PDF:
            return self._pdf(content)
        if stuk.vorm is Vorm.BEELD:
            return self._image(content)
        text = QPlainTextEdit(mail_text(content) if stuk.vorm is Vorm.MAIL else as_text(content) or "")
        text.setReadOnly(True)
        text.setAccessibleName("Inhoud van het stuk")
        return text

    def _pdf(self, content: bytes) -> QWidget:
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(self._buffer)
        if document.status() is QPdfDocument.Status.Error:
            return Label("Deze PDF kan hier niet worden getoond; misschien is er een wachtwoord op gezet.")
        view = QPdfView(self)
        view.setDocument(document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setAccessibleName("Inhoud van het stuk")
        return view

    def _image(self, content: bytes) -> QWidget:
        buffer = QBuffer(self)
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid() and max(size.width(), size.height()) > _WIDEST:
            reader.setScaledSize(size.scaled(_WIDEST, _WIDEST, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        if image.isNull():
            return Label("Deze afbeelding kan hier niet worden getoond; het bestand is misschien beschadigd.")
        label = QLabel()
        label.setPixmap(QPixmap.fromImage(image))
        label.setAccessibleName("Afbeelding")
        area = QScrollArea()
        area.setWidget(label)
        area.setAccessibleName("Inhoud van het stuk")
        return area
