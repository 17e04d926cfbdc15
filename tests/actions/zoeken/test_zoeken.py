"""Search over every text: found while typed, shown to those who may see it, and gone with what was taken out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from string import ascii_lowercase
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.actions.beheer.toegang import close_casus_to
from ivbdesk.actions.betrokkenen import betrokkenen
from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.dossier.samenhang import ObjectGegevens, add_object
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.keten import keten
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.doel import Doel
from ivbdesk.cases.dossier.overdracht import Overdracht, OverdrachtSoort
from ivbdesk.cases.dossier.stuk import Stuk, Vorm
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort, Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.zoeken.zoeken import MARK_OFF, MARK_ON, Zoekgroep, mark, snippet
from ivbdesk.desk import Desk
from ivbdesk.storage.known_words import words_from
from ivbdesk.storage.search import match_query
from ivbdesk.storage.sqlite.fulltext import asked
from tests.storage.collega import colleague
from tests.werkplaats import NOW, PERSOON, casus_gegevens, database_of

pytestmark = pytest.mark.op_beide_motoren

TODAY = NOW.date()


def note(desk: Desk, casus_id: object, words: str, days: int = 0) -> object:
    return record_entry(desk.ctx, casus_id, ItemGegevens(  # type: ignore[arg-type]  # a test's own casus
        ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", words, TODAY - timedelta(days=days),
    ))  # fmt: skip


def found(desk: Desk, typed: str) -> list[str]:
    return [hit.tekst for hit in desk.ctx.reads.zoeken.zoek_teksten(typed, TODAY, 20)]


def test_every_letter_that_is_typed_finds_it_with_the_words_marked(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    note(desk, casus_id, "Na middernacht klonk er harde muziek op de galerij bij café Zwaan.")
    for typed in ("muziek", "muz", "mu", "m", "MUZIEK gal", "cafe zw", '"harde muziek"', "zwaan"):
        (hit,) = found(desk, typed)
        assert MARK_ON in hit, typed
    assert f"{MARK_ON}muz{MARK_OFF}iek" in found(desk, "muz")[0]
    assert found(desk, '"muziek harde"') == []
    assert found(desk, "viool") == []
    assert found(desk, "") == found(desk, " \" ' - ") == []


def test_afspraken_partners_people_and_addresses_are_found_each_in_their_group(desk: Desk) -> None:
    ctx = desk.ctx
    casus_id = open_casus(
        ctx, casus_gegevens(), NieuwePersoon(Persoonsgegevens("Ana", "van der", "Bérg", 1980), Rol.BETROKKENE)
    )
    keten.make_afspraak(
        ctx, casus_id, keten.AfspraakGegevens("sleutel ophalen", ctx.reads.keten.partners()[0].id, "", TODAY)
    )
    groups = {typed: {hit.groep for hit in [*ctx.reads.zoeken.zoek_casussen(typed, TODAY), *ctx.reads.zoeken.zoek_teksten(typed, TODAY)]}
              for typed in ("berg", "proefl", "sleut", "incluz", "LD-2026")}  # fmt: skip
    assert Zoekgroep.PERSOON in groups["berg"]
    assert Zoekgroep.ADRES in groups["proefl"]
    assert groups["sleut"] == {Zoekgroep.AFSPRAAK}
    assert Zoekgroep.PARTNER in groups["incluz"]
    assert Zoekgroep.CASUS in groups["LD-2026"]


def test_a_text_that_changed_is_found_by_its_new_words_only_and_leaves_no_word_behind(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    item = note(desk, casus_id, "Kwispelwater stroomde over de drempel")
    with desk.ctx.begin("herschrijven", "proef") as unit:
        unit.find(Tijdlijnitem, item).tekst = "Alles droog"  # type: ignore[arg-type]  # the id of the entry
    assert found(desk, "kwispel") == []
    assert len(found(desk, "droog")) == 1
    with desk.register.engine.connect() as connection:
        terms = {word for letter in ascii_lowercase for word in words_from(connection, letter, 99)}
    assert terms == {"oov", "alles", "droog"}


def test_a_closed_casus_is_found_by_nobody_else_and_the_melder_by_nobody(desk: Desk) -> None:
    ctx = desk.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    note(desk, casus_id, "verborgen woord")
    melder = betrokkenen.add_melder(ctx, casus_id, "Saar Kabouterman", "", True)
    record_entry(ctx, casus_id, ItemGegevens(ItemSoort.MELDING, Aard.VERKLARING, Herkomst.MELDER, "Kabouterman", "lawaai",
                                             TODAY, melder_id=melder))  # fmt: skip
    assert found(desk, "kabouter") == []
    other = colleague(desk)
    assert len(other.reads.zoeken.zoek_teksten("verborgen", TODAY)) == 1
    close_casus_to(ctx, casus_id, frozenset({ctx.officer}), "gevoelige zaak")
    assert other.reads.zoeken.zoek_teksten("verborgen", TODAY) == []
    assert other.reads.zoeken.zoek_casussen("Proeflaan", TODAY) == []
    number = ctx.reads.dossier.casus(casus_id).nummer
    assert other.reads.zoeken.zoek_casussen(number, TODAY) == []


def test_whole_words_come_before_beginnings_and_new_before_old(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    for words, days in (("bel terug", 400), ("belangrijk bericht", 1), ("bel vandaag", 2)):
        note(desk, casus_id, words, days)
    plain = [hit.replace(MARK_ON, "").replace(MARK_OFF, "") for hit in found(desk, "bel")]
    assert [words.removeprefix("OOV ") for words in plain] == [
        "bel vandaag",
        "bel terug",
        "belangrijk bericht",
    ]


def test_everyone_of_a_casus_is_found_by_each_way_of_writing_a_name_an_address_and_a_number(
    desk: Desk,
) -> None:
    ctx = desk.ctx
    place = Adres("Kievitstraat", 12, "A", "2351 AB", "Leiderdorp")
    casus_id = open_casus(ctx, casus_gegevens(titel="Lawaai", adres=place), PERSOON)
    betrokkenen.add_betrokkene(
        ctx, casus_id, NieuwePersoon(Persoonsgegevens("Ana", "", "Öztürk", 1980), Rol.BENADEELDE)
    )
    other = open_casus(ctx, casus_gegevens(titel="Stank", adres=Adres("Lindelaan", 9, "", "2352 XZ", "Leiderdorp")),
                       NieuwePersoon(Persoonsgegevens("Kim", "", "Smit", 1990), Rol.BETROKKENE))  # fmt: skip

    def groups(typed: str) -> set[tuple[Zoekgroep, object]]:
        return {
            (hit.groep, hit.casus_id) for hit in ctx.reads.zoeken.zoek_casussen(typed, TODAY) if hit.casus_id
        }

    for typed in ("berg", "van der berg", "jo berg", "Berg, Jo", "ozturk", "Öztürk ana"):
        assert groups(typed) == {(Zoekgroep.PERSOON, casus_id)}, typed
    for typed in (
        "kievitstraat 12a",
        "kievit 12 a",
        "2351AB",
        "2351 ab",
        "2351a",
        "kievitstraat12",
        "Kievitstraat12a",
    ):
        assert groups(typed) == {(Zoekgroep.ADRES, casus_id)}, typed
    number = ctx.reads.dossier.casus(casus_id).nummer
    for typed in (
        number,
        number.lower(),
        number.replace("-", ""),
        number.lower().replace("-", ""),
        number.partition("-")[2],
        number.rpartition("-")[2],
    ):
        assert (Zoekgroep.CASUS, casus_id) in groups(typed), typed
        assert (Zoekgroep.CASUS, other) not in groups(typed), typed
    assert groups("berg kievit") == {(Zoekgroep.CASUS, casus_id)}  # a name and a street together
    (hit,) = ctx.reads.zoeken.zoek_casussen("ozturk", TODAY)
    assert f"{MARK_ON}Öztürk{MARK_OFF}" in hit.kop


def _goal(desk: Desk, casus_id: UUID, words: str) -> object:
    return Doel(desk.ctx.new_id(), casus_id, 1, words, TODAY)


def _weighing(desk: Desk, casus_id: UUID, words: str) -> object:
    return Afweging(
        desk.ctx.new_id(), casus_id, "B04", TODAY, desk.ctx.now(), words, "", "", "", "", "", None, ""
    )


def _handover(desk: Desk, casus_id: UUID, words: str) -> object:
    return Overdracht(
        desk.ctx.new_id(), casus_id, next(iter(OverdrachtSoort)), "OOV", "wijkteam", TODAY, words
    )


def _document(desk: Desk, casus_id: UUID, words: str) -> object:
    return Stuk(desk.ctx.new_id(), casus_id, words, next(iter(StukSoort)), Vorm.TEKST, ".txt", TODAY, Herkomst.MELDER,
                "Kabouterman", desk.ctx.now(), desk.ctx.officer, 1, "", bytes(32))  # fmt: skip


def test_a_signal_is_found_by_its_number_before_a_casus_with_about_that_number(desk: Desk) -> None:
    open_casus(desk.ctx, casus_gegevens(titel="Signaal van de buurt"), PERSOON)
    id = record_signaal(
        desk.ctx, SignaalGegevens(SignaalBron.BEWONER, Thema.JEUGD, "vuurwerk", ontvangen_op=NOW)
    )
    for typed in ("s-2026-001", "S2026001"):
        first, *_ = desk.ctx.reads.zoeken.zoek_casussen(typed, TODAY)
        assert (first.groep, first.id) == (Zoekgroep.SIGNAAL, id), typed


def test_a_casus_found_by_its_own_address_says_so_however_it_was_typed(desk: Desk) -> None:
    ctx = desk.ctx
    place = Adres("Kievitstraat", 12, "A", "2351 AB", "Leiderdorp")
    casus_id = open_casus(ctx, casus_gegevens(titel="Lawaai", adres=place), PERSOON)
    add_object(ctx, casus_id, ObjectGegevens(Adres("Lindelaan", 9, "", "2352 XZ", "Leiderdorp")))
    said = {
        "kievitstraat 12a": "Kievitstraat 12 A",
        "kievitstraat12": "Kievitstraat 12 A",
        "2351AB": "Kievitstraat 12 A, 2351 AB Leiderdorp",
        "2351 ab 12": "Kievitstraat 12 A, 2351 AB Leiderdorp",
        "Kievitstraat 12 A, 2351 AB Leiderdorp": "Kievitstraat 12 A, 2351 AB Leiderdorp",
        "2352xz": "Lindelaan 9, 2352 XZ Leiderdorp",
        "linde": "Lindelaan 9",
    }
    for typed, kop in said.items():
        (hit,) = ctx.reads.zoeken.zoek_casussen(typed, TODAY)
        plain = hit.kop.replace(MARK_ON, "").replace(MARK_OFF, "")
        assert (hit.groep, plain) == (Zoekgroep.ADRES, kop), typed
        assert MARK_ON in hit.kop, typed


def test_a_typing_error_still_finds_it_and_says_so_but_a_number_is_never_guessed(desk: Desk) -> None:
    adres = Adres("Splinterwerf", 27, "", "2353 ZS", "Leiderdorp")
    casus_id = open_casus(desk.ctx, casus_gegevens(adres=adres), PERSOON)
    note(desk, casus_id, "De begeleiding is gestart.")
    reads = desk.ctx.reads
    for typed in ("splinterwrf 27", "Splintewerf", "spinterw"):
        hits = reads.zoeken.zoek_bedoeld(typed, TODAY)
        assert [(hit.groep, hit.lijkt) for hit in hits] == [(Zoekgroep.ADRES, True)], typed
        assert MARK_ON in hits[0].kop
    assert [hit.lijkt for hit in reads.zoeken.zoek_casussen("splinterw", TODAY)] == [False]
    assert [hit.groep for hit in reads.zoeken.zoek_bedoeld("begeleidng", TODAY)] == [Zoekgroep.TIJDLIJN]
    for nothing_wrong in ("splinterwerf 28", "splinterw", "gestart", "xylofoonvrees", ""):
        assert reads.zoeken.zoek_bedoeld(nothing_wrong, TODAY) == [], nothing_wrong


def test_what_is_like_a_word_that_is_known_too_is_found_beside_it(desk: Desk) -> None:
    for street in ("Oude Gracht", "Nieuwe Gragt", "Lindelaan"):
        open_casus(desk.ctx, casus_gegevens(adres=Adres(street, 27), titel=f"Zaak {street}"), None)
    reads = desk.ctx.reads
    for typed, exact, like in (
        ("gragt", "Nieuwe Gragt 27", "Oude Gracht 27"),
        ("gracht", "Oude Gracht 27", "Nieuwe Gragt 27"),
    ):
        shown = {
            hit.kop.replace(MARK_ON, "").replace(MARK_OFF, "")
            for hit in reads.zoeken.zoek_casussen(typed, TODAY)
        }
        assert exact in shown
        assert like not in shown
        hits = reads.zoeken.zoek_bedoeld(typed, TODAY, ook=True)
        assert like in {hit.kop.replace(MARK_ON, "").replace(MARK_OFF, "") for hit in hits}
        assert all(hit.lijkt for hit in hits)
        assert reads.zoeken.zoek_bedoeld(typed, TODAY) == [], "it is known"
    assert reads.zoeken.zoek_bedoeld("lindelaan", TODAY, ook=True) == []
    (first,) = reads.zoeken.zoek_casussen("27 lindelaan", TODAY)
    assert first.groep is Zoekgroep.ADRES, "also with the number first"


@pytest.mark.parametrize(
    ("groep", "make", "field"),
    [
        (Zoekgroep.DOEL, _goal, "tekst"),
        (Zoekgroep.AFWEGING, _weighing, "zorgperspectief"),
        (Zoekgroep.OVERDRACHT, _handover, "reden"),
        (Zoekgroep.STUK, _document, "naam"),
    ],
)
def test_every_kind_of_text_is_found_changed_hidden_and_gone(
    desk: Desk, groep: Zoekgroep, make: Callable[[Desk, UUID, str], object], field: str
) -> None:
    ctx = desk.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    thing = make(desk, casus_id, "kwispelwater bij de sluis")
    with ctx.begin("proef", "proef") as unit:
        unit.add(thing)
    assert [(h.groep, h.casus_id) for h in ctx.reads.zoeken.zoek_teksten("kwisp", TODAY)] == [
        (groep, casus_id)
    ]
    assert found(desk, "kabouter") == []
    id = thing.id  # type: ignore[attr-defined]  # each has one
    with ctx.begin("proef", "proef") as unit:
        setattr(unit.find(type(thing), id), field, "zeldzaamwoord")
    assert found(desk, "kwisp") == []
    assert len(found(desk, "zeldz")) == 1
    close_casus_to(ctx, casus_id, frozenset({ctx.officer}), "gevoelige zaak")
    assert colleague(desk).reads.zoeken.zoek_teksten("zeldz", TODAY) == []
    with ctx.begin("proef", "proef") as unit:
        unit.remove(unit.find(type(thing), id))
    assert found(desk, "zeldz") == []
    _demand_no_trace(desk, b"kwispelwater", b"zeldzaamwoord")


def _demand_no_trace(desk: Desk, *words: bytes) -> None:
    """No page of the index holds a word; the log, which names what changed, is another table."""
    with database_of(desk).connect() as connection:
        here = sa.inspect(connection).get_table_names()
        for table in {"vind_data", "vind_content", "vind", "woord", "vindplaats"}.intersection(here):
            for row in connection.execute(sa.text(f"SELECT * FROM {table}")):
                held = b" ".join(part if isinstance(part, bytes) else str(part).encode() for part in row)
                assert not any(word[2:] in held for word in words), table


def test_texts_of_closed_cases_do_not_push_others_out(desk: Desk) -> None:
    ctx = desk.ctx
    mine, closed = open_casus(ctx, casus_gegevens(), PERSOON), open_casus(ctx, casus_gegevens(), PERSOON)
    note(desk, mine, "zeepaardje gezien")
    for _ in range(45):
        note(desk, closed, "zeepaardje verborgen")
    close_casus_to(ctx, closed, frozenset({ctx.officer}), "gevoelige zaak")
    hits = colleague(desk).reads.zoeken.zoek_teksten("zeepaard", TODAY, 20)
    assert [hit.casus_id for hit in hits] == [mine]


def test_a_search_that_nobody_waits_for_any_more_stops(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    note(desk, casus_id, "harde muziek")
    assert desk.ctx.reads.zoeken.zoek_teksten("muziek", TODAY, wanted=lambda: False) == []
    assert len(found(desk, "muziek")) == 1  # the connection is as it was


@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_typed_the_words_stay_the_same_and_the_query_is_sound(text: str, typed: str) -> None:
    plain = mark(text, typed).replace(MARK_ON, "").replace(MARK_OFF, "")
    assert plain == text.replace(MARK_ON, "").replace(MARK_OFF, "")
    assert len(snippet(text * 20, typed).replace(MARK_ON, "").replace(MARK_OFF, "")) <= 130
    query = match_query(typed)
    assert query is None or asked(query).count('"') % 2 == 0


def test_a_person_is_found_by_initials(desk: Desk) -> None:
    known = Persoonsgegevens("Ana", "van der", "Bergh", 1980, "qw")
    open_casus(desk.ctx, casus_gegevens(), NieuwePersoon(known, Rol.BETROKKENE))
    hits = desk.ctx.reads.zoeken.zoek_casussen("Q.W. van der Bergh", TODAY)
    assert Zoekgroep.PERSOON in {hit.groep for hit in hits}
