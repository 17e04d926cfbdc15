"""The list of cases: filter, sort, open; fluid with 100,000 of them."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QByteArray, QModelIndex, QSettings, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.cases.kader import CasusSoort
from ivbdesk.cases.nederlands import count
from ivbdesk.cases.rijen import CasusKolom
from ivbdesk.ui.models.casus_model import KOLOMMEN, CasusModel
from ivbdesk.ui.widgets.basics import EmptyState, HeaderLabel, LinkButton, MutedLabel
from ivbdesk.ui.widgets.casus_delegate import CasusDelegate
from ivbdesk.ui.widgets.freshness import Freshness
from ivbdesk.ui.workplace import Changed, Workplace


class CasussenPage(QWidget):
    """A table over all cases; filters above it, Enter or a double click opens one."""

    def __init__(self, place: Workplace, settings: QSettings) -> None:
        super().__init__()
        self.place, self._settings = place, settings
        self.model = CasusModel(place)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(HeaderLabel("Casussen"))
        self._count = MutedLabel("")
        head.addSpacing(10)
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(LinkButton("Kolommen herstellen", self._reset_columns))
        outer.addLayout(head)
        outer.addLayout(self._make_filters())
        self.table = self._make_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                "Geen casussen gevonden", "Maak het filter ruimer, of leg een nieuwe casus vast met Ctrl+N."
            )
        )
        outer.addWidget(self._stack, 1)
        self.model.modelReset.connect(self._on_loaded)
        self._freshness = Freshness(self, self.model.reload)
        place.changed.connect(self._on_changed)
        self._apply_filter()

    def _on_changed(self, changes: Changed) -> None:
        if changes.casussen and self.model.loaded:
            self._freshness.expire()

    def _make_filters(self) -> QHBoxLayout:
        self.text = QLineEdit()
        self.text.setPlaceholderText("Filter op nummer, naam, adres of titel")
        self.text.setAccessibleName("Filter op nummer, naam, adres of titel")
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(self.fontMetrics().averageCharWidth() * 20)
        self._typing = QTimer(self, singleShot=True, interval=120)
        self._typing.timeout.connect(self._apply_filter)
        self.text.textChanged.connect(lambda _: self._typing.start())
        self.kind = QComboBox()
        self.kind.setAccessibleName("Soort casus")
        self.kind.addItem("Alle soorten", None)
        for soort in CasusSoort:
            self.kind.addItem(soort.label, soort)
        self.open_only = QCheckBox("Alleen lopende")
        self.open_only.setChecked(True)
        self.gaps_only = QCheckBox("Gat in de keten")
        self.late_only = QCheckBox("Te laat")
        self.kind.currentIndexChanged.connect(lambda _: self._apply_filter())
        row = QHBoxLayout()
        row.setSpacing(self.place.theme.px(12))
        row.addWidget(self.text, 1)
        row.addWidget(self.kind)
        for box in (self.open_only, self.gaps_only, self.late_only):
            box.toggled.connect(lambda _: self._apply_filter())
            row.addWidget(box)
        return row

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setItemDelegate(CasusDelegate(self.place, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setAccessibleName("Casussen")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(int(table.fontMetrics().height() * 2.1))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._default_widths(table)
        stored = self._settings.value("casussen/kolommen")
        if isinstance(stored, QByteArray):
            header.restoreState(stored)
        newest = [column.kolom for column in KOLOMMEN].index(CasusKolom.NUMMER)
        header.setSortIndicator(newest, Qt.SortOrder.DescendingOrder)
        table.setSortingEnabled(True)
        header.sectionResized.connect(lambda *_: self._keep_columns())
        header.sectionMoved.connect(lambda *_: self._keep_columns())
        table.activated.connect(self._open)
        return table

    def _default_widths(self, table: QTableView) -> None:
        strong = QFont(table.font())
        strong.setWeight(QFont.Weight.DemiBold)
        words = QFontMetrics(strong)
        heads = table.horizontalHeader()
        for number, column in enumerate(KOLOMMEN):
            needed = words.horizontalAdvance(column.lang) + self.place.theme.px(22)
            table.setColumnWidth(number, max(needed, heads.sectionSizeHint(number)))

    def _keep_columns(self) -> None:
        self._settings.setValue("casussen/kolommen", self.table.horizontalHeader().saveState())

    def _reset_columns(self) -> None:
        header = self.table.horizontalHeader()
        for logical in range(header.count()):
            header.moveSection(header.visualIndex(logical), logical)
        self._default_widths(self.table)
        self._settings.remove("casussen/kolommen")

    def _apply_filter(self) -> None:
        kind = self.kind.currentData()
        self.model.set_filter(
            replace(
                self.model.filter,
                tekst=self.text.text(),
                alleen_open=self.open_only.isChecked(),
                soorten=frozenset({kind}) if kind else frozenset(),
                alleen_gaten=self.gaps_only.isChecked(),
                alleen_te_laat=self.late_only.isChecked(),
            )
        )

    def show_only_open(self) -> None:
        """The list as it is first seen."""
        self.text.clear()
        self.kind.setCurrentIndex(0)

    def _on_loaded(self) -> None:
        number = self.model.rowCount()
        self._count.setText(count(number, "casus", "casussen"))
        self._stack.setCurrentIndex(0 if number else 1)

    def _open(self, index: QModelIndex) -> None:
        casus_id: UUID | None = self.model.casus_id_at(index)
        if casus_id is not None:
            self.place.open_casus(casus_id)
