"""Where the heads of a list stand, and which column is what, in the shapes that people make of them."""

from __future__ import annotations

import pytest

from ivbdesk import resources
from ivbdesk.cases.invoer.invoerveld import InvoerSoort, read_invoervelden
from ivbdesk.cases.invoer.kolommen import find_head, heads_of, last_head, propose, rows_below
from ivbdesk.cases.invoer.rekenblad import Cel, Plek, Rekenrij, Werkblad

ALLE = read_invoervelden(resources.read("invoer.toml"), "invoer.toml")
VELDEN = ALLE.of(InvoerSoort.SIGNAAL)
HEADS = ("Datum melding", "Omschrijving", "Adres", "Gemeld door")
ROW = ("3-4-2026", "muziek", "Proeflaan 3", "boa")
FOUND = {"ontvangen_op": 0, "tekst": 1, "adres": 2, "bron": 3}


def sheet(*rows: tuple[Cel, ...], merged: tuple[Plek, ...] = ()) -> Werkblad:
    lines = tuple(Rekenrij(number, cells) for number, cells in enumerate(rows, start=1))
    return Werkblad("Lijst", lines, frozenset(merged))


@pytest.mark.parametrize(
    ("blad", "head", "match"),
    [
        (sheet(HEADS, ROW), 1, FOUND),
        (sheet(("Meldingen 2026", None, None, None), (), HEADS, ROW), 3, FOUND),
        (sheet(("Gemeente", "OOV", "2026", None), HEADS, ROW, HEADS, ROW), 2, FOUND),
        (
            sheet(("Melding", None, "Melder", None), ("datum", "omschrijving", "naam", "tel"), ROW, merged=((1, 1), (1, 3))),
            2,
            {"ontvangen_op": 0, "tekst": 1, "melder_naam": 2, "melder_contact": 3},
        ),
        (
            sheet(("nr.", "Plek", None, "Gemeld door"), (None, "straat", "nr", None), ROW, merged=((1, 2), (2, 0), (2, 3))),
            2,
            {"straat": 1, "huisnummer": 2, "bron": 3},
        ),
        (
            sheet(("Datum", "Melder", None, "Omschrijving"), (None, "naam", "e-mail", None), ROW, merged=((1, 2), (2, 0), (2, 3))),
            2,
            {"ontvangen_op": 0, "melder_naam": 1, "melder_contact": 2, "tekst": 3},
        ),
    ],
)  # fmt: skip
def test_heads_are_found_below_titles_and_in_two_lines(
    blad: Werkblad, head: int, match: dict[str, int]
) -> None:
    assert find_head(blad, VELDEN) == head
    heads = heads_of(blad, head)
    assert propose(heads, VELDEN, rows_below(blad, head)).kolommen == match
    assert last_head(blad, head) == 4
    assert {row.cellen for row in rows_below(blad, head)} == {ROW}


def test_the_name_of_the_reporter_is_never_that_of_the_person() -> None:
    blad = sheet(("Melder", None, "Bron"), ("adres", "naam", None), merged=((1, 1), (2, 2)))
    assert propose(heads_of(blad, 2), VELDEN).kolommen == {"melder_naam": 1, "bron": 2}


KNOWN = {
    "tekst": "Wat is er gemeld / bijzonderheden|Bijzonderheden|Omschr.|Omschr. ovl.|Omschrijving (kort)|Korte omschr.|Opm.",
    "ontvangen_op": "Dat. + tijd|Datum/tijd melding|Dd.|Dat.|Datum + tijd|Ontv. d.d.|Gemeld d.d.|Meld.dat.|Datum (ontv.)|Ingekomen op|Melddatum",
    "gebeurd_op": "Dat. incident|Datum overlast",
    "bron": "Gem. door|Ontv. via|Binnengek. via|Bron melding|Soort melder",
    "thema": "Aard ovl.|Soort ovl|Srt. overlast|Type ovl.|Aard v/d melding|Cat.|Problematiek|Aard / soort",
    "melder_naam": "Naam melder|Mld.|Naam klager|NAW melder",
    "melder_contact": "Tel.nr melder|Tel. mld.|Mob.|06-nr|06|Telefoonnr.|Tel./e-mail|E-mailadres",
    "wil_terugkoppeling": "Terugk.|Terugbellen j/n|TK gewenst",
    "adres": "Adres overlast|Adres ovl.|Ovl.adres|Locatie ovl.|Adres ovl.gever|Straat + nr.|Straat/huisnr|Adres (straat + nr)",
    "straat": "Str.|Straat ovl.",
    "huisnummer": "Hnr|Hnr.|Huisnr.|Hs.nr|Hsnr",
    "toevoeging": "Toev.|Huisl.|Hnr. toev.",
    "postcode": "Pc|Pc.|Postc.",
    "plaats": "Wpl|Wpl.|Plts.|Kern",
    "naam": "Naam ovl.gever|Ovl.gever|Naam betr.|Veroorzaker|Naam overlastgever|Betr.",
    "status": "Stand v. zaken|Stand|Stavaza",
}  # fmt: skip
UNKNOWN = (
    "Behand.|Afh. door|Adres melder|Adres mld.|Straat melder|Pc melder|Naam behandelaar|Zaaknr.|Volgnr.|Kenmerk|Actie|Wijk|Bijlage|"
    "Naam/adres melder|Adres klager|Afd."
)


@pytest.mark.parametrize(
    ("head", "code"), [(head, code) for code, heads in KNOWN.items() for head in heads.split("|")]
)
def test_heads_of_real_lists_are_known(head: str, code: str) -> None:
    assert propose((head,), VELDEN).kolommen == {code: 0}


@pytest.mark.parametrize("head", UNKNOWN.split("|"))
def test_a_head_of_something_else_is_left_and_the_melder_is_nobody_else(head: str) -> None:
    assert propose((head,), VELDEN).kolommen.keys() <= {"melder_naam"}


def test_a_whole_line_of_such_heads_is_known_for_signals_and_cases() -> None:
    heads = ("Nr.", "Dat. + tijd", "Via", "Aard ovl.", "Wat is er gemeld / bijzonderheden", "Naam ovl.gever", "Straat", "Hnr", "Toev.",
             "Pc", "Wpl", "Naam melder", "Tel.nr melder", "Behand.", "Afh. door", "Stand")  # fmt: skip
    assert propose(heads, VELDEN).kolommen == {
        "ontvangen_op": 1, "bron": 2, "thema": 3, "tekst": 4, "naam": 5, "straat": 6, "huisnummer": 7, "toevoeging": 8, "postcode": 9,
        "plaats": 10, "melder_naam": 11, "melder_contact": 12, "status": 15,
    }  # fmt: skip
    heads = ("Zaaknaam", "Problematiek", "Prior.", "Dat. aanm.", "Adres betrokkene", "Naam betr.", "Geb.dat.", "Huur/koop", "Regie", "Stavaza")  # fmt: skip
    assert propose(heads, ALLE.of(InvoerSoort.CASUS)).kolommen == {
        "titel": 0, "soort": 1, "urgentie": 2, "geopend_op": 3, "adres": 4, "naam": 5, "geboortejaar": 6, "huurvorm": 7,
        "procesregie": 8, "status": 9,
    }  # fmt: skip
