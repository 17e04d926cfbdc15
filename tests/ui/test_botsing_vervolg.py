"""What comes after a botsing: what was decided stands, what was not seen is told, and the log says what was saved."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from ivbdesk.actions.beheer.beheer import change_settings
from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.betrokkenen.persoon import record_woonadres
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import change_casus, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.register import GEMEENTE, PORTEFEUILLEHOUDER
from ivbdesk.cases.betrokkenen.woonadres import Adressoort, WoonadresGegevens
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.ui.beheer.instellingen_dialog import InstellingenDialog
from ivbdesk.ui.betrokkenen.persoon_dialog import WoonadresDialog
from ivbdesk.ui.dossier.casus_dialog import CasusDialog
from ivbdesk.ui.forms.botsing_dialog import Keuze
from ivbdesk.ui.ladder.dossier_dialog import DossierDialog
from ivbdesk.ui.ladder.maatregel_dialog import StartDialog
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.storage.collega import colleague
from tests.ui.botsing import asked, casus_form, decide, log_of, none_asked, save_form, texts, type_in
from tests.ui.hand import press, settle
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens

OLD = casus_gegevens().titel
TODAY = NOW.date()


@pytest.fixture
def casus_id(window: MainWindow) -> UUID:
    return open_casus(window.place.ctx, casus_gegevens(), PERSOON)


def casus(window: MainWindow, casus_id: UUID) -> Casus:
    return window.place.ctx.reads.dossier.casus(casus_id)


def told(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.findChildren(Toast)]


def theirs(window: MainWindow, casus_id: UUID, **changes: object) -> None:
    change_casus(window.place.ctx, casus_id, casus_gegevens(**changes), "van een collega")


def in_botsing(window: MainWindow, casus_id: UUID, **changes: object) -> CasusDialog:
    """A form in which the title was typed, and that was asked about it."""
    form = casus_form(window, casus_id)
    theirs(window, casus_id, titel="Titel van hen", **changes)
    type_in(form, titel="Titel van mij")
    save_form(window, form)
    asked(window)
    return form


def test_an_address_that_a_colleague_took_away_stays_away(window: MainWindow, casus_id: UUID) -> None:
    form = casus_form(window, casus_id)
    theirs(window, casus_id, adres=Adres(), huurvorm=Huurvorm.ONBEKEND)
    type_in(form, titel="Titel van mij")
    save_form(window, form)
    found = casus(window, casus_id)
    assert (found.object, found.titel) == (None, "Titel van mij")
    assert told(window) == ["Opgeslagen. Wat een collega intussen wijzigde, blijft staan: Adres."]


def test_the_text_of_before_can_be_written_again(window: MainWindow, casus_id: UUID) -> None:
    form = in_botsing(window, casus_id)
    decide(window, Keuze.ANDERS)
    type_in(form, titel=OLD)
    save_form(window, form)
    assert none_asked(window)
    assert casus(window, casus_id).titel == OLD


def test_the_setting_of_before_can_be_written_again(window: MainWindow) -> None:
    ctx = window.place.ctx
    before = ctx.reads.beheer.instellingen()[GEMEENTE]
    form = InstellingenDialog(window.place, ctx.reads.beheer.instellingen(), window)
    form.start()
    settle(window)
    change_settings(ctx, {GEMEENTE: "Van hen"}, "van een collega")
    type_in(form, **{GEMEENTE: "Van mij"})
    save_form(window, form)
    decide(window, Keuze.ANDERS)
    type_in(form, **{GEMEENTE: before})
    save_form(window, form)
    assert none_asked(window)
    assert ctx.reads.beheer.instellingen()[GEMEENTE] == before


def test_an_item_can_be_open_again(window: MainWindow, casus_id: UUID) -> None:
    ctx = window.place.ctx
    form = DossierDialog(window.place, read_blad(ctx, casus_id), ctx.kader.soort("B04"), window)
    form.start()
    settle(window)
    code = next(name.removeprefix("staat_") for name in form.fields if name.startswith("staat_"))
    dossier.answer_dossierpunten(ctx, casus_id, {code: (PuntStaat.ELDERS, "zaak 2026-18")})
    type_in(form, **{f"staat_{code}": PuntStaat.ELDERS, f"toelichting_{code}": "kast 3, map 12"})
    save_form(window, form)
    decide(window, Keuze.ANDERS)
    type_in(form, **{f"staat_{code}": PuntStaat.OPEN, f"toelichting_{code}": ""})
    save_form(window, form)
    assert none_asked(window)
    assert [(p.code, p.staat) for p in casus(window, casus_id).dossierpunten] == [(code, PuntStaat.OPEN)]


def test_what_was_never_said_of_an_item_makes_no_line(window: MainWindow, casus_id: UUID) -> None:
    dossier.answer_dossierpunten(window.place.ctx, casus_id, {"D01": (PuntStaat.OPEN, " ")})
    assert casus(window, casus_id).dossierpunten == []


def test_a_proposal_that_was_withdrawn_can_be_let_go(window: MainWindow, casus_id: UUID) -> None:
    ctx = window.place.ctx
    one, two, *_ = ctx.reads.keten.partners()
    ladder.propose_measure(ctx, casus_id, "P03", one.id)
    form = StartDialog(window.place, read_blad(ctx, casus_id), ctx.kader.soort("P03"), window)
    form.start()
    settle(window)
    (proposal,) = casus(window, casus_id).maatregelen
    ladder.withdraw_proposal(ctx, casus_id, proposal.id, "niet meer nodig")
    type_in(form, partner=two.id)
    save_form(window, form)
    decide(window, Keuze.HUN)
    (running,) = casus(window, casus_id).lopende_maatregelen()
    assert running.partner_id is None
    assert "Wie voert het uit: bleef zoals een collega het schreef" in log_of(window, casus_id)


def test_evidence_that_a_colleague_unlinked_can_stay_away(window: MainWindow, casus_id: UUID) -> None:
    ctx = window.place.ctx
    given = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "brief van de huurder", TODAY)
    proof = record_entry(ctx, casus_id, given)
    code = next(
        name.removeprefix("bewijs_")
        for name in DossierDialog(
            window.place, read_blad(ctx, casus_id), ctx.kader.soort("B04"), window
        ).fields
        if name.startswith("bewijs_")
    )
    dossier.answer_dossierpunten(ctx, casus_id, {}, {code: [proof]})
    form = DossierDialog(window.place, read_blad(ctx, casus_id), ctx.kader.soort("B04"), window)
    form.start()
    settle(window)
    dossier.answer_dossierpunten(ctx, casus_id, {}, {code: []})
    type_in(form, **{f"staat_{code}": PuntStaat.ELDERS, f"toelichting_{code}": "kast 3, map 12"})
    save_form(window, form)
    decide(window, Keuze.HUN)
    assert casus(window, casus_id).bewijzen == []
    assert "bleef zoals een collega het schreef" in log_of(window, casus_id)


def test_the_log_tells_the_last_choice_only(window: MainWindow, casus_id: UUID) -> None:
    in_botsing(window, casus_id)
    theirs(window, casus_id, titel="Titel van een derde")
    decide(window, Keuze.MIJN)
    decide(window, Keuze.HUN)
    log = log_of(window, casus_id)
    assert '"botsing":["Titel van een derde","Titel van mij"]' in log
    assert (log.count('"botsing"'), log.count("bleef zoals een collega het schreef")) == (1, 1)


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("Titel van hen", "bleef zoals een collega het schreef"),
        ("Titel van mij", "kwam te staan zoals het hier was getypt"),
        ("Titel van ons", "werd opnieuw geschreven"),
    ],
)
def test_the_log_tells_what_was_written_once_more(
    window: MainWindow, casus_id: UUID, written: str, verdict: str
) -> None:
    form = in_botsing(window, casus_id)
    decide(window, Keuze.ANDERS)
    type_in(form, titel=written)
    save_form(window, form)
    assert casus(window, casus_id).titel == written
    log = log_of(window, casus_id)
    assert f"Titel: {verdict}" in log
    assert ("Titel van mij" in log) is (written != "Titel van ons")


@pytest.mark.parametrize("typed", ["Overlast van de familie Berg", "De bewoner is psychotisch"])
def test_what_the_rules_refuse_does_not_reach_the_log(window: MainWindow, casus_id: UUID, typed: str) -> None:
    form = casus_form(window, casus_id)
    theirs(window, casus_id, titel="Titel van hen")
    type_in(form, titel=typed)
    save_form(window, form)
    decide(window, Keuze.HUN)
    log = log_of(window, casus_id)
    assert '"botsing":["Titel van hen","(niet bewaard)"]' in log
    assert typed not in log


def test_what_a_colleague_wrote_beside_a_botsing_is_told(window: MainWindow, casus_id: UUID) -> None:
    in_botsing(window, casus_id, doel="doel van hen")
    decide(window, Keuze.HUN)
    assert casus(window, casus_id).doel == "doel van hen"
    assert told(window) == [
        "Opgeslagen. Wat een collega intussen wijzigde, blijft staan: Doel van de verwerking."
    ]


def test_what_was_not_shown_is_asked_also_after_starting_over(window: MainWindow, casus_id: UUID) -> None:
    first = casus_form(window, casus_id)
    type_in(first, procesregie="Corporatie")
    first.reject()
    settle(window)
    form = in_botsing(window, casus_id, doel="doel van hen")
    decide(window, Keuze.ANDERS)
    press(window, "Leegmaken", form)
    assert (form.fields["titel"].value(), form.fields["doel"].value()) == (OLD, "overlast beëindigen")
    type_in(form, doel="doel van mij")
    save_form(window, form)
    assert "doel van hen" in texts(asked(window))
    decide(window, Keuze.MIJN)
    found = casus(window, casus_id)
    assert (found.titel, found.doel) == ("Titel van hen", "doel van mij")
    assert '"botsing":["Titel van hen"' not in log_of(window, casus_id)


def test_what_was_written_in_a_casus_closed_since_is_not_shown(window: MainWindow, casus_id: UUID) -> None:
    ctx = window.place.ctx
    person = casus(window, casus_id).betrokkenen[0].persoon
    form = WoonadresDialog(window.place, casus_id, person, window)
    form.start()
    settle(window)
    bram = colleague(window.place.desk)
    close_casus_to(bram, casus_id, [], "alleen Bram")
    home = WoonadresGegevens(Adressoort.NEDERLAND, Adres("Schuilweg", 8, "", "2351 CD", "Leiderdorp"))
    record_woonadres(bram, casus_id, person.id, home, verbetering=False)
    here = {"straat": "Houtkamp", "huisnummer": "5", "postcode": "2351 AB", "plaats": "Leiderdorp"}
    type_in(form, soort=Adressoort.NEDERLAND, **here)
    save_form(window, form)
    assert none_asked(window)
    assert form.fields["straat"].value() == "Houtkamp"
    assert not any("Schuilweg" in label.text() for label in window.findChildren(Label))
    with pytest.raises(KeyError):
        ctx.reads.dossier.casus(casus_id)


def test_who_wrote_a_setting_is_who_wrote_that_one(window: MainWindow, klok: Klok) -> None:
    ctx, bram = window.place.ctx, colleague(window.place.desk)
    form = InstellingenDialog(window.place, ctx.reads.beheer.instellingen(), window)
    form.start()
    settle(window)
    klok.nu = NOW + timedelta(minutes=5)
    change_settings(bram, {GEMEENTE: "Van Bram"}, "van een collega")
    klok.nu = NOW + timedelta(minutes=9)
    change_settings(ctx, {PORTEFEUILLEHOUDER: "burgemeester Els"}, "van een ander")
    type_in(form, **{GEMEENTE: "Van mij"})
    save_form(window, form)
    assert "Bram Collega, 23 nov 2026 10:05" in texts(asked(window))


def test_who_chose_an_address_is_not_who_once_wrote_it(window: MainWindow, casus_id: UUID) -> None:
    there = Adres("Houtkamp", 5, "", "2351 CD", "Leiderdorp")
    open_casus(colleague(window.place.desk), casus_gegevens(adres=there), None)
    form = casus_form(window, casus_id)
    theirs(window, casus_id, adres=there)
    type_in(form, straat="Acacialaan")
    save_form(window, form)
    told = texts(asked(window))
    assert any(text.startswith("Anne Proef, ") for text in told)
    assert not any("Bram" in text for text in told)


def test_what_is_known_of_a_house_does_not_go_to_another(window: MainWindow) -> None:
    given = casus_gegevens(eigenaar="Stichting Proef")
    casus_id = open_casus(window.place.ctx, given, None)
    form = casus_form(window, casus_id)
    type_in(form, huisnummer="5")
    assert (form.fields["huurvorm"].value(), form.fields["eigenaar"].value()) == (Huurvorm.ONBEKEND, "")
    type_in(form, huisnummer="3")
    assert form.fields["huurvorm"].value() is Huurvorm.SOCIALE_HUUR
    assert form.fields["eigenaar"].value() == "Stichting Proef"
    type_in(form, huisnummer="5", huurvorm=Huurvorm.KOOP)
    save_form(window, form)
    place = casus(window, casus_id).object
    assert place is not None
    assert (place.adres.huisnummer, place.huurvorm, place.eigenaar) == (5, Huurvorm.KOOP, "")
