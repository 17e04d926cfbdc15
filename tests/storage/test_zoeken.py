"""Search over every text: found while typed, shown to who may see it, and gone with what was taken out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.actions import betrokkenen, keten
from ivbdesk.actions.casus import NieuwePersoon, open_casus
from ivbdesk.actions.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.toegang import close_casus_to
from ivbdesk.cases.betrokkene import Rol
from ivbdesk.cases.tijdlijn import Aard, Herkomst, ItemSoort, Tijdlijnitem
from ivbdesk.cases.zoeken import MARK_OFF, MARK_ON, Groep, mark, match_query, snippet
from ivbdesk.desk import Desk
from tests.storage.collega import colleague
from tests.werkplaats import NOW, PERSOON, casus_gegevens, new_desk

TODAY = NOW.date()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path)
    yield made
    made.close()


def note(desk: Desk, casus_id: object, words: str, days: int = 0) -> object:
    return record_entry(desk.ctx, casus_id, ItemGegevens(  # type: ignore[arg-type]  # a test's own casus
        ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", words, TODAY - timedelta(days=days),
    ))  # fmt: skip


def found(desk: Desk, typed: str) -> list[str]:
    return [hit.tekst for hit in desk.ctx.reads.zoek_teksten(typed, TODAY, 20)]


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
        ctx, casus_gegevens(), NieuwePersoon("Ana", "van der", "Bérg", 1980, Rol.BETROKKENE)
    )
    keten.make_afspraak(
        ctx, casus_id, keten.AfspraakGegevens("sleutel ophalen", ctx.reads.partners()[0].id, "", TODAY)
    )
    groups = {typed: {hit.groep for hit in [*ctx.reads.zoek_casussen(typed, TODAY), *ctx.reads.zoek_teksten(typed, TODAY)]}
              for typed in ("berg", "proefl", "sleut", "incluz", "LD-2026")}  # fmt: skip
    assert Groep.PERSOON in groups["berg"]
    assert Groep.ADRES in groups["proefl"]
    assert groups["sleut"] == {Groep.AFSPRAAK}
    assert Groep.PARTNER in groups["incluz"]
    assert Groep.CASUS in groups["LD-2026"]


def test_a_text_that_changed_is_found_by_its_new_words_only_and_leaves_no_word_behind(desk: Desk) -> None:
    casus_id = open_casus(desk.ctx, casus_gegevens(), PERSOON)
    item = note(desk, casus_id, "Kwispelwater stroomde over de drempel")
    with desk.ctx.begin("herschrijven", "proef") as unit:
        unit.find(Tijdlijnitem, item).tekst = "Alles droog"  # type: ignore[arg-type]  # the id of the entry
    assert found(desk, "kwispel") == []
    assert len(found(desk, "droog")) == 1
    with desk.register.engine.connect() as connection:
        terms = set(connection.scalars(sa.text("SELECT term FROM woord")))
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
    assert len(other.reads.zoek_teksten("verborgen", TODAY)) == 1
    close_casus_to(ctx, casus_id, frozenset({ctx.officer}), "gevoelig")
    assert other.reads.zoek_teksten("verborgen", TODAY) == []
    assert other.reads.zoek_casussen("Proeflaan", TODAY) == []
    number = ctx.reads.casus(casus_id).nummer
    assert [hit.tekst for hit in other.reads.zoek_casussen(number, TODAY)] == ["Besloten casus"]


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


@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_typed_the_words_stay_the_same_and_the_query_is_sound(text: str, typed: str) -> None:
    plain = mark(text, typed).replace(MARK_ON, "").replace(MARK_OFF, "")
    assert plain == text.replace(MARK_ON, "").replace(MARK_OFF, "")
    assert len(snippet(text * 20, typed).replace(MARK_ON, "").replace(MARK_OFF, "")) <= 130
    assert match_query(typed).count('"') % 2 == 0
