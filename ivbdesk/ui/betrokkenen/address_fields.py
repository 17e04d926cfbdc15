"""The fields that ask for an address, the same in every form that does."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter

from ivbdesk.cases.betrokkenen.adresfouten import address_faults
from ivbdesk.cases.betrokkenen.adrestekst import read_address, read_fields, require_address, turned_address
from ivbdesk.cases.betrokkenen.bagadres import BagAdres
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.fields.leaving import when_left
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.workplace import Workplace

_PAUSE_MS = 80
_UNKNOWN = "Staat niet in de adressenlijst van de gemeente."


class AddressFields:
    """Five lines; a form puts them where they belong. `all` are they in the order in which an address is said.

    What is typed or pasted in one go in the street goes to the field it belongs to. From the list of the municipality,
    where one is loaded, come what a beginning can become, the postcode and the buurt.
    """

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self.straat = TextField("straat", "Straat", " ")
        self.huisnummer = TextField("huisnummer", "Huisnummer")
        self.toevoeging = TextField("toevoeging", "Toevoeging")
        self.postcode = TextField("postcode", "Postcode")
        self.plaats = TextField("plaats", "Plaats")
        self.all = (self.straat, self.huisnummer, self.toevoeging, self.postcode, self.plaats)
        self.plaatsen = (*filter(None, (place.gemeente,)), *place.ctx.naslag.plaatsen)
        when_left(self.straat.edit, self.spread, *self.all)
        for field in self.all:
            when_left(field.edit, self._look_up, *self.all)
        self._offered: list[BagAdres] = []
        self._lines = QStringListModel(self.straat)
        self._completer = QCompleter(self._lines, self.straat)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self.straat.edit)
        self._completer.activated.connect(self._take_offered)
        self._pause = QTimer(self.straat, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._complete)
        self.straat.edit.textEdited.connect(lambda _: self._pause.start())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(field.name for field in self.all)

    def spread(self) -> None:
        """What was typed with the street goes to its own field; what is not certain stays, and is told at saving."""
        try:
            found = read_address(self.straat.value(), self.plaatsen).adres
        except RegelFout:
            return
        if not self.huisnummer.value().strip() and (found.huisnummer or found.postcode):
            self.take_over(found)

    def take_over(self, adres: Adres) -> None:
        """A known address in place of what was typed; what is not known of it stays as it was typed."""
        number = str(adres.huisnummer or "")
        known = (adres.straat, number, adres.toevoeging, adres.postcode, adres.plaats)
        for field, text in zip(self.all, known, strict=True):
            if text != field.value() and (text or field is self.straat):
                field.set_value(text)

    def gather(self, values: FormValues) -> Adres:
        """The address; none where nothing but the town was typed. Raises RegelFout on one that is none."""
        return self._read(**{field.name: values[field] for field in self.all})

    def faults(self, values: FormValues, *, needed: bool = False) -> dict[str, str]:
        """All that is wrong with the address, by field: a wrong postcode also where the number is wrong.

        Where it is `needed`, its street and its number.
        """
        typed = {field.name: values[field] for field in self.all}
        asked = {} if typed["straat"].strip() or not needed else {"straat": "Vul de straat in."}
        if needed and not typed["huisnummer"].strip() and not any(map(str.isdigit, typed["straat"])):
            asked["huisnummer"] = "Vul het huisnummer in."
        return asked or address_faults(self._read, typed)

    def _read(self, **typed: str) -> Adres:
        return require_address(read_fields(**typed, plaatsen=self.plaatsen))

    def _complete(self) -> None:
        typed, reads = self.straat.value().strip(), self._place.ctx.reads.adressen
        if len(typed) < 2:
            self._hide_offer()
            return
        self._place.read(self.straat, lambda: reads.aanvullen(typed), self._offer, key="adres aanvullen")

    def _offer(self, found: list[BagAdres]) -> None:
        self._offered = found
        self._lines.setStringList([str(one.adres) for one in found])
        if found and self.straat.edit.hasFocus():
            self._completer.complete()
        else:
            self._hide_offer()

    def _hide_offer(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _take_offered(self, line: str) -> None:
        """An address fills the fields; of a street the number is still to be typed, behind it."""
        chosen = next((one for one in self._offered if str(one.adres) == line), None)
        if chosen is None:
            return
        self.take_over(chosen.adres)
        if chosen.adres.huisnummer:
            self._look_up()
            self.plaats.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.straat.edit.setText(f"{chosen.adres.straat} ")

    def _look_up(self) -> None:
        """What the list knows of the address that stands in the fields; of a postcode and a number also the street."""
        straat, nummer, toevoeging, postcode = (field.value() for field in self.all[:4])
        reads = self._place.ctx.reads.adressen
        try:
            if straat.strip() or not postcode.strip():
                typed = read_fields(straat, nummer, toevoeging, postcode, "", plaatsen=self.plaatsen).adres
            else:
                typed = read_address(f"{postcode} {nummer}{toevoeging}").adres
        except RegelFout:
            typed = Adres()
            if not nummer.strip():
                self._turn_round(straat)
        if typed.huisnummer:
            self._place.read(
                self.straat,
                lambda: (reads.telling()[0], reads.vind(typed)),
                self._show_known,
                key="adres zoeken",
            )
        else:
            self.straat.show_help(" ")

    def _turn_round(self, typed: str) -> None:
        """A number that stands before its street goes to its own field, where that address is known."""
        turned, reads = turned_address(typed, self.plaatsen), self._place.ctx.reads
        if turned is None:
            return

        def take(known: bool) -> None:
            if known and self.straat.value() == typed and not self.huisnummer.value().strip():
                self.take_over(turned)
                self._look_up()

        self._place.read(
            self.straat,
            lambda: bool(reads.adressen.vind(turned)) or reads.gelijkenis.is_bekend(turned),
            take,
            key="adres omdraaien",
        )

    def _show_known(self, found: tuple[int, list[BagAdres]]) -> None:
        listed, known = found
        if not listed or not known:
            self.straat.show_help(_UNKNOWN if listed else " ")
            return
        self.straat.show_help(_sentence(known[0].waar) or " ")
        if len({(one.adres.straat, one.adres.postcode) for one in known}) > 1:
            return  # a street of the same name in another town
        here = known[0].adres
        if self.straat.value() != here.straat:
            self.straat.set_value(here.straat)  # as the list writes it
        for field, text in ((self.postcode, here.postcode), (self.plaats, here.plaats)):
            if text and not field.value().strip():
                field.set_value(text)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
