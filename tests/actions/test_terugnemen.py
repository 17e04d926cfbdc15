"""Taking back the last act: another act in the log, only of what stands as it was left, never of what went outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from ivbdesk.actions.beheer.toegang import add_officer, close_casus_to, log_view
from ivbdesk.actions.besluitvorming.termijnen import TermijnGegevens, finish_termijn, open_termijn
from ivbdesk.actions.betrokkenen.betrokkenen import end_betrokkenheid
from ivbdesk.actions.betrokkenen.organisaties import OrganisatieGegevens, add_organisatie, end_organisatie
from ivbdesk.actions.bewaren.bewaren import hold
from ivbdesk.actions.dossier.beloften import finish_promise
from ivbdesk.actions.dossier.casus import assign, open_casus
from ivbdesk.actions.dossier.plan import DoelGegevens, finish_goal, set_goal, tick_steps
from ivbdesk.actions.dossier.stukken import (
    StukGegevens,
    Zaakverwijzing,
    add_reference,
    add_stuk,
    add_stukken,
)
from ivbdesk.actions.keten import keten
from ivbdesk.actions.ongedaan import take_back
from ivbdesk.actions.signaal.signaal import Gelijkenisbesluit, change_signaal, record_signaal
from ivbdesk.actions.werk.overdragen import assign_all
from ivbdesk.actions.werk.werk import keep_view, put_off, remove_view, show_again
from ivbdesk.actions.zoeken.lijsten import cases_source, save_list
from ivbdesk.cases.besluitvorming.termijn import TermijnStatus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.organisatie import OrganisatieRol
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.belofte import Afronding, BelofteUitkomst
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.doel import DoelStatus
from ivbdesk.cases.kader.duur import Eenheid, TermijnSoort
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort, Thema, Urgentie
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.zoeken.lijst import Lijstdoel, Lijstvorm
from ivbdesk.cases.zoeken.rijen import CasusFilter, SignaalFilter, WerkFilter
from ivbdesk.desk import Desk
from tests.storage.collega import colleague, context_of
from tests.werkplaats import NOW, PERSOON, casus_gegevens, is_whole

TODAY = NOW.date()
Act = Callable[[Desk, UUID], None]


@pytest.fixture
def casus_id(desk: Desk) -> UUID:
    """A casus with one of everything that is ended or begun."""
    ctx = desk.ctx
    made = open_casus(ctx, casus_gegevens(urgentie=Urgentie.ORANJE), PERSOON)
    partner = ctx.reads.keten.partners()[0].id
    keten.make_afspraak(ctx, made, keten.AfspraakGegevens("huisarts bellen", partner, "", TODAY))
    keten.assign_partner(ctx, made, keten.InzetGegevens(partner, 3, InzetRol.TREKKER))
    term = TermijnGegevens("", "reactie", TermijnSoort.AFSPRAAK, "afspraak", TODAY, 2, Eenheid.WEEK)
    open_termijn(ctx, made, term)
    set_goal(ctx, made, DoelGegevens(3, "rustig wonen", "", None, ("bellen", "bezoeken")))
    add_organisatie(ctx, made, OrganisatieGegevens(OrganisatieRol.EIGENAAR, "Proef B.V.", ""))
    keep_view(ctx, "casussen", "Mijn week", "{}")
    return made


def casus(desk: Desk, casus_id: UUID) -> Casus:
    return desk.ctx.reads.dossier.casus(casus_id)


def first(desk: Desk, casus_id: UUID, what: str) -> UUID:
    found: UUID = getattr(casus(desk, casus_id), what)[0].id
    return found


def partner(desk: Desk) -> UUID:
    return desk.ctx.reads.keten.partners()[0].id


def other(desk: Desk) -> UUID:
    known = [item.id for item in desk.ctx.reads.beheer.medewerkers() if item.naam == "Bea"]
    return known[0] if known else add_officer(desk.ctx, "Bea", "OOV", Recht.REGIEVOERDER)


def point(desk: Desk) -> object:
    rows = desk.ctx.reads.werk.werk(WerkFilter(), TODAY, 0, 50)
    return next(row for row in rows if row.wat == "huisarts bellen")


ACTS: dict[str, Act] = {
    "afspraak afgerond": lambda d, c: keten.finish_afspraak(
        d.ctx, c, first(d, c, "afspraken"), AfspraakStatus.GEDAAN, "gebeld"
    ),
    "afspraak verzet": lambda d, c: keten.move_afspraak(
        d.ctx, c, first(d, c, "afspraken"), TODAY + timedelta(days=9), "de huisarts is weg"
    ),
    "afspraak gemaakt": lambda d, c: keten.make_afspraak(
        d.ctx, c, keten.AfspraakGegevens("brief sturen", partner(d), "", TODAY)
    ) and None,
    "toezegging afgerond": lambda d, c: finish_promise(
        d.ctx, first(d, c, "beloften"), Afronding(BelofteUitkomst.GEDAAN, TODAY, None, "langs geweest")
    ),
    "termijn afgerond": lambda d, c: finish_termijn(
        d.ctx, c, first(d, c, "termijnen"), TermijnStatus.AFGEROND, "gehaald"
    ),
    "leefgebied beoordeeld": lambda d, c: keten.score_leefgebied(d.ctx, c, 3, 2, "wijkagent", "onrust") and None,
    "partner ingezet": lambda d, c: keten.assign_partner(
        d.ctx, c, keten.InzetGegevens(partner(d), 3, InzetRol.TREKKER, wachttijd_weken=4)
    ) and None,
    "inzet van een partner beëindigd": lambda d, c: keten.end_inzet(d.ctx, c, first(d, c, "inzetten"), "het is klaar"),
    "rol beëindigd": lambda d, c: end_betrokkenheid(d.ctx, c, first(d, c, "betrokkenen"), "is verhuisd"),
    "rol van een organisatie beëindigd": lambda d, c: end_organisatie(
        d.ctx, c, first(d, c, "organisaties"), "is verkocht"
    ),
    "stappen bijgewerkt": lambda d, c: tick_steps(
        d.ctx, c, first(d, c, "doelen"), [casus(d, c).doelen[0].stappen[1].id]
    ),
    "doel afgerond": lambda d, c: finish_goal(d.ctx, c, first(d, c, "doelen"), DoelStatus.BEHAALD, ""),
    "punt uitgesteld": lambda d, c: put_off(d.ctx, point(d), TODAY + timedelta(days=5), "de huisarts is weg"),
    "behandelaar gewijzigd bij casus": lambda d, c: assign(d.ctx, c, other(d), d.ctx.officer, "vakantie"),
    "behandelaar gewijzigd bij 1 casus": lambda d, c: assign_all(d.ctx, [c], other(d), "zij kent de straat"),
}  # fmt: skip


def told(desk: Desk, casus_id: UUID) -> str:
    """All that the casus holds, in words."""

    def words(value: object) -> object:
        if isinstance(value, list):
            return [words(item) for item in value]
        if hasattr(value, "__dataclass_fields__"):
            return {name: words(getattr(value, name)) for name in value.__dataclass_fields__}
        return str(value)

    return str(words(casus(desk, casus_id)))


@pytest.mark.parametrize("wat", list(ACTS))
def test_the_last_act_is_taken_back_by_another(desk: Desk, casus_id: UUID, wat: str) -> None:
    other(desk)
    before = told(desk, casus_id)
    ACTS[wat](desk, casus_id)
    assert told(desk, casus_id) != before
    lines = len(desk.ctx.reads.beheer.auditregels(0, 999))
    assert take_back(desk.ctx).startswith(wat)
    assert told(desk, casus_id) == before
    after = desk.ctx.reads.beheer.auditregels(0, 999)
    assert len(after) > lines, "nothing is taken out of the log"
    assert (after[0].actie, after[0].reden[: len(wat)]) == ("ongedaan maken", wat)
    with pytest.raises(RegelFout, match="al ongedaan gemaakt"):
        take_back(desk.ctx)
    assert is_whole(desk)


def test_a_point_that_was_shown_again_waits_again(desk: Desk, casus_id: UUID) -> None:
    ACTS["punt uitgesteld"](desk, casus_id)
    before = told(desk, casus_id)
    show_again(desk.ctx, casus_id, first(desk, casus_id, "uitstellen"))
    take_back(desk.ctx)
    assert told(desk, casus_id) == before


def test_a_view_that_was_removed_comes_back_for_a_reader_too(desk: Desk, casus_id: UUID) -> None:
    (view,) = desk.ctx.reads.zoeken.weergaven("casussen")
    remove_view(desk.ctx, view.id)
    assert take_back(desk.ctx) == "weergave verwijderd"
    (again,) = desk.ctx.reads.zoeken.weergaven("casussen")
    assert (again.id, again.naam) == (view.id, view.naam)


def test_what_a_colleague_changed_since_stays(desk: Desk, casus_id: UUID) -> None:
    her = colleague(desk)
    afspraak = first(desk, casus_id, "afspraken")
    ACTS["afspraak verzet"](desk, casus_id)
    keten.move_afspraak(her, casus_id, afspraak, TODAY + timedelta(days=20), "de huisarts is ziek")
    with pytest.raises(RegelFout, match="intussen gewijzigd"):
        take_back(desk.ctx)
    assert casus(desk, casus_id).afspraken[0].uiterlijk == TODAY + timedelta(days=20)


def test_what_was_made_and_then_changed_stays(desk: Desk, casus_id: UUID) -> None:
    her = colleague(desk)
    ACTS["afspraak gemaakt"](desk, casus_id)
    made = next(item for item in casus(desk, casus_id).afspraken if item.wat == "brief sturen")
    keten.finish_afspraak(her, casus_id, made.id, AfspraakStatus.GEDAAN, "verstuurd")
    with pytest.raises(RegelFout, match="intussen gewijzigd"):
        take_back(desk.ctx)
    assert len(casus(desk, casus_id).afspraken) == 2


def test_only_the_last_act_and_looking_around_is_none(desk: Desk, casus_id: UUID) -> None:
    ACTS["afspraak verzet"](desk, casus_id)
    log_view(desk.ctx, casus_id)
    assert take_back(desk.ctx).startswith("afspraak verzet")
    ACTS["afspraak verzet"](desk, casus_id)
    add_officer(desk.ctx, "Cor", "OOV", Recht.LEZER)
    with pytest.raises(RegelFout, match="Medewerker toevoegen"):
        take_back(desk.ctx)
    assert casus(desk, casus_id).afspraken[0].uiterlijk == TODAY + timedelta(days=9)


def test_an_act_that_failed_is_not_the_last(desk: Desk, casus_id: UUID) -> None:
    ACTS["afspraak verzet"](desk, casus_id)
    with pytest.raises(RegelFout):
        keten.make_afspraak(desk.ctx, casus_id, keten.AfspraakGegevens("", partner(desk), "", TODAY))
    assert take_back(desk.ctx).startswith("afspraak verzet")


def test_what_went_outside_is_never_taken_back(desk: Desk, casus_id: UUID, tmp_path: Path) -> None:
    ACTS["afspraak verzet"](desk, casus_id)
    save_list(
        desk.ctx, cases_source(desk.ctx, CasusFilter()), Lijstvorm.CSV, Lijstdoel.WERK, tmp_path / "c.csv",
        desk.drukkerij.lijst, lambda *_: None,
    )  # fmt: skip
    with pytest.raises(RegelFout, match="in het register is niets gewijzigd"):
        take_back(desk.ctx)


def test_a_closed_casus_given_to_somebody_stays_so(desk: Desk, casus_id: UUID) -> None:
    close_casus_to(desk.ctx, casus_id, [desk.ctx.officer], "dreiging tegen een collega")
    ACTS["behandelaar gewijzigd bij casus"](desk, casus_id)
    with pytest.raises(RegelFout, match="Casus toewijzen"):
        take_back(desk.ctx)


def test_who_may_not_see_it_any_more_takes_nothing_back(desk: Desk, casus_id: UUID) -> None:
    boss = add_officer(desk.ctx, "Baas", "OOV", Recht.BEHEERDER)
    ACTS["afspraak verzet"](desk, casus_id)
    close_casus_to(context_of(desk, boss), casus_id, [boss], "dreiging tegen een collega")
    with pytest.raises(RegelFout):
        take_back(desk.ctx)


def test_before_anything_was_done_there_is_nothing_to_take_back(desk: Desk) -> None:
    desk.ctx.laatste._laatste = None
    with pytest.raises(RegelFout, match="nog niets vastgelegd"):
        take_back(desk.ctx)


def test_a_signal_that_should_not_be_there_goes_with_its_promise(desk: Desk) -> None:
    ctx = desk.ctx
    told = SignaalGegevens(
        SignaalBron.BOA,
        Thema.JEUGD,
        "onrust op het plein",
        ontvangen_op=NOW,
        melder_naam="Kees",
        wil_terugkoppeling=True,
    )
    first = record_signaal(ctx, told)
    again = record_signaal(ctx, told, [Gelijkenisbesluit("signaal", first, False)])
    assert take_back(ctx).startswith("signaal S-2026-002")
    assert [row.id for row in ctx.reads.signaal.signalen(SignaalFilter(), 0, 9)] == [first]
    assert not [hit for hit in ctx.reads.zoeken.zoek_teksten("onrust plein", TODAY) if hit.id == again]
    assert is_whole(desk)


def test_a_signal_that_was_mended_since_stays(desk: Desk) -> None:
    her = colleague(desk)
    made = record_signaal(desk.ctx, SignaalGegevens(SignaalBron.BOA, Thema.JEUGD, "onrust", ontvangen_op=NOW))
    other = SignaalGegevens(SignaalBron.BOA, Thema.JEUGD, "onrust bij de school", ontvangen_op=NOW)
    change_signaal(her, made, other, "de plek ontbrak")
    with pytest.raises(RegelFout, match="intussen gewijzigd"):
        take_back(desk.ctx)
    assert desk.ctx.reads.signaal.signalen(SignaalFilter(), 0, 9)


def test_documents_that_do_not_belong_here_go_as_they_came(desk: Desk, casus_id: UUID) -> None:
    what = StukGegevens("Verslag", StukSoort.VERSLAG, TODAY, Herkomst.EIGEN, "OOV")
    add_stukken(desk.ctx, casus_id, what, [b"kwispel een", b"kwispel twee"])
    assert take_back(desk.ctx).startswith("stuk toegevoegd")
    add_reference(desk.ctx, casus_id, what, Zaakverwijzing("Djuma", "Z-1", "OOV"))
    assert take_back(desk.ctx).startswith("stuk in zaaksysteem")
    assert desk.ctx.reads.dossier.stukken(casus_id) == []
    assert desk.ctx.reads.zoeken.zoek_teksten("kwispel", TODAY) == []
    assert is_whole(desk)


def test_a_document_that_must_be_kept_or_proves_something_stays(desk: Desk, casus_id: UUID) -> None:
    what = StukGegevens("Verslag", StukSoort.VERSLAG, TODAY, Herkomst.EIGEN, "OOV")
    her = colleague(desk)
    add_stuk(desk.ctx, casus_id, what, b"tekst")
    hold(her, casus_id, "er loopt een klacht")
    with pytest.raises(RegelFout, match="bewaarplicht"):
        take_back(desk.ctx)
    assert len(desk.ctx.reads.dossier.stukken(casus_id)) == 1
