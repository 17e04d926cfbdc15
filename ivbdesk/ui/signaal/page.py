"""The list of signals with, beside it, the one that is chosen."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.actions.zoeken.lijsten import Lijstbron, signals_source
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import Signaal, SignaalStatus
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.cases.zoeken.rijen import SignaalFilter, SignaalRij, SignaalVolgorde
from ivbdesk.ui.fields.chooser import Chooser
from ivbdesk.ui.opened import Changed
from ivbdesk.ui.signaal.kaart import Signaalbeeld, SignaalKaart, read_beeld
from ivbdesk.ui.signaal.signaal_delegate import SignaalDelegate
from ivbdesk.ui.signaal.signaal_model import SignaalModel
from ivbdesk.ui.signaal.weging_dialog import WegingDialog
from ivbdesk.ui.widgets.basics import EmptyState, HeaderLabel, MutedLabel, PrimaryButton
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.widgets.freshness import Freshness
from ivbdesk.ui.widgets.kept_rows import chosen_index
from ivbdesk.ui.widgets.layouts import clear, scrolling
from ivbdesk.ui.widgets.list_hands import choose_many
from ivbdesk.ui.widgets.sought_line import SoughtLine
from ivbdesk.ui.workplace import Workplace
from ivbdesk.ui.zoeken.leaving_list import LeavingList

_BESIDE_NEEDS = 860
_KINDS = frozenset({"signaal", "belofte", "dubbelbesluit", "wegingsantwoord", "casus"})


class SignalenPage(QWidget):
    """Enter or a double click on a signal weighs it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self.model = SignaalModel(place)
        self._chosen: UUID | None = None
        self._asked: UUID | None = None
        self.kaart: SignaalKaart | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(HeaderLabel("Signalen"))
        self._count = MutedLabel("")
        head.addSpacing(10)
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        outer.addLayout(head)
        lists = self._list()
        outer.addWidget(self._search())
        outer.addWidget(self._filters())
        self._columns = columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(lists, 11)
        self._pane = QWidget()
        self._detail = QVBoxLayout(self._pane)
        self._detail.setContentsMargins(0, 0, 0, 0)
        area = scrolling(self._pane)
        area.setAccessibleName("Gekozen signaal")
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        columns.addWidget(area, 17)
        outer.addLayout(columns, 1)
        self.setFocusProxy(self.list)
        self._freshness = Freshness(self, self.reload)
        place.changed.connect(self._on_changed)
        place.theme.changed.connect(self.list.viewport().update)
        self._apply_filter()

    def _search(self) -> SoughtLine:
        self.text = SoughtLine("Zoek op woord, adres, naam of nummer", "Zoek in de signalen")
        self.text.leads_to(self.list)
        self._typing = QTimer(self, singleShot=True, interval=150)
        self._typing.timeout.connect(self._apply_filter)
        self.text.textChanged.connect(lambda _: self._typing.start())
        return self.text

    def _filters(self) -> QWidget:
        self.theme_choice = Chooser("Thema")
        self.theme_choice.addItem("Alle thema's", None)
        for thema in Thema:
            self.theme_choice.addItem(thema.label, thema)
        self.theme_choice.currentIndexChanged.connect(lambda _: self._apply_filter())
        self.open_only = QCheckBox("Alleen te wegen")
        self.open_only.setChecked(True)
        self.open_only.toggled.connect(lambda _: self._apply_filter())
        self.late = QCheckBox("Te laat")
        self.late.setToolTip("Alleen wat te lang wacht op een weging")
        self.late.toggled.connect(lambda _: self._apply_filter())
        self.order = Chooser("Volgorde")
        for volgorde in SignaalVolgorde:
            self.order.addItem(volgorde.label, volgorde)
        self.order.currentIndexChanged.connect(lambda _: self._apply_filter())
        return Flow(
            self.theme_choice, self.order, self.open_only, self.late, self.leaving.button,
            space=self.place.theme.px(12),
        )  # fmt: skip

    def _list(self) -> QWidget:
        self.list = QListView()
        self.list.setAccessibleName("Signalen")
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.model.keep_chosen(self.list)
        self.list.setItemDelegate(SignaalDelegate(self.place, self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._on_chosen())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen())  # after a click
        self.list.activated.connect(lambda _: self._weigh_chosen())
        choose_many(self.list)
        self.leaving: LeavingList[SignaalRij] = LeavingList(
            self.place, self.list, self._source, self.model.collect, opens=self._opening
        )
        self.model.modelReset.connect(self._on_loaded)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        ask = self.place.new_signaal_asked.emit
        self._stack.addWidget(
            EmptyState(
                "Geen signalen binnen dit filter",
                "Er kunnen wel andere signalen zijn. Maak het filter ruimer, of zet ‘Te laat’ uit.",
            )
        )
        self._stack.addWidget(
            EmptyState(
                "Geen signalen",
                "Een melding of een zorg legt u vast met F9, vanaf elke plek. Wat al gewogen is, ziet u als u "
                "‘Alleen te wegen’ uitzet.",
                PrimaryButton("Signaal vastleggen", ask).needing(self.place),
            )
        )
        return self._stack

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the chosen one stands below the list."""
        super().resizeEvent(event)
        below = event.size().width() < self.place.theme.px(_BESIDE_NEEDS)
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)

    def _apply_filter(self) -> None:
        self.model.set_filter(
            SignaalFilter(
                self.text.text(),
                self.open_only.isChecked(),
                self.theme_choice.currentData(),
                self.late.isChecked(),
                SignaalVolgorde(self.order.currentData()),
            )
        )

    def _on_changed(self, changes: Changed) -> None:
        if _KINDS & changes.entiteiten:
            self._freshness.expire()

    def reload(self) -> None:
        """Read the list again, and the signal that is shown."""
        self.model.reload()

    def _on_loaded(self) -> None:
        number, wanted = self.model.rowCount(), self.model.filter
        only = " te wegen" if wanted.alleen_open else ""
        late = f", {count(self.model.late, 'te laat', 'te laat')}" if self.model.late else ""
        self._count.setText(count(number, "signaal", "signalen") + only + late)
        narrowed = bool(wanted.tekst.strip()) or wanted.thema is not None or wanted.alleen_te_laat
        self._stack.setCurrentIndex(0 if number else 1 if narrowed else 2)
        if self._chosen is None or (
            not self.model.index_of(self._chosen).isValid() and self._chosen != self._asked
        ):  # gone from the list, and nobody asked for it by name
            first = self.model.row_at(self.model.index(0))
            self._choose(first.id if first is not None else None, None)
        else:
            self._choose(self._chosen, self._asked, again=True)

    def _on_chosen(self) -> None:
        row = self._chosen_row()  # a list that gets the focus puts it on its first row, which nobody chose
        if row is not None and row.id != self._chosen:
            self._chosen, self._asked = row.id, None
            self._read(row.id)

    def show_signaal(self, signaal_id: UUID) -> None:
        """Show this signal, whatever the filter says."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose(signaal_id, signaal_id)

    def _choose(self, signaal_id: UUID | None, asked: UUID | None, again: bool = False) -> None:
        """Show this signal; in the list it is the chosen one, and where it does not stand none is.

        `again` is after a reading that came by itself: then what else is chosen stays so.
        """
        self._chosen, self._asked = signaal_id, asked
        selection = self.list.selectionModel()
        index = self.model.index_of(signaal_id) if signaal_id else QModelIndex()
        if not index.isValid():
            selection.clear()
        elif selection.isSelected(index) or (again and selection.hasSelection()):
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        else:
            self.list.setCurrentIndex(index)
        if signaal_id is not None:
            self._read(signaal_id)
        else:
            clear(self._detail)

    def _read(self, signaal_id: UUID) -> None:
        ctx = self.place.ctx
        self.place.background.run(
            lambda: read_beeld(ctx, signaal_id), self._show, self._on_failed, key="signaal", owner=self
        )

    def _show(self, beeld: Signaalbeeld) -> None:
        clear(self._detail)
        self.kaart = SignaalKaart(self.place, beeld)
        self.kaart.weighing_asked.connect(self.weigh)
        self._detail.addWidget(self.kaart)

    def _on_failed(self, error: BaseException) -> None:
        clear(self._detail)
        self.kaart, self._chosen = None, None
        if isinstance(error, KeyError):
            told = "Het is vernietigd, of hoort bij een casus die voor u besloten is."
            self._detail.addWidget(EmptyState("Dit signaal kunt u niet zien", told))
        else:
            self.place.messages.show_exception(error)

    def _source(self) -> Lijstbron[SignaalRij]:
        return signals_source(self.place.ctx, self.model.filter)

    def _chosen_row(self) -> SignaalRij | None:
        return self.model.row_at(chosen_index(self.list))

    def _opening(self) -> str:
        row = self._chosen_row()
        can = row is not None and row.status is not SignaalStatus.AFGEROND
        return "Wegen …" if can and self.place.recht.covers(Recht.REGIEVOERDER) else ""

    def _weigh_chosen(self) -> None:
        row = self._chosen_row()
        if row is not None and row.status is not SignaalStatus.AFGEROND:
            self.weigh(row.id)

    def weigh(self, signaal_id: UUID) -> None:
        """Read the signal and open the form in which it is weighed."""
        reads = self.place.ctx.reads
        self.place.read(self, lambda: reads.signaal.signaal(signaal_id), self._ask_weighing, key="weging")

    def _ask_weighing(self, signaal: Signaal) -> None:
        dialog = WegingDialog(self.place, signaal, self.window())
        dialog.saved.connect(lambda casus_id: self.place.open_casus(casus_id) if casus_id else None)
        dialog.start()
