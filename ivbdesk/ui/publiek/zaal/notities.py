"""The right of the shared screen: what is agreed, decided and seen otherwise, typed as it is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.publiek.overlegbeeld import Overlegbeeld
from ivbdesk.ui.widgets.basics import Label, PrimaryButton
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.date_field import DateField
from ivbdesk.ui.widgets.field import Field
from ivbdesk.ui.widgets.fields import LongTextField, TextField
from ivbdesk.ui.widgets.form_values import FormValues
from ivbdesk.ui.widgets.layouts import clear, row, scrolling

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
_MEANWHILE = "Er staat nu: {}. Legt u opnieuw vast, dan komt uw tekst ervoor in de plaats."
_STANDS = [(s, s.label) for s in (Stand.VOOR_MITS, Stand.TEGEN, Stand.VOOR, Stand.GEEN_MANDAAT)]


class Blok(QWidget):
    """A heading, what stands there already, fields, and the button that keeps them; Ctrl+Enter presses it."""

    def __init__(self, title: str, fields: Sequence[Field], verb: str, keep: Callable[[], None]) -> None:
        super().__init__()
        self.fields = {field.name: field for field in fields}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(title, "h2"))
        self._lines = QVBoxLayout()
        column.addLayout(self._lines)
        for field in fields:
            column.addWidget(field)
        self.button = PrimaryButton(verb, keep)
        self.button.setToolTip("Ctrl Enter")
        column.addLayout(row(self.button))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, keep)
            shortcut.setContext(_WITHIN)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show what was kept: who, and what."""
        clear(self._lines)
        for who, what in lines:
            frame = QFrame()
            frame.setProperty("role", "card")
            inside = QVBoxLayout(frame)
            inside.addWidget(Label(who, "strong"))
            if what:
                inside.addWidget(Label(what))
            self._lines.addWidget(frame)

    def values(self) -> FormValues | None:
        """What is typed; None where something is wrong, which is shown at its field."""
        found: dict[str, object] = {}
        for name, field in self.fields.items():
            try:
                found[name] = field.value()
            except ValueError as error:
                field.show_error(str(error))
                field.setFocus()
                return None
        return FormValues(found)

    def raw(self) -> dict[str, object]:
        """What is typed as it stands."""
        return {name: field.raw() for name, field in self.fields.items()}

    def put(self, raw: Mapping[str, object]) -> None:
        """Put back what was typed."""
        for name, value in raw.items():
            if name in self.fields and self.fields[name].raw() != value:
                self.fields[name].set_raw(value)

    def empty(self, *names: str) -> None:
        """Make these fields ready for the next."""
        for name in names:
            self.fields[name].set_raw("")
            self.fields[name].show_error("")


class Notities(QWidget):
    """`agreed`, `noted` and `dissented` give what is to be kept; the window keeps it and shows what came of it."""

    agreed = Signal(object, str, object)
    noted = Signal(str, str, str)
    dissented = Signal(object, object, str)

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self.who: ChoiceField[UUID] = ChoiceField("partner_id", "Wie", [])
        self.what = TextField("wat", "Doet wat")
        self.until = DateField("uiterlijk", "Vóór wanneer", vandaag)
        fields = (self.who, self.what, self.until)
        self.afspraak = Blok("Afspraken van vandaag", fields, "Afspraak vastleggen", self._agree)
        self.decision = LongTextField("besluit", "Wat besluiten we, en wie doet het?", lines=2)
        self.besluit = Blok("Besluit", [self.decision], "Besluit vastleggen", self._note)
        self.picture = LongTextField("beeld", "Beeld", lines=1)
        self.judgement = LongTextField("oordeel", "Oordeel", lines=1)
        self.beeldvorming = self._make_bob()
        self.from_whom: ChoiceField[UUID] = ChoiceField("partner_id", "Van wie", [])
        self.stand = ChoiceField("stand", "Standpunt", _STANDS)
        self._seen = _kept(None)
        self.words = LongTextField("tekst", "In eigen woorden", lines=1)
        said = (self.from_whom, self.stand, self.words)
        self.verschil = Blok("Verschil van inzicht", said, "Standpunt vastleggen", self._dissent)
        for block in (self.afspraak, self.besluit, self.verschil):
            self._column.addWidget(block)
        self._column.addStretch(1)
        self._pane = scrolling(content)
        outer.addWidget(self._pane)

    def _make_bob(self) -> QWidget:
        """Picture and judgement, which are kept with the decision; the window puts them below the casus."""
        both = QWidget()
        line = QHBoxLayout(both)
        for field in (self.picture, self.judgement):
            self.besluit.fields[field.name] = field
            line.addWidget(field)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), both, self.besluit.button.click)
            shortcut.setContext(_WITHIN)
        return both

    def _agree(self) -> None:
        values = self.afspraak.values()
        if values is not None:
            self.agreed.emit(values[self.who], values[self.what], values[self.until])

    def _note(self) -> None:
        values = self.besluit.values()
        if values is not None:
            self.noted.emit(values[self.picture], values[self.judgement], values[self.decision])

    def _dissent(self) -> None:
        values = self.verschil.values()
        if values is not None:
            self.dissented.emit(values[self.from_whom], values[self.stand], values[self.words])

    def show_beeld(
        self, beeld: Overlegbeeld | None, partners: Sequence[Partner], *, other: bool = False
    ) -> None:
        """Show what was kept of this casus, or of an `other` one; what is typed of the same one stays.

        Without an image nothing can be typed, and nothing that was kept is shown.
        """
        for part in (self, self.beeldvorming):
            part.setEnabled(beeld is not None)
        for field in (self.who, self.from_whom):
            field.show_choices([(partner.id, partner.kort) for partner in partners])
        self.afspraak.show_lines(beeld.van_vandaag if beeld else ())
        self.verschil.show_lines(beeld.verschillen if beeld else ())
        now = _kept(beeld)
        typed = {} if other else {n: text for n, text in self.unkept().items() if text.strip() != now[n]}
        self._seen = now | {name: self._seen[name] for name in typed}
        self.besluit.put(now | typed)
        if other:
            self.clear_agreement()
            self.clear_stand()

    def unkept(self) -> dict[str, str]:
        """What is typed over what was kept of picture, judgement and decision, by field."""
        texts = {field.name: field.value() for field in (self.picture, self.judgement, self.decision)}
        return {name: text for name, text in texts.items() if text.strip() != self._seen[name]}

    @property
    def seen(self) -> dict[str, str]:
        """What stood in picture, judgement and decision before they were typed over."""
        return dict(self._seen)

    def is_kept(self, texts: Mapping[str, str]) -> None:
        """These came to stand in the register."""
        self._seen |= {name: text.strip() for name, text in texts.items()}

    def tell_meanwhile(self, now: Mapping[str, str]) -> None:
        """Say at a field what a colleague kept there; kept once more, what is typed here comes in its place."""
        self._seen |= now
        for name in now.keys() & self.unkept().keys():
            self.besluit.fields[name].show_error(_MEANWHILE.format(now[name] or "niets"))

    def put_back(self, draft: Mapping[str, Mapping[str, object]]) -> None:
        """Put back what was typed before and could not be kept."""
        self.afspraak.put(draft.get("afspraak", {}))
        self.verschil.put(draft.get("verschil", {}))
        self.besluit.put(draft.get("besluit", {}))
        self.tell_meanwhile({name: text for name, text in self._seen.items() if text})

    def clear_agreement(self) -> None:
        """Ready for the next afspraak."""
        self.afspraak.empty(self.what.name, self.until.name)

    def begin_next_agreement(self) -> None:
        """One is kept: go on with the next, at who does it."""
        self.clear_agreement()
        self.who.setFocus()

    def clear_stand(self) -> None:
        """Ready for the next stand."""
        self.verschil.empty(self.words.name)

    def take_focus(self, field: Field) -> None:
        """Put the keyboard in a field, and the field in sight."""
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._pane.ensureWidgetVisible(field)

    def loose(self) -> dict[str, Mapping[str, object]]:
        """What is typed for an afspraak or a stand: it is kept as a draft until it is complete."""
        return {"afspraak": self.afspraak.raw(), "verschil": self.verschil.raw()}

    def is_typed(self) -> bool:
        """Whether something is typed for an afspraak or a stand that was not kept."""
        return bool(self.what.value() or self.words.value())


def _kept(beeld: Overlegbeeld | None) -> dict[str, str]:
    if beeld is None:
        return dict.fromkeys(("beeld", "oordeel", "besluit"), "")
    return {"beeld": beeld.beeld, "oordeel": beeld.oordeel, "besluit": beeld.besluit}
