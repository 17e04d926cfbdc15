"""One action is one transaction with its audit rows; what fails leaves nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from ivbdesk.actions.betrokkenen import betrokkenen
from ivbdesk.actions.betrokkenen.persoon import record_woonadres
from ivbdesk.actions.dossier.casus import NieuwePersoon, change_casus, open_casus, refresh_stale
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, correct_entry, record_entry
from ivbdesk.actions.keten import keten
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.bewijs import Bewijs
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.register import Instelling
from ivbdesk.cases.betrokkenen.woonadres import Adressoort, WoonadresGegevens
from ivbdesk.cases.dossier.botskeuze import Botsbesluit, Botskeuze
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.zoeken.rijen import CasusFilter, CasusKolom
from ivbdesk.desk import Desk
from ivbdesk.storage.asked import CaseWords
from ivbdesk.storage.audit import verify_chain
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.tables import dossier as t
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens, database_of, new_desk, reopen

pytestmark = pytest.mark.op_beide_motoren

ITEM = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "een regel", NOW.date())


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def desk(tmp_path: Path, klok: Klok) -> Iterator[Desk]:
    opened = new_desk(tmp_path, klok)
    yield opened
    opened.close()


def audit_rows(desk: Desk) -> list[sa.Row[tuple[object, ...]]]:
    with desk.register.engine.connect() as connection:
        return list(connection.execute(sa.select(t.audit).order_by(t.audit.c.seq)))


def test_an_action_writes_who_when_what_and_why(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    change_casus(desk.ctx, casus_id, casus_gegevens(titel="Woonoverlast Proeflaan 5"), "adres klopte niet")
    last = audit_rows(desk)[-1]
    assert last.wie == desk.ctx.officer
    assert last.op == NOW
    assert (last.entiteit, last.entiteit_id) == ("casus", str(casus_id))
    assert last.reden == "adres klopte niet"
    assert json.loads(last.wijzigingen) == {"titel": ["Woonoverlast Proeflaan 3", "Woonoverlast Proeflaan 5"]}


def test_of_what_was_typed_and_not_chosen_the_log_keeps_no_number_of_a_citizen(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    with desk.ctx.begin("proef", "gekozen") as unit:
        unit.log_choice(Botskeuze(casus_id, "Doel", Botsbesluit.MIJN, "doel van hen", "van 111222333"))
    last = audit_rows(desk)[-1]
    assert (last.entiteit, last.casus_id) == ("casus", casus_id)
    told = {
        "botsing": ["doel van hen", "(niet bewaard)"],
        "wat": [None, "Doel: kwam te staan zoals het hier was getypt"],
    }
    assert json.loads(last.wijzigingen) == told


def test_what_fails_leaves_nothing(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    before = len(audit_rows(desk))
    with pytest.raises(RegelFout) as wrong:
        record_entry(
            desk.ctx, casus_id, ItemGegevens(**{**vars(ITEM), "datum": NOW.date() + timedelta(days=3)})
        )
    assert wrong.value.veld == "datum"
    with pytest.raises(RegelFout):
        open_casus(desk.ctx, casus_gegevens(titel=""), PERSOON)
    with pytest.raises(RegelFout):
        ladder.start_measure(desk.ctx, casus_id, "B02")
    assert len(audit_rows(desk)) == before
    assert desk.ctx.reads.dossier.casus(casus_id).tijdlijn == []
    assert desk.ctx.reads.dossier.count_casussen(CasusFilter(), NOW.date()) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET reden = 'anders' WHERE seq = 2",
        "DELETE FROM audit WHERE seq = 2",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2",
        "INSERT INTO audit SELECT seq + 5000, op, wie, actie, reden, entiteit, entiteit_id, wijzigingen, klok_terug,"
        " vorige, mac FROM audit WHERE seq = 2",
    ],
)
def test_the_log_refuses_change(desk: Desk, statement: str) -> None:
    with pytest.raises(DBAPIError), database_of(desk).begin() as connection:
        connection.execute(sa.text(statement))


def test_the_log_is_written_once_as_the_last_before_the_commit(desk: Desk) -> None:
    """Whoever appends holds the head of the chain, and must ask for no other lock after that."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("SELECT"):
            statements.append(" ".join(statement.split()[:3]))

    event.listen(desk.register.engine, "before_cursor_execute", note)
    with desk.ctx.begin("proef", "twee keer tussendoor geschreven") as unit:
        for naam in ("eerste", "tweede"):
            unit.add(Instelling(naam, "iets"))
            unit.flush()
        unit.log("register", desk.ctx.officer, "verteld")
        unit.add(Instelling("derde", "iets"))
    assert statements.count("INSERT INTO audit") == 1
    assert statements[-1] == "INSERT INTO audit"
    lines = 4
    named = [(row.entiteit, row.entiteit_id) for row in audit_rows(desk)[-lines:]]
    told = ("register", str(desk.ctx.officer))
    assert named == [*(("instelling", naam) for naam in ("eerste", "tweede", "derde")), told]


@pytest.mark.alleen_in_een_map("of a database of SQLite itself")
def test_an_altered_row_is_found_at_its_own_place(desk: Desk) -> None:
    open_casus(desk.ctx, casus_gegevens(), PERSOON)
    total = len(audit_rows(desk))
    with desk.register.engine.begin() as connection:
        assert verify_chain(connection, desk.register.audit_key).broken_at is None
        connection.execute(sa.text("DROP TRIGGER audit_update"))
        connection.execute(sa.text("UPDATE audit SET reden = 'anders' WHERE seq = :n"), {"n": total - 2})
        assert verify_chain(connection, desk.register.audit_key).broken_at == total - 2
        connection.rollback()


def test_a_clock_that_went_back_is_marked(desk: Desk, klok: Klok) -> None:
    open_casus(desk.ctx, casus_gegevens(), PERSOON)
    klok.nu = NOW - timedelta(hours=2)
    open_casus(desk.ctx, casus_gegevens(), None)
    assert [row.klok_terug for row in audit_rows(desk)][-1] is True


def test_numbers_run_by_year_and_prefix(desk: Desk, klok: Klok) -> None:
    numbers = []
    for days in (0, 0, 400):
        klok.nu = NOW + timedelta(days=days)
        casus_id = open_casus(desk.ctx, casus_gegevens(), None)
        numbers.append(desk.ctx.reads.dossier.casus(casus_id).nummer)
    assert numbers == ["LD-2026-001", "LD-2026-002", "LD-2027-001"]


def test_every_case_at_one_address_is_found(desk: Desk) -> None:
    first = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    second = open_casus(desk.ctx, casus_gegevens(titel="Nog eens"), PERSOON)
    place = desk.ctx.reads.dossier.casus(first).object
    assert place is not None
    assert {row.id for row in desk.ctx.reads.dossier.casussen_op_object(place.id)} == {first, second}


def test_lists_sort_as_the_dutch_do_and_page_steadily(desk: Desk) -> None:
    names = [("van der", "Berg"), ("de", "Jong"), ("", "Aa"), ("'t", "Hart"), ("", "Özer"), ("", "Smit")]
    for infix, name in names:
        person = type(PERSOON)(Persoonsgegevens("A", infix, name), Rol.OVERLASTGEVER)
        open_casus(desk.ctx, casus_gegevens(), person)
    by_name = CasusFilter(sorteer=CasusKolom.NAAM, aflopend=False)
    pages = [desk.ctx.reads.dossier.casussen(by_name, NOW.date(), at, 2) for at in (0, 2, 4)]
    found = [row.naam.split(",")[0] for page in pages for row in page]
    assert found == ["Aa", "Berg", "Hart", "Jong", "Özer", "Smit"]


@pytest.mark.parametrize("typed", ["berg", "BERG jo", "proefl", "LD-2026-001", "2026-001", "proeflaan 3"])
def test_search_finds_while_typing(desk: Desk, typed: str) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    assert [hit.casus_id for hit in desk.ctx.reads.dossier.zoek(typed)] == [casus_id]


def test_the_sealed_melder_is_in_no_search_and_showing_is_logged(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    betrokkenen.add_melder(desk.ctx, casus_id, "Wilhelmina Zegel", "06", True)
    assert desk.ctx.reads.dossier.zoek("wilhelmina") == []
    with pytest.raises(RegelFout):
        betrokkenen.unseal_melders(desk.ctx, casus_id, " ")
    shown = betrokkenen.unseal_melders(desk.ctx, casus_id, "terugkoppeling beloofd")
    assert [melder.naam for melder in shown] == ["Wilhelmina Zegel"]
    assert audit_rows(desk)[-1].reden == "terugkoppeling beloofd"


def test_a_correction_keeps_what_stood_there_in_the_log(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    item = record_entry(desk.ctx, casus_id, ITEM)
    better = ItemGegevens(**{**vars(ITEM), "tekst": "een betere regel"})
    with pytest.raises(RegelFout):
        correct_entry(desk.ctx, casus_id, item, better, "")
    correct_entry(desk.ctx, casus_id, item, better, "typefout hersteld")
    assert json.loads(audit_rows(desk)[-1].wijzigingen) == {"tekst": ["een regel", "een betere regel"]}


def test_the_work_list_follows_the_day(desk: Desk, klok: Klok) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    partner = desk.ctx.reads.keten.partners()[0]
    due = NOW.date() + timedelta(days=20)
    keten.make_afspraak(desk.ctx, casus_id, keten.AfspraakGegevens("bellen", partner.id, "", due))
    assert [row.wat for row in desk.ctx.reads.werk.werkvoorraad(NOW.date())] == []
    assert "bellen" in [row.wat for row in desk.ctx.reads.werk.werkvoorraad(due)]
    klok.nu = NOW + timedelta(days=60)
    assert refresh_stale(desk.ctx) == 1
    assert refresh_stale(desk.ctx) == 0
    assert desk.ctx.reads.werk.tellingen(desk.ctx.today()).werk == 1


def test_drafts_wait_in_the_register(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    desk.drafts.save("casus", "1", '{"titel": "half"}', NOW)
    desk.drafts.save("casus", "1", '{"titel": "half af"}', NOW)
    desk.close()
    again = reopen(tmp_path)
    kept = again.drafts.load("casus", "1")
    assert kept is not None
    assert kept.inhoud == '{"titel": "half af"}'
    assert [(kind, ref) for kind, ref, _ in again.drafts.all()] == [("casus", "1")]
    again.drafts.discard("casus", "1")
    assert again.drafts.load("casus", "1") is None
    again.close()


def test_an_unknown_casus_is_a_key_error(desk: Desk) -> None:
    with pytest.raises(KeyError):
        record_entry(desk.ctx, uuid4(), ITEM)


def test_a_commit_that_is_refused_leaves_nothing_open(desk: Desk) -> None:
    """A reference to what is not there is only seen at COMMIT, and SQLite then keeps the transaction."""
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    with pytest.raises(sa.exc.IntegrityError), desk.ctx.begin("proef", "wijst nergens naar") as unit:
        unit.casus(casus_id).bewijzen.append(Bewijs(uuid4(), casus_id, "D01", item_id=uuid4()))
    assert desk.ctx.reads.dossier.casus(casus_id).bewijzen == []
    change_casus(desk.ctx, casus_id, casus_gegevens(titel="Daarna"), "gaat weer")
    assert desk.ctx.reads.dossier.casus(casus_id).titel == "Daarna"


@pytest.mark.parametrize(
    ("title", "told"), [("x" * 5_000_000, "te lang"), ("half \ud83d teken", "half teken")]
)
def test_what_can_not_be_kept_is_refused_at_its_field(desk: Desk, title: str, told: str) -> None:
    with pytest.raises(RegelFout, match=told) as refused:
        open_casus(desk.ctx, casus_gegevens(titel=title), PERSOON)
    assert refused.value.veld == "titel"
    with pytest.raises(RegelFout, match=told):
        desk.ctx.begin("proef", title).__enter__()
    assert desk.ctx.reads.dossier.casussen(CasusFilter(alleen_open=False), desk.ctx.today(), 0, 9) == []


def test_what_was_changed_stays_when_a_second_casus_of_the_same_person_is_read(desk: Desk) -> None:
    ctx = desk.ctx
    one = open_casus(ctx, casus_gegevens(), PERSOON)
    person = ctx.reads.dossier.casus(one).betrokkenen[0].persoon.id
    home = WoonadresGegevens(Adressoort.NEDERLAND, Adres("Vlierlaan", 9))
    record_woonadres(ctx, one, person, home, verbetering=False)
    again = NieuwePersoon(PERSOON.gegevens, Rol.OVERLASTGEVER, person)
    other = open_casus(ctx, casus_gegevens(titel="Tweede zaak"), again)
    with ctx.begin("proef", "een adres gaat weg") as unit:
        held = unit.casus(one).betrokkenen[0].persoon
        held.adressen.remove(gone := held.adressen[0])
        assert unit.casus(other).betrokkenen[0].persoon is held
        assert held.adressen == []
        unit.remove(gone)
    assert ctx.reads.dossier.casus(other).betrokkenen[0].persoon.adressen == []


def test_words_that_were_left_behind_go_at_the_first_change_of_a_day(desk: Desk, klok: Klok) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    with desk.register.engine.begin() as connection:
        stale = CaseWords(1, "LD-2026-001", "Vreemdeling", "", "")
        motor_of(connection).write_cases(connection, [stale])
    assert len(desk.ctx.reads.dossier.zoek("Vreemdeling")) == 1
    klok.nu += timedelta(days=1)
    record_entry(desk.ctx, casus_id, ITEM)
    assert desk.ctx.reads.dossier.zoek("Vreemdeling") == []
    assert len(desk.ctx.reads.dossier.zoek("LD-2026-001")) == 1


def test_what_is_taken_out_of_what_holds_it_is_in_the_log(desk: Desk) -> None:
    """It goes by that alone; the session does not say that it was deleted."""
    casus_id, id = open_casus(desk.ctx, casus_gegevens(), None), uuid4()
    with desk.ctx.begin("proef", "bewijs") as unit:
        unit.casus(casus_id).bewijzen.append(Bewijs(id, casus_id, "waarschuwing"))
    with desk.ctx.begin("proef", "toch niet") as unit:
        unit.casus(casus_id).bewijzen.clear()
    last = audit_rows(desk)[-1]
    assert (last.reden, last.entiteit, last.entiteit_id) == ("toch niet", "bewijs", str(id))
    assert json.loads(last.wijzigingen)["code"] == ["waarschuwing", None]
    with desk.register.engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(t.bewijs)) == 0
