"""The hits of the search field, grouped, with the words marked; and the acts whose name was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.cases.zoeken.zoeken import MARK_OFF, MARK_ON, Zoekvondst
from ivbdesk.ui.widgets.table_text import Index

_THING = Qt.ItemDataRole.UserRole
_MARKED = Qt.ItemDataRole.UserRole + 1
_KEY = Qt.ItemDataRole.UserRole + 2
_LINES_SHOWN = 22
_DOTS = " …"


@dataclass(frozen=True, slots=True)
class Offer:
    """An act as the list shows it: its name, its key, and why it cannot be done now."""

    name: str
    key: str
    refusal: str
    act: object


class SearchHits(QFrame):
    """The hits below the search field; Enter opens one, Escape closes. `picked` gives a Vondst, `acted` an act."""

    picked = Signal(object)
    acted = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._acts: Sequence[Offer] = ()
        self._first_words = ""
        self._cases: Sequence[Zoekvondst] = ()
        self._texts: Sequence[Zoekvondst] = ()
        self._like: Sequence[Zoekvondst] = ()
        self._waiting = 0
        self.answers = 0
        """How many answers were shown so far."""
        self.setProperty("role", "popup")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        self.list = _Lines()
        self.list.setAccessibleName("Zoekresultaten")
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_MarkedDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._pick)
        self.list.itemClicked.connect(self._pick)
        column.addWidget(self.list)
        QShortcut(
            QKeySequence("Escape"), self, self.hide, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def begin(self, acts: Sequence[Offer]) -> None:
        """Something else was typed: these acts fit, and two kinds of hits are on their way."""
        self._acts, self._waiting, self._first_words, self._like = acts, 2, "", ()

    @property
    def is_whole(self) -> bool:
        """Whether no kind of hits is on its way any more."""
        return self._waiting <= 0

    def show_acts(self, acts: Sequence[Offer], below: QWidget) -> None:
        """Show acts alone."""
        self.show_start((), acts, below)

    def show_start(self, recent: Sequence[Zoekvondst], acts: Sequence[Offer], below: QWidget) -> None:
        """Show cases that were open lately, and acts."""
        self._acts, self._waiting, self._first_words = acts, 0, "Onlangs geopend"
        self._cases, self._texts, self._like = recent, (), ()
        self._show(below)

    def show_cases(self, hits: Sequence[Zoekvondst], below: QWidget) -> None:
        """Show hits among cases, people, addresses and partners."""
        self._cases, self._waiting = hits, self._waiting - 1
        self._show(below)

    def show_texts(self, hits: Sequence[Zoekvondst], below: QWidget) -> None:
        """Show hits within texts."""
        self._texts, self._waiting = hits, self._waiting - 1
        self._show(below)

    def show_like(self, hits: Sequence[Zoekvondst], below: QWidget) -> None:
        """Show below all else hits for what is like the words that were typed."""
        self._like = hits
        self._show(below)

    def _show(self, below: QWidget) -> None:
        self.answers += 1
        chosen = self.list.currentItem().data(_THING) if self.list.currentItem() else None
        self.list.clear()
        there = {hit.id for hit in self._cases}
        everything = [*self._cases, *(hit for hit in self._texts if hit.id not in there)]
        there |= {hit.id for hit in self._texts}
        everything += [hit for hit in self._like if hit.id not in there]
        for (groep, lijkt), found in groupby(everything, key=lambda hit: (hit.groep, hit.lijkt)):
            like = " · lijkt op wat u typte" if lijkt else ""
            self._add_heading(self._first_words or groep.label + like)
            for hit in found:
                closed = "" if hit.is_open else "  (gesloten)"
                self._add(f"{hit.kop}{closed}   {hit.tekst}", hit)
        if self._acts:
            self._add_heading("Doen")
            for offer in self._acts:
                self._add_act(offer)
        if not self.list.count():
            words = "Zoeken …" if self._waiting > 0 else "Niets gevonden."
            item = QListWidgetItem(words)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self._choose(chosen)
        self._place(below)

    def _choose(self, thing: object) -> None:
        """Stay on the hit that was chosen when more hits come in."""
        for row in range(self.list.count()):
            if thing is not None and self.list.item(row).data(_THING) == thing:
                self.list.setCurrentRow(row)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        strong = QFont(self.list.font())
        strong.setWeight(QFont.Weight.DemiBold)
        item.setFont(strong)
        self.list.addItem(item)

    def _add(self, marked: str, thing: object) -> None:
        plain = marked.replace(MARK_ON, "").replace(MARK_OFF, "")
        item = QListWidgetItem(plain)
        item.setData(_THING, thing)
        item.setData(_MARKED, marked)
        self.list.addItem(item)

    def _add_act(self, offer: Offer) -> None:
        item = QListWidgetItem(offer.name if not offer.refusal else f"{offer.name} ({offer.refusal})")
        item.setData(_KEY, offer.key)
        if offer.refusal:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setForeground(self.palette().placeholderText())
        else:
            item.setData(_THING, offer)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()} {offer.key}".strip())
        self.list.addItem(item)

    def _place(self, below: QWidget) -> None:
        line = max(1, self.list.sizeHintForRow(0)) + 1
        corner = below.mapTo(self._window, below.rect().bottomLeft())
        room = self._window.width() - corner.x() - 16
        width = min(room, max(below.width(), self.fontMetrics().averageCharWidth() * 120))
        lines = min(self.list.count(), _LINES_SHOWN)
        height = min(line * lines + 16, self._window.height() - corner.y() - 16)
        if self.isVisible() and self._waiting > 0:
            height = max(height, self.height())  # more is coming: what lies below is not drawn for a moment
        self.setGeometry(corner.x(), corner.y() + 4, width, height)
        if not self.isVisible():
            self.show()
            self.raise_()

    def _first(self) -> int:
        things = (row for row in range(self.list.count()) if self.list.item(row).data(_THING) is not None)
        return next(things, -1)

    def take_focus(self) -> None:
        """Go into the list."""
        if self.isVisible() and self._first() >= 0:
            self.list.setFocus()
            self.list.setCurrentRow(self._first())

    def choose_first(self) -> None:
        """Open the first hit; where there are only acts that cannot be done now, ask for the first of those."""
        if self.isVisible() and self._first() >= 0:
            self._pick(self.list.item(self._first()))
        elif self.isVisible() and self._acts:
            self.acted.emit(self._acts[0].act)

    def _pick(self, item: QListWidgetItem) -> None:
        thing = item.data(_THING)
        if isinstance(thing, Zoekvondst):
            self.picked.emit(thing)
        elif isinstance(thing, Offer):
            self.acted.emit(thing.act)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        search = getattr(getattr(self._window, "top", None), "search", None)
        if self.isVisible() and new is not None and new not in (self.list, search):
            self.hide()


class _Lines(QListWidget):
    """A list that covers what lies below it, so that a new answer does not draw that anew."""

    def __init__(self) -> None:
        super().__init__()
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground first."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self.palette().base())
        super().paintEvent(event)


class _MarkedDelegate(QStyledItemDelegate):
    """One line in which the words that were typed are bold and underlined; what does not fit ends in dots."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As narrow as the list; as high as its text."""
        return QSize(10, super().sizeHint(option, index).height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground as ever, and the text with its marks."""
        marked = index.data(_MARKED)
        if not isinstance(marked, str):
            super().paint(painter, option, index)
            if key := index.data(_KEY):
                side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(option.rect.adjusted(8, 0, -12, 0), side, str(key))
            return
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area = option.rect.adjusted(8, 0, -8, 0)
        formats = _formats(marked)
        layout, line = _laid_out(words, option.font, formats)
        if line.naturalTextWidth() > area.width():
            dots = option.fontMetrics.horizontalAdvance(_DOTS)
            end = line.xToCursor(area.width() - dots, QTextLine.CursorPosition.CursorOnCharacter)
            layout, line = _laid_out(_up_to(words, end).rstrip() + _DOTS, option.font, formats)
        painter.setPen(option.palette.color(option.palette.ColorRole.Text))
        top = area.top() + (area.height() - line.height()) / 2
        layout.draw(painter, QPointF(area.left(), top))


def _laid_out(
    words: str, font: QFont, formats: list[QTextLayout.FormatRange]
) -> tuple[QTextLayout, QTextLine]:
    layout = QTextLayout(words, font)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    return layout, line


def _formats(marked: str) -> list[QTextLayout.FormatRange]:
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    strong.setFontUnderline(True)
    found = []
    for start, length in marked_places(marked):
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = start, length, strong
        found.append(made)
    return found


def marked_places(marked: str) -> list[tuple[int, int]]:
    """Where each mark begins in the text without marks and how long it is, as Qt counts."""
    found, at, start = [], 0, -1
    for char in marked:
        if char == MARK_ON:
            start = at
        elif char == MARK_OFF and start >= 0:
            found.append((start, at - start))
            start = -1
        else:
            at += _width(char)
    return found


def _width(char: str) -> int:
    """How many places Qt counts for a character: an emoji has two."""
    return 2 if ord(char) > 0xFFFF else 1


def _up_to(words: str, place: int) -> str:
    """The text up to a place as Qt counts."""
    return words.encode("utf-16-le")[: 2 * place].decode("utf-16-le", "ignore")
