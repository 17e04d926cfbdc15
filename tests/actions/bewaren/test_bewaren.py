"""Retention and destruction: the terms, two people, and nothing left but the tombstone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError

from ivbdesk import resources
from ivbdesk.actions.betrokkenen.betrokkenen import add_betrokkene, add_melder
from ivbdesk.actions.betrokkenen.persoon import record_woonadres, take_out_said
from ivbdesk.actions.betrokkenen.vergissing import take_out_betrokkene
from ivbdesk.actions.bewaren.bewaren import carry_out, due_items, hold, propose, refuse, release, still_needed
from ivbdesk.actions.bewaren.verzoeken import answer, take_in
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.casus import NieuwePersoon, change_casus, change_status, open_casus
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.woonadres import Adressoort, WoonadresGegevens
from ivbdesk.cases.bewaren.bewaren import GeslotenCasus, Onderdeel, Wat, read_bewaartermijnen
from ivbdesk.cases.bewaren.vernietiging import VernietigingStatus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.taal.fouten import KaderFout, RegelFout
from ivbdesk.cases.zoeken.rijen import CasusFilter
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.drukwerk import render_declaration
from ivbdesk.storage.audit import verify_chain
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.tables import dossier as t
from tests.cases.zaak import KADER
from tests.storage.bladzijden import readable
from tests.storage.collega import colleague
from tests.werkplaats import PASSPHRASE, Klok, casus_gegevens, database_of, reopen

TERMS = read_bewaartermijnen(
    resources.read("bewaartermijnen.toml"), "bewaartermijnen.toml", KADER.maatregelen
)
LATER = datetime(2040, 1, 2, 9, tzinfo=UTC)
MARK = "Kwispelwater"


def marked_casus(desk: Desk, mark: str = MARK) -> UUID:
    """A closed casus with the mark in whatever can hold a text."""
    ctx = desk.ctx
    person = NieuwePersoon(
        Persoonsgegevens(f"{mark}voornaam", "", f"{mark}achternaam", 1980), Rol.OVERLASTGEVER
    )
    gegevens = casus_gegevens(
        titel=f"{mark}titel", adres=Adres(f"{mark}straat", 7, "", "2351 AB", "Leiderdorp")
    )
    casus_id = open_casus(ctx, gegevens, person)
    change_casus(ctx, casus_id, casus_gegevens(titel=f"{mark}beter", adres=gegevens.adres), f"{mark}reden")
    add_melder(ctx, casus_id, f"{mark}melder", f"{mark}telefoon", False)
    day = ctx.today()
    record_entry(
        ctx,
        casus_id,
        ItemGegevens(ItemSoort.INCIDENT, Aard.FEIT, Herkomst.EIGEN, "OOV", f"{mark}tekst" * 300, day),
    )
    note = StukGegevens(f"{mark}stuk", StukSoort.BRIEF, day, Herkomst.EIGEN, f"{mark}bron")
    add_stuk(ctx, casus_id, note, f"{mark}inhoud".encode())
    desk.drafts.save("tijdlijn", str(casus_id), f"{mark}concept", ctx.now())
    asker = ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id
    _by_mistake(ctx, casus_id, asker, mark)
    asked = take_in(ctx, asker, VerzoekSoort.INZAGE, day, f"{mark}vraag")
    answer(ctx, asked, VerzoekStatus.INGEWILLIGD, f"{mark}besluit met een reden", True)
    close(desk, casus_id)
    return casus_id


def _by_mistake(ctx: Context, casus_id: UUID, person: UUID, mark: str) -> None:
    """An address and somebody that were taken out again: the log still tells of them."""
    home = Adres(f"{mark}vorig", 9, "", "2351 AB", "Leiderdorp")
    record_woonadres(ctx, casus_id, person, WoonadresGegevens(Adressoort.NEDERLAND, home), verbetering=False)
    (made,) = ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.adressen
    take_out_said(ctx, casus_id, person, made.id, f"{mark}vergist bij het typen")
    other = NieuwePersoon(Persoonsgegevens(f"{mark}iemand", "", f"{mark}anders", 1990), Rol.BETROKKENE)
    add_betrokkene(ctx, casus_id, other)
    role = next(one for one in ctx.reads.dossier.casus(casus_id).betrokkenen if one.persoon.id != person)
    take_out_betrokkene(ctx, casus_id, role.id, f"{mark}verkeerde persoon gekozen")


def close(desk: Desk, casus_id: UUID) -> None:
    change_status(desk.ctx, casus_id, CasusStatus.GESLOTEN, f"{MARK}klaar met de aanpak")


def destroy(desk: Desk, klok: Klok, *, propose_it: bool = True) -> UUID:
    klok.nu = LATER
    if propose_it:
        propose(desk.ctx, due_items(desk.ctx))
    (waiting,) = [
        v for v in desk.ctx.reads.bewaren.vernietigingen() if v.status is VernietigingStatus.VOORGESTELD
    ]
    carry_out(colleague(desk), waiting.id, date(2041, 1, 1), render_declaration(desk.ctx))
    return waiting.id


@pytest.mark.alleen_in_een_map("reads the files, or copies them")
def test_after_destruction_no_page_of_any_file_holds_a_word_of_it(desk: Desk, klok: Klok) -> None:
    kept = open_casus(desk.ctx, casus_gegevens(titel="Blijft staan"), None)
    casus_id = marked_casus(desk)
    assert readable(desk, MARK)
    destroy(desk, klok)
    assert readable(desk, MARK) == []
    assert desk.register.documents.files() == []
    with pytest.raises(KeyError):
        desk.ctx.reads.dossier.casus(casus_id)
    assert [
        row.id
        for row in desk.ctx.reads.dossier.casussen(CasusFilter(alleen_open=False), desk.ctx.today(), 0, 9)
    ] == [kept]
    with database_of(desk).connect() as connection:
        assert verify_chain(connection, desk.register.audit_key).broken_at is None
        for table in (t.persoon, t.object_, t.melder, t.concept, t.tijdlijnitem):
            rows = connection.scalar(sa.select(sa.func.count()).select_from(table))
            assert rows == (1 if table is t.object_ else 0), table.name


@pytest.mark.alleen_in_een_map("reads the files, or copies them")
def test_the_log_keeps_who_and_when_and_the_chain_holds_after_closing(
    desk: Desk, klok: Klok, tmp_path: Path
) -> None:
    before = len(desk.ctx.reads.beheer.auditregels(0, 999))
    marked_casus(desk)
    written = len(desk.ctx.reads.beheer.auditregels(0, 999))
    destroy(desk, klok)
    lines = desk.ctx.reads.beheer.auditregels(0, 999)
    assert len(lines) > written > before
    assert {line.wie for line in lines} == {"Anne Proef", "Bram Collega"}
    desk.close()
    assert check_register(desk.register.folder, with_passphrase(PASSPHRASE)).in_orde
    reopen(tmp_path, klok).close()


def test_a_row_that_was_emptied_without_a_destruction_breaks_the_chain(desk: Desk) -> None:
    open_casus(desk.ctx, casus_gegevens(), None)
    with database_of(desk).begin() as connection:
        connection.execute(
            sa.update(t.audit).where(t.audit.c.seq == 3), {"reden": "", "wijzigingen": "", "zout": b""}
        )
    with database_of(desk).connect() as connection:
        assert verify_chain(connection, desk.register.audit_key).broken_at == 3


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET wijzigingen = 'anders' WHERE seq = 3",
        "UPDATE audit SET reden = '', wijzigingen = '', zout = x'', wie = x'00' WHERE seq = 3",
        "DELETE FROM audit WHERE seq = 3",
        "DELETE FROM vernietiging",
        "DELETE FROM oplegger",
    ],
)
def test_the_database_itself_refuses_any_other_change(desk: Desk, klok: Klok, statement: str) -> None:
    casus_id = marked_casus(desk)
    with database_of(desk).begin() as connection:
        row = {
            c.name: b"" if c.name == "pdf" else date(2026, 1, 1) if c.name == "driehoek_op" else "x"
            for c in t.oplegger.c
        }
        row |= {"id": uuid4(), "casus_id": casus_id, "versie": 1, "gemaakt_op": klok.nu}
        connection.execute(sa.insert(t.oplegger), row)
    klok.nu = LATER
    propose(desk.ctx, due_items(desk.ctx))
    with pytest.raises(DBAPIError), database_of(desk).begin() as connection:
        connection.execute(sa.text(statement))


def test_final_notes_go_with_their_casus(desk: Desk, klok: Klok) -> None:
    casus_id = marked_casus(desk)
    with database_of(desk).begin() as connection:
        row = {
            c.name: MARK.encode() if c.name == "pdf" else date(2026, 1, 1) if c.name == "driehoek_op" else "x"
            for c in t.oplegger.c
        }
        row |= {"id": uuid4(), "casus_id": casus_id, "versie": 1, "gemaakt_op": klok.nu}
        connection.execute(sa.insert(t.oplegger), row)
    destroy(desk, klok)
    assert readable(desk, MARK) == []


def test_one_person_alone_destroys_nothing(desk: Desk, klok: Klok) -> None:
    casus_id = marked_casus(desk)
    klok.nu = LATER
    propose(desk.ctx, due_items(desk.ctx))
    (waiting,) = desk.ctx.reads.bewaren.vernietigingen()
    with pytest.raises(RegelFout, match="Een ander"):
        carry_out(desk.ctx, waiting.id, date(2041, 1, 1), render_declaration(desk.ctx))
    assert desk.ctx.reads.dossier.casus(casus_id)
    other = colleague(desk)
    with pytest.raises(RegelFout, match="waarom"):
        refuse(other, waiting.id, "  ")
    refuse(other, waiting.id, "nog een klacht verwacht")
    with pytest.raises(RegelFout, match="al beslist"):
        carry_out(other, waiting.id, date(2041, 1, 1), render_declaration(desk.ctx))
    assert desk.ctx.reads.dossier.casus(casus_id)


def test_a_casus_that_was_opened_again_is_not_destroyed(desk: Desk, klok: Klok) -> None:
    casus_id = marked_casus(desk)
    klok.nu = LATER
    propose(desk.ctx, due_items(desk.ctx))
    (waiting,) = desk.ctx.reads.bewaren.vernietigingen()
    change_status(desk.ctx, casus_id, CasusStatus.ACTIEF, "toch weer overlast")
    with pytest.raises(RegelFout, match="heropend"):
        carry_out(colleague(desk), waiting.id, date(2041, 1, 1), render_declaration(desk.ctx))
    assert desk.ctx.reads.dossier.casus(casus_id).tijdlijn


def test_a_legal_hold_and_an_open_request_stop_destruction(desk: Desk, klok: Klok) -> None:
    casus_id = marked_casus(desk)
    klok.nu = LATER
    found = due_items(desk.ctx)
    hold(desk.ctx, casus_id, "beroep bij de rechtbank")
    with pytest.raises(RegelFout, match="bewaarplicht"):
        propose(desk.ctx, found)
    assert due_items(desk.ctx)[0].bewaarplicht == "beroep bij de rechtbank"
    release(desk.ctx, casus_id, "uitspraak is onherroepelijk")
    propose(desk.ctx, found)
    with pytest.raises(RegelFout, match="al een voorstel"):
        propose(desk.ctx, found)
    person = desk.ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id
    take_in(desk.ctx, person, VerzoekSoort.INZAGE, desk.ctx.today(), "graag alles")
    (waiting,) = desk.ctx.reads.bewaren.vernietigingen()
    other = colleague(desk)
    with pytest.raises(RegelFout, match="verzoek"):
        carry_out(other, waiting.id, date(2041, 1, 1), render_declaration(desk.ctx))
    assert desk.ctx.reads.dossier.casus(casus_id).tijdlijn


def test_a_request_for_erasure_that_is_granted_proposes_it_before_the_term(desk: Desk, klok: Klok) -> None:
    casus_id = marked_casus(desk)
    running = open_casus(desk.ctx, casus_gegevens(titel="Loopt nog"), None)
    person = desk.ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id
    asked = take_in(desk.ctx, person, VerzoekSoort.WISSING, desk.ctx.today(), "weg ermee")
    answer(desk.ctx, asked, VerzoekStatus.INGEWILLIGD, "niet meer nodig", True)
    (waiting,) = desk.ctx.reads.bewaren.vernietigingen()
    assert (waiting.casus_id, waiting.bron) == (casus_id, "AVG art. 17")
    carry_out(colleague(desk), waiting.id, date(2041, 1, 1), render_declaration(desk.ctx))
    assert readable(desk, MARK) == []
    assert desk.ctx.reads.dossier.casus(running)


def test_police_data_is_reviewed_each_year_or_goes_by_itself(desk: Desk, klok: Klok) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    text = f"{MARK} volgens de politie"
    item = ItemGegevens(ItemSoort.INCIDENT, Aard.FEIT, Herkomst.POLITIE, "wijkagent", text, desk.ctx.today())
    record_entry(desk.ctx, casus_id, item)
    assert due_items(desk.ctx) == []
    klok.nu += timedelta(days=366)
    (found,) = due_items(desk.ctx)
    assert found.onderdeel_id is not None
    still_needed(desk.ctx, found, "loopt nog een zaak")
    assert due_items(desk.ctx) == []
    klok.nu += timedelta(days=366)
    propose(desk.ctx, due_items(desk.ctx))
    (waiting,) = desk.ctx.reads.bewaren.vernietigingen()
    carry_out(colleague(desk), waiting.id, date(2041, 1, 1), render_declaration(desk.ctx))
    assert desk.ctx.reads.dossier.casus(casus_id).tijdlijn == []
    assert readable(desk, MARK) == []


@pytest.mark.alleen_in_een_map("reads the files, or copies them")
@pytest.mark.parametrize("proposed", [False, True])
def test_what_was_destroyed_goes_again_from_a_copy_that_is_put_back(
    desk: Desk, klok: Klok, tmp_path: Path, proposed: bool
) -> None:
    casus_id = marked_casus(desk)
    if proposed:
        klok.nu = LATER
        propose(desk.ctx, due_items(desk.ctx))
    person = desk.ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id
    asked = take_in(
        desk.ctx, person, VerzoekSoort.RECTIFICATIE, desk.ctx.today(), f"{MARK} nog open in de kopie"
    )
    copy = desk.copies.make(tmp_path / "kopieen")
    answer(desk.ctx, asked, VerzoekStatus.INGEWILLIGD, "verbeterd", True)
    destroy(desk, klok, propose_it=not proposed)
    klok.nu += timedelta(days=1)
    desk.copies.make(tmp_path / "kopieen")
    back = Desk.restored(copy.folder, tmp_path / "terug.ivb", with_passphrase(PASSPHRASE), klok)
    assert back.ctx.reads.dossier.casussen(CasusFilter(alleen_open=False), back.ctx.today(), 0, 9) == []
    assert readable(back, MARK) == []
    back.close()
    assert check_register(tmp_path / "terug.ivb", with_passphrase(PASSPHRASE)).in_orde


days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
codes = st.frozensets(st.sampled_from(sorted(KADER.maatregelen)), max_size=4)


@given(days, codes, st.sampled_from([s for s in CasusStatus if not s.is_open]))
def test_a_casus_is_kept_one_five_or_ten_whole_calendar_years(
    closed: date, begun: frozenset[str], status: CasusStatus
) -> None:
    found = TERMS.of_casus(GeslotenCasus(uuid4(), "LD-1", "t", closed, begun, status))
    binding = {
        "B04",
        "B05",
        "B06",
        "B07",
        "B08",
        "B09",
        "B10",
        "B11",
        "B12",
        "B13",
        "B14",
        "B15",
        "B16",
        "B17",
    }
    years = 10 if begun & binding else 5 if status is CasusStatus.GESLOTEN else 1
    assert found.datum == date(closed.year + years + 1, 1, 1)


@given(days, st.sampled_from(list(Herkomst)), days)
def test_only_what_police_and_om_gave_is_reviewed(anchor: date, origin: Herkomst, today: date) -> None:
    item = Onderdeel(uuid4(), uuid4(), "LD-1", Wat.ITEM, "x", anchor, origin)
    found = TERMS.due([], [item], today)
    foreign = origin in (Herkomst.POLITIE, Herkomst.OM)
    assert bool(found) == (
        (
            foreign
            and (today.year * 12 + today.month, today.day)
            >= (anchor.year * 12 + anchor.month + 12, anchor.day)
        )
        or (foreign and anchor.month == 2 and anchor.day == 29 and today >= date(anchor.year + 1, 2, 28))
    )


def test_a_wth_order_must_go_after_five_years_to_the_day() -> None:
    """Wth art. 10: five years after the decision."""
    item = Onderdeel(uuid4(), uuid4(), "LD-1", Wat.MAATREGEL, "B10", date(2026, 1, 2), "B10")
    found = TERMS.of_item(item)
    assert found is not None
    assert (found.datum, found.termijn.moet) == (date(2031, 1, 2), True)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("jaren = 5", "jaren = 0", "getal"),
        ("jaren = 5\nbron", "bron", "jaren of in maanden"),
        ('anker = "sluiting"', 'anker = "besluit"', "hoort"),
        ('"B04"', '"B99"', "B99"),
        ('wat = "casus"', 'wat = "item"', "hoort"),
        ('code = "casus_besluit"', 'code = "casus"', "casus"),
        ('uitkomsten = ["lso"]', 'uitkomsten = ["partner"]', "al een termijn"),
        ('uitkomsten = ["lso"]', 'uitkomsten = ["nieuwe_casus"]', "lso"),
        ('uitkomsten = ["gedigitaliseerd"]\n', "", "zonder"),
        ('wat = "verzoek"\nanker = "afhandeling"', 'wat = "item"\nanker = "vastlegging"', "verzoeken"),
        ('code = "casus"\n', 'code = "casus"\npersonen = 1\n', "signaal"),
    ],
)
def test_a_mistake_in_the_terms_is_told_with_its_line(old: str, new: str, told: str) -> None:
    text = resources.read("bewaartermijnen.toml")
    assert old in text
    with pytest.raises(KaderFout) as fault:
        read_bewaartermijnen(text.replace(old, new, 1), "bewaartermijnen.toml", KADER.maatregelen)
    assert told in str(fault.value)
    assert "regel" in str(fault.value)


@pytest.mark.alleen_in_een_map("reads the files, or copies them")
def test_a_wth_order_goes_with_its_weighing_and_leaves_the_casus(desk: Desk, klok: Klok) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), None)
    weighed, measure = uuid4(), uuid4()
    today = desk.ctx.today()
    with database_of(desk).begin() as connection:
        row = {c.name: f"{MARK} {c.name}" for c in t.afweging.c if isinstance(c.type, sa.Text)}
        row |= {
            "id": weighed,
            "casus_id": casus_id,
            "code": "B10",
            "opgesteld_op": today,
            "vastgelegd_op": klok.nu,
        }
        connection.execute(sa.insert(t.afweging), row | {"spoed": False, "versie": 1})
        row = {
            "id": measure,
            "casus_id": casus_id,
            "code": "B10",
            "status": "beeindigd",
            "voorgesteld_op": today,
        }
        row |= {"begonnen_op": today, "beeindigd_op": today, "toelichting": MARK, "afweging_id": weighed}
        connection.execute(sa.insert(t.maatregel), row)
    assert readable(desk, MARK)
    klok.nu = LATER
    (found,) = due_items(desk.ctx)
    assert found.naam == "Tijdelijk huisverbod bij huiselijk geweld"
    with pytest.raises(RegelFout, match="niet langer"):
        still_needed(desk.ctx, found, "toch graag")
    propose(desk.ctx, [found])
    (waiting,) = desk.ctx.reads.bewaren.vernietigingen()
    carry_out(colleague(desk), waiting.id, date(2041, 1, 1), render_declaration(desk.ctx))
    casus = desk.ctx.reads.dossier.casus(casus_id)
    assert (casus.maatregelen, casus.afwegingen) == ([], [])
    assert readable(desk, MARK) == []


@given(anchor=st.dates(date(1990, 1, 1), date(2060, 1, 1)), late=st.integers(0, 400))
def test_what_is_due_is_among_what_is_read(anchor: date, late: int) -> None:
    for term in TERMS.lijst:
        day = term.due(anchor) + timedelta(days=late)
        assert anchor <= TERMS.begun_before(term.wat, day)
