"""The right of the shared screen: what is agreed, decided and seen otherwise, typed as it is said."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.publiek.zaal import Zaal
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.publiek.getypt import Getypt
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.publiek.zaal.block import Block, FieldGroup, keep_with_ctrl_enter
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.widgets.layouts import scrolling

_MEANWHILE = "Er staat nu: {}. Legt u opnieuw vast, dan komt uw tekst ervoor in de plaats."
_UNHEARD = "Wat hier is vastgelegd, mag niet iedereen in de zaal lezen."
_ASIDE = "Wat u hier typte, komt terug zodra het getoond mag worden."
_WAITS = "Wat u hier zelf typte, is bewaard als concept: het staat er weer als u de notities maakt."
_WHO = "Wie hier niet genoemd mag worden, krijgt een afspraak in uw eigen venster."
_STANDS = [(s, s.label) for s in (Stand.VOOR_MITS, Stand.TEGEN, Stand.VOOR, Stand.GEEN_MANDAAT)]
AFSPRAAK, VERSCHIL = "afspraak", "verschil"


class Notities(QWidget):
    """What is kept of a casus, and the fields to type in; `typed` names the part in which the officer typed.

    `agreed`, `noted` and `dissented` ask to keep a part: the window does, and shows what came of it.
    """

    typed = Signal(str)
    agreed = Signal()
    noted = Signal()
    dissented = Signal()

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        column = QVBoxLayout(content)
        self.who: ChoiceField[UUID] = ChoiceField("partner_id", "Wie", [], _WHO)
        self.what = TextField("wat", "Doet wat")
        self.until = DateField("uiterlijk", "Uiterlijk op", vandaag, komt=True)
        fields = (self.who, self.what, self.until)
        self.afspraak = Block("Afspraken van vandaag", fields, "Afspraak vastleggen", self.agreed.emit)
        self.decision = LongTextField("besluit", "Wat besluiten we, en wie doet het?", lines=2)
        self.besluit = Block("Besluit", [self.decision], "Besluit vastleggen", self.noted.emit)
        self.picture = LongTextField("beeld", "Beeld", lines=1)
        self.judgement = LongTextField("oordeel", "Oordeel", lines=1)
        self.beeldvorming = self._make_bob()
        self.from_whom: ChoiceField[UUID] = ChoiceField("partner_id", "Van wie", [])
        self.stand = ChoiceField("stand", "Standpunt", _STANDS)
        self.words = LongTextField("tekst", "In eigen woorden", lines=1)
        said = (self.from_whom, self.stand, self.words)
        self.verschil = Block("Verschil van inzicht", said, "Standpunt vastleggen", self.dissented.emit)
        self.bob = {field.name: field for field in (self.picture, self.judgement, self.decision)}
        parts = {name: [field] for name, field in self.bob.items()}
        self._vakken = {n: FieldGroup(n, part, self.typed.emit) for n, part in parts.items()}
        self._vakken[AFSPRAAK] = FieldGroup(AFSPRAAK, fields, self.typed.emit)
        self._vakken[VERSCHIL] = FieldGroup(VERSCHIL, said, self.typed.emit)
        self._taker = Label("", "strong")
        self._taker.hide()
        column.addWidget(self._taker)
        for block in (self.afspraak, self.besluit, self.verschil):
            column.addWidget(block)
        column.addStretch(1)
        self._pane = scrolling(content)
        outer.addWidget(self._pane)
        for field in (self.what, self.until):
            field.input.installEventFilter(self)

    def _make_bob(self) -> QWidget:
        """Picture and judgement, which are kept with the decision; the window puts them below the casus."""
        both = QWidget()
        line = QHBoxLayout(both)
        for field in (self.picture, self.judgement):
            line.addWidget(field)
        keep_with_ctrl_enter(both, self.noted.emit)
        return both

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the date, and at the date it keeps the afspraak."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if watched is self.what.input:
                    self.until.setFocus(Qt.FocusReason.TabFocusReason)
                else:
                    self.agreed.emit()
                return True
        return super().eventFilter(watched, event)

    def show_zaal(
        self,
        zaal: Zaal,
        typed: Mapping[str, Getypt],
        meanwhile: Collection[str],
        told: str = "",
        *,
        closed: bool = False,
    ) -> None:
        """Show what was kept of this casus, and of what was typed what may be shown; nothing without an image.

        Of the parts in `meanwhile` a colleague kept something else since the officer began to type. `told` says who
        takes the notes; `closed` that it is another: she sees what was kept, and of her own only that it waits.
        """
        beeld = zaal.beeld
        waits = f" {_WAITS}" if closed and typed else ""
        self._taker.setText(f"{told}{waits}")
        self._taker.setVisible(bool(told))
        typed = {} if closed else typed
        for block in (self.afspraak, self.besluit, self.verschil):
            block.button.setEnabled(beeld is not None and not closed)
        for name, field in ((AFSPRAAK, self.who), (VERSCHIL, self.from_whom)):
            self._vakken[name].offer(field, beeld.wie if beeld else ())
        self.afspraak.show_lines(beeld.van_vandaag if beeld else ())
        self.verschil.show_lines(beeld.verschillen if beeld else ())
        for name, vak in self._vakken.items():
            own, kept = typed.get(name), self.kept(zaal, name)
            if own is not None and zaal.may_stay(own):
                other = name in meanwhile or _differs(own.gezien, kept, zaal)
                words = _MEANWHILE.format(kept.get(name) or "niets") if name in self.bob and other else ""
                may_type = not closed and (name not in self.bob or beeld is None or beeld.gehoord)
                vak.show(own.waarden, open=may_type, meanwhile=words)
            elif own is not None:
                vak.show(kept | dict.fromkeys(own.waarden, ""), open=False, told=_ASIDE if beeld else "")
            else:
                unheard = name in self.bob and beeld is not None and not beeld.gehoord
                may_type = beeld is not None and not (unheard or closed)
                vak.show(kept, open=may_type, told=_UNHEARD if unheard else "")

    def kept(self, zaal: Zaal, name: str) -> dict[str, object]:
        """What the fields of a part hold where nothing is typed."""
        if name in self.bob:
            return {name: getattr(zaal.beeld, name) if zaal.beeld else ""}
        return {self.what.name: "", self.until.name: ""} if name == AFSPRAAK else {self.words.name: ""}

    def raw(self, name: str) -> dict[str, object]:
        """What stands in the fields of a part."""
        return self._vakken[name].raw()

    def is_open(self, name: str) -> bool:
        """Whether the officer can type in this part."""
        return self._vakken[name].is_open

    def agreement(self) -> FormValues | None:
        """What is typed of an afspraak; None where something is wrong."""
        return self.afspraak.values()

    def difference(self) -> FormValues | None:
        """What is typed of a stand; None where something is wrong."""
        return self.verschil.values()

    def refuse(self, part: str, field: str, told: str) -> bool:
        """Say at a field of this part why it was not kept; False where the field is not there."""
        found = {**self._vakken[part].fields, **self.bob}.get(field)
        if found is None:
            return False
        found.show_error(told)
        self.take_focus(found)
        return True

    def begin_next_agreement(self) -> None:
        """One is kept: go on with the next, at who does it; what is left behind is empty, so leaving it tells nothing."""
        vak = self._vakken[AFSPRAAK]
        vak.show({self.what.name: "", self.until.name: ""}, open=vak.is_open)
        if self.afspraak.isAncestorOf(self.focusWidget() or self):
            self.who.setFocus()

    def take_focus(self, field: Field) -> None:
        """Put the keyboard in a field, and the field in sight."""
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._pane.ensureWidgetVisible(field)


def _differs(seen: Mapping[str, object], kept: Mapping[str, object], zaal: Zaal) -> bool:
    """Whether something else was kept since it was typed over; with and without names is the same text."""
    return any(zaal.zonder_namen(str(seen[n])) != zaal.zonder_namen(str(kept.get(n, ""))) for n in seen)
