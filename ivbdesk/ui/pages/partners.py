"""The partners of the chain: who they are, what they may do, and when their card was last checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ivbdesk.actions.beheer import KaartGegevens, change_partner, confirm_partner
from ivbdesk.cases.nederlands import short_date, sort_key
from ivbdesk.cases.partner import Partner
from ivbdesk.ui.dialogs.form_dialog import FormDialog
from ivbdesk.ui.widgets.basics import (
    Card,
    Chip,
    HeaderLabel,
    Label,
    MutedLabel,
    PrimaryButton,
    SecondaryButton,
)
from ivbdesk.ui.widgets.fields import LongTextField, TextField
from ivbdesk.ui.widgets.layouts import Fact, clear, row, scrolling
from ivbdesk.ui.workplace import Changed, Workplace

OVERDUE_AFTER_DAYS = 365
_CARD = {
    "taken": "Taken", "bevoegdheden": "Bevoegdheden", "diensten": "Diensten", "prioriteiten": "Prioriteiten",
    "grenzen": "Wat deze partner niet doet", "deelt": "Wat mag worden gedeeld", "bereikbaar": "Bereikbaar",
    "contact": "Contactpersoon",
}  # fmt: skip


class PartnersPage(QWidget):
    """A list with a filter, and the card of the chosen partner."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._partners: dict[UUID, Partner] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(12)
        outer.addWidget(HeaderLabel("Partners"))
        columns = QHBoxLayout()
        columns.setSpacing(14)
        left = QVBoxLayout()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Zoek op naam, taak of leefgebied")
        self.filter.setAccessibleName("Zoek een partner")
        self.filter.textChanged.connect(lambda _: self._fill())
        left.addWidget(self.filter)
        self.list = QListWidget()
        self.list.setAccessibleName("Partners")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self._show_card())
        left.addWidget(self.list, 1)
        columns.addLayout(left, 10)
        pane = QWidget()
        self._card = QVBoxLayout(pane)
        self._card.setContentsMargins(0, 0, 6, 0)
        columns.addWidget(scrolling(pane), 17)
        outer.addLayout(columns, 1)
        place.changed.connect(self._on_changed)
        self.reload()

    def _on_changed(self, changes: Changed) -> None:
        if "partner" in changes.entiteiten:
            self.reload()

    def reload(self) -> None:
        """Read the partners again, off the UI thread."""
        reads = self.place.ctx.reads
        self.place.read(self, reads.partners, self._show, key="partners")

    def _show(self, partners: Sequence[Partner]) -> None:
        self._partners = {p.id: p for p in sorted(partners, key=lambda p: sort_key(p.naam))}
        self._fill()

    def _fill(self) -> None:
        chosen = self._chosen()
        wanted = sort_key(self.filter.text())
        self.list.clear()
        for partner in self._partners.values():
            if wanted and wanted not in sort_key(self._words(partner)):
                continue
            item = QListWidgetItem(partner.naam)
            item.setData(Qt.ItemDataRole.UserRole, partner.id)
            self.list.addItem(item)
            if chosen is not None and partner.id == chosen.id:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        if not self.list.count():
            self._show_card()

    def _words(self, partner: Partner) -> str:
        areas = [
            gebied.naam for gebied in self.place.ctx.gebieden.lijst if gebied.nummer in partner.leefgebieden
        ]
        return " ".join([partner.naam, partner.kort, partner.domein, partner.taken, partner.diensten, *areas])

    def _chosen(self) -> Partner | None:
        item = self.list.currentItem()
        return self._partners.get(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def _show_card(self) -> None:
        clear(self._card)
        partner = self._chosen()
        if partner is None:
            self._card.addWidget(MutedLabel("Geen partner gevonden met deze woorden."))
            self._card.addStretch(1)
            return
        card = Card(partner.naam)
        card.add(self._checked(partner))
        areas = [
            gebied.naam for gebied in self.place.ctx.gebieden.lijst if gebied.nummer in partner.leefgebieden
        ]
        card.add(Fact("Leefgebieden", ", ".join(areas)))
        for name, title in _CARD.items():
            card.add(Fact(title, getattr(partner, name)))
        measures = [
            soort.naam
            for code, soort in self.place.ctx.kader.maatregelen.items()
            if code in partner.maatregelcodes
        ]
        card.add(Fact("Mag uitvoeren", "\n".join(measures)))
        confirm = PrimaryButton("Nagelopen met de partner", lambda: self._confirm(partner))
        card.add(
            row(confirm, SecondaryButton("Wijzigen", lambda: KaartDialog(self.place, partner, self).start()))
        )
        self._card.addWidget(card)
        self._card.addStretch(1)

    def _checked(self, partner: Partner) -> QWidget:
        made = QWidget()
        line = row()
        if partner.gecontroleerd_op is None:
            line.insertWidget(0, Chip("Nog niet nagelopen met de partner", "warn"))
        elif (self.place.today() - partner.gecontroleerd_op).days > OVERDUE_AFTER_DAYS:
            line.insertWidget(
                0,
                Chip(
                    f"Langer dan een jaar geleden nagelopen: {short_date(partner.gecontroleerd_op)}", "warn"
                ),
            )
        else:
            line.insertWidget(0, Label(f"Nagelopen op {short_date(partner.gecontroleerd_op)}", "small"))
        line.setContentsMargins(0, 0, 0, 0)
        made.setLayout(line)
        return made

    def _confirm(self, partner: Partner) -> None:
        ctx, partner_id = self.place.ctx, partner.id
        self.place.background.run(
            lambda: confirm_partner(ctx, partner_id),
            lambda _: self.place.messages.notice("De kaart is vandaag nagelopen."),
            owner=self,
        )


class KaartDialog(FormDialog):
    """Change a partner card; confirming it is a separate act."""

    def __init__(self, place: Workplace, partner: Partner, parent: QWidget) -> None:
        partner_id = partner.id

        def submit(values: dict[str, Any]) -> None:
            gegevens = KaartGegevens(**{name: values[name] for name in _CARD})
            change_partner(place.ctx, partner_id, gegevens, "partnerkaart bijgewerkt")

        super().__init__(place, partner.naam, submit, draft=("partnerkaart", str(partner_id)), parent=parent)
        for name, title in _CARD.items():
            field = (
                TextField(name, title)
                if name in ("bereikbaar", "contact")
                else LongTextField(name, title, lines=2)
            )
            field.set_value(getattr(partner, name))
            self.add(field)
