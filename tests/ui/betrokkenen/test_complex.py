"""The apartment complex of IVB 6.1 by hand: several dwellings, owner, exploitant, and for each possible victim care apart."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.organisatie import OrganisatieRol
from ivbdesk.cases.betrokkenen.woonadres import Adressoort
from ivbdesk.cases.dossier.casusband import Bandsoort
from ivbdesk.cases.kader.kader import CasusSoort, Huurvorm
from ivbdesk.ui.betrokkenen.betrokkenen import BetrokkenenTab
from ivbdesk.ui.widgets.basics import Label, LinkButton
from ivbdesk.ui.window.main_window import MainWindow
from ivbdesk.ui.zoeken.casus_field import CasusField
from tests.storage.collega import colleague
from tests.ui.hand import fill, form, press, rest, save, seen, settle
from tests.werkplaats import casus_gegevens

VICTIMS = ("Ionescu", "Popa")


def add_victim(window: MainWindow, surname: str) -> None:
    press(window, "Betrokkene toevoegen")
    fill(window, voornaam="Ana", achternaam=surname, rol=Rol.MOGELIJK_SLACHTOFFER)
    rest(window)
    save(window)


def open_care(window: MainWindow, surname: str) -> UUID:
    """A care casus of its own for somebody who is known, picked by surname."""
    press(window, "Nieuwe casus")
    fill(
        window,
        achternaam=surname,
        rol=Rol.KWETSBARE,
        soort=CasusSoort.MEERVOUDIG,
        titel="Opvang en hulp",
        doel="veilig wonen",
    )
    fill(window, straat="", huisnummer="", plaats="")
    rest(window)
    press(window, f"Ana {surname} deze persoon", form(window))
    done: list[UUID] = []
    form(window).saved.connect(done.append)
    save(window)
    return done[0]


def link(window: MainWindow, number: str) -> None:
    press(window, "Casus verbinden")
    field = form(window).fields["ander_id"]
    assert isinstance(field, CasusField)
    field.edit.setText(number)
    rest(window)
    field.list.setCurrentRow(0)
    fill(window, soort=Bandsoort.SLACHTOFFER, reden="gevonden bij de controle van het complex")
    save(window)


def test_the_complex_is_one_casus_and_each_victim_has_care_apart(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(
        ctx,
        casus_gegevens(soort=CasusSoort.ONDERMIJNING, titel="Ondermijning Proeflaan", eigenaar="Vastgoed BV"),
        None,
    )
    window.open_casus(casus_id, "Betrokkenen")
    settle(window)
    for number, what in (("5", "onderverhuur aan arbeiders"), ("7", "kamers voor prostitutie")):
        press(window, "Object toevoegen")
        fill(window, huisnummer=number, huurvorm=Huurvorm.PARTICULIERE_HUUR, toelichting=what)
        save(window)
    for name, rol in (
        ("Vastgoed BV", OrganisatieRol.EIGENAAR),
        ("Uitzendbureau Zon", OrganisatieRol.EXPLOITANT),
    ):
        press(window, "Organisatie toevoegen")
        fill(window, naam=name, rol=rol)
        save(window)
    for surname in VICTIMS:
        add_victim(window, surname)
    press(window, "Woonadres van Ana Popa")
    fill(window, soort=Adressoort.ZONDER)
    save(window)
    cares = [open_care(window, surname) for surname in VICTIMS]
    window.open_casus(casus_id, "Betrokkenen")
    settle(window)
    for care in cares:
        link(window, ctx.reads.dossier.casus(care).nummer)
    casus = ctx.reads.dossier.casus(casus_id)
    assert [adres.kort for adres in casus.adressen()] == ["Proeflaan 3", "Proeflaan 5", "Proeflaan 7"]
    assert {party.rol for party in casus.organisaties} == {OrganisatieRol.EIGENAAR, OrganisatieRol.EXPLOITANT}
    victims = {item.persoon.id for item in casus.betrokkenen}
    assert {ctx.reads.dossier.casus(care).betrokkenen[0].persoon.id for care in cares} == victims
    tab = seen(window, BetrokkenenTab, lambda _: True)
    shown = "\n".join(
        w.text() for w in (*tab.findChildren(Label), *tab.findChildren(LinkButton)) if w.isVisible()
    )
    for words in (
        "Proeflaan 5",
        "onderverhuur aan arbeiders",
        "Opvang en hulp",
        "Zelfde mogelijk slachtoffer sinds",
    ):
        assert words in shown
    other = colleague(window.place.desk)  # who gives the care sees the care, and not the complex
    assert other.reads.dossier.blad(cares[0]).banden == ()
    (known,) = other.reads.mensen.bekenden(casus.betrokkenen[0].persoon.gegevens)
    assert len(known.waar) == 1
