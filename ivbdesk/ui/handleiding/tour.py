"""The tour: a few short steps on the screens themselves, each beside what it is about."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ivbdesk.resources import read
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import HeaderLabel, Label, LinkButton, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import row

_WIDE = 360
_GAP = 10


@dataclass(frozen=True, slots=True)
class Rondleidingstap:
    """One step: what it says, the page that is shown with it, and what it points at."""

    titel: str
    tekst: str
    pagina: str
    wijst: str


def read_steps() -> tuple[Rondleidingstap, ...]:
    """The steps of `resources/rondleiding.toml`."""
    return tuple(Rondleidingstap(**step) for step in tomllib.loads(read("rondleiding.toml"))["stap"])


class _Ring(QWidget):
    """A line round what is pointed at; the mouse goes through it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("warn"), 3))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 5, 5)


class Tour(QFrame):
    """Stands over the window until it is left, by its buttons or Escape; `ended` says that it was."""

    ended = Signal()

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        steps: Sequence[Rondleidingstap],
        targets: Mapping[str, QWidget],
        go_to: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._steps, self._targets, self._go_to, self._theme = steps, targets, go_to, theme
        self._number, self._window = 0, window
        self.setProperty("role", "tour")
        self.setAutoFillBackground(True)
        self._title, self._text = HeaderLabel("", 2), Label("")
        self.back = SecondaryButton("Vorige", partial(self._turn, -1))
        self.on = PrimaryButton("Verder", partial(self._turn, 1))
        self.stop = LinkButton("Rondleiding stoppen", self.leave)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(row(self.on, self.back, self.stop))
        self.setFixedWidth(px(_WIDE))
        self._ring = _Ring(theme, window)
        for watched in {id(one): one for one in (window, *targets.values())}.values():
            watched.installEventFilter(self)

    @property
    def step(self) -> Rondleidingstap:
        """The step that is shown."""
        return self._steps[self._number]

    def begin(self) -> None:
        """Show the first step."""
        self._number = 0
        self._ring.show()
        self.show()
        self._turn(0)

    def leave(self) -> None:
        """Take it away; it can be called back."""
        for watched in (self._window, *self._targets.values()):
            watched.removeEventFilter(self)
        for widget in (self._ring, self):
            widget.hide()
            widget.deleteLater()
        self.ended.emit()

    def _turn(self, by: int) -> None:
        if self._number + by >= len(self._steps):
            self.leave()
            return
        self._number += by
        self._go_to(self.step.pagina)
        self._title.setText(f"{self._number + 1} van {len(self._steps)} · {self.step.titel}")
        self._text.setText(self.step.tekst)
        self.back.setVisible(self._number > 0)
        self.on.setText("Klaar" if self._number + 1 == len(self._steps) else "Verder")
        told = f"{self._title.text()}. {self.step.tekst}"
        self.setAccessibleName(told)
        self._place()
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _place(self) -> None:
        """Beside what is pointed at: to the right of it, or below, or within where it fills the window."""
        window, target = self._window, self._targets[self.step.wijst]
        at = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        self._ring.setGeometry(at)
        gap = self._theme.px(_GAP)
        high = max(self.heightForWidth(self.width()), self.sizeHint().height())
        self.resize(self.width(), high)
        left, top = at.right() + gap, at.top() + self._theme.px(40)
        if left + self.width() > window.width():
            left, top = min(at.left(), window.width() - self.width() - gap), at.bottom() + gap
        if top + high > window.height():
            left, top = at.center().x() - self.width() // 2, at.center().y() - high // 2
        self.move(max(gap, left), max(gap, top))
        self._ring.raise_()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the tour."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep beside what is pointed at when the window, or that, gets another size or place: the sidebar follows later."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return False
