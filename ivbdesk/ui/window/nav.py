"""The navigation at the left: brand, entries with a count, the chosen one with a bar, lines at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ivbdesk.ui.icons import pixmap
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.nav_spoken import speak_as_pages, tell_chosen

_WIDE, _NARROW = 208, 58
_LEFT_COMPACT, _MOST_COMPACT = 11, 99


class NavEntry(QAbstractButton):
    """One place to go: an icon, its name, and how many things wait there."""

    def __init__(self, theme: Theme, name: str, icon: str) -> None:
        super().__init__()
        self._theme, self._icon, self._count = theme, icon, 0
        self._compact = False
        self.setText(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(name)
        self.setToolTip(name)
        theme.changed.connect(self.update)

    @property
    def count(self) -> int:
        """How many things wait; 0 shows no badge."""
        return self._count

    def set_count(self, count: int, meaning: str) -> None:
        """Show how many wait; `meaning` ("te laat") goes to screen readers and the tip."""
        self._count = count
        said = f"{self.text()}, {count} {meaning}" if count else self.text()
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, with the number; the name stays in the tip and for screen readers."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line with room around it."""
        px = self._theme.px
        return QSize(px(_NARROW if self._compact else _WIDE), self.fontMetrics().height() + px(20))

    def minimumSizeHint(self) -> QSize:
        """Closer together in a low window."""
        return QSize(self.sizeHint().width(), self.fontMetrics().height() + self._theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, bar, icon, name and badge; the focus as a ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour = self._theme.px, self._theme.colour
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.fillRect(self.rect(), colour("nav_on" if chosen else "nav_hover"))
        if chosen:
            painter.fillRect(0, 0, px(3), self.height(), colour("nav_bar"))
        ink = colour("nav_strong" if chosen else "nav_ink")
        edge = px(18)
        picture = pixmap(self._icon, ink, edge, self.devicePixelRatioF())
        painter.drawPixmap(px(_LEFT_COMPACT if self._compact else 20), (self.height() - edge) // 2, picture)
        if not self._compact:
            self._draw_words(painter, ink, chosen)
        if self._count:
            self._draw_badge(painter)
        if self.hasFocus():
            painter.setPen(QPen(colour("nav_bar"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)

    def _draw_words(self, painter: QPainter, ink: QColor, chosen: bool) -> None:
        px = self._theme.px
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(ink)
        words = self.rect().adjusted(px(48), 0, -px(44), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _draw_badge(self, painter: QPainter) -> None:
        px = self._theme.px
        font = self._theme.font(0.8 if self._compact else 0.89, QFont.Weight.DemiBold)
        said = f"{self._count:,}".replace(",", ".")
        if self._compact and self._count > _MOST_COMPACT:
            said = f"{_MOST_COMPACT}+"
        metrics = QFontMetrics(font)
        around, edge = (px(6), px(4)) if self._compact else (px(16), px(18))
        width, height = (
            metrics.horizontalAdvance(said) + around,
            metrics.height() + px(1 if self._compact else 3),
        )
        box = QRect(self.width() - width - edge, (self.height() - height) // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("nav_badge"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(self._theme.colour("nav_strong"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)


class Nav(QWidget):
    """The entries in a column. Up and down walk them, Alt+1 to Alt+9 choose one; `chosen` gives its key."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, brand: str, under: str) -> None:
        super().__init__()
        self._theme = theme
        self._entries: dict[str, NavEntry] = {}
        self._compact = False
        speak_as_pages(NavEntry, Nav)
        self.setAccessibleName("Navigatie")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(16), 0, px(16))
        column.setSpacing(0)
        self._brand, self._under = Label(brand), Label(under)
        for label, below in ((self._brand, 0), (self._under, px(18))):
            label.setContentsMargins(px(18), 0, px(12), below)
            column.addWidget(label)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column.addLayout(self._column)
        column.addStretch(1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(px(18), px(8), px(12), 0)
        self._foot.setSpacing(px(4))
        column.addLayout(self._foot)
        theme.changed.connect(self._dress)
        self._dress()

    def add(self, key: str, name: str, icon: str) -> NavEntry:
        """Add an entry; the first nine get Alt+1 to Alt+9."""
        entry = NavEntry(self._theme, name, icon)
        entry.clicked.connect(lambda: self.choose(key))
        self._entries[key] = entry
        self._column.addWidget(entry)
        number = len(self._entries)
        if number <= 9:
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(lambda: self.choose(key))
            entry.setAccessibleDescription(f"Sneltoets Alt {number}")
        return entry

    @property
    def current(self) -> str:
        """The key of the chosen entry, or "" when none is."""
        return next((key for key, entry in self._entries.items() if entry.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose an entry and say so; raises KeyError when there is none with this key."""
        if any(entry.hasFocus() for entry in self._entries.values()):
            self._entries[key].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.mark(key)
        self.chosen.emit(key)

    def mark(self, key: str) -> None:
        """Show an entry as the chosen one without saying so."""
        chosen = self._entries[key]
        for entry in self._entries.values():
            if entry.isChecked() is not (entry is chosen):
                entry.setChecked(entry is chosen)
                tell_chosen(entry)

    def names(self) -> dict[str, str]:
        """The name of each page by its key."""
        return {key: entry.accessibleName().partition(",")[0] for key, entry in self._entries.items()}

    def set_count(self, key: str, count: int, meaning: str = "") -> None:
        """Show how many things wait at an entry."""
        self._entries[key].set_count(count, meaning)

    def set_compact(self, compact: bool) -> None:
        """Icons alone, for a narrow window."""
        if compact == self._compact:
            return
        self._compact = compact
        for entry in self._entries.values():
            entry.set_compact(compact)
        for label in self.findChildren(Label):
            label.setHidden(compact)
        self.updateGeometry()

    def set_foot(self, lines: Sequence[str]) -> None:
        """Show these lines at the foot."""
        while (item := self._foot.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for line in lines:
            label = self._dressed(Label(line), "nav_ink2", 0.89)
            self._foot.addWidget(label)
            label.setHidden(self._compact)

    def sizeHint(self) -> QSize:
        """As wide as in the design, scaled with the text."""
        return QSize(self._theme.px(_NARROW if self._compact else _WIDE), self._theme.px(480))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move the focus along the entries, Enter goes to one."""
        entries = list(self._entries.values())
        steps = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
        focused = next((place for place, entry in enumerate(entries) if entry.hasFocus()), None)
        if focused is None:
            super().keyPressEvent(event)
        elif event.key() in steps:
            entries[(focused + steps[event.key()]) % len(entries)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entries[focused].click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dark ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("nav"))

    def _dress(self) -> None:
        self._dressed(self._brand, "nav_strong", 1.14, QFont.Weight.Bold)
        self._dressed(self._under, "nav_ink2", 0.89)
        for place in range(self._foot.count()):
            item = self._foot.itemAt(place)
            if item is not None and isinstance(label := item.widget(), Label):
                self._dressed(label, "nav_ink2", 0.89)
        self.update()

    def _dressed(
        self, label: Label, ink: str, scale: float, weight: QFont.Weight = QFont.Weight.Normal
    ) -> Label:
        label.setFont(self._theme.font(scale, weight))
        palette = label.palette()
        palette.setColor(label.foregroundRole(), self._theme.colour(ink))
        label.setPalette(palette)
        return label
