"""Two officers over one register: what only one changed lands, what both changed is asked, nothing is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from ivbdesk.actions.beheer.beheer import change_settings
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import change_casus, open_casus
from ivbdesk.actions.dossier.plan import DoelGegevens, set_goal, tick_steps
from ivbdesk.actions.keten.keten import AfspraakGegevens, finish_afspraak, make_afspraak
from ivbdesk.actions.ladder.dossierpunten import BesluitGegevens, record_besluit
from ivbdesk.actions.publiek import overleg as meetings
from ivbdesk.actions.publiek.delen import inform_resident
from ivbdesk.actions.signaal.signaal import SignaalGegevens, change_signaal, record_signaal
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.register import GEMEENTE, PORTEFEUILLEHOUDER
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.kader.soorten import Thema, Urgentie
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.cases.signaal.signaal import SignaalBron
from ivbdesk.ui.beheer.instellingen_dialog import InstellingenDialog
from ivbdesk.ui.besluitvorming.besluit_dialog import BesluitDialog
from ivbdesk.ui.dossier.afspraak_dialog import AfrondDialog
from ivbdesk.ui.dossier.casus_dialog import CasusDialog
from ivbdesk.ui.dossier.doel_dialog import StappenDialog
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.publiek.deel_dialog import InformeerDialog
from ivbdesk.ui.publiek.overleg_dialog import OverlegDialog
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.widgets.botsing_dialog import BotsingDialog, Keuze
from ivbdesk.ui.widgets.form_dialog import FormDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import enter, errors, press, seen, settle
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens


def type_in(dialog: FormDialog, **values: Any) -> None:
    for name, value in values.items():
        enter(dialog.fields[name], value)


def save_form(window: MainWindow, dialog: FormDialog) -> None:
    dialog.submit()
    settle(window)


def casus_form(window: MainWindow, casus_id: UUID) -> CasusDialog:
    made = CasusDialog(window.place, read_blad(window.place.ctx, casus_id), window)
    made.start()
    settle(window)
    return made


def two_forms(window: MainWindow) -> tuple[UUID, CasusDialog, CasusDialog]:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    return casus_id, casus_form(window, casus_id), casus_form(window, casus_id)


def asked(window: MainWindow) -> BotsingDialog:
    settle(window)
    return seen(window, BotsingDialog, lambda _: True)


def none_asked(window: MainWindow) -> bool:
    settle(window)
    return not [box for box in window.findChildren(BotsingDialog) if box.isVisible()]


def texts(dialog: BotsingDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label)]


def decide(window: MainWindow, *choices: Keuze) -> None:
    dialog = asked(window)
    for point, choice in zip(dialog.points, choices, strict=True):
        point.choose(choice)
    press(window, dialog.go_on.text(), dialog)


def log_of(window: MainWindow, casus_id: UUID) -> str:
    lines = window.place.ctx.reads.beheer.auditregels(0, 100, casus_id=casus_id)
    return "\n".join(line.wijzigingen for line in lines)


def test_different_fields_both_land_and_it_is_told(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, doel="rust in de straat")
    save_form(window, theirs)
    type_in(mine, procesregie="Corporatie")
    save_form(window, mine)
    assert none_asked(window)
    casus = window.place.ctx.reads.dossier.casus(casus_id)
    assert (casus.doel, casus.procesregie) == ("rust in de straat", "Corporatie")
    told = [toast.text for toast in window.findChildren(Toast)]
    assert told == ["Opgeslagen. Wat een collega intussen wijzigde, blijft staan: Doel van de verwerking."]


def test_the_same_field_is_asked_and_both_values_are_in_the_log(window: MainWindow, klok: Klok) -> None:
    casus_id, mine, theirs = two_forms(window)
    klok.nu = NOW + timedelta(minutes=5)
    type_in(theirs, titel="Titel van hen")
    save_form(window, theirs)
    type_in(mine, titel="Titel van mij", reden="mijn reden")
    save_form(window, mine)
    dialog = asked(window)
    assert {"Titel", "Woonoverlast Proeflaan 3", "Titel van hen", "Titel van mij"} <= set(texts(dialog))
    assert "Anne Proef, 23 nov 2026 10:05" in texts(dialog)
    names = [button.accessibleName() for button in dialog.findChildren(QRadioButton)]
    assert names == [
        "Titel: Laten staan wat er nu staat",
        "Titel: Wat u typte",
        "Titel: Zelf aanpassen in het formulier",
    ]
    assert window.place.ctx.reads.dossier.casus(casus_id).titel == "Titel van hen"
    press(window, "Opslaan met deze keuze", dialog)
    assert "Kies bij elk veld wat er komt te staan." in texts(dialog)
    decide(window, Keuze.MIJN)
    assert none_asked(window)
    assert window.place.ctx.reads.dossier.casus(casus_id).titel == "Titel van mij"
    assert '["Titel van hen","Titel van mij"]' in log_of(window, casus_id)
    assert '["Woonoverlast Proeflaan 3","Titel van hen"]' in log_of(window, casus_id)


def test_what_they_wrote_can_stay_with_the_rest_of_mine(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, titel="Titel van hen")
    save_form(window, theirs)
    type_in(mine, titel="Titel van mij", doel="mijn doel")
    save_form(window, mine)
    decide(window, Keuze.HUN)
    casus = window.place.ctx.reads.dossier.casus(casus_id)
    assert (casus.titel, casus.doel) == ("Titel van hen", "mijn doel")


def test_it_can_be_written_anew_with_what_stands_there_beside_it(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, titel="Titel van hen")
    save_form(window, theirs)
    type_in(mine, titel="Titel van mij")
    save_form(window, mine)
    decide(window, Keuze.ANDERS)
    assert mine.isVisible()
    assert mine.fields["titel"].value() == "Titel van mij"
    assert errors(mine)["titel"].startswith("Er staat nu: Titel van hen (Anne Proef, ")
    type_in(mine, titel="Titel van ons")
    save_form(window, mine)
    assert none_asked(window)
    assert window.place.ctx.reads.dossier.casus(casus_id).titel == "Titel van ons"


def test_escape_keeps_everything_that_was_typed(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, titel="Titel van hen")
    save_form(window, theirs)
    type_in(mine, titel="Titel van mij", doel="mijn doel")
    save_form(window, mine)
    QTest.keyClick(asked(window), Qt.Key.Key_Escape)
    settle(window)
    assert mine.isVisible()
    assert mine.save_button.isEnabled()
    assert (mine.fields["titel"].value(), mine.fields["doel"].value()) == ("Titel van mij", "mijn doel")
    assert window.place.ctx.reads.dossier.casus(casus_id).titel == "Titel van hen"
    save_form(window, mine)
    asked(window)


def test_what_both_typed_alike_is_nothing(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    for dialog in (theirs, mine):
        type_in(dialog, titel="Titel van ons", urgentie=Urgentie.ROOD, urgentie_reden="mes gezien")
        save_form(window, dialog)
    assert none_asked(window)
    assert log_of(window, casus_id).count("Titel van ons") == 1


def test_a_street_never_gets_the_number_of_another(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, straat="Houtkamp")
    save_form(window, theirs)
    type_in(mine, huisnummer="5")
    save_form(window, mine)
    dialog = asked(window)
    assert {"Adres", "Straat: Houtkamp\nHuisnummer: 3", "Straat: Proeflaan\nHuisnummer: 5"} <= set(
        texts(dialog)
    )
    decide(window, Keuze.MIJN)
    place = window.place.ctx.reads.dossier.casus(casus_id).object
    assert place is not None
    assert (place.adres.straat, place.adres.huisnummer) == ("Proeflaan", 5)


def test_a_draft_of_yesterday_does_not_overwrite_what_was_saved_since(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    yesterday = casus_form(window, casus_id)
    type_in(yesterday, titel="Titel van gisteren", doel="doel van gisteren")
    yesterday.reject()
    settle(window)
    change_casus(
        window.place.ctx, casus_id, casus_gegevens(titel="Titel van hen", casusregie="GGD"), "van een collega"
    )
    mine = casus_form(window, casus_id)
    assert mine.fields["titel"].value() == "Titel van gisteren"
    assert mine.fields["casusregie"].value() == "GGD"
    save_form(window, mine)
    assert "Woonoverlast Proeflaan 3" in texts(asked(window))
    decide(window, Keuze.HUN)
    casus = window.place.ctx.reads.dossier.casus(casus_id)
    assert (casus.titel, casus.doel, casus.casusregie) == ("Titel van hen", "doel van gisteren", "GGD")


def test_what_changed_between_looking_and_writing_is_seen_too(window: MainWindow) -> None:
    _casus_id, mine, theirs = two_forms(window)
    type_in(theirs, titel="Titel van hen")
    type_in(mine, titel="Titel van mij")
    theirs.submit()
    mine.submit()
    dialog = asked(window)
    assert {"Titel van hen", "Titel van mij"} <= set(texts(dialog))


def test_settings_that_a_colleague_changed_stay(window: MainWindow) -> None:
    ctx = window.place.ctx
    form = InstellingenDialog(window.place, ctx.reads.beheer.instellingen(), window)
    form.start()
    settle(window)
    change_settings(ctx, {PORTEFEUILLEHOUDER: "burgemeester Els"}, "gewijzigd")
    type_in(form, **{GEMEENTE: "Proefdorp"})
    save_form(window, form)
    assert none_asked(window)
    values = ctx.reads.beheer.instellingen()
    assert (values[GEMEENTE], values[PORTEFEUILLEHOUDER]) == ("Proefdorp", "burgemeester Els")


def test_guests_and_hour_of_a_meeting(window: MainWindow) -> None:
    ctx = window.place.ctx
    one, two, *_ = partners = ctx.reads.keten.partners()
    day = NOW.date() + timedelta(days=3)
    given = meetings.OverlegGegevens(OverlegSoort.LOKAAL, day, None, "Zaal 1", "Anne", (one.id,))
    id = meetings.plan_overleg(ctx, given)
    form = OverlegDialog(window.place, partners, ctx.reads.publiek.overleg(id), window)
    form.start()
    settle(window)
    meetings.change_overleg(
        ctx, id, meetings.OverlegGegevens(given.soort, day, None, "Zaal 2", "Anne", (one.id, two.id))
    )
    type_in(form, voorzitter="Bram")
    save_form(window, form)
    assert none_asked(window)
    found = ctx.reads.publiek.overleg(id)
    assert (found.plaats, found.voorzitter) == ("Zaal 2", "Bram")
    assert {guest.partner_id for guest in found.deelnames} == {one.id, two.id}


def test_the_reporter_of_a_signal_is_in_no_botsing(window: MainWindow) -> None:
    ctx = window.place.ctx
    given = SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, "veel aanloop", melder_naam="Mevrouw Geheim")
    id = record_signaal(ctx, given)
    form = SignaalDialog(window.place, ctx.reads.signaal.signaal(id), window)
    form.start()
    settle(window)
    change_signaal(ctx, id, SignaalGegevens(given.bron, given.thema, "aanloop in de nacht"), "verbeterd")
    type_in(form, tekst="veel aanloop en geur", reden="aangevuld")
    save_form(window, form)
    dialog = asked(window)
    assert "aanloop in de nacht" in texts(dialog)
    assert not any("Geheim" in text for text in texts(dialog))
    decide(window, Keuze.MIJN)
    assert ctx.reads.signaal.signaal(id).tekst == "veel aanloop en geur"
    assert ctx.reads.signaal.heeft_melder(id)


def test_what_came_of_an_afspraak_is_not_written_over(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    make_afspraak(ctx, casus_id, AfspraakGegevens("bellen", ctx.reads.keten.partners()[0].id, "", NOW.date()))
    item = ctx.reads.dossier.casus(casus_id).afspraken[0]
    form = AfrondDialog(window.place, casus_id, item, window)
    form.start()
    settle(window)
    assert form.fields["status"].value() is AfspraakStatus.GEDAAN
    finish_afspraak(ctx, casus_id, item.id, AfspraakStatus.NIET_GELUKT, "nam niet op")
    type_in(form, resultaat="gesproken")
    save_form(window, form)
    assert any("nam niet op" in text for text in texts(asked(window)))
    decide(window, Keuze.MIJN)
    found = ctx.reads.dossier.casus(casus_id).afspraken[0]
    assert (found.status, found.resultaat) == (AfspraakStatus.GEDAAN, "gesproken")


def test_steps_that_a_colleague_ticked_are_not_unticked(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    set_goal(ctx, casus_id, DoelGegevens(1, "huur betaald", "", None, ("bellen", "schrijven")))
    goal = ctx.reads.dossier.casus(casus_id).doelen[0]
    first, second = sorted(goal.stappen, key=lambda step: step.volgorde)
    form = StappenDialog(window.place, casus_id, goal, window)
    form.start()
    settle(window)
    tick_steps(ctx, casus_id, goal.id, [first.id])
    form.fields["klaar"].set_value([second.id])
    save_form(window, form)
    assert {"bellen", "schrijven"} <= set(texts(asked(window)))
    decide(window, Keuze.ANDERS)
    form.fields["klaar"].set_value([first.id, second.id])
    save_form(window, form)
    assert all(step.klaar_op for step in ctx.reads.dossier.casus(casus_id).doelen[0].stappen)


def test_a_new_address_of_a_colleague_is_theirs_by_name(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, straat="Houtkamp")
    save_form(window, theirs)
    type_in(mine, straat="Acacialaan")
    save_form(window, mine)
    assert any(text.startswith("Anne Proef, ") for text in texts(asked(window)))
    decide(window, Keuze.HUN)
    place = window.place.ctx.reads.dossier.casus(casus_id).object
    assert place is not None
    assert place.adres == Adres("Houtkamp", 3, "", "2351 AB", "Leiderdorp")


def test_what_the_resident_was_told_is_not_written_over(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    form = InformeerDialog(window.place, read_blad(ctx, casus_id), window)
    form.start()
    settle(window)
    day = NOW.date() - timedelta(days=3)
    inform_resident(ctx, casus_id, day, "", None)
    enter(form.fields["op"], NOW.date() - timedelta(days=1))
    save_form(window, form)
    assert any("20 nov 2026" in text for text in texts(asked(window)))
    decide(window, Keuze.HUN)
    assert ctx.reads.dossier.casus(casus_id).geinformeerd_op == day


def test_a_decision_takes_both_halves(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    heavy = ctx.kader.soort("B04")
    record_besluit(ctx, casus_id, BesluitGegevens("B04", last="deur dicht na 22.00 uur"))
    form = BesluitDialog(window.place, read_blad(ctx, casus_id), heavy, window)
    form.start()
    settle(window)
    record_besluit(ctx, casus_id, BesluitGegevens("B04", last="deur dicht na 21.00 uur"))
    type_in(form, toezicht="wijkagent, wekelijks")
    save_form(window, form)
    assert none_asked(window)
    found = ctx.reads.dossier.casus(casus_id).besluit_over("B04")
    assert found is not None
    assert (found.last, found.toezicht) == ("deur dicht na 21.00 uur", "wijkagent, wekelijks")
