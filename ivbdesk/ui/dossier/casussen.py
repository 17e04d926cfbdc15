"""The list of cases: filter, sort, open; fluid with 100,000 of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QByteArray, QModelIndex, QSettings, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.actions.zoeken.lijsten import Lijstbron, cases_source
from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.cases.zoeken.rijen import CasusKolom, CasusRij
from ivbdesk.ui.dossier.behandelaar_dialog import BehandelaarDialog
from ivbdesk.ui.dossier.casus_delegate import MAY_STAND_OUT, CasusDelegate
from ivbdesk.ui.dossier.casus_model import KOLOMMEN, CasusModel
from ivbdesk.ui.fields.field import things
from ivbdesk.ui.fields.multi_choice import MultiChoice
from ivbdesk.ui.opened import Changed
from ivbdesk.ui.widgets.basics import EmptyState, HeaderLabel, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.column_fit import ColumnFit, on_two_lines
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.widgets.freshness import Freshness
from ivbdesk.ui.widgets.list_hands import choose_many, shown_columns
from ivbdesk.ui.widgets.sought_line import SoughtLine
from ivbdesk.ui.widgets.whose_box import WhoseBox
from ivbdesk.ui.workplace import Workplace
from ivbdesk.ui.zoeken.leaving_list import LeavingList
from ivbdesk.ui.zoeken.view_button import State, ViewButton, columns_of, id_of, show_columns

LIJST = "casussen"
_ARROW = 20
"""What a head keeps free for the arrow of the column that the list is sorted by."""
_WORDS = tuple(
    number for number, column in enumerate(KOLOMMEN) if column.kolom in (CasusKolom.TITEL, CasusKolom.NAAM)
)
_APART = tuple(
    number for number, column in enumerate(KOLOMMEN) if column.kolom in (CasusKolom.SOORT, CasusKolom.LAATSTE)
)
"""Not shown before they are asked for: with them, the list would not fit a screen of 1280 pixels."""


class CasussenPage(QWidget):
    """A table over all cases; filters above it, Enter or a double click opens one; several can be chosen and assigned."""

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
        outer.addLayout(head)
        self.assigning = SecondaryButton("Behandelaar …", self.assign_chosen).needing(place)
        self.assigning.setToolTip("Kies eerst een of meer casussen, met Ctrl of Shift")
        self.table = QTableView()
        self._dress_table(self.table)
        self.leaving: LeavingList[CasusRij] = LeavingList(
            place, self.table, self._source, self.model.collect, self.assigning, opens="Casus openen"
        )
        filters = self._make_filters()
        self.view.watch(self.table.horizontalHeader())
        outer.addWidget(filters)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                "Geen casussen gevonden", "Maak het filter ruimer, of leg een nieuwe casus vast met Ctrl+N."
            )
        )
        outer.addWidget(self._stack, 1)
        self.model.modelReset.connect(self._on_loaded)
        self.model.dataChanged.connect(self._ask_room)
        self._freshness = Freshness(self, self.model.reload)
        place.changed.connect(self._on_changed)

    def _on_changed(self, changes: Changed) -> None:
        if changes.any_casus and self.model.loaded:
            self._freshness.expire()

    def _make_filters(self) -> Flow:
        self.text = SoughtLine("Filter op nummer, naam, adres of titel")
        self.text.leads_to(self.table)
        self.text.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        self._typing = QTimer(self, singleShot=True, interval=120)
        self._typing.timeout.connect(self._on_chosen)
        self.text.textEdited.connect(lambda _: self._typing.start())
        self.text.textChanged.connect(lambda text: None if text else self._typing.start())
        self.whose = WhoseBox(self.place)
        self.whose.chosen.connect(self._on_chosen)
        self.kinds = MultiChoice("Soort", [(soort, soort.label) for soort in CasusSoort])
        self.kinds.changed.connect(self._on_chosen)
        self.open_only = QCheckBox("Alleen lopende")
        self.open_only.setChecked(True)
        self.gaps_only = QCheckBox("Gat in de keten")
        self.late_only = QCheckBox("Te laat")
        for box in (self.open_only, self.gaps_only, self.late_only):
            box.clicked.connect(lambda _: self._on_chosen())
        self.columns = MultiChoice("Kolommen", [(n, c.kop) for n, c in enumerate(KOLOMMEN)], "alle")
        self._tick_columns()
        self.columns.changed.connect(self._choose_columns)
        self.view = ViewButton(self.place, LIJST, self.state, self._reset_columns)
        self.view.restored.connect(self.show_state)
        self.view.ready.connect(self._apply_filter)
        return Flow(
            self.text, self.whose, self.kinds, self.open_only, self.gaps_only, self.late_only, self.columns, self.view,
            self.assigning, self.leaving.button,
            space=self.place.theme.px(10),
        )  # fmt: skip

    def _dress_table(self, table: QTableView) -> None:
        table.setModel(self.model)
        self.model.keep_chosen(table)
        table.setItemDelegate(CasusDelegate(self.place, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        choose_many(table)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setAccessibleName("Casussen")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(int(table.fontMetrics().height() * 2.1))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number in _APART:
            table.setColumnHidden(number, True)
        self._fit = ColumnFit(
            table, [header.sectionSizeHint(number) for number in range(len(KOLOMMEN))], _WORDS
        )
        self._fit.fitted.connect(self._stand)
        stored = self._settings.value("casussen/kolommen")
        if isinstance(stored, QByteArray):
            header.restoreState(stored)
            self._fit.take()
        newest = [column.kolom for column in KOLOMMEN].index(CasusKolom.NUMMER)
        header.setSortIndicator(newest, Qt.SortOrder.DescendingOrder)
        table.setSortingEnabled(True)
        header.sectionResized.connect(lambda *_: self._keep_columns())
        header.sectionMoved.connect(lambda *_: self._keep_columns())
        table.activated.connect(self._open)

    def _ask_room(self) -> None:
        """Let each column have what its texts need on a line, or on two where there is no room for that."""
        strong = QFont(self.table.font())
        strong.setWeight(QFont.Weight.DemiBold)
        heads, edge = self.table.horizontalHeader(), self.place.theme.px(22) + 1  # a width is no whole number
        needs, least = [], []
        for number, column in enumerate(KOLOMMEN):
            words = QFontMetrics(strong if column.kolom in MAY_STAND_OUT else self.table.font())
            texts = set(self.model.shown_texts(number))
            sorted_by = heads.sortIndicatorSection() == number
            head = heads.sectionSizeHint(number) - (0 if sorted_by else self.place.theme.px(_ARROW))
            needs.append(max([head, *(words.horizontalAdvance(text) + edge for text in texts)]))
            least.append(max([head, *(on_two_lines(text, words) + edge for text in texts)]))
        self._fit.ask(needs, least)

    def _stand(self, whole: bool) -> None:
        """A line each where all fit, else two."""
        lines = 2.1 if whole else 3.2
        self.table.verticalHeader().setDefaultSectionSize(int(self.table.fontMetrics().height() * lines))

    def _keep_columns(self) -> None:
        self._settings.setValue("casussen/kolommen", self.table.horizontalHeader().saveState())

    def _reset_columns(self) -> None:
        header = self.table.horizontalHeader()
        for logical in range(header.count()):
            header.setSectionHidden(logical, logical in _APART)
            header.moveSection(header.visualIndex(logical), logical)
        self._tick_columns()
        self._fit.forget()
        self._settings.remove("casussen/kolommen")

    def _apply_filter(self) -> None:
        self.model.set_filter(
            replace(
                self.model.filter,
                tekst=self.text.text(),
                alleen_open=self.open_only.isChecked(),
                soorten=self.kinds.value(),
                alleen_gaten=self.gaps_only.isChecked(),
                alleen_te_laat=self.late_only.isChecked(),
                wie=self.whose.value(),
            )
        )

    def _on_chosen(self) -> None:
        self._apply_filter()
        self.view.remember()

    def _choose_columns(self) -> None:
        shown = self.columns.value() or frozenset(range(len(KOLOMMEN)))
        for number in range(len(KOLOMMEN)):
            self.table.setColumnHidden(number, number not in shown)
        self._tick_columns()
        self._keep_columns()
        self.view.remember()

    def _tick_columns(self) -> None:
        """Tick what is shown."""
        self.columns.set_value(shown_columns(self.table))

    def state(self) -> State:
        """How the list is shown now, to keep; what is typed in the filter too, since the register is encrypted."""
        whose = self.whose.value()
        return {
            "tekst": self.text.text(),
            "wie": str(whose) if whose else "",
            "soorten": sorted(self.kinds.value()),
            "lopend": self.open_only.isChecked(),
            "gaten": self.gaps_only.isChecked(),
            "te_laat": self.late_only.isChecked(),
            "kolommen": columns_of(self.table.horizontalHeader()),
        }

    def show_state(self, state: Mapping[str, object]) -> None:
        """Show the list as it was kept; what is not known any more is left out."""
        self.text.blockSignals(True)
        self.text.setText(str(state.get("tekst", "")))
        self.text.blockSignals(False)
        self.whose.set_value(id_of(str(state.get("wie", ""))))
        self.kinds.set_value(soort for soort in CasusSoort if soort.value in things(state.get("soorten")))
        self.open_only.setChecked(bool(state.get("lopend", True)))
        self.gaps_only.setChecked(bool(state.get("gaten")))
        self.late_only.setChecked(bool(state.get("te_laat")))
        show_columns(self.table.horizontalHeader(), str(state.get("kolommen", "")))
        self._fit.take()
        self._tick_columns()
        self._apply_filter()

    def _on_loaded(self) -> None:
        number = self.model.rowCount()
        self._count.setText(count(number, "casus", "casussen"))
        self._stack.setCurrentIndex(0 if number else 1)
        self._ask_room()

    def assign_chosen(self) -> None:
        """Give the chosen cases to another officer."""
        rows = [self.model.row_at(index) for index in self.table.selectionModel().selectedRows()]
        chosen = [row for row in rows if row is not None]
        if not rows:
            self.place.messages.notice("Kies eerst een of meer casussen in de lijst, met Ctrl of Shift.")
        elif len(chosen) < len(rows):
            self.place.messages.notice(
                "Niet elke gekozen casus is al gelezen. Blader erlangs, of maak het filter kleiner."
            )
        else:

            def show(officers: list[Medewerker]) -> None:
                BehandelaarDialog(self.place, chosen, officers, self).start()

            self.place.read(self, self.place.ctx.reads.beheer.medewerkers, show, key="behandelaars")

    def _source(self) -> Lijstbron[CasusRij]:
        return cases_source(self.place.ctx, self.model.filter).with_columns(shown_columns(self.table))

    def _open(self, index: QModelIndex) -> None:
        casus_id: UUID | None = self.model.casus_id_at(index)
        if casus_id is not None:
            self.place.open_casus(casus_id)
