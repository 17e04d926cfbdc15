"""What a word of a municipality is proposed to mean, or read as unasked: right, or nothing."""

from __future__ import annotations

from datetime import date

import pytest

from ivbdesk import resources
from ivbdesk.cases.invoer.invoercel import Cellezer, Mis
from ivbdesk.cases.invoer.invoerveld import InvoerSoort, read_invoervelden
from ivbdesk.cases.invoer.voorstel import meant_street, meant_word

VELDEN = read_invoervelden(resources.read("invoer.toml"), "invoer.toml")
PROPOSED = {
    "thema": {
        "woonoverlast": "gel.ovl.|gel. ovl.|gel ovl|gel.overl.|geluidsovl.|GO|g.o.|overl.|ovl.|burenovl.|stankovl.|woonovl.|wo",
        "verward": "verw. pers.|verw.pers.|VP|onbegr. gedr.|verward persoo",
        "huiselijk_geweld": "h.g. + k.m.|huis. geweld|KM|huiselijk gewed",
        "ondermijning": "onderm.|henn.|crimin.",
        "jeugd": "jeugdovl.|jong. ovl.",
        "meervoudig": "verv.|multiprobl.|MPG",
        "gedigitaliseerd": "cyber|digi crim",
        "anders": "div.|overige",
    },
    "bron": {
        "corporatie": "bij RHW|RHW|WoCo|won.corp.|via de verhuurder",
        "wijkagent": "pol|pol.|WA|wijkagt|wijkag.|melding van politie|politi",
        "boa": "handh.|THH|toez.|handhavng",
        "bewoner": "bew.|buurtbew.|via inwoner|omwonend",
        "gemeente": "gem.|ODWH|MOR",
        "sociaal_team": "SWT|soc. team|JGT",
        "ggd": "HA|wijkverpl.",
        "school": "LPA|leerpl.",
        "anoniem": "anon.",
    },
    "signaalstatus": {"nieuw": "nw|nw.", "in_weging": "i.b.h.|ibh|in beh.|lop.", "afgerond": "afgeh.|afg.|gesl."},
    "urgentie": {"geel": "norm.", "oranje": "orannje"},
    "huurvorm": {"particuliere_huur": "part. huur", "sociale_huur": "soc. huur"},
    "rol": {"overlastgever": "ovl.gever", "vertegenwoordiger": "bewindv."},
}  # fmt: skip
"""Of each set what is written, and what it must be proposed or read as."""
NOTHING = {
    "thema": (
        "hond|hond.|kat|boom|tuin|afval|parkeren|park.|vuurwerk|graffiti|brand|boren|ratten|verlichting|zwerfafval|fietsen|school|"
        "gel.|geld|over.|pers.|on.|stand|strand|niet bekend|geen drugs|geen overlast|drugs en overlast|overlast hond|"
        "drugs?|GO?|ruzie?|behandeling|verkeer|vader|kin.|x|-|?|ov|ov hond|zorg|wiet in pand"
    ),
    "bron": "hond|bekend|vader|dader|mail|telefoon|geen politie|agent en boa|scholier|huisb.|mw|mw.|hele straat|b.|politie?|oma|balie",
    "signaalstatus": "wacht|niet afgerond|nog niet gesloten|half|?|wachten op RHW",
    "ja_nee": "ongewenst|misschien|later|ja?|niet gewenst",
    "urgentie": "brood|heel|niet urgent|goud|hoofd",
    "rol": "vader|bew.|huurder|oom",
    "huurvorm": "antikraak|onb. huurder|leeg",
}  # fmt: skip
"""Of each set what may neither be proposed nor read as anything."""
RIGHT = [
    (lijst, word, value)
    for lijst, values in PROPOSED.items()
    for value, words in values.items()
    for word in words.split("|")
]


def read_unasked(lijst: str, word: str) -> str:
    soort = (
        InvoerSoort.SIGNAAL if lijst in ("bron", "thema", "signaalstatus", "ja_nee") else InvoerSoort.CASUS
    )
    veld = next(veld for veld in VELDEN.of(soort) if veld.lijst == lijst)
    try:
        return str(Cellezer(VELDEN, date(2026, 11, 30)).read(veld, word))
    except Mis:
        return ""


def proposed(lijst: str, word: str) -> str:
    return meant_word(word, VELDEN.woorden[lijst], VELDEN.afkortingen[lijst])


@pytest.mark.parametrize(("lijst", "word", "value"), RIGHT)
def test_what_is_certain_is_proposed_or_read(lijst: str, word: str, value: str) -> None:
    assert (read_unasked(lijst, word) or proposed(lijst, word)) == value


@pytest.mark.parametrize(
    ("lijst", "word"), [(lijst, word) for lijst, words in NOTHING.items() for word in words.split("|")]
)
def test_what_is_not_certain_is_left_to_the_officer(lijst: str, word: str) -> None:
    assert read_unasked(lijst, word) == ""
    assert "?" in word or proposed(lijst, word) == ""


def test_no_abbreviation_is_read_unasked_as_something_else() -> None:
    wrong = [
        (lijst, short)
        for lijst, words in VELDEN.afkortingen.items()
        for short, value in words.items()
        if read_unasked(lijst, short) not in ("", value) or proposed(lijst, short) not in ("", value)
    ]
    assert wrong == []


STREETS = ("Proeflaan", "Hoofdstraat", "Koningin Julianalaan", "Koning Willemlaan", "Dorpsstraat", "Kerkstraat", "Van der Testweg",
           "Eerste Proefweg", "Eerste Proefkade")  # fmt: skip


@pytest.mark.parametrize(
    ("word", "street"),
    [
        ("Proefln", "Proeflaan"), ("proefln.", "Proeflaan"), ("Hfdstr", "Hoofdstraat"), ("hfdstr.", "Hoofdstraat"),
        ("Kon. Julianalaan", "Koningin Julianalaan"), ("v.d. Testweg", "Van der Testweg"), ("Dorpstraat", "Dorpsstraat"),
        ("Prooflaan", "Proeflaan"), ("Testpln", "Testplein"), ("Dorpsstr", "Dorpsstraat"),
        ("Parkstraat", ""), ("Kerklaan", ""), ("Proefkade", ""), ("1e Proefw.", ""), ("Hfd", ""), ("Kon. laan", ""), ("Dorp", ""),
        ("Eerste Proef.", ""), ("Kerkstraatje", ""), ("bij de brug", ""), ("Hoofdweg", ""), ("Kon. W. laan", ""),
    ],
)  # fmt: skip
def test_a_street_in_short_is_that_street_or_none(word: str, street: str) -> None:
    assert meant_street(word, STREETS) == street
