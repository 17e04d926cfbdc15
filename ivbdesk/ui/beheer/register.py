"""The register itself: its settings, how it looks, when it locks, and its copies."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk import __version__
from ivbdesk.cases.beheer.beleid import VASTGELEGD
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.beheer.adressen_card import AdressenCard
from ivbdesk.ui.beheer.back_ups import BackUps
from ivbdesk.ui.beheer.instellingen_dialog import SETTINGS, InstellingenDialog
from ivbdesk.ui.beheer.kopieen_card import KopieenCard
from ivbdesk.ui.beheer.over_dialog import OverDialog
from ivbdesk.ui.fields.chooser import Chooser
from ivbdesk.ui.theme import Mode
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import Fact, clear, row, scrolling
from ivbdesk.ui.window.idle import CHOICES, LOCK_AFTER, IdleWatch
from ivbdesk.ui.workplace import Workplace

_MODES: tuple[tuple[Mode, str], ...] = (
    ("systeem", "Zoals de computer"),
    ("licht", "Licht"),
    ("donker", "Donker"),
)


class RegisterTab(QWidget):
    """Settings at the left, copies at the right."""

    def __init__(
        self,
        place: Workplace,
        back_ups: BackUps,
        idle_watch: IdleWatch,
        settings: QSettings,
    ) -> None:
        super().__init__()
        self.place, self._settings = place, settings
        self._back_ups, self._idle_watch = back_ups, idle_watch
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.setSpacing(14)
        left, right = QWidget(), QWidget()
        self._left, self._right = QVBoxLayout(left), QVBoxLayout(right)
        for column, pane in ((self._left, left), (self._right, right)):
            column.setContentsMargins(0, 0, 6, 0)
            column.setSpacing(14)
            outer.addWidget(scrolling(pane), 1)

    def reload(self) -> None:
        """Read the settings again, off the UI thread."""
        self.place.read(self, self.place.ctx.reads.beheer.instellingen, self._show, key="instellingen")

    def _show(self, values: dict[str, str]) -> None:
        clear(self._left)
        clear(self._right)
        card = Card("Instellingen")
        for name, (title, _) in SETTINGS.items():
            card.add(Fact(title, values.get(name, "")))
        card.add(
            row(
                SecondaryButton(
                    "Wijzigen", lambda: InstellingenDialog(self.place, values, self).start()
                ).needing(self.place, Recht.BEHEERDER)
            )
        )
        self._left.addWidget(card)
        program = Card("Dit programma")
        program.add(Fact("Versie", __version__))
        program.add(row(SecondaryButton("Over ivbdesk", lambda: OverDialog(self.place, self).show())))
        self._left.addWidget(program)
        if laid_down := self.place.desk.beleid.verteld:
            card = Card(VASTGELEGD.removesuffix("."))
            for about, what in laid_down:
                card.add(Fact(about, what))
            self._left.addWidget(card)
        self._left.addStretch(1)
        self._right.addWidget(self._look_card())
        lock = Card("Vergrendelen")
        lock.add(MutedLabel("Als niemand de computer aanraakt, na", small=True))
        lock.add(self._lock_choice())
        self._right.addWidget(lock)
        self._right.addWidget(AdressenCard(self.place))
        self._right.addWidget(self._copies_card())
        self._right.addStretch(1)

    def _copies_card(self) -> QWidget:
        if self.place.desk.team is None:
            return KopieenCard(self.place, self._back_ups)
        card = Card("Reservekopieën")
        card.add(
            Label(
                "Dit is een teamregister: ivbdesk maakt er vanzelf geen reservekopieën van. Dat hoort de beheerder van de "
                "server te doen. Vraag hem wanneer de laatste is gemaakt, en of terugzetten is geprobeerd."
            )
        )
        return card

    def _lock_choice(self) -> QWidget:
        decided = self.place.desk.beleid.minuten
        told = f"{count(decided, 'minuut', 'minuten')}. {VASTGELEGD}" if decided else ""
        if not self._idle_watch.is_known:
            by_hand = "Deze computer meldt niet of hij stil is: vergrendel met Ctrl+L als u wegloopt."
            return Label(f"{told} {by_hand}".strip(), "near")
        if told:
            return Label(told)
        combo = Chooser("Vergrendelen na")
        for minutes in CHOICES:
            combo.addItem(f"{minutes} minuten", minutes)
        combo.setCurrentIndex(combo.findData(self._idle_watch.minutes))
        combo.currentIndexChanged.connect(lambda _: self._set_lock(combo.currentData()))
        return combo

    def _set_lock(self, minutes: int) -> None:
        self._settings.setValue(LOCK_AFTER, minutes)
        self._idle_watch.minutes = minutes
        self._back_ups.look()

    def _look_card(self) -> Card:
        card = Card("Weergave")
        combo = Chooser("Licht of donker")
        for mode, text in _MODES:
            combo.addItem(text, mode)
        combo.setCurrentIndex([mode for mode, _ in _MODES].index(self.place.theme.mode))
        combo.currentIndexChanged.connect(lambda _: self.set_mode(combo.currentData()))
        card.add(combo)
        return card

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark or as the system."""
        self._settings.setValue("weergave", mode)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.place.theme.apply(app, mode)
