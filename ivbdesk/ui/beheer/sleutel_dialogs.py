"""Passphrases and keys; what is typed here is never kept as a draft."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.opened import Keys
from ivbdesk.ui.start.paper import RecoveryPrint
from ivbdesk.ui.start.recovery_words import RecoverySheet, WordsBack
from ivbdesk.ui.start.strength import told_strength
from ivbdesk.ui.widgets.basics import Label, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace


class PassphraseDialog(FormDialog):
    """Give an officer another passphrase: oneself, or a colleague who has none or lost it."""

    needs = Recht.LEZER

    def __init__(self, place: Workplace, parent: QWidget, colleague: Medewerker | None = None) -> None:
        def submit(values: FormValues) -> None:
            if colleague is None:
                place.desk.keys.change_passphrase(values[self.nieuw])
            else:
                place.desk.keys.give_passphrase(colleague.id, values[self.nieuw])

        title = "Wachtwoordzin wijzigen" if colleague is None else f"Wachtwoordzin voor {colleague.naam}"
        intro = "Vijf willekeurige woorden zijn sterk en goed te onthouden. De oude zin, en wat een computer ervan onthield, opent het register daarna niet meer."
        if place.desk.team is not None:
            intro = "Vijf willekeurige woorden zijn sterk en goed te onthouden. Met de oude zin laat de server u daarna niet meer toe, ook niet op een andere computer."
        if colleague is not None:
            intro = "Laat uw collega de zin zelf typen. Met de eigen zin laat het logboek zien wie wat deed."
            if place.desk.team is not None:
                intro += f" Geef daarna een kopie van de map {place.desk.register.folder.name} mee; er staan geen gegevens in."
        super().__init__(place, title, submit, draft=None, verb="Wijzigen", parent=parent, intro=intro)
        if colleague is not None:
            self.needs = Recht.BEHEERDER
        self._phrases = place.desk.keys.phrases
        self._proposal = Label("", "sleutel")
        self._proposal.hide()
        self._meter = Label("", "small")
        self.nieuw = self.add(TextField("nieuw", "Nieuwe wachtwoordzin", secret=True))
        self.nieuw.changed.connect(self._judge)
        self.form.addWidget(self._meter)
        self.nogmaals = self.add(TextField("nogmaals", "Nog een keer", secret=True))
        self.form.addLayout(row(SecondaryButton("Stel een zin voor", self._propose)))
        self.form.addWidget(self._proposal)
        self.saved.connect(lambda _: place.messages.notice("De nieuwe wachtwoordzin geldt vanaf nu."))

    def _propose(self) -> None:
        phrase = self._phrases.propose()
        self._proposal.setText(phrase)
        self._proposal.show()
        self.nieuw.set_value(phrase)
        self.nogmaals.set_value("")
        self.nogmaals.setFocus()

    def _judge(self) -> None:
        self._meter.setText(told_strength(self._phrases, self.nieuw.value()))

    def problems(self, values: FormValues) -> dict[str, str]:
        """Both must be the same, and not to be guessed."""
        wrong, typed = {}, values[self.nieuw]
        if self._phrases.strength(typed) < self._phrases.enough_bits:
            wrong["nieuw"] = "Kies een sterkere wachtwoordzin." if typed else "Typ een nieuwe wachtwoordzin."
        if typed != values[self.nogmaals]:
            wrong["nogmaals"] = "De twee zinnen zijn niet gelijk."
        elif not typed:
            wrong["nogmaals"] = "Typ de zin nog een keer."
        return wrong


class HerstelsleutelDialog(FormDialog):
    """Another recovery key: shown, written down, two words typed back, and then it replaces the earlier one."""

    needs = Recht.BEHEERDER
    title = "Nieuwe herstelsleutel"
    intro = (
        "Schrijf deze zestien woorden op papier en bewaar ze in een kluis, niet bij deze computer. "
        "Het vorige papier opent het register daarna niet meer."
    )
    verb = "Vervangen"

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        self.recovery = place.desk.keys.phrases.new_recovery()

        def submit(_: FormValues) -> None:
            self.take_over(place.desk.keys)

        super().__init__(
            place, self.title, submit, draft=None, verb=self.verb, parent=parent, intro=self.intro
        )
        self._sheet = RecoverySheet()
        self._sheet.show_words(self.recovery)
        self.form.addWidget(self._sheet)
        register, words, phrases = place.desk.register.folder, self.recovery.split(), place.desk.keys.phrases
        self._print = RecoveryPrint(place.background, lambda: phrases, lambda: (register, words))
        self.form.addWidget(self._print)
        self._back = WordsBack(self.submit)
        self._back.hide()
        self.form.addWidget(self._back)
        self.save_button.setText("Ik heb hem op papier")

    def take_over(self, keys: Keys) -> None:
        """Put the new key in the place of the earlier one; off the UI thread."""
        keys.change_recovery(self.recovery)

    def values(self) -> FormValues | None:
        """Nothing, once the words are out of sight and two of them were typed back right."""
        if self._back.isHidden():
            self._sheet.hide()
            self._print.hide()
            self._back.ask(self.recovery)
            self._back.show()
            self._back.fields[0].setFocus()
            self.save_button.setText(self.verb)
            return None
        return FormValues({}) if self._back.is_right() else None


class VernieuwDialog(HerstelsleutelDialog):
    """Other keys for the whole register; the window does it, and the program starts anew."""

    title = "Sleutels van het register vernieuwen"
    intro = (
        "Doe dit als een collega vertrekt of als iemand het papier kan hebben gezien. Heeft iemand een wachtwoordzin "
        "gezien, wijzig die dan eerst: de wachtwoordzinnen blijven gelijk. Het register krijgt nieuwe sleutels en een "
        "nieuwe herstelsleutel; wat computers in de sleutelring onthielden, vervalt. Oude reservekopieën, en stukken "
        "van voor vandaag voor wie een kopie heeft, blijven met de oude sleutels te openen. Daarna ontgrendelt u opnieuw."
    )
    verb = "Vernieuwen"

    def __init__(self, place: Workplace, parent: QWidget, renew: Callable[[str], object]) -> None:
        super().__init__(place, parent)
        self._renew = renew
        self.saved.connect(lambda _: self._renew(self.recovery))

    def take_over(self, keys: Keys) -> None:
        """Nothing yet: the window ends all other work first."""
