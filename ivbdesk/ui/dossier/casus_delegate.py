"""Draws the cells of the list of cases: terms that are late, gaps and levels stand out by word and colour."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ivbdesk.cases.kader.soorten import Urgentie
from ivbdesk.cases.zoeken.rijen import CasusKolom, CasusRij
from ivbdesk.ui.dossier.casus_model import KOLOMMEN, ROW_ROLE
from ivbdesk.ui.workplace import Workplace

MAY_STAND_OUT = frozenset(
    (CasusKolom.TITEL, CasusKolom.TREDE, CasusKolom.URGENTIE, CasusKolom.GATEN, CasusKolom.TERMIJN)
)
"""The columns with words that may be bold."""


class CasusDelegate(QStyledItemDelegate):
    """Colours and weights by what a row says; the words stay those of the model."""

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Set weight and colour of a cell."""
        super().initStyleOption(option, index)
        row = index.data(ROW_ROLE)
        if not isinstance(row, CasusRij):
            return
        column = KOLOMMEN[index.column()].kolom
        name = self._colour_of(column, row)
        if name:
            colour = self._place.theme.colour(name)
            option.palette.setColor(QPalette.ColorRole.Text, colour)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, colour)
        if name or column is CasusKolom.TITEL:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold)
            option.font = font

    def _colour_of(self, column: CasusKolom, row: CasusRij) -> str:
        if column is CasusKolom.TERMIJN and row.termijn and row.termijn < self._place.today():
            return "bad"
        if column is CasusKolom.GATEN and row.gaten:
            return "gap"
        if column is CasusKolom.TREDE and row.trede >= 4:
            return "r4_ink"
        if column is CasusKolom.URGENTIE and row.urgentie in (Urgentie.ROOD, Urgentie.ORANJE):
            return "bad" if row.urgentie is Urgentie.ROOD else "warn"
        return ""
