"""Words that say nothing by themselves: a text of these alone gives no reason, and often only puts it off.

Judged by what is left, not by how a sentence begins: "Het besluit volgt nog" says nothing more than "Volgt nog",
while "Hij volgt een opleiding" tells something.
"""

from __future__ import annotations

import re

NOTHING_SAID = frozenset((
    "nvt", "geen", "niets", "niks", "nee", "ja", "idem", "onbekend", "volgt", "later", "pm", "tbd", "xx", "xxx",
))  # fmt: skip
"""What stands in a field that was only filled to get on."""
_PUTTING_OFF = frozenset((
    "aangevuld", "aanvullen", "binnenkort", "daarna", "gedaan", "ingevuld", "invullen", "komen", "komt", "later",
    "moet", "moeten", "nader", "nagezonden", "nog", "opgenomen", "spoedig", "straks", "toegevoegd", "toevoegen",
    "uitgeschreven", "uitgewerkt", "uitwerken", "uitzoeken", "volgen", "volgend", "volgende", "volgt", "vullen",
    "wordt", "worden", "zal", "zie", "zodra", "zoeken", "zullen",
))  # fmt: skip
_FILLING = frozenset((
    "aan", "al", "alles", "als", "beetje", "bekend", "bepalen", "beschikbaar", "bij", "boven", "daar", "dat", "de",
    "deze", "die", "dit", "doe", "doen", "er", "even", "gehad", "geven", "gewoon", "had", "hebben", "heb", "heeft",
    "helaas", "het", "hier", "hiervan", "hierover", "ik", "iets", "in", "invulling", "is", "kan", "kom", "maar",
    "map", "me", "meer", "met", "mij", "moment", "na", "niet", "nu", "of", "om", "onder", "onderbouwing", "ons",
    "op", "reden", "redenen", "staan", "staat", "stuk", "te", "tekst", "tijd", "toe", "toelichting", "toch", "tot",
    "uit", "uitleg", "van", "vanzelf", "verder", "via", "voor", "vul", "vulling", "was", "we", "wel", "wij", "wil",
    "wordt", "zelf", "zijn", "zo", "zonder", "motivering", "motiveren", "uitwerking",
))  # fmt: skip
_PAPERS = frozenset((
    "advies", "besluit", "bijlage", "brief", "burgemeester", "casus", "dossier", "driehoek", "gemeente",
    "jurist", "notitie", "overleg", "politie", "rapport", "rapportage", "register", "stukken", "verklaring",
    "verslag", "week", "zaak", "zaaksysteem",
))  # fmt: skip
"""What is named when something is still to come: the paper, or who will send it."""
_KEYS = ("qwer", "asdf", "sdfg", "dfgh", "fghj", "ghjk", "hjkl", "zxcv", "xcvb", "cvbn", "vbnm")


def words_of(tekst: str) -> frozenset[str]:
    """The different words of two letters or more; keys that were struck at random are none."""
    found = re.findall(r"[^\W\d_]+", tekst.casefold())
    return frozenset(word for word in found if len(set(word)) > 1 and not any(keys in word for keys in _KEYS))


def puts_off(tekst: str) -> bool:
    """Whether a text only says that the answer is still to come, or lies in another paper: "Volgt bij het besluit"."""
    words = words_of(tekst)
    return bool(words & _PUTTING_OFF) and words <= _PUTTING_OFF | _FILLING | _PAPERS | NOTHING_SAID


def says_nothing(tekst: str) -> bool:
    """Whether no word of a text says anything by itself: "geen reden bekend"."""
    return words_of(tekst) <= _PUTTING_OFF | _FILLING | NOTHING_SAID
