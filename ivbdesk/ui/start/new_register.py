"""The steps that make a register: place and officer, passphrase, recovery key, typing it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ivbdesk.cases.betrokkenen.register import GEMEENTE, PREFIX, read_instellingen
from ivbdesk.cases.kader.soorten import APV_151D
from ivbdesk.resources import read
from ivbdesk.ui.background import Background
from ivbdesk.ui.doors import Doors, NieuwRegister
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.field_errors import tell_errors
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.messages import explain
from ivbdesk.ui.start.paper import RecoveryPrint
from ivbdesk.ui.start.recovery_words import RecoverySheet, WordsBack
from ivbdesk.ui.start.register_name import WRONG_NAME, is_register_name, is_there, usual_places, within
from ivbdesk.ui.start.strength import told_strength
from ivbdesk.ui.widgets.basics import HeaderLabel, Label, LinkButton, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import FittingStack, row

_ANEW = (
    "Het scherm was vergrendeld. Kies de zin opnieuw; u krijgt ook een nieuwe herstelsleutel. Gooi het papier met de vorige "
    "weg: dat opent niets."
)


_FREE = "Een gewone map op deze computer, geen netwerk of cloud."


class NewRegisterPages(FittingStack):
    """Four steps, each with a way back; `opened` gives the new register."""

    opened = Signal(object)

    def __init__(self, doors: Callable[[], Doors], background: Background, leave: Callable[[], None]) -> None:
        super().__init__()
        self._doors, self._background, self._leave = doors, background, leave
        self._recovery = ""
        self._proposed = str(usual_places()[0])
        for page in (self._place_page(), self._passphrase_page(), self._recovery_page(), self._back_page()):
            self.add(page)

    def begin(self) -> None:
        """Start at the first step, with a new recovery key."""
        self._recovery = self._doors().phrases.new_recovery()
        self.first.show_warning("")
        self.turn_to(0)
        self.naam.setFocus()
        doors, usual = self._doors, usual_places()
        self._background.run(  # a share that is away takes long to say so
            lambda: doors().place_for_new(usual), self._propose_place, owner=self, key="plaats van een nieuw"
        )

    def _propose_place(self, folder: Path) -> None:
        """Where it comes, unless the officer chose a place meanwhile."""
        if self.map.value() == self._proposed:
            self._proposed = str(folder)
            self.map.set_value(self._proposed)

    def session_locked(self) -> None:
        """The screen was locked: passphrase and recovery key go, and with them the steps that were made with them."""
        shown = self.index > 1
        for field in (self.first, self.second):
            field.forget()
        self._back_words.forget()
        self.proposal.setText("")
        self._key.show_words("")
        self._recovery = self._doors().phrases.new_recovery() if self._recovery else ""
        if self._make.isEnabled():  # what is being made keeps the key of its paper
            self._choose_anew(shown)

    def _choose_anew(self, shown: bool) -> None:
        if self.index > 0:
            self.turn_to(1)
            self.first.show_warning(_ANEW if shown else "")

    def _page(self, step: int, title: str, text: str) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(9)
        column.addWidget(HeaderLabel(f"Stap {step} van 4 · {title}", 2))
        column.addWidget(Label(text, "small"))
        return page, column

    def _buttons(self, page: QWidget, column: QVBoxLayout, verb: str, go: Callable[[], None]) -> QPushButton:
        column.addStretch(1)
        on = PrimaryButton(verb, go)
        for field in page.findChildren(TextField):
            if not isinstance(field.parent(), WordsBack):
                field.edit.returnPressed.connect(go)
        column.addLayout(row(SecondaryButton("Terug", self._back), on))
        return on

    def _back(self) -> None:
        if self.index:
            self.turn_to(self.index - 1)
        else:
            self._leave()

    def _place_page(self) -> QWidget:
        page, column = self._page(
            1, "Waar en wie", "Het register is een map op deze computer. Alles wat erin staat is versleuteld."
        )
        self.register_naam = TextField("register_naam", "Naam van het register")
        self.register_naam.set_value("zorg-en-veiligheid")
        self.map = TextField("map", "Map waarin het komt", within(self._doors().allowed()) or _FREE)
        self.map.set_value(self._proposed)
        self.map.changed.connect(self._tell_map)
        self.naam = TextField("naam", "Uw naam", "Voor het logboek: wie deed wat.")
        self.functie = TextField("functie", "Uw functie")
        self.functie.set_value("Adviseur openbare orde en veiligheid")
        standard = read_instellingen(read("instellingen.toml"), "instellingen.toml")
        self.gemeente = TextField(GEMEENTE, "Gemeente")
        self.gemeente.set_value(standard[GEMEENTE])
        self.prefix = TextField(PREFIX, "Letters voor het casusnummer", "Bijvoorbeeld AB, voor AB-2026-001.")
        self.prefix.set_value(standard[PREFIX])
        self.apv = TextField(
            APV_151D,
            "APV-artikel bij Gemeentewet 151d",
            "Leeg laten als de raad het niet regelde, of u het later invult.",
        )
        for pair in ((self.naam, self.functie), (self.register_naam, self.map), (self.gemeente, self.prefix)):
            line = row(*pair, stretch=False, spacing=14)
            for field in pair:
                line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
            if self.map in pair:
                column.addLayout(row(LinkButton("Map kiezen …", self._browse)))
        column.addWidget(self.apv)
        self._buttons(page, column, "Verder", self._to_passphrase)
        return page

    def _tell_map(self) -> None:
        """A folder that is not there yet is made, with those above it."""
        folder = Path(self.map.value().strip())
        makes = not is_there(folder) and _may_hold(folder)
        self.map.show_warning("Deze map bestaat nog niet; hij wordt gemaakt." if makes else "")

    def _browse(self) -> None:
        found = QFileDialog.getExistingDirectory(self, "Kies een map", self.map.value())
        if found:
            self.map.set_value(found)

    @property
    def folder(self) -> Path:
        """Where the register will be."""
        name = self.register_naam.value().strip().removesuffix(".ivb")
        return Path(self.map.value().strip()) / f"{name}.ivb"

    def _to_passphrase(self) -> None:
        name = self.register_naam.value().strip()
        checks: list[tuple[Field, bool, str]] = [
            (self.register_naam, is_register_name(name.removesuffix(".ivb")), WRONG_NAME),
            (self.map, _may_hold(Path(self.map.value().strip())), "Kies een map op deze computer, met de hele weg erheen; deze kan niet worden gemaakt."),
            (self.naam, bool(self.naam.value().strip()), "Vul uw naam in."),
            (self.gemeente, bool(self.gemeente.value().strip()), "Vul de gemeente in."),
            (self.prefix, self.prefix.value().strip().isalpha() and len(self.prefix.value().strip()) <= 6, "Een tot zes letters."),
            (self.register_naam, not is_there(self.folder), "Er is al een register met deze naam in die map."),
        ]  # fmt: skip
        wrong = {field.name: message for field, good, message in reversed(checks) if not good}
        fields = [*(field for field, _, _ in checks[:-1]), self.functie, self.apv]
        wrong = {field.name: told for field in fields if (told := field.objection())} | wrong
        if not wrong and (refused := self._refused_place()):
            wrong[self.map.name] = refused
        if self.map.name in wrong:
            self.map.show_warning("")  # that it will be made is untrue
        if tell_errors(fields, wrong) is None:
            self.turn_to(1)
            self.first.setFocus()

    def _refused_place(self) -> str:
        """Why no register may stand there: better told now than after the paper was printed."""
        try:
            self._doors().demand_place(self.folder)
        except Exception as error:
            return " ".join(explain(error)[::2])
        return ""

    def _passphrase_page(self) -> QWidget:
        page, column = self._page(
            2,
            "Wachtwoordzin",
            "Met deze zin opent u het register. Wij kunnen hem niet terughalen. Vijf willekeurige woorden zijn "
            "sterk en goed te onthouden.",
        )
        self.first = TextField("eerste", "Wachtwoordzin", secret=True)
        self.second = TextField("tweede", "Nog een keer", secret=True)
        self.meter = QProgressBar()
        self.meter.setRange(0, 80)
        self.meter.setTextVisible(False)
        self.meter.setAccessibleName("Sterkte van de wachtwoordzin")
        self._verdict = Label("", "small")
        self.proposal = Label("", "sleutel")
        self.proposal.hide()
        column.addWidget(self.first)
        column.addWidget(self.meter)
        column.addWidget(self._verdict)
        column.addWidget(self.second)
        column.addLayout(row(SecondaryButton("Stel een zin voor", self._propose)))
        column.addWidget(self.proposal)
        self.first.changed.connect(self._judge)
        self._buttons(page, column, "Verder", self._to_recovery)
        return page

    def _propose(self) -> None:
        phrase = self._doors().phrases.propose()
        self.proposal.setText(phrase)
        self.first.set_value(phrase)
        self.second.set_value("")
        self._verdict.setText("Schrijf deze zin over en typ hem hieronder nog een keer.")
        self.second.setFocus()

    def _judge(self) -> None:
        typed = self.first.value()
        phrases = self._doors().phrases
        self.meter.setValue(min(80, int(phrases.strength(typed))) if typed else 0)
        self.proposal.setVisible(bool(typed) and typed == self.proposal.text())
        self._verdict.setText(told_strength(phrases, typed))

    def _to_recovery(self) -> None:
        wrong = {}
        try:
            self._doors().phrases.demand(self.first.value())
        except Exception as error:
            wrong[self.first.name] = " ".join(explain(error)[::2])
        if self.first.value() != self.second.value():
            wrong[self.second.name] = "De twee zinnen zijn niet gelijk."
        if tell_errors((self.first, self.second), wrong) is not None:
            return
        for field in (self.first, self.second):
            field.hide_words()
        self._key.show_words(self._recovery)
        self.turn_to(2)
        self._written.setFocus()

    def _recovery_page(self) -> QWidget:
        page, column = self._page(
            3,
            "Herstelsleutel",
            "Raakt de wachtwoordzin kwijt, dan is dit de enige weg naar binnen. Zet de sleutel op papier en "
            "bewaar hem in een kluis, niet bij deze computer. Hij wordt niet nog eens getoond.",
        )
        self._key = RecoverySheet()
        column.addWidget(self._key)
        column.addWidget(
            RecoveryPrint(
                self._background,
                lambda: self._doors().phrases,
                lambda: (self.folder, self._recovery.split()),
            )
        )
        self._written = self._buttons(page, column, "Ik heb hem op papier", self._to_back)
        return page

    def _to_back(self) -> None:
        self._back_words.ask(self._recovery)
        self.turn_to(3)
        self._back_words.fields[0].setFocus()

    def _back_page(self) -> QWidget:
        page, column = self._page(
            4, "Controle", "Typ deze twee woorden over van uw papier. Zo weten we zeker dat de sleutel klopt."
        )
        self._back_words = WordsBack(self.make)
        column.addWidget(self._back_words)
        self._problem = Label("", "error")
        column.addWidget(self._problem)
        self._make = self._buttons(page, column, "Register maken", self.make)
        return page

    def make(self) -> None:
        """Check what was typed back, and make the register off the UI thread."""
        if not self._make.isEnabled() or not self._back_words.is_right():
            return
        self._make.setEnabled(False)
        self._make.setText("Register wordt gemaakt …")
        self._problem.setText("")
        new = NieuwRegister(
            self.folder,
            self.first.value(),
            self._recovery,
            self.naam.value().strip(),
            self.functie.value().strip(),
            {GEMEENTE: self.gemeente.value(), PREFIX: self.prefix.value(), APV_151D: self.apv.value()},
        )
        doors = self._doors()
        self._background.run(lambda: doors.create(new), self.opened.emit, owner=self, failed=self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        self._make.setEnabled(True)
        self._make.setText("Register maken")
        told = " ".join(part for part in explain(error) if part)
        self._problem.setText(told)
        if not self.first.value():  # the screen was locked meanwhile
            self._choose_anew(True)
            self.first.show_error(told)


def _may_hold(folder: Path) -> bool:
    """Whether a register can come in it: it is a folder, or the nearest of what is there above it is one and no file."""
    places = (folder, *folder.parents)
    try:
        return folder.is_absolute() and next((at.is_dir() for at in places if at.exists()), False)
    except (OSError, ValueError):  # such as a name that is longer than the disk can keep
        return False
