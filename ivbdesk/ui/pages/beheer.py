"""Settings of the register, the look of the program, the passphrase, and the audit log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ivbdesk.actions.beheer import change_settings
from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.cases.nederlands import short_date
from ivbdesk.cases.register import APV_151D, GEMEENTE, PORTEFEUILLEHOUDER, PREFIX
from ivbdesk.cases.rijen import Auditregel
from ivbdesk.ui.back_ups import BackUps
from ivbdesk.ui.dialogs.form_dialog import FormDialog
from ivbdesk.ui.doors import Opened
from ivbdesk.ui.stilte import CHOICES, LOCK_AFTER, Stilte
from ivbdesk.ui.theme import Mode
from ivbdesk.ui.widgets.basics import Card, HeaderLabel, Label, LinkButton, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.fields import TextField
from ivbdesk.ui.widgets.kopieen_card import KopieenCard
from ivbdesk.ui.widgets.layouts import Fact, clear, row, scrolling
from ivbdesk.ui.workplace import Changed, Workplace

_PAGE = 200
_SETTINGS = {
    GEMEENTE: ("Gemeente", ""),
    PREFIX: ("Letters voor het casusnummer", "Geldt voor nieuwe casussen."),
    APV_151D: (
        "APV-artikel bij Gemeentewet art. 151d",
        "Leeg: de gedragsaanwijzing en het huisverbod staan dan uit.",
    ),
    PORTEFEUILLEHOUDER: ("Portefeuillehouder", "Staat op de notitie voor de driehoek."),
}
_MODES: tuple[tuple[Mode, str], ...] = (
    ("systeem", "Zoals de computer"),
    ("licht", "Licht"),
    ("donker", "Donker"),
)


class BeheerPage(QWidget):
    """Cards at the left, the audit log at the right."""

    def __init__(
        self, place: Workplace, register: Opened, back_ups: BackUps, stilte: Stilte, settings: QSettings
    ) -> None:
        super().__init__()
        self.place, self._register, self._settings = place, register, settings
        self._back_ups, self._stilte = back_ups, stilte
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(12)
        outer.addWidget(HeaderLabel("Beheer"))
        columns = QHBoxLayout()
        columns.setSpacing(14)
        pane = QWidget()
        self._left = QVBoxLayout(pane)
        self._left.setContentsMargins(0, 0, 6, 0)
        self._left.setSpacing(14)
        columns.addWidget(scrolling(pane), 10)
        columns.addWidget(self._make_log(), 17)
        outer.addLayout(columns, 1)
        place.changed.connect(self._on_changed)
        self.reload()

    def _on_changed(self, changes: Changed) -> None:
        if "instelling" in changes.entiteiten:
            self.reload()
        elif self.isVisible():
            self._read_log()

    def showEvent(self, event: Any) -> None:
        """Read again when the page is shown: the log grows with every act."""
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Read settings and the newest rows of the log, off the UI thread."""
        reads = self.place.ctx.reads
        self.place.read(self, reads.instellingen, self._show_settings, key="instellingen")
        self._read_log()

    def _read_log(self) -> None:
        reads = self.place.ctx.reads
        self.place.read(self, lambda: reads.auditregels(0, _PAGE), self._show_log, key="logboek")

    def _show_settings(self, values: dict[str, str]) -> None:
        clear(self._left)
        card = Card("Instellingen")
        for name, (title, _) in _SETTINGS.items():
            card.add(Fact(title, values.get(name, "")))
        card.add(
            row(SecondaryButton("Wijzigen", lambda: InstellingenDialog(self.place, values, self).start()))
        )
        self._left.addWidget(card)
        self._left.addWidget(self._look_card())
        keys = Card("Toegang")
        keys.add(
            Label(
                "De wachtwoordzin opent dit register. De herstelsleutel op papier blijft geldig als u hem wijzigt."
            )
        )
        change = SecondaryButton(
            "Wachtwoordzin wijzigen", lambda: WachtzinDialog(self.place, self._register, self).start()
        )
        keys.add(row(change))
        keys.add(MutedLabel("Vergrendelen als niemand de computer aanraakt, na", small=True))
        keys.add(self._lock_choice())
        self._left.addWidget(keys)
        self._left.addWidget(KopieenCard(self.place, self._register, self._back_ups))
        kader = Card("Handelingskader")
        ctx = self.place.ctx
        kader.add(Label(f"Versie {ctx.kader.versie}: {len(ctx.kader.maatregelen)} middelen op zes treden."))
        unchecked = sum(soort.gecontroleerd_op is None for soort in ctx.kader.maatregelen.values())
        if unchecked:
            kader.add(
                MutedLabel(
                    f"{unchecked} middelen zijn juridisch nog te toetsen voor deze gemeente.", small=True
                )
            )
        self._left.addWidget(kader)
        self._left.addStretch(1)

    def _lock_choice(self) -> QWidget:
        if not self._stilte.is_known:
            return Label(
                "Deze computer meldt niet of hij stil is: vergrendel met Ctrl+L als u wegloopt.", "near"
            )
        combo = QComboBox()
        combo.setAccessibleName("Vergrendelen na")
        for minutes in CHOICES:
            combo.addItem(f"{minutes} minuten", minutes)
        combo.setCurrentIndex(combo.findData(self._stilte.minutes))
        combo.currentIndexChanged.connect(lambda _: self._set_lock(combo.currentData()))
        return combo

    def _set_lock(self, minutes: int) -> None:
        self._settings.setValue(LOCK_AFTER, minutes)
        self._stilte.minutes = minutes
        self._back_ups.look()

    def _look_card(self) -> Card:
        card = Card("Weergave")
        combo = QComboBox()
        combo.setAccessibleName("Licht of donker")
        for mode, text in _MODES:
            combo.addItem(text, mode)
        combo.setCurrentIndex([mode for mode, _ in _MODES].index(self.place.theme.mode))
        combo.currentIndexChanged.connect(lambda _: self._set_mode(combo.currentData()))
        card.add(combo)
        return card

    def _set_mode(self, mode: Mode) -> None:
        self._settings.setValue("weergave", mode)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.place.theme.apply(app, mode)

    def _make_log(self) -> Card:
        check = LinkButton("Vernieuwen", self.reload)
        card = Card("Logboek: wie deed wat, en waarom", aside=check)
        card.add(
            MutedLabel(
                "Het logboek kan niet worden gewijzigd; elke regel is aan de vorige geketend.", small=True
            )
        )
        self.log = QTableWidget(0, 5)
        self.log.setHorizontalHeaderLabels(["Nr", "Wanneer", "Wie", "Wat", "Waarom"])
        self.log.verticalHeader().hide()
        self.log.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.log.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.log.setShowGrid(False)
        self.log.setWordWrap(False)
        self.log.setTabKeyNavigation(False)
        self.log.setAccessibleName("Logboek")
        header = self.log.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        card.body.addWidget(self.log, 1)
        return card

    def _show_log(self, rows: Sequence[Auditregel]) -> None:
        self.log.setRowCount(len(rows))
        for number, line in enumerate(rows):
            at = line.op.astimezone(AMSTERDAM)
            fields = ", ".join(json.loads(line.wijzigingen))
            cells = (
                str(line.volgnr),
                f"{short_date(at.date())} {at:%H:%M}",
                line.wie,
                line.actie.capitalize(),
                line.reden,
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(f"{line.entiteit.capitalize()}: {fields}" if column == 3 else text)
                self.log.setItem(number, column, item)


class InstellingenDialog(FormDialog):
    """Change the settings of the register; only what changed is saved."""

    def __init__(self, place: Workplace, values: dict[str, str], parent: QWidget) -> None:
        before = dict(values)

        def submit(typed: dict[str, Any]) -> None:
            changed = {name: typed[name] for name in _SETTINGS if typed[name].strip() != before.get(name, "")}
            if changed:
                change_settings(place.ctx, changed, "instellingen bijgewerkt")

        super().__init__(place, "Instellingen", submit, draft=("instellingen", ""), parent=parent)
        for name, (title, help) in _SETTINGS.items():
            self.add(TextField(name, title, help)).set_value(values.get(name, ""))


class WachtzinDialog(FormDialog):
    """Give the officer another passphrase; what is typed here is never kept as a draft."""

    def __init__(self, place: Workplace, register: Opened, parent: QWidget) -> None:
        def submit(typed: dict[str, Any]) -> None:
            register.change_passphrase(typed["nieuw"])

        super().__init__(
            place, "Wachtwoordzin wijzigen", submit, draft=None, verb="Wijzigen", parent=parent,
            intro="Vijf willekeurige woorden zijn sterk en goed te onthouden. De oude zin opent het register daarna niet meer.",
        )  # fmt: skip
        self.add(TextField("nieuw", "Nieuwe wachtwoordzin", secret=True))
        self.add(TextField("nogmaals", "Nog een keer", secret=True))
        self.saved.connect(lambda _: place.messages.notice("De nieuwe wachtwoordzin geldt vanaf nu."))

    def problems(self, values: dict[str, Any]) -> dict[str, str]:
        """Both must be the same."""
        return (
            {} if values["nieuw"] == values["nogmaals"] else {"nogmaals": "De twee zinnen zijn niet gelijk."}
        )
