"""The middle of the shared screen: one casus in large type, from its projection and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ivbdesk.actions.publiek.zaal import Zaal
from ivbdesk.cases.publiek.overlegbeeld import Gebiedregel, Overlegbeeld
from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.widgets.layouts import clear, scrolling

LEFT_OUT = "Er is iets weggelaten dat niet voor iedereen hier bestemd is."
NOTHING_YET = "Sinds het vorige overleg is niets vastgelegd dat hier getoond kan worden."


class Laddertrap(QWidget):
    """Six bars, filled up to the level of the casus; the words below say the same."""

    def __init__(self, theme: Theme, trede: int, namen: Sequence[str]) -> None:
        super().__init__()
        self._theme, self._trede = theme, trede
        told = f"Trede {trede} van {len(namen)}: {namen[trede - 1]}" if trede else "Nog geen middel begonnen"
        self.setAccessibleName(told)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._count = len(namen)

    def sizeHint(self) -> QSize:
        """A bar of most of a line high."""
        return QSize(200, self.fontMetrics().height() * 2 // 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = self.height() / 3
        width = (self.width() - gap * (self._count - 1)) / self._count
        for number in range(self._count):
            name = f"r{number + 1}" if number < self._trede else "line"
            painter.setBrush(self._theme.colour(name))
            painter.setPen(self._theme.colour(name))
            painter.drawRoundedRect(
                QRectF(number * (width + gap), 0, width, self.height() - 1), gap / 2, gap / 2
            )


class Beeld(QWidget):
    """Shows a Zaal: the casus, or why it is not shown."""

    def __init__(self, theme: Theme, treden: Sequence[str]) -> None:
        super().__init__()
        self._theme, self._treden = theme, tuple(treden)
        self._zaal: Zaal | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._column = QVBoxLayout(content)
        content.setProperty("role", "zaal")
        outer.addWidget(scrolling(content))

    def show_again(self) -> None:
        """Show the same in another size."""
        if self._zaal is not None:
            self.show_zaal(self._zaal)

    def show_zaal(self, zaal: Zaal) -> None:
        """Show what may be shown."""
        self._zaal = zaal
        clear(self._column)
        unit = self.fontMetrics().height()
        self._column.setContentsMargins(unit * 3 // 2, unit, unit * 3 // 2, unit)
        self._column.setSpacing(unit // 2)
        if zaal.beeld is None:
            self._say_why_not(zaal)
        else:
            self._show(zaal.beeld)
        self._column.addStretch(1)

    def _say_why_not(self, zaal: Zaal) -> None:
        self._column.addWidget(Label(zaal.nummers.get(zaal.bespreking.casus_id, ""), "h1"))
        if zaal.bespreking not in zaal.agenda:
            self._column.addWidget(Label("Er is nu geen casus die hier getoond mag worden.", "vraag"))
            return
        if zaal.besloten:
            self._column.addWidget(Label("Deze casus is besloten en wordt hier niet getoond.", "vraag"))
            return
        names = join_nl([partner.kort for partner in zaal.ongemachtigd])
        leave = "heeft" if len(zaal.ongemachtigd) == 1 else "hebben"
        told = f"Deze casus wordt getoond zodra {names} de zaal {leave} verlaten."
        self._column.addWidget(Label(told, "vraag"))
        self._column.addWidget(Label("F6: aangeven wie er is bij deze casus.", "muted"))

    def _show(self, beeld: Overlegbeeld) -> None:
        add = self._column.addWidget
        add(Label(f"{beeld.nummer} · {beeld.soort}", "h1"))
        add(Label(beeld.over, "muted"))
        if beeld.weggelaten:
            add(Label(LEFT_OUT, "muted"))  # above, where no list can push it out of sight
        add(Laddertrap(self._theme, beeld.trede, self._treden))
        self._column.addLayout(self._names(beeld.trede))
        add(self._question(beeld.vraag or "Wat vraagt deze casus van dit overleg?"))
        if beeld.gebieden:
            add(Label("Leefgebieden", "h2"))
            self._column.addLayout(self._areas(beeld.gebieden))
        if beeld.afspraken:
            add(Label("Lopende afspraken", "h2"))
            for line in beeld.afspraken:
                add(Label(f"· {line}"))
        add(Label("Sinds het vorige overleg", "h2"))
        for line in beeld.sinds or (NOTHING_YET,):
            add(Label(f"· {line}"))

    def _names(self, trede: int) -> QHBoxLayout:
        row = QHBoxLayout()
        for number, name in enumerate(self._treden, 1):
            label = Label(name, "strong" if number == trede else "muted", wrap=False)
            row.addWidget(label, 1)
        return row

    def _question(self, words: str) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "vraagbalk")
        column = QVBoxLayout(frame)
        column.setContentsMargins(self.fontMetrics().height(), 2, 0, 2)
        column.addWidget(Label(f"Vraag aan het overleg: {words}" if words[:1].islower() else words, "vraag"))
        return frame

    def _areas(self, lines: Sequence[Gebiedregel]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.fontMetrics().height() * 2)
        grid.setVerticalSpacing(self.fontMetrics().height() // 3)
        for number, line in enumerate(lines):
            row, column = divmod(number, 2)
            pair = QHBoxLayout()
            pair.setSpacing(self.fontMetrics().height() // 2)
            pair.addWidget(Label(line.naam), 1)
            role = f"score{line.score}" if line.score else "muted"
            pair.addWidget(Label(line.woorden, role, wrap=False))
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addLayout(pair)
            if line.gat:
                cell.addWidget(Label(f"◆ {line.gat}", "gat"))
            cell.addStretch(1)
            grid.addLayout(cell, row, column)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid
