"""The manual in a window of its own, that can stand beside the one in which the work is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.cases.beheer.handleiding import Doelsoort, Handleiding, Hoofdstuk, Zinsdeel
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.resources import resource
from ivbdesk.ui.handleiding.chapter_html import PICTURE, chapter_css, chapter_html
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import LinkButton, MutedLabel, SecondaryButton, window_title
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.sought_line import SoughtLine

_SIZE = (940, 760)
_LIST = 270
_LEAST = 120
_NONE = "Niets gevonden. Probeer een ander woord."
_PAUSE_MS = 600
"""How long nothing is typed before it is said what was found: a reader says the letters first."""


class _Pages(QTextBrowser):
    """Shows a chapter; `narrowed` says that it got another width."""

    narrowed = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pictures are as wide as the page."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.narrowed.emit()


class ManualWindow(QWidget):
    """Chapters at the left, found by their words; the chosen one at the right. `wanted` gives a link to a page or an act."""

    wanted = Signal(object)

    def __init__(self, manual: Handleiding, theme: Theme) -> None:
        super().__init__()
        self._manual, self._theme = manual, theme
        self._chapter = manual.hoofdstukken[0]
        self.setWindowTitle(window_title("Handleiding"))
        self.search = SoughtLine("Zoek in de handleiding", "Zoeken in de handleiding")
        self.search.textChanged.connect(self._look)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell_found)
        self.search.textEdited.connect(self._pause.start)
        self.list = QListWidget()
        self.list.setAccessibleName("Hoofdstukken")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._on_chosen)
        self._none = MutedLabel(_NONE, small=True)
        self.text = _Pages()
        self.text.setOpenLinks(False)
        flags = self.text.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.text.setTextInteractionFlags(flags)
        self.list.itemActivated.connect(lambda _: self.text.setFocus())
        self.text.anchorClicked.connect(self._follow)
        self.text.document().setDocumentMargin(theme.px(16))
        self.open = SecondaryButton("Open deze pagina", self._open_page)
        self.keys = LinkButton("Sneltoetsen", lambda: self._ask("Sneltoetsen"))
        self.tour = LinkButton("Rondleiding", lambda: self._ask("Rondleiding"))
        self._lay_out()
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._draw)
        self.text.narrowed.connect(self._fit.start)
        theme.changed.connect(self._draw)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        self.search.leads_to(self.list)
        self._look("")

    def _lay_out(self) -> None:
        px = self._theme.px
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self._none)
        left.addWidget(self.list, 1)
        left.addLayout(row(self.keys, self.tour))
        self._side = side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(px(14), px(14), px(14), px(14))
        whole.setSpacing(px(14))
        whole.addWidget(side)
        right = QVBoxLayout()
        right.addLayout(row(self.open))
        right.addWidget(self.text, 1)
        whole.addLayout(right, 1)
        area = self.screen().availableGeometry()
        self.resize(min(px(_SIZE[0]), area.width() * 9 // 10), min(px(_SIZE[1]), area.height() * 9 // 10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the chapters leave the larger part to what is read."""
        super().resizeEvent(event)
        self._side.setFixedWidth(min(self._theme.px(_LIST), self.width() * 2 // 5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @property
    def chapter(self) -> Hoofdstuk:
        """The chapter that is shown."""
        return self._chapter

    def show_chapter(self, chapter: Hoofdstuk) -> None:
        """Show a chapter, and the window before the others."""
        self.search.clear()
        for number in range(self.list.count()):
            if self.list.item(number).data(Qt.ItemDataRole.UserRole) == chapter.sleutel:
                self.list.setCurrentRow(number)
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, typed: str) -> None:
        found = self._manual.zoek(typed)
        self.list.blockSignals(True)
        self.list.clear()
        for chapter in found:
            item = QListWidgetItem(chapter.titel)
            item.setData(Qt.ItemDataRole.UserRole, chapter.sleutel)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._none.setVisible(not found)
        if found:
            keep = self._chapter if not typed and self._chapter in found else found[0]
            self.list.setCurrentRow(found.index(keep))
        self._mark()

    def _tell_found(self) -> None:
        found = self.list.count()
        told = (
            f"{count(found, 'hoofdstuk', 'hoofdstukken')}, eerst: {self._chapter.titel}" if found else _NONE
        )
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.search, told))

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._chapter = self._manual.hoofdstuk(item.data(Qt.ItemDataRole.UserRole))
            self._draw()
            self.text.verticalScrollBar().setValue(0)

    def _draw(self) -> None:
        document, at = self.text.document(), self.text.verticalScrollBar().value()
        document.setDefaultStyleSheet(chapter_css(self._theme))
        width = max(_LEAST, self.text.viewport().width() - self._theme.px(48))
        for block in self._chapter.blokken:
            if block.beeld:
                self._add_picture(block.beeld, width)
        self.text.setHtml(chapter_html(self._chapter, width))
        self.open.setVisible(bool(self._chapter.bij))
        self.text.setAccessibleName(f"Hoofdstuk {self._chapter.titel}")
        self.text.verticalScrollBar().setValue(at)
        self._mark()

    def _add_picture(self, name: str, width: int) -> None:
        """As sharp as the screen is; Qt's own way to make it smaller leaves no letter readable."""
        sharp = self.devicePixelRatioF()
        picture = QImage(str(resource(f"handleiding/{name}.png")))
        smooth = Qt.TransformationMode.SmoothTransformation
        picture = picture.scaledToWidth(round(width * sharp), smooth)
        picture.setDevicePixelRatio(sharp)
        kind = QTextDocument.ResourceType.ImageResource.value
        self.text.document().addResource(kind, QUrl(f"{PICTURE}:{name}"), picture)

    def _mark(self) -> None:
        """The words that are sought, marked in the chapter."""
        marks = []
        for word in self.search.text().split():
            cursor = self.text.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(cursor)
                mark.format.setBackground(self._theme.colour("warn_soft"))
                marks.append(mark)
                cursor = self.text.document().find(word, cursor)
        self.text.setExtraSelections(marks)

    def _follow(self, url: QUrl) -> None:
        link = self._chapter.verwijzingen[int(url.path())]
        if link.soort is Doelsoort.HOOFDSTUK:
            self.show_chapter(self._manual.hoofdstuk(link.doel))
        else:
            self.wanted.emit(link)

    def _open_page(self) -> None:
        self.wanted.emit(Zinsdeel("", soort=Doelsoort.PAGINA, doel=self._chapter.bij[0]))

    def _ask(self, act: str) -> None:
        self.wanted.emit(Zinsdeel(act, soort=Doelsoort.HANDELING, doel=act))
