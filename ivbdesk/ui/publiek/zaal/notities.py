"""The right of the shared screen: what is agreed, decided and seen otherwise, typed as it is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

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
from ivbdesk.ui.widgets.layouts import clear, row, scrolling

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
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

    def values(self) -> dict[str, Any] | None:
        """What is typed; None where something is wrong, which is shown at its field."""
        found: dict[str, Any] = {}
        for name, field in self.fields.items():
            try:
                found[name] = field.value()
            except ValueError as error:
                field.show_error(str(error))
                field.setFocus()
                return None
        return found

    def raw(self) -> dict[str, Any]:
        """What is typed as it stands."""
        return {name: field.raw() for name, field in self.fields.items()}

    def put(self, raw: dict[str, Any]) -> None:
        """Put back what was typed."""
        for name, value in raw.items():
            if name in self.fields:
                self.fields[name].set_raw(value)

    def empty(self, *names: str) -> None:
        """Make these fields ready for the next."""
        for name in names:
            self.fields[name].set_raw("")
            self.fields[name].show_error("")


class Notities(QWidget):
    """`agreed`, `noted` and `dissented` give what is to be kept; the window keeps it and shows what came of it."""

    agreed = Signal(object)
    noted = Signal(object)
    dissented = Signal(object)

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self.who = ChoiceField("partner_id", "Wie", [])
        self.afspraak = Blok(
            "Afspraken van vandaag",
            [self.who, TextField("wat", "Doet wat"), DateField("uiterlijk", "Vóór wanneer", vandaag)],
            "Afspraak vastleggen",
            lambda: self._emit(self.afspraak, self.agreed),
        )
        decision = LongTextField("besluit", "Wat besluiten we, en wie doet het?", lines=2)
        self.besluit = Blok(
            "Besluit", [decision], "Besluit vastleggen", lambda: self._emit(self.besluit, self.noted)
        )
        self.beeldvorming = self._make_bob()
        self.from_whom = ChoiceField("partner_id", "Van wie", [])
        self.verschil = Blok(
            "Verschil van inzicht",
            [
                self.from_whom,
                ChoiceField("stand", "Standpunt", _STANDS),
                LongTextField("tekst", "In eigen woorden", lines=1),
            ],
            "Standpunt vastleggen",
            lambda: self._emit(self.verschil, self.dissented),
        )
        for block in (self.afspraak, self.besluit, self.verschil):
            self._column.addWidget(block)
        self._column.addStretch(1)
        self._pane = scrolling(content)
        outer.addWidget(self._pane)

    def _make_bob(self) -> QWidget:
        """Picture and judgement, which are kept with the decision; the window puts them below the casus."""
        both = QWidget()
        line = QHBoxLayout(both)
        for field in (LongTextField("beeld", "Beeld", lines=1), LongTextField("oordeel", "Oordeel", lines=1)):
            self.besluit.fields[field.name] = field
            line.addWidget(field)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), both, self.besluit.button.click)
            shortcut.setContext(_WITHIN)
        return both

    def _emit(self, block: Blok, signal: Any) -> None:
        values = block.values()
        if values is not None:
            signal.emit(values)

    def show_beeld(self, beeld: Overlegbeeld | None, partners: Sequence[Partner]) -> None:
        """Show what was kept of this casus; without an image nothing can be typed."""
        for part in (self, self.beeldvorming):
            part.setEnabled(beeld is not None)
        for field in (self.who, self.from_whom):
            field.show_choices([(partner.id, partner.kort) for partner in partners])
        self.afspraak.show_lines(beeld.van_vandaag if beeld else ())
        self.verschil.show_lines(beeld.verschillen if beeld else ())
        kept = {"beeld": beeld.beeld, "oordeel": beeld.oordeel, "besluit": beeld.besluit} if beeld else {}
        self.besluit.put({name: kept.get(name, "") for name in self.besluit.fields})

    def raw(self) -> dict[str, Any]:
        """All that is typed and not yet kept."""
        return {
            "afspraak": self.afspraak.raw(),
            "besluit": self.besluit.raw(),
            "verschil": self.verschil.raw(),
        }

    def put(self, raw: dict[str, Any]) -> None:
        """Put back what was typed before."""
        for name, values in raw.items():
            getattr(self, name).put(values)

    def take_focus(self, field: Field) -> None:
        """Put the keyboard in a field, and the field in sight."""
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._pane.ensureWidgetVisible(field)

    def loose(self) -> dict[str, Any]:
        """What is typed for an afspraak or a stand: it is kept as a draft until it is complete."""
        return {"afspraak": self.afspraak.raw(), "verschil": self.verschil.raw()}

    def changed_note(self, beeld: Overlegbeeld | None) -> dict[str, str] | None:
        """Picture, judgement and decision where they were typed on since they were kept."""
        typed = self.besluit.raw()
        if beeld is None or all(getattr(beeld, name) == text.strip() for name, text in typed.items()):
            return None
        return typed

    def is_typed(self) -> bool:
        """Whether something is typed for an afspraak or a stand that was not kept."""
        return bool(self.afspraak.raw()["wat"] or self.verschil.raw()["tekst"])
