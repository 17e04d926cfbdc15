"""The frame of the conference window: its parts, the size of its text, and the veil over it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.ui.clipboard import Clipboard
from ivbdesk.ui.publiek.zaal.aanwezig import AgendaColumn
from ivbdesk.ui.publiek.zaal.beeld import Beeld
from ivbdesk.ui.publiek.zaal.footer import Footer
from ivbdesk.ui.publiek.zaal.notities import Notities
from ivbdesk.ui.publiek.zaal.passend import scale_for
from ivbdesk.ui.widgets.basics import Label, window_title
from ivbdesk.ui.workplace import Workplace

_LEAST = QSize(760, 500)


class ZaalFrame(QWidget):
    """A bar above, the agenda with who is there, the casus, the notes, and the foot with the keys."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(window_title("Casusoverleg"))
        self.place = place
        self._scale = 0.0
        self._clipboard = Clipboard(self)
        self._build()
        place.theme.changed.connect(self._dress)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        # The text follows the window, so what it needs now is no bound: it may be made smaller, or go to another screen.
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(_LEAST)
        self.setProperty("role", "zaal")
        bar = QFrame()
        bar.setProperty("role", "zaalbalk")
        line = self._bar = QHBoxLayout(bar)
        self.title, self.when = Label("", "strong"), Label("", wrap=False)
        self.mark = Label("Gedeeld beeld · namen verborgen", "merk", wrap=False)
        self.clock = Label("", wrap=False)
        line.addWidget(self.title, 1)
        for widget in (self.when, self.mark):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.clock)
        outer.addWidget(bar)
        self._body = QWidget()
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self.agenda = AgendaColumn()
        levels = [trede.naam for trede in self.place.ctx.kader.treden if trede.nummer]
        self.beeld = Beeld(self.place.theme, levels)
        self.notities = Notities(self.place.today())
        self._side = QFrame()
        self._side.setProperty("role", "zijkant")
        QVBoxLayout(self._side).addWidget(self.notities)
        body.addWidget(self.agenda, 19)
        middle = QWidget()
        middle.setProperty("role", "zaal")
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.addWidget(self.beeld, 1)
        self._middle.addWidget(self.notities.beeldvorming)
        body.addWidget(middle, 52)
        body.addWidget(self._side, 29)
        outer.addWidget(self._body, 1)
        self.voet = Footer()
        outer.addWidget(self.voet)
        self._cover = QFrame(self)
        self._cover.setProperty("role", "zaal")

    def veil(self) -> None:
        """What is on the screen may not be for those who are here now: it goes at once, until it is read anew."""
        self._clipboard.clear()
        self._cover.setGeometry(self._body.geometry())
        self._cover.raise_()
        self._cover.show()

    def unveil(self) -> None:
        """What is on the screen was read for those who are here."""
        self._cover.hide()

    def _dress(self) -> None:
        self._scale = 0.0
        self._fit()

    def _fit(self) -> None:
        scale = scale_for(self.size(), self.place.theme.px(1000) / 1000)
        if abs(scale - self._scale) < 0.04 * scale:
            return
        self._scale = scale
        self.setFont(self.place.theme.font(scale))
        self.setStyleSheet(self.place.theme.sheet(scale))
        unit = self.fontMetrics().height()
        self._bar.setContentsMargins(unit, unit // 2, unit, unit // 2)
        self._bar.setSpacing(unit)
        self._middle.setContentsMargins(0, 0, 0, unit // 2)
        for layout in (self.agenda.layout(), self.notities.beeldvorming.layout(), self._side.layout()):
            if layout is not None:
                layout.setContentsMargins(unit, unit // 2, unit, unit // 2)
                layout.setSpacing(unit // 2)
        self.beeld.show_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the window."""
        super().resizeEvent(event)
        self._fit()
        self._cover.setGeometry(self._body.geometry())
