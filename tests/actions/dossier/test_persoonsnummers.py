"""A burgerservicenummer or telephone number has no place in a title (UAVG art. 46; issue 15, input 16)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivbdesk.actions.betrokkenen.betrokkenen import add_melder
from ivbdesk.actions.dossier.casus import change_casus, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.keten.keten import AfspraakGegevens, make_afspraak
from ivbdesk.actions.publiek.overleg import OverlegGegevens, change_bespreking, plan_overleg, put_on_agenda
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.persoonsnummers import told_of_numbers
from ivbdesk.desk import Desk
from tests.werkplaats import casus_gegevens


@pytest.mark.parametrize(
    "titel",
    [
        "Overlast 111222333",
        "Overlast 111.222.333",
        "Overlast 1112 22 333",
        "Bel 06-12345678",
        "Bel +31 6 1234 5678",
        "a.b@voorbeeld.invalid",
    ],
)
def test_a_title_with_a_number_of_a_person_is_refused_at_its_field(desk: Desk, titel: str) -> None:
    with pytest.raises(RegelFout) as caught:
        open_casus(desk.ctx, casus_gegevens(titel=titel), None)
    assert caught.value.veld == "titel"
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    with pytest.raises(RegelFout) as again:
        change_casus(desk.ctx, casus_id, casus_gegevens(titel=titel), "nu iets anders")
    assert again.value.veld == "titel"
    assert desk.ctx.reads.dossier.casus(casus_id).titel == "Woonoverlast Proeflaan 3"


@pytest.mark.parametrize("bsn", ["111222333", "BSN 1112.22.333", "111 222 333"])
def test_a_bsn_is_refused_in_every_text_and_every_reason(desk: Desk, bsn: str) -> None:
    ctx = desk.ctx
    casus_id = open_casus(ctx, casus_gegevens(), None)
    police = next(p.id for p in ctx.reads.keten.partners() if p.code == "politie")
    overleg_id = plan_overleg(
        ctx, OverlegGegevens(next(iter(OverlegSoort)), ctx.today(), None, "", "", (police,))
    )
    put_on_agenda(ctx, overleg_id, [casus_id])
    item = ctx.reads.publiek.overleg(overleg_id).agenda[0]
    words = f"Hij noemt {bsn} als nummer"
    entry = ItemGegevens(ItemSoort.CONTACT, Aard.WAARNEMING, Herkomst.EIGEN, "boa", words, ctx.today())
    ways = {
        "tekst": lambda: record_entry(ctx, casus_id, entry),
        "bron": lambda: record_entry(ctx, casus_id, replace(entry, bron=words, tekst="belde")),
        "vraag": lambda: change_bespreking(ctx, overleg_id, item.id, words, 10),
        "wat": lambda: make_afspraak(ctx, casus_id, AfspraakGegevens(words, police, "", ctx.today())),
        "contact": lambda: add_melder(ctx, casus_id, "Sara de Wittebol", words, False),
        "reden": lambda: change_casus(ctx, casus_id, casus_gegevens(doel="iets anders"), words),
    }
    head = ctx.reads.beheer.audit_head()
    for veld, act in ways.items():
        with pytest.raises(RegelFout) as caught:
            act()
        assert (caught.value.veld, caught.value.bron) == (veld, "UAVG art. 46")
    assert ctx.reads.beheer.audit_head() == head, "nothing of it is kept, nor logged"


def test_another_number_of_nine_digits_can_be_kept(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    words = "zaak Z-111222333 van de rechtbank, bel 06-12345678"
    today = desk.ctx.today()
    entry = ItemGegevens(ItemSoort.CONTACT, Aard.WAARNEMING, Herkomst.EIGEN, "boa", words, today)
    record_entry(desk.ctx, casus_id, entry)
    assert desk.ctx.reads.dossier.casus(casus_id).tijdlijn[-1].tekst == words


@pytest.mark.parametrize(
    "text", ["zaak 111222334", "om 23.10 uur, 2351 AB 3", "op 12-03-2026 nr. 2026-0451", ""]
)
def test_other_numbers_pass(text: str) -> None:
    assert told_of_numbers(text) == ""
