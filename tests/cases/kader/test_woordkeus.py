"""Words that the law guards are found where they tell something of a person, and ordinary words pass."""

from __future__ import annotations

import pytest

from ivbdesk import resources
from ivbdesk.cases.kader.woordkeus import BIJZONDER, STRAFRECHTELIJK, read_woordkeus
from ivbdesk.cases.taal.fouten import KaderFout

TEXT = resources.read("woordkeus.toml")
WOORDEN = read_woordkeus(TEXT, "woordkeus.toml")
GUARDED = {
    "gezondheid": (
        "is suïcidaal", "is suicidaal", "schizofreen", "laagbegaafd", "hoort stemmen", "Hoort 's nachts stemmen in haar hoofd",
        "seropositief", "depri", "heeft PTSS", "een burn-out", "Persoonlijkheidsstoornis", "slikt medicatie", "PDD-NOS",
        "is verslaafd aan drank", "Haar zoon is autistisch.", "psychiatrische patiënt", "Zij is invalide", "wil zelfmoord plegen",
    ),
    "seksleven": ("hij is homo", "een lesbisch stel", "is trans", "prostitueert zich", "online sekswerk", "transgenders"),
    "geloof": (
        "is moslim", "De buren zijn streng gelovig", "een joodse vrouw", "Het gezin is katholiek.", "gaat naar de moskee", "Jehova's getuige",
    ),
    "afkomst": (
        "is illegaal", "Hij is illegaal.", "de bewoner van nummer 3 is illegaal", "zegt dat de buurman illegaal is",
        "Mevrouw Jansen is illegaal", "Is de buurman illegaal?", "verblijft illegaal", "is Turks", "een Marokkaanse jongen",
        "Poolse arbeiders", "van Somalische afkomst", "statushouders", "zonder papieren",
    ),
    "overtuiging": ("stemt op de PVV", "is PVV'er", "een neonazi", "Hij noemt zich soeverein"),
    "vakbond": ("is vakbondslid", "lid van de FNV"),
    "straf": ("heeft een strafblad", "hij is crimineel", "is eerder veroordeeld", "TBS gehad", "verdachte van diefstal"),
}  # fmt: skip
ORDINARY = (
    "illegale bouw", "illegale onderhuur", "De bouw is illegaal", "De schuur is illegaal gebouwd", "illegaal vuurwerk", "een illegaal casino",
    "de woning is illegaal onderverhuurd", "Wat hij doet is illegaal.", "hij bouwt illegaal", "Er is vast illegaal gestort.",
    "woont aan de Moslimaan 3", "Jodenstraat 4", "Romastraat", "Poolsterstraat", "Joods monument", "Turkse bakker", "haalt eten bij de Chinees",
    "Meneer Turk belde", "De familie Turk is boos", "mevrouw De Christen", "christelijke school", "de kerk aan de Hoofdstraat", "goedgelovig",
    "Verslavingszorg komt elke week.", "De GGZ is betrokken.", "hoort stemmen van de buren", "hoort stemmen op de gang",
    "negeert de brief", "narcissen in de tuin", "De accu van lithium brandde.", "junkfood op de trap", "waant zich veilig", "stroomstoornis", "ordeverstoring",
    "getinte ramen", "gehandicaptenparkeerplaats", "rechts naast de deur", "de dealer van Volvo", "crimineel geld", "verdachte auto",
    "Gaat passen in de klas; loopt langs het addertje.", "mannen die maar kort blijven", "transport", "de vakbond hielp met de brief",
)  # fmt: skip


@pytest.mark.parametrize(
    ("group", "text"), [(group, text) for group, texts in GUARDED.items() for text in texts]
)
def test_words_that_the_law_guards_are_found(group: str, text: str) -> None:
    (found, *_) = WOORDEN.find(text)
    assert found.woorden.groep.code == group
    assert found.woorden.groep.artikel == (STRAFRECHTELIJK if group == "straf" else BIJZONDER)
    assert found.is_bijzonder is (group != "straf")
    assert found.woorden.liever in WOORDEN.told_of(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_streets_and_names_pass(text: str) -> None:
    assert not WOORDEN.told_of(text)


def test_what_is_proposed_instead_passes_itself() -> None:
    for words in WOORDEN.lijst:
        assert not WOORDEN.told_of(words.liever)


def test_a_long_report_without_such_words_passes() -> None:
    text = "Mevrouw zegt dat de buurman van nummer drie hier vaak hard praat en dat zij niet slaapt. " * 60
    assert not WOORDEN.told_of(text)


@pytest.mark.parametrize(
    ("good", "bad"),
    [('"*stoornissen"', '"*"'), ('"*stoornissen"', '"a*a*a*a*a*a*b"'), ('groep = "vakbond"\naltijd', 'groep = "vakbonden"\naltijd'), ('artikel = "AVG art. 10"', 'artikel = "art. 10"')],
)  # fmt: skip
def test_a_mistake_in_the_file_is_told_with_its_line(good: str, bad: str) -> None:
    assert good in TEXT
    with pytest.raises(KaderFout) as wrong:
        read_woordkeus(TEXT.replace(good, bad, 1), "woordkeus.toml")
    assert "woordkeus.toml" in str(wrong.value)
