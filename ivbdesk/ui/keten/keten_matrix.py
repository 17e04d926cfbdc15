"""The chain as a matrix: a row for each leefgebied, a column for each partner, and where it has a gap."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden
from ivbdesk.cases.keten.keten import Ketenrij, open_gaps
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.keten.verloop import course_lines, course_words, draw_course, known_scores
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.list_hands import ListHands
from ivbdesk.ui.widgets.table_text import Index, TextDelegate, fit_rows

_SCORE_ROLE = Qt.ItemDataRole.UserRole + 2
_COURSE_ROLE = Qt.ItemDataRole.UserRole + 3
_COURSE_WIDTH = 52
_WIDE, _NARROW = (22, 26, 9, 26), (16, 15, 16)
"""In characters: leefgebied, draaglast, a partner and the chain; where there is little room a partner has its head."""
_COLOURS = {1: "r5", 2: "r4", 3: "r3", 4: "r1", 5: "r1"}


class _ScoreDelegate(TextDelegate):
    """A bar above the words: the worse, the longer; beside it the course. The words say the same."""

    def head_room(self, index: Index) -> int:
        """Room for the bar, and for the course where there is one."""
        if not isinstance(index.data(_SCORE_ROLE), int):
            return 0
        return self.theme.px(18 if len(index.data(_COURSE_ROLE)) > 1 else 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The words, with the bar above them."""
        super().paint(painter, option, index)
        score = index.data(_SCORE_ROLE)
        if not isinstance(score, int):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(_COLOURS[score]))
        px = self.theme.px
        rect: QRect = option.rect
        width = (rect.width() - px(24 + _COURSE_WIDTH)) * (6 - score) / 5
        painter.drawRoundedRect(QRectF(rect.left() + px(10), rect.top() + px(10), width, px(6)), px(3), px(3))
        painter.restore()
        place = QRectF(rect.right() - px(8 + _COURSE_WIDTH), rect.top() + px(5), px(_COURSE_WIDTH), px(22))
        draw_course(painter, place, index.data(_COURSE_ROLE) or (), self.theme)


class KetenMatrix(QTableWidget):
    """`cell_chosen` gives (leefgebied, partner id or None) on Enter or a double click; `partner_chosen` a column."""

    cell_chosen = Signal(int, object)
    partner_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._partners: list[Partner] = []
        self._rows: list[Ketenrij] = []
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setAccessibleName("Keten: leefgebieden en partners")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fit_rows(self, _ScoreDelegate(theme, self))
        self.cellActivated.connect(self._on_activated)
        ListHands(self, opens="Openen")
        self.verticalHeader().sectionResized.connect(lambda *_: self.updateGeometry())
        self.currentCellChanged.connect(lambda row, column, *_: self._on_current(column))

    def show_chain(
        self, rows: Sequence[Ketenrij], partners: Sequence[Partner], gebieden: Leefgebieden
    ) -> None:
        """Show the matrix; only partners with a role get a column."""
        at = (self.currentRow(), self.currentColumn())
        self._rows, self._partners = list(rows), list(partners)
        last = len(partners) + 2
        self.clear()
        self.setRowCount(len(rows))
        self.setColumnCount(last + 1)
        self.setHorizontalHeaderLabels(["Leefgebied", "Draaglast", *(p.kort for p in partners), "Keten"])
        for number, row in enumerate(rows):
            self._fill_row(number, row, gebieden, last)
        self._set_widths(last)
        if at[0] >= 0:
            self.setCurrentCell(min(at[0], len(rows) - 1), min(at[1], last))

    def minimumSizeHint(self) -> QSize:
        """High enough for all rows: the page around it scrolls, so the matrix does not."""
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        high = self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()
        return QSize(super().minimumSizeHint().width(), high)

    def _set_widths(self, last: int) -> None:
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, partner in enumerate(self._partners, start=2):
            head = self.horizontalHeaderItem(column)
            if head is not None:
                head.setToolTip(partner.naam)
            self.model().setHeaderData(
                column,
                Qt.Orientation.Horizontal,
                Qt.AlignmentFlag.AlignCenter,
                Qt.ItemDataRole.TextAlignmentRole,
            )
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Each as wide as it likes; where there is less room all give way alike, and what is left is for the last."""
        header, em, last = (
            self.horizontalHeader(),
            self.fontMetrics().averageCharWidth(),
            self.columnCount() - 1,
        )
        partners = range(2, last)
        heads = [header.sectionSizeHint(column) for column in partners]
        wide = [em * _WIDE[0], em * _WIDE[1], *(max(em * _WIDE[2], head) for head in heads), em * _WIDE[3]]
        narrow = [em * _NARROW[0], em * _NARROW[1], *heads, em * _NARROW[2]]
        room = self.viewport().width()
        part = min(1.0, max(0.0, (room - sum(narrow)) / (sum(wide) - sum(narrow))))
        widths = [least + int((most - least) * part) for least, most in zip(narrow, wide, strict=True)]
        widths[last] = max(widths[last], room - sum(widths[:last]))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the last column as wide as there is room."""
        super().resizeEvent(event)
        if self.columnCount():
            self._fit_columns()

    def _fill_row(self, number: int, row: Ketenrij, gebieden: Leefgebieden, last: int) -> None:
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        name = QTableWidgetItem(row.naam)
        load = self._load_item(row, gebieden)
        chain = QTableWidgetItem(self._chain(row))
        if row.is_problem:
            name.setFont(strong)
        else:
            name.setForeground(QBrush(self._theme.colour("ink3")))
            load.setForeground(QBrush(self._theme.colour("ink2" if row.score else "ink3")))
        opened = row.gat is not None and row.gat.aanvaard is None
        if opened:
            chain.setForeground(QBrush(self._theme.colour("gap")))
            chain.setFont(strong)
        elif row.gat is not None:
            chain.setForeground(QBrush(self._theme.colour("ink2")))
        elif row.is_problem:
            chain.setForeground(QBrush(self._theme.colour("ok")))
            chain.setFont(strong)
        for column, item in ((0, name), (1, load), (last, chain)):
            self.setItem(number, column, item)
        for column, partner in enumerate(self._partners, start=2):
            self.setItem(number, column, self._role_item(row, partner))
        if opened:
            for column in range(last + 1):
                cell = self.item(number, column)
                if cell is not None:
                    cell.setBackground(QBrush(self._theme.colour("gap_soft")))

    def _role_item(self, row: Ketenrij, partner: Partner) -> QTableWidgetItem:
        inzet = next((i for i in row.inzetten if i.partner_id == partner.id), None)
        item = QTableWidgetItem(inzet.rol.teken if inzet else "")
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        if inzet is not None:
            large = QFont(self.font())
            large.setPointSizeF(self.font().pointSizeF() * 1.35)
            item.setFont(large)
            item.setForeground(QBrush(self._theme.colour("accent")))
            told = "kan of wil niet" if inzet.geweigerd else inzet.rol.label.lower()
            item.setToolTip(f"{partner.naam}: {told}")
        role = inzet.rol.label if inzet else "geen rol"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{partner.naam} bij {row.naam}: {role}")
        return item

    def _load_item(self, row: Ketenrij, gebieden: Leefgebieden) -> QTableWidgetItem:
        text = self._load(row, gebieden)
        item = QTableWidgetItem(text)
        if row.score is not None and row.score.score is not None:
            item.setData(_SCORE_ROLE, row.score.score)
            item.setData(_COURSE_ROLE, tuple(known_scores(row.verloop)))
        course = course_words(row.verloop)
        told = f"{row.naam}: {text.strip()}"
        if course:
            told = f"{told}. Verloop: {course}"
            item.setToolTip(f"Verloop: {course}\n{course_lines(row.verloop, gebieden)}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        return item

    def _load(self, row: Ketenrij, gebieden: Leefgebieden) -> str:
        if row.score is None:
            return "niet beoordeeld"
        label = gebieden.score_label(row.score.score)
        text = f"{label} · {row.score.toelichting}" if row.score.toelichting else label
        return f"\n{text}" if row.score.score is not None else text

    def _chain(self, row: Ketenrij) -> str:
        if row.gat is not None and row.gat.aanvaard is not None:
            return f"◇ {row.gat.soort.label}\n{row.gat.aanvaard.told}"
        if row.gat is not None:
            others = len(open_gaps(row.gaten)) - 1
            more = f" (en nog {others})" if others else ""
            return f"◆ {row.gat.soort.label}{more}\n{row.gat.voorstel}"
        if not row.is_problem:
            return "–"
        running = count(len(row.afspraken), "afspraak", "afspraken") if row.afspraken else "onlangs afgerond"
        return f"✓ sluitend\n{running}"

    def _partner_at(self, column: int) -> Partner | None:
        number = column - 2
        return self._partners[number] if 0 <= number < len(self._partners) else None

    def _on_activated(self, row: int, column: int) -> None:
        partner = self._partner_at(column)
        chosen: UUID | None = partner.id if partner else None
        if 0 <= row < len(self._rows):
            self.cell_chosen.emit(
                -self._rows[row].leefgebied if column < 2 else self._rows[row].leefgebied, chosen
            )

    def _on_current(self, column: int) -> None:
        partner = self._partner_at(column)
        if partner is not None:
            self.partner_chosen.emit(partner.id)
