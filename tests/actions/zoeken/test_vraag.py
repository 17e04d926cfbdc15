"""Every way of writing an address or a name that a form reads finds it, in the search field and in the lists."""

from __future__ import annotations

import pytest

from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.zoeken.rijen import CasusFilter, SignaalFilter
from ivbdesk.cases.zoeken.vraag import in_words_of_register
from ivbdesk.cases.zoeken.zoeken import MARK_OFF, MARK_ON, Zoekgroep, typed_runs
from ivbdesk.desk import Desk
from tests.werkplaats import NOW, casus_gegevens

TODAY = NOW.date()
WAYS = {
    "Splinterwerf 27 BIS": (
        "Splinterwerf 27bis", "splinterwerf27bis", "Splinterwerf 27-bis", "Splinterwerf 27/bis", "Splinterwerf 27 bis te Leiderdorp",
        "Splinterwerf nr 27bis", "27bis Splinterwerf",
    ),
    "Splinterwerf 31": (
        "Splinterwerf nr 31", "Splinterwerf nr. 31", "Splinterwerf huisnummer 31", "Splinterwerf 31 te Leiderdorp",
        "Splinterwerf 31, te Leiderdorp", "Splinterwerf 31 in Leiderdorp", "Splinterwerf nr.31",
    ),
    "Proeflaan 12 A3": (
        "Proeflaan 12 A-3", "Proeflaan 12A3", "Proeflaan 12-A-3", "proeflaan12a3", "proeflaan 12a-3", "Proeflaan 12 A 3", "12a3",
    ),
    "Acacialaan 16 C2": ("Acacialaan 16c2", "Acacialaan 16 C-2", "Acacialaan nr 16-c2"),
    "Proeflaan 12 A BIS": ("proeflaan 12abis", "proeflaan 12-A bis", "Proeflaan 12a-bis"),
}  # fmt: skip
PLACES = [("Splinterwerf", 27, "BIS"), ("Splinterwerf", 31, ""), ("Proeflaan", 12, "A3"), ("Acacialaan", 16, "C2"),
          ("Proeflaan", 12, "A BIS")]  # fmt: skip
NAMES = {
    "Berg": ("drs. P. van den Berg MSc", "vd Berg", "dhr. vd Berg", "P. vd Berg", "v.d. Berg", "prof. dr. Van den Berg", "van den Berg, drs."),
    "Klok": ("mw. Klok", "mevrouw Klok", "Mevr. Klok", "mw Klok"),
    "Bos": ("dhr. Bos", "de heer Bos", "meneer bos", "de Wit"),
    "Ali": ("de heer Ali", "fam. Ali", "familie Ali", "de familie Ali", "gezin Ali", "fam Ali"),
}  # fmt: skip


def plain(text: str) -> str:
    return text.replace(MARK_ON, "").replace(MARK_OFF, "")


@pytest.fixture
def placed(desk: Desk) -> Desk:
    for street, number, more in PLACES:
        adres = Adres(street, number, more, "2353 ZS", "Leiderdorp")
        open_casus(desk.ctx, casus_gegevens(titel="Lawaai", adres=adres), None)
        given = SignaalGegevens(SignaalBron.BEWONER, Thema.JEUGD, "vuurwerk", adres=adres, ontvangen_op=NOW)
        record_signaal(desk.ctx, given)
    return desk


def test_an_address_is_found_in_each_way_that_a_form_reads_it(placed: Desk) -> None:
    reads = placed.ctx.reads
    for place, ways in WAYS.items():
        for typed in ways:
            hits = reads.zoeken.zoek_casussen(typed, TODAY)
            assert [plain(hit.kop).partition(",")[0] for hit in hits] == [place], typed
            rows = reads.dossier.casussen(CasusFilter(tekst=typed), TODAY, 0, 9)
            assert [row.adres.partition(",")[0] for row in rows] == [place], typed
            assert len(reads.dossier.zoek(typed)) == 1, typed
            signals = reads.signaal.signalen(SignaalFilter(tekst=typed), 0, 9)
            assert len(signals) == 1, typed


def test_a_name_is_found_with_its_titles_and_forms_of_address(desk: Desk) -> None:
    for first, between, last, born in (
        ("P.", "van den", "Berg", ""), ("R.", "", "Klok", ""), ("K.", "", "Bos", "de Wit"), ("", "", "Ali", ""),
    ):  # fmt: skip
        person = Persoonsgegevens("", between, last, 1980, voorletters=first, geboortenaam=born)
        open_casus(desk.ctx, casus_gegevens(titel="Lawaai"), NieuwePersoon(person, Rol.BETROKKENE))
    for name, ways in NAMES.items():
        for typed in ways:
            hits = desk.ctx.reads.zoeken.zoek_casussen(typed, TODAY)
            assert [(hit.groep, plain(hit.kop).partition(",")[0]) for hit in hits] == [
                (Zoekgroep.PERSOON, name)
            ], typed
    (hit,) = desk.ctx.reads.zoeken.zoek_casussen("de Wit", TODAY)
    assert plain(hit.tekst).startswith("geboren de Wit · ")
    (hit,) = desk.ctx.reads.zoeken.zoek_casussen("Bos", TODAY)
    assert "geboren" not in hit.tekst


def test_the_exact_number_stands_above_one_with_an_addition(desk: Desk) -> None:
    for more in ("", "BIS", "A"):
        adres = Adres("Splinterwerf", 27, more, "2353 ZS", "Leiderdorp")
        open_casus(desk.ctx, casus_gegevens(titel="Lawaai", adres=adres), None)
    for typed, first in (
        ("Splinterwerf 27", "27"),
        ("splinterwerf 27a", "27 A"),
        ("Splinterwerf27bis", "27 BIS"),
    ):
        hits = desk.ctx.reads.zoeken.zoek_casussen(typed, TODAY)
        assert plain(hits[0].kop) == f"Splinterwerf {first}", typed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("mevrouw", "mevrouw"), ("de heer", "de heer"), ("nr", "nr"), ("fam", "fam"), ("gezin met kinderen", "gezin met kinderen"),
        ("LD-2026-B014", "LD-2026-B014"), ("S-2026-001", "S-2026-001"), ("2351 AB 12", "2351 AB 12"), ("vd", "vd"),
        ("3e verdieping", "3e verdieping"), ("Plein 1940 12", "Plein 1940 12"), ("", ""), ("in 2026 te laat", "in 2026 te laat"),
    ],
)  # fmt: skip
def test_what_is_neither_stays_as_it_was_typed(typed: str, kept: str) -> None:
    assert in_words_of_register(typed) == kept


def test_in_quotes_every_word_is_meant() -> None:
    assert list(typed_runs('"mevrouw Klok" de heer Bos')) == [
        ([], False),
        (["mevrouw", "klok"], True),
        (["bos"], False),
    ]
