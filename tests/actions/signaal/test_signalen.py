"""Signals in a real register: what resembles one, how often was reported, what stays sealed, and what goes with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.signaal.signaal import (
    Gelijkenisbesluit,
    change_signaal,
    judge_likeness,
    record_signaal,
    unseal_melder,
)
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst, Thema
from ivbdesk.cases.signaal.plek import read_plek
from ivbdesk.cases.signaal.signaal import Signaal, SignaalBron, SignaalGegevens, SignaalStatus
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.zoeken.rijen import SignaalFilter, SignaalVolgorde
from ivbdesk.desk import Desk
from ivbdesk.storage.tables import dossier as t
from tests.storage.collega import colleague
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens, database_of, new_desk

HERE = Adres("Proeflaan", 3, "", "2351 AB", "Leiderdorp")
SECRET = "Hanneke Vertrouwelijk"


def report(desk: Desk, days: int = 0, **more: object) -> UUID:
    plain: dict[str, object] = {
        "bron": SignaalBron.BEWONER, "thema": Thema.WOONOVERLAST, "tekst": f"lawaai {days}", "adres": HERE,
        "ontvangen_op": NOW - timedelta(days=days), "melder_naam": SECRET, "melder_contact": "0612345678",
    }  # fmt: skip
    return record_signaal(desk.ctx, SignaalGegevens(**{**plain, **more}))  # type: ignore[arg-type]


def test_meldingen_are_counted_over_90_days_and_each_once(desk: Desk) -> None:
    reads = desk.ctx.reads
    for days in (91, 89, 10):
        report(desk, days)
    report(desk, 5, adres=Adres("Proeflaan", 3, "A", "2351 AB", "Leiderdorp"))
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    for words in ("lawaai op zondag", "rumoer in de nacht"):
        record_entry(desk.ctx, casus_id, ItemGegevens(
            ItemSoort.MELDING, Aard.VERKLARING, Herkomst.POLITIE, "wijkagent", words, NOW.date() - timedelta(days=10),
        ))  # fmt: skip
    assert reads.signaal.meldingen_op(HERE, NOW) == 4
    with desk.ctx.begin("koppelen", "proef") as unit:  # the one of ten days ago stands in the casus by now
        for row in reads.signaal.signalen(SignaalFilter(tekst="lawaai 10"), 0, 9):
            unit.find(Signaal, row.id).casus_id = casus_id
    assert reads.signaal.meldingen_op(Adres("Proefln", 3), NOW) == 3
    assert max(row.keer for row in reads.signaal.signalen(SignaalFilter(), 0, 50)) >= 2


def test_of_the_same_moment_the_earlier_number_came_first(desk: Desk) -> None:
    ids = [report(desk, 2, tekst=f"rij {number}") for number in range(3)]
    reads = desk.ctx.reads
    assert {row.id: row.keer for row in reads.signaal.signalen(SignaalFilter(), 0, 9)} == dict(
        zip(ids, (1, 2, 3), strict=True)
    )
    told = [reads.signaal.meldingen_op(HERE, NOW - timedelta(days=2), id) for id in ids]
    assert (told, reads.signaal.meldingen_op(HERE, NOW)) == ([0, 1, 2], 3)


def test_what_resembles_is_found_by_address_and_by_name_with_the_reason(desk: Desk) -> None:
    first = report(desk, 3, voornaam="Sanne", achternaam="Kostova")
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    found = {
        buur.id: buur for buur in desk.ctx.reads.gelijkenis.buren(Adres("Proflaan", 3), "J.", "van der Burg")
    }
    assert found[casus_id].reden == "adres lijkt op Proeflaan 3, naam lijkt op Jo van der Berg"
    assert found[first].reden == "adres lijkt op Proeflaan 3"
    (named,) = desk.ctx.reads.gelijkenis.buren(Adres(), "", "Kostava")
    assert named.id == first
    assert desk.ctx.reads.gelijkenis.buren(Adres(), "", "Kostava", zonder=first) == []
    assert desk.ctx.reads.gelijkenis.buren(Adres(), "", "Hendriks") == []


def test_initials_are_kept_and_compared_where_no_first_name_is_known(desk: Desk) -> None:
    first = report(desk, 3, voorletters="sk", achternaam="Kostova")
    reads = desk.ctx.reads
    assert reads.signaal.signaal(first).naam == "S.K. Kostova"
    (named,) = reads.gelijkenis.buren(Adres(), "Sanne", "Kostova")
    assert named.wie == "S.K. Kostova"
    assert reads.gelijkenis.buren(Adres(), "Vera", "Kostova") == []
    gegevens = SignaalGegevens(
        SignaalBron.BEWONER, Thema.WOONOVERLAST, "lawaai", voornaam="Sanne", voorletters="S.", achternaam="Kostova"
    )  # fmt: skip
    change_signaal(desk.ctx, first, gegevens, "was verschreven")
    assert reads.signaal.signaal(first).naam == "S. (Sanne) Kostova"
    with pytest.raises(RegelFout) as caught:
        report(desk, voorletters="S1", achternaam="Kostova")
    assert caught.value.veld == "voorletters"


def test_a_closed_casus_is_told_neither_at_its_address_nor_at_a_name(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    other = colleague(desk)
    signal = report(desk)
    with desk.ctx.begin("koppelen", "proef") as unit:
        unit.find(Signaal, signal).casus_id = casus_id
    reads, misspelt = desk.ctx.reads, Adres("Prooflaan", 3)
    assert reads.gelijkenis.lijkend_adres(misspelt) == HERE
    close_casus_to(other, casus_id, frozenset({other.officer}), "voor een proef")
    assert reads.gelijkenis.lijkend_adres(misspelt) is None
    assert other.reads.gelijkenis.lijkend_adres(misspelt) == HERE
    assert reads.gelijkenis.buren(HERE, "Jo", "van der Berg") == []
    assert reads.gelijkenis.buren(Adres(), "Jo", "van der Berg") == []
    assert reads.signaal.count_signalen(SignaalFilter(alleen_open=False)) == 0
    with pytest.raises(KeyError):
        reads.signaal.signaal(signal)


def test_the_reporter_stands_nowhere_but_where_it_is_asked_with_a_reason(desk: Desk) -> None:
    id = report(desk)
    reads = desk.ctx.reads
    assert reads.signaal.signaal(id).melder_naam == ""
    assert reads.signaal.heeft_melder(id)
    assert reads.signaal.count_signalen(SignaalFilter(tekst="Hanneke")) == 0
    assert reads.zoeken.zoek_teksten("Vertrouwelijk", NOW.date()) == []
    told = repr(reads.signaal.signalen(SignaalFilter(), 0, 9)) + repr(
        reads.gelijkenis.buren(HERE, "", "Vertrouwelijk")
    )
    assert SECRET not in told
    with pytest.raises(RegelFout):
        unseal_melder(desk.ctx, id, " ")
    assert unseal_melder(desk.ctx, id, "om terug te bellen").naam == SECRET
    assert reads.beheer.auditregels(0, 1)[0].reden == "om terug te bellen"


def test_a_correction_keeps_the_reporter_and_asks_why(desk: Desk) -> None:
    id = report(desk)
    better = SignaalGegevens(SignaalBron.BOA, Thema.JEUGD, "beter", adres=Adres("speeltuin Houtkamp"))
    with pytest.raises(RegelFout):
        change_signaal(desk.ctx, id, better, "")
    change_signaal(desk.ctx, id, better, "verkeerd verstaan")
    found = desk.ctx.reads.signaal.signaal(id)
    assert (found.tekst, found.straat, found.huisnummer) == ("beter", "speeltuin Houtkamp", None)
    assert unseal_melder(desk.ctx, id, "voor een proef").naam == SECRET
    assert desk.ctx.reads.signaal.count_signalen(SignaalFilter(tekst="houtkamp")) == 1
    assert desk.ctx.reads.signaal.count_signalen(SignaalFilter(tekst="lawaai")) == 0


@pytest.mark.alleen_in_een_map("a server destroys nothing that nobody decided to destroy")
def test_a_decision_is_kept_once_and_goes_with_what_it_is_about(desk: Desk) -> None:
    first, second = report(desk, 3), report(desk)
    judge_likeness(desk.ctx, second, Gelijkenisbesluit("signaal", first, True))
    judge_likeness(desk.ctx, second, Gelijkenisbesluit("signaal", first, False, "andere bewoner"))
    (made,) = desk.ctx.reads.signaal.signaal(second).dubbelbesluiten
    assert (made.zelfde, made.reden, made.op) == (False, "andere bewoner", NOW.date())
    with desk.ctx.begin("vernietigen", "proef") as unit:
        unit.bewaren.destroy_signals([first])
    assert desk.ctx.reads.signaal.signaal(second).dubbelbesluiten == []
    with database_of(desk).connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(t.dubbelbesluit)) == 0


def test_open_ones_come_first_and_the_count_follows(desk: Desk) -> None:
    done, late, urgent = report(desk, 1), report(desk, 9), report(desk, 5, acuut=True, thema=Thema.JEUGD)
    with desk.ctx.begin("wegen", "proef") as unit:
        unit.find(Signaal, done).status = SignaalStatus.AFGEROND
    every = desk.ctx.reads.signaal.signalen(SignaalFilter(alleen_open=False), 0, 9)
    assert [row.id for row in every] == [urgent, late, done]
    older, newest = report(desk, 20), report(desk, 0)
    wanted = SignaalFilter(volgorde=SignaalVolgorde.TE_LAAT)
    assert [row.id for row in desk.ctx.reads.signaal.signalen(wanted, 0, 9)] == [urgent, older, late, newest]
    late_only = replace(wanted, alleen_te_laat=True)
    assert [row.id for row in desk.ctx.reads.signaal.signalen(late_only, 0, 9)] == [urgent, older, late]
    assert desk.ctx.reads.signaal.count_signalen(late_only) == 3
    longest = replace(wanted, volgorde=SignaalVolgorde.OUDSTE)
    assert [row.id for row in desk.ctx.reads.signaal.signalen(longest, 0, 9)] == [urgent, older, late, newest]
    assert desk.ctx.reads.signaal.count_signalen(SignaalFilter(thema=Thema.JEUGD)) == 1
    assert desk.ctx.reads.werk.tellingen(NOW.date()).signalen == 4


@pytest.mark.parametrize(
    ("typed", "field"),
    [(("", "3", "", "", ""), "straat"), (("Kerkstraat", "", "A", "", ""), "huisnummer"),
     (("Kerkstraat", "3", "", "2351", ""), "postcode"), (("Kerkstraat", "drie", "", "", ""), "huisnummer")],
)  # fmt: skip
def test_a_wrong_place_is_told_at_its_field(typed: tuple[str, ...], field: str) -> None:
    with pytest.raises(RegelFout) as told:
        read_plek(*typed)
    assert told.value.veld == field


def test_after_midnight_today_is_the_day_in_the_netherlands(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, Klok(datetime(2026, 11, 24, 23, 30, tzinfo=UTC)))
    heard = SignaalGegevens(SignaalBron.BEWONER, Thema.WOONOVERLAST, "geluid", gebeurd_op=desk.ctx.today())
    assert desk.ctx.reads.signaal.signaal(record_signaal(desk.ctx, heard)).gebeurd_op == date(2026, 11, 25)
