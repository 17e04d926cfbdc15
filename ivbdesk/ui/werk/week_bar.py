"""The hours of the week: what is planned against what there is, for one officer and for the team."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ivbdesk.cases.werk.capaciteit import Werkweek, advice
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Label, MutedLabel


class _Bar(QWidget):
    """How full the week is; what is over stands behind the mark of what there is. Its words are beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._week = Werkweek(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme.px(260))
        theme.changed.connect(self.update)

    def show_week(self, week: Werkweek) -> None:
        """Draw another week."""
        self._week = week
        self.setAccessibleName(week.zin)
        self.update()

    def sizeHint(self) -> QSize:
        """A line of text high."""
        return QSize(self._theme.px(180), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A track, what is planned, and a mark where the hours end if more is planned."""
        px, week = self._theme.px, self._week
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high = px(8)
        whole = QRectF(0, (self.height() - high) / 2, self.width(), high)
        most = max(week.ruimte, week.gepland, 1)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(whole, high / 2, high / 2)
        painter.setBrush(self._theme.colour("warn" if week.te_veel else "accent"))
        painter.drawRoundedRect(
            QRectF(whole.left(), whole.top(), whole.width() * week.gepland / most, high), high / 2, high / 2
        )
        if week.te_veel:
            at = whole.width() * week.ruimte / most
            for ink, wide in (
                ("card", px(6)),
                ("ink", px(2)),
            ):  # with high contrast the bar has the ink of the mark
                painter.setBrush(self._theme.colour(ink))
                painter.drawRect(QRectF(at - wide / 2, whole.top() - px(3), wide, high + px(6)))
        painter.end()


class WeekBar(QWidget):
    """Two bars with their words; where my week is too full a kind line says what may wait."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.mine, self._team = _Bar(theme), _Bar(theme)
        self.words, self.team_words = Label("", wrap=False), MutedLabel("", wrap=False)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(self.words)
        row.addWidget(self.mine, 1)
        row.addSpacing(theme.px(12))
        row.addWidget(self.team_words)
        row.addWidget(self._team, 1)
        row.addStretch(1)
        column.addLayout(row)
        self.advice = MutedLabel("", small=True)
        self.advice.hide()
        column.addWidget(self.advice)

    def show_weeks(self, mine: Werkweek, team: Werkweek) -> None:
        """Show both weeks."""
        self.words.setText(f"Deze week gepland: {mine.zin}")
        self.team_words.setText(f"Team: {team.zin}")
        self.mine.show_week(mine)
        self._team.show_week(team)
        told = advice(mine)
        self.advice.setText(told)
        self.advice.setVisible(bool(told))
