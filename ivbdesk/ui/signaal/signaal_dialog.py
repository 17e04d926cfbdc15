"""A signal: typed in under a minute by keyboard, with what is already known of the address and the name beside it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ivbdesk.actions.signaal.signaal import (
    Aanwijzing,
    Gelijkenisbesluit,
    change_signaal,
    picked,
    record_signaal,
)
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.ongewoon import as_sought, doubts_about_name
from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.bekende import Bekende
from ivbdesk.cases.signaal.gelijkenis import Buur
from ivbdesk.cases.signaal.signaal import Signaal, SignaalBron, SignaalGegevens
from ivbdesk.cases.signaal.zegel import Zegel
from ivbdesk.cases.taal.eisen import is_argued
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.voorletters import tidy_initials
from ivbdesk.ui.betrokkenen.bekenden_field import BekendenField, Wie
from ivbdesk.ui.betrokkenen.geen_naam import NoNames
from ivbdesk.ui.betrokkenen.naam_spreiden import spread_names
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import OptionalDateField
from ivbdesk.ui.fields.fields import CheckField, LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.signaal.bedoelt_u import BedoeltU
from ivbdesk.ui.signaal.buren_field import EMPTY, NOTHING_LIKE, BurenField
from ivbdesk.ui.signaal.plek_fields import PlekFields
from ivbdesk.ui.signaal.signaal_model import times_words
from ivbdesk.ui.signaal.verzegeld_field import VerzegeldField
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.workplace import Workplace

_SEALED = ("melder_naam", "melder_contact")
_UNNAMED = (SignaalBron.BEWONER, SignaalBron.ANONIEM)
FIRST = "Acuut gevaar? Bel eerst 112, Veilig Thuis of de crisisdienst. Het register kan wachten."


@dataclass(frozen=True)
class Bekend:
    """What is known of the place and the name that were asked for."""

    gevraagd: tuple[Adres, str, str]
    buren: list[Buur]
    keer: int
    bedoeld: Adres | None
    mensen: list[Bekende]


class SignaalDialog(FormDialog):
    """Records a signal, or corrects one. Looking for likenesses never moves the focus and never waits."""

    design_width = 1180

    def __init__(self, place: Workplace, signaal: Signaal | None, parent: QWidget) -> None:
        def submit(values: FormValues) -> UUID:
            gegevens = self._gather(values)
            if signaal is None:
                return record_signaal(place.ctx, gegevens, self._decisions(values))
            over = Aanwijzing(values[self._bekend].persoon_id) if self._bekend.by_hand else None
            change_signaal(place.ctx, signaal.id, gegevens, values[self.reden], over)
            return signaal.id

        super().__init__(
            place,
            f"Signaal {signaal.nummer} verbeteren" if signaal else "Signaal vastleggen",
            submit,
            draft=("signaal verbeteren", str(signaal.id)) if signaal else ("signaal", ""),
            verb="Opslaan" if signaal else "Signaal vastleggen",
            intro=FIRST,
            parent=parent,
        )
        self._signaal = signaal
        self._seen = (Adres(), "", "")
        self._save_when_seen = False
        self._whole = self.form
        self._columns = QHBoxLayout()
        self._columns.setSpacing(place.theme.px(26))
        self._whole.addLayout(self._columns)
        self.form = QVBoxLayout()
        self.form.setSpacing(place.theme.px(9))
        self._columns.addLayout(self.form, 17)
        self._add_fields()
        self._bekend = BekendenField(title="Wie al bekend is", anders=False)
        self._bekend.hide()
        self._bekend.changed.connect(self._follow_known)
        if signaal is None:
            side = QVBoxLayout()
            self._buren = self.add(BurenField("besluiten", "Wat al bekend is"), side)
            self.add(self._bekend, side)
            side.addStretch(1)
            self._columns.addLayout(side, 10)
        else:
            self.add(self._bekend)
            self.reden = self.add(TextField("reden", "Reden van de verbetering", "Voor het logboek."))
            self._show(signaal)
        self._wire()

    def _add_fields(self) -> None:
        today = self.place.today()
        self.tekst = self.add(LongTextField("tekst", "Wat is er gehoord of gezien", lines=3))
        self.thema = ChoiceField("thema", "Thema", [(thema, thema.label) for thema in Thema])
        self.gebeurd_op = OptionalDateField("gebeurd_op", "Wanneer", today, geweest=True)
        self.acuut = CheckField("acuut", "Acuut gevaar")
        self.add_row(self.thema, self.gebeurd_op, self.acuut)
        self.gebeurd_op.set_value(today)
        calls = (
            f"{call.wie} ({call.nummer}): {call.wanneer}"
            for call in self.place.ctx.naslag.wegingskader.bellen
        )
        self._call = Label("\n".join(["Bel nu, leg daarna vast.", *calls]), "bad")
        self._call.hide()
        self.form.addWidget(self._call)
        self._no_names = NoNames(self)
        self._plek = PlekFields(self, self._no_names)
        self._times = Label(" ", "late")
        self._meant = BedoeltU(self.place.theme)
        self._below = QStackedWidget()  # as high as the higher, so that what stands below it does not jump
        self._below.addWidget(self._times)
        self._below.addWidget(self._meant)
        self.form.addWidget(self._below)
        self.form.addWidget(Label("Over wie", "strong"))
        self.voorletters = TextField("voorletters", "Voorletters")
        self.voornaam = TextField("voornaam", "Voornaam")
        self.tussenvoegsel = TextField("tussenvoegsel", "Tussenvoegsel")
        self.achternaam = TextField("achternaam", "Achternaam")
        self._naam = (self.voorletters, self.voornaam, self.tussenvoegsel, self.achternaam)
        spread_names(*self._naam, geen_naam=self._no_names)
        self.add_row(*self._naam)
        self.bron = ChoiceField("bron", "Van wie", [(bron, bron.label) for bron in SignaalBron])
        self.van = TextField("van", "Functie of organisatie", hint="woonconsulent, mentor, team")
        self.add_row(self.bron, self.van)
        self.melder_naam = VerzegeldField("melder_naam", "Naam van de melder", self._sealed_help())
        self.melder_contact = VerzegeldField("melder_contact", "Hoe te bereiken")
        self.add_row(self.melder_naam, self.melder_contact)
        self.wil_terugkoppeling = self.add(
            CheckField("wil_terugkoppeling", "De melder wil een terugkoppeling")
        )

    def _sealed_help(self) -> str:
        if self._signaal is not None:
            return "Leeg laten: dan blijft de melder zoals hij verzegeld is."
        return "Verzegeld: staat alleen hier, in geen lijst, zoekresultaat of uitvoer."

    def _wire(self) -> None:
        self._looking = QTimer(self, singleShot=True, interval=200)
        self._looking.timeout.connect(self._look)
        for field in (*self._plek.all, *self._naam):
            field.changed.connect(self._looking.start)
        self._meant.taken.connect(self._take_over)
        self.bron.changed.connect(self._follow_source)
        self.acuut.changed.connect(self._follow_danger)
        self._follow_source()
        if self._signaal is not None:
            self._looking.start()  # what it says already was shown before anybody listened

    def _show(self, signaal: Signaal) -> None:
        self.follow(
            self._shown(signaal),
            lambda unit: self._shown(unit.find(Signaal, signaal.id)),
            {"Adres": self._plek.names, "Melder": _SEALED},
        )
        self._bekend.set_value(Wie(signaal.aangewezen))
        self._follow_danger()

    def _shown(self, signaal: Signaal) -> Getoond:
        """What the form shows of a signal; of who reported it only the seal."""
        otherwise = {
            "huisnummer": str(signaal.huisnummer or ""),
            "melder_naam": signaal.zegel.naam,
            "melder_contact": signaal.zegel.contact,
        }
        same = Getoond.of(signaal, *self.fields.keys() - otherwise.keys() - {"reden", "bekend"})
        return Getoond({**same.waarden, **otherwise}, same.van)

    def _take_over(self, adres: Adres) -> None:
        """The known address in place of what was typed; the officer goes on where the place ends."""
        self._plek.take_over(adres)
        self.voornaam.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def _person(self) -> Persoonsgegevens:
        """About whom, as typed now."""
        initials, first, between, last = (
            self._no_names.name_in(field.name, field.value()) for field in self._naam
        )
        return Persoonsgegevens(first, between, last, voorletters=initials)

    def _follow_known(self) -> None:
        """The name of who was picked stands as the register has it, so that the weighing finds that person."""
        picked = self._bekend.person
        if picked is not None:
            known = picked.gegevens
            names = (known.voorletters, known.voornaam, known.tussenvoegsel, known.achternaam)
            for field, text in zip(self._naam, names, strict=True):
                field.set_value(text)
        for field in self._naam:
            field.setEnabled(picked is None)

    def _follow_source(self) -> None:
        bron = self.bron.chosen()
        self.van.setEnabled(bron not in _UNNAMED)
        for field in (self.melder_naam, self.melder_contact, self.wil_terugkoppeling):
            field.setEnabled(bron is not SignaalBron.ANONIEM)

    def _follow_danger(self) -> None:
        self._call.setVisible(self.acuut.value())

    def _asked(self) -> tuple[Adres, str, str]:
        """What is looked for: the place and the name, as typed now."""
        person = as_sought(self._person())
        return self._plek.where(), person.eerste, person.achternaam

    def _look(self) -> None:
        reads, signaal, asked = self.place.ctx.reads, self._signaal, self._asked()
        plek, first, last = asked
        person = as_sought(self._person())
        own, at = (signaal.id, signaal.ontvangen_op) if signaal else (None, self.place.ctx.now())
        self._looking.stop()

        def work() -> Bekend:
            times = reads.signaal.meldingen_op(plek, at, own) + 1
            return Bekend(
                asked,
                reads.gelijkenis.buren(plek, first, last, own),
                times,
                reads.gelijkenis.lijkend_adres(plek),
                reads.mensen.bekenden(person),
            )

        self.place.read(self, work, self._show_known, key="buren")

    def _show_known(self, found: Bekend) -> None:
        self._seen = found.gevraagd
        self._times.setText(times_words(found.keer) or " ")
        if found.bedoeld is not None:
            self._meant.ask(found.bedoeld)
        self._below.setCurrentWidget(self._times if found.bedoeld is None else self._meant)
        if self._signaal is None:
            place, _, surname = found.gevraagd
            looked = bool(place.straat or surname.strip())
            self._buren.show_neighbours(found.buren, NOTHING_LIKE if looked else EMPTY)
        self._bekend.setVisible(bool(found.mensen))
        self._bekend.show_people(found.mensen)
        self._follow_known()
        if self._save_when_seen:
            self._save_when_seen = False
            # once what is asked stands there, to give it the focus
            QTimer.singleShot(0, self, super().submit)

    def submit(self) -> None:
        """Save what is typed, once what resembles it has been looked for: nothing is recorded unseen."""
        self._plek.spread()
        if self._signaal is None and self._seen != self._asked():
            self._save_when_seen = True
            self._look()
        else:
            super().submit()

    def problems(self, values: FormValues) -> dict[str, str]:
        """An empty report, all that is wrong with the place and the initials, and a day in the future."""
        wrong = self._plek.faults(values)
        try:
            tidy_initials(self._no_names.name_in("voorletters", values[self.voorletters]))
        except RegelFout as fout:
            wrong[fout.veld] = fout.melding
        if not values[self.tekst].strip():
            wrong["tekst"] = "Schrijf op wat er is gehoord of gezien."
        happened = values.get(self.gebeurd_op)
        if happened is not None and happened > self.place.today():
            wrong["gebeurd_op"] = "Deze dag ligt in de toekomst. Vul de dag in waarop het is gebeurd."
        if self._signaal is not None and not is_argued(values[self.reden]):
            wrong["reden"] = "Schrijf op waarom u dit verbetert; dit komt in het logboek. Een paar woorden."
        return wrong

    def doubts(self, values: FormValues) -> dict[str, str]:
        """A full name that stands in the place of a first name or a surname."""
        typed = Persoonsgegevens(
            values[self.voornaam], "", values[self.achternaam], voorletters=values[self.voorletters]
        )
        return doubts_about_name(typed)

    def _decisions(self, values: FormValues) -> list[Gelijkenisbesluit]:
        """What was decided of what resembles it, and who was picked."""
        over = values[self._bekend].persoon_id
        return [*values[self._buren], *((picked(over),) if over is not None else ())]

    def _gather(self, values: FormValues) -> SignaalGegevens:
        bron = values[self.bron]
        anonymous = bron is SignaalBron.ANONIEM
        named = {field.name: self._no_names.name_in(field.name, values[field]) for field in self._naam}
        return SignaalGegevens(
            bron=bron,
            thema=values[self.thema],
            tekst=values[self.tekst],
            gebeurd_op=values[self.gebeurd_op],
            van="" if bron in _UNNAMED else values[self.van],
            melder_naam=""
            if anonymous
            else self._no_names.name_in("melder_naam", _typed(values[self.melder_naam])),
            melder_contact="" if anonymous else _typed(values[self.melder_contact]),
            wil_terugkoppeling=not anonymous and values[self.wil_terugkoppeling],
            adres=self._plek.gather(values),
            voornaam=named["voornaam"],
            voorletters=named["voorletters"],
            tussenvoegsel=named["tussenvoegsel"],
            achternaam=named["achternaam"],
            acuut=values[self.acuut],
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is known stands beside the fields, or below them where there is no room."""
        super().resizeEvent(event)
        beside = self.width() >= self.place.theme.px(900)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)


def _typed(value: str | Zegel) -> str:
    """What is typed in a sealed field; nothing where the seal stays."""
    return "" if isinstance(value, Zegel) else value
