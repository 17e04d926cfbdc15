"""The tijdlijn of a casus: what happened and what was done, newest first, with a quick line to add to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.act import act
from ivbdesk.ui.dossier.item_dialog import ItemDialog
from ivbdesk.ui.dossier.tijdlijn_model import ITEM_ROLE, TijdlijnModel
from ivbdesk.ui.opened import StoredDraft
from ivbdesk.ui.widgets.basics import Card, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.date_field import DateField
from ivbdesk.ui.widgets.field import Field
from ivbdesk.ui.widgets.fields import TextField
from ivbdesk.ui.widgets.form_draft import DRAFT_AFTER_MS
from ivbdesk.ui.widgets.table_text import TextDelegate, fit_rows, say_when_empty
from ivbdesk.ui.workplace import Workplace

DRAFT = "snelle regel"


class TijdlijnTab(QWidget):
    """A quick line for a contact in half a minute, a filter, and the entries; Enter opens one to correct it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._blad: CasusBlad | None = None
        self._shown: UUID | None = None
        self._kept = False
        self.model = TijdlijnModel(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(self._make_quick())
        outer.addLayout(self._make_filter())
        self.table = self._make_table()
        outer.addWidget(self.table, 1)

    def _make_quick(self) -> Card:
        card = Card()
        self.quick_kind = ChoiceField("soort", "Snel vastleggen", [(s, s.label) for s in ItemSoort])
        self.quick_kind.set_value(ItemSoort.CONTACT)
        self.quick_date = DateField("datum", "Wanneer", self.place.today())
        self.quick_date.set_value(self.place.today())
        self.quick_text = TextField("tekst", "Wat is er gebeurd of gezegd", hint="Enter legt vast")
        self.quick_text.edit.returnPressed.connect(self.record)
        self._quick: tuple[Field, ...] = (self.quick_kind, self.quick_date, self.quick_text)
        self._empty = self._typed()
        self._keeping = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._keeping.timeout.connect(self.keep_draft)
        for part in self._quick:
            part.changed.connect(self._keeping.start)
        self.quick_text.changed.connect(self._warn)
        row = QHBoxLayout()
        for field, stretch in zip(self._quick, (2, 4, 8), strict=True):
            row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        self._record_button = PrimaryButton("Vastleggen", self.record)
        buttons = QVBoxLayout()
        buttons.addSpacing(self.fontMetrics().height() + 2)
        buttons.addWidget(self._record_button)
        buttons.addStretch(1)
        row.addLayout(buttons)
        more = QVBoxLayout()
        more.addSpacing(self.fontMetrics().height() + 2)
        more.addWidget(SecondaryButton("Meer velden …", self.new_item))
        more.addStretch(1)
        row.addLayout(more)
        card.add(row)
        return card

    def _make_filter(self) -> QHBoxLayout:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter op woord")
        self.filter.setAccessibleName("Filter de tijdlijn op woord")
        self.filter.setClearButtonEnabled(True)
        self.kind = QComboBox()
        self.kind.setAccessibleName("Filter op soort")
        self.kind.addItem("Alle soorten", None)
        for soort in ItemSoort:
            self.kind.addItem(soort.label, soort)
        self.origin = QComboBox()
        self.origin.setAccessibleName("Filter op herkomst")
        self.origin.addItem("Elke herkomst", None)
        for herkomst in Herkomst:
            self.origin.addItem(herkomst.label, herkomst)
        self._count = MutedLabel("", small=True)
        row = QHBoxLayout()
        row.addWidget(self.filter, 3)
        row.addWidget(self.kind)
        row.addWidget(self.origin)
        row.addWidget(self._count, 2)
        self.filter.textChanged.connect(lambda _: self._fill())
        self.kind.currentIndexChanged.connect(lambda _: self._fill())
        self.origin.currentIndexChanged.connect(lambda _: self._fill())
        return row

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName("Tijdlijn, nieuwste eerst")
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        fit_rows(table, TextDelegate(self.place.theme, table))
        say_when_empty(
            table, "Nog geen regels, of geen die bij het filter past. Typ hierboven wat er gebeurde."
        )
        header = table.horizontalHeader()
        em = table.fontMetrics().averageCharWidth()
        for column, width in enumerate((14, 20, 20)):
            table.setColumnWidth(column, em * width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._open)
        return table

    def show_blad(self, blad: CasusBlad) -> None:
        """Show a casus; filter and place stay while the casus stays."""
        if self._shown != blad.casus.id:
            self.keep_draft()
            self._shown, self._kept = blad.casus.id, False
            self.filter.clear()
            self._show_quick(self._empty)
            drafts, ref = self.place.desk.drafts, str(blad.casus.id)
            self.place.read(
                self,
                lambda: drafts.load(DRAFT, ref),
                lambda draft: self._put_back(draft, ref),
                key=f"concept/{DRAFT}/{ref}",
            )
        self._blad = blad
        self._fill()

    def _typed(self) -> dict[str, object]:
        return {field.name: field.raw() for field in self._quick}

    def _show_quick(self, typed: Mapping[str, object]) -> None:
        for field in self._quick:
            field.set_raw(typed[field.name])
            if field is not self.quick_text:
                field.show_error("")
        self._keeping.stop()

    def keep_draft(self) -> None:
        """Keep the quick line as far as it is typed, encrypted, off the UI thread; one without words is forgotten."""
        self._keeping.stop()
        if self._shown is None or (not self._kept and not self.quick_text.value()):
            return
        self._kept = bool(self.quick_text.value())
        self._keep(self._shown, json.dumps(self._typed()) if self._kept else "")

    def _keep(self, casus_id: UUID, text: str) -> None:
        ref, now, drafts = str(casus_id), self.place.ctx.now(), self.place.desk.drafts
        work = partial(drafts.save, DRAFT, ref, text, now) if text else partial(drafts.discard, DRAFT, ref)
        self.place.background.run(work, lambda _: None, owner=self.place, key=f"concept/{DRAFT}/{ref}")

    def _put_back(self, draft: StoredDraft | None, ref: str) -> None:
        if ref != str(self._shown):
            return
        self._kept = draft is not None
        if draft is not None and not self.quick_text.value():
            self._show_quick(_read_draft(draft.inhoud, self._empty))

    def _fill(self) -> None:
        if self._blad is None:
            return
        at = self.table.verticalScrollBar().value()
        shown = self.model.show_items(
            self._blad.casus.tijdlijn, self.filter.text(), self.kind.currentData(), self.origin.currentData()
        )
        self._count.setText(f"{shown} van {len(self._blad.casus.tijdlijn)} regels")
        self.table.verticalScrollBar().setValue(at)

    def _special(self) -> str:
        """What the program has to say of special data in the quick line."""
        found = self.place.ctx.naslag.woordkeus.find(self.quick_text.value())
        return "\n".join(item.told for item in found if item.is_bijzonder)

    def _warn(self) -> None:
        told = self._special()
        kept = (
            "Blijft het staan, dan is de regel een bijzonder persoonsgegeven en gaat hij in geen export mee."
        )
        self.quick_text.show_error(f"{told}\n{kept}" if told else "")

    def record(self) -> None:
        """Record the quick line, as an own observation of today or the day that was typed."""
        if self._blad is None or not self._record_button.isEnabled():
            return
        try:
            day: date | None = self.quick_date.value()
        except ValueError as error:
            self.quick_date.show_error(str(error))
            return
        kind: ItemSoort = self.quick_kind.value()
        nature = Aard.FEIT if kind is ItemSoort.BESLUIT else Aard.WAARNEMING
        gegevens = ItemGegevens(
            kind, nature, Herkomst.EIGEN, "OOV", self.quick_text.value(), day or self.place.today(),
            bijzonder=bool(self._special()),
        )  # fmt: skip
        ctx, casus_id = self.place.ctx, self._blad.casus.id
        self._record_button.setEnabled(False)
        self.place.background.run(
            lambda: record_entry(ctx, casus_id, gegevens),
            lambda _: self._on_recorded(casus_id, gegevens.tekst),
            lambda error: self._on_failed(casus_id, error),
            owner=self,
        )

    def _on_recorded(self, casus_id: UUID, text: str) -> None:
        """What was recorded goes from the line of its casus; what is typed since, here or in another casus, stays."""
        self._record_button.setEnabled(True)
        if casus_id != self._shown:
            self._keep(casus_id, "")
            return
        if self.quick_text.value() == text:
            self.quick_text.set_value("")
        self.keep_draft()
        self.quick_date.show_error("")
        self.quick_text.setFocus()

    def _on_failed(self, casus_id: UUID, error: BaseException) -> None:
        self._record_button.setEnabled(True)
        if not isinstance(error, RegelFout):
            self.place.messages.show_exception(error)
        elif casus_id != self._shown:
            self.place.messages.notice(
                f"{error.melding} Wat u typte, staat nog in de snelle regel van die casus."
            )
        else:
            field = self.quick_date if error.veld == "datum" else self.quick_text
            field.show_error(error.melding)
            field.setFocus()

    @act(
        "Tijdlijn vastleggen", "regel notitie melding incident gesprek", needs=Recht.REGIEVOERDER, useful=True
    )
    def take_up(self) -> None:
        """Go to the line in which something is recorded at once."""
        self.quick_text.edit.setFocus()

    @act(
        "Tijdlijn vastleggen met alle velden",
        "regel notitie melding incident",
        needs=Recht.REGIEVOERDER,
        useful=True,
    )
    def new_item(self) -> None:
        """Record an entry with all its fields."""
        if self._blad is not None:
            ItemDialog(self.place, self._blad, None, self).start()

    def _open(self, index: QModelIndex) -> None:
        item = index.data(ITEM_ROLE)
        if self._blad is not None and isinstance(item, Tijdlijnitem):
            ItemDialog(self.place, self._blad, item, self).start()


def _read_draft(text: str, empty: Mapping[str, object]) -> Mapping[str, object]:
    """The quick line as it was kept; of an earlier version of the program only its words."""
    try:
        kept = json.loads(text)
    except ValueError:
        kept = None
    return kept if isinstance(kept, dict) and kept.keys() == empty.keys() else {**empty, "tekst": text}
