"""A signal that became no casus goes when its day has come: by two people, whole, and with nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk import resources
from ivbdesk.actions.bewaren.bewaren import carry_out, due_items, propose
from ivbdesk.actions.bewaren.bewaren_signaal import hold_signal, release_signal
from ivbdesk.actions.bewaren.verzoeken import Persoonsgegevens, answer, take_in, take_in_new
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.signaal.signaal import Gelijkenisbesluit, judge_likeness, record_signaal
from ivbdesk.actions.signaal.weging import Weging, decide, reopen, start_weighing
from ivbdesk.actions.werk.werk import read_register_points
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.bewaren.bewaren import GewogenSignaal, Wat, read_bewaartermijnen
from ivbdesk.cases.kader.soorten import Thema, Uitkomst
from ivbdesk.cases.signaal.signaal import Antwoord, SignaalBron, SignaalGegevens
from ivbdesk.cases.signaal.weging import Ingevuld, Wegingsbesluit
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.zoeken.rijen import SignaalFilter
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.drukwerk import render_declaration
from ivbdesk.storage.audit import verify_chain
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.tables import dossier as t
from tests.actions.signaal.test_wegen import weigh
from tests.cases.zaak import KADER
from tests.storage.bladzijden import readable
from tests.storage.collega import colleague
from tests.werkplaats import NOW, PASSPHRASE, PERSOON, Klok, casus_gegevens, database_of

MARK = "Kwispelwater"
TERMS_TEXT = resources.read("bewaartermijnen.toml")
COPIES_UNTIL = date(2041, 1, 1)


def heard(desk: Desk, mark: str = MARK, **more: object) -> UUID:
    """A signal with the mark in whatever can hold a text."""
    plain: dict[str, object] = {
        "bron": SignaalBron.BEWONER, "thema": Thema.WOONOVERLAST, "tekst": f"{mark}tekst " * 200, "van": f"{mark}van",
        "melder_naam": f"{mark}melder", "melder_contact": f"{mark}telefoon", "voornaam": f"{mark}voornaam",
        "achternaam": f"{mark}naam", "adres": Adres(f"{mark}straat", 7, "", "2351 AB", "Leiderdorp"),
    }  # fmt: skip
    return record_signaal(desk.ctx, SignaalGegevens(**{**plain, **more}))  # type: ignore[arg-type]


def dismiss(desk: Desk, id: UUID, mark: str = MARK) -> None:
    """Weigh it to nothing, to be destroyed in a month."""
    on = desk.ctx.today() + timedelta(days=30)
    filled = Ingevuld(
        Thema.WOONOVERLAST,
        {"acuut": Antwoord.NEE, "voor_ons": Antwoord.NEE},
        {"voor_ons": f"{mark}waarom dit zo is"},
    )
    decide(
        desk.ctx,
        id,
        Weging(filled, Wegingsbesluit(Uitkomst.NIETS, f"{mark}reden van het besluit", vernietigen_op=on)),
    )


def waiting(desk: Desk, klok: Klok) -> UUID:
    klok.nu += timedelta(days=31)
    assert propose(desk.ctx, due_items(desk.ctx)) == 1
    return desk.ctx.reads.bewaren.vernietigingen()[0].id


def rows(desk: Desk, table: sa.Table) -> int:
    with database_of(desk).connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


@pytest.mark.alleen_in_een_map("reads the files, or copies them")
def test_nothing_is_left_of_it_on_any_page_and_nothing_else_went(
    desk: Desk, klok: Klok, tmp_path: Path
) -> None:
    kept = heard(desk, "Blijftstaan")
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    gone = heard(desk)
    for reason in ("eerder", "anders"):
        judge_likeness(desk.ctx, gone, Gelijkenisbesluit("signaal", kept, False, f"{MARK}{reason}"))
    taken_back = Ingevuld(Thema.WOONOVERLAST, {"bekend": Antwoord.JA}, {"bekend": f"{MARK}teruggenomen"})
    start_weighing(desk.ctx, gone, taken_back)
    judge_likeness(desk.ctx, kept, Gelijkenisbesluit("signaal", gone, False, f"{MARK}ook"))
    dismiss(desk, gone)
    desk.drafts.save("signaal", str(gone), f"{MARK}concept", desk.ctx.now())
    assert due_items(desk.ctx) == []
    asked = waiting(desk, klok)
    assert readable(desk, MARK)
    carry_out(colleague(desk), asked, COPIES_UNTIL, render_declaration(desk.ctx))
    assert readable(desk, MARK) == []
    with pytest.raises(KeyError):
        desk.ctx.reads.signaal.signaal(gone)
    assert desk.ctx.reads.signaal.count_signalen(SignaalFilter(tekst=MARK, alleen_open=False)) == 0
    assert "Blijftstaan" in desk.ctx.reads.signaal.signaal(kept).tekst
    assert desk.ctx.reads.dossier.casus(casus_id).betrokkenen
    assert [rows(desk, table) for table in (t.signaal, t.dubbelbesluit, t.wegingsantwoord)] == [1, 0, 0]
    assert (desk.ctx.reads.bewaren.verklaring(asked) or b"").startswith(b"%PDF")
    with database_of(desk).connect() as connection:
        assert verify_chain(connection, desk.register.audit_key).broken_at is None
    assert desk.ctx.reads.signaal.signaal(heard(desk, "Nieuw")).nummer == "S-2026-003", (
        "a number is given out once"
    )
    desk.close()
    assert check_register(tmp_path / "proef.ivb", with_passphrase(PASSPHRASE)).in_orde


@pytest.mark.alleen_in_een_map("reads the files, or copies them")
@pytest.mark.parametrize("proposed", [False, True])
def test_it_goes_again_from_a_copy_that_is_put_back(
    desk: Desk, klok: Klok, tmp_path: Path, proposed: bool
) -> None:
    kept, gone = heard(desk, "Blijftstaan"), heard(desk)
    dismiss(desk, gone)
    asked = waiting(desk, klok) if proposed else None
    copy = desk.copies.make(tmp_path / "kopieen")
    carry_out(colleague(desk), asked or waiting(desk, klok), COPIES_UNTIL, render_declaration(desk.ctx))
    klok.nu += timedelta(days=1)
    desk.copies.make(tmp_path / "kopieen")
    back = Desk.restored(copy.folder, tmp_path / "terug.ivb", with_passphrase(PASSPHRASE), klok)
    assert readable(back, MARK) == []
    assert back.ctx.reads.signaal.signaal(kept).nummer == "S-2026-001"
    back.close()
    assert check_register(tmp_path / "terug.ivb", with_passphrase(PASSPHRASE)).in_orde


def test_what_changed_since_the_proposal_stops_it(desk: Desk, klok: Klok) -> None:
    id = heard(desk)
    dismiss(desk, id)
    asked, other = waiting(desk, klok), colleague(desk)

    def refused(words: str, who: object = other) -> None:
        with pytest.raises(RegelFout, match=words):
            carry_out(who, asked, COPIES_UNTIL, render_declaration(desk.ctx))  # type: ignore[arg-type]
        assert desk.ctx.reads.signaal.signaal(id)

    refused("Een ander", desk.ctx)
    hold_signal(desk.ctx, id, "klacht loopt")
    assert due_items(desk.ctx)[0].bewaarplicht == "klacht loopt"
    refused("bewaarplicht")
    release_signal(desk.ctx, id, "klacht is klaar")
    namesake = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    person = desk.ctx.reads.dossier.casus(namesake).betrokkenen[0].persoon
    with desk.ctx.begin("betrokkene wijzigen", "proef") as unit:
        unit.find(Persoon, person.id).achternaam = f"{MARK}naam"
        unit.find(Persoon, person.id).voornaam = f"{MARK}voornaam"
    take_in(desk.ctx, person.id, VerzoekSoort.INZAGE, desk.ctx.today(), "alles")
    refused("verzoek")
    judge_likeness(desk.ctx, id, Gelijkenisbesluit("persoon", person.id, False))
    reopen(desk.ctx, id, "de buren belden weer")
    refused("in gebruik")
    dismiss(desk, id)
    refused("nog niet verstreken")
    klok.nu += timedelta(days=31)
    carry_out(other, asked, COPIES_UNTIL, render_declaration(desk.ctx))
    with pytest.raises(KeyError):
        desk.ctx.reads.signaal.signaal(id)


def test_what_holds_a_signal_holds_the_casus_that_it_becomes(desk: Desk) -> None:
    id = heard(desk)
    dismiss(desk, id)
    hold_signal(desk.ctx, id, "klacht loopt")
    reopen(desk.ctx, id, "toch wel opnieuw wegen")
    casus_id = weigh(desk.ctx, id, Uitkomst.NIEUWE_CASUS)
    assert casus_id
    assert [item.reden for item in desk.ctx.reads.bewaren.bewaarplichten(casus_id)] == ["klacht loopt"]


def test_who_asks_for_erasure_has_signals_proposed_before_their_day(desk: Desk) -> None:
    id, other = heard(desk), heard(desk)
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    person = desk.ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id
    for signal in (id, other):
        dismiss(desk, signal)
    judge_likeness(desk.ctx, id, Gelijkenisbesluit("persoon", person, True))
    asked = take_in(desk.ctx, person, VerzoekSoort.WISSING, desk.ctx.today(), "weg ermee")
    answer(desk.ctx, asked, VerzoekStatus.INGEWILLIGD, "niet meer nodig", True)
    (made,) = desk.ctx.reads.bewaren.vernietigingen()
    assert (made.casus_id, made.nummer, made.bron) == (id, "S-2026-001", "AVG art. 17")
    carry_out(colleague(desk), made.id, COPIES_UNTIL, render_declaration(desk.ctx))
    assert rows(desk, t.signaal) == 1


@pytest.mark.alleen_in_een_map("reads the files, or copies them")
def test_who_only_asked_goes_five_years_after_the_answer(desk: Desk, klok: Klok, tmp_path: Path) -> None:
    wie = Persoonsgegevens(f"{MARK}voornaam", "", f"{MARK}naam", 1980)
    asked = take_in_new(desk.ctx, wie, VerzoekSoort.INZAGE, desk.ctx.today(), f"{MARK}vraag")
    signal = heard(desk, "Blijftstaan")
    (person,) = [item.persoon_id for item in desk.ctx.reads.inzage.verzoeken() if item.persoon_id]
    judge_likeness(desk.ctx, signal, Gelijkenisbesluit("persoon", person, False, f"{MARK}ander"))
    copy = desk.copies.make(tmp_path / "kopieen")
    klok.nu += timedelta(days=1)
    answer(desk.ctx, asked, VerzoekStatus.GEWEIGERD, f"{MARK}besluit met een reden", True)
    assert due_items(desk.ctx) == []
    klok.nu = datetime(2032, 1, 1, 9, tzinfo=UTC)
    propose(desk.ctx, due_items(desk.ctx))
    (made,) = desk.ctx.reads.bewaren.vernietigingen()
    assert MARK not in made.nummer
    carry_out(colleague(desk), made.id, COPIES_UNTIL, render_declaration(desk.ctx))
    assert readable(desk, MARK) == []
    assert [rows(desk, table) for table in (t.persoon, t.verzoek, t.dubbelbesluit, t.signaal)] == [0, 0, 0, 1]
    desk.copies.make(tmp_path / "kopieen")
    back = Desk.restored(copy.folder, tmp_path / "terug.ivb", with_passphrase(PASSPHRASE), klok)
    assert readable(back, MARK) == []
    back.close()


def test_the_werkvoorraad_tells_it_on_its_day(desk: Desk, klok: Klok) -> None:
    dismiss(desk, heard(desk))
    assert not [p for p in read_register_points(desk.ctx, NOW.date()) if p.regel == "S20"]
    klok.nu += timedelta(days=30)
    assert [p.wat for p in read_register_points(desk.ctx, NOW.date()) if p.regel == "S20"] == [
        "Bewaartermijn loopt af van 1 onderdeel"
    ]


def test_every_outcome_has_a_term_as_long_as_the_checklist_allows(desk: Desk) -> None:
    terms, rules = desk.ctx.naslag.termijnen, desk.ctx.naslag.wegingskader.uitkomsten
    for outcome, rule in rules.items():
        if rule.maanden:
            found = terms.of_signaal(GewogenSignaal(UUID(int=1), "S-1", "x", outcome, NOW.date(), None))
            assert (found.termijn.maanden, found.termijn.wat) == (rule.maanden, Wat.SIGNAAL)
            assert found.termijn.bron
    bare = terms.of_signaal(GewogenSignaal(UUID(int=1), "S-1", "x", None, NOW.date(), None))
    assert bare.datum == date(2027, 11, 23)


def test_one_person_decides_only_where_the_terms_say_so(desk: Desk, klok: Klok) -> None:
    alone = TERMS_TEXT.replace(
        'uitkomsten = ["niets", "advies"]', 'uitkomsten = ["niets", "advies"]\npersonen = 1'
    )
    object.__setattr__(
        desk.ctx.naslag, "termijnen", read_bewaartermijnen(alone, "bewaartermijnen.toml", KADER.maatregelen)
    )
    dismiss(desk, heard(desk))
    carry_out(desk.ctx, waiting(desk, klok), COPIES_UNTIL, render_declaration(desk.ctx))
    assert rows(desk, t.signaal) == 0
