"""Two officers over what stands in no casus: settings, a meeting, a signal; each keeps what it wrote."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ivbdesk.actions.beheer.beheer import change_settings
from ivbdesk.actions.publiek import overleg as meetings
from ivbdesk.actions.signaal.signaal import change_signaal, record_signaal
from ivbdesk.cases.betrokkenen.register import GEMEENTE, PORTEFEUILLEHOUDER
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.ui.beheer.instellingen_dialog import InstellingenDialog
from ivbdesk.ui.forms.botsing_dialog import Keuze
from ivbdesk.ui.publiek.overleg_dialog import OverlegDialog
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.botsing import (
    asked,
    decide,
    none_asked,
    save_form,
    texts,
    type_in,
)
from tests.ui.hand import settle
from tests.werkplaats import NOW

pytestmark = pytest.mark.op_beide_motoren


def test_settings_that_a_colleague_changed_stay(window: MainWindow) -> None:
    ctx = window.place.ctx
    form = InstellingenDialog(window.place, ctx.reads.beheer.instellingen(), window)
    form.start()
    settle(window)
    change_settings(ctx, {PORTEFEUILLEHOUDER: "burgemeester Els"}, "nu is gewijzigd")
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
    change_signaal(
        ctx, id, SignaalGegevens(given.bron, given.thema, "aanloop in de nacht"), "tekst is verbeterd"
    )
    type_in(form, tekst="veel aanloop en geur", reden="de geur staat er nu bij")
    save_form(window, form)
    dialog = asked(window)
    assert "aanloop in de nacht" in texts(dialog)
    assert not any("Geheim" in text for text in texts(dialog))
    decide(window, Keuze.MIJN)
    assert ctx.reads.signaal.signaal(id).tekst == "veel aanloop en geur"
    assert ctx.reads.signaal.heeft_melder(id)
