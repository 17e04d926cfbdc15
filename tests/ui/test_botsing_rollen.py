"""Two officers over who may see a casus, and over what a partner does: neither is overwritten in silence."""

from __future__ import annotations

from uuid import UUID

from ivbdesk.actions.beheer.toegang import add_officer, close_casus_to
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.keten.keten import InzetGegevens, assign_partner
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.ui.dossier.toegang_dialog import ToegangDialog
from ivbdesk.ui.forms.botsing_dialog import Keuze
from ivbdesk.ui.keten.inzet_dialog import InzetDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.botsing import asked, decide, none_asked, save_form, texts, type_in
from tests.ui.hand import settle
from tests.werkplaats import PERSOON, casus_gegevens

_WONEN = 1


def access_form(window: MainWindow, casus_id: UUID) -> ToegangDialog:
    ctx = window.place.ctx
    blad = read_blad(ctx, casus_id)
    let_in = ctx.reads.dossier.toegangen(casus_id)
    made = ToegangDialog(window.place, blad.casus, blad.medewerkers, let_in, window)
    made.start()
    settle(window)
    return made


def names_of(window: MainWindow, casus_id: UUID) -> set[UUID]:
    return {item.medewerker_id for item in window.place.ctx.reads.dossier.toegangen(casus_id) if not item.tot}


def test_whom_a_colleague_let_in_stays_in(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    bo, cas = (add_officer(ctx, naam, "OOV", Recht.REGIEVOERDER) for naam in ("Bo Proef", "Cas Proef"))
    close_casus_to(ctx, casus_id, [], "gevoelige zaak")
    form = access_form(window, casus_id)
    close_casus_to(ctx, casus_id, [bo], "Bo neemt waar")
    field = next(field for id, field in form._colleagues.items() if id == cas)
    type_in(form, **{field.name: True}, reden="Cas doet mee")
    save_form(window, form)
    assert none_asked(window)
    assert names_of(window, casus_id) == {ctx.officer, bo, cas}


def test_a_casus_that_is_open_to_all_asks_no_reason_for_staying_so(window: MainWindow) -> None:
    form = access_form(window, open_casus(window.place.ctx, casus_gegevens(), PERSOON))
    form.submit()
    settle(window)
    assert form.fields["iedereen"].error.startswith("Iedereen mag deze casus al zien.")
    assert form.fields["reden"].error == ""
    form.reject()


def test_a_casus_that_a_colleague_closed_is_not_opened_in_silence(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    add_officer(ctx, "Bo Proef", "OOV", Recht.REGIEVOERDER)
    form = access_form(window, casus_id)
    close_casus_to(ctx, casus_id, [], "gevoelige zaak")
    type_in(form, reden="dit zo laten")
    save_form(window, form)
    assert ctx.reads.dossier.casus(casus_id).besloten


def role_form(window: MainWindow, casus_id: UUID, partner_id: UUID) -> InzetDialog:
    made = InzetDialog(window.place, read_blad(window.place.ctx, casus_id), _WONEN, partner_id, window)
    made.start()
    settle(window)
    return made


def test_what_both_say_of_a_partner_is_asked(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    partner_id = ctx.reads.keten.partners()[0].id
    assign_partner(ctx, casus_id, InzetGegevens(partner_id, _WONEN, InzetRol.BETROKKEN))
    form = role_form(window, casus_id, partner_id)
    assign_partner(ctx, casus_id, InzetGegevens(partner_id, _WONEN, InzetRol.TREKKER, toelichting="zegt ja"))
    type_in(form, rol=InzetRol.GENOEMD)
    save_form(window, form)
    assert "Wat deze partner doet" in texts(asked(window))
    decide(window, Keuze.HUN)
    running = [item for item in ctx.reads.dossier.casus(casus_id).inzetten if item.tot is None]
    assert [(item.rol, item.toelichting) for item in running] == [(InzetRol.TREKKER, "zegt ja")]


def test_a_first_role_that_a_colleague_gave_meanwhile_is_asked(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    partner_id = ctx.reads.keten.partners()[0].id
    form = role_form(window, casus_id, partner_id)
    assign_partner(ctx, casus_id, InzetGegevens(partner_id, _WONEN, InzetRol.GENOEMD, wachttijd_weken=9))
    type_in(form, rol=InzetRol.TREKKER, toelichting="belt terug")
    save_form(window, form)
    asked(window)
    decide(window, Keuze.MIJN)
    running = [item for item in ctx.reads.dossier.casus(casus_id).inzetten if item.tot is None]
    assert [(item.rol, item.toelichting) for item in running] == [(InzetRol.TREKKER, "belt terug")]
